import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../src/pulse/model.ts';
import { bySizeAlone, byTheRules, type Dice, diceOf, fromFiveOn } from './results-offices.ts';
import {
  attackKnowingRules,
  attackNumbers,
  histograms,
  type Plot,
  type Rules,
  type World,
  worldCount,
  worldsOf,
} from './results-worlds.ts';

const MOST_WORLDS = 4_000;

const scales: readonly [readonly number[], ...(readonly number[])[]] = [
  [1, 5],
  [2, 3],
  [1, 3, 5],
  [2, 3, 4],
  [2, 3, 4, 5],
];

type Case = { readonly plots: readonly Plot[]; readonly steps: readonly number[] };

const small = (dice: Dice): Plot => ({
  parent: dice.below(20),
  answered: dice.one([0, 0, 1, 3, 4, 5, 5, 6, 7, 8, 9]),
  others: dice.one([0, 0, 0, 1, 3]),
  silent: dice.one([0, 0, 2]),
});

const large = (dice: Dice): Plot => ({ parent: dice.below(20), answered: dice.one([0, 8, 8, 9, 10, 12]) });

const casesOf = (seed: number, count: number, plot: (dice: Dice) => Plot): readonly Case[] => {
  const dice = diceOf(seed);
  const cases: Case[] = [];
  while (cases.length < count) {
    const steps = dice.one(scales);
    const plots = Array.from({ length: dice.between(2, 5) }, () => plot(dice));
    const worlds = worldCount(plots, steps.length);
    if (worlds >= 30 && worlds <= MOST_WORLDS) cases.push({ plots, steps });
  }
  return cases;
};

const leaksAmong = (cases: readonly Case[], rules: Rules, allies: number) =>
  cases.flatMap(({ plots, steps }) => {
    const found = attackKnowingRules(plots, steps, rules, allies);
    return found.length > 0 ? [{ plots, steps, found: found[0] }] : [];
  });

describe('going through every world in which the same is seen', () => {
  it.each([1, 2, 3])(
    'finds out nobody in 120 trees, knowing the rules and one answer (%i)',
    (seed) => {
      expect(leaksAmong(casesOf(seed, 120, small), byTheRules, 1)).toEqual([]);
    },
    60_000,
  );

  it.each([4, 5])(
    'finds out nobody in 120 trees of eights, knowing the rules and two answers (%i)',
    (seed) => {
      expect(leaksAmong(casesOf(seed, 120, large), byTheRules, 2)).toEqual([]);
    },
    60_000,
  );

  it('finds out somebody in most of these trees where sizes alone decide, and where each unit of five or more is shown', () => {
    const cases = casesOf(1, 40, small);
    expect(leaksAmong(cases, bySizeAlone, 1).length).toBeGreaterThan(20);
    expect(leaksAmong(cases, fromFiveOn, 1).length).toBeGreaterThan(20);
  });
});

/** How the people of one unit answer: most of them alike, or each as they like. */
const answersOf = (dice: Dice, people: number, steps: readonly number[]): Histogram => {
  const mode = steps[dice.below(steps.length)] ?? 1;
  const loyalty = dice.one([0, 0.5, 0.8, 0.95]);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < people; i += 1) {
    const step = dice.isLucky(loyalty) ? mode : (steps[dice.below(steps.length)] ?? 1);
    counts[step - 1] = (counts[step - 1] ?? 0) + 1;
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts;
  return [a, b, c, d, e];
};

const leaksToTwo = (seed: number, trees: number, rules: Rules) => {
  const dice = diceOf(seed);
  return casesOf(seed, trees, small).flatMap(({ plots, steps }) => {
    const worlds = worldsOf(plots, steps);
    return Array.from({ length: 5 }, () => plots.map(({ answered }) => answersOf(dice, answered, steps))).flatMap(
      (truth: World) => attackNumbers(plots, worlds, truth, rules, 2).map((found) => ({ plots, truth, found })),
    );
  });
};

describe('going through every world with the same exact numbers', () => {
  it.each([6, 7])(
    'finds out nobody in 1,000 rounds of 200 trees, knowing two answers (%i)',
    (seed) => {
      expect(leaksToTwo(seed, 200, byTheRules)).toEqual([]);
    },
    60_000,
  );

  it('finds out somebody where sizes alone decide, and where each unit of five or more is shown', () => {
    expect(leaksToTwo(6, 40, bySizeAlone)).not.toEqual([]);
    expect(leaksToTwo(6, 40, fromFiveOn)).not.toEqual([]);
  });
});

const plots = (...all: readonly (readonly [parent: number, answered: number])[]): readonly Plot[] =>
  all.map(([parent, answered]) => ({ parent, answered }));

describe('what a hidden unit tells of others', () => {
  it('is nothing of a root that leans: the unit it takes along is hidden as if it leaned itself', () => {
    expect(attackKnowingRules(plots([0, 8], [0, 8]), [1, 5], byTheRules, 2)).toEqual([]);
  });

  it('is nothing of a small rest beside a large group that leans the other way', () => {
    expect(attackKnowingRules(plots([0, 8], [0, 8], [0, 18]), [1, 5], byTheRules, 2)).toEqual([]);
  });

  it('is nothing by the way on which the unit that was taken along went', () => {
    expect(attackKnowingRules(plots([0, 0], [0, 8], [1, 9]), [1, 5], byTheRules, 2)).toEqual([]);
    expect(attackKnowingRules(plots([0, 8], [0, 0], [0, 12], [1, 9]), [1, 5], byTheRules, 2)).toEqual([]);
  });

  it('is nothing of a unit too few of which answered, below a root that leans with it', () => {
    const few = { parent: 0, answered: 4, others: 3 };
    expect(
      attackKnowingRules([{ parent: 0, answered: 5 }, few, { parent: 1, answered: 6 }], [1, 3, 5], byTheRules, 1),
    ).toEqual([]);
  });
});

it('lists every way to choose once', () => {
  expect(histograms(2, [1, 5])).toEqual([
    [0, 0, 0, 0, 2],
    [1, 0, 0, 0, 1],
    [2, 0, 0, 0, 0],
  ]);
  expect(
    worldsOf(
      [
        { parent: 0, answered: 4 },
        { parent: 0, answered: 3 },
      ],
      [1, 3, 5],
    ),
  ).toHaveLength(150);
});
