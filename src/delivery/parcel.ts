import { createHash } from 'node:crypto';
import type { Platform } from '../conversation/inbound.ts';
import type { MessageKind, OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import type { Delivery, DeliveryId, EndState } from './model.ts';
import { keepsReference } from './rules.ts';

export type ParcelKey = { readonly org: OrgId; readonly delivery: DeliveryId; readonly page: string };

/** How many parcels each rate limit has in one planning of a message; decided once. */
export type Layout = { readonly [group in ParcelGroup]?: number };

/**
 * The rate limit of people's first place; none for those who have no place. What changes messages in place stands in a
 * line of its own, so that nobody's new message waits for it.
 */
export type ParcelGroup = Platform | ChangeGroup | 'none';
export type ChangeGroup = `${Platform}-changes`;

/**
 * One message for many people, a page of them. The parcel is due, not its people: it is planned, queued and taken as one,
 * and a person's own row is made when the message is about to be sent.
 */
export type Parcel = ParcelKey & {
  readonly kind: MessageKind;
  readonly subject: string;
  /** Not before this; moves when something has to wait. */
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly group: ParcelGroup;
  /** Everyone it was planned for; only of messages that can be changed after they were sent. */
  readonly people?: readonly PersonId[];
  /** Of whom it is not known yet how it ended. */
  readonly left: readonly PersonId[];
  readonly ledger: Ledger;
  /** How often it was taken by a worker. */
  readonly attempts: number;
};

/** People by how it ended for them: `sent`, or fate and reason as in `skipped/opted-out`. With those left, the audience. */
export type Ledger = { readonly [ending: string]: number };

/** People a parcel: a few seconds' work at the usual pace, and one read of people and rows. */
export const parcelSize: { readonly [group in ParcelGroup]: number } = {
  ...{ slack: 25, teams: 100, none: 100 },
  ...{ 'slack-changes': 25, 'teams-changes': 100 },
};

/**
 * Parcels of one limit that are worked on side by side: a fast limit is used while one of them begins or ends, and one
 * that waits for a platform's late answer to its last message does not keep the others from theirs.
 */
export const parcelLanes: { readonly [group in ParcelGroup]: number } = {
  ...{ slack: 3, teams: 4, none: 1 },
  ...{ 'slack-changes': 1, 'teams-changes': 2 },
};

/**
 * `sent/unconfirmed`: on a platform that does not let us look, somebody died or heard nothing while it was on its way. It
 * is taken as sent, and a person is not written to twice; how many these are is told.
 */
export const endingOf = (state: EndState, kind: MessageKind): string => {
  if (state.type !== 'sent') return `${state.fate}/${state.reason}`;
  return state.message === undefined && keepsReference(kind) ? 'sent/unconfirmed' : 'sent';
};

export const addEndings = (ledger: Ledger, endings: readonly string[]): Ledger => {
  const sums = new Map(Object.entries(ledger));
  for (const ending of endings) sums.set(ending, (sums.get(ending) ?? 0) + 1);
  return Object.fromEntries(sums);
};

export const addLedgers = (one: Ledger, other: Ledger): Ledger => {
  const sums = new Map(Object.entries(one));
  for (const [ending, people] of Object.entries(other)) sums.set(ending, (sums.get(ending) ?? 0) + people);
  return Object.fromEntries(sums);
};

export const sumOf = (ledger: Ledger): number => Object.values(ledger).reduce((sum, count) => sum + count, 0);

/** What is to be said to one of its people, who has no row yet. `dueAt`: a taken parcel's own moment is its lease's end. */
export const memberOf = (parcel: Parcel, person: PersonId, dueAt: Instant): Delivery => {
  const { org, delivery, kind, subject, expiresAt, group, page } = parcel;
  const planned = { kind, subject, dueAt, expiresAt, group, page } as const;
  return { org, person, id: delivery, ...planned, state: { type: 'waiting' }, attempts: 0 };
};

/** What waits when there is much: a broadcast never stands before what people expect at its hour. */
export type Urgency = 'calm' | 'bulk';
export const urgencies = ['calm', 'bulk'] as const satisfies readonly Urgency[];
const messageGroups = ['slack', 'teams', 'none'] as const satisfies readonly ParcelGroup[];
const changeGroups = ['slack-changes', 'teams-changes'] as const satisfies readonly ParcelGroup[];
export const parcelGroups = [...messageGroups, ...changeGroups] as const;

const bulk: ReadonlySet<string> = new Set(['campaign', 'pulse-results']);
export const urgencyOf = (kind: MessageKind): Urgency => (bulk.has(kind) ? 'bulk' : 'calm');

/** Each has a line of its own in the due index. Only what many get is ever changed. */
export const parcelLines: readonly { readonly urgency: Urgency; readonly group: ParcelGroup }[] = urgencies.flatMap(
  (urgency) => (urgency === 'bulk' ? parcelGroups : messageGroups).map((group) => ({ urgency, group })),
);

/**
 * Parcels of one group and urgency that are handed to the queue at once: some minutes' work. The rest stays where it is
 * seen by nobody but the next tick, so that what becomes due later and matters more does not stand behind it.
 */
export const parcelsAtOnce: { readonly [group in ParcelGroup]: number } = {
  ...{ slack: 60, teams: 120, none: 60 },
  ...{ 'slack-changes': 20, 'teams-changes': 120 },
};

/** A number below `lanes`, always the same for the same name. */
export const laneOf = (name: string, lanes: number): number =>
  createHash('sha256').update(name).digest().readUInt32BE(0) % lanes;
