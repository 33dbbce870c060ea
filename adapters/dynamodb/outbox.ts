import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Delivery, DeliveryState } from '../../src/delivery/model.ts';
import type { DeliveryKey, DeliveryRow, Outbox } from '../../src/delivery/ports.ts';
import { messageKinds } from '../../src/people/model.ts';
import { KEEP } from '../../src/retention/rules.ts';
import type { Instant } from '../../src/time/instant.ts';
import { getAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

/** For the table's own housekeeping; the sweep goes by the same days. */
const SETTLED_DAYS = KEEP.messageDays;

const { platform, instant } = fields;
const common = {
  v: version,
  org: fields.org,
  person: fields.person,
  id: fields.delivery,
  kind: z.enum(messageKinds),
  subject: z.string(),
  dueAt: instant,
  expiresAt: instant,
  attempts: z.number(),
  group: z.string(),
  page: z.exactOptional(z.string()),
};

/** The state is stored flat, so that one condition can ask for it. */
const schema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('waiting') }),
  z.object({ ...common, state: z.literal('claimed'), leaseUntil: instant, place: platform }),
  z.object({
    ...common,
    state: z.literal('sent'),
    at: instant,
    place: platform,
    message: z.exactOptional(fields.message),
  }),
  z.object({
    ...common,
    state: z.literal('settled'),
    at: instant,
    fate: z.enum(['skipped', 'expired', 'unreachable', 'failed', 'cancelled']),
    reason: z.string(),
  }),
]);
type Stored = z.output<typeof schema>;

export const deliveryOf = (item: Item): Delivery => {
  const stored = parsed(schema, item);
  const { org, person, id, kind, subject, dueAt, expiresAt, attempts, group, page } = stored;
  const planned = { kind, subject, dueAt, expiresAt, attempts, group, ...(page !== undefined && { page }) };
  return { org, person, id, ...planned, state: stateOf(stored) };
};

const stateOf = (stored: Stored): DeliveryState => {
  switch (stored.state) {
    case 'waiting':
      return { type: 'waiting' };
    case 'claimed':
      return { type: 'claimed', leaseUntil: stored.leaseUntil, place: stored.place };
    case 'sent': {
      const { at, place, message } = stored;
      return { type: 'sent', at, place, ...(message !== undefined && { message }) };
    }
    case 'settled':
      return { type: 'settled', at: stored.at, fate: stored.fate, reason: stored.reason };
    default:
      return stored satisfies never;
  }
};

const itemOf = ({ state, ...delivery }: Delivery): Item => {
  const { type, ...details } = state;
  return { ...mark('delivery'), ...delivery, state: type, ...details };
};

/** What a claim writes of a message that had no row until now. */
const plannedOf = ({ state: _, attempts: __, ...planned }: Delivery): Item => ({ ...mark('delivery'), ...planned });

const keyOf = ({ org, person, id }: DeliveryKey) => keys.delivery(org, person, id);
/** What came in a parcel is not due by itself. */
const dueOf = ({ org, person, id, page }: DeliveryRow, at: Instant) =>
  page === undefined ? indexKeys.due(org, `delivery#${person}#${id}`, at) : {};

export const openOutbox = (rows: Rows, wallClock: () => number): Outbox => {
  const read = async (key: DeliveryKey): Promise<Delivery | undefined> => {
    const item = await rows.get(keyOf(key));
    return item && deliveryOf(item);
  };

  /** Whether the row is in our hands although the write was refused: its first attempt's answer got lost. */
  const isOurs = async (key: DeliveryKey, owner: string) => (await rows.get(keyOf(key)))?.owner === owner;

  return {
    async plan(delivery) {
      const { type } = delivery.state;
      const due = type === 'waiting' ? dueOf(delivery, delivery.dueAt) : {};
      const item = { ...keyOf(delivery), ...itemOf(delivery), ...due };
      return (await rows.put(item, { if: 'attribute_not_exists(#pk)' })).type === 'written';
    },

    delivery: read,

    deliveries: async (all) => (await getAll(rows, all.map(keyOf), true)).map(deliveryOf),

    async claim(row, place, now, leaseUntil) {
      const owner = randomUUID();
      const member = 'page' in row && row.page !== undefined ? row : undefined;
      const taken = { state: 'claimed', leaseUntil, place, owner, ...dueOf(row, leaseUntil) };
      const open = '#state = :waiting OR (#state = :claimed AND #leaseUntil <= :now)';
      const result = await rows.update(
        keyOf(row),
        { set: { ...(member && plannedOf(member)), ...taken }, add: { attempts: 1 } },
        {
          if: member ? `attribute_not_exists(#pk) OR ${open}` : open,
          values: { waiting: 'waiting', claimed: 'claimed', now },
        },
      );
      return result.type === 'written' || (result.retried && (await isOurs(row, owner)));
    },

    async postpone(key, dueAt) {
      const result = await rows.update(
        keyOf(key),
        { set: { state: 'waiting', dueAt, ...dueOf(key, dueAt) }, remove: ['leaseUntil', 'place', 'owner'] },
        { if: '#state IN (:waiting, :claimed)', values: { waiting: 'waiting', claimed: 'claimed' } },
      );
      return result.type === 'written';
    },

    async settle(key, state) {
      const { type, ...details } = state;
      const gone = type === 'sent' ? ['leaseUntil'] : ['leaseUntil', 'place'];
      const result = await rows.update(
        keyOf(key),
        {
          set: { state: type, ...details, ttl: ttlAfter(wallClock(), SETTLED_DAYS) },
          remove: ['dueKey', 'dueSort', 'owner', ...gone],
        },
        { if: '#state IN (:waiting, :claimed)', values: { waiting: 'waiting', claimed: 'claimed' } },
      );
      if (result.type === 'written') return true;
      return result.retried && isDeepStrictEqual((await read(key))?.state, state);
    },

    erase: (all) => removeAll(rows, all.map(keyOf)),
  };
};
