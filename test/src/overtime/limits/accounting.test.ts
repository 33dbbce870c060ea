import { describe, expect, it } from 'vitest';
import { countDays, type DayKind, kindOfDay, type WorkPattern } from '../../../../src/overtime/limits/accounting.ts';
import { asMinutes } from '../../../../src/overtime/model.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asLocalDate, asLocalTime } from '../../../../src/time/instant.ts';
import { settingsWith } from '../../../fixtures/caps.ts';
import { patternWith, spansFrom } from '../../../fixtures/work.ts';

const date = asLocalDate;
const saturdayMoved = { swaps: [{ worked: date('2026-11-28'), restsOn: date('2026-11-30') }] };
const kyotei36 = { regime: 'kyotei36' } as const;
const sundayMoved = { ...kyotei36, swaps: [{ worked: date('2026-11-29'), restsOn: date('2026-12-01') }] };
const closed = { calendar: calendarOf({ [date('2026-11-27')]: true }) };
const opened = { calendar: calendarOf({ [date('2026-11-28')]: false }) };
const fromFour = { hours: { start: asLocalTime('04:00'), end: asLocalTime('12:45') } };

const count = (
  days: { readonly [day: string]: string },
  pattern: Partial<WorkPattern> = {},
  settings = settingsWith(),
) =>
  countDays(
    Object.entries(days).map(([day, spans]) => ({ day: date(day), spans: spansFrom(spans) })),
    () => patternWith(pattern),
    settings,
  ).map(({ day, overtime, holidayWork }) => [day, overtime, holidayWork]);

describe('the kind of a day', () => {
  it.each<[string, string, Partial<WorkPattern>, DayKind]>([
    ['a Thursday', '2026-11-26', {}, 'working'],
    ['a Saturday', '2026-11-28', {}, 'weekly-rest'],
    ['the free day of the week', '2026-11-25', { freeDay: 3 }, 'weekly-rest'],
    ['a national holiday', '2026-11-23', {}, 'holiday'],
    ['a national holiday on a Saturday', '2025-05-03', {}, 'weekly-rest'],
    ['a national holiday on the free day', '2026-11-23', { freeDay: 1 }, 'weekly-rest'],
    ['12/29', '2026-12-29', {}, 'holiday'],
    ['1/3 on a Sunday', '2027-01-03', {}, 'weekly-rest'],
    ['1/4', '2027-01-04', {}, 'working'],
    ['a closure', '2026-11-27', closed, 'holiday'],
    ['a Saturday that is opened', '2026-11-28', opened, 'working'],
    ['the free day, though it is opened', '2026-11-28', { ...opened, freeDay: 6 }, 'weekly-rest'],
    ['a Saturday moved to another day', '2026-11-28', saturdayMoved, 'weekly-rest'],
    ['the day to which it was moved', '2026-11-30', saturdayMoved, 'weekly-rest'],
    [
      'the day for such a holiday',
      '2026-11-30',
      { swaps: [{ worked: date('2026-11-23'), restsOn: date('2026-11-30') }] },
      'working',
    ],
    ['a Sunday under 労働基準法', '2026-11-29', kyotei36, 'statutory-rest'],
    ['a Saturday under 労働基準法', '2026-11-28', kyotei36, 'weekly-rest'],
    ['a moved 法定休日', '2026-11-29', sundayMoved, 'statutory-rest'],
    ['the day to which a 法定休日 was moved', '2026-12-01', sundayMoved, 'statutory-rest'],
    ['a leap day', '2028-02-29', {}, 'working'],
  ])('%s (%s)', (_, day, pattern, kind) => {
    expect(kindOfDay(date(day), patternWith(pattern), settingsWith())).toBe(kind);
  });
});

