import type { UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Count, countsShown } from '../pulse/counts.ts';
import type { RoundTree } from '../pulse/model.ts';
import { asLocalDate } from '../time/instant.ts';
import type { BoardView } from './board.ts';
import type { Campaign } from './model.ts';
import type { CampaignStore, UnitCount } from './ports.ts';

type Store = Pick<CampaignStore, 'acknowledgements' | 'counts'>;

/** How many read and tried it: from five, and by unit only where no smaller number can be found by subtraction. */
export const answersTo = async (
  { org, id, audience }: Campaign,
  tree: UnitTree,
  store: Store,
): Promise<NonNullable<BoardView['said']>> => {
  const counts = (await store.counts(org, id)) ?? (await countNow(org, id, store));
  const [read, tried] = (['read', 'tried'] as const).map((what) =>
    countsShown(treeBelow(audience.unit, tree), within(audience.unit, counts, what, tree)),
  );
  const of = (shown: ReadonlyMap<UnitId, Count> | undefined, unit: UnitId): Count =>
    shown?.get(unit) ?? { type: 'few' };
  const saidIn = (unit: UnitId) => ({ read: of(read, unit), tried: of(tried, unit) });
  return {
    ...saidIn(audience.unit),
    units: tree.childrenOf(audience.unit).map(({ id: unit, name }) => ({ name, ...saidIn(unit) })),
  };
};

const countNow = async (org: Campaign['org'], id: Campaign['id'], store: Store): Promise<readonly UnitCount[]> => {
  const sums = new Map<UnitId, { read: number; tried: number }>();
  for await (const page of store.acknowledgements(org, id)) {
    for (const { unit, what } of page) {
      const sum = sums.get(unit) ?? { read: 0, tried: 0 };
      sums.set(unit, { read: sum.read + 1, tried: sum.tried + (what === 'tried' ? 1 : 0) });
    }
  }
  return [...sums].map(([unit, sum]) => ({ unit, ...sum }));
};

/** Who has moved to a unit elsewhere counts for the whole. */
const within = (top: UnitId, counts: readonly UnitCount[], what: 'read' | 'tried', tree: UnitTree) => {
  const sums = new Map<UnitId, number>();
  for (const { unit, ...people } of counts) {
    const place = unit !== undefined && tree.isWithin(unit, top) ? unit : top;
    sums.set(place, (sums.get(place) ?? 0) + people[what]);
  }
  return sums;
};

/** Every unit is taken to have somebody of its own: the careful side. */
const treeBelow = (top: UnitId, tree: UnitTree): RoundTree =>
  new Map(
    tree.subtree(top).map(({ id, name, parent }) => [
      id,
      {
        id,
        name,
        ...(parent === undefined || id === top ? {} : { parent }),
        asked: 1,
        bucket: id,
        keeps: 1,
        newcomersAfter: asLocalDate('1970-01-01'),
      },
    ]),
  );
