import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Inbox } from '../../src/conversation/ports.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Rows } from './rows.ts';

/** Both platforms stop repeating an event well before. */
const KEPT_DAYS = 2;

const schema = z.discriminatedUnion('state', [
  z.object({ v: version, state: z.literal('taken'), leaseUntil: fields.instant, owner: z.string() }),
  z.object({ v: version, state: z.literal('done') }),
]);

export const openInbox = (rows: Rows, wallClock: () => number): Inbox => {
  const ttl = () => ttlAfter(wallClock(), KEPT_DAYS);
  return {
    async claim(org, eventId, now, leaseUntil) {
      const key = keys.event(org, eventId);
      const owner = randomUUID();
      const result = await rows.put(
        { ...key, ...mark('event'), state: 'taken', leaseUntil, owner, ttl: ttl() },
        {
          if: 'attribute_not_exists(#pk) OR (#state = :taken AND #leaseUntil <= :now)',
          values: { taken: 'taken', now },
        },
      );
      if (result.type === 'written') return 'fresh';
      const item = await rows.get(key);
      const event = item && parsed(schema, item);
      if (event?.state === 'done') return 'done';
      return event?.owner === owner ? 'fresh' : 'taken';
    },

    async done(org, eventId) {
      const set = { ...mark('event'), state: 'done', ttl: ttl() };
      await rows.update(keys.event(org, eventId), { set, remove: ['leaseUntil', 'owner'] });
    },
  };
};
