import type { OrgId, PersonId, Unit, UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { type CalendarMonth, monthsFrom, plusMonths } from '../fiscal.ts';
import type { OvertimeMonth } from '../model.ts';
import type { OvertimeStore } from '../ports.ts';
import type { Scene } from '../scene.ts';
import { type HandOverRow, MONTHS_BEFORE, rowsOfMonth } from './rows.ts';

export type ExportDeps = {
  readonly directory: Pick<Directory, 'people' | 'everyone'>;
  readonly overtime: Pick<OvertimeStore, 'inUnit' | 'monthsOf'>;
};

/** People whose rows are made at a time. */
const PAGE = 100;

/** Some people's rows, with the names of those who confirmed. `unknown`: rows whose person the directory has no more. */
export type RowsPage = {
  readonly rows: readonly HandOverRow[];
  readonly confirmers: ReadonlyMap<PersonId, string>;
  readonly unknown: readonly PersonId[];
};

/** A unit's months as rows, person by person. Who moved is in the file of the unit they belong to, and in no other. */
export async function* rowsOfUnit(
  months: readonly OvertimeMonth[],
  scene: Scene,
  { directory, overtime }: ExportDeps,
): AsyncGenerator<RowsPage> {
  const sorted = months.toSorted((a, b) => (a.person < b.person ? -1 : 1));
  for (let start = 0; start < sorted.length; start += PAGE) {
    const page = sorted.slice(start, start + PAGE);
    const [first] = page;
    if (!first) return;
    const confirmedBy = page.flatMap(({ days }) => Object.values(days).flatMap(({ plan }) => plan?.answer?.by ?? []));
    const ids = [...new Set([...page.map(({ person }) => person), ...confirmedBy])];
    const wanted = page.flatMap(({ person, month }) =>
      monthsFrom(plusMonths(month, -MONTHS_BEFORE), plusMonths(month, -1)).map((each) => ({ person, month: each })),
    );
    const earlier = (await overtime.monthsOf(first.org, wanted)).toSorted((a, b) => (a.month < b.month ? -1 : 1));
    const before = Map.groupBy(earlier, ({ person }) => person);
    const people = new Map((await directory.people(first.org, ids)).map((person) => [person.id, person]));
    yield {
      rows: page.flatMap((month) => {
        const person = people.get(month.person);
        return person ? rowsOfMonth(month, before.get(person.id) ?? [], person, scene) : [];
      }),
      confirmers: new Map(confirmedBy.map((id) => [id, people.get(id)?.name ?? ''])),
      unknown: page.flatMap(({ person }) => (people.has(person) ? [] : [person])),
    };
  }
}

/** The units a file is made for: the one that was named and everything below it. */
export const unitsUnder = (tree: UnitTree, unit: UnitId | 'all'): readonly Unit[] =>
  tree.subtree(unit === 'all' ? tree.root.id : unit);

/**
 * Whose month belongs to which unit, of everybody: also to units that the directory has no more, as after a
 * reorganisation, to which no way through the tree leads. Each person is in one of them, whoever moves meanwhile.
 */
export const everybodyByUnit = async (
  org: OrgId,
  month: CalendarMonth,
  { directory, overtime }: ExportDeps,
): Promise<ReadonlyMap<UnitId, readonly PersonId[]>> => {
  const found = new Map<UnitId, PersonId[]>();
  for await (const page of directory.everyone(org)) {
    const wanted = page.map(({ id }) => ({ person: id, month }));
    for (const { unit, person } of await overtime.monthsOf(org, wanted))
      if (!found.get(unit)?.push(person)) found.set(unit, [person]);
  }
  return found;
};

const forbidden = /[<>:"/\\|?*%\p{C}]/gu;

/**
 * A name for each unit's file, without what Windows dislikes. Two units whose names differ by capitals alone would be one
 * file there: the later one gets a number.
 */
export const fileNamesOf = (month: CalendarMonth, units: readonly UnitId[]): ReadonlyMap<UnitId, string> => {
  const taken = new Map<string, number>();
  const names = units.toSorted().map((unit): [UnitId, string] => {
    const name = `${month}_${unit.replace(forbidden, (sign) => encodeURIComponent(sign).replace('*', '%2A'))}`;
    const times = (taken.get(name.toLowerCase()) ?? 0) + 1;
    taken.set(name.toLowerCase(), times);
    return [unit, `${name}${times === 1 ? '' : `~${times}`}.csv`];
  });
  return new Map(names);
};
