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
 * Hides every shown unit whose region may not be told; its people then belong to the region above, which is looked at
 * with them. A root that may not be told takes the smallest shown unit below it along, until it may. Which unit goes is
 * decided by the tree and by how many people there are, never by what they answered. Changes `isShown`, and gives what
 * was hidden here.
 */
export const hideUpward = (
  { parents }: Tree,
  isShown: Uint8Array,
  own: Steps,
  people: readonly number[],
  objection: Objection,
): readonly Hidden[] => {
  const hidden: Hidden[] = [];
  const regions = Int32Array.from(own);
  const objectionTo = (unit: number): Why | undefined => {
    const steps = stepsOf(regions, unit);
    return isShown[unit] === 1 ? objection(steps.slice(0, -1), steps.at(-1) ?? 0) : undefined;
  };
  const hide = (unit: number, why: Why): void => {
    isShown[unit] = 0;
    hidden.push({ unit, why });
  };
  for (let unit = parents.length - 1; unit > 0; unit -= 1) {
    const why = objectionTo(unit);
    if (why) hide(unit, why);
    if (isShown[unit] === 0) add(regions, unit, parents[unit] ?? 0);
  }
  for (let why = objectionTo(0); why; why = objectionTo(0)) {
    const smallest = smallestTop(parents, isShown, people);
    hide(smallest, smallest === 0 ? why : 'withheld');
    if (smallest > 0) add(regions, smallest, 0);
  }
  return hidden;
};

/** Of the shown units right below a shown root, whatever hidden ones lie between, the one with the fewest people. */
const smallestTop = (parents: Int32Array, isShown: Uint8Array, people: readonly number[]): number => {
  const isInside = new Uint8Array(parents.length);
  let smallest = 0;
  for (let unit = 1; unit < parents.length; unit += 1) {
    const above = parents[unit] ?? 0;
    if (isInside[above] === 1) isInside[unit] = 1;
    else if (isShown[unit] === 1) {
      isInside[unit] = 1;
      if (smallest === 0 || (people[unit] ?? 0) < (people[smallest] ?? 0)) smallest = unit;
    }
  }
  return smallest;
};
