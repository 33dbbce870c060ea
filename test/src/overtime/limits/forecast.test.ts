import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import type { DayHours } from '../../../../src/overtime/limits/accounting.ts';
import { forecastOf } from '../../../../src/overtime/limits/forecast.ts';
import { monthsOf } from '../../../../src/overtime/limits/months.ts';
import { asMinutes, type Regime } from '../../../../src/overtime/model.ts';
import { calendarOf, personCalendar } from '../../../../src/time/calendar.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { monthsFromText, usesIn } from '../../../fixtures/caps.ts';

const november = asCalendarMonth('2026-11');

const dateOf = (day: number): string => `2026-11-${String(day).padStart(2, '0')}`;
const row = (day: string, hours: number): DayHours => ({
  day: asLocalDate(day),
  overtime: asMinutes(hours * 60),
  holidayWork: asMinutes(0),
});

/** Hours of overtime by the day of November. Its working days: 2 4 5 6, 9–13, 16–20, 24–27, 30. */
const said = (
  today: number,
  hours: { readonly [day: number]: number },
  calendar = calendarOf({}),
  regime: Regime = 'jiritsu',
) => {
  const days = Object.entries(hours).map(([day, count]) => row(dateOf(Number(day)), count));
  const months = monthsOf(days, { since: november, until: november }, () => ({ regime, special: false }));
  const forecast = forecastOf(usesIn(months), days, asLocalDate(dateOf(today)), calendar);
  return forecast && [forecast.day, forecast.use.cap];
};
const threeADay = { 2: 3, 4: 3, 5: 3, 6: 3, 9: 3, 10: 3 };

describe('a forecast', () => {
  it('names the working day on which the limit is reached at this pace', () => {
    // 18 of 45 hours in 6 days: 9 more days of 3 hours, over the weekends and 11/23.
    expect(said(11, threeADay)).toEqual(['2026-11-24', 'month']);
  });

  it('counts today among the days behind once its hours are known', () => {
    expect(said(11, { ...threeADay, 11: 3 })).toEqual(['2026-11-24', 'month']);
    // 18 hours in 7 days are slower: 27 more take 10.5 days, from the 12th on to the 27th.
    expect(said(11, { ...threeADay, 11: 0 })).toEqual(['2026-11-27', 'month']);
  });

  it('takes work on a day off for part of the pace', () => {
    // 24 of 45 hours in 6 days: 21 more in 5.25 days of 4 hours, on the 6th from the 11th.
    expect(said(11, { ...threeADay, 7: 6 })).toEqual(['2026-11-18', 'month']);
  });

  it("spreads over the person's own working days", () => {
    // Without Wednesdays 5 days of 3.6 hours are behind; 27 more hours take 7.5: 12 13 16 17 19 20 24 26.
    const noWednesdays = personCalendar(calendarOf({}), 3);
    expect(said(11, threeADay, noWednesdays)).toEqual(['2026-11-26', 'month']);
  });

  it('says nothing before five working days are behind', () => {
    expect(said(9, { 2: 6, 4: 6, 5: 6, 6: 6 })).toBeUndefined();
    // 24 of 45 hours in 5 days: 21 more take 4.4, and the 14th and 15th are a weekend.
    expect(said(10, { 2: 6, 4: 6, 5: 6, 6: 6 })).toEqual(['2026-11-16', 'month']);
  });

  it('says nothing when the month ends before, or the limit is reached already', () => {
    expect(said(11, { 2: 2, 4: 2, 5: 2, 6: 2, 9: 2, 10: 2 })).toBeUndefined();
    expect(said(11, { 2: 9, 4: 9, 5: 9, 6: 9, 9: 9 })).toBeUndefined();
    expect(said(11, {})).toBeUndefined();
    expect(said(30, { 2: 44, 30: 0 })).toBeUndefined();
  });

  it('may name today, as long as its hours are not known', () => {
    expect(said(11, { 2: 44 })).toEqual(['2026-11-11', 'month']);
  });

  it('takes its pace from the days of this month that are behind', () => {
    // 6 hours on the 25th are planned: they are part of what is used, not of the pace. 21 more take 7 days of 3 hours.
    expect(said(11, { ...threeADay, 25: 6 })).toEqual(['2026-11-19', 'month']);
    const october = row('2026-10-30', 40);
    const november = [2, 4, 5, 6, 9, 10].map((day) => row(dateOf(day), 3));
    const uses = usesIn(monthsFromText('2026-11', '18:00', 'jiritsu'));
    expect(forecastOf(uses, [october, ...november], asLocalDate('2026-11-11'), calendarOf({}))?.day).toBe('2026-11-24');
  });

  it('says nothing of the limits of another month', () => {
    const uses = usesIn(monthsFromText('2026-10', '18:00', 'jiritsu'));
    const days = [2, 4, 5, 6, 9, 10].map((day) => row(dateOf(day), 3));
    expect(forecastOf(uses, days, asLocalDate('2026-11-11'), calendarOf({}))).toBeUndefined();
  });

  it('names the limit that is reached first', () => {
    const days = [2, 4, 5, 6, 9, 10].map((day) => row(dateOf(day), 3));
    const months = monthsFromText('2026-10', '130:00 18:00');
    // 160 − 130 − 18 = 12 hours until the average, 82 until the month.
    const forecast = forecastOf(usesIn(months), days, asLocalDate('2026-11-11'), calendarOf({}));
    expect([forecast?.day, forecast?.use.cap, forecast?.use.window]).toEqual(['2026-11-16', 'average', 2]);
  });
});
