import type { PersonId } from '../people/model.ts';
import { calendarOf } from '../time/calendar.ts';
import { asInstant, earlierOf, type Instant, MINUTE_MS } from '../time/instant.ts';
import { attempt, type Progress } from './attempt.ts';
import { emptyMailbox } from './mailbox.ts';
import type { Delivery } from './model.ts';
import { addEndings, endingOf, memberOf, type Parcel, type ParcelKey } from './parcel.ts';
import type { Parcels, WorkResult } from './ports.ts';
import type { DeliverDeps } from './use-cases.ts';

export type ParcelDeps = DeliverDeps & {
  readonly parcels: Parcels;
  /** One message could not be worked on: it is tried again later, and the others are not held up. */
  readonly report: (error: unknown, delivery: Delivery) => void;
};

/** How long a worker has for one parcel before another takes it: much longer than it works on it. */
export const PARCEL_LEASE_MS = 3 * MINUTE_MS;

/** After that it begins no other message: at a very slow pace the rest is left to the next minute's worker. */
export const PARCEL_WORK_MS = 20_000;

/**
 * Messages of one parcel on their way at once: enough that a fast platform is never waited for, few enough that a death
 * leaves few in doubt.
 */
const CONCURRENCY = 16;

/** Until what could not be worked on is tried again. */
const TROUBLE_MS = MINUTE_MS;

type Member = { readonly delivery: Delivery; progress: Progress | undefined };

/**
 * Works on one page of a message for many, and writes in one go how it ended for whom. A worker that dies on the way
 * leaves that to the next one, who reads it from the people's rows.
 */
export const deliverParcel = async (key: ParcelKey, clock: () => Instant, deps: ParcelDeps): Promise<WorkResult> => {
  const start = clock();
  const parcel = await deps.parcels.claim(key, start, asInstant(start + PARCEL_LEASE_MS));
  if (!parcel) return { type: 'done' };
  const members = (await deliveriesOf(parcel, start, deps)).map(
    (delivery): Member => ({ delivery, progress: undefined }),
  );
  const heldMs = await sendAll(parcel, members, clock, start, deps);
  const endings = members.flatMap(({ progress }) =>
    progress?.type === 'ended' ? [endingOf(progress.state, parcel.kind)] : [],
  );
  const open = members.filter(({ progress }) => progress?.type !== 'ended');
  await deps.parcels.settle(
    parcel,
    open.map(({ delivery }) => delivery.person),
    addEndings(parcel.ledger, endings),
    dueAgain(open, start),
  );
  return heldMs === undefined ? { type: 'done' } : { type: 'retry', delayMs: heldMs };
};

/** Each as its row says, or as the parcel does for whom there is none yet. */
const deliveriesOf = async (parcel: Parcel, start: Instant, { outbox }: ParcelDeps): Promise<readonly Delivery[]> => {
  const { org, delivery: id } = parcel;
  const keys = parcel.left.map((person) => ({ org, person, id }));
  // Nobody has a row before the first worker was there.
  const rows = parcel.attempts > 1 ? await outbox.deliveries(keys) : [];
  const byPerson = new Map<PersonId, Delivery>(rows.map((row) => [row.person, row]));
  return parcel.left.map((person) => byPerson.get(person) ?? memberOf(parcel, person, start));
};

/** Stops for nothing but a rate limit, and returns what that asks for; and in time before the lease ends. */
const sendAll = async (
  parcel: Parcel,
  members: readonly Member[],
  clock: () => Instant,
  start: Instant,
  deps: ParcelDeps,
): Promise<number | undefined> => {
  const [people, organisation, mailboxes] = await Promise.all([
    deps.directory.people(parcel.org, parcel.left),
    deps.directory.organisation(parcel.org),
    deps.mailboxes.read(parcel.org, parcel.left),
  ]);
  const calendar = calendarOf(organisation?.closures ?? {});
  const byId = new Map(people.map((person) => [person.id, person]));
  const mailboxOf = new Map(mailboxes.map((mailbox) => [mailbox.person, mailbox]));
  let heldMs: number | undefined;
  const rest = members.values();
  const work = async (): Promise<void> => {
    for (const member of rest) {
      const now = clock();
      const { delivery } = member;
      const mailbox = mailboxOf.get(delivery.person) ?? emptyMailbox(parcel.org, delivery.person);
      const recipient = { person: byId.get(delivery.person), calendar, mailbox };
      member.progress = await attempt(delivery, recipient, now, deps).catch((error: unknown): Progress => {
        deps.report(error, delivery);
        return { type: 'open', until: asInstant(now + TROUBLE_MS) };
      });
      if (member.progress.type === 'held') heldMs = Math.max(heldMs ?? 0, member.progress.retryAfterMs);
      if (heldMs !== undefined || clock() - start > PARCEL_WORK_MS) return;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return heldMs;
};

/** The first moment at which one of them is worth another look; at once for who was not reached any more. */
const dueAgain = (open: readonly Member[], start: Instant): Instant => {
  const moments = open.map(({ progress }) => (progress?.type === 'open' ? progress.until : start));
  return moments.length > 0 ? moments.reduce(earlierOf) : start;
};
