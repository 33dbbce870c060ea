import { type CalendarMonth, monthOf, monthsBetween, monthsFrom, plusMonths, yearEnd, yearStart } from '../fiscal.ts';
import { asMinutes, type Minutes, type Regime } from '../model.ts';
import type { DayHours } from './accounting.ts';
import type { CapsSettings, Counts } from './caps-settings.ts';

/** What holds for a person in a month. `special`: work under 特例業務 was ordered in it. */
export type MonthTerms = { readonly regime: Regime; readonly special: boolean };

/** A month's totals, with what holds in it. A month without any work outside regular hours is known, too: both are 0. */
export type MonthHours = MonthTerms & {
  readonly month: CalendarMonth;
  readonly overtime: Minutes;
  readonly holidayWork: Minutes;
};

export const countedIn = ({ overtime, holidayWork }: Pick<MonthHours, 'overtime' | 'holidayWork'>, counts: Counts) =>
  asMinutes(counts === 'both' ? overtime + holidayWork : overtime);

/** The sum of every month from `since`, the first for which hours are known, to `until`, computed from its days. */
export const monthsOf = (
  days: readonly DayHours[],
  { since, until }: { readonly since: CalendarMonth; readonly until: CalendarMonth },
  termsIn: (month: CalendarMonth) => MonthTerms,
): readonly MonthHours[] => {
  const byMonth = Map.groupBy(days, ({ day }) => monthOf(day));
  return monthsFrom(since, until).map((month) => ({ month, ...termsIn(month), ...sumOf(byMonth.get(month) ?? []) }));
};

export type Sum = { readonly overtime: Minutes; readonly holidayWork: Minutes };

/** Of days or of months. */
export const sumOf = (rows: readonly Sum[]): Sum => ({
  overtime: asMinutes(rows.reduce((sum, { overtime }) => sum + overtime, 0)),
  holidayWork: asMinutes(rows.reduce((sum, { holidayWork }) => sum + holidayWork, 0)),
});

/** The sum of the year in which the month lies, of all its months that are known. */
export const yearSum = (
  month: CalendarMonth,
  months: readonly MonthHours[],
  { year }: Pick<CapsSettings, 'year'>,
): Sum => sumOf(months.filter((each) => yearStart(each.month, year) === yearStart(month, year)));

/**
 * The months whose results may change when the hours, the regime or the 特例 of one month do: itself, the five after it
 * whose averages reach back to it, and all that follow in its year; none after `until`.
 */
export const monthsTouchedBy = (
  month: CalendarMonth,
  until: CalendarMonth,
  { year }: Pick<CapsSettings, 'year'>,
): readonly CalendarMonth[] => {
  const lastOfYear = yearEnd(month, year);
  const lastWindow = plusMonths(month, LONGEST_WINDOW - 1);
  const last = monthsBetween(lastOfYear, lastWindow) > 0 ? lastWindow : lastOfYear;
  return monthsFrom(month, last < until ? last : until);
};

/** By name. A month that is given twice is a mistake of the caller. */
export const byName = (months: readonly MonthHours[]): ReadonlyMap<CalendarMonth, MonthHours> => {
  const named = new Map(months.map((each) => [each.month, each]));
  if (named.size !== months.length) throw new RangeError('a month is given twice');
  return named;
};

/** Averages are taken over two to six months. */
export const LONGEST_WINDOW = 6;
const windowSizes = [2, 3, 4, 5, 6] as const;

/** Months in a row, in order. */
export type Window = readonly MonthHours[];

/** The windows that end in the month, as far as every month of theirs is known, and the months that were missed. */
export const windowsTo = (
  month: CalendarMonth,
  known: ReadonlyMap<CalendarMonth, MonthHours>,
  settings: Pick<CapsSettings, 'year' | 'averagesAcrossYears' | 'movedCountsBefore'>,
): { readonly windows: readonly Window[]; readonly unknown: readonly CalendarMonth[] } => {
  const earliest = plusMonths(month, 1 - LONGEST_WINDOW);
  const first = settings.averagesAcrossYears ? earliest : later(earliest, yearStart(month, settings.year));
  const wanted = monthsFrom(first, month);
  const regime = known.get(month)?.regime;
  const counts = (each: MonthHours) => settings.movedCountsBefore || each.regime === regime;
  const windows = windowSizes
    .filter((size) => size <= wanted.length)
    .map((size) => wanted.slice(-size).flatMap((name) => known.get(name) ?? []))
    .filter((window, i) => window.length === i + 2 && window.every(counts));
  return { windows, unknown: wanted.filter((name) => !known.has(name)) };
};

const later = (a: CalendarMonth, b: CalendarMonth): CalendarMonth => (a > b ? a : b);

/** No year and no window of an average begins more than so many months before. */
const MONTHS_BEFORE = 11;

/** The first month that limits of this one are reckoned from. */
export const reachOf = (month: CalendarMonth): CalendarMonth => plusMonths(month, -MONTHS_BEFORE);
