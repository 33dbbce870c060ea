import type { DeliveryId } from '../delivery/model.ts';
import type { Outbox } from '../delivery/ports.ts';
import { type Person, placesOf } from '../people/model.ts';
import { asInstant, DAY_MS, type Instant } from '../time/instant.ts';
import type { Campaign } from './model.ts';

/** After that nobody needs to answer any more. */
const EXPIRES_AFTER_MS = 14 * DAY_MS;

/** Asks or tells a promoter something of a campaign, on the road of everything the bot says on its own. Harmless to repeat. */
export const tellOf = async (
  now: Instant,
  to: Person,
  id: DeliveryId,
  subject: string,
  { outbox }: { readonly outbox: Pick<Outbox, 'plan'> },
): Promise<void> => {
  await outbox.plan({
    ...({ org: to.org, person: to.id, id, kind: 'approval', subject, dueAt: now } as const),
    ...({ expiresAt: asInstant(now + EXPIRES_AFTER_MS), state: { type: 'waiting' }, attempts: 0 } as const),
    group: placesOf(to)[0] ?? 'none',
  });
};

/** What a message to its author is about whose campaign goes to so many by now that it needs an approval. */
export const grownSubject = ({ id }: Pick<Campaign, 'id'>): string => `grown/0/${id}`;
