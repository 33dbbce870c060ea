import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { nextAllowed } from '../../src/delivery/rules.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, asLocalDate, asZone, type Weekday } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

const FIRST = at('2025-01-01T00:00:00Z');
const LAST = at('2027-12-20T00:00:00Z');
const zone = fc
  .constantFrom(
    'Asia/Tokyo',
    'Europe/Paris',
    'America/New_York',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'America/St_Johns',
  )
  .map(asZone);
const freeDay = fc.option(fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5), { nil: undefined });
const closed = fc.array(
  fc.integer({ min: 0, max: 1080 }).map((days) => new Date(FIRST + days * 86_400_000).toISOString().slice(0, 10)),
  { maxLength: 60 },
);

it('is never before now, always by day, on a day the person works, and now whenever now is such a moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), zone, freeDay, closed, (ms, zone, freeDay, closed) => {
      const now = asInstant(ms);
      const calendar = calendarOf(Object.fromEntries(closed.map((day) => [asLocalDate(day), true])));
      const who = freeDay === undefined ? { zone } : { zone, freeDay };
      const isAllowed = (moment: number): boolean => {
        const { minutes, weekday, date } = clock(moment, zone);
        const works = calendar.isWorkingDay(date) && weekday !== freeDay;
        return works && minutes >= 8 * 60 + 30 && minutes < 20 * 60 + 15;
      };
      const next = nextAllowed(now, who, calendar);
      expect(next).toBeGreaterThanOrEqual(now);
      expect(isAllowed(next)).toBe(true);
      if (isAllowed(now)) expect(next).toBe(now);
      else expect(isAllowed(next - 1)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

it('leaves out no allowed hour on the way', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), zone, freeDay, (ms, zone, freeDay) => {
      const calendar = calendarOf({});
      const who = freeDay === undefined ? { zone } : { zone, freeDay };
      const next = nextAllowed(asInstant(ms), who, calendar);
      for (let moment = ms; moment < next; moment += 3_600_000) {
        expect(nextAllowed(asInstant(moment), who, calendar)).toBe(next);
      }
    }),
    { numRuns: 200 },
  );
});

const clock = (moment: number, zone: string) => {
  const local = DateTime.fromMillis(moment, { zone });
  return {
    minutes: local.hour * 60 + local.minute,
    weekday: local.weekday,
    date: asLocalDate(local.toFormat('yyyy-MM-dd')),
  };
};
