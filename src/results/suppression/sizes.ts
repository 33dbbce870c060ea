import type { Tree } from './tree.ts';

/*
 * Which units to show, by how many people answered and nothing else. Shown units cut the tree into regions: a shown
 * unit without the shown ones inside it. Everything that adding and subtracting shown numbers can give is a sum of
 * regions, since the regions' numbers and the shown ones each follow from the other. So all that is needed is that no
 * region holds one to `k - 1` people, nor people of whom nobody answered. Of all choices with that property this finds
 * the best: no unit is hidden for the sake of what lies below it, and else the most units are shown, and among these
 * the most people in them.
 */

export type Sizes = {
  /** Of each unit without those below it: whose answers would count, and who answered. */
  readonly members: readonly number[];
  readonly people: readonly number[];
  readonly mayShow: (unit: number) => boolean;
  readonly k: number;
};

/** What a hidden part hands upward: 0 nobody, 1 people of whom none answered, `1 + n` so many, up to `1 + k` for k or more. */
type State = number;

const NOBODY: State = 0;

/** 1 for each unit that is shown. */
export const mostShown = (tree: Tree, sizes: Sizes): Uint8Array => {
  const states = sizes.k + 2;
  const table = tableOf(tree, sizes, states);
  for (let unit = tree.parents.length - 1; unit >= 0; unit -= 1) {
    show(table, unit);
    if (unit > 0) handUp(table, unit, tree.parents[unit] ?? 0);
  }
  return choose(tree, table);
};

type Table = {
  readonly states: number;
  /** Most worth below a unit by what is left hidden in it; later by what it hands up. -1: cannot be. */
  readonly worth: Float64Array;
  /** What was hidden in the unit when it is shown, -1 while it is not. */
  readonly shownWith: Int16Array;
  /** By child and resulting state of its parent: the parent's state before, and what the child handed up. */
  readonly before: Int16Array;
  readonly handed: Int16Array;
  readonly gain: (unit: number) => number;
};

/** One more unit shown outweighs all people there are, in however many units one above the other each is counted. */
const ONE_UNIT = 2 ** 22;

const tableOf = ({ parents }: Tree, { members, people, mayShow, k }: Sizes, states: number): Table => {
  const count = parents.length;
  const worth = new Float64Array(count * states).fill(-1);
  const all = Float64Array.from(people);
  // One more than all units below it together, so that they never outweigh it.
  const rank = new Float64Array(count).fill(1);
  const below = new Float64Array(count);
  for (let unit = count - 1; unit >= 0; unit -= 1) {
    const own = people[unit] ?? 0;
    const state = own > 0 ? Math.min(k, own) + 1 : (members[unit] ?? 0) > 0 ? 1 : NOBODY;
    worth[unit * states + state] = 0;
    const parent = parents[unit] ?? -1;
    rank[unit] = 1 + (below[unit] ?? 0);
    if (parent < 0) continue;
    all[parent] = (all[parent] ?? 0) + (all[unit] ?? 0);
    below[parent] = (below[parent] ?? 0) + (below[unit] ?? 0) + (rank[unit] ?? 0);
  }
  const gain = (unit: number): number => {
    const total = all[unit] ?? 0;
    return total >= k && mayShow(unit) ? ONE_UNIT * (rank[unit] ?? 1) + total : -1;
  };
  const choices = (): Int16Array => new Int16Array(count * states).fill(-1);
  return { states, worth, shownWith: new Int16Array(count).fill(-1), before: choices(), handed: choices(), gain };
};

/** Showing a unit hands up nobody. It can be shown when what is hidden in it is nobody, or enough. */
const show = ({ states, worth, shownWith, gain }: Table, unit: number): void => {
  const more = gain(unit);
  if (more < 0) return;
  const at = unit * states;
  let best = worth[at] ?? -1;
  for (const state of [NOBODY, states - 1]) {
    const without = worth[at + state] ?? -1;
    if (without < 0 || without + more <= best) continue;
    best = without + more;
    shownWith[unit] = state;
  }
  if (shownWith[unit] !== -1) worth[at] = best;
};

const joined = (a: State, b: State, states: number): State => {
  if (a === NOBODY || b === NOBODY) return a + b;
  return Math.min(states - 2, a - 1 + (b - 1)) + 1;
};

const handUp = ({ states, worth, before, handed }: Table, unit: number, parent: number): void => {
  const from = unit * states;
  const to = parent * states;
  const next = new Float64Array(states).fill(-1);
  for (let above = 0; above < states; above += 1) {
    const old = worth[to + above] ?? -1;
    if (old < 0) continue;
    for (let state = 0; state < states; state += 1) {
      const more = worth[from + state] ?? -1;
      const result = joined(above, state, states);
      if (more < 0 || old + more <= (next[result] ?? -1)) continue;
      next[result] = old + more;
      before[from + result] = above;
      handed[from + result] = state;
    }
  }
  worth.set(next, to);
};

/** Back down from the root: whatever it hands up is shown nowhere, which is safe. */
const choose = ({ parents }: Tree, { states, worth, shownWith, before, handed }: Table): Uint8Array => {
  const isShown = new Uint8Array(parents.length);
  const left = new Int16Array(parents.length);
  let best = 0;
  for (let state = 1; state < states; state += 1) if ((worth[state] ?? -1) > (worth[best] ?? -1)) best = state;
  for (let unit = 0; unit < parents.length; unit += 1) {
    let state = best;
    if (unit > 0) {
      const parent = parents[unit] ?? 0;
      const at = unit * states + (left[parent] ?? 0);
      state = handed[at] ?? 0;
      left[parent] = before[at] ?? 0;
    }
    const inside = shownWith[unit] ?? -1;
    isShown[unit] = state === NOBODY && inside !== -1 ? 1 : 0;
    left[unit] = isShown[unit] === 1 ? inside : state;
  }
  return isShown;
};
