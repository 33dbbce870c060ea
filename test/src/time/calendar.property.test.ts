import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarOf, personCalendar } from '../../../src/time/calendar.ts';
import { asLocalDate, type LocalDate, plusDays, type Weekday, weekOf } from '../../../src/time/instant.ts';

const date = fc.integer({ min: 0, max: 1200 }).map((days) => plusDays(asLocalDate('2025-01-01'), days));
const freeDay = fc.constantFrom<(Weekday | undefined)[]>(undefined, 1, 2, 3, 4, 5);
const calendar = fc
  .record({ closures: fc.array(fc.tuple(date, fc.boolean()), { maxLength: 200 }), freeDay })
  .map(({ closures, freeDay }) => personCalendar(calendarOf(Object.fromEntries(closures)), freeDay));

const between = (first: LocalDate, last: LocalDate): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = plusDays(first, 1); day < last; day = plusDays(day, 1)) days.push(day);
  return days;
};

it('finds a next working day that is worked, strictly later, with nothing worked between', () => {
  fc.assert(
    fc.property(calendar, date, (calendar, day) => {
      const next = calendar.nextWorkingDay(day);
      expect(next > day).toBe(true);
      expect(calendar.isWorkingDay(next)).toBe(true);
      expect(between(day, next).some(calendar.isWorkingDay)).toBe(false);
    }),
  );
});

it('finds a previous working day that is worked, strictly earlier, with nothing worked between', () => {
  fc.assert(
    fc.property(calendar, date, (calendar, day) => {
      const previous = calendar.previousWorkingDay(day);
      expect(previous < day).toBe(true);
      expect(calendar.isWorkingDay(previous)).toBe(true);
      expect(between(previous, day).some(calendar.isWorkingDay)).toBe(false);
    }),
  );
});

it('comes back to a working day when it goes one forward and one back', () => {
  fc.assert(
    fc.property(calendar, date, (calendar, day) => {
      fc.pre(calendar.isWorkingDay(day));
      expect(calendar.previousWorkingDay(calendar.nextWorkingDay(day))).toBe(day);
    }),
  );
});

it('counts as many working days in a week as steps from the Sunday before stay within it', () => {
  fc.assert(
    fc.property(calendar, date, (calendar, day) => {
      const week = weekOf(day);
      let monday = day;
      while (weekOf(plusDays(monday, -1)) === week) monday = plusDays(monday, -1);
      let steps = 0;
      let at = calendar.nextWorkingDay(plusDays(monday, -1));
      while (weekOf(at) === week) {
        steps++;
        at = calendar.nextWorkingDay(at);
      }
      expect(calendar.workingDaysIn(week)).toBe(steps);
    }),
  );
});