/** What counts (facts of 人事院規則15-14 and 給与法 第17条): minutes of 超過勤務, minutes of 休日勤務. */
describe('the counters of one day', () => {
  it.each<[string, string, string, Partial<WorkPattern>, number, number]>([
    ['after regular hours', '2026-11-26', '18:15-20:30', {}, 135, 0],
    ['before regular hours, running into them', '2026-11-26', '07:30-09:00', {}, 60, 0],
    ['inside regular hours', '2026-11-26', '10:00-12:00', {}, 0, 0],
    ['around all regular hours', '2026-11-26', '08:00-18:00', {}, 75, 0],
    ['one minute', '2026-11-26', '17:15-17:16', {}, 1, 0],
    ['two spans', '2026-11-26', '07:00-08:30 18:00-19:07', {}, 157, 0],
    ['overlapping spans once', '2026-11-26', '18:00-20:00 19:00-21:00', {}, 180, 0],
    ['a span inside another once', '2026-11-26', '18:00-21:00 19:00-20:00', {}, 180, 0],
    ['a 週休日', '2026-11-28', '10:00-15:00', {}, 300, 0],
    ['the free day', '2026-11-25', '10:00-15:00', { freeDay: 3 }, 300, 0],
    ['a holiday, inside and outside regular hours', '2026-11-23', '08:00-18:00', {}, 75, 525],
    ['a holiday on a Saturday', '2025-05-03', '10:00-15:00', {}, 300, 0],
    ['the year end', '2026-12-29', '09:00-12:00', {}, 0, 180],
    ['the year end on a Saturday', '2027-01-02', '09:00-12:00', {}, 180, 0],
    ['the day to which it was moved', '2026-11-30', '10:00-12:00', saturdayMoved, 120, 0],
    ['past midnight', '2026-11-26', '22:00-24:30', {}, 150, 0],
    ['past midnight into a 週休日', '2026-11-27', '22:00-25:00', {}, 180, 0],
    ['past midnight into a holiday', '2026-04-28', '22:00-26:00', {}, 240, 0],
    ['past midnight into the regular hours of a holiday', '2026-04-28', '22:00-29:00', fromFour, 360, 60],
    ['past midnight into the regular hours of a working day', '2026-11-26', '22:00-29:00', fromFour, 360, 0],
    ['a leap day, past midnight', '2028-02-29', '22:00-25:00', {}, 180, 0],
    ['労働基準法: a Saturday', '2026-11-28', '10:00-15:00', kyotei36, 300, 0],
    ['労働基準法: a national holiday', '2026-11-23', '10:00-15:00', kyotei36, 300, 0],
    ['労働基準法: the 法定休日', '2026-11-29', '10:00-15:00', kyotei36, 0, 300],
    ['労働基準法: from Saturday into the 法定休日', '2026-11-28', '22:00-26:00', kyotei36, 120, 120],
    ['労働基準法: from the 法定休日 into Monday', '2026-11-29', '22:00-26:00', kyotei36, 120, 120],
  ])('%s (%s %s)', (_, day, spans, pattern, overtime, holidayWork) => {
    expect(count({ [day]: spans }, pattern)).toEqual([[day, overtime, holidayWork]]);
  });

  it('keeps another 法定休日 by the setting', () => {
    const saturday = settingsWith({ statutoryRestDay: 6 });
    expect(count({ '2026-11-28': '10:00-15:00' }, kyotei36, saturday)).toEqual([['2026-11-28', 0, 300]]);
    expect(count({ '2026-11-29': '10:00-15:00' }, kyotei36, saturday)).toEqual([['2026-11-29', 300, 0]]);
  });
});

/**
 * 週休日の振替, as facts of domain §2.2 (S24) and 規則15-14 第5条 have it: the moved hours are regular ones and count to no
 * limit, hours beyond count. 休憩: 規則15-14 第7条; never more than was told.
 */
