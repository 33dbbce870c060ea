import type { UnitId } from '../../src/people/model.ts';
import type { Histogram } from '../../src/pulse/model.ts';
import type { UnitCounts, Verdict } from '../../src/results/suppression/model.ts';

/*
 * Goes through everything that could be true. A world is how the people of each unit itself answered one question; who
 * sits in the same unit is exchangeable, so a person is found out when in all worlds that are left everybody of their
 * unit (allies apart, who know their own answers) gave one and the same answer. How many answered in which unit is taken
 * to be known, which is more than is shown.
 */

/** A unit as its parent's index (of its own for the root) and how many of its own people answered, or answered only others. */
export type Plot = {
  readonly parent: number;
  readonly answered: number;
  readonly others?: number;
  readonly silent?: number;
};
export type World = readonly Histogram[];
export type Rules = (units: readonly UnitCounts[]) => Verdict;

export const unitsOf = (plots: readonly Plot[], world: World): readonly UnitCounts[] =>
  plots.map(({ parent, answered, others = 0, silent = 0 }, i) => ({
    id: `u${i}` as UnitId,
    ...(i > 0 && { parent: `u${parent % i}` as UnitId }),
    members: answered + others + silent,
    people: answered + others,
    whole: true,
    counts: { A0: world[i] ?? [0, 0, 0, 0, 0] },
  }));

/** All ways in which so many people can choose among these steps. */
export const histograms = (people: number, steps: readonly number[]): readonly Histogram[] => {
  const found: Histogram[] = [];
  const fill = (at: number, left: number, counts: readonly number[]): void => {
    const step = steps[at];
    if (step === undefined) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts;
      if (left === 0) found.push([a, b, c, d, e]);
      return;
    }
    for (let count = at === steps.length - 1 ? left : 0; count <= left; count += 1)
      fill(
        at + 1,
        left - count,
        counts.map((old, i) => (i === step - 1 ? count : old)),
      );
  };
  fill(0, people, [0, 0, 0, 0, 0]);
  return found;
};

export const worldsOf = (plots: readonly Plot[], steps: readonly number[]): readonly World[] =>
  plots.reduce<readonly World[]>(
    (worlds, { answered }) => {
      const own = histograms(answered, steps);
      return worlds.flatMap((world) => own.map((histogram) => [...world, histogram]));
    },
    [[]],
  );

export const worldCount = (plots: readonly Plot[], steps: number): number =>
  plots.reduce((product, { answered }) => {
    let ways = 1;
    for (let i = 1; i < steps; i += 1) ways = (ways * (answered + i)) / i;
    return product * ways;
  }, 1);

const insideOf = (plots: readonly Plot[]): readonly (readonly number[])[] =>
  plots.map((_, top) =>
    plots.flatMap((_, unit) => {
      let at = unit;
      while (at > top) at = (plots[at]?.parent ?? 0) % at;
      return at === top ? [unit] : [];
    }),
  );

const totalOf = (world: World, inside: readonly number[]): readonly number[] =>
  inside.reduce<readonly number[]>(
    (all, unit) => all.map((count, step) => count + (world[unit]?.[step] ?? 0)),
    [0, 0, 0, 0, 0],
  );

const points = (histogram: readonly number[]): number =>
  histogram.reduce((sum, count, step) => sum + count * (step + 1), 0);
const sizeOf = (histogram: readonly number[]): number => histogram.reduce((sum, count) => sum + count, 0);

/** Everything shown of a world, as exactly as can be. */
const shownOf = (world: World, { means, distributions }: Verdict, inside: readonly (readonly number[])[]): string =>
  inside
    .map((units, i) => {
      const total = totalOf(world, units);
      if (distributions.has(`u${i}` as UnitId)) return total.join();
      return means.has(`u${i}` as UnitId) ? `${sizeOf(total)}:${points(total)}` : '-';
    })
    .join('|');

/** Somebody whose answer is known to others: where they sit and what they said. */
type Ally = { readonly at: number; readonly step: number };

