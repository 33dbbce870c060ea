import type { Directory } from '../people/ports.ts';
import { calendarOf } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { type AttemptDeps, attempt } from './attempt.ts';
import { mailboxOf } from './mailbox.ts';
import type { DeliveryKey, Outbox, WorkResult } from './ports.ts';

export type DeliverDeps = AttemptDeps & {
  readonly outbox: Outbox;
  readonly directory: Pick<Directory, 'person' | 'people' | 'organisation'>;
};

/**
 * Works on one planned message. Whatever happens on the way, the row says where it stands: it is settled, or it is due
 * again.
 */
export const deliver = async (key: DeliveryKey, now: Instant, deps: DeliverDeps): Promise<WorkResult> => {
  const delivery = await deps.outbox.delivery(key);
  // What came in a parcel is its parcel's work.
  if (!delivery || delivery.page !== undefined || isOver(delivery.state.type)) return { type: 'done' };
  const [person, organisation, mailbox] = await Promise.all([
    deps.directory.person(key.org, key.person),
    deps.directory.organisation(key.org),
    mailboxOf(key.org, key.person, deps.mailboxes),
  ]);
  const recipient = { person, calendar: calendarOf(organisation?.closures ?? {}), mailbox };
  const progress = await attempt(delivery, recipient, now, deps);
  return progress.type === 'held' ? { type: 'retry', delayMs: progress.retryAfterMs } : { type: 'done' };
};

const isOver = (state: string): boolean => state === 'sent' || state === 'settled';
