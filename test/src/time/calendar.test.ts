import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarOf, personCalendar } from '../../../src/time/calendar.ts';
import { asLocalDate, asWeekId, type LocalDate } from '../../../src/time/instant.ts';

const published = new Map(
  readFileSync(new URL('../../fixtures/holidays-2025-2027.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => [line.slice(0, 10), line.slice(11)]),
);

/** Every day of the three years, by the Gregorian calendar written out, with its weekday (1 = Monday). */
const everyDay = (): readonly { readonly date: LocalDate; readonly weekday: number }[] => {
  const days: { date: LocalDate; weekday: number }[] = [];
  let weekday = 3; // 2025-01-01 was a Wednesday.
  for (const year of [2025, 2026, 2027])
    for (const [month, length] of [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
      for (let day = 1; day <= length; day++) {
        days.push({ date: asLocalDate(`${year}-${pad(month + 1)}-${pad(day)}`), weekday });
        weekday = weekday === 7 ? 1 : weekday + 1;
      }
  return days;
};
const pad = (n: number): string => String(n).padStart(2, '0');
const yearEnd = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'];

const builtIn = calendarOf({});
const day = asLocalDate;

describe('the built-in calendar', () => {
  it('agrees with the Cabinet Office on every day of 2025–2027', () => {
    const days = everyDay();
    const wrong = days.filter(({ date, weekday }) => {
      const off = weekday >= 6 || published.has(date) || yearEnd.includes(date.slice(5));
      return builtIn.isWorkingDay(date) === off;
    });
    expect(days).toHaveLength(1095);
    expect(published.size).toBe(54);
    expect(wrong).toEqual([]);
  });

  it('names exactly the published holidays', () => {
    const named = everyDay().filter(({ date }) => builtIn.holidayName(date) !== undefined);
    expect(named.map(({ date }) => date)).toEqual([...published.keys()]);
    for (const [date, name] of published) if (name !== '休日') expect(builtIn.holidayName(day(date))).toBe(name);
  });

  it.each([
    ['Pacific/Honolulu', 600],
    ['Pacific/Kiritimati', -840],
  ])('gives the same answers in a process in %s', (zone, offset) => {
    const program = `import { calendarOf } from '${new URL('../../../src/time/calendar.ts', import.meta.url)}';
      const c = calendarOf({});
      const days = ['2026-11-22', '2026-11-23', '2026-11-24'].map((d) => c.holidayName(d) ?? '-');
      process.stdout.write([new Date('2026-11-23').getTimezoneOffset(), ...days, c.nextWorkingDay('2026-11-20')].join(' '));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(said).toBe(`${offset} - 勤労感謝の日 - 2026-11-24`);
  });

  it.each([
    ['2026-11-19', '2026-11-20'],
    ['2026-11-20', '2026-11-24'], // weekend and 勤労感謝の日
    ['2026-12-28', '2027-01-04'], // year end
    ['2026-05-01', '2026-05-07'], // Golden Week
    ['2026-09-18', '2026-09-24'], // 国民の休日 between two holidays
  ])('goes from %s to %s and back', (from, to) => {
    expect(builtIn.nextWorkingDay(day(from))).toBe(to);
    expect(builtIn.previousWorkingDay(day(to))).toBe(from);
  });

  it.each([
    ['2026-W47', 5],
    ['2026-W48', 4],
    ['2026-W19', 2],
    ['2026-W39', 2],
    ['2026-W53', 1],
  ])('counts the working days of %s: %i', (week, expected) => {
    expect(builtIn.workingDaysIn(asWeekId(week))).toBe(expected);
  });
});

describe("an organisation's overrides", () => {
  const calendar = calendarOf({ [day('2026-11-20')]: true, [day('2026-11-21')]: false, [day('2026-11-23')]: false });

  it('close a weekday, open a Saturday and a holiday', () => {
    expect(calendar.isWorkingDay(day('2026-11-20'))).toBe(false);
    expect(calendar.isWorkingDay(day('2026-11-21'))).toBe(true);
    expect(calendar.isWorkingDay(day('2026-11-23'))).toBe(true);
    expect(calendar.isWorkingDay(day('2026-11-22'))).toBe(false);
  });

  it('count in the way to the next day and in the week', () => {
    expect(calendar.nextWorkingDay(day('2026-11-19'))).toBe('2026-11-21');
    expect(calendar.previousWorkingDay(day('2026-11-21'))).toBe('2026-11-19');
    expect(calendar.workingDaysIn(asWeekId('2026-W47'))).toBe(5);
  });

  it('leave the name of the holiday as it is', () => {
    expect(calendar.holidayName(day('2026-11-23'))).toBe('勤労感謝の日');
  });
});

describe("a person's calendar", () => {
  const wednesdaysOff = personCalendar(builtIn, 3);

  it('has the weekly free day off', () => {
    expect(wednesdaysOff.isWorkingDay(day('2026-11-25'))).toBe(false);
    expect(wednesdaysOff.isWorkingDay(day('2026-11-26'))).toBe(true);
    expect(wednesdaysOff.isWorkingDay(day('2026-11-23'))).toBe(false);
    expect(wednesdaysOff.nextWorkingDay(day('2026-11-24'))).toBe('2026-11-26');
    expect(wednesdaysOff.workingDaysIn(asWeekId('2026-W47'))).toBe(4);
  });

  it('keeps the free day off when an admin opens that date', () => {
    const calendar = personCalendar(calendarOf({ [day('2026-11-25')]: false }), 3);
    expect(calendar.isWorkingDay(day('2026-11-25'))).toBe(false);
  });

  it('is the organisation calendar when there is no free day', () => {
    expect(personCalendar(builtIn, undefined)).toBe(builtIn);
  });
});
