import type { Platform } from '../conversation/inbound.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import type { Delivery, DeliveryId, DeliveryState } from './model.ts';

export type DeliveryKey = { readonly org: OrgId; readonly person: PersonId; readonly id: DeliveryId };

/** The rows of what is to be said. Each call is one conditional write on one row. */
export type Outbox = {
  /** False when the row exists already, whatever its state: a message is planned once. */
  plan(delivery: Delivery): Promise<boolean>;
  delivery(key: DeliveryKey): Promise<Delivery | undefined>;
  deliveries(keys: readonly DeliveryKey[]): Promise<readonly Delivery[]>;
  /** Takes the row for one worker. False when it is settled, sent, or another worker's lease still runs. */
  claim(key: DeliveryKey, place: Platform, now: Instant, leaseUntil: Instant): Promise<boolean>;
  /** Puts a row back to wait; only from waiting or from the caller's own claim. */
  postpone(key: DeliveryKey, dueAt: Instant): Promise<boolean>;
  settle(key: DeliveryKey, state: Extract<DeliveryState, { type: 'sent' | 'settled' }>): Promise<boolean>;
  /** Removes rows whose mere existence would say something of a person; missing ones are no error. */
  erase(keys: readonly DeliveryKey[]): Promise<void>;
};

/** Work for a moment: a feature's own scheduled step. The id makes a repeat harmless. */
export type Job = {
  readonly org: OrgId;
  /** `pulse/2026-W47/open/Asia/Tokyo` */
  readonly id: string;
  readonly kind: string;
  readonly payload: { readonly [key: string]: string };
  readonly dueAt: Instant;
};

export type Jobs = {
  /** False when a job of this id is planned already. */
  plan(job: Job): Promise<boolean>;
  /** Taken away once its work is done; a job that was not finished stays due and is run again. */
  finish(org: OrgId, id: string): Promise<void>;
  /** Puts a job off until `until` for whoever claims first; false when it is gone, or no longer due when it was. */
  claim(job: Job, until: Instant): Promise<boolean>;
  /** Moves a planned job, if it is still there. */
  move(org: OrgId, id: string, dueAt: Instant): Promise<void>;
};

/** What the minute tick reads: only what is due, so that its cost follows the work and not the people. */
export type DueWork = {
  /** At most `limit` entries, the earliest first. */
  due(org: OrgId, now: Instant, limit: number): Promise<readonly DueEntry[]>;
  /** The earliest moment at which something becomes due; with `after`, the earliest later than that. */
  nextDue(org: OrgId, after?: Instant): Promise<Instant | undefined>;
};

export type DueEntry =
  /** `isLeased`: the work sees to it itself that one worker does it. */
  | { readonly type: 'job'; readonly job: Job; readonly isLeased?: true }
  | { readonly type: 'delivery'; readonly key: DeliveryKey; readonly dueAt: Instant; readonly group: string };

/**
 * The fast road between the tick and the sender: FIFO within a group, one group per rate limit.
 * Losing a message here is harmless: the outbox row is still due. Passes `test/contracts/queue.ts`.
 */
export type Queue = {
  /** In order within a group. A message with the same `deduplicationId` as one still queued is dropped. */
  send(...messages: readonly QueueMessage[]): Promise<void>;
};

export type QueueMessage = {
  readonly group: string;
  readonly deduplicationId: string;
  readonly body: DeliveryKey;
};

/** What a worker says of one queued message. `delayMs` holds back the whole group. */
export type WorkResult = { readonly type: 'done' } | { readonly type: 'retry'; readonly delayMs: number };
