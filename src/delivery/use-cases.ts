import type { Card } from '../conversation/card.ts';
import type { Platform } from '../conversation/inbound.ts';
import type { Address, MessageRef, Messenger, SendResult } from '../conversation/platform.ts';
import { type MessageKind, type Person, placesOf } from '../people/model.ts';
import type { Directory, PersonStore } from '../people/ports.ts';
import { calendarOf } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Delivery, DeliveryState } from './model.ts';
import type { DeliveryKey, Outbox, WorkResult } from './ports.ts';
import { guard, keepsReference, leaseEnd, letsUsLook, retryAt } from './rules.ts';

/** What a feature makes of a planned message at the moment of sending. */
export type Composition =
  | { readonly type: 'card'; readonly card: Card }
  /** The person has it before them already, by their own doing: it counts as sent, and its row says nothing else. */
  | { readonly type: 'seen' }
  | { readonly type: 'skip'; readonly reason: string };

export type Composer = (delivery: Delivery, person: Person, now: Instant) => Promise<Composition>;

export type DeliverDeps = {
  readonly outbox: Outbox;
  readonly directory: Pick<Directory, 'person' | 'organisation'>;
  readonly people: Pick<PersonStore, 'bindAccount'>;
  readonly messengers: { readonly [platform in Platform]: Messenger };
  readonly composers: { readonly [kind in MessageKind]: Composer };
};

const done: WorkResult = { type: 'done' };

/**
 * Sends one planned message once. Whatever happens on the way, the row says where it stands: it is settled, or it is
 * due again. Called twice, or by two workers, it sends once.
 */
export const deliver = async (key: DeliveryKey, now: Instant, deps: DeliverDeps): Promise<WorkResult> => {
  const delivery = await deps.outbox.delivery(key);
  if (!delivery) return done;
  switch (delivery.state.type) {
    case 'sent':
    case 'settled':
      return done;
    case 'claimed':
      return delivery.state.leaseUntil > now ? done : resolve(key, delivery, delivery.state.place, now, deps);
    case 'waiting':
      return delivery.dueAt > now ? done : attempt(key, delivery, now, deps);
    default:
      return delivery.state satisfies never;
  }
};

/** Nobody knows whether it was sent: a worker died, or the platform did not answer. Looks, where the platform lets us. */
const resolve = async (
  key: DeliveryKey,
  delivery: Delivery,
  place: Platform,
  now: Instant,
  deps: DeliverDeps,
): Promise<WorkResult> => {
  const person = await deps.directory.person(key.org, key.person);
  const address = person && (await addressAt(person, place, deps));
  // An account is tied to the person before anything is sent to it: where there is none yet, nothing was.
  if (address === UNCLEAR) return attempt(key, delivery, now, deps);
  const found = address ? await deps.messengers[place].find(address, key.id) : { type: 'unknown' as const };
  switch (found.type) {
    case 'found':
      return end(key, sentAt(now, place, delivery, found.message), deps);
    case 'unknown':
      if (address && letsUsLook[place]) return lookLater(key, delivery, place, now, deps);
      return end(key, { type: 'sent', at: now, place }, deps);
    case 'absent':
      return attempt(key, delivery, now, deps);
    default:
      return found satisfies never;
  }
};

/** The look itself failed: the claim is renewed until the next one. At the message's end nobody will know any more. */
const lookLater = async (
  key: DeliveryKey,
  delivery: Delivery,
  place: Platform,
  now: Instant,
  deps: DeliverDeps,
): Promise<WorkResult> => {
  if (now >= delivery.expiresAt) {
    return end(key, { type: 'settled', at: now, fate: 'failed', reason: 'unclear' }, deps);
  }
  await deps.outbox.claim(key, place, now, leaseEnd(now, delivery));
  return done;
};

const attempt = async (key: DeliveryKey, delivery: Delivery, now: Instant, deps: DeliverDeps): Promise<WorkResult> => {
  const [person, organisation] = await Promise.all([
    deps.directory.person(key.org, key.person),
    deps.directory.organisation(key.org),
  ]);
  const verdict = guard(delivery, person, now, calendarOf(organisation?.closures ?? {}));
  if (verdict.type === 'end')
    return end(key, { type: 'settled', at: now, fate: verdict.fate, reason: verdict.reason }, deps);
  if (verdict.type === 'wait') {
    await deps.outbox.postpone(key, verdict.until);
    return done;
  }
  if (!person) return done;
  const composition = await deps.composers[delivery.kind](delivery, person, now);
  if (composition.type === 'skip') {
    return end(key, { type: 'settled', at: now, fate: 'skipped', reason: composition.reason }, deps);
  }
  if (composition.type === 'seen') return endSeen(key, delivery, placesOf(person)[0] ?? 'slack', now, deps);
  return sendTo(key, delivery, person, composition.card, now, deps);
};

