import type { WorkingHours } from '../../people/model.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Instant, LocalDate, Weekday, Zone } from '../../time/instant.ts';
import type { DayMinute, Declared, Minutes, Reason } from '../model.ts';

/** Whose line it is, and when. `calendar` is the person's own, with their free day. */
export type Reader = {
  readonly now: Instant;
  readonly zone: Zone;
  readonly hours: WorkingHours;
  readonly calendar: Calendar;
  /** The weekly free day is a 週休日, as Saturday and Sunday are. */
  readonly freeDay?: Weekday;
};

/** A plan further ahead is more likely a slip than a plan. */
export const AHEAD_DAYS = 62;

/** Actuals are corrected for the month that runs and the two before it. */
export const BACK_DAYS = 92;

/** What somebody means about overtime. Nothing of it counts before they have seen it. */
export type Reading =
  | Told
  | Extension
  | Withdrawal
  | Incomplete
  | { readonly type: 'ambiguous'; readonly readings: readonly Told[] }
  | { readonly type: 'wrong'; readonly why: Why }
  /** They want to see their overtime. */
  | { readonly type: 'show'; readonly month: 'this' | 'last' };

/**
 * `declare`: today or a day ahead. `change`: the same, said of something declared before. `actual`: what was worked,
 * with no span where nothing was. The spans hold all of the overtime on their side of the regular hours.
 */
export type Told = {
  readonly type: 'declare' | 'change' | 'actual';
  readonly declared: Declared;
  readonly took: readonly Took[];
};

/** What was not said in so many words, to be shown with the reading: 「8時」 as 20:00; the regular hours left out. */
export type Took =
  | { readonly type: 'hour'; readonly said: DayMinute; readonly as: DayMinute }
  | { readonly type: 'regular-hours' }
  | { readonly type: 'from-now' }
  /** A break that was said lies in the regular hours, which are left out. */
  | { readonly type: 'break-inside' }
  /** A break that was said is one of what is worked: a plan holds none. */
  | { readonly type: 'break-later' };

/** The end that was declared moves: 「30分延長」. */
export type Extension = { readonly type: 'extend'; readonly day: LocalDate; readonly by: Minutes };

/** Without a day: whatever stands. `early`: the part before the regular hours only. */
export type Withdrawal = { readonly type: 'withdraw'; readonly day?: LocalDate; readonly early?: true };

/** Understood so far as it goes. A day off has no regular hours to begin after, so its start has to be asked. */
export type Incomplete = {
  readonly type: 'incomplete';
  readonly of: Told['type'];
  readonly asks: 'from' | 'until';
  readonly day: LocalDate;
  readonly from?: DayMinute;
  readonly until?: DayMinute;
  readonly length?: Minutes;
  readonly reason?: Reason;
};

export type Why =
  | { readonly type: 'past-hour'; readonly day: LocalDate; readonly until: DayMinute }
  | { readonly type: 'not-yet'; readonly day: LocalDate; readonly until?: DayMinute }
  | { readonly type: 'reversed'; readonly from: DayMinute; readonly until: DayMinute }
  | { readonly type: 'too-long'; readonly length: Minutes }
  | { readonly type: 'too-late'; readonly until: DayMinute }
  | { readonly type: 'in-hours'; readonly day: LocalDate; readonly hours: WorkingHours }
  | { readonly type: 'too-far'; readonly day: LocalDate; readonly days: number }
  | { readonly type: 'too-old'; readonly day: LocalDate; readonly days: number }
  | { readonly type: 'other-weekday'; readonly day: LocalDate; readonly said: Weekday }
  | { readonly type: 'no-such-date'; readonly said: string }
  | { readonly type: 'no-such-time'; readonly said: string };
