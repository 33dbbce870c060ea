import fc from 'fast-check';
import { type FocusSlot, halves, lengths } from '../../../src/one-on-one/model.ts';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import type { SideTime, Wish } from '../../../src/one-on-one/plan/slots.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asInstant, asLocalDate, asLocalTime, asZone, plusDays } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

/** Around the holidays and the end of summer time of autumn 2026. */
const FIRST = asLocalDate('2026-10-12');
const BEGIN = at('2026-10-12T00:00:00+09:00');
const DAYS = 50;

const day = fc.integer({ min: 0, max: DAYS }).map((days) => plusDays(FIRST, days));

export const calendars = fc
  .array(fc.tuple(day, fc.boolean()), { maxLength: 6 })
  .map((closures) => calendarOf(Object.fromEntries(closures)));

/** Not on whole quarters only. */
const stretch = fc.tuple(fc.integer({ min: 0, max: DAYS * 288 }), fc.integer({ min: 1, max: 60 })).map(
  ([from, length]): Interval => ({
    from: asInstant(BEGIN + from * 300_000),
    until: asInstant(BEGIN + (from + length) * 300_000),
  }),
);

const zones = fc.oneof(
  { weight: 6, arbitrary: fc.constant('Asia/Tokyo') },
  { weight: 1, arbitrary: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland') },
);

const hours = fc
  .tuple(fc.integer({ min: 60, max: 200 }), fc.integer({ min: 6, max: 130 }))
  .map(([start, length]) => [start * 5, Math.min((start + length) * 5, 23 * 60 + 55)] as const)
  .map((both) => both.map((minute) => asLocalTime(new Date(minute * 60_000).toISOString().slice(11, 16))))
  .map(([start = asLocalTime('09:30'), end = asLocalTime('18:15')]) => ({ start, end }));

const usualHours = fc.constantFrom(
  { start: asLocalTime('08:30'), end: asLocalTime('17:15') },
  { start: asLocalTime('09:30'), end: asLocalTime('18:15') },
);

const focusSlots = fc
  .record({
    weekday: fc.constantFrom<FocusSlot['weekday'][]>(1, 2, 3, 4, 5),
    from: fc.integer({ min: 32, max: 64 }).map((quarters) => quarters * 15),
    length: fc.integer({ min: 1, max: 16 }).map((quarters) => quarters * 15),
  })
  .map(({ weekday, from, length }): FocusSlot => ({ weekday, from, until: from + length }));

export const sides = fc
  .record({
    zone: zones.map(asZone),
    hours: fc.oneof({ weight: 2, arbitrary: usualHours }, { weight: 1, arbitrary: hours }),
    freeDay: fc.option(fc.constantFrom<(1 | 2 | 3 | 4 | 5)[]>(1, 2, 3, 4, 5), { nil: undefined, freq: 2 }),
    daysOff: fc.array(day, { maxLength: 3 }),
    snoozedUntil: fc.option(day, { nil: undefined, freq: 4 }),
    taken: fc.array(stretch, { maxLength: 5 }),
    busy: fc.array(stretch, { maxLength: 20 }),
    focus: fc.array(focusSlots, { maxLength: 3 }),
    perDay: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  })
  .map(
    ({ zone, hours: own, freeDay, daysOff, snoozedUntil, taken, busy, focus, perDay }): SideTime => ({
      person: {
        ...{ zone, hours: own },
        ...(freeDay === undefined ? {} : { freeDay }),
        preferences: { optOuts: [], addresses: {}, daysOff, ...(snoozedUntil === undefined ? {} : { snoozedUntil }) },
      },
      ...{ taken, busy, focus },
      ...(perDay === undefined ? {} : { perDay }),
    }),
  );

export const wishes = fc
  .record({
    minutes: fc.constantFrom(...lengths),
    from: fc.integer({ min: 0, max: DAYS - 8 }),
    length: fc.integer({ min: 0, max: 8 }),
    notBefore: fc.integer({ min: -2000, max: 2000 }),
    prefers: fc.option(fc.constantFrom(...halves), { nil: undefined }),
  })
  .map(
    ({ minutes, from, length, notBefore, prefers }): Wish => ({
      ...{ minutes, first: plusDays(FIRST, from), last: plusDays(FIRST, from + length) },
      notBefore: asInstant(BEGIN + from * 86_400_000 + notBefore * 60_000),
      ...(prefers === undefined ? {} : { prefers }),
    }),
  );