describe('the counters of one day with 振替 or a break', () => {
  it.each<
    [string, string, string, { readonly moved?: number; readonly pause?: number }, Partial<WorkPattern>, number, number]
  >([
    ['S24: a 週休日 without 振替', '2026-11-28', '10:00-15:00', {}, {}, 300, 0],
    ['S24: a 週休日 that is moved, less than one day', '2026-11-28', '10:00-15:00', { moved: 465 }, {}, 0, 0],
    ['S24: one day to the minute', '2026-11-28', '08:30-16:15', { moved: 465 }, {}, 0, 0],
    ['S24: a minute beyond', '2026-11-28', '08:30-16:16', { moved: 465 }, {}, 1, 0],
    ['S24: beyond, outside the usual hours', '2026-11-28', '14:00-24:00', { moved: 465 }, {}, 135, 0],
    ['S24: with the break that was told', '2026-11-28', '08:30-18:15', { moved: 465, pause: 60 }, {}, 60, 0],
    ['S24: the free day of the week', '2026-11-25', '10:00-15:00', { moved: 465 }, { freeDay: 3 }, 0, 0],
    ['two spans of a moved day', '2026-11-28', '09:00-12:00 13:00-18:00', { moved: 465 }, {}, 15, 0],
    ['the night after it is another 週休日', '2026-11-28', '20:00-26:00', { moved: 465 }, {}, 120, 0],
    ['not a holiday', '2026-11-23', '08:30-12:30', { moved: 465 }, {}, 0, 240],
    ['not a working day', '2026-11-26', '18:00-20:00', { moved: 465 }, {}, 120, 0],
    [
      '労働基準法: a moved 法定休日, beyond it as overtime',
      '2026-11-29',
      '08:30-17:15',
      { moved: 465 },
      kyotei36,
      60,
      0,
    ],
    ['a break on a 週休日', '2026-11-28', '09:00-18:00', { pause: 60 }, {}, 480, 0],
    ['a break of an evening', '2026-11-26', '18:00-23:00', { pause: 30 }, {}, 270, 0],
    ['a break inside the regular hours shortens no evening', '2026-11-26', '08:00-18:00', { pause: 60 }, {}, 75, 0],
    ['a holiday: the break lies at noon', '2026-11-23', '08:00-18:00', { pause: 60 }, {}, 75, 465],
    ['a holiday: an evening has no noon', '2026-11-23', '18:00-22:00', { pause: 30 }, {}, 210, 0],
    ['a break longer than what lies before midnight', '2026-11-27', '23:30-28:00', { pause: 60 }, {}, 210, 0],
    ['a break as long as the work', '2026-11-28', '10:00-11:00', { pause: 60 }, {}, 0, 0],
  ])('%s (%s %s)', (_, day, spans, { moved, pause }, pattern, overtime, holidayWork) => {
    const row = {
      ...{ day: date(day), spans: spansFrom(spans) },
      ...(moved !== undefined && { moved: asMinutes(moved) }),
      ...(pause !== undefined && { breakMinutes: asMinutes(pause) }),
    };
    expect(countDays([row], () => patternWith(pattern), settingsWith())).toEqual([
      { day: date(day), overtime, holidayWork },
    ]);
  });
});

describe('the counters of several days', () => {
  it('counts to the day on which work began, or to the calendar day by the setting', () => {
    const leap = { '2028-02-29': '22:00-25:00' };
    expect(count(leap)).toEqual([['2028-02-29', 180, 0]]);
    expect(count(leap, {}, settingsWith({ pastMidnight: 'calendar-day' }))).toEqual([
      ['2028-02-29', 120, 0],
      ['2028-03-01', 60, 0],
    ]);
  });

  it('counts once what two days claim after a midnight, to the earlier', () => {
    expect(count({ '2026-11-27': '01:00-03:00', '2026-11-26': '22:00-26:00' })).toEqual([
      ['2026-11-26', 240, 0],
      ['2026-11-27', 60, 0],
    ]);
  });

  it('reckons each day with the hours that held on it', () => {
    const late = patternWith({ hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') } });
    const rows = countDays(
      ['2026-11-26', '2026-11-27'].map((day) => ({ day: date(day), spans: spansFrom('17:15-19:15') })),
      (day) => (day === '2026-11-26' ? patternWith() : late),
      settingsWith(),
    );
    expect(rows.map(({ overtime }) => overtime)).toEqual([120, 60]);
  });

  it('knows nothing of days without work', () => {
    expect(count({})).toEqual([]);
    expect(countDays([{ day: date('2026-11-26'), spans: [] }], () => patternWith(), settingsWith())).toEqual([]);
  });
});
