import type { DeliveryId } from '../delivery/model.ts';
import { planOne } from '../delivery/plan-one.ts';
import type { Outbox } from '../delivery/ports.ts';
import type { Person } from '../people/model.ts';
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
  const expiresAt = asInstant(now + EXPIRES_AFTER_MS);
  await planOne(to, { id, kind: 'approval', subject, dueAt: now, expiresAt }, outbox);
};

/** What a message to its author is about whose campaign goes to so many by now that it needs an approval. */
export const grownSubject = ({ id }: Pick<Campaign, 'id'>): string => `grown/0/${id}`;
