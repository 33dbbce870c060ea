import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { type Parcel, type ParcelKey, parcelGroups, urgencyOf } from '../../src/delivery/parcel.ts';
import type { Parcels, Standing } from '../../src/delivery/ports.ts';
import { messageKinds } from '../../src/people/model.ts';
import { KEEP } from '../../src/retention/rules.ts';
import type { Instant } from '../../src/time/instant.ts';
import { eraseAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { indexKeys, keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  v: version,
  org: fields.org,
  delivery: fields.delivery,
  page: z.string(),
  kind: z.enum(messageKinds),
  subject: z.string(),
  dueAt: fields.instant,
  expiresAt: fields.instant,
  group: z.enum(parcelGroups),
  people: z.exactOptional(z.array(fields.person)),
  /** Absent as long as it is all of the people: half the row. */
  left: z.exactOptional(z.array(fields.person)),
  ledger: z.record(z.string(), z.number()),
  attempts: z.number(),
});

const count = z.exactOptional(z.int().check(z.gte(1)));
const layoutSchema = z.object({ v: version, slack: count, teams: count, none: count });

export const parcelOf = (item: Item): Parcel => {
  const { v: _, left, ...parcel } = parsed(schema, item);
  return { ...parcel, left: left ?? parcel.people ?? [] };
};

/** What is counted lies beside the people, so that nobody has to carry them along to count. */
const standingSchema = z.object({
  v: version,
  ledger: z.record(z.string(), z.number()),
  dueAt: fields.instant,
  planned: z.number(),
  open: z.number(),
});

const standingOf = (item: Item): Standing => {
  const { ledger, dueAt, planned, open } = parsed(standingSchema, item);
  return { ledger, dueAt, people: planned, left: open };
};

const numbersOf = ({ people, left }: Pick<Parcel, 'people' | 'left'>) => ({
  planned: people?.length ?? 0,
  open: left.length,
});

const keyOf = ({ org, delivery, page }: ParcelKey) => keys.parcel(org, delivery, page);
const rowId = ({ delivery, page }: ParcelKey): string => `parcel#${delivery}#${page}`;
const sortOf = (key: ParcelKey, at: Instant): string => indexKeys.dueSort(rowId(key), at);
const counted = ['sk', 'ledger', 'dueAt', 'planned', 'open'] as const;
type Due = ParcelKey & Pick<Parcel, 'kind' | 'group'>;
const dueOf = ({ org, delivery, page, kind, group }: Due, at: Instant) =>
  indexKeys.dueParcel(org, urgencyOf(kind), group, rowId({ org, delivery, page }), at);

export const openParcels = (rows: Rows, wallClock: () => number): Parcels => {
  const read = async (key: ParcelKey): Promise<Parcel | undefined> => {
    const item = await rows.get(keyOf(key));
    return item && parcelOf(item);
  };

  /** Rows of the first days do not have the numbers. */
  const standing = async (item: Item): Promise<Standing> => {
    if (item.open !== undefined) return standingOf(item);
    const { pk, sk } = item;
    const whole = await rows.get({ pk: String(pk), sk: String(sk) });
    const { people, left, ledger, dueAt } = parcelOf(whole ?? item);
    return { ledger, dueAt, people: people?.length ?? 0, left: left.length };
  };

  return {
    async layOut(org, delivery, part, wanted) {
      const key = keys.layout(org, delivery, part);
      const ttl = ttlAfter(wallClock(), KEEP.messageDays);
      const item = { ...key, ...mark('layout'), ...wanted, ttl };
      if ((await rows.put(item, { if: 'attribute_not_exists(#pk)' })).type === 'written') return wanted;
      const stored = await rows.get(key);
      if (!stored) return wanted;
      const { v: _, ...layout } = parsed(layoutSchema, stored);
      return layout;
    },

    async plan(parcel) {
      const due = parcel.left.length > 0 ? dueOf(parcel, parcel.dueAt) : {};
      const { left, ...rest } = parcel;
      const isWhole = parcel.people?.length === left.length;
      const stored = { ...rest, ...numbersOf(parcel), ...(isWhole ? {} : { left }) };
      const item = { ...keyOf(parcel), ...mark('parcel'), ...stored, ...due };
      const result = await rows.put(item, { if: 'attribute_not_exists(#pk)' });
      if (result.type === 'written') return true;
      return result.retried && isDeepStrictEqual(await read(parcel), parcel);
    },

    parcel: read,

    async claim(key, now, leaseUntil) {
      const result = await rows.update(
        keyOf(key),
        { set: { dueAt: leaseUntil, dueSort: sortOf(key, leaseUntil) }, add: { attempts: 1 } },
        { if: 'attribute_exists(#dueKey) AND #dueAt <= :now', values: { now } },
      );
      return result.type === 'written' && result.item ? parcelOf(result.item) : undefined;
    },

    async settle(taken, left, ledger, dueAt) {
      const isOver = left.length === 0;
      const ttl = ttlAfter(wallClock(), KEEP.messageDays);
      const due = isOver ? { ttl } : { dueAt, ...dueOf(taken, dueAt) };
      const result = await rows.update(
        keyOf(taken),
        { set: { left, open: left.length, ledger, ...due }, remove: isOver ? ['dueKey', 'dueSort'] : [] },
        // Who took it later has counted one attempt more; who settled it has left it waiting for another moment.
        { if: '#attempts = :attempts AND #dueAt = :leased', values: { attempts: taken.attempts, leased: taken.dueAt } },
      );
      if (result.type === 'written') return true;
      const stored = result.retried ? await read(taken) : undefined;
      return stored !== undefined && isDeepStrictEqual([stored.left, stored.ledger], [left, ledger]);
    },

    async move(parcel, dueAt) {
      const { attempts, dueAt: was } = parcel;
      const result = await rows.update(
        keyOf(parcel),
        { set: { dueAt, dueSort: sortOf(parcel, dueAt) } },
        { if: 'attribute_exists(#dueKey) AND #attempts = :attempts AND #dueAt = :was', values: { attempts, was } },
      );
      if (result.type === 'written') return true;
      return result.retried && (await read(parcel))?.dueAt === dueAt;
    },

    erase: (org, delivery) => eraseAll(rows, partitions.parcels(org, delivery)),

    async *of(org, delivery) {
      for await (const page of rows.pages({ partition: partitions.parcels(org, delivery), prefix: 'page#' }))
        yield page.map(parcelOf);
    },

    async *standing(org, delivery) {
      const query = { partition: partitions.parcels(org, delivery), prefix: 'page#', select: counted } as const;
      for await (const page of rows.pages(query)) yield await Promise.all(page.map(standing));
    },
  };
};
