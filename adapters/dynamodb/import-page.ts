import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import type { DirectoryChange } from '../../src/people/ports.ts';
import { inParallel, putAll } from './batch.ts';
import { parsed } from './errors.ts';
import type { Lease } from './import-head.ts';
import { fields } from './items.ts';
import { type Key, keys } from './keys.ts';
import { unpacked } from './pack.ts';
import { entryChange, entrySchema, leftChange } from './person-item.ts';
import type { Change, Item, Rows } from './rows.ts';
import { stageUnit, unitItem, unitSchema } from './units.ts';

/** Writes of one page at a time. */
const WIDTH = 24;

const changesSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('put-person'),
      entry: entrySchema,
      manages: z.array(fields.unit),
      promotes: z.array(fields.unit),
      isNew: z.boolean(),
    }),
    z.object({ type: z.literal('person-left'), id: fields.person }),
    z.object({ type: z.literal('put-unit'), unit: unitSchema }),
    z.object({ type: z.literal('remove-unit'), id: fields.unit }),
  ]),
);

export type PageOf = {
  readonly org: OrgId;
  readonly id: string;
  readonly seq: number;
  readonly page: number;
  /** The organisation has no record yet, so nobody can have talked to the bot. */
  readonly initial: boolean;
};

const PAGES_AN_IMPORT = 1_000_000;

/** Applies one page. False when the lease was lost on the way; whatever was written may be written again. */
export const applyPage = async (rows: Rows, page: PageOf, lease: Lease): Promise<boolean> => {
  const changes = await readPage(rows, page);
  const stamp = page.seq * PAGES_AN_IMPORT + page.page;
  const fresh = changes.map((change) => (page.initial ? freshItem(page, change, stamp) : undefined));
  try {
    await putAll(
      rows,
      fresh.filter((item) => item !== undefined),
      () => heldBy(lease),
    );
    await inParallel(
      changes.filter((_, index) => fresh[index] === undefined),
      WIDTH,
      async (change) => {
        await heldBy(lease);
        await applyChange(rows, page, change, stamp);
      },
    );
    return true;
  } catch (error) {
    if (error === leaseLost) return false;
    throw error;
  }
};

const leaseLost = new AkariError('import-lost', 'the lease went to another applier');

const heldBy = async (lease: Lease): Promise<void> => {
  if (!(await lease.hold())) throw leaseLost;
};

const readPage = async (rows: Rows, { org, id, page }: PageOf): Promise<readonly DirectoryChange[]> => {
  const item = await rows.get(keys.importPage(org, id, page));
  if (!item) throw new AkariError('import-lost', `page ${page} is missing`);
  const { pk, changes } = parsed(z.object({ pk: z.string(), changes: fields.bytes }), item);
  return parsed(z.object({ pk: z.string(), changes: changesSchema }), { pk, changes: unpacked(changes) }).changes;
};

/** The whole row of what an organisation without a record cannot have yet: it needs no look at what is there. */
const freshItem = ({ org, seq }: PageOf, change: DirectoryChange, stamp: number): (Key & Item) | undefined => {
  switch (change.type) {
    case 'put-person':
      return change.isNew
        ? { ...keys.person(org, change.entry.id), ...entryChange(org, change.entry, change, stamp).set }
        : undefined;
    case 'put-unit':
      return unitItem(org, seq, change.unit);
    case 'person-left':
    case 'remove-unit':
      return undefined;
    default:
      return change satisfies never;
  }
};

const applyChange = async (rows: Rows, page: PageOf, change: DirectoryChange, stamp: number): Promise<void> => {
  const { org, seq } = page;
  switch (change.type) {
    case 'put-person':
      return writePerson(rows, keys.person(org, change.entry.id), entryChange(org, change.entry, change, stamp), stamp);
    case 'person-left':
      return writePerson(rows, keys.person(org, change.id), leftChange(stamp), stamp, 'attribute_exists(#pk)');
    case 'put-unit':
      return stageUnit(rows, org, seq, change.unit.id, change.unit);
    case 'remove-unit':
      return stageUnit(rows, org, seq, change.id, undefined);
    default:
      return change satisfies never;
  }
};

/** Refused when the row was written by a later page or import already: then there is nothing to do. */
const writePerson = async (rows: Rows, key: Key, change: Change, stamp: number, exists?: string): Promise<void> => {
  const newest = '(attribute_not_exists(#imported) OR #imported <= :imported)';
  await rows.update(key, change, { if: exists ? `${exists} AND ${newest}` : newest, values: { imported: stamp } });
};
