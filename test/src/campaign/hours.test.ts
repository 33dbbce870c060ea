import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInHours } from '../../../src/campaign/hours.ts';
import { calendarOf, personCalendar } from '../../../src/time/calendar.ts';
import {
  asInstant,
  asLocalDate,
  asLocalTime,
  asZone,
  dateIn,
  TOKYO,
  timeIn,
  type Weekday,
} from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

const calendar = calendarOf({ [asLocalDate('2026-12-28')]: true });
const hours = { start: asLocalTime('11:00'), end: asLocalTime('19:45') };
const person = { zone: TOKYO, hours, preferences: {} };

describe('the next moment inside somebody’s own hours', () => {
  it.each([
    ['is now between their start and their end', '2026-11-24T11:00:00+09:00', '2026-11-24T11:00:00+09:00'],
    ['is now until the last second before the end', '2026-11-24T19:44:59+09:00', '2026-11-24T19:44:59+09:00'],
    ['is their start of the day before it', '2026-11-24T10:59:59+09:00', '2026-11-24T11:00:00+09:00'],
    ['is the next working day’s start from their end on', '2026-11-24T19:45:00+09:00', '2026-11-25T11:00:00+09:00'],
    ['passes over a weekend', '2026-11-27T20:00:00+09:00', '2026-11-30T11:00:00+09:00'],
    ['passes over the days that are closed, and New Year', '2026-12-25T19:45:00+09:00', '2027-01-04T11:00:00+09:00'],
  ])('%s', (_, now, expected) => {
    expect(nextInHours(at(now), person, calendar)).toBe(at(expected));
  });

  it('passes over their own day off, and is told by their own clock', () => {
    expect(nextInHours(at('2026-11-24T20:00:00+09:00'), { ...person, freeDay: 3 }, calendar)).toBe(
      at('2026-11-26T11:00:00+09:00'),
    );
    const inParis = { ...person, zone: asZone('Europe/Paris') };
    expect(nextInHours(at('2026-11-24T11:00:00+09:00'), inParis, calendar)).toBe(at('2026-11-24T11:00:00+01:00'));
  });

  it('passes over a day that is free by 振替', () => {
    const moved = { ...person, preferences: { daysOff: ['2026-11-25', '2026-11-26'].map(asLocalDate) } };
    expect(nextInHours(at('2026-11-24T20:00:00+09:00'), moved, calendar)).toBe(at('2026-11-27T11:00:00+09:00'));
    expect(nextInHours(at('2026-11-25T12:00:00+09:00'), moved, calendar)).toBe(at('2026-11-27T11:00:00+09:00'));
  });

  it('is never before now, never outside the hours or on a day off, and the first such moment', () => {
    const times = ['07:00', '08:30', '09:30', '11:00', '13:00', '18:15', '20:00', '23:59'].map(asLocalTime);
    const zones = [TOKYO, asZone('America/New_York'), asZone('Europe/Paris')];
    const day = fc.constantFrom<Weekday | undefined>(undefined, 1, 2, 3, 4, 5);
    fc.assert(
      fc.property(
        ...[fc.integer({ min: 0, max: 90 * 24 * 60 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 7 })],
        ...([fc.constantFrom(...zones), day] as const),
        (minutes, from, more, zone, freeDay) => {
          const [start, end] = [times[from], times[Math.min(from + more, 7)]];
          if (!start || !end || start >= end) return;
          const who = { zone, hours: { start, end }, preferences: {}, ...(freeDay === undefined ? {} : { freeDay }) };
          const now = asInstant(at('2026-10-20T00:00:30+09:00') + minutes * 60_000);
          const next = nextInHours(now, who, calendar);
          const isIn = (moment: typeof now) => {
            const time = timeIn(moment, zone);
            const isDay = personCalendar(calendar, freeDay).isWorkingDay(dateIn(moment, zone));
            return isDay && time >= start && time < end;
          };
          expect(next).toBeGreaterThanOrEqual(now);
          expect(isIn(next)).toBe(true);
          if (next > now) {
            expect(isIn(now)).toBe(false);
            expect(isIn(asInstant(next - 1))).toBe(false);
          }
        },
      ),
    );
  });
});
