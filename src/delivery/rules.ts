import type { MessageKind, Person } from '../people/model.ts';
import { type Calendar, personCalendar } from '../time/calendar.ts';
import { asInstant, asLocalTime, dateIn, type Instant, instantAt, MINUTE_MS, timeIn } from '../time/instant.ts';
import type { Delivery } from './model.ts';

/** Nothing the bot says on its own arrives outside these hours of the person's day. */
export const QUIET_UNTIL = asLocalTime('08:30');
export const QUIET_FROM = asLocalTime('20:15');

/** The first moment from `now` on at which this person may hear from the bot: never at night, never on a day off. */
export const nextAllowed = (now: Instant, person: Pick<Person, 'zone' | 'freeDay'>, calendar: Calendar): Instant => {
  const own = personCalendar(calendar, person.freeDay);
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
  | { readonly type: 'send' }
  | { readonly type: 'wait'; readonly until: Instant }
  | { readonly type: 'end'; readonly fate: 'skipped' | 'expired'; readonly reason: string };

export const guard = (delivery: Delivery, person: Person | undefined, now: Instant, calendar: Calendar): Guard => {
  if (!person || person.left) return { type: 'end', fate: 'skipped', reason: 'left' };
  if (person.preferences.optOuts.includes(delivery.kind)) return { type: 'end', fate: 'skipped', reason: 'opted-out' };
  if (now >= delivery.expiresAt) return { type: 'end', fate: 'expired', reason: 'too-late' };
  const allowed = nextAllowed(now, person, calendar);
  if (allowed >= delivery.expiresAt) return { type: 'end', fate: 'expired', reason: 'quiet-hours' };
  return allowed > now ? { type: 'wait', until: allowed } : { type: 'send' };
};

/**
 * Whether the row keeps which message it became. A pulse that somebody answered before it reached them is never sent,
 * and a row without a message among rows with one would say so: no row of the pulse has one.
 */
export const keepsReference = (kind: MessageKind): boolean => kind !== 'pulse' && kind !== 'pulse-reminder';

/** How long one worker has for one message; after that another may look what became of it. */
export const LEASE_MS = MINUTE_MS;

const LONGEST_WAIT_MINUTES = 30;

/** 1, 2, 4 … 30 minutes after a failure that certainly sent nothing. */
export const retryAt = (now: Instant, attempts: number): Instant =>
  asInstant(now + Math.min(2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MINUTES) * MINUTE_MS);
