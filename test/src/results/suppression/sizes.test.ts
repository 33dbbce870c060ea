import { describe, expect, it } from 'vitest';
import { mostShown } from '../../../../src/results/suppression/sizes.ts';
import { suppress } from '../../../../src/results/suppression/suppress.ts';
import { diceOf, idOf } from '../../../properties/results-offices.ts';
import { bestOf, ministryOf, mostTold, type Office, worthOf } from '../../../properties/results-optimum.ts';
import { round } from './rounds.ts';

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

const bitsOf = (shown: Uint8Array): number => shown.reduce((bits, is, i) => (is === 1 ? bits | (1 << i) : bits), 0);

describe('which units are shown by their sizes', () => {
  it('are the best there can be, none hidden for those below it, in 1,500 trees of up to nine units', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const office = officeOf(seed);
      const chosen = worthOf(office, bitsOf(mostShown(office.tree, office.sizes)));
      expect([seed, chosen]).toEqual([seed, bestOf(office.tree.parents.length, (shown) => worthOf(office, shown))]);
    }
  });
});

describe('which units are shown by what they answered as well', () => {
  it('are at least four fifths of the most whose regions are large and varied, in 300 trees', () => {
    let [shown, most] = [0, 0];
    for (let seed = 1; seed <= 300; seed += 1) {
      const units = ministryOf(seed, 9);
      most += mostTold(units);
      shown += suppress(round(units)).get('A0')?.means.size ?? 0;
    }
    expect(shown).toBeLessThanOrEqual(most);
    expect(shown / most).toBeGreaterThan(0.8);
  });
});
