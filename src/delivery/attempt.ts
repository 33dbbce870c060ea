import type { Card } from '../conversation/card.ts';
import type { Platform } from '../conversation/inbound.ts';
import type { Address, MessageRef, Messenger, SendResult } from '../conversation/platform.ts';
import { type MessageKind, type Person, placesOf } from '../people/model.ts';
import type { PersonStore } from '../people/ports.ts';
import type { Calendar } from '../time/calendar.ts';
import { asInstant, type Instant, MINUTE_MS, minuteOf } from '../time/instant.ts';
import type { Counting } from './budget.ts';
import { admit, type Mailbox, type Mailboxes, note, noteNothing, type Recipient as Owner } from './mailbox.ts';
import type { Delivery, EndState } from './model.ts';
import { passGate } from './pass.ts';
import type { Gate, Outbox, Passage } from './ports.ts';
import { guard, keepsReference, leaseEnd, letsUsLook, retryAt } from './rules.ts';

/** What a feature makes of a planned message at the moment of sending. */
export type Composition =
  | { readonly type: 'card'; readonly card: Card; readonly counting?: Counting }
  /** The person has it before them already, by their own doing: it counts as sent, and its row says nothing else. */
  | { readonly type: 'seen'; readonly counting?: Counting }
  /** Not now, for a reason of the feature's own. */
  | { readonly type: 'wait'; readonly until: Instant }
  | { readonly type: 'skip'; readonly reason: string };

export type Composer = (delivery: Delivery, person: Person, now: Instant) => Promise<Composition>;

export type AttemptDeps = {
  readonly outbox: Pick<Outbox, 'claim' | 'postpone' | 'settle'>;
  readonly people: Pick<PersonStore, 'bindAccount' | 'savePreferences'>;
  readonly messengers: { readonly [platform in Platform]: Messenger };
  readonly composers: { readonly [kind in MessageKind]: Composer };
  readonly gate: Gate;
  readonly mailboxes: Mailboxes;
};

/** Whom a message is for, by which days they work, and what they got lately. */
export type Recipient = {
  readonly person: Person | undefined;
  readonly calendar: Calendar;
  readonly mailbox: Mailbox;
};

/** Where a message stands after an attempt. */
export type Progress =
  | { readonly type: 'ended'; readonly state: EndState }
  /** Not yet: worth looking at again from then on. */
  | { readonly type: 'open'; readonly until: Instant }
  /** Its rate limit lets nothing through for so long. */
  | { readonly type: 'held'; readonly retryAfterMs: number };

/** Sends one planned message once, as far as it can be done now. Called twice, or by two workers, it sends once. */
export const attempt = async (
  delivery: Delivery,
  recipient: Recipient,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  const { state } = delivery;
  switch (state.type) {
    case 'sent':
    case 'settled':
      return { type: 'ended', state };
    case 'claimed':
      if (state.leaseUntil > now) return { type: 'open', until: state.leaseUntil };
      return resolve(delivery, state.place, recipient, now, deps);
    case 'waiting':
      return delivery.dueAt > now ? { type: 'open', until: delivery.dueAt } : begin(delivery, recipient, now, deps);
    default:
      return state satisfies never;
  }
};

/** Nobody knows whether it was sent: a worker died, or the platform did not answer. Looks, where the platform lets us. */
const resolve = async (
  delivery: Delivery,
  place: Platform,
  recipient: Recipient,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  const address = recipient.person && (await addressAt(recipient.person, place, deps));
  // An account is tied to the person before anything is sent to it: where there is none yet, nothing was.
  if (address === UNCLEAR) return begin(delivery, recipient, now, deps);
  const found = address ? await deps.messengers[place].find(address, delivery.id) : { type: 'unknown' as const };
  switch (found.type) {
    case 'found':
      return end(delivery, sentAt(now, place, delivery, found.message), deps);
    case 'unknown':
      if (address && letsUsLook[place]) return lookLater(delivery, place, now, deps);
      return end(delivery, sentAt(now, place, delivery), deps);
    case 'absent':
      return begin(delivery, recipient, now, deps);
    default:
      return found satisfies never;
  }
};

/** The look itself failed: the claim is renewed until the next one. At the message's end nobody will know any more. */
const lookLater = async (
  delivery: Delivery,
  place: Platform,
  now: Instant,
  { outbox }: AttemptDeps,
): Promise<Progress> => {
  if (now >= delivery.expiresAt) {
    return end(delivery, { type: 'settled', at: now, fate: 'failed', reason: 'unclear' }, { outbox });
  }
  const until = leaseEnd(now, delivery);
  await outbox.claim(delivery, place, now, until);
  return { type: 'open', until };
};