const alliesIn = (world: World, most: number): readonly (readonly Ally[])[] => {
  const all = world.flatMap((own, at) => own.flatMap((count, step) => (count > 0 ? [{ at, step }] : [])));
  const pairs = all.flatMap((a, i) =>
    all.slice(i).flatMap((b) => (a === b && (world[a.at]?.[a.step] ?? 0) < 2 ? [] : [[a, b]])),
  );
  return [[], ...(most >= 1 ? all.map((one) => [one]) : []), ...(most >= 2 ? pairs : [])];
};

/** By unit the steps that anybody but the allies chose, as bits. */
const restOf = (world: World, allies: readonly Ally[]): readonly number[] =>
  world.map((own, at) =>
    own.reduce((bits, count, step) => {
      const known = allies.filter((ally) => ally.at === at && ally.step === step).length;
      return count > known ? bits | (1 << step) : bits;
    }, 0),
  );

export type Found = { readonly unit: number; readonly allies: readonly Ally[]; readonly seen: string };

const isOneBit = (bits: number): boolean => bits > 0 && (bits & (bits - 1)) === 0;

/** Worlds that look the same, each group by what its readers see. */
type Class = { readonly seen: string; readonly worlds: readonly World[] };

const foundIn = ({ seen, worlds }: Class, most: number, only?: World): readonly Found[] => {
  const groups = new Map<string, { allies: readonly Ally[]; bits: readonly number[] }>();
  for (const world of worlds)
    for (const allies of alliesIn(world, most)) {
      const key = allies.map(({ at, step }) => at * 5 + step).join();
      const bits = restOf(world, allies);
      const before = groups.get(key);
      groups.set(key, { allies, bits: before ? bits.map((more, i) => more | (before.bits[i] ?? 0)) : bits });
    }
  const wanted =
    only && new Set(alliesIn(only, most).map((allies) => allies.map(({ at, step }) => at * 5 + step).join()));
  return [...groups].flatMap(([key, { allies, bits }]) =>
    wanted && !wanted.has(key) ? [] : bits.flatMap((own, unit) => (isOneBit(own) ? [{ unit, allies, seen }] : [])),
  );
};

/** Of a unit with one to four answers the sum is certain. */
const sumsIn = ({ seen, worlds }: Class, plots: readonly Plot[]): readonly Found[] =>
  plots.flatMap(({ answered }, unit) => {
    if (answered === 0 || answered > 4) return [];
    const sums = new Set(worlds.map((world) => points(world[unit] ?? [])));
    return sums.size === 1 ? [{ unit, allies: [], seen }] : [];
  });

/** By who knows the rules: every world in which the same units are shown, for the same reasons, with the same numbers. */
export const attackKnowingRules = (
  plots: readonly Plot[],
  steps: readonly number[],
  rules: Rules,
  most: number,
): readonly Found[] => {
  const inside = insideOf(plots);
  const classes = new Map<string, World[]>();
  for (const world of worldsOf(plots, steps)) {
    const verdict = rules(unitsOf(plots, world));
    const why = plots.map((_, i) => verdict.why.get(`u${i}` as UnitId) ?? '').join();
    const seen = `${shownOf(world, verdict, inside)} ${why}`;
    const alike = classes.get(seen);
    if (alike) alike.push(world);
    else classes.set(seen, [world]);
  }
  return [...classes].flatMap(([seen, worlds]) => [
    ...foundIn({ seen, worlds }, most),
    ...sumsIn({ seen, worlds }, plots),
  ]);
};

/** By who knows no rules: every world in which the units that are shown in this one have the same numbers. */
export const attackNumbers = (
  plots: readonly Plot[],
  worlds: readonly World[],
  truth: World,
  rules: Rules,
  most: number,
) => {
  const inside = insideOf(plots);
  const verdict = rules(unitsOf(plots, truth));
  const seen = shownOf(truth, verdict, inside);
  const alike = { seen, worlds: worlds.filter((world) => shownOf(world, verdict, inside) === seen) };
  return [...foundIn(alike, most, truth), ...sumsIn(alike, plots)];
};
