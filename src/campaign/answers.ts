import type { UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Count, countsShown } from '../pulse/counts.ts';
import type { RoundTree, RoundUnit } from '../pulse/model.ts';
import { asLocalDate } from '../time/instant.ts';
import type { Campaign } from './model.ts';
import type { CampaignStore, UnitCount } from './ports.ts';
import type { Answers } from './standing.ts';

type Store = Pick<CampaignStore, 'answers' | 'counts'>;

/** How many units one card lists. */
const MOST_UNITS = 20;

/**
 * How many read and tried it: from five, and by unit only where no smaller number can be found by subtraction. Units that
 * are not shown belong to the whole. `people`: how many there are.
 */
export const answersTo = async (
  { org, id, audience }: Campaign,
  tree: UnitTree,
  store: Store,
): Promise<Answers & { readonly people: number }> => {
  const counts = (await store.counts(org, id)) ?? (await store.answers(org, id));
  const units = tree
    .childrenOf(audience.unit)
    .slice(0, MOST_UNITS)
    .map((unit) => unit.id);
  const shownUnit = shownUnitOf(audience.unit, units, tree);
  const [read, tried] = (['read', 'tried'] as const).map((what) =>
    countsShown(treeOf(audience.unit, units), sumsOf(counts, what, shownUnit)),
  );
  const of = (shown: ReadonlyMap<UnitId, Count> | undefined, unit: UnitId): Count =>
    shown?.get(unit) ?? { type: 'few' };
  const saidIn = (unit: UnitId) => ({ read: of(read, unit), tried: of(tried, unit) });
  return {
    people: counts.reduce((sum, count) => sum + count.read, 0),
    ...saidIn(audience.unit),
    units: units.map((unit) => ({ unit, ...saidIn(unit) })),
  };
};

/** Of the units shown, the one that a unit is in. Who has moved to a unit elsewhere counts for the whole. */
const shownUnitOf = (top: UnitId, units: readonly UnitId[], tree: UnitTree) => {
  const of = new Map<UnitId, UnitId>();
  for (const unit of units) for (const { id } of tree.subtree(unit)) of.set(id, unit);
  return (unit: UnitId | undefined): UnitId => (unit === undefined ? undefined : of.get(unit)) ?? top;
};

const sumsOf = (
  counts: readonly UnitCount[],
  what: 'read' | 'tried',
  shownUnit: (unit: UnitId | undefined) => UnitId,
) => {
  const sums = new Map<UnitId, number>();
  for (const { unit, ...people } of counts) sums.set(shownUnit(unit), (sums.get(shownUnit(unit)) ?? 0) + people[what]);
  return sums;
};

/** Every unit is taken to have somebody of its own: the careful side. */
const treeOf = (top: UnitId, units: readonly UnitId[]): RoundTree => {
  const always = asLocalDate('1970-01-01');
  const of = (id: UnitId): RoundUnit => ({ id, name: id, asked: 1, bucket: id, keeps: 1, newcomersAfter: always });
  return new Map([[top, of(top)], ...units.map((id): [UnitId, RoundUnit] => [id, { ...of(id), parent: top }])]);
};
