import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { firstBook } from '../../../../src/overtime/limits/caps-book.ts';
import type { OvertimeMonth, Span } from '../../../../src/overtime/model.ts';
import { asDayMinute, asMinutes } from '../../../../src/overtime/model.ts';
import { countMonth, monthOfUnits } from '../../../../src/overtime/units/count.ts';
import { asUnitId } from '../../../../src/people/model.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { november, span } from '../../../fixtures/overtime.ts';
import { ORG, person, treeOf } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const scene = { calendar: calendarOf({}), tree: treeOf(['課']), book: firstBook(ORG, asCalendarMonth('2026-04')) };
const december = (worked: Worked) => november({ month: asCalendarMonth('2026-12'), days: daysOf(worked) });
const NOW = at('2026-11-27T09:30:00+09:00');
/** From 9:30 to 18:15. */
const staff = person('1', '課');

type Worked = { readonly [day: string]: readonly Span[] };
const daysOf = (worked: Worked, startsAt?: number): OvertimeMonth['days'] =>
  Object.fromEntries(
    Object.entries(worked).map(([day, spans]) => [
      asLocalDate(day),
      {
        actual: {
          ...{ spans, at: NOW, order: 1, by: 'person' as const },
          ...(startsAt !== undefined && { startsAt: asDayMinute(startsAt) }),
        },
      },
    ]),
  );

/** A rest day on which somebody worked from 9 to 18, with the day that is free in its place. */
const movedOn = (day: string, to: string): OvertimeMonth['days'] => {
  const [worked] = Object.values(daysOf({ [day]: [span('09:00', '18:00')] }));
  return { [asLocalDate(day)]: { ...worked, moved: { upTo: asMinutes(465), order: 2, to: asLocalDate(to) } } };
};

describe('a closed month of one person', () => {
  it.each<[what: string, worked: Worked, shortRests: number, more?: { startsAt?: number; freeDay?: 5; next?: Worked }]>(
    [
      ['22:30 before 9:30, eleven hours', { '2026-11-26': [span('18:15', '22:30')] }, 0],
      ['22:31 before 9:30', { '2026-11-26': [span('18:15', '22:31')] }, 1],
      ['22:31 before a chosen 9:31', { '2026-11-26': [span('18:15', '22:31')] }, 0, { startsAt: 571 }],
      ['22:31 before a weekly free day', { '2026-11-26': [span('18:15', '22:31')] }, 0, { freeDay: 5 }],
      ['five in the morning before a Saturday', { '2026-11-27': [span('18:15', '29:00')] }, 0],
      [
        'midnight before a Saturday that begins at ten',
        { '2026-11-27': [span('18:15', '24:00')], '2026-11-28': [span('10:00', '15:00')] },
        1,
      ],
      ['an early morning, after which the day ends as usual', { '2026-11-26': [span('07:30', '09:30')] }, 0],
      [
        '21:00 before an early morning',
        { '2026-11-26': [span('18:15', '21:00')], '2026-11-27': [span('07:30', '09:30')] },
        1,
      ],
      [
        '21:00 on the last day, before an early morning of the next month',
        { '2026-11-30': [span('18:15', '21:00')] },
        1,
        { next: { '2026-12-01': [span('07:30', '09:30')] } },
      ],
      ['a Sunday until midnight before Monday', { '2026-11-29': [span('13:00', '24:00')] }, 1],
    ],
  )('counts the rest after %s', (_, worked, shortRests, { startsAt, freeDay, next = {} } = {}) => {
    const who = freeDay === undefined ? staff : person('1', '課', { freeDay });
    const month = november({ days: daysOf(worked, startsAt) });
    expect(countMonth(who, month, { next: december(next) }, scene)).toMatchObject({
      ...{ days: Object.keys(worked).length, shortRests },
    });
  });

  it('counts the rest before a day that is free by 振替 to the next working day, whatever month moved it', () => {
    const late: Worked = { '2026-11-26': [span('18:15', '24:00')] };
    const month = november({ days: daysOf(late) });
    expect(countMonth(staff, month, {}, scene).shortRests).toBe(1);
    const moved = (of: string, day: string, to: string) =>
      november({ month: asCalendarMonth(of), days: movedOn(day, to) });
    const before = [moved('2026-10', '2026-10-03', '2026-11-27')];
    expect(countMonth(staff, month, { before }, scene).shortRests).toBe(0);
    expect(countMonth(staff, month, { before: [moved('2026-10', '2026-10-03', '2026-11-30')] }, scene).shortRests).toBe(
      1,
    );
    const own = november({ days: { ...daysOf(late), ...movedOn('2026-11-07', '2026-11-27') } });
    expect(countMonth(staff, own, {}, scene).shortRests).toBe(0);
    // The day in whose place it is free is worked for the hours that were worked, and no longer.
    const saturday = november({ days: movedOn('2026-11-28', '2026-12-02') });
    expect(countMonth(staff, saturday, {}, scene)).toMatchObject({ days: 1, shortRests: 0 });
  });

  it('takes what the person’s own days off say today for nothing: they are those that lie ahead', () => {
    const late = november({ days: daysOf({ '2026-11-26': [span('18:15', '24:00')] }) });
    const who = person('1', '課', {
      preferences: { optOuts: [], addresses: {}, daysOff: [asLocalDate('2026-12-11')] },
    });
    expect(countMonth(who, late, {}, scene).shortRests).toBe(1);
  });

  it('counts days that were planned, and none of which it turned out that there was nothing', () => {
    expect(countMonth(staff, november(), {}, scene)).toEqual({ isLong: false, days: 1, shortRests: 0 });
    const none = november({ days: daysOf({ '2026-11-26': [] }) });
    expect(countMonth(staff, none, {}, scene)).toEqual({ isLong: false, days: 0, shortRests: 0 });
  });

  it.each([
    ['20:45', false],
    ['20:46', true],
  ])('is over 45 hours with ten times 4:15 and one day until %s: %s', (until, isLong) => {
    const days = ['02', '04', '05', '06', '09', '10', '11', '12', '13', '16'];
    const worked = Object.fromEntries(days.map((day) => [`2026-11-${day}`, [span('18:15', '22:30')]]));
    const month = november({ days: daysOf({ ...worked, '2026-11-17': [span('18:15', until)] }) });
    expect(countMonth(staff, month, {}, scene)).toEqual({ isLong, days: 11, shortRests: 0 });
  });
});

