import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { OrgId, Unit, UnitId } from '../../src/people/model.ts';
import type { Organisation } from '../../src/people/ports.ts';
import { buildTree, type UnitTree } from '../../src/people/tree.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { type Key, keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { readOrganisation } from './organisation.ts';
import type { Item, Rows } from './rows.ts';

export const unitSchema = z.object({
  id: fields.unit,
  name: z.string(),
  parent: z.exactOptional(fields.unit),
  managers: z.array(fields.person),
  promoters: z.array(fields.person),
});

/**
 * A row keeps the unit as of one import (`now`, absent when that import removed it) and as it was before. Which of the
 * two holds is decided by the organisation's record: so the whole tree changes in one moment, with one write.
 */
const rowSchema = z.object({
  v: version,
  imported: z.number(),
  now: z.exactOptional(unitSchema),
  before: z.exactOptional(unitSchema),
});

/** The row of a unit as the first import of an organisation wants it. */
export const unitItem = (org: OrgId, imported: number, unit: Unit): Key & Item => ({
  ...keys.unit(org, unit.id),
  ...{ ...mark('unit'), imported, now: unit },
});

/** One unit as import number `imported` wants it; undefined takes it away. Harmless to repeat. */
export const stageUnit = async (rows: Rows, org: OrgId, imported: number, id: UnitId, unit: Unit | undefined) => {
  const key = keys.unit(org, id);
  const item = await rows.get(key);
  const row = item && parsed(rowSchema, item);
  if (row && row.imported > imported) return;
  // As it is stored, with what a newer version may have added to it.
  const before = row?.imported === imported ? item?.before : item?.now;
  const wanted = { now: unit, before };
  await rows.update(
    key,
    { set: { ...mark('unit'), imported, ...wanted }, remove: missingIn(wanted) },
    { if: 'attribute_not_exists(#imported) OR #imported <= :imported', values: { imported } },
  );
};

const missingIn = (attributes: Item): readonly string[] =>
  Object.keys(attributes).filter((name) => attributes[name] === undefined);

const unitAsOf = (item: Item, imported: number): Unit | undefined => {
  const row = parsed(rowSchema, item);
  return row.imported <= imported ? row.now : row.before;
};

const readTree = async (rows: Rows, org: OrgId): Promise<UnitTree | undefined> => {
  const organisation = await readOrganisation(rows, org);
  if (!organisation) return undefined;
  const units: Unit[] = [];
  for await (const page of rows.pages({ partition: partitions.units(org) }))
    for (const item of page) {
      const unit = unitAsOf(item, organisation.imported);
      if (unit) units.push(unit);
    }
  const result = buildTree(units);
  if (result.type === 'tree') return result.tree;
  if (units.length === 0) return undefined;
  throw new AkariError('stored-item-unreadable', `the units are no tree: ${result.problems[0]?.type}`);
};

/** The tree of an organisation, kept in the process for as long as the organisation's version stays the same. */
export const openTrees = (rows: Rows) => {
  const kept = new Map<OrgId, { readonly version: number; readonly tree: Promise<UnitTree | undefined> }>();
  return async ({ id, version: current }: Organisation): Promise<UnitTree | undefined> => {
    const known = kept.get(id);
    if (known?.version === current) return known.tree;
    const tree = readTree(rows, id);
    kept.set(id, { version: current, tree });
    tree.catch(() => kept.delete(id));
    return tree;
  };
};
