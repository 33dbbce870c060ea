import { describe, expect, it } from 'vitest';
import { freeSlots, isFree, type SideTime, type Wish, whyNone } from '../../../../src/one-on-one/plan/slots.ts';
import { restsUntil } from '../../../../src/people/rest.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asLocalDate, asLocalTime, asZone, isoOf } from '../../../../src/time/instant.ts';
import { person } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const calendar = calendarOf({});
const idle = { taken: [], busy: [] };
const side = (changes: Parameters<typeof person>[2] = {}, rest: Partial<SideTime> = {}): SideTime => ({
  ...{ person: person('p', 'u', changes), ...idle },
  ...rest,
});
const hours = (start: string, end: string) => ({ hours: { start: asLocalTime(start), end: asLocalTime(end) } });
const prefs = { optOuts: [], addresses: {} };

/** In Tokyo. */
const between = (date: string, from: string, until: string) => ({
  from: at(`${date}T${from}:00+09:00`),
  until: at(`${date}T${until}:00+09:00`),
});

/** 2026-12-01 is a Tuesday. */
const wishFor = (first: string, last = first, changes: Partial<Wish> = {}): Wish => ({
  ...{ minutes: 60, first: asLocalDate(first), last: asLocalDate(last), notBefore: at('2026-11-01T00:00:00Z') },
  ...changes,
});

/** As Tokyo's clocks show them: `1T10:00` on the first of the month. */
const shown = (staff: SideTime, manager: SideTime, wish: Wish, days = calendar) =>
  freeSlots(staff, manager, wish, days).map((slot) => isoOf(at(isoOf(slot).replace('Z', '-09:00'))).slice(8, 16));

const TUESDAY = ['10:00', '10:15', '10:30', '10:45', '11:00', '13:00', '13:15', '13:30', '13:45', '14:00'].concat([
  ...['14:15', '14:30', '14:45', '15:00'],
]);

describe('where a 1on1 may be', () => {
  it('is from ten to four, on every quarter, but never over noon', () => {
    expect(shown(side(), side(), wishFor('2026-12-01'))).toEqual(TUESDAY.map((time) => `01T${time}`));
  });

  it('is within the hours of both', () => {
    const early = side(hours('07:00', '14:05'));
    const late = side(hours('12:40', '21:00'));
    expect(shown(early, late, wishFor('2026-12-01'))).toEqual(['01T13:00']);
    expect(shown(late, early, wishFor('2026-12-01'))).toEqual(['01T13:00']);
  });

  it('is on no morning of a Monday', () => {
    expect(shown(side(), side(), wishFor('2026-12-07')).slice(0, 2)).toEqual(['07T13:00', '07T13:15']);
  });

  it('is on no weekend, holiday, closed day, and on no free day or day off of either', () => {
    const staff = side({ freeDay: 3 });
    const manager = side({ preferences: { ...prefs, daysOff: [asLocalDate('2026-11-26')] } });
    const closed = calendarOf({ [asLocalDate('2026-11-27')]: true });
    // 11/21 and 22 are a weekend, 11/23 is 勤労感謝の日, 11/25 a Wednesday.
    const days = shown(staff, manager, wishFor('2026-11-21', '2026-11-30'), closed).map((slot) => slot.slice(0, 2));
    expect([...new Set(days)]).toEqual(['24', '30']);
  });

  it('is not before somebody is back who rests', () => {
    const resting = side({ preferences: { ...prefs, snoozedUntil: asLocalDate('2026-12-03') } });
    expect(restsUntil(at('2026-12-02T23:00:00+09:00'), resting.person)).toBe('2026-12-03');
    for (const [staff, manager] of [
      [resting, side()],
      [side(), resting],
    ] as const) {
      expect(shown(staff, manager, wishFor('2026-12-01', '2026-12-03')).at(0)).toBe('03T10:00');
    }
  });

  it('begins no sooner than it may', () => {
    const soon = wishFor('2026-12-01', '2026-12-01', { notBefore: at('2026-12-01T14:31:00+09:00') });
    expect(shown(side(), side(), soon)).toEqual(['01T14:45', '01T15:00']);
  });

  it('is beside what either has, to the minute, and may begin when that ends', () => {
    const staff = side({}, { taken: [between('2026-12-01', '10:00', '11:00')] });
    const manager = side(
      {},
      { busy: [between('2026-12-01', '13:20', '14:30'), between('2026-12-01', '15:55', '17:00')] },
    );
    expect(shown(staff, manager, wishFor('2026-12-01'))).toEqual(['01T11:00', '01T14:30', '01T14:45']);
  });

  it('is in no focus slot of either', () => {
    const staff = side({}, { focus: [{ weekday: 2, from: 10 * 60, until: 14 * 60 }] });
    const manager = side({}, { focus: [{ weekday: 2, from: 14 * 60 + 30, until: 18 * 60 }] });
    expect(shown(staff, manager, wishFor('2026-12-01', '2026-12-02')).slice(0, 1)).toEqual(['02T10:00']);
    expect(shown(staff, side(), wishFor('2026-12-01'))).toEqual([
      '01T14:00',
      '01T14:15',
      '01T14:30',
      '01T14:45',
      '01T15:00',
    ]);
  });

  it('is on no day on which the manager has as many as they want', () => {
    const taken = [between('2026-12-01', '08:30', '09:00'), between('2026-12-01', '17:00', '17:30')];
    const days = wishFor('2026-12-01', '2026-12-02');
    expect(shown(side(), side({}, { taken, perDay: 2 }), days).at(0)).toBe('02T10:00');
    expect(shown(side(), side({}, { taken, perDay: 3 }), days).at(0)).toBe('01T10:00');
    expect(shown(side({}, { taken, perDay: 2 }), side(), days).at(0)).toBe('01T10:00');
  });
});

