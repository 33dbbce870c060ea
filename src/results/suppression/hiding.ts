import type { Why } from './model.ts';
import type { Tree } from './tree.ts';

/** By unit six numbers, one after the other: how many chose each step, and how many answered anything at all. */
export type Steps = Int32Array;
export const STEPS = 6;

export const stepsOf = (steps: Steps, unit: number): readonly number[] => [
  ...steps.subarray(unit * STEPS, (unit + 1) * STEPS),
];

const add = (steps: Steps, from: number, to: number): void => {
  for (let step = 0; step < STEPS; step += 1)
    steps[to * STEPS + step] = (steps[to * STEPS + step] ?? 0) + (steps[from * STEPS + step] ?? 0);
};

export type Hidden = { readonly unit: number; readonly why: Why };

/** Why a region may not be told; undefined when it may. */
export type Objection = (chosen: readonly number[], people: number) => Why | undefined;

/**
 * Looks at every shown unit's region, from the leaves up. One that may not be told takes the smallest shown unit inside
 * it along, until it may; where none is left inside, the unit itself is hidden, and its people belong to the region
 * above. Which unit goes is decided by the tree and by how many people there are, never by what they answered. Changes
 * `isShown`, and gives what was hidden here.
 */
export const hideUntilTold = (
  { parents }: Tree,
  isShown: Uint8Array,
  own: Steps,
  people: readonly number[],
  objection: Objection,
): readonly Hidden[] => {
  const hidden: Hidden[] = [];
  const regions = Int32Array.from(own);
  const inside = Array.from(parents, (): number[] => []);
  const objectionTo = (unit: number): Why | undefined => {
    const steps = stepsOf(regions, unit);
    return objection(steps.slice(0, -1), steps.at(-1) ?? 0);
  };
  const hide = (unit: number, why: Why): void => {
    isShown[unit] = 0;
    hidden.push({ unit, why });
  };
  const widen = (unit: number): void => {
    const tops = inside[unit] ?? [];
    for (let why = objectionTo(unit); why; why = objectionTo(unit)) {
      const smallest = takeSmallest(tops, people);
      if (smallest === undefined) {
        hide(unit, why);
        return;
      }
      hide(smallest, 'withheld');
      add(regions, smallest, unit);
      for (const top of inside[smallest] ?? []) tops.push(top);
    }
  };
  for (let unit = parents.length - 1; unit >= 0; unit -= 1) {
    if (isShown[unit] === 1) widen(unit);
    if (unit === 0) break;
    const above = parents[unit] ?? 0;
    if (isShown[unit] === 0) add(regions, unit, above);
    for (const top of isShown[unit] === 1 ? [unit] : (inside[unit] ?? [])) inside[above]?.push(top);
  }
  return hidden;
};

/** Takes out of some units the one with the fewest people; of equal ones the first in the tree. */
const takeSmallest = (units: number[], people: readonly number[]): number | undefined => {
  const [first, ...others] = units;
  if (first === undefined) return undefined;
  const before = (a: number, b: number): boolean => {
    const less = (people[a] ?? 0) - (people[b] ?? 0);
    return less < 0 || (less === 0 && a < b);
  };
  const smallest = others.reduce((best, unit) => (before(unit, best) ? unit : best), first);
  units.splice(units.indexOf(smallest), 1);
  return smallest;
};
