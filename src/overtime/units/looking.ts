import type { Turn } from '../../conversation/feature.ts';
import { type Around, aroundOf } from '../../people/around.ts';
import { treeOf } from '../../people/current-tree.ts';
import type { OrgId, UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import { dateIn, TOKYO } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, monthsFrom, plusMonths } from '../fiscal.ts';

/* Whoever promotes units looks at a closed month of one of them, be it of overtime or of 1on1s. */

export type Wanted = { readonly unit?: UnitId; readonly month?: CalendarMonth; readonly from?: number };

/** What is told of a unit's closed month. */
type Told = { readonly unit: UnitId; readonly month: CalendarMonth };

export type LookDeps<T extends Told> = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  /** Of these months of units those that are closed, in any order. */
  readonly closed: (org: OrgId, wanted: readonly Told[]) => Promise<readonly T[]>;
};

/** `months`: of the unit, the newest first; `read`: of it and of those below it, of the month that is shown. */
export type Look<T extends Told> =
  | { readonly type: 'refused' }
  | ({ readonly type: 'nothing' } & Pick<Around, 'unit'>)
  | {
      readonly type: 'month';
      readonly around: Around;
      readonly own: T;
      readonly read: ReadonlyMap<UnitId, T>;
      readonly months: readonly T[];
    };

/** Units on one card; who has more goes on with a button. */
const MOST_BELOW = 30;
/** A year and the month a year ago. */
const MOST_MONTHS = 13;

export const look = async <T extends Told>(turn: Turn, wanted: Wanted, deps: LookDeps<T>): Promise<Look<T>> => {
  const { person, org } = turn;
  // Who promotes nothing costs nothing.
  const tree = person.promotes.length === 0 ? undefined : await treeOf(org, deps);
  const around = tree && aroundOf(person, wanted.unit, { from: wanted.from, most: MOST_BELOW }, tree);
  if (!around) return { type: 'refused' };
  const { unit, below } = around;
  const found = await readMonth(turn, [unit, ...below], wanted.month, deps);
  return found ? { type: 'month', around, ...found } : { type: 'nothing', unit };
};

/**
 * The month that is wanted, where the unit has it, else its last one that is closed; in one request, unless closings are
 * months late or the unit came later.
 */
const readMonth = async <T extends Told>(
  { org, now }: Turn,
  units: readonly [Around['unit'], ...Around['unit'][]],
  wanted: CalendarMonth | undefined,
  { closed }: LookDeps<T>,
) => {
  const [{ id: top }, ...others] = units;
  const below = others.map(({ id }) => id);
  const last = plusMonths(monthOf(dateIn(now, TOKYO)), -1);
  const of = (months: readonly CalendarMonth[], ids: readonly UnitId[]) =>
    months.flatMap((month) => ids.map((unit) => ({ unit, month })));
  const likely = wanted === undefined ? [last, plusMonths(last, -1)] : [wanted];
  const all = monthsFrom(plusMonths(last, 1 - MOST_MONTHS), last);
  let found = await closed(org, [...of(all, [top]), ...of(likely, below)]);
  const months = found.filter(({ unit }) => unit === top).toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const own = months.find((each) => each.month === wanted) ?? months[0];
  if (!own) return undefined;
  if (!likely.includes(own.month)) found = [...found, ...(await closed(org, of([own.month], below)))];
  const read = found.filter(({ month }) => month === own.month).map((each) => [each.unit, each] as const);
  return { own, months, read: new Map(read) };
};
