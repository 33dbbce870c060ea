import type { QuestionId } from '../../pulse/model.ts';
import type { ClosedRound, EarlierRound } from './model.ts';
import { GROUP, MANY, tracer, type Views } from './traces.ts';
import { numbered, regionsOf, type Tree } from './tree.ts';
import { type Ways, waysThrough } from './ways.ts';

/*
 * Several rounds ask the same. Who takes it that everybody who stayed answers as before can add and subtract the regions
 * of all of them, and is left with the answers of those who came and went. Of a region that is used for it everybody must
 * have answered as before but for those who are left over; so only regions of fewer than `MANY` and a small group besides
 * can be used. Which of them give away a small group is looked for in traces.ts.
 */

/** With how many earlier rounds a round is compared. */
export const COMPARED_ROUNDS = 4;

/** The shown units that cannot be told beside what was told before; the rounds are the same whatever is shown now. */
export type Moves = (isShown: Uint8Array) => ReadonlySet<number>;

/** By question, as rounds are compared that asked it. Where everybody was in these is found once for all questions. */
export const movesAmong = (
  tree: Tree,
  { homes, earlier }: Pick<ClosedRound, 'homes' | 'earlier'>,
): ((question: QuestionId) => Moves) => {
  const compared = earlier.slice(0, COMPARED_ROUNDS);
  const treeOf = remembered(
    ({ units }: EarlierRound) => numbered(units),
    (round) => compared.indexOf(round),
  );
  const waysOf = remembered(
    (rounds: readonly EarlierRound[]) =>
      waysThrough([{ tree, homes }, ...rounds.map((round) => ({ tree: treeOf(round), homes: round.homes }))]),
    (rounds) => rounds.map((round) => compared.indexOf(round)).join(),
  );
  return (question) => {
    const asked = compared.filter(({ shown }) => shown.has(question));
    if (asked.length === 0) return () => new Set();
    const ways = waysOf(asked);
    const before = asked.map((round, i) => {
      const then = treeOf(round);
      const isShown = Uint8Array.from(then.ids, (id) => (round.shown.get(question)?.has(id) ? 1 : 0));
      return regionsIn(then, isShown, ways, i + 1);
    });
    return (isShown) => tellTale([regionsIn(tree, isShown, ways, 0), ...before], ways);
  };
};

const remembered = <In, Out>(make: (input: In) => Out, keyOf: (input: In) => string | number): ((input: In) => Out) => {
  const known = new Map<string | number, Out>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key) ?? make(input);
    known.set(key, found);
    return found;
  };
};

/** The units of the first round whose regions cannot be told beside what was told in the others. */
const tellTale = (rounds: readonly Round[], ways: Ways): ReadonlySet<number> => {
  const views = viewsOf(rounds, ways);
  const isTraced = tracer(views);
  const isNow = (name: number): boolean => name < (rounds[0]?.length ?? 0);
  // Of the same people as before nothing is told that was not told then.
  const told = new Set([...views.byName].flatMap(([name, view]) => (isNow(name) ? [] : [view])));
  const units = new Set<number>();
  for (const [name, view] of views.byName) if (isNow(name) && !told.has(view) && isTraced(view)) units.add(name);
  return units;
};

const NOWHERE = -1;

/** By unit the region its people's answers counted in: -1 where that is not shown, or too large to be used. */
type Round = Int32Array;

const regionsIn = (tree: Tree, isShown: Uint8Array, { people, at }: Ways, round: number): Round => {
  const regions = regionsOf(tree, isShown);
  const sizes = new Int32Array(tree.ids.length);
  people.forEach((some, way) => {
    const region = regions[at[round]?.[way] ?? NOWHERE] ?? NOWHERE;
    if (region !== NOWHERE) sizes[region] = (sizes[region] ?? 0) + some;
  });
  const isSmall = (region: number): boolean => region !== NOWHERE && (sizes[region] ?? 0) < MANY + GROUP - 1;
  return regions.map((region) => (isSmall(region) ? region : NOWHERE));
};

/** The views of all rounds; by name: the number of its unit, after those of the rounds before it in the list. */
const viewsOf = (rounds: readonly Round[], ways: Ways): Views & { readonly byName: ReadonlyMap<number, number> } => {
  const people: number[] = [];
  const groupsBy = new Map<number, number[]>();
  const known = new Map<string, number>();
  ways.people.forEach((some, way) => {
    const names = namesOf(way, rounds, ways);
    if (names.length === 0) return;
    const key = names.join();
    const there = known.get(key);
    if (there !== undefined) {
      people[there] = (people[there] ?? 0) + some;
      return;
    }
    const group = people.push(some) - 1;
    known.set(key, group);
    for (const name of names) {
      const groups = groupsBy.get(name);
      if (groups) groups.push(group);
      else groupsBy.set(name, [group]);
    }
  });
  return { people, ...distinct(groupsBy, people.length) };
};

const namesOf = (way: number, rounds: readonly Round[], { at }: Ways): readonly number[] => {
  const names: number[] = [];
  let before = 0;
  for (const [round, regions] of rounds.entries()) {
    const region = regions[at[round]?.[way] ?? NOWHERE] ?? NOWHERE;
    if (region !== NOWHERE) names.push(before + region);
    before += regions.length;
  }
  return names;
};

/** Regions of the same people in several rounds are one view: whoever takes them to answer the same learns nothing new. */
const distinct = (groupsBy: ReadonlyMap<number, readonly number[]>, groups: number) => {
  const groupsOf: (readonly number[])[] = [];
  const viewsOf: number[][] = Array.from({ length: groups }, () => []);
  const byContent = new Map<string, number>();
  const byName = new Map<number, number>();
  for (const [name, inside] of groupsBy) {
    const content = inside.join();
    const known = byContent.get(content);
    const view = known ?? groupsOf.push(inside) - 1;
    byName.set(name, view);
    if (known !== undefined) continue;
    byContent.set(content, view);
    for (const group of inside) viewsOf[group]?.push(view);
  }
  return { groupsOf, viewsOf, byName };
};
