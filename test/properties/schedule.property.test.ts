import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scheduleOf } from '../../src/pulse/rules.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asLocalDate, asWeekId, type LocalDate, type WeekId } from '../../src/time/instant.ts';

const holidays = new Set(
  readFileSync(new URL('../fixtures/holidays-2025-2027.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.slice(0, 10)),
);
const yearEnd = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'];
const MONDAY_OF_2025_W02 = Date.UTC(2025, 0, 6);
const DAY = 86_400_000;

type Day = { readonly date: LocalDate; readonly works: boolean };
type Week = { readonly id: WeekId; readonly days: readonly Day[] };

/** Every week from 2025-W02 to 2027-W51, its seven days counted on from a Monday. */
const weeks: readonly Week[] = [...numbers(2025, 2, 52), ...numbers(2026, 1, 53), ...numbers(2027, 1, 51)].map(
  (id, index) => ({
    id,
    days: [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
      const date = new Date(MONDAY_OF_2025_W02 + (index * 7 + weekday) * DAY).toISOString().slice(0, 10);
      const off = weekday >= 5 || holidays.has(date) || yearEnd.includes(date.slice(5));
      return { date: asLocalDate(date), works: !off };
    }),
  }),
);
function numbers(year: number, first: number, last: number): readonly WeekId[] {
  const range = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return range.map((number) => asWeekId(`${year}-W${String(number).padStart(2, '0')}`));
}

const rulesHold = ({ id, days }: Week, works: (date: LocalDate) => boolean, closures = {}): void => {
  const worked = days.filter(({ date }) => works(date)).map(({ date }) => date);
  const schedule = scheduleOf(id, calendarOf(closures));
  expect(schedule === undefined, id).toBe(worked.length < 3);
  if (!schedule) return;
  const { askOn, remindOn, closeOn } = schedule;
  expect(worked, id).toContain(askOn);
  expect([remindOn, closeOn].every(works), id).toBe(true);
  expect(remindOn > askOn && closeOn >= remindOn, id).toBe(true);
};

it('keeps every week of 2025–2027 in order, on days that are worked, and skips those of two days or fewer', () => {
  expect(weeks).toHaveLength(155);
  const worked = new Map(weeks.flatMap(({ days }) => days).map(({ date, works }) => [date, works]));
  for (const week of weeks) rulesHold(week, (date) => worked.get(date) === true);
});

it('keeps the same order whatever an admin closes and opens', () => {
  const week = fc.constantFrom(...weeks.slice(0, -3));
  const overrides = fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.boolean()), { maxLength: 14 });
  fc.assert(
    fc.property(week, overrides, (chosen, changes) => {
      const from = weeks.indexOf(chosen);
      const days = weeks.slice(from, from + 4).flatMap((each) => each.days);
      const closures: Record<LocalDate, boolean> = {};
      for (const [index, closed] of changes) {
        const day = days[index];
        if (day) closures[day.date] = closed;
      }
      const works = (date: LocalDate) => {
        const closed = closures[date];
        return closed === undefined ? days.some((day) => day.date === date && day.works) : !closed;
      };
      rulesHold(chosen, works, closures);
    }),
    { numRuns: 500 },
  );
});