const begin = async (
  delivery: Delivery,
  { person, calendar, mailbox }: Recipient,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  const verdict = guard(delivery, person, now, calendar);
  const owner = person && { person, calendar, mailbox };
  if (!owner || verdict.type === 'end') {
    const { fate, reason } = verdict.type === 'end' ? verdict : GONE;
    if (owner) await noteEnd(delivery, owner, reason, now, deps);
    return end(delivery, { type: 'settled', at: now, fate, reason }, deps);
  }
  if (verdict.type === 'wait') {
    await note(delivery, owner, { fate: 'waits', until: verdict.until, reason: verdict.reason }, now, deps);
    return postpone(delivery, verdict.until, deps);
  }
  const composition = await deps.composers[delivery.kind](delivery, owner.person, now);
  if (composition.type === 'skip') {
    await noteNothing(delivery, mailbox, deps);
    return end(delivery, { type: 'settled', at: now, fate: 'skipped', reason: composition.reason }, deps);
  }
  if (composition.type === 'wait') {
    await noteNothing(delivery, mailbox, deps);
    return postpone(delivery, composition.until, deps);
  }
  return withinBudget(delivery, owner, composition, now, deps);
};

const GONE = { fate: 'skipped', reason: 'left' } as const;

/** What the person themselves does not want is not held before them. */
const noteEnd = (delivery: Delivery, owner: Owner, reason: string, now: Instant, deps: AttemptDeps): Promise<void> =>
  reason === 'left' || reason === 'opted-out'
    ? noteNothing(delivery, owner.mailbox, deps)
    : note(delivery, owner, { fate: 'dropped', reason }, now, deps);

/** A slot first, then the claim: a message that is in the end not sent gives it back. */
const withinBudget = async (
  delivery: Delivery,
  owner: Owner,
  composition: Exclude<Composition, { type: 'skip' | 'wait' }>,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  const verdict = await admit(delivery, owner, composition.counting ?? {}, now, deps);
  switch (verdict.type) {
    case 'wait':
      return postpone(delivery, verdict.until, deps);
    case 'drop':
      return end(delivery, { type: 'settled', at: now, fate: 'skipped', reason: 'over-budget' }, deps);
    case 'admit':
      return composition.type === 'seen'
        ? endSeen(delivery, placesOf(owner.person)[0] ?? 'slack', now, deps)
        : sendTo(delivery, owner, composition.card, now, deps);
    default:
      return verdict satisfies never;
  }
};

/** Leaves the row a sent message leaves: it must not tell that this one was not needed. */
const endSeen = async (delivery: Delivery, place: Platform, now: Instant, deps: AttemptDeps): Promise<Progress> =>
  (await deps.outbox.claim(delivery, place, now, leaseEnd(now, delivery)))
    ? end(delivery, sentAt(now, place, delivery), deps)
    : inOtherHands(now);

/** Another worker took it meanwhile. */
const inOtherHands = (now: Instant): Progress => ({ type: 'open', until: asInstant(now + MINUTE_MS) });

const end = async (delivery: Delivery, state: EndState, { outbox }: Pick<AttemptDeps, 'outbox'>): Promise<Progress> => {
  // What came in a parcel and was never tried has no row: its parcel's ledger says how it ended.
  if (delivery.page === undefined || delivery.attempts > 0 || state.type === 'sent') {
    await outbox.settle(delivery, state);
  }
  return { type: 'ended', state };
};

const postpone = async (delivery: Delivery, until: Instant, { outbox }: AttemptDeps): Promise<Progress> => {
  if (delivery.page === undefined || delivery.attempts > 0) await outbox.postpone(delivery, until);
  return { type: 'open', until };
};

