/*
 * Looks for views whose sum, each taken so many times, counts nobody but one to four people. Everybody in such views is
 * one of these few or is in two of the views at least, so that they can cancel out; and those are fewer than `MANY`. So
 * starting from one view it adds, again and again, one that could cancel somebody who is left, until there are too many
 * people or nothing is left to add. The views found together are solved exactly.
 */

/** Which groups of people are in a view, which views a group is in, and how many people a group has. */
export type Views = {
  readonly groupsOf: readonly (readonly number[])[];
  readonly viewsOf: readonly (readonly number[])[];
  readonly people: readonly number[];
};

/** Stated of whoever compares rounds: they cannot know that so many people answered as they did before. */
export const MANY = 50;

/** From so many people on, what they changed together tells of none of them. */
export const GROUP = 5;

const FEW = GROUP - 1;
const MOST = MANY - 1 + FEW;

/** After so many steps a view is taken to give something away. */
const PATIENCE = 400;

/** Whether a view, with others, gives away the sum of a small group. */
export const tracer = (views: Views): ((view: number) => boolean) => {
  const isUsable = usable(views);
  return (view) => isUsable[view] === 1 && search(view, views, isUsable);
};

/** The views in which all but a few people are in another such view as well. */
const usable = ({ groupsOf, viewsOf, people }: Views): Uint8Array => {
  const isUsable = new Uint8Array(groupsOf.length).fill(1);
  const toDo = groupsOf.map((_, view) => view);
  for (let view = toDo.pop(); view !== undefined; view = toDo.pop()) {
    if (isUsable[view] === 0) continue;
    const groups = groupsOf[view] ?? [];
    const alone = groups.reduce((sum, group) => {
      const isElsewhere = viewsOf[group]?.some((other) => other !== view && isUsable[other] === 1);
      return isElsewhere ? sum : sum + (people[group] ?? 0);
    }, 0);
    if (alone <= FEW) continue;
    isUsable[view] = 0;
    for (const group of groups) toDo.push(...(viewsOf[group] ?? []));
  }
  return isUsable;
};

/** Views that are used, and groups that are left over. */
type State = { readonly used: readonly number[]; readonly left: readonly number[] };

const search = (start: number, views: Views, isUsable: Uint8Array): boolean => {
  const seen = new Set<string>();
  const toDo: State[] = [{ used: [start], left: [] }];
  for (let state = toDo.pop(); state; state = toDo.pop()) {
    const key = `${state.used.join()} ${state.left.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > PATIENCE) return true;
    const next = nextOf(state, views, isUsable);
    if (next === 'found') return true;
    toDo.push(...next);
  }
  return false;
};

const nextOf = (state: State, views: Views, isUsable: Uint8Array): readonly State[] | 'found' => {
  const { people, viewsOf, groupsOf } = views;
  const sizeOf = (groups: readonly number[]): number => groups.reduce((sum, group) => sum + (people[group] ?? 0), 0);
  const times = new Map<number, number>();
  for (const view of state.used)
    for (const group of groupsOf[view] ?? []) times.set(group, (times.get(group) ?? 0) + 1);
  const everybody = [...times.keys()];
  if (sizeOf(everybody) > MOST) return [];
  const once = everybody.filter((group) => times.get(group) === 1 && !state.left.includes(group));
  const leaves = sizeOf(state.left);
  const withView = (view: number): readonly State[] =>
    isUsable[view] === 0 || state.used.includes(view)
      ? []
      : [{ used: [...state.used, view].toSorted((a, b) => a - b), left: state.left }];
  if (leaves + sizeOf(once) <= FEW) {
    if (singlesOut(state.used, views)) return 'found';
    return everybody.flatMap((group) => (viewsOf[group] ?? []).flatMap(withView));
  }
  const [heaviest = 0] = once.toSorted((a, b) => (people[b] ?? 0) - (people[a] ?? 0) || a - b);
  const leaving =
    leaves + (people[heaviest] ?? 0) <= FEW
      ? [{ used: state.used, left: [...state.left, heaviest].toSorted((a, b) => a - b) }]
      : [];
  return [...leaving, ...(viewsOf[heaviest] ?? []).flatMap(withView)];
};

/** By group how often each view counts it; how many people it has. */
type Part = { readonly counted: readonly number[]; readonly people: number };

/** Whether some sum of these views counts a few people and nobody else. */
const singlesOut = (used: readonly number[], { groupsOf, people }: Views): boolean => {
  const groups = [...new Set(used.flatMap((view) => groupsOf[view] ?? []))];
  const parts = groups.map((group) => ({
    counted: used.map((view) => (groupsOf[view]?.includes(group) ? 1 : 0)),
    people: people[group] ?? 0,
  }));
  const enough = headsIn(parts) - MANY + 1;
  return canLeave(
    parts.toSorted((a, b) => b.people - a.people),
    [],
    { few: FEW, enough },
  );
};

const headsIn = (parts: readonly Part[]): number => parts.reduce((sum, { people }) => sum + people, 0);

/** How many may still be left over, and how many must be, or too many people would have to have answered as before. */
type Bounds = { readonly few: number; readonly enough: number };

/**
 * Group by group: it cancels out, which settles how often one view is taken, or it is among those who are left over.
 * Found when the rest cancels out and those left over do not.
 */
const canLeave = (parts: readonly Part[], left: readonly Part[], { few, enough }: Bounds): boolean => {
  const [first, ...others] = parts.filter(isCounted);
  if (!first) return headsIn(left.filter(isCounted)) >= Math.max(1, enough);
  const isLeft = first.people <= few && canLeave(others, [...left, first], { few: few - first.people, enough });
  return isLeft || canLeave(others.map(cancelling(first)), left.map(cancelling(first)), { few, enough });
};

const isCounted = ({ counted }: Part): boolean => counted.some((times) => times !== 0);

const cancelling = ({ counted }: Part): ((part: Part) => Part) => {
  const at = counted.findIndex((times) => times !== 0);
  const scale = counted[at] ?? 1;
  return (part) => {
    const times = part.counted[at] ?? 0;
    if (times === 0) return part;
    return {
      people: part.people,
      counted: shortened(part.counted.map((each, i) => each * scale - times * (counted[i] ?? 0))),
    };
  };
};

/** In whole numbers as small as can be. */
const shortened = (row: readonly number[]): readonly number[] => {
  const common = row.reduce(greatestCommon, 0);
  return common > 1 ? row.map((value) => value / common) : row;
};

const greatestCommon = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestCommon(b, a % b));
