import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import { fields } from './items.ts';
import type { Key } from './keys.ts';
import type { Item } from './rows.ts';

/*
 * A whole organisation as newline JSON: a header, the items with a mark after every page, and an end. A mark says how
 * far the table was read, so that a file that was cut off can be continued.
 */

export const DUMP_FORMAT = 1;

/** What must stay the same while a table is read page by page, or the pages do not fit each other. */
const stampSchema = z.object({
  /** The import whose units are the valid ones. */
  imported: z.number(),
  /** The latest import, and how far it is. */
  import: z.string(),
  /** Every round's state. */
  rounds: z.record(z.string(), z.enum(['open', 'counted', 'closed'])),
});
export type DumpStamp = z.output<typeof stampSchema>;

const headerSchema = z.object({
  akari: z.literal('organisation'),
  format: z.int().check(z.gte(1)),
  /** The newest version of items that the writer knew. */
  schema: z.int().check(z.gte(1)),
  org: fields.org,
  name: z.string(),
  at: z.string(),
  people: z.number(),
  units: z.number(),
  stamp: stampSchema,
});
export type DumpHeader = z.output<typeof headerSchema>;

/** Where a reader of the table goes on: a part of it, and the last key read there. */
const positionSchema = z.object({
  segment: z.int(),
  after: z.exactOptional(z.object({ pk: z.string(), sk: z.string() })),
});
export type DumpPosition = z.output<typeof positionSchema>;

const endSchema = z.object({
  items: z.int(),
  types: z.record(z.string(), z.int()),
  /** SHA-256 of every line before this one, in hexadecimal. */
  sha256: z.string(),
});
export type DumpEnd = z.output<typeof endSchema>;

export type DumpLine =
  | { readonly type: 'header'; readonly header: DumpHeader }
  | { readonly type: 'item'; readonly item: Key & Item }
  | { readonly type: 'mark'; readonly next: DumpPosition }
  | { readonly type: 'end'; readonly end: DumpEnd };

const lineSchema = z.union([
  z.object({ item: z.looseObject({ pk: z.string(), sk: z.string(), v: z.int(), type: z.string() }) }),
  z.object({ next: positionSchema }),
  z.object({ end: endSchema }),
  headerSchema,
]);

/** One line, without its end of line. */
export const lineText = (line: DumpLine): string => {
  switch (line.type) {
    case 'header':
      return JSON.stringify(line.header);
    case 'item':
      return JSON.stringify({ item: encoded(line.item) });
    case 'mark':
      return JSON.stringify({ next: line.next });
    case 'end':
      return JSON.stringify({ end: line.end });
    default:
      return line satisfies never;
  }
};

/** Undefined when it is no line of such a file. */
export const readLine = (text: string): DumpLine | undefined => {
  const parsed = lineSchema.safeParse(ifJson(text));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  if ('item' in data) return { type: 'item', item: { ...attributesOf(data.item), pk: data.item.pk, sk: data.item.sk } };
  if ('next' in data) return { type: 'mark', next: data.next };
  return 'end' in data ? { type: 'end', end: data.end } : { type: 'header', header: data };
};

const ifJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const BYTES = '$bytes';

/** Values that JSON has not are written so that they come back as they were; what could not come back is refused. */
const encoded = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encoded);
  if (isPlain(value)) return mapped(value, encoded);
  if (value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) return value;
  throw new AkariError('stored-item-unreadable', `a value of a kind that no dump holds: ${typeof value}`);
};

const decoded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decoded);
  if (!isPlain(value)) return value;
  const bytes = value[BYTES];
  return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : mapped(value, decoded);
};

const attributesOf = (item: Item): Item => mapped(item, decoded);

const mapped = (map: Item, change: (value: unknown) => unknown): Item =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));

const isPlain = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