describe('hours that leave nothing from ten to four', () => {
  it('widens to all the hours they have in common', () => {
    const late = side(hours('15:30', '22:00'));
    expect(shown(late, side(hours('09:30', '18:15')), wishFor('2026-12-01')).at(0)).toBe('01T15:30');
    expect(shown(late, side(hours('09:30', '18:15')), wishFor('2026-12-01')).at(-1)).toBe('01T17:15');
    expect(shown(late, side(), wishFor('2026-12-01', '2026-12-01', { minutes: 30 }))).toEqual(['01T15:30']);
  });

  it('meets the morning of one with the evening of the other across zones, on each one’s own working day', () => {
    const paris = side({ zone: asZone('Europe/Paris'), ...hours('09:00', '18:00') });
    // Paris is eight hours behind Tokyo in winter: 17:00 there, on the Tuesday of both.
    expect(shown(side(), paris, wishFor('2026-12-01'))).toEqual(['01T17:00', '01T17:15']);
    const newYork = side({ zone: asZone('America/New_York'), ...hours('09:00', '18:00') });
    const tokyo = side(hours('06:00', '14:45'));
    // Tokyo's Monday is New York's Sunday, and Tokyo's Saturday New York's Friday.
    expect(shown(tokyo, newYork, wishFor('2026-12-04', '2026-12-08'))).toEqual([
      ...['04T06:00', '04T06:15', '04T06:30', '04T06:45', '04T07:00'],
      ...['08T06:00', '08T06:15', '08T06:30', '08T06:45', '08T07:00'],
    ]);
  });
});

describe('a time that was offered', () => {
  const isStill = (time: string, staff = side(), manager = side()) =>
    isFree(at(`2026-12-01T${time}:00+09:00`), 30, staff, manager, calendar);

  it('is free until something comes', () => {
    expect([isStill('10:00'), isStill('15:30'), isStill('15:45'), isStill('11:45')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const taken = [between('2026-12-01', '10:00', '10:30')];
    expect([isStill('10:00', side({}, { taken })), isStill('10:30', side({}, { taken }))]).toEqual([false, true]);
    expect([isStill('10:15', side(), side({}, { taken })), isStill('10:30', side(), side({}, { taken }))]).toEqual([
      ...[false, true],
    ]);
    expect(isStill('10:30', side(), side({}, { taken, perDay: 1 }))).toBe(false);
  });

  it('is none any more on a day that became free, or with other hours', () => {
    expect(isStill('10:00', side({ preferences: { ...prefs, daysOff: [asLocalDate('2026-12-01')] } }))).toBe(false);
    expect(isStill('10:00', side(), side({ freeDay: 2 }))).toBe(false);
    expect(isStill('10:00', side(), side(hours('10:15', '19:00')))).toBe(false);
  });
});

describe('a reason why there is none', () => {
  const why = (staff: SideTime, manager: SideTime, wish = wishFor('2026-12-01', '2026-12-04')) =>
    whyNone(staff, manager, wish, calendar);

  it('says that the hours never meet, or only over noon', () => {
    expect(why(side(hours('07:00', '12:30')), side(hours('13:00', '21:45')))).toBe('hours-apart');
    expect(why(side(hours('07:00', '12:50')), side(hours('12:00', '20:45')))).toBe('hours-apart');
  });

  it('says that no working day is common', () => {
    const off = ['2026-12-01', '2026-12-03', '2026-12-04'].map(asLocalDate);
    expect(why(side({ freeDay: 3 }), side({ preferences: { ...prefs, daysOff: off } }))).toBe('away');
    expect(why(side({ preferences: { ...prefs, snoozedUntil: asLocalDate('2026-12-05') } }), side())).toBe('away');
  });

  it('says that the manager has as many a day as they want, or that both are busy', () => {
    const day = wishFor('2026-12-01');
    const taken = [between('2026-12-01', '10:00', '11:00')];
    expect(why(side(), side({}, { taken, perDay: 1 }), day)).toBe('full');
    expect(why(side(), side({}, { busy: [between('2026-12-01', '09:00', '17:00')] }), day)).toBe('busy');
    const all = side({}, { busy: [between('2026-12-01', '11:00', '17:00')] });
    expect(why(all, side({}, { taken, perDay: 1 }), day)).toBe('busy');
  });
});
