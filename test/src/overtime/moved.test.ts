import { describe, expect, it } from 'vitest';
import { asMinutes, type OvertimeDay } from '../../../src/overtime/model.ts';
import {
  daysOffIn,
  daysToMoveTo,
  isRestDay,
  movedIn,
  moveViewOf,
  regularDayOf,
  saidOfMove,
} from '../../../src/overtime/moved.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, asLocalTime } from '../../../src/time/instant.ts';
import { dayOf, span } from '../../fixtures/overtime.ts';
import { at } from '../../fixtures/time.ts';

const date = asLocalDate;
const calendar = calendarOf({});
const saturday = date('2026-11-28');
const hours = { start: asLocalTime('08:30'), end: asLocalTime('17:15') };
const nobody = { preferences: {} };
const upTo = asMinutes(465);
const workedFor = (from: string, until: string, more: Partial<OvertimeDay> = {}): OvertimeDay => ({
  actual: { spans: [span(from, until)], at: at('2026-11-30T09:00:00+09:00'), order: 2, by: 'person' },
  ...more,
});
const to = (day: string) => ({ moved: { upTo, order: 1, to: date(day) } });

describe('a regular day', () => {
  it.each([
    ['08:30', '17:15', 465],
    ['09:30', '18:15', 465],
    ['08:30', '17:45', 495],
    ['09:00', '13:00', 240],
  ])('of %s to %s has %i minutes', (start, end, minutes) => {
    expect(regularDayOf({ start: asLocalTime(start), end: asLocalTime(end) })).toBe(minutes);
  });
});

describe('a day that can be moved', () => {
  it.each<[string, string, 1 | 2 | 3 | 4 | 5 | undefined, boolean]>([
    ['a Saturday', '2026-11-28', undefined, true],
    ['a Sunday', '2026-11-29', undefined, true],
    ['a Thursday', '2026-11-26', undefined, false],
    ['the free day', '2026-11-25', 3, true],
    ['a national holiday, which is no 週休日', '2026-11-23', undefined, false],
    ['12/29', '2026-12-29', undefined, false],
    ['the year end on a Sunday', '2027-01-03', undefined, true],
  ])('%s', (_, day, freeDay, is) => {
    expect(isRestDay(date(day), { calendar, ...(freeDay !== undefined && { freeDay }) })).toBe(is);
  });

  it('is no Saturday on which everybody works', () => {
    expect(isRestDay(saturday, { calendar: calendarOf({ [saturday]: false }) })).toBe(false);
  });

  it('is moved to a working day of the eight weeks after it', () => {
    const days = daysToMoveTo(saturday, {}, nobody, calendar);
    expect(days.slice(0, 3)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    expect(days.at(-1)).toBe('2027-01-22');
    expect(days).not.toContain('2027-01-01');
  });

  it('is not moved to a day that is free for another one, but stays where it is', () => {
    const mover = { preferences: { daysOff: [date('2026-11-30'), date('2026-12-01')] } };
    expect(daysToMoveTo(saturday, to('2026-12-01'), mover, calendar).slice(0, 2)).toEqual(['2026-12-01', '2026-12-02']);
  });

  it('has no choice without work on it', () => {
    expect(moveViewOf(nobody, saturday, {}, calendar)).toBeUndefined();
    expect(moveViewOf(nobody, saturday, workedFor('10:00', '15:00'), calendar)?.days).toHaveLength(35);
  });
});

describe('what a line says of 振替', () => {
  const said = (moved: { readonly to?: ReturnType<typeof date> }, day = saturday) =>
    saidOfMove({ day, spans: [span('10:00', '15:00')], moved }, { ...nobody, hours }, calendar);

  it('is kept with one regular day', () => {
    expect(said({ to: date('2026-12-02') })).toEqual({ upTo: 465, to: '2026-12-02' });
    expect(said({})).toEqual({ upTo: 465 });
  });

  it('is not known yet where the day cannot be free, and nothing on a working day', () => {
    expect(said({ to: date('2026-12-06') })).toEqual({ upTo: 465 });
    expect(said({ to: date('2026-12-02') }, date('2026-11-26'))).toBeUndefined();
  });
});

describe('the hours that are moved', () => {
  it.each<[string, OvertimeDay, number]>([
    ['all of a short day', workedFor('10:00', '15:00', to('2026-12-02')), 300],
    ['one regular day of a long one', workedFor('08:00', '20:00', to('2026-12-02')), 465],
    ['none while the day is not known', workedFor('10:00', '15:00', { moved: { upTo, order: 1 } }), 0],
    ['none once it was taken back', workedFor('10:00', '15:00', { moved: { upTo, order: 2, withdrawn: true } }), 0],
    ['none of the night after', workedFor('22:00', '26:00', to('2026-12-02')), 120],
    ['none where nothing was worked', to('2026-12-02'), 0],
  ])('are %s', (_, day, minutes) => {
    expect(movedIn(day)).toBe(minutes);
  });

  it('make days free, today and later, as long as there is work for them', () => {
    const rows = [
      { days: dayOf('2026-11-21', workedFor('10:00', '15:00', to('2026-11-24'))) },
      { days: dayOf('2026-11-28', workedFor('10:00', '15:00', to('2026-12-02'))) },
      { days: dayOf('2026-11-29', to('2026-12-03')) },
    ];
    expect(daysOffIn(rows, date('2026-11-24'))).toEqual(['2026-11-24', '2026-12-02']);
    expect(daysOffIn(rows, date('2026-11-25'))).toEqual(['2026-12-02']);
  });
});
