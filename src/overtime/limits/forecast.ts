import type { Calendar } from '../../time/calendar.ts';
import type { LocalDate } from '../../time/instant.ts';
import { daysOf, monthOf } from '../fiscal.ts';
import type { DayHours } from './accounting.ts';
import type { CapUse } from './caps.ts';
import { countedIn } from './months.ts';

/**
 * Working days that have to lie behind before a pace is spoken of: one working week. Fewer, and a single late evening, or
 * the one weekday with the Diet's questions, would be multiplied over the month.
 */
export const FEWEST_DAYS = 5;

/** 「このペースでは23日に」: the day of the month on which the limit is reached, if the rest of it goes on like its days so far. */
export type Forecast = { readonly day: LocalDate; readonly use: CapUse };

/**
 * The first day, today or later, on which one of the limits is reached at the pace of the month so far: its minutes on
 * whatever day, spread over its working days. `calendar` is the person's own. Undefined with too few days, when a limit
 * is not reached within the month or already is, and for limits in months.
 */
export const forecastOf = (
  uses: readonly CapUse[],
  days: readonly DayHours[],
  today: LocalDate,
  calendar: Pick<Calendar, 'isWorkingDay'>,
): Forecast | undefined => {
  const known = days.filter(({ day }) => monthOf(day) === monthOf(today) && day <= today);
  // Today counts among the days behind once its hours are known; until then it still lies ahead.
  const todayIsKnown = known.some(({ day }) => day === today);
  const working = daysOf(monthOf(today)).filter(calendar.isWorkingDay);
  const isBehind = (day: LocalDate) => day < today || (day === today && todayIsKnown);
  const behind = working.filter(isBehind).length;
  if (behind < FEWEST_DAYS) return undefined;
  const ahead = working.filter((day) => !isBehind(day));
  const found = uses.flatMap((use) => {
    const soFar = known.reduce((sum, row) => sum + countedIn(row, use.counts), 0);
    const day =
      use.cap === 'long-months' || use.to !== monthOf(today) ? undefined : dayReached(use, soFar, behind, ahead);
    return day === undefined ? [] : [{ day, use }];
  });
  return found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
};

/** In whole minutes: after `k` more days the month has `soFar / behind × k` more. */
const dayReached = (
  { limit, used }: CapUse,
  soFar: number,
  behind: number,
  ahead: readonly LocalDate[],
): LocalDate | undefined =>
  used >= limit ? undefined : ahead.find((_, i) => soFar * (i + 1) >= (limit - used) * behind);