describe('the evening before a month', () => {
  /** 45 hours to the minute. */
  const full = (more: Worked = {}) => {
    const days = ['02', '04', '05', '06', '09', '10', '11', '12', '13', '16'];
    const worked = Object.fromEntries(days.map((day) => [`2026-11-${day}`, [span('18:15', '22:30')]]));
    return november({ days: daysOf({ ...worked, '2026-11-17': [span('18:15', '20:45')], ...more }) });
  };
  const october = (until: string) =>
    november({ month: asCalendarMonth('2026-10'), days: daysOf({ '2026-10-31': [span('20:00', until)] }) });

  it('keeps what both days claim alike after midnight', () => {
    const month = full({ '2026-11-01': [span('00:00', '01:00')] });
    expect(countMonth(staff, month, { before: [october('24:00')] }, scene).isLong).toBe(true);
    expect(countMonth(staff, month, { before: [october('24:59')] }, scene).isLong).toBe(true);
    expect(countMonth(staff, month, { before: [october('25:00')] }, scene).isLong).toBe(false);
  });

  it('adds what comes after midnight only where that counts to the next day', () => {
    const { book } = scene;
    const byCalendar = {
      ...scene,
      book: { ...book, settings: { ...book.settings, pastMidnight: 'calendar-day' } },
    } as const;
    expect(countMonth(staff, full(), { before: [october('24:01')] }, scene).isLong).toBe(false);
    expect(countMonth(staff, full(), { before: [october('24:00')] }, byCalendar).isLong).toBe(false);
    expect(countMonth(staff, full(), { before: [october('24:01')] }, byCalendar).isLong).toBe(true);
  });
});

describe('what is told of a month', () => {
  const one = (people: number, long: number, workers: number, days: number, shortRests: number) =>
    monthOfUnits(
      treeOf(['課']),
      new Map([[asUnitId('課'), { people, long, workers, days, shortRests }]]),
      () => true,
    ).get(asUnitId('課'));

  it('is how many of how many were over 45 hours, and a share in steps of five, wider rather than narrower', () => {
    expect(one(20, 4, 12, 150, 20)).toEqual({ long: { people: 20, from: 3, to: 5 }, rested: { from: 75, to: 100 } });
    expect(one(20, 4, 12, 150, 60)).toEqual({ long: { people: 20, from: 3, to: 5 }, rested: { from: 55, to: 80 } });
  });

  it('is no share where fewer than five worked longer, or on too few days', () => {
    expect(one(20, 4, 4, 60, 2)).toEqual({ long: { people: 20, from: 3, to: 5 } });
    expect(one(20, 4, 6, 64, 2)).toEqual({ long: { people: 20, from: 3, to: 5 } });
    expect(one(4, 4, 4, 60, 2)).toEqual({});
  });
});
