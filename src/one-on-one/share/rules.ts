import { groupsOf, type Part, rangeOf, type Told } from '../../overtime/units/rules.ts';
import type { PersonId, Unit, UnitId } from '../../people/model.ts';

/*
 * What whoever promotes may be told of the 1on1s of units: never a number, only a range, and only of five pairs or more.
 * The ranges are those of overtime (docs/decisions/0023-ranges-of-overtime.md); who knows what is different, since a
 * diary holds the pairs of its owner wherever these are: docs/decisions/0031-shares-of-one-on-ones.md.
 */

/** Pairs of several units. `most` of a part is all of its pairs, `count` those that talked. */
export type Shares = {
  /** Of those that count in a unit itself, not below it. */
  readonly own: ReadonlyMap<UnitId, Part>;
  /** How many of these lie in whose diary. */
  readonly known: ReadonlyMap<UnitId, ReadonlyMap<PersonId, number>>;
  /** Whether a unit may be told at all, apart from its size. */
  readonly mayTell: (unit: UnitId) => boolean;
};

/** Whoever reads the table and one other, who tells them everything: both have a diary, and a 1on1 of their own. */
const DIARIES = 2;
const OWN_PAIRS = 2;

/** What the owner of a diary knows inside a unit. */
type Knowledge = {
  /** How many of its pairs are theirs. */
  readonly pairs: number;
  /** How much that says at most, beside what is told. */
  readonly says: number;
};

/** How far what is told of the units right below one leaves their numbers open, together; and who knows how much of it. */
type Inside = { width: number; readonly byOwner: Map<PersonId, Knowledge> };

const nothing: Part = { people: 0, most: 0, count: 0 };
const inside = (): Inside => ({ width: 0, byOwner: new Map() });

/** What is told of every unit at once, whoever looks at which of them. `units`: parents before children. */
export const tellShares = (units: readonly Unit[], shares: Shares): ReadonlyMap<UnitId, Told> => {
  const { groups, unseen } = groupsOf(units, { ...shares, weight: 1 });
  const told = new Map<UnitId, Told>();
  const below = new Map<UnitId, Inside>(units.map(({ id }) => [id, inside()]));
  for (const { id, parent } of [...units].toReversed()) {
    const { total, inside: tops } = groups.get(id) ?? { total: nothing, inside: [] };
    const within = below.get(id) ?? inside();
    for (const [owner, pairs] of shares.known.get(id) ?? []) learn(within.byOwner, owner, { pairs, says: pairs });
    const why = unseen.get(id);
    const one: Told = why ? { type: why } : rangeOf(total, tops, told, OWN_PAIRS + mostKnown(within, total.people));
    told.set(id, one);
    const { most } = shares.own.get(id) ?? nothing;
    const above = parent === undefined ? undefined : below.get(parent);
    if (above) join(above, one.type === 'told' ? one.to - one.from : most + within.width, within.byOwner);
    below.delete(id);
  }
  return told;
};

const join = (above: Inside, width: number, byOwner: ReadonlyMap<PersonId, Knowledge>): void => {
  for (const [owner, { pairs, says }] of byOwner) learn(above.byOwner, owner, { pairs, says: Math.min(width, says) });
  above.width += width;
};

const learn = (byOwner: Map<PersonId, Knowledge>, owner: PersonId, more: Knowledge): void => {
  const { pairs, says } = byOwner.get(owner) ?? { pairs: 0, says: 0 };
  byOwner.set(owner, { pairs: pairs + more.pairs, says: says + more.says });
};

/** By those who know most. Whoever knows all of a unit finds out nothing from what is told of it. */
const mostKnown = ({ byOwner }: Inside, all: number): number => {
  const most = Array.from({ length: DIARIES }, () => 0);
  for (const { pairs, says } of byOwner.values()) {
    const [least = 0] = most;
    if (pairs >= all || says <= least) continue;
    most[0] = says;
    most.sort((a, b) => a - b);
  }
  return most.reduce((sum, each) => sum + each, 0);
};
