import type { UnitCounts } from '../../src/results/suppression/model.ts';
import type { Sizes } from '../../src/results/suppression/sizes.ts';
import { isSpread } from '../../src/results/suppression/spread.ts';
import { countedTree, type Tree } from '../../src/results/suppression/tree.ts';
import { type Dice, diceOf, idOf } from './results-offices.ts';

/* The best there could be, by trying every choice of units to show. */

export type Office = { readonly tree: Tree; readonly sizes: Sizes };

/** The people of each region by its shown unit, for one choice as bits. */
const regions = ({ parents }: Tree, shown: number, values: readonly number[]): ReadonlyMap<number, number> => {
  const sums = new Map<number, number>();
  values.forEach((value, i) => {
    let at = i;
    while (at >= 0 && (shown & (1 << at)) === 0) at = parents[at] ?? -1;
    if (at >= 0) sums.set(at, (sums.get(at) ?? 0) + value);
  });
  return sums;
};

/** A unit outweighs all below it. */
const rankOf = (tree: Tree, unit: number): number =>
  tree.parents.reduce((sum, parent, i) => (parent === unit ? sum + allRanks(tree, i) : sum), 1);
const allRanks = (tree: Tree, top: number): number =>
  tree.parents.reduce((sum, _, i) => (isWithin(tree, i, top) ? sum + rankOf(tree, i) : sum), 0);

/** Worth of a choice, undefined when a region is too small: units first, then the people in them. */
export const worthOf = (
  { tree, sizes }: Office,
  shown: number,
  weightOf: (unit: number) => number = (unit) => rankOf(tree, unit),
): readonly [number, number] | undefined => {
  const { members, people, mayShow, k } = sizes;
  const own = regions(tree, shown, people);
  const there = regions(tree, shown, members);
  let [units, heads] = [0, 0];
  for (const i of people.keys()) {
    if ((shown & (1 << i)) === 0) continue;
    const rest = own.get(i) ?? 0;
    const total = people.reduce((sum, each, j) => (isWithin(tree, j, i) ? sum + each : sum), 0);
    if (!mayShow(i) || total < k || (rest > 0 && rest < k) || (rest === 0 && (there.get(i) ?? 0) > 0)) return undefined;
    units += weightOf(i);
    heads += total;
  }
  return [units, heads];
};

const isWithin = ({ parents }: Tree, unit_: number, top: number): boolean => {
  for (let at = unit_; at >= 0; at = parents[at] ?? -1) if (at === top) return true;
  return false;
};

export const bestOf = (
  units: number,
  worth: (shown: number) => readonly [number, number] | undefined,
): readonly [number, number] => {
  let best: readonly [number, number] = [0, 0];
  for (let shown = 0; shown < 1 << units; shown += 1) {
    const [more, heads] = worth(shown) ?? [-1, 0];
    if (more > best[0] || (more === best[0] && heads > best[1])) best = [more, heads];
  }
  return best;
};

const answers = (dice: Dice, people: number): readonly [number, number, number, number, number] => {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  const [mode, loyalty] = [dice.below(5), dice.one([0.2, 0.4, 0.6])];
  for (let i = 0; i < people; i += 1) {
    const step = dice.isLucky(loyalty) ? mode : dice.below(5);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
};

/** Up to so many units whose people answer much or little alike. */
export const ministryOf = (seed: number, most: number): readonly UnitCounts[] => {
  const dice = diceOf(seed);
  return Array.from({ length: dice.between(1, most) }, (_, i): UnitCounts => {
    const people = dice.one([0, 0, 3, 5, 8, 12, 20]);
    const parent = i === 0 ? {} : { parent: idOf(dice.below(i)) };
    return { id: idOf(i), ...parent, members: people, people, whole: true, counts: { A0: answers(dice, people) } };
  });
};

/** How many units could be shown if each region only had to be large, and varied, by whichever way of choosing. */
export const mostTold = (units: readonly UnitCounts[]): number => {
  const { tree, own } = countedTree(units);
  const sizes = {
    members: own.map(({ members }) => members),
    people: own.map(({ people }) => people),
    mayShow: () => true,
    k: 5,
  };
  const steps = [0, 1, 2, 3, 4].map((step) => own.map(({ counts }) => counts.A0?.[step] ?? 0));
  const isVaried = (choice: number): boolean => {
    const parts = steps.map((values) => regions(tree, choice, values));
    return [...(parts[0]?.keys() ?? [])].every((unit) => {
      const chosen = parts.map((part) => part.get(unit) ?? 0);
      return chosen.every((count) => count === 0) || isSpread(chosen);
    });
  };
  const [best] = bestOf(units.length, (choice) => {
    const worth = worthOf({ tree, sizes }, choice, () => 1);
    return worth && isVaried(choice) ? worth : undefined;
  });
  return best;
};
