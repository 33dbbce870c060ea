import type { Platform, RoomId } from '../conversation/inbound.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import type { Delivery, DeliveryId, EndState } from './model.ts';
import type { PaceLimit, Slots } from './pace.ts';
import type { Layout, Ledger, Parcel, ParcelKey } from './parcel.ts';

export type DeliveryKey = { readonly org: OrgId; readonly person: PersonId; readonly id: DeliveryId };

/** A row that is to be changed: one that came in a parcel is not in the due index. */
export type DeliveryRow = DeliveryKey & Pick<Delivery, 'page'>;

/** The rows of what is to be said. Each call is one conditional write on one row. */
export type Outbox = {
  /** False when the row exists already, whatever its state: a message is planned once. */
  plan(delivery: Delivery): Promise<boolean>;
  delivery(key: DeliveryKey): Promise<Delivery | undefined>;
  deliveries(keys: readonly DeliveryKey[]): Promise<readonly Delivery[]>;
  /**
   * Takes the row for one worker. For what came in a parcel, the whole delivery: its first claim makes the row. False when it is settled, sent,
   * or another worker's lease still runs.
   */
  claim(row: DeliveryKey | Delivery, place: Platform, now: Instant, leaseUntil: Instant): Promise<boolean>;
  /** Puts a row back to wait; only from waiting or from the caller's own claim. */
  postpone(row: DeliveryRow, dueAt: Instant): Promise<boolean>;
  settle(row: DeliveryRow, state: EndState): Promise<boolean>;
  /** Removes rows whose mere existence would say something of a person; missing ones are no error. */
  erase(keys: readonly DeliveryKey[]): Promise<void>;
};

/** The rows of messages that many people get. Each call is one conditional write on one row. */
export type Parcels = {
  /**
   * Decides how the message's people are laid out in parcels; the first decision for this part of them counts, and is
   * returned. So a planner that died is followed by one that puts everyone into the same parcel.
   */
  layOut(org: OrgId, delivery: DeliveryId, part: string, wanted: Layout): Promise<Layout>;
  /** False when this page is planned already, whatever became of it. */
  plan(parcel: Parcel): Promise<boolean>;
  parcel(key: ParcelKey): Promise<Parcel | undefined>;
  /** Takes it for one worker. Undefined when it is not due, at its end, or another worker's lease still runs. */
  claim(key: ParcelKey, now: Instant, leaseUntil: Instant): Promise<Parcel | undefined>;
  /**
   * Writes how far its worker got; with nobody left it is at its end. False when another worker has taken it since:
   * whoever comes last reads from the people's rows how each ended.
   */
  settle(taken: Parcel, left: readonly PersonId[], ledger: Ledger, dueAt: Instant): Promise<boolean>;
  /** All of one message, in the order of their pages. */
  of(org: OrgId, delivery: DeliveryId): AsyncIterable<readonly Parcel[]>;
  /** How far each is, without its people: what counting all of a message takes. */
  standing(org: OrgId, delivery: DeliveryId): AsyncIterable<readonly Standing[]>;
  /** Puts one that nobody is at work on off to another moment, or brings it forward. False when somebody has it by now. */
  move(parcel: Parcel, dueAt: Instant): Promise<boolean>;
  /** Removes all of one message, wherever its worker is; people's rows stay. */
  erase(org: OrgId, delivery: DeliveryId): Promise<void>;
};

/** `people`: how many it was planned for, of messages that can be changed; `left`: of how many it is not known yet. */
export type Standing = Pick<Parcel, 'ledger' | 'dueAt'> & { readonly people: number; readonly left: number };

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
  /**
   * Jobs and single messages, at most `limit`, the earliest first; and of each group and urgency the earliest parcels, as
   * many as `parcelsAtOnce` says. None of them ever hides another.
   */
  due(org: OrgId, now: Instant, limit: number): Promise<readonly DueEntry[]>;
  /** The earliest moment at which something becomes due; with `after`, the earliest later than that. */
  nextDue(org: OrgId, after?: Instant): Promise<Instant | undefined>;
};

export type DueEntry =
  /** `isLeased`: the work sees to it itself that one worker does it. */
  | { readonly type: 'job'; readonly job: Job; readonly isLeased?: true }
  | { readonly type: 'delivery'; readonly key: DeliveryKey; readonly dueAt: Instant; readonly group: string }
  | { readonly type: 'room'; readonly key: RoomKey; readonly dueAt: Instant; readonly group: string }
  | ({ readonly type: 'parcel'; readonly key: ParcelKey; readonly dueAt: Instant } & Pick<Parcel, 'group' | 'kind'>);

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
  readonly body: QueueBody;
};

/** What a queued message is about: one person's, a parcel of them, or what is said in a channel. */
export type QueueBody = DeliveryKey | ParcelKey | RoomKey;

export type RoomKey = { readonly org: OrgId; readonly room: RoomId };

/** What a line of the log calls it: never a person. */
export const subjectOf = (body: QueueBody): string =>
  isParcel(body) ? body.delivery : isRoom(body) ? body.room : body.id;

export const isRoom = (body: QueueBody): body is RoomKey => 'room' in body;

export const isParcel = (body: QueueBody): body is ParcelKey => 'page' in body;

/**
 * Where messages wait for their moment. A worker passes it right before it sends; several may wait at once, and pass in
 * the order in which they came, what is urgent before what is not.
 */
export type Gate = {
  enter(org: OrgId, platform: Platform, isUrgent?: boolean): Promise<Turn>;
  /** The platform refused a message that had passed. */
  refused(org: OrgId, platform: Platform, retryAfterMs: number): Promise<void>;
};

/**
 * `near`: the moment is so close that the worker may write down that it sends. Whoever waits has written nothing, so that
 * a death leaves in doubt only what was on the wire. `pass` ends at the moment, or takes another one for one missed.
 */
export type Turn =
  | { readonly type: 'near'; readonly waitedMs: number; readonly pass: () => Promise<Passage> }
  | Extract<Passage, { type: 'held' }>;

export type Passage = { readonly type: 'go' } | { readonly type: 'held'; readonly retryAfterMs: number };

/** What a worker says of one queued message. `delayMs` holds back the whole group. */
export type WorkResult = { readonly type: 'done' } | { readonly type: 'retry'; readonly delayMs: number };

/**
 * Gives away the moments of a rate limit, to all workers of an organisation together (see pace.ts). By the machine's
 * clock. Passes `test/contracts/pace.ts`.
 */
export type Pace = {
  /** The next `count` moments of this group. */
  reserve(org: OrgId, group: string, count: number, limit: PaceLimit): Promise<Slots>;
  /** The platform refused: nobody gets a moment of this group before that, and fewer afterwards. */
  refuse(org: OrgId, group: string, retryAfterMs: number, limit: PaceLimit): Promise<void>;
};
