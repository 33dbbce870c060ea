import { describe, expect, it } from 'vitest';
import { asksAt, closesFor, firstAskableWeek, nextSchedule, remindsAt, scheduleOf } from '../../../src/pulse/rules.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, asWeekId, asZone, TOKYO } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

const builtIn = calendarOf({});
const overriding = (closed: readonly string[], opened: readonly string[] = []) =>
  calendarOf(
    Object.fromEntries([
      ...closed.map((day) => [asLocalDate(day), true] as const),
      ...opened.map((day) => [asLocalDate(day), false] as const),
    ]),
  );

describe('the days of a week of the pulse', () => {
  it.each([
    ['an ordinary week', '2026-W47', '2026-11-19', '2026-11-20', '2026-11-20'],
    ['a Monday off', '2026-W48', '2026-11-26', '2026-11-27', '2026-11-27'],
    ['春分の日 on a Thursday', '2025-W12', '2025-03-19', '2025-03-21', '2025-03-21'],
    ['建国記念の日 on a Thursday', '2027-W06', '2027-02-10', '2027-02-12', '2027-02-12'],
    ['昭和の日 on a Thursday', '2027-W17', '2027-04-28', '2027-04-30', '2027-04-30'],
    ['春分の日 on a Friday', '2026-W12', '2026-03-19', '2026-03-23', '2026-03-23'],
    ['Golden Week 2025, first week', '2025-W18', '2025-05-01', '2025-05-02', '2025-05-02'],
    ['Golden Week 2025, second week: three days', '2025-W19', '2025-05-08', '2025-05-09', '2025-05-09'],
    ['Golden Week 2026, first week', '2026-W18', '2026-04-30', '2026-05-01', '2026-05-01'],
    ['敬老の日 and 秋分の日 2027: three days', '2027-W38', '2027-09-22', '2027-09-24', '2027-09-24'],
    ['the last week before the year end', '2025-W52', '2025-12-25', '2025-12-26', '2025-12-26'],
    ['the first week of 2026', '2026-W02', '2026-01-08', '2026-01-09', '2026-01-09'],
    ['the first week of 2027', '2027-W01', '2027-01-07', '2027-01-08', '2027-01-08'],
  ])('asks, reminds and closes in %s (%s) on %s, %s, %s', (_, week, askOn, remindOn, closeOn) => {
    expect(scheduleOf(asWeekId(week), builtIn)).toEqual({ week, askOn, remindOn, closeOn });
  });

  it.each([
    ['Golden Week 2026: two days', '2026-W19'],
    ['シルバーウィーク 2026: two days', '2026-W39'],
    ['Golden Week 2027: two days', '2027-W18'],
    ['the year end 2024', '2025-W01'],
    ['the year end 2025', '2026-W01'],
    ['the year end 2026: one day', '2026-W53'],
    ['the year end 2027: two days', '2027-W52'],
  ])('skips %s (%s)', (_, week) => {
    expect(scheduleOf(asWeekId(week), builtIn)).toBeUndefined();
  });

  it.each([
    [
      'Wednesday and Thursday closed',
      overriding(['2026-11-18', '2026-11-19']),
      '2026-11-17',
      '2026-11-20',
      '2026-11-20',
    ],
    ['Thursday and Friday closed', overriding(['2026-11-19', '2026-11-20']), '2026-11-18', '2026-11-24', '2026-11-24'],
    ['Friday closed before a holiday', overriding(['2026-11-20']), '2026-11-19', '2026-11-24', '2026-11-24'],
    [
      'Friday closed, Saturday opened',
      overriding(['2026-11-20'], ['2026-11-21']),
      '2026-11-19',
      '2026-11-21',
      '2026-11-21',
    ],
  ])('follows an admin: %s', (_, calendar, askOn, remindOn, closeOn) => {
    expect(scheduleOf(asWeekId('2026-W47'), calendar)).toEqual({ week: '2026-W47', askOn, remindOn, closeOn });
  });

  it('asks on the first day after Thursday where nothing before it is worked', () => {
    const closed = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];
    const calendar = overriding(closed, ['2026-11-21', '2026-11-22']);
    const expected = { week: '2026-W47', askOn: '2026-11-20', remindOn: '2026-11-21', closeOn: '2026-11-21' };
    expect(scheduleOf(asWeekId('2026-W47'), calendar)).toEqual(expected);
  });

  it('asks in a week that an admin opened to three days, and skips one closed to two', () => {
    const opened = { week: '2026-W19', askOn: '2026-05-07', remindOn: '2026-05-08', closeOn: '2026-05-08' };
    expect(scheduleOf(asWeekId('2026-W19'), overriding([], ['2026-05-06']))).toEqual(opened);
    expect(scheduleOf(asWeekId('2026-W47'), overriding(['2026-11-16', '2026-11-17', '2026-11-18']))).toBeUndefined();
  });
});

describe('the moments of a week of the pulse', () => {
  const schedule = firstAskableWeek(asWeekId('2026-W47'), builtIn);

  it('are 15:00, 10:00 and 17:00 where the person is', () => {
    expect(asksAt(schedule, TOKYO)).toBe(at('2026-11-19T15:00:00+09:00'));
    expect(remindsAt(schedule, TOKYO)).toBe(at('2026-11-20T10:00:00+09:00'));
    expect(closesFor(schedule, TOKYO)).toBe(at('2026-11-20T17:00:00+09:00'));
    expect(asksAt(schedule, asZone('Europe/Paris'))).toBe(at('2026-11-19T15:00:00+01:00'));
    expect(closesFor(schedule, asZone('America/New_York'))).toBe(at('2026-11-20T17:00:00-05:00'));
  });

  it('keep to the wall clock over daylight saving', () => {
    const before = firstAskableWeek(asWeekId('2026-W43'), builtIn); // Paris leaves summer time on 2026-10-25.
    const after = firstAskableWeek(asWeekId('2026-W44'), builtIn);
    expect(asksAt(before, asZone('Europe/Paris'))).toBe(at('2026-10-22T15:00:00+02:00'));
    expect(asksAt(after, asZone('Europe/Paris'))).toBe(at('2026-10-29T15:00:00+01:00'));
  });
});

describe('the next week of the pulse', () => {
  it('jumps over the weeks that are skipped', () => {
    expect(firstAskableWeek(asWeekId('2026-W53'), builtIn).week).toBe('2027-W01');
    expect(firstAskableWeek(asWeekId('2026-W39'), builtIn).week).toBe('2026-W40');
  });

  it.each([
    ['a minute before the asking', '2026-11-19T14:59:00+09:00', '2026-W47'],
    ['the moment of the asking', '2026-11-19T15:00:00+09:00', '2026-W48'],
    ['the Friday after', '2026-11-20T09:00:00+09:00', '2026-W48'],
  ])('seen from %s (%s) is %s', (_, now, week) => {
    expect(nextSchedule(at(now), asWeekId('2026-W47'), TOKYO, builtIn).week).toBe(week);
  });
});
