import type { UnitId } from '../../src/people/model.ts';
import { closedRound } from '../../src/results/suppression/answers.ts';
import type { UnitCounts, Verdict } from '../../src/results/suppression/model.ts';
import { lowest } from '../../src/results/suppression/model.ts';
import { mostShown } from '../../src/results/suppression/sizes.ts';
import { suppress } from '../../src/results/suppression/suppress.ts';
import { countedTree, totals } from '../../src/results/suppression/tree.ts';
import { randomOf } from '../chaos/random.ts';

/** Numbers that look random and are the same for the same seed. */
export type Dice = {
  readonly below: (end: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly isLucky: (chance: number) => boolean;
  readonly one: <T>(things: readonly [T, ...T[]]) => T;
};

export const diceOf = (seed: number): Dice => {
  const next = randomOf(Math.imul(seed, 0x9e3779b1));
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    isLucky: (chance) => next() < chance,
    one: (things) => things[below(things.length)] ?? things[0],
  };
};

export const idOf = (index: number): UnitId => `u${index}` as UnitId;

/** The product's rules, of one round by itself. */
export const byTheRules = (units: readonly UnitCounts[]): Verdict =>
  verdictOf(suppress(closedRound({ units, questions: ['A0'], thresholds: lowest, homes: new Map(), earlier: [] })));

export const verdictOf = (verdicts: ReadonlyMap<string, Verdict>): Verdict => {
  const [verdict] = verdicts.values();
  if (!verdict) throw new Error('no question was judged');
  return verdict;
};

const showing = (shown: Iterable<UnitId>): Verdict => {
  const units = new Set(shown);
  return { means: units, distributions: units, why: new Map() };
};

/** The engine switched off: every unit in which five or more answered. */
export const fromFiveOn = (units: readonly UnitCounts[]): Verdict => {
  const { tree, own } = countedTree(units);
  const all = totals(
    tree,
    own.map(({ people }) => people),
  );
  return showing(tree.ids.filter((_, unit) => (all[unit] ?? 0) >= 5));
};

/**
 * What is usual: beside a hidden unit its smallest sister is hidden as well until five or more people are hidden
 * together, each parent for itself.
 */
export const hidingSmallChildren = (units: readonly UnitCounts[]): Verdict => {
  const { tree, own } = countedTree(units);
  const all = totals(
    tree,
    own.map(({ people }) => people),
  );
  const hidden = new Set<number>();
  tree.ids.forEach((_, unit) => {
    if ((all[unit] ?? 0) < 5) hidden.add(unit);
  });
  for (let parent = 0; parent < tree.ids.length; parent += 1) {
    const children = tree.ids.flatMap((_, unit) => (tree.parents[unit] === parent ? [unit] : []));
    const rest = (): number => children.reduce((sum, child) => sum + (hidden.has(child) ? (all[child] ?? 0) : 0), 0);
    const smallest = () =>
      children.filter((child) => !hidden.has(child)).toSorted((a, b) => (all[a] ?? 0) - (all[b] ?? 0))[0];
    for (let next = smallest(); next !== undefined && rest() > 0 && rest() < 5; next = smallest()) hidden.add(next);
  }
  return showing(tree.ids.filter((_, unit) => !hidden.has(unit)));
};

/** The rules without the one about answers that lean one way: sizes alone. */
export const bySizeAlone = (units: readonly UnitCounts[]): Verdict => {
  const { tree, own } = countedTree(units);
  const shown = mostShown(tree, {
    members: own.map(({ members }) => members),
    people: own.map(({ people }) => people),
    mayShow: () => true,
    k: 5,
  });
  return showing(tree.ids.filter((_, unit) => shown[unit] === 1));
};
