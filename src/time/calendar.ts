import holidayJp from '@holiday-jp/holiday_jp';
import { dayOfWeek, type LocalDate, plusDays, type Weekday, type WeekId, weekdayOf } from './instant.ts';

/** The days on which the administration works (行政機関の休日に関する法律), with an organisation's own overrides. */
export type Calendar = {
  isWorkingDay(date: LocalDate): boolean;
  /** The Japanese name of a national holiday, on a weekend too; undefined on any other day. */
  holidayName(date: LocalDate): string | undefined;
  /** Strictly after the given day. */
  nextWorkingDay(after: LocalDate): LocalDate;
  /** Strictly before the given day. */
  previousWorkingDay(before: LocalDate): LocalDate;
  workingDaysIn(week: WeekId): number;
};

/** `true` closes a day that would be worked, `false` opens one that would not. */
export type Closures = { readonly [date: LocalDate]: boolean };

/** Weekends, national holidays and 12/29–1/3 are off, unless `closures` says otherwise. */
export const calendarOf = (closures: Closures): Calendar =>
  fromWorkingDays((date) => !(closures[date] ?? isDayOff(date)));

/**
 * The same calendar for a person with a weekly day off (フレックス休日), and with days off of their own (振替). These stay off
 * even when an admin opens them.
 */
export const personCalendar = (
  calendar: Calendar,
  freeDay: Weekday | undefined,
  daysOff: readonly LocalDate[] = [],
): Calendar =>
  freeDay === undefined && daysOff.length === 0
    ? calendar
    : fromWorkingDays((date) => weekdayOf(date) !== freeDay && !daysOff.includes(date) && calendar.isWorkingDay(date));

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const fromWorkingDays = (isWorkingDay: (date: LocalDate) => boolean): Calendar => ({
  isWorkingDay,
  holidayName: nationalHoliday,
  nextWorkingDay: (after) => firstFrom(plusDays(after, 1), 1, isWorkingDay),
  previousWorkingDay: (before) => firstFrom(plusDays(before, -1), -1, isWorkingDay),
  workingDaysIn: (week) => weekdays.filter((weekday) => isWorkingDay(dayOfWeek(week, weekday))).length,
});

/** Ends, because overrides and holidays are finite and a week always has four days that nothing else closes. */
const firstFrom = (from: LocalDate, step: 1 | -1, wanted: (date: LocalDate) => boolean): LocalDate => {
  let date = from;
  while (!wanted(date)) date = plusDays(date, step);
  return date;
};

const isDayOff = (date: LocalDate): boolean =>
  weekdayOf(date) >= 6 || isYearEnd(date) || nationalHoliday(date) !== undefined;

/** 12/29–1/3: 行政機関の休日に関する法律 第1条第1項第3号. */
const isYearEnd = (date: LocalDate): boolean => date.slice(5) >= '12-29' || date.slice(5) <= '01-03';

/** Read from the table by its text key: the library's own functions go through `Date`, whose day depends on the process's zone. */
const nationalHoliday = (date: LocalDate): string | undefined => {
  const table: { readonly [date: string]: { readonly name: string } } = holidayJp.holidays;
  return table[date]?.name;
};
