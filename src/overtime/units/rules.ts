import type { PersonId, Unit, UnitId } from '../../people/model.ts';
import { SMALLEST_GROUP } from '../../people/smallest-group.ts';

/*
 * What whoever promotes may be told of the overtime of units. A number is never told, only a range that it lies in, and
 * only of five people or more. Ranges are chosen from the leaves upwards, so that all of them together say no more of
 * anybody than each alone: docs/decisions/0023-ranges-of-overtime.md has the rules and what follows from them.
 */

/** Some people, what they count together, and the most that it could be: of people over 45 hours, all of them. */
export type Part = { readonly people: number; readonly most: number; readonly count: number };

/** `few`: fewer than five. `withheld`: something smaller could be computed from it. Both ends of a range are possible. */
export type Told =
  | ({ readonly type: 'told'; readonly people: number; readonly most: number } & Range)
  | { readonly type: 'few' | 'withheld' };
export type Range = { readonly from: number; readonly to: number };

export type Measure = {
  /** Of those who count in a unit itself, not below it. */
  readonly own: ReadonlyMap<UnitId, Part>;
  /** The most that one person can add. */
  readonly weight: number;
  /** Whether a unit may be told at all, apart from its size. */
  readonly mayTell: (unit: UnitId) => boolean;
};

const nobody: Part = { people: 0, most: 0, count: 0 };

const plus = (a: Part, b: Part): Part => ({
  people: a.people + b.people,
  most: a.most + b.most,
  count: a.count + b.count,
});

/** A unit with everything below it, and the topmost units told inside it. */
export type Group = { readonly total: Part; readonly inside: readonly UnitId[] };
type Open = { total: Part; readonly inside: UnitId[] };

/** What is told of every unit at once, whoever looks at which of them. `units`: parents before children. */
export const tellUnits = (units: readonly Unit[], measure: Measure): ReadonlyMap<UnitId, Told> => {
  const { groups, unseen } = groupsOf(units, measure);
  const told = new Map<UnitId, Told>();
  const below = new Map<UnitId, Inside>(units.map(({ id }) => [id, { width: 0, byHead: new Map() }]));
  for (const { id, parent, managers } of [...units].toReversed()) {
    const { total, inside } = groups.get(id) ?? { total: nobody, inside: [] };
    const within = below.get(id) ?? { width: 0, byHead: new Map() };
    const why = unseen.get(id);
    const one = why ? { type: why } : rangeOf(total, inside, told, measure.weight + mostKnown(within));
    told.set(id, one);
    const { most } = measure.own.get(id) ?? nobody;
    const above = parent === undefined ? undefined : below.get(parent);
    if (above) join(above, one.type === 'told' ? one.to - one.from : most + within.width, within.byHead, managers);
    below.delete(id);
  }
  return told;
};

/** Who is told at all: decided by how many people there are, never by what they count. */
export const groupsOf = (units: readonly Unit[], { own, mayTell }: Measure) => {
  const groups = new Map<UnitId, Group>();
  const unseen = new Map<UnitId, 'few' | 'withheld'>();
  const open = new Map<UnitId, Open>(units.map(({ id }) => [id, { total: nobody, inside: [] }]));
  for (const { id, parent } of [...units].toReversed()) {
    const children = open.get(id) ?? { total: nobody, inside: [] };
    const total = plus(own.get(id) ?? nobody, children.total);
    const inside = separable(total, children.inside, groups, unseen);
    groups.set(id, { total, inside });
    if (total.people < SMALLEST_GROUP) unseen.set(id, 'few');
    else if (!mayTell(id)) unseen.set(id, 'withheld');
    const above = parent === undefined ? undefined : open.get(parent);
    if (!above) continue;
    above.total = plus(above.total, total);
    // One by one: of a flat organisation they are tens of thousands.
    for (const top of unseen.has(id) ? inside : [id]) above.inside.push(top);
  }
  return { groups, unseen };
};

/** Withholds the smallest unit inside until the rest is nobody, or large enough. */
const separable = (
  total: Part,
  inside: readonly UnitId[],
  groups: ReadonlyMap<UnitId, Group>,
  unseen: Map<UnitId, 'few' | 'withheld'>,
): readonly UnitId[] => {
  const peopleOf = (id: UnitId): number => groups.get(id)?.total.people ?? 0;
  let tops = inside;
  for (;;) {
    const rest = tops.reduce((left, id) => left - peopleOf(id), total.people);
    if (rest === 0 || rest >= SMALLEST_GROUP) return tops;
    const [smallest, ...others] = tops.toSorted((a, b) => peopleOf(a) - peopleOf(b) || (a < b ? -1 : 1));
    if (smallest === undefined) return tops;
    unseen.set(smallest, 'withheld');
    tops = [...others, ...(groups.get(smallest)?.inside ?? [])];
  }
};

/**
 * How far the numbers of the units right below one may still differ from what is told of them, together; and how much
 * of that each head knows, who sees the months of their people.
 */
type Inside = { width: number; readonly byHead: Map<PersonId, number> };

const join = (
  above: Inside,
  width: number,
  byHead: ReadonlyMap<PersonId, number>,
  heads: readonly PersonId[],
): void => {
  const add = (head: PersonId, more: number) => above.byHead.set(head, (above.byHead.get(head) ?? 0) + more);
  for (const [head, more] of byHead) if (!heads.includes(head)) add(head, Math.min(width, more));
  for (const head of heads) add(head, width);
  above.width += width;
};

const mostKnown = ({ byHead }: Inside): number => {
  let most = 0;
  for (const known of byHead.values()) most = Math.max(most, known);
  return most;
};

/** Ranges of at least 5 points. */
const STEPS = 20;

/**
 * The range is one of those into which everything that is possible after the ranges inside is cut. Each is so long that
 * whoever knows what one head knows, and of one person besides (`known`), has two possible numbers left for the others.
 */
export const rangeOf = (
  { people, most, count }: Part,
  inside: readonly UnitId[],
  told: ReadonlyMap<UnitId, Told>,
  known: number,
): Told => {
  const ranges = inside.flatMap((id) => {
    const one = told.get(id);
    return one?.type === 'told' ? [one] : [];
  });
  const low = ranges.reduce((sum, { from }) => sum + from, 0);
  const high = ranges.reduce((sum, { to, most: all }) => sum + to - all, most);
  const length = Math.max(known + 2, Math.ceil(most / STEPS));
  return { type: 'told', people, most, ...rangeAround(count, low, high, length) };
};

/** From `low` on in equal lengths; the last takes what is left over. */
const rangeAround = (count: number, low: number, high: number, length: number): Range => {
  const last = Math.max(0, Math.floor((high - low + 1) / length) - 1);
  const index = Math.min(last, Math.floor((count - low) / length));
  const from = low + index * length;
  return { from, to: index === last ? high : from + length - 1 };
};

/** Says nothing that would not be so of any numbers. */
export const saysNothing = ({ from, to, most }: Range & { readonly most: number }): boolean =>
  from === 0 && to === most;
