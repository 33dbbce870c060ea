import type { UnitId } from '../../people/model.ts';
import type { EarlierRound, Homes } from './model.ts';
import { numbered, regionsOf, type Tree } from './tree.ts';

/*
 * Two rounds ask the same. Who takes it that everybody who stayed answers as before can subtract one from the other,
 * and is left with the answers of those who came and went. People fall into groups by the region they were in and the
 * region they are in now; one to four who went the same way are a small group. Larger groups tie regions of the two
 * rounds together. What can be computed of a small group is the sum over everybody who crossed the border of some such
 * ties, and to compute it all who stayed within must have answered the same. So wherever that border is crossed by one
 * to four people, there must be at least `MANY` inside it; or some of the regions are not told.
 */

/** Stated of whoever compares rounds: they cannot know that so many people answered as they did before. */
export const MANY = 50;

/** With how many earlier rounds a round is compared. */
export const COMPARED_ROUNDS = 4;

/** From so many people on, what they changed together tells of none of them. */
const GROUP = 5;

/** Where people were at one time. */
type Places = { readonly tree: Tree; readonly at: ReadonlyMap<UnitId, number>; readonly homes: Homes };

export const placesOf = (tree: Tree, homes: Homes): Places => ({
  tree,
  at: new Map(tree.ids.map((id, unit) => [id, unit])),
  homes,
});

export type Before = Places & { readonly isShown: Uint8Array };

export const beforeOf = ({ units, homes }: EarlierRound, shown: ReadonlySet<UnitId>): Before => {
  const tree = numbered(units);
  return { ...placesOf(tree, homes), isShown: Uint8Array.from(tree.ids, (id) => (shown.has(id) ? 1 : 0)) };
};

/** The units whose regions cannot be told beside what was told in an earlier round. */
export const tellTale = (now: Places, isShown: Uint8Array, before: Before): ReadonlySet<number> => {
  const ways = waysBetween(now, regionsOf(now.tree, isShown), before);
  const ties = tie(ways);
  const suspects = suspicious(ties, ways);
  const units = new Set<number>();
  for (const { to } of ways) if (to !== OUTSIDE && suspects.has(ties.nameOf(nowNode(to)))) units.add(to);
  return units;
};

/** So many people were in one region and are in another, or were or are in none that is shown. */
type Way = { readonly from: number; readonly to: number; people: number };
const OUTSIDE = -1;

const waysBetween = (now: Places, regions: Int32Array, before: Before): readonly Way[] => {
  const earlier = regionsOf(before.tree, before.isShown);
  const regionIn = ({ at, homes }: Places, all: Int32Array, tag: string): number => {
    const home = homes.get(tag);
    const unit = home === undefined ? undefined : at.get(home);
    return unit === undefined ? OUTSIDE : (all[unit] ?? OUTSIDE);
  };
  const ways = new Map<number, Way>();
  const count = (from: number, to: number): void => {
    if (from === OUTSIDE && to === OUTSIDE) return;
    const name = (from + 1) * (regions.length + 1) + to + 1;
    const way = ways.get(name);
    if (way) way.people += 1;
    else ways.set(name, { from, to, people: 1 });
  };
  for (const tag of now.homes.keys()) count(regionIn(before, earlier, tag), regionIn(now, regions, tag));
  for (const tag of before.homes.keys()) if (!now.homes.has(tag)) count(regionIn(before, earlier, tag), OUTSIDE);
  return [...ways.values()];
};

const nowNode = (region: number): number => region * 2;
const earlierNode = (region: number): number => region * 2 + 1;

/** Regions of both rounds that larger groups tie together, under one name, with how many stayed within. */
type Ties = { readonly nameOf: (node: number) => number; readonly stayed: ReadonlyMap<number, number> };

const isLarge = (way: Way): boolean => way.people >= GROUP && way.from !== OUTSIDE && way.to !== OUTSIDE;

const tie = (ways: readonly Way[]): Ties => {
  const above = new Map<number, number>();
  const nameOf = (node: number): number => {
    let top = node;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    if (top !== node) above.set(node, top);
    return top;
  };
  for (const way of ways) {
    if (!isLarge(way)) continue;
    const [a, b] = [nameOf(earlierNode(way.from)), nameOf(nowNode(way.to))];
    if (a !== b) above.set(a, b);
  }
  const stayed = new Map<number, number>();
  for (const way of ways) {
    if (way.from === OUTSIDE || way.to === OUTSIDE) continue;
    const [a, b] = [nameOf(earlierNode(way.from)), nameOf(nowNode(way.to))];
    if (a === b) stayed.set(a, (stayed.get(a) ?? 0) + way.people);
  }
  return { nameOf, stayed };
};

/** How many crossed the border of a tie, in all and to which others. */
type Border = { people: number; readonly others: Map<number, number> };

/**
 * The ties of fewer than `MANY` that could be part of a border crossed by one to four people. Where more crossed, the
 * rest must have gone to other such ties, which must all lie inside: who cannot find enough of them is no suspect.
 */
const suspicious = ({ nameOf, stayed }: Ties, ways: readonly Way[]): ReadonlySet<number> => {
  const borders = bordersOf(nameOf, ways);
  const suspects = new Set([...borders.keys()].filter((name) => (stayed.get(name) ?? 0) < MANY));
  for (let before = -1; before !== suspects.size; ) {
    before = suspects.size;
    for (const name of suspects) {
      const border = borders.get(name);
      if (border && !canBeSmall(border, MANY - (stayed.get(name) ?? 0), suspects, stayed)) suspects.delete(name);
    }
  }
  return suspects;
};

const bordersOf = (nameOf: Ties['nameOf'], ways: readonly Way[]): ReadonlyMap<number, Border> => {
  const borders = new Map<number, Border>();
  const cross = (name: number, other: number | undefined, people: number): void => {
    const border = borders.get(name) ?? { people: 0, others: new Map<number, number>() };
    border.people += people;
    if (other !== undefined) border.others.set(other, (border.others.get(other) ?? 0) + people);
    borders.set(name, border);
  };
  for (const { from, to, people } of ways) {
    const a = from === OUTSIDE ? undefined : nameOf(earlierNode(from));
    const b = to === OUTSIDE ? undefined : nameOf(nowNode(to));
    if (a === b) continue;
    if (a !== undefined) cross(a, b, people);
    if (b !== undefined) cross(b, a, people);
  }
  return borders;
};

const canBeSmall = (
  { people, others }: Border,
  room: number,
  suspects: ReadonlySet<number>,
  stayed: ReadonlyMap<number, number>,
): boolean => {
  let left = people - (GROUP - 1);
  let free = room;
  const byWeight = [...others]
    .filter(([other]) => suspects.has(other))
    .map(([other, crossed]) => ({ crossed, cost: Math.max(1, stayed.get(other) ?? 0) }))
    .toSorted((a, b) => b.crossed / b.cost - a.crossed / a.cost);
  for (const { crossed, cost } of byWeight) {
    if (left <= 0 || free <= 0) break;
    // A part of one is taken for what it is worth: this may suspect too many, never too few.
    const part = Math.min(1, free / cost);
    left -= crossed * part;
    free -= cost * part;
  }
  return left <= 0;
};
