import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeDates } from '../../src/campaign/month-rules.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asLocalDate, plusDays } from '../../src/time/instant.ts';

const FIRST = asLocalDate('2026-04-01');
const day = fc.integer({ min: 0, max: 600 }).map((days) => plusDays(FIRST, days));
/** Days that an organisation closes or opens itself. */
const closures = fc.dictionary(day, fc.boolean(), { maxKeys: 40 });
const periods = fc
  .tuple(day, fc.integer({ min: 28, max: 93 }))
  .map(([first, days]) => ({ first, last: plusDays(first, days - 1) }));

const isWorked = (date: string, closed: { readonly [date: string]: boolean }): boolean =>
  calendarOf(closed).isWorkingDay(asLocalDate(date));

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('the days proposed for the texts of a month', () => {
  it('are working days within it, each after the one before, the first and the last as near its ends as can be', () => {
    fc.assert(
      fc.property(periods, closures, (period, closed) => {
        const dates = Object.values(proposeDates(period, calendarOf(closed)));
        const all = Array.from({ length: daysBetween(period.first, period.last) + 1 }, (_, i) =>
          plusDays(period.first, i),
        ).filter((date) => isWorked(date, closed));
        fc.pre(all.length >= 5);
        expect(dates.filter((date) => !all.includes(date))).toEqual([]);
        expect(dates).toEqual([...new Set(dates)].toSorted());
        expect([dates[0], dates[4]]).toEqual([all[0], all.at(-1)]);
      }),
      { numRuns: 300 },
    );
  });

  it('lie as many working days apart as the others, but for one', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const dates = Object.values(proposeDates(period, calendarOf({})));
        const gaps = dates.slice(1).map((date, i) => {
          const from = dates[i] ?? date;
          const between = Array.from({ length: daysBetween(from, date) }, (_, n) => plusDays(from, n + 1));
          return between.filter((each) => isWorked(each, {})).length;
        });
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('stay within it where hardly anybody works', () => {
    const first = asLocalDate('2026-12-01');
    const last = asLocalDate('2026-12-28');
    const shut = Object.fromEntries(Array.from({ length: 28 }, (_, i) => [plusDays(first, i), true]));
    expect(new Set(Object.values(proposeDates({ first, last }, calendarOf(shut))))).toEqual(new Set([first]));
    const open = asLocalDate('2026-12-10');
    expect(new Set(Object.values(proposeDates({ first, last }, calendarOf({ ...shut, [open]: false }))))).toEqual(
      new Set([open]),
    );
  });
});
