import type { Why } from './model.ts';
import { isSpread } from './spread.ts';
import { sum, type Tree } from './tree.ts';

/*
 * Hides what may not be told for what people answered, so that being hidden tells nothing either. Who knows these rules
 * knows of a unit hidden as leaning that its people (a group, below) nearly all gave one answer. That must not force what
 * the others answered once both are added up. It does not, if the others are numerous enough to have been the ones to
 * give it: then two ways of who said what always look the same. docs/decisions/0026-results-by-regions.md has the argument.
 */

/** By unit six numbers, one after the other: how many chose each step, and how many answered anything at all. */
export type Steps = Int32Array;
export const STEPS = 6;

export type Hidden = { readonly unit: number; readonly why: Why };

/** The tree, what was answered in each unit without those below it, how many people in each with those, and the threshold. */
export type Ground = {
  readonly tree: Tree;
  readonly own: Steps;
  readonly people: readonly number[];
  readonly k: number;
};

/**
 * Hides every shown unit whose region may not be told; its people then belong to the region above, which is looked at
 * with them. A root whose people are few or lean takes the smallest shown unit below it along. That unit goes exactly as
 * if it had been leaning itself, by the same way up and with the same reason: who sees it hidden must not learn that its
 * own people differed. Changes `isShown`, and gives what was hidden here.
 */
export const hideUpward = (ground: Ground, isShown: Uint8Array): readonly Hidden[] => {
  const along = new Set<number>();
  for (;;) {
    const left = Uint8Array.from(isShown);
    const regions = climb(ground, isShown, left, along);
    const atRoot = left[0] === 1 ? objectionTo(regions, 0, ground.k) : undefined;
    const smallest = atRoot ? smallestTop(ground, isShown, left, regions) : 0;
    const isLost = left[0] === 1 && isBuried(ground, isShown, left, regions);
    if (smallest > 0 && !isLost) {
      along.add(smallest);
      continue;
    }
    if (atRoot || isLost) {
      regions.hidden.push({ unit: 0, why: atRoot ?? 'leaning' });
      left[0] = 0;
    }
    isShown.set(left);
    return regions.hidden;
  }
};

/** By unit: its region's numbers, how many of these people are in groups, the two largest groups and where the largest is. */
type Regions = {
  readonly steps: Steps;
  readonly grouped: Int32Array;
  readonly largest: Int32Array;
  readonly second: Int32Array;
  readonly at: Int32Array;
  readonly hidden: Hidden[];
};

const regionsOf = (own: Steps, units: number): Regions => ({
  steps: Int32Array.from(own),
  ...{ grouped: new Int32Array(units), largest: new Int32Array(units), second: new Int32Array(units) },
  at: new Int32Array(units),
  hidden: [],
});

const chosenIn = ({ steps }: Regions, unit: number): readonly number[] => [
  ...steps.subarray(unit * STEPS, (unit + 1) * STEPS - 1),
];

/** From the leaves to below the root. */
const climb = (
  { tree: { parents }, own, k }: Ground,
  before: Uint8Array,
  isShown: Uint8Array,
  along: ReadonlySet<number>,
): Regions => {
  const regions = regionsOf(own, parents.length);
  for (let unit = parents.length - 1; unit > 0; unit -= 1) {
    const isCrowded = before[unit] === 1 && crowding(regions, unit) > 0;
    const why =
      before[unit] === 1 ? (objectionTo(regions, unit, k) ?? reasonFor(isCrowded || along.has(unit))) : undefined;
    if (why) {
      isShown[unit] = 0;
      regions.hidden.push({ unit, why });
    }
    if (isShown[unit] === 0) handUp(regions, unit, parents[unit] ?? 0, why === 'leaning' && !isCrowded);
  }
  return regions;
};

const reasonFor = (isHidden: boolean): Why | undefined => (isHidden ? 'leaning' : undefined);

const objectionTo = (regions: Regions, unit: number, k: number): Why | undefined => {
  if (regions.steps[unit * STEPS + STEPS - 1] === 0) return undefined;
  const chosen = chosenIn(regions, unit);
  if (sum(chosen) < k) return 'few';
  return isSpread(chosen) ? undefined : 'leaning';
};

/** So many more than the others in its region a group may be: as many of it may lean the other way, or be an ally. */
const MARGIN = 3;

/** How many groups of a region, 2 for more, are too large for the others in it. */
const crowding = (regions: Regions, unit: number): 0 | 1 | 2 => {
  const others = sum(chosenIn(regions, unit)) - (regions.grouped[unit] ?? 0);
  if ((regions.largest[unit] ?? 0) <= others + MARGIN || regions.largest[unit] === 0) return 0;
  return (regions.second[unit] ?? 0) > others + MARGIN ? 2 : 1;
};

const handUp = (regions: Regions, unit: number, parent: number, isGroup: boolean): void => {
  const { steps, grouped, largest, second, at } = regions;
  const people = sum(chosenIn(regions, unit));
  for (let step = 0; step < STEPS; step += 1)
    steps[parent * STEPS + step] = (steps[parent * STEPS + step] ?? 0) + (steps[unit * STEPS + step] ?? 0);
  grouped[parent] = (grouped[parent] ?? 0) + (isGroup ? people : (grouped[unit] ?? 0));
  const [first, next, where] = isGroup ? [people, 0, unit] : [largest[unit] ?? 0, second[unit] ?? 0, at[unit] ?? 0];
  const most = largest[parent] ?? 0;
  if (first > most) {
    second[parent] = Math.max(most, next);
    largest[parent] = first;
    at[parent] = where;
  } else second[parent] = Math.max(second[parent] ?? 0, first);
};

/**
 * Whether a root cannot be told for the groups in it. One that is too large may be there if it would be taken along
 * anyway: it may then be there for the root's sake, and its people need not lean at all.
 */
const isBuried = (ground: Ground, before: Uint8Array, isShown: Uint8Array, regions: Regions): boolean => {
  const crowded = crowding(regions, 0);
  if (crowded !== 1) return crowded > 1;
  const group = regions.at[0] ?? 0;
  const withIt = Uint8Array.from(isShown);
  withIt[group] = 1;
  return smallestTop(ground, before, withIt, regions) !== group;
};

/**
 * Of the shown units whose people would come to the root at once if they were hidden, the one with the fewest people.
 * Below a unit that was hidden here there is none: its people and those of such a unit could then be told without the
 * root's.
 */
const smallestTop = (
  { tree: { parents }, people }: Ground,
  before: Uint8Array,
  isShown: Uint8Array,
  { steps }: Regions,
): number => {
  const isInside = new Uint8Array(parents.length);
  let smallest = 0;
  for (let unit = 1; unit < parents.length; unit += 1) {
    if (isInside[parents[unit] ?? 0] === 1 || before[unit] === 1) isInside[unit] = 1;
    if (isInside[parents[unit] ?? 0] === 1 || isShown[unit] === 0) continue;
    if (steps[unit * STEPS + STEPS - 1] === 0) continue;
    if (smallest === 0 || (people[unit] ?? 0) < (people[smallest] ?? 0)) smallest = unit;
  }
  return smallest;
};
