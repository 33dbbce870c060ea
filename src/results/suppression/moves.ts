import type { UnitId } from '../../people/model.ts';
import type { EarlierRound, Homes } from './model.ts';
import { GROUP, MANY, tracer, type Views } from './traces.ts';
import { numbered, regionsOf, type Tree } from './tree.ts';

/*
 * Several rounds ask the same. Who takes it that everybody who stayed answers as before can add and subtract the regions
 * of all of them, and is left with the answers of those who came and went. Of a region that is used for it everybody must
 * have answered as before but for those who are left over; so only regions of fewer than `MANY` and a small group besides
 * can be used. Which of them give away a small group is looked for in traces.ts.
 */

/** With how many earlier rounds a round is compared. */
export const COMPARED_ROUNDS = 4;

/** Where people were at one time, and which units are shown of it. */
export type Places = { readonly tree: Tree; readonly at: ReadonlyMap<UnitId, number>; readonly homes: Homes };
export type Before = Places & { readonly isShown: Uint8Array };

export const placesOf = (tree: Tree, homes: Homes): Places => ({
  tree,
  at: new Map(tree.ids.map((id, unit) => [id, unit])),
  homes,
});

export const beforeOf = ({ units, homes }: EarlierRound, shown: ReadonlySet<UnitId>): Before => {
  const tree = numbered(units);
  return { ...placesOf(tree, homes), isShown: Uint8Array.from(tree.ids, (id) => (shown.has(id) ? 1 : 0)) };
};

/** The units whose regions cannot be told beside what was told in earlier rounds. */
export const tellTale = (now: Places, isShown: Uint8Array, before: readonly Before[]): ReadonlySet<number> => {
  const rounds = [{ ...now, isShown }, ...before].map(regionsIn);
  const views = viewsOf(rounds);
  const isTraced = tracer(views);
  const isNow = (name: number): boolean => name < now.tree.ids.length;
  // Of the same people as before nothing is told that was not told then.
  const told = new Set([...views.byName].flatMap(([name, view]) => (isNow(name) ? [] : [view])));
  const units = new Set<number>();
  for (const [name, view] of views.byName) if (isNow(name) && !told.has(view) && isTraced(view)) units.add(name);
  return units;
};

const NOWHERE = -1;

/** By home the region its people's answers counted in: -1 where that is not shown, or too large to be used. */
type Round = { readonly homes: Homes; readonly regionAt: ReadonlyMap<UnitId, number>; readonly units: number };

const regionsIn = ({ at, homes, isShown, tree }: Before): Round => {
  const regions = regionsOf(tree, isShown);
  const sizes = new Int32Array(tree.ids.length);
  for (const home of homes.values()) {
    const region = regions[at.get(home) ?? NOWHERE] ?? NOWHERE;
    if (region !== NOWHERE) sizes[region] = (sizes[region] ?? 0) + 1;
  }
  const isSmall = (region: number): boolean => region !== NOWHERE && (sizes[region] ?? 0) < MANY + GROUP - 1;
  const small = tree.ids.flatMap((id, unit): (readonly [UnitId, number])[] => {
    const region = regions[unit] ?? NOWHERE;
    return isSmall(region) ? [[id, region]] : [];
  });
  return { homes, regionAt: new Map(small), units: tree.ids.length };
};

/** The views of all rounds; by name: the number of its unit, after those of the rounds before it in the list. */
const viewsOf = (rounds: readonly Round[]): Views & { readonly byName: ReadonlyMap<number, number> } => {
  const people: number[] = [];
  const groupsBy = new Map<number, number[]>();
  const ways = new Map<string, number>();
  const join = (tag: string): void => {
    const names = namesOf(tag, rounds);
    if (names.length === 0) return;
    const key = names.join();
    const known = ways.get(key);
    if (known !== undefined) {
      people[known] = (people[known] ?? 0) + 1;
      return;
    }
    const group = people.push(1) - 1;
    ways.set(key, group);
    for (const name of names) {
      const groups = groupsBy.get(name);
      if (groups) groups.push(group);
      else groupsBy.set(name, [group]);
    }
  };
  rounds.forEach(({ homes }, round) => {
    for (const tag of homes.keys()) if (!isKnown(tag, rounds, round)) join(tag);
  });
  return { people, ...distinct(groupsBy, people.length) };
};

const namesOf = (tag: string, rounds: readonly Round[]): readonly number[] => {
  const names: number[] = [];
  let before = 0;
  for (const { homes, regionAt, units } of rounds) {
    const home = homes.get(tag);
    const region = home === undefined ? undefined : regionAt.get(home);
    if (region !== undefined) names.push(before + region);
    before += units;
  }
  return names;
};

const isKnown = (tag: string, rounds: readonly Round[], before: number): boolean => {
  for (let round = 0; round < before; round += 1) if (rounds[round]?.homes.has(tag)) return true;
  return false;
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
