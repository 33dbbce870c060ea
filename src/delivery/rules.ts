import { createHash } from 'node:crypto';
import type { Platform } from '../conversation/inbound.ts';
import type { MessageKind, Person } from '../people/model.ts';
import { restsUntil } from '../people/rest.ts';
import { type Calendar, personCalendar } from '../time/calendar.ts';
import {
  asInstant,
  asLocalTime,
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  laterOf,
  MINUTE_MS,
  plusDays,
  timeIn,
} from '../time/instant.ts';
import { type BudgetKind, budgetRules, isDuty } from './budget.ts';
import type { Delivery } from './model.ts';

/** Nothing the bot says on its own arrives outside these hours of the person's day. */
export const QUIET_UNTIL = asLocalTime('08:30');
export const QUIET_FROM = asLocalTime('20:15');

/** The first moment from `now` on at which this person may hear from the bot: never at night, never on a day off. */
export const nextAllowed = (
  now: Instant,
  person: Pick<Person, 'zone' | 'freeDay'> & { readonly preferences?: Pick<Person['preferences'], 'daysOff'> },
  calendar: Calendar,
): Instant => {
  const own = personCalendar(calendar, person.freeDay, person.preferences?.daysOff);
  const today = dateIn(now, person.zone);
  const time = timeIn(now, person.zone);
  if (own.isWorkingDay(today)) {
    if (time < QUIET_UNTIL) return instantAt(today, QUIET_UNTIL, person.zone);
    if (time < QUIET_FROM) return now;
  }
  return instantAt(own.nextWorkingDay(today), QUIET_UNTIL, person.zone);
};

/** What stands between a planned message and its being sent, in this order. */
export type Guard =
  | { readonly type: 'send'; readonly person: Person }
  | { readonly type: 'wait'; readonly until: Instant; readonly reason: 'quiet-hours' | 'snoozed' }
  | { readonly type: 'end'; readonly fate: 'skipped' | 'expired' | 'failed'; readonly reason: string };

/** What the guard asks of a message. */
export type Guarded = Pick<Delivery, 'expiresAt' | 'attempts'> & { readonly kind: BudgetKind };

export const guard = (delivery: Guarded, person: Person | undefined, now: Instant, calendar: Calendar): Guard => {
  if (!person || person.left) return { type: 'end', fate: 'skipped', reason: 'left' };
  if (person.preferences.optOuts.some((kind) => kind === delivery.kind))
    return { type: 'end', fate: 'skipped', reason: 'opted-out' };
  if (now >= delivery.expiresAt) return tooLate(delivery);
  const rests = isDuty(delivery.kind) ? undefined : restsUntil(now, person);
  if (rests !== undefined) return waitForRest(delivery, rests, now, person, calendar);
  const allowed = budgetRules[delivery.kind].atWork ? now : nextAllowed(now, person, calendar);
  if (allowed >= delivery.expiresAt) return { type: 'end', fate: 'expired', reason: 'quiet-hours' };
  return allowed > now ? { type: 'wait', until: allowed, reason: 'quiet-hours' } : { type: 'send', person };
};

/** Looked at again every working morning: a rest may be taken back. */
const waitForRest = (
  { expiresAt }: Guarded,
  rests: LocalDate,
  now: Instant,
  person: Person,
  calendar: Calendar,
): Guard => {
  const morningFrom = (day: LocalDate) => nextAllowed(instantAt(day, QUIET_UNTIL, person.zone), person, calendar);
  if (morningFrom(rests) >= expiresAt) return { type: 'end', fate: 'skipped', reason: 'snoozed' };
  return { type: 'wait', until: morningFrom(plusDays(dateIn(now, person.zone), 1)), reason: 'snoozed' };
};

/** What was tried and never got through failed; what was never tried came too late. */
const tooLate = ({ attempts }: Guarded): Guard =>
  attempts > 0
    ? { type: 'end', fate: 'failed', reason: 'gave-up' }
    : { type: 'end', fate: 'expired', reason: 'too-late' };

/**
 * Whether the row keeps which message it became. A pulse that somebody answered before it reached them is never sent,
 * and a row without a message among rows with one would say so: no row of the pulse has one. What came out of it is never
 * changed once it was said.
 */
export const keepsReference = (kind: MessageKind): boolean => !withoutReference.has(kind);
const withoutReference: ReadonlySet<MessageKind> = new Set(['pulse', 'pulse-reminder', 'pulse-results']);

/**
 * Whether a platform lets us look what became of a message. Where it does, a look that fails is repeated; where it does
 * not, what may have got through is taken as sent: rather once too few than twice.
 */
export const letsUsLook: { readonly [platform in Platform]: boolean } = { slack: true, teams: false };

/** How long one worker has for one message at the least; after that another may look what became of it. */
const LEASE_MS = MINUTE_MS;

const LONGEST_WAIT_MINUTES = 30;

/** `person`: who, or which channel. */
type Retried = Pick<Delivery, 'org' | 'id' | 'expiresAt'> & { readonly person: string };

/**
 * 1, 2, 4 … 30 minutes after an attempt that came to nothing, up to a quarter less by the message, so that an outage's
 * messages do not all come back in one minute. Not after the message's end, where it is settled.
 */
export const retryAt = (now: Instant, delivery: Retried, attempts: number): Instant => {
  const longest = Math.min(2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MINUTES);
  const minutes = longest - (spreadOf(delivery) % (Math.floor(longest / 4) + 1));
  return asInstant(Math.min(now + minutes * MINUTE_MS, delivery.expiresAt));
};

/**
 * Until when a claim keeps others away: long enough for one worker, and when nothing is heard of the send, until it is
 * time to look and to try again.
 */
export const leaseEnd = (now: Instant, delivery: Retried & Pick<Delivery, 'attempts'>): Instant =>
  laterOf(asInstant(now + LEASE_MS), retryAt(now, delivery, delivery.attempts + 1));

/** A number of its own for each message. */
const spreadOf = ({ org, person, id }: Retried): number =>
  createHash('sha256').update(`${org}/${person}/${id}`).digest().readUInt32BE(0);
