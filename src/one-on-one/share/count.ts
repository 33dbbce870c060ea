import { type CalendarMonth, firstDay, lastDay, plusMonths } from '../../overtime/fiscal.ts';
import { COMPARED_MONTHS, mayBeTold } from '../../overtime/units/moves.ts';
import { type Part, type Range, saysNothing, type Told } from '../../overtime/units/rules.ts';
import type { PersonId, UnitId } from '../../people/model.ts';
import { sumsBelow, type UnitTree } from '../../people/tree.ts';
import type { Diary, Pair } from '../model.ts';
import type { UnitShare } from './model.ts';
import { tellShares } from './rules.ts';

/** Pairs of a unit itself, not below it. Of fewer than five it is never kept beyond the counting. */
type UnitPairs = {
  pairs: number;
  held: number;
  readonly known: Map<PersonId, number>;
  /** Of them those that were not counted one, two, three months before. */
  readonly joined: number[];
};

export type Counted = Map<UnitId, UnitPairs>;

/** Adds the pairs of a diary to what was counted. */
export const addDiary = (counted: Counted, { manager, pairs }: Diary, month: CalendarMonth, tree: UnitTree): void => {
  for (const pair of pairs) {
    if (pair.gone || pair.started === undefined || pair.started > firstDay(month)) continue;
    const at = placeOf(pair, tree);
    const unit = counted.get(at) ?? { pairs: 0, held: 0, known: new Map(), joined: backs.map(() => 0) };
    counted.set(at, unit);
    unit.pairs += 1;
    unit.held += isHeld(pair, month) ? 1 : 0;
    unit.known.set(manager, (unit.known.get(manager) ?? 0) + 1);
    for (const back of backs)
      if (pair.started > firstDay(plusMonths(month, -back))) unit.joined[back - 1] = (unit.joined[back - 1] ?? 0) + 1;
  }
};

/** The months before with which one is compared. */
const backs = Array.from({ length: COMPARED_MONTHS }, (_, i) => i + 1);

export const monthsBefore = (month: CalendarMonth): readonly CalendarMonth[] =>
  backs.map((back) => plusMonths(month, -back));

/** Whether they talked in that month, as far as somebody said so by now. */
const isHeld = ({ past, lastHeld }: Pair, month: CalendarMonth): boolean => {
  const days = past.flatMap(({ day, ending }) => (ending === 'held' ? [day] : []));
  return [...days, ...(lastHeld === undefined ? [] : [lastHeld])].some(
    (day) => day >= firstDay(month) && day <= lastDay(month),
  );
};

/**
 * A head counts in the unit above, as everywhere. So does who talks with a mentor: whoever heads the unit knows all its
 * other pairs, and would find out that one.
 */
const placeOf = ({ unit, staff, mentor }: Pair, tree: UnitTree): UnitId => {
  const own = tree.unit(unit) ?? tree.root;
  const up = (id: UnitId): UnitId => tree.unit(id)?.parent ?? id;
  const from = own.managers.includes(staff) ? up(own.id) : own.id;
  return mentor ? up(from) : from;
};

/** Everything that is told of a month, of all units at once. `before`: of each month before that was closed. */
export const sharesOf = (
  tree: UnitTree,
  counted: Counted,
  before: readonly (ReadonlyMap<UnitId, number> | undefined)[],
): ReadonlyMap<UnitId, Pick<UnitShare, 'pairs' | 'held'>> => {
  const units = tree.subtree(tree.root.id);
  const all = sumsBelow(tree, (unit) => counted.get(unit)?.pairs ?? 0);
  const moves = before.map((pairs, i) => pairs && movesOf(tree, counted, all, pairs, i));
  const told = tellShares(units, {
    own: new Map([...counted].map(([unit, { pairs, held }]): [UnitId, Part] => [unit, partOf(pairs, held)])),
    known: new Map([...counted].map(([unit, { known }]) => [unit, known])),
    mayTell: (unit) =>
      mayBeTold(
        all.get(unit) ?? 0,
        moves.flatMap((moved) => moved?.get(unit) ?? []),
      ),
  });
  return new Map(units.map(({ id }) => [id, { pairs: all.get(id) ?? 0, ...rangeIn(told.get(id)) }]));
};

const partOf = (pairs: number, held: number): Part => ({ people: pairs, most: pairs, count: held });

const rangeIn = (told: Told | undefined): { readonly held?: Range } =>
  told?.type !== 'told' || saysNothing(told) ? {} : { held: { from: told.from, to: told.to } };

/** How many pairs came to a unit since a month before, and how many it has no more. */
const movesOf = (
  tree: UnitTree,
  counted: Counted,
  now: ReadonlyMap<UnitId, number>,
  then: ReadonlyMap<UnitId, number>,
  index: number,
): ReadonlyMap<UnitId, readonly number[]> => {
  const joined = sumsBelow(tree, (unit) => counted.get(unit)?.joined[index] ?? 0);
  return new Map(
    [...now].map(([unit, pairs]) => {
      const came = joined.get(unit) ?? 0;
      return [unit, [came, Math.abs((then.get(unit) ?? 0) + came - pairs)]];
    }),
  );
};