/** Leaves the row a sent message leaves: it must not tell that this one was not needed. */
const endSeen = async (
  key: DeliveryKey,
  delivery: Delivery,
  place: Platform,
  now: Instant,
  deps: DeliverDeps,
): Promise<WorkResult> =>
  (await deps.outbox.claim(key, place, now, leaseEnd(now, delivery)))
    ? end(key, { type: 'sent', at: now, place }, deps)
    : done;

const end = async (
  key: DeliveryKey,
  state: Extract<DeliveryState, { type: 'sent' | 'settled' }>,
  deps: DeliverDeps,
): Promise<WorkResult> => {
  await deps.outbox.settle(key, state);
  return done;
};

/** Tries the person's places, the preferred one first; the next when the message certainly did not get through. */
const sendTo = async (
  key: DeliveryKey,
  delivery: Delivery,
  person: Person,
  card: Card,
  now: Instant,
  deps: DeliverDeps,
): Promise<WorkResult> => {
  let outcome: { fate: 'unreachable' | 'failed'; reason: string } = { fate: 'unreachable', reason: 'no-place' };
  let isUnclear = false;
  for (const place of placesOf(person)) {
    const address = await addressAt(person, place, deps);
    if (!address) continue;
    if (!(await deps.outbox.claim(key, place, now, leaseEnd(now, delivery)))) return done;
    if (address === UNCLEAR) {
      isUnclear = true;
      await deps.outbox.postpone(key, now);
      continue;
    }
    const result = await deps.messengers[place].send(address, card, key.id);
    if (result.type !== 'unreachable' && result.type !== 'rejected') {
      return record(key, delivery, place, result, now, deps);
    }
    outcome = { fate: result.type === 'rejected' ? 'failed' : 'unreachable', reason: result.reason };
    await deps.outbox.postpone(key, now);
  }
  if (isUnclear) {
    await deps.outbox.postpone(key, retryAt(now, delivery, delivery.attempts + 1));
    return done;
  }
  return end(key, { type: 'settled', at: now, ...outcome }, deps);
};

const sentAt = (now: Instant, place: Platform, { kind }: Delivery, message: MessageRef) =>
  ({ type: 'sent', at: now, place, ...(keepsReference(kind) && { message }) }) as const;

const record = async (
  key: DeliveryKey,
  delivery: Delivery,
  place: Platform,
  result: Exclude<SendResult, { type: 'unreachable' | 'rejected' }>,
  now: Instant,
  deps: DeliverDeps,
): Promise<WorkResult> => {
  switch (result.type) {
    case 'sent':
      return end(key, sentAt(now, place, delivery, result.message), deps);
    case 'throttled':
      // Still due: its queue holds the group back, by the machine's clock, and hands it out again after that.
      await deps.outbox.postpone(key, delivery.dueAt);
      return { type: 'retry', delayMs: result.retryAfterMs };
    case 'failed':
      // A message that may have got through stays claimed: when the lease ends, which is the pause, `resolve` looks.
      if (!result.maybeSent) await deps.outbox.postpone(key, retryAt(now, delivery, delivery.attempts + 1));
      return done;
    default:
      return result satisfies never;
  }
};

/** The platform could not say just now who has an e-mail. */
const UNCLEAR = 'unclear';

/** Where to write on a platform: as learned, as the directory says, or as the person's e-mail leads to. */
const addressAt = async (
  person: Person,
  place: Platform,
  deps: DeliverDeps,
): Promise<Address | typeof UNCLEAR | undefined> => {
  const learned = person.preferences.addresses[place];
  if (learned) return learned;
  const messenger = deps.messengers[place];
  if (place === 'slack' && person.slack) return messenger.addressOf(person.slack.user, person.slack.team);
  if (place === 'teams' && person.teams) return messenger.addressOf(person.teams.user, person.teams.tenant);
  if (person.email === undefined) return undefined;
  const found = await messenger.findByEmail(person.email);
  if (found.type !== 'found') return found.type === 'unknown' ? UNCLEAR : undefined;
  await deps.people.bindAccount(person.org, person.id, found.account);
  return found.address;
};
