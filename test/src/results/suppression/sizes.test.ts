import { describe, expect, it } from 'vitest';
import { mostShown, type Sizes } from '../../../../src/results/suppression/sizes.ts';
import { isSpread } from '../../../../src/results/suppression/spread.ts';
import { suppress } from '../../../../src/results/suppression/suppress.ts';
import type { Tree } from '../../../../src/results/suppression/tree.ts';
import { countedTree } from '../../../../src/results/suppression/tree.ts';
import { type Dice, diceOf, idOf } from '../../../properties/results-offices.ts';
import { round, unit } from './rounds.ts';

type Office = { readonly tree: Tree; readonly sizes: Sizes };

const officeOf = (seed: number): Office => {
  const dice = diceOf(seed);
  const parents = Array.from({ length: dice.between(1, 9) }, (_, i) => (i === 0 ? -1 : dice.below(i)));
  const members = parents.map(() => dice.one([0, 0, 1, 2, 3, 4, 5, 6, 9]));
  const people = members.map((all) => (dice.isLucky(0.2) ? 0 : Math.max(0, all - dice.below(3))));
  const isFit = parents.map(() => dice.isLucky(0.9));
  return {
    tree: { ids: parents.map((_, i) => idOf(i)), parents: Int32Array.from(parents) },
    sizes: { members, people, mayShow: (index) => isFit[index] ?? false, k: dice.one([5, 5, 8]) },
  };
};

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

/** Worth of a choice, undefined when a region is too small: units first, then the people in them. */
const worthOf = ({ tree, sizes }: Office, shown: number): readonly [number, number] | undefined => {
  const { members, people, mayShow, k } = sizes;
  const own = regions(tree, shown, people);
  const there = regions(tree, shown, members);
  let [units, heads] = [0, 0];
  for (const i of people.keys()) {
    if ((shown & (1 << i)) === 0) continue;
    const rest = own.get(i) ?? 0;
    const total = people.reduce((sum, each, j) => (isWithin(tree, j, i) ? sum + each : sum), 0);
    if (!mayShow(i) || total < k || (rest > 0 && rest < k) || (rest === 0 && (there.get(i) ?? 0) > 0)) return undefined;
    units += 1;
    heads += total;
  }
  return [units, heads];
};

const isWithin = ({ parents }: Tree, unit_: number, top: number): boolean => {
  for (let at = unit_; at >= 0; at = parents[at] ?? -1) if (at === top) return true;
  return false;
};

const bitsOf = (shown: Uint8Array): number => shown.reduce((bits, is, i) => (is === 1 ? bits | (1 << i) : bits), 0);

const bestOf = (
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

describe('which units are shown by their sizes', () => {
  it('are as many as can be, and the largest, in 1,500 trees of up to nine units', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const office = officeOf(seed);
      const chosen = worthOf(office, bitsOf(mostShown(office.tree, office.sizes)));
      expect([seed, chosen]).toEqual([seed, bestOf(office.tree.parents.length, (shown) => worthOf(office, shown))]);
    }
  });
});

const answers = (dice: Dice, people: number): readonly [number, number, number, number, number] => {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  const [mode, loyalty] = [dice.below(5), dice.one([0.2, 0.4, 0.6])];
  for (let i = 0; i < people; i += 1) {
    const step = dice.isLucky(loyalty) ? mode : dice.below(5);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
};

describe('which units are shown by what they answered as well', () => {
  it('are at least four fifths of the most whose regions are large and varied, in 300 trees', () => {
    let [shown, most] = [0, 0];
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = diceOf(seed);
      const units = Array.from({ length: dice.between(1, 9) }, (_, i) =>
        unit(idOf(i), i === 0 ? undefined : idOf(dice.below(i)), answers(dice, dice.one([0, 0, 3, 5, 8, 12, 20]))),
      );
      const { tree, own } = countedTree(units);
      const sizes = {
        members: own.map(({ members }) => members),
        people: own.map(({ people }) => people),
        mayShow: () => true,
        k: 5,
      };
      const steps = [0, 1, 2, 3, 4].map((step) => own.map(({ counts }) => counts.A0?.[step] ?? 0));
      const [best] = bestOf(units.length, (choice) => {
        const worth = worthOf({ tree, sizes }, choice);
        const parts = worth && steps.map((values) => regions(tree, choice, values));
        const isTold =
          parts?.[0] &&
          [...parts[0].keys()].every((i) => {
            const chosen = parts.map((part) => part.get(i) ?? 0);
            return chosen.every((count) => count === 0) || isSpread(chosen);
          });
        return isTold ? worth : undefined;
      });
      most += best;
      shown += suppress(round(units)).get('A0')?.means.size ?? 0;
    }
    expect(shown).toBeLessThanOrEqual(most);
    expect(shown / most).toBeGreaterThan(0.8);
  });
});