/** Tries the person's places, the preferred one first; the next when the message certainly did not get through. */
const sendTo = async (
  delivery: Delivery,
  owner: Owner,
  card: Card,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  let outcome: Unreached = { fate: 'unreachable', reason: 'no-place' };
  let isUnclear = false;
  let tried = delivery;
  for (const place of placesOf(owner.person)) {
    const known = await addressAt(owner.person, place, deps);
    if (!known) continue;
    const chat = await chatAt(delivery, owner.person, place, known, deps);
    if (chat.type === 'held') return chat;
    // Who waits at the gate has no claim: a death then leaves in doubt only what was on the wire. What is one person's
    // own goes before what is for many.
    const isOwn = delivery.page === undefined;
    const turn = chat.type === 'open' ? await deps.gate.enter(delivery.org, place, isOwn) : undefined;
    if (turn?.type === 'held') return turn;
    const moment = asInstant(now + (turn?.waitedMs ?? 0));
    if (!(await deps.outbox.claim(tried, place, moment, leaseEnd(moment, delivery)))) return inOtherHands(now);
    tried = { ...delivery, attempts: delivery.attempts + 1 };
    if (chat.type !== 'open' || !turn) {
      if (chat.type === 'unreachable' || chat.type === 'rejected') outcome = outcomeOf(chat);
      else isUnclear = true;
      await deps.outbox.postpone(tried, now);
      continue;
    }
    const passage = await turn.pass();
    if (passage.type === 'held') return hold(tried, passage.retryAfterMs, deps);
    const result = await deps.messengers[place].send(chat.address, card, delivery.id);
    // By when it began, not by when its turn came: what the person had already waited for no turn.
    if (result.type === 'sent') return end(tried, sentAt(now, place, delivery, result.message), deps);
    if (result.type === 'throttled' || result.type === 'failed') {
      return comeAgain(delivery, tried, place, result, moment, deps);
    }
    outcome = outcomeOf(result);
    await deps.outbox.postpone(tried, now);
  }
  if (isUnclear) return postpone(tried, retryAt(now, delivery, tried.attempts), deps);
  await note(delivery, owner, { fate: 'dropped', reason: outcome.fate }, now, deps);
  return end(tried, { type: 'settled', at: now, ...outcome }, deps);
};

type Unreached = { readonly fate: 'unreachable' | 'failed'; readonly reason: string };

/** Nobody there, or a message they do not take: another place is tried. */
type Refused = Extract<SendResult, { type: 'unreachable' | 'rejected' }>;

const outcomeOf = ({ type, reason }: Refused): Unreached => ({
  fate: type === 'rejected' ? 'failed' : 'unreachable',
  reason,
});

type Chat =
  | { readonly type: 'open'; readonly address: Address }
  | { readonly type: typeof UNCLEAR }
  | Extract<Passage, { type: 'held' }>
  | Refused;

/** A chat with somebody known by account only is a request too, and passes the gate as one. Kept: it is asked for once. */
const chatAt = async (
  { org, page }: Delivery,
  person: Person,
  place: Platform,
  address: Address | typeof UNCLEAR,
  { gate, messengers, people }: AttemptDeps,
): Promise<Chat> => {
  if (address === UNCLEAR) return { type: UNCLEAR };
  const open = messengers[place].openChat?.(address);
  if (!open) return { type: 'open', address };
  const passage = await passGate(gate, org, place, page === undefined);
  if (passage.type === 'held') return passage;
  const result = await open();
  switch (result.type) {
    case 'opened':
      await people.savePreferences(org, person.id, { addresses: { [place]: result.address } });
      return { type: 'open', address: result.address };
    case 'throttled':
      await gate.refused(org, place, result.retryAfterMs);
      return { type: 'held', retryAfterMs: result.retryAfterMs };
    case 'failed':
      return { type: UNCLEAR };
    case 'unreachable':
    case 'rejected':
      return result;
    default:
      return result satisfies never;
  }
};

/** Still due: its queue holds the group back, by the machine's clock, and hands it out again after that. */
const hold = async (delivery: Delivery, retryAfterMs: number, { outbox }: AttemptDeps): Promise<Progress> => {
  await outbox.postpone(delivery, delivery.dueAt);
  return { type: 'held', retryAfterMs };
};

/** Of the pulse no more than the minute: what was not sent was quicker, and its milliseconds would say so. */
const sentAt = (now: Instant, place: Platform, { kind }: Delivery, message?: MessageRef): EndState =>
  keepsReference(kind)
    ? { type: 'sent', at: now, place, ...(message !== undefined && { message }) }
    : { type: 'sent', at: minuteOf(now), place };

const comeAgain = async (
  delivery: Delivery,
  tried: Delivery,
  place: Platform,
  result: Extract<SendResult, { type: 'throttled' | 'failed' }>,
  now: Instant,
  deps: AttemptDeps,
): Promise<Progress> => {
  switch (result.type) {
    case 'throttled':
      await deps.gate.refused(delivery.org, place, result.retryAfterMs);
      return hold(tried, result.retryAfterMs, deps);
    case 'failed':
      // A message that may have got through stays claimed: when the lease ends, which is the pause, `resolve` looks.
      if (result.maybeSent) return { type: 'open', until: leaseEnd(now, delivery) };
      return postpone(tried, retryAt(now, delivery, tried.attempts), deps);
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
  deps: Pick<AttemptDeps, 'messengers' | 'people'>,
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
