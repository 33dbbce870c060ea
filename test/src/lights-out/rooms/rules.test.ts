import { describe, expect, it } from 'vitest';
import { nextEvening, postId } from '../../../../src/lights-out/rooms/rules.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asLocalDate, asZone, TOKYO } from '../../../../src/time/instant.ts';
import { roomOf } from '../../../fixtures/rooms.ts';
import { ORG } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const plain = calendarOf({});

describe('the next evening of a channel', () => {
  it.each([
    ['on a Monday afternoon', '2026-11-16T15:00:00+09:00', '2026-11-16'],
    ['a moment before 19:30', '2026-11-16T19:29:59+09:00', '2026-11-16'],
    ['at 19:30', '2026-11-16T19:30:00+09:00', '2026-11-18'],
    ['on a Tuesday', '2026-11-17T09:00:00+09:00', '2026-11-18'],
    ['on a Friday night', '2026-11-20T21:00:00+09:00', '2026-11-25'],
    ['before a holiday that is a Monday', '2026-11-22T12:00:00+09:00', '2026-11-25'],
    ['before the end of the year', '2026-12-28T19:30:00+09:00', '2027-01-04'],
    ['at the end of a leap February', '2028-02-28T20:00:00+09:00', '2028-03-01'],
  ])('%s', (_, now, day) => {
    expect(nextEvening(at(now), { zone: TOKYO }, plain)).toBe(day);
  });

  it('goes by the days that the ministry closes and opens', () => {
    const own = calendarOf({ [asLocalDate('2026-11-18')]: true, [asLocalDate('2026-11-23')]: false });
    expect(nextEvening(at('2026-11-17T09:00:00+09:00'), { zone: TOKYO }, own)).toBe('2026-11-20');
    expect(nextEvening(at('2026-11-21T09:00:00+09:00'), { zone: TOKYO }, own)).toBe('2026-11-23');
  });

  it('goes by the clock of the floor', () => {
    const zone = asZone('Europe/Brussels');
    expect(nextEvening(at('2026-11-18T19:31:00+09:00'), { zone }, plain)).toBe('2026-11-18');
  });

  it('is three in a week at the most, and never two on end', () => {
    let now = at('2026-09-01T00:00:00+09:00');
    const days: string[] = [];
    while (days.length < 60) {
      const day = nextEvening(now, { zone: TOKYO }, plain);
      days.push(day);
      now = at(`${day}T19:30:00+09:00`);
    }
    const gaps = days.slice(1).map((day, i) => (Date.parse(day) - Date.parse(days[i] ?? '')) / 86_400_000);
    expect(Math.min(...gaps)).toBe(2);
    expect(new Set(days.map((day) => new Date(day).getUTCDay()))).toEqual(new Set([1, 3, 5]));
  });
});

it('names one message a channel and day', () => {
  expect(postId(roomOf(ORG))).toBe('lights-out/2026-11-27/room/slack/C1');
});
