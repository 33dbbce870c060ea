import type { Person, Unit, UnitId } from './model.ts';
import type { UnitTree } from './tree.ts';

/** Of a unit what stands on a card or a button. */
export type Named = Pick<Unit, 'id' | 'name'>;

/** A unit somebody promotes, and where one gets to from there. */
export type Around<Below = Named> = {
  readonly unit: Named;
  /** The units shown below it, in the tree's order; how many come after them, from which place on. */
  readonly below: readonly Below[];
  readonly next?: { readonly from: number; readonly units: number };
  /** Where the reader may go up to, and what else they promote. */
  readonly above?: Named;
  readonly elsewhere: readonly Named[];
};

/** The units somebody promotes that lie in no other of theirs. */
export const topsOf = ({ promotes }: Pick<Person, 'promotes'>, tree: UnitTree): readonly Unit[] =>
  promotes
    .filter((id) => !promotes.some((other) => other !== id && tree.isWithin(id, other)))
    .flatMap((id) => tree.unit(id) ?? []);

/** Of the units around one that stand on its card. */
const MOST_ELSEWHERE = 20;

/**
 * The unit that is wanted, or the topmost of theirs; none where that is not theirs to look at. `from`: the first of the
 * units below; `most`: how many of them.
 */
export const aroundOf = (
  person: Pick<Person, 'promotes'>,
  wanted: UnitId | undefined,
  { from = 0, most }: { readonly from?: number | undefined; readonly most: number },
  tree: UnitTree,
): Around | undefined => {
  const tops = topsOf(person, tree);
  const isTheirs = ({ id }: Unit): boolean => tops.some((top) => tree.isWithin(id, top.id));
  const unit = wanted === undefined ? tops[0] : tree.unit(wanted);
  if (!unit || !isTheirs(unit)) return undefined;
  const all = tree.childrenOf(unit.id);
  const below = all.slice(from, from + most);
  const above = unit.parent === undefined ? undefined : tree.unit(unit.parent);
  const shown = [unit, ...below].map(({ id }) => id);
  const left = all.length - from - most;
  return {
    ...{ unit, below },
    ...(left > 0 && { next: { from: from + most, units: left } }),
    ...(above && isTheirs(above) && { above }),
    elsewhere: tops.filter(({ id }) => !shown.includes(id)).slice(0, MOST_ELSEWHERE),
  };
};
