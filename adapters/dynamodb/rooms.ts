import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { RoomKey } from '../../src/delivery/ports.ts';
import { endReasons, type NewRoom, type Room, type RoomState, tellings } from '../../src/lights-out/rooms/model.ts';
import type { RoomStore } from '../../src/lights-out/rooms/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { languages } from '../../src/text/language.ts';
import type { Instant } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { indexKeys, keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const { instant, date } = fields;

const common = {
  ...{ v: version, org: fields.org, id: fields.room, place: fields.platform, address: fields.address },
  ...{ name: z.exactOptional(z.string()), unit: fields.unit, language: z.enum(languages), zone: fields.zone },
  ...{ by: z.exactOptional(fields.person), at: instant, order: z.number(), day: date, dueAt: instant },
  attempts: z.number(),
  last: z.exactOptional(z.object({ day: date, telling: z.enum(tellings) })),
};

/** The state is stored flat, so that one condition can ask for it. */
const schema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('waiting') }),
  z.object({ ...common, state: z.literal('claimed'), leaseUntil: instant }),
  z.object({ ...common, state: z.literal('ended'), endedAt: instant, reason: z.enum(endReasons) }),
]);
type Stored = z.output<typeof schema>;

export const roomOf = (item: Item): Room => {
  const stored = parsed(schema, item);
  const { org, id, place, address, name, unit, language, zone, by, at, order, day, dueAt, attempts, last } = stored;
  return {
    ...{ org, id, place, address, unit, language, zone, at, order, day, dueAt, attempts, state: stateOf(stored) },
    ...{ ...(name !== undefined && { name }), ...(by !== undefined && { by }), ...(last && { last }) },
  };
};

const stateOf = (stored: Stored): RoomState => {
  switch (stored.state) {
    case 'waiting':
      return { type: 'waiting' };
    case 'claimed':
      return { type: 'claimed', leaseUntil: stored.leaseUntil };
    case 'ended':
      return { type: 'ended', at: stored.endedAt, reason: stored.reason };
    default:
      return stored satisfies never;
  }
};

/** Before the rows of deliveries, in the order of the index: a floor of people is told by one message. */
const dueOf = (org: OrgId, id: string, at: Instant) => ({ dueAt: at, ...indexKeys.due(org, `channel#${id}`, at) });

const gone = ['dueKey', 'dueSort', 'leaseUntil', 'owner'];
const LIVE = '#state IN (:waiting, :claimed)';
const live = { waiting: 'waiting', claimed: 'claimed' };

export const openRooms = (rows: Rows, wallClock: () => number): RoomStore => {
  const keyOf = ({ org, room }: RoomKey) => keys.room(org, room);
  const written = async (...change: Parameters<Rows['update']>) => (await rows.update(...change)).type === 'written';
  const isOurs = async (key: RoomKey, owner: string) => (await rows.get(keyOf(key)))?.owner === owner;
  const ending = (at: Instant, reason: string) => ({
    ...{ state: 'ended', endedAt: at, reason },
    ttl: ttlAfter(wallClock(), KEEP.messageDays),
  });

  return {
    async room(key) {
      const item = await rows.get(keyOf(key));
      return item && roomOf(item);
    },

    async rooms(org) {
      const found: Room[] = [];
      for await (const page of rows.pages({ partition: partitions.rooms(org) })) found.push(...page.map(roomOf));
      return found;
    },

    open({ dueAt, ...room }: NewRoom) {
      const set = { ...mark('room'), ...room, state: 'waiting', attempts: 0, ...dueOf(room.org, room.id, dueAt) };
      const before = [...(room.name === undefined ? ['name'] : []), ...(room.by === undefined ? ['by'] : [])];
      return written(
        keys.room(room.org, room.id),
        { set, remove: [...before, 'leaseUntil', 'owner', 'endedAt', 'reason', 'last', 'ttl'] },
        { if: 'attribute_not_exists(#pk) OR #order < :before', values: { before: room.order } },
      );
    },

    close: (key, order, now) =>
      written(
        keyOf(key),
        { set: { ...ending(now, 'words'), order }, remove: gone },
        { if: `${LIVE} AND #order < :before`, values: { ...live, before: order } },
      ),

    async claim(key, day, leaseUntil) {
      const owner = randomUUID();
      const set = { state: 'claimed', leaseUntil, owner, ...dueOf(key.org, key.room, leaseUntil) };
      const result = await rows.update(
        keyOf(key),
        { set, add: { attempts: 1 } },
        { if: '#day = :day AND #state = :waiting', values: { day, waiting: 'waiting' } },
      );
      return result.type === 'written' || (result.retried && (await isOurs(key, owner)));
    },

    postpone: (key, day, dueAt) =>
      written(
        keyOf(key),
        { set: { state: 'waiting', ...dueOf(key.org, key.room, dueAt) }, remove: ['leaseUntil', 'owner'] },
        { if: `#day = :day AND ${LIVE}`, values: { day, ...live } },
      ),

    settle: (key, told, { day, dueAt }) =>
      written(
        keyOf(key),
        {
          set: { state: 'waiting', attempts: 0, last: told, day, ...dueOf(key.org, key.room, dueAt) },
          remove: ['leaseUntil', 'owner'],
        },
        { if: `#day = :told AND ${LIVE}`, values: { told: told.day, ...live } },
      ),

    end: (key, day, reason, now) =>
      written(
        keyOf(key),
        { set: ending(now, reason), remove: gone },
        { if: `#day = :day AND ${LIVE}`, values: { day, ...live } },
      ),

    async erase(key, endedBefore) {
      await rows.remove(keyOf(key), {
        if: '#state = :ended AND #endedAt <= :before',
        values: { ended: 'ended', before: endedBefore },
      });
    },
  };
};
