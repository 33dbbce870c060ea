import type { UnitId } from '../people/model.ts';
import { SMALLEST_GROUP } from '../people/smallest-group.ts';
import type { RoundTree, RoundUnit } from './model.ts';

/** How many answered in a unit and below it: as it may be shown, or why not. */
export type Count = { readonly type: 'shown'; readonly people: number } | { readonly type: 'few' | 'withheld' };

/**
 * What may be shown of how many answered, for all units at once, whoever looks at which of them. A number is shown
 * from five on, and only if what is left of it, after the shown units inside are subtracted, is five or more as well
 * (or nobody at all): else the smallest of those units is withheld. So everything that can be computed from what is
 * shown is a sum of groups of five or more.
 */
export const countsShown = (tree: RoundTree, answered: ReadonlyMap<UnitId, number>): ReadonlyMap<UnitId, Count> => {
  const counts = new Map<UnitId, Count>();
  const inside = new Map<UnitId, Group[]>();
  for (const unit of [...tree.values()].toReversed()) {
    const groups = inside.get(unit.id) ?? [];
    const total = groups.reduce(plus, { ...own(unit, answered), shown: [] });
    const { shown, withheld } = separable(total);
    for (const id of withheld) counts.set(id, { type: 'withheld' });
    const isShown = total.people >= SMALLEST_GROUP;
    counts.set(unit.id, isShown ? { type: 'shown', people: total.people } : { type: 'few' });
    if (unit.parent === undefined) continue;
    const group = { ...total, shown: isShown ? [{ unit: unit.id, ...total, shown }] : shown };
    inside.set(unit.parent, [...(inside.get(unit.parent) ?? []), group]);
  }
  return counts;
};

/** Some people: how many answered of how many whose answers count here, and the topmost shown units among them. */
type Group = { readonly people: number; readonly keeps: number; readonly shown: readonly Shown[] };
type Shown = Group & { readonly unit: UnitId };

const own = ({ id, keeps }: RoundUnit, answered: ReadonlyMap<UnitId, number>) => ({
  people: answered.get(id) ?? 0,
  keeps,
});

const plus = (a: Group, b: Group): Group => ({
  people: a.people + b.people,
  keeps: a.keeps + b.keeps,
  shown: [...a.shown, ...b.shown],
});

/** Withholds the smallest unit inside until the rest of the group is large enough, or there is nobody in it. */
const separable = (group: Group): { readonly shown: readonly Shown[]; readonly withheld: readonly UnitId[] } => {
  const withheld: UnitId[] = [];
  let shown = group.shown;
  while (shown.length > 0 && !isSafe(restOf(group, shown))) {
    const [smallest, ...others] = shown.toSorted((a, b) => a.people - b.people || (a.unit < b.unit ? -1 : 1));
    if (!smallest) break;
    withheld.push(smallest.unit);
    shown = [...others, ...smallest.shown];
  }
  return { shown, withheld };
};

const restOf = (group: Group, shown: readonly Shown[]) => ({
  people: shown.reduce((rest, { people }) => rest - people, group.people),
  keeps: shown.reduce((rest, { keeps }) => rest - keeps, group.keeps),
});

const isSafe = ({ people, keeps }: { readonly people: number; readonly keeps: number }): boolean =>
  people >= SMALLEST_GROUP || (people === 0 && keeps === 0);
