import type { OrgId, Person, PersonId, UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import { isLocalDate, type LocalDate } from '../../time/instant.ts';
import { type CalendarMonth, monthOf } from '../fiscal.ts';
import { asMinutes, type Minutes, type OvertimeDay, type OvertimeMonth, type Span } from '../model.ts';
import type { OvertimeStore } from '../ports.ts';
import { breakBeside, countedBreak, countedSpans, countedWork, sameWork, saysMore, type Work } from '../rules.ts';
import { netOf } from '../span.ts';
import type { ActualDay, Actuals } from './actual-rows.ts';
import { pagesOf } from './check-actuals.ts';
import type { RecordKind } from './column-map.ts';

/**
 * What the file says of a day beside what Akari has. `new`: Akari has nothing that counts. `planned`: it was worked as it
 * was planned, and is recorded so. `same`: it is recorded so already. `longer`: the person recorded more, which stays.
 * `missing`: only Akari has it, which stays too.
 */
export type DayDifference = {
  readonly type: 'new' | 'changed' | 'planned' | 'same' | 'longer' | 'missing';
  readonly day: LocalDate;
  readonly akari: readonly Span[];
  readonly record: RecordKind;
  readonly system: readonly Span[];
  /** 休憩 in each of them. */
  readonly breaks: { readonly akari: Minutes; readonly system: Minutes };
  /** How much longer the system's is without breaks; negative where it is shorter. */
  readonly minutes: number;
};

/** The kinds that are written. */
export const isWritten = ({ type }: DayDifference): boolean =>
  type === 'new' || type === 'changed' || type === 'planned';

export type PersonDifference = {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly days: readonly DayDifference[];
};

export type DifferenceDeps = {
  readonly directory: Pick<Directory, 'people'>;
  readonly overtime: Pick<OvertimeStore, 'monthsOf' | 'inUnit'>;
};

/** A day without times in the file says nothing: the system never makes less of a day by leaving it out. */
export const spansIn = ({ lines }: ActualDay): readonly Span[] => lines.flatMap(({ span }) => span ?? []);

export const breakIn = ({ lines }: ActualDay): Minutes | undefined => {
  const said = lines.flatMap(({ breakMinutes }) => breakMinutes ?? []);
  return said.length === 0 ? undefined : asMinutes(said.reduce((sum, minutes) => sum + minutes, 0));
};

export const compareDay = (
  here: OvertimeDay,
  day: LocalDate,
  system: readonly Span[],
  systemWins: boolean,
  said?: Minutes,
): DayDifference => {
  const work: Work = { spans: system, ...breakBeside(system, said, here.actual) };
  return { ...besideOf(here, day, work), type: typeOf(here, work, systemWins) };
};

const NONE = asMinutes(0);

const besideOf = (here: OvertimeDay, day: LocalDate, work: Work): Omit<DayDifference, 'type'> => {
  const akari = countedSpans(here);
  const breaks = { akari: countedBreak(here) ?? NONE, system: work.breakMinutes ?? NONE };
  const minutes = netOf(work.spans, breaks.system) - netOf(akari, breaks.akari);
  return { day, akari, record: here.actual?.by ?? 'planned', system: work.spans, breaks, minutes };
};

const typeOf = (here: OvertimeDay, work: Work, systemWins: boolean): DayDifference['type'] => {
  const counted = countedWork(here);
  if (sameWork(counted, work)) return here.actual ? 'same' : 'planned';
  if (!systemWins && saysMore(here.actual, work)) return 'longer';
  return counted.spans.length === 0 ? 'new' : 'changed';
};

export const monthsIn = (days: readonly { readonly day: LocalDate }[]): readonly CalendarMonth[] => [
  ...new Set(days.map(({ day }) => monthOf(day))),
];

const keyOf = ({ person, month }: Pick<OvertimeMonth, 'person' | 'month'>): string => `${month}#${person}`;

/** By month, the units to which somebody in the file belonged in it, or belongs now. */
export type UnitsSeen = Map<CalendarMonth, Set<UnitId>>;

/** Person by person in the order of their ids; nobody's rows are kept once they were told, only their units (`seen`). */
export async function* differences(
  actuals: Actuals,
  org: OrgId,
  systemWins: boolean,
  { directory, overtime }: DifferenceDeps,
  seen: UnitsSeen = new Map(),
): AsyncGenerator<PersonDifference> {
  for (const page of pagesOf(actuals.people())) {
    const wanted = page.flatMap(({ person, days }) => monthsIn(days).map((month) => ({ person, month })));
    const [known, months] = await Promise.all([
      directory.people(
        org,
        page.map(({ person }) => person),
      ),
      overtime.monthsOf(org, wanted),
    ]);
    const found = new Map(months.map((month) => [keyOf(month), month]));
    const people = new Map(known.map((person) => [person.id, person]));
    for (const each of wanted) {
      const unit = found.get(keyOf(each))?.unit ?? people.get(each.person)?.unit;
      if (unit !== undefined) seen.set(each.month, (seen.get(each.month) ?? new Set()).add(unit));
    }
    for (const { person, days } of page)
      yield {
        person: { id: person, name: people.get(person)?.name ?? '' },
        days: days.flatMap((day) => {
          const system = spansIn(day);
          const here = found.get(keyOf({ person, month: monthOf(day.day) }))?.days[day.day] ?? {};
          return system.length === 0 ? [] : [compareDay(here, day.day, system, systemWins, breakIn(day))];
        }),
      };
  }
}

/**
 * Days that Akari counts and the file does not have, of everybody in the units that the file speaks of, from its first
 * day to its last.
 */
export async function* missingDays(
  actuals: Actuals,
  org: OrgId,
  seen: UnitsSeen,
  { directory, overtime }: DifferenceDeps,
): AsyncGenerator<PersonDifference> {
  const { range } = actuals;
  if (!range) return;
  for (const [month, units] of seen)
    for (const unit of [...units].toSorted()) {
      const missed = (await overtime.inUnit(org, unit, month)).flatMap((each) => missedIn(each, actuals, range));
      for (const page of pagesOf(missed)) {
        const people = await directory.people(
          org,
          page.map(({ id }) => id),
        );
        const names = new Map(people.map(({ id, name }) => [id, name]));
        for (const { id, days } of page) yield { person: { id, name: names.get(id) ?? '' }, days };
      }
    }
}

type Missed = { readonly id: PersonId; readonly days: readonly DayDifference[] };

const missedIn = (
  { person, days }: OvertimeMonth,
  actuals: Actuals,
  { first, last }: NonNullable<Actuals['range']>,
): readonly Missed[] => {
  const missed = Object.entries(days).flatMap(([day, here]): readonly DayDifference[] => {
    const akari = countedSpans(here);
    if (!isLocalDate(day) || day < first || day > last || akari.length === 0 || actuals.has(person, day)) return [];
    return [{ ...besideOf(here, day, { spans: [] }), type: 'missing' }];
  });
  return missed.length === 0 ? [] : [{ id: person, days: missed.toSorted((a, b) => (a.day < b.day ? -1 : 1)) }];
};
