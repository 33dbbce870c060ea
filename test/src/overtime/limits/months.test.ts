import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import type { DayHours } from '../../../../src/overtime/limits/accounting.ts';
import { monthsOf, monthsTouchedBy, yearSum } from '../../../../src/overtime/limits/months.ts';
import { asMinutes } from '../../../../src/overtime/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { monthsFromText, settingsWith } from '../../../fixtures/caps.ts';

const month = asCalendarMonth;
const row = (day: string, overtime: number, holidayWork = 0): DayHours => ({
  day: asLocalDate(day),
  overtime: asMinutes(overtime),
  holidayWork: asMinutes(holidayWork),
});

describe('the totals', () => {
  const rows = [row('2027-01-04', 61), row('2026-11-30', 135), row('2026-11-02', 90, 30), row('2026-10-31', 600)];

  it('of a month are the sum of its days; a month without any is known, too', () => {
    const period = { since: month('2026-11'), until: month('2027-01') };
    const totals = monthsOf(rows, period, (name) => ({
      regime: name < '2027' ? 'taritsu' : 'jiritsu',
      special: false,
    }));
    expect(totals).toEqual([
      { month: '2026-11', regime: 'taritsu', special: false, overtime: 225, holidayWork: 30 },
      { month: '2026-12', regime: 'taritsu', special: false, overtime: 0, holidayWork: 0 },
      { month: '2027-01', regime: 'jiritsu', special: false, overtime: 61, holidayWork: 0 },
    ]);
  });

  it('of a year are the sum of its months', () => {
    const months = monthsFromText('2027-02', '1:00+0:10 2:00 4:00 8:00+0:30');
    expect(yearSum(month('2026-12'), months, settingsWith())).toEqual({ overtime: 180, holidayWork: 10 });
    expect(yearSum(month('2027-04'), months, settingsWith())).toEqual({ overtime: 720, holidayWork: 30 });
    expect(yearSum(month('2027-04'), months, { year: 'calendar' })).toEqual({ overtime: 900, holidayWork: 40 });
  });
});

describe('a correction', () => {
  it.each([
    ['to the end of the year', '2026-05', '2027-12', {}, '2026-05', '2027-03', 11],
    ['five months on, across April', '2026-11', '2027-12', {}, '2026-11', '2027-04', 6],
    ['five months on from March', '2027-03', '2027-12', {}, '2027-03', '2027-08', 6],
    ['to December by the setting', '2026-04', '2027-12', { year: 'calendar' as const }, '2026-04', '2026-12', 9],
    ['past December by the setting', '2026-09', '2027-12', { year: 'calendar' as const }, '2026-09', '2027-02', 6],
    ['to the last month there is', '2026-11', '2026-12', {}, '2026-11', '2026-12', 2],
  ])('is felt %s', (_, changed, until, settings, first, last, count) => {
    const touched = monthsTouchedBy(month(changed), month(until), settingsWith(settings));
    expect([touched[0], touched.at(-1), touched.length]).toEqual([first, last, count]);
  });
});
