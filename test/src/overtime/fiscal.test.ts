import { describe, expect, it } from 'vitest';
import {
  asCalendarMonth,
  daysOf,
  firstDay,
  fiscalYearOf,
  isCalendarMonth,
  lastDay,
  monthOf,
  monthsBetween,
  monthsFrom,
  plusMonths,
  yearEnd,
  yearStart,
} from '../../../src/overtime/fiscal.ts';
import { asLocalDate } from '../../../src/time/instant.ts';

const month = asCalendarMonth;

describe('a month', () => {
  it('is written with its year', () => {
    expect(['2026-11', '2026-13', '2026-00', '2026-1', '2026-11-01', ''].map(isCalendarMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(() => month('2026-13')).toThrow(RangeError);
    expect(monthOf(asLocalDate('2026-11-30'))).toBe('2026-11');
  });

  it.each([
    ['2026-11', '2026-11-01', '2026-11-30', 30],
    ['2026-12', '2026-12-01', '2026-12-31', 31],
    ['2027-02', '2027-02-01', '2027-02-28', 28],
    ['2028-02', '2028-02-01', '2028-02-29', 29],
  ])('%s goes from %s to %s', (name, first, last, days) => {
    expect([firstDay(month(name)), lastDay(month(name))]).toEqual([first, last]);
    expect(daysOf(month(name))).toHaveLength(days);
    expect(daysOf(month(name)).at(-1)).toBe(last);
  });

  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2027-01', -1, '2026-12'],
    ['2026-11', 14, '2028-01'],
    ['2026-11', -23, '2024-12'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(plusMonths(month(from), count)).toBe(to);
    expect(monthsBetween(month(from), month(to))).toBe(count);
  });

  it('begins a row of months', () => {
    expect(monthsFrom(month('2026-11'), month('2027-02'))).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsFrom(month('2026-11'), month('2026-11'))).toEqual(['2026-11']);
    expect(monthsFrom(month('2026-11'), month('2026-10'))).toEqual([]);
  });
});

describe('a year', () => {
  it.each([
    ['2026-04', '2026-04', '2027-03', 2026],
    ['2026-12', '2026-04', '2027-03', 2026],
    ['2027-03', '2026-04', '2027-03', 2026],
    ['2027-04', '2027-04', '2028-03', 2027],
  ])('with %s in it goes from %s to %s when it is a 年度', (name, first, last, year) => {
    expect([yearStart(month(name)), yearEnd(month(name)), fiscalYearOf(month(name))]).toEqual([first, last, year]);
  });

  it('goes from January to December when it is a 暦年', () => {
    expect(yearStart(month('2027-03'), 'calendar')).toBe('2027-01');
    expect(yearEnd(month('2027-01'), 'calendar')).toBe('2027-12');
  });
});
