import type { UnitId } from '../people/model.ts';
import { SMALLEST_GROUP } from '../people/smallest-group.ts';
import { mostShown } from '../results/suppression/sizes.ts';
import { numbered, totals } from '../results/suppression/tree.ts';
import type { RoundTree } from './model.ts';

/** How many answered in a unit and below it: as it may be shown, or why not. */
export type Count = { readonly type: 'shown'; readonly people: number } | { readonly type: 'few' | 'withheld' };

/**
 * What may be shown of how many answered, for all units at once, whoever looks at which of them: the same units of
 * which results are, so that the two together tell no more than each alone.
 */
export const countsShown = (tree: RoundTree, answered: ReadonlyMap<UnitId, number>): ReadonlyMap<UnitId, Count> => {
  const units = numbered([...tree.values()]);
  const people = units.ids.map((id) => answered.get(id) ?? 0);
  const members = units.ids.map((id) => tree.get(id)?.keeps ?? 0);
  const isShown = mostShown(units, { members, people, mayShow: () => true, k: SMALLEST_GROUP });
  const all = totals(units, people);
  return new Map(
    units.ids.map((id, unit): [UnitId, Count] => {
      const total = all[unit] ?? 0;
      if (isShown[unit] === 1) return [id, { type: 'shown', people: total }];
      return [id, { type: total < SMALLEST_GROUP ? 'few' : 'withheld' }];
    }),
  );
};
