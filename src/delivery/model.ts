import type { Platform } from '../conversation/inbound.ts';
import type { MessageRef } from '../conversation/platform.ts';
import type { MessageKind, OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';

/** Deterministic: `pulse/2026-W47/ask`. Together with the person it names one message, for ever. */
export type DeliveryId = string & { readonly __brand: 'DeliveryId' };

/** One message the bot is to say on its own to one person, once. The row is the truth; a queue only hurries it. */
export type Delivery = {
  readonly org: OrgId;
  readonly person: PersonId;
  readonly id: DeliveryId;
  readonly kind: MessageKind;
  /** What the message is about, for the feature that composes it: `2026-W47`. */
  readonly subject: string;
  /** Not before this. Moves when the message has to wait. */
  readonly dueAt: Instant;
  /** Of no use after this: it then ends as `expired`. */
  readonly expiresAt: Instant;
  readonly state: DeliveryState;
  /** Sends begun so far: each claim adds one. */
  readonly attempts: number;
  /** The rate limit it counts against, as known when planned: a hint for the queue, the sender decides. */
  readonly group: string;
  /** The page of the parcel it came in; such a row is never due by itself, its parcel is. */
  readonly page?: string;
};

export type DeliveryState =
  | { readonly type: 'waiting' }
  /** Being sent by one worker, or sent for all we know; when the lease runs out, another looks what became of it. */
  | { readonly type: 'claimed'; readonly leaseUntil: Instant; readonly place: Platform }
  | { readonly type: 'sent'; readonly at: Instant; readonly place: Platform; readonly message?: MessageRef }
  | { readonly type: 'settled'; readonly at: Instant; readonly fate: Fate; readonly reason: string };

/** How a delivery ended. */
export type EndState = Extract<DeliveryState, { type: 'sent' | 'settled' }>;

/** How a delivery that was not sent ended. With `sent` these add up to the audience. */
export type Fate = 'skipped' | 'expired' | 'unreachable' | 'failed' | 'cancelled';

export const asDeliveryId = (value: string): DeliveryId => value as DeliveryId;
