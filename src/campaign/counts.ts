import type { OrgId, UnitId } from '../people/model.ts';
import { SMALLEST_GROUP } from '../people/smallest-group.ts';
import type { UnitTree } from '../people/tree.ts';
import type { CampaignId } from './model.ts';
import type { CampaignStore, UnitCount } from './ports.ts';

type Sum = { readonly read: number; readonly tried: number };

const plus = (a: Sum, b: Sum): Sum => ({ read: a.read + b.read, tried: a.tried + b.tried });
const none: Sum = { read: 0, tried: 0 };

/**
 * What is kept of acknowledgements without names: no row of one to four people. A small unit goes into the one above it;
 * a small remainder at the top takes the smallest other row with it; fewer than five in all leave their number only.
 */
export const countsToKeep = (sums: ReadonlyMap<UnitId, Sum>, tree: UnitTree): readonly UnitCount[] => {
  const root = tree.root.id;
  const rows = new Map<UnitId, Sum>();
  for (const [unit, sum] of sums) {
    const known = tree.unit(unit) ? unit : root;
    rows.set(known, plus(rows.get(known) ?? none, sum));
  }
  for (const { id, parent } of tree.subtree(root).toReversed()) {
    const row = rows.get(id);
    if (parent === undefined || !row || row.read >= SMALLEST_GROUP) continue;
    rows.delete(id);
    rows.set(parent, plus(rows.get(parent) ?? none, row));
  }
  const top = rows.get(root);
  if (top && top.read < SMALLEST_GROUP) {
    const [smallest] = [...rows].filter(([unit]) => unit !== root).toSorted(([, a], [, b]) => a.read - b.read);
    if (!smallest) return top.read === 0 ? [] : [{ read: top.read, tried: 0 }];
    rows.delete(smallest[0]);
    rows.set(root, plus(top, smallest[1]));
  }
  return [...rows].map(([unit, sum]) => ({ unit, ...sum }));
};

/** Everyone who acknowledged, by the unit they were in. Numbers only: memory stays that of a page and the units. */
export const sumAcknowledgements = async (
  org: OrgId,
  id: CampaignId,
  { acknowledgements }: Pick<CampaignStore, 'acknowledgements'>,
): Promise<ReadonlyMap<UnitId, Sum>> => {
  const sums = new Map<UnitId, Sum>();
  for await (const page of acknowledgements(org, id))
    for (const { unit, what } of page)
      sums.set(unit, plus(sums.get(unit) ?? none, { read: 1, tried: what === 'tried' ? 1 : 0 }));
  return sums;
};
