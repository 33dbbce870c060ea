import { asLocalDate, type LocalDate, plusDays } from '../time/instant.ts';

/** A month of the calendar, `2026-11`. Sorts as text in the order of time. */
export type CalendarMonth = string & { readonly __brand: 'CalendarMonth' };

export const isCalendarMonth = (value: string): value is CalendarMonth => /^\d{4}-(0[1-9]|1[0-2])$/.test(value);

export const asCalendarMonth = (value: string): CalendarMonth => {
  if (!isCalendarMonth(value)) throw new RangeError(`not a month: ${value}`);
  return value;
};

export const monthOf = (date: LocalDate): CalendarMonth => asCalendarMonth(date.slice(0, 7));

/** Months since the beginning of year 0, to reckon with. */
const ordinal = (month: CalendarMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

export const plusMonths = (month: CalendarMonth, months: number): CalendarMonth => {
  const to = ordinal(month) + months;
  return asCalendarMonth(`${String(Math.floor(to / 12)).padStart(4, '0')}-${String((to % 12) + 1).padStart(2, '0')}`);
};

/** How many months later `to` is: 0 within one month, negative when it is the earlier one. */
export const monthsBetween = (from: CalendarMonth, to: CalendarMonth): number => ordinal(to) - ordinal(from);

/** Every month from the first to the last, both counted; none when the last lies before the first. */
export const monthsFrom = (first: CalendarMonth, last: CalendarMonth): readonly CalendarMonth[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, i) => plusMonths(first, i));

export const firstDay = (month: CalendarMonth): LocalDate => asLocalDate(`${month}-01`);

export const lastDay = (month: CalendarMonth): LocalDate => plusDays(firstDay(plusMonths(month, 1)), -1);

export const daysOf = (month: CalendarMonth): readonly LocalDate[] => {
  const first = firstDay(month);
  return Array.from({ length: Number(lastDay(month).slice(8)) }, (_, i) => plusDays(first, i));
};

/** `fiscal`: 年度, from April to March. `calendar`: from January to December. */
export const yearKinds = ['fiscal', 'calendar'] as const;
export type YearKind = (typeof yearKinds)[number];

/** The first month of the year in which this one lies. It names the year, too: 2026年度 is `2026-04`. */
export const yearStart = (month: CalendarMonth, kind: YearKind = 'fiscal'): CalendarMonth => {
  const before = kind === 'calendar' ? Number(month.slice(5)) - 1 : (Number(month.slice(5)) + 8) % 12;
  return plusMonths(month, -before);
};

export const yearEnd = (month: CalendarMonth, kind: YearKind = 'fiscal'): CalendarMonth =>
  plusMonths(yearStart(month, kind), 11);

/** 2026 for every month of 2026年度, January to March 2027 among them. */
export const fiscalYearOf = (month: CalendarMonth): number => Number(yearStart(month).slice(0, 4));
