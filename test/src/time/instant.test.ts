import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  asInstant,
  asLocalDate,
  asLocalTime,
  dateIn,
  daysBetween,
  instantAt,
  isZone,
  TOKYO,
  timeIn,
} from '../../../src/time/instant.ts';

const HALF_DAY_MS = 43_200_000;
const daysFrom = (iso: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Date.parse(iso) + index * HALF_DAY_MS);

describe('the clock of Tokyo', () => {
  it('reads as the table of time zones says, from 1970 to 2050', () => {
    const wrong = daysFrom('1970-01-01T00:07:00Z', 2 * 365 * 80).filter((at) => {
      const byTable = DateTime.fromMillis(at, { zone: 'Asia/Tokyo' }).toISO({ includeOffset: false })?.slice(0, 16);
      return `${dateIn(asInstant(at), TOKYO)}T${timeIn(asInstant(at), TOKYO)}` !== byTable;
    });
    expect(wrong).toEqual([]);
  });

  it('is nine hours before the world’s', () => {
    const date = dateIn(asInstant(Date.parse('2026-11-26T15:30:00Z')), TOKYO);
    expect(date).toBe('2026-11-27');
    expect(instantAt(date, asLocalTime('00:30'), TOKYO)).toBe(Date.parse('2026-11-26T15:30:00Z'));
  });

  it('is a zone like those of the table, and a name that is in none is not', () => {
    expect(['Asia/Tokyo', 'Europe/Paris', 'Asia/Edo', 'JST'].filter(isZone)).toEqual(['Asia/Tokyo', 'Europe/Paris']);
  });
});

describe('days between two dates', () => {
  it.each([
    ['2026-11-26', '2026-11-26', 0],
    ['2026-12-31', '2027-01-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-03-01', '2026-03-01', -365],
  ])('are from %s to %s %i', (first, second, days) => {
    expect(daysBetween(asLocalDate(first), asLocalDate(second))).toBe(days);
  });
});
