import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCalendarMonth, monthsFrom, plusMonths } from '../../src/overtime/fiscal.ts';
import { countDays, type WorkPattern } from '../../src/overtime/limits/accounting.ts';
import { type CapUse, standingIn } from '../../src/overtime/limits/caps.ts';
import { type CapsSettings, capKinds } from '../../src/overtime/limits/caps-settings.ts';
import { forecastOf } from '../../src/overtime/limits/forecast.ts';
import { healthIn } from '../../src/overtime/limits/health.ts';
import { type MonthHours, monthsOf, monthsTouchedBy, sumOf } from '../../src/overtime/limits/months.ts';
import { newWarnings, type Told, toldOf } from '../../src/overtime/limits/warnings.ts';
import { asDayMinute, asMinutes, type Minutes, regimes, type Span } from '../../src/overtime/model.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asLocalDate, asLocalTime, plusDays } from '../../src/time/instant.ts';
import { settingsWith } from '../fixtures/caps.ts';
import { patternWith } from '../fixtures/work.ts';

const first = asCalendarMonth('2026-02');
const calendar = calendarOf({});

const settings: fc.Arbitrary<CapsSettings> = fc
  .record({
    holidayWorkIn: fc.subarray([...capKinds]),
    year: fc.constantFrom('fiscal' as const, 'calendar' as const),
    averagesAcrossYears: fc.boolean(),
    healthCountsHolidayWork: fc.boolean(),
    movedKeepsCaps: fc.boolean(),
    movedCountsBefore: fc.boolean(),
    specialMayPass: fc.subarray([...capKinds]),
    pastMidnight: fc.constantFrom('day-begun' as const, 'calendar-day' as const),
  })
  .map(settingsWith);

/** Often right at a limit, and a minute beside it. */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 7200 }),
  fc.constantFrom(2159, 2160, 2700, 2701, 4799, 4800, 4801, 5999, 6000),
);
const month = fc.record({
  regime: fc.constantFrom(...regimes),
  special: fc.boolean(),
  overtime: minutes.map(asMinutes),
  holidayWork: fc.integer({ min: 0, max: 1000 }).map(asMinutes),
});
const months: fc.Arbitrary<readonly MonthHours[]> = fc
  .array(fc.option(month, { freq: 12 }), { minLength: 1, maxLength: 20 })
  .map((list) => list.flatMap((each, i) => (each ? [{ ...each, month: plusMonths(first, i) }] : [])));
/** Months, and one of them. */
const monthsAndOne = months
  .filter((list) => list.length > 0)
  .chain((list) => fc.record({ list: fc.constant(list), one: fc.nat(list.length - 1) }));

const day = fc.integer({ min: 0, max: 800 }).map((days) => plusDays(asLocalDate('2026-01-01'), days));
const span: fc.Arbitrary<Span> = fc
  .record({ from: fc.integer({ min: 0, max: 1700 }), length: fc.integer({ min: 1, max: 600 }) })
  .map(({ from, length }) => ({ from: asDayMinute(from), until: asDayMinute(Math.min(1740, from + length)) }));
const pattern: fc.Arbitrary<WorkPattern> = fc
  .record({
    regime: fc.constantFrom(...regimes),
    start: fc.constantFrom('05:00', '08:30', '09:30'),
    freeDay: fc.constantFrom(1, 3, 5, 6),
    swaps: fc.array(fc.record({ worked: day, restsOn: day }), { maxLength: 20 }),
  })
  .map(({ start, ...rest }) =>
    patternWith({ ...rest, hours: { start: asLocalTime(start), end: asLocalTime(start.replace(/^\d\d/, '17')) } }),
  );

describe('the counters', () => {
  it('never change when a span is cut in two, or told in another order', () =>
    fc.assert(
      fc.property(
        day,
        fc.array(span, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        pattern,
        settings,
        (on, spans, cut, own, set) => {
          const count = (list: readonly Span[]) => countDays([{ day: on, spans: list }], () => own, set);
          const [{ from, until } = { from: asDayMinute(0), until: asDayMinute(1) }, ...others] = spans;
          const middle = asDayMinute(from + 1 + (cut % (until - from)));
          const halves = [
            { from: middle, until },
            { from, until: middle },
          ];
          expect(count([...others, ...halves])).toEqual(count(spans));
          expect(count(spans.toReversed())).toEqual(count(spans));
        },
      ),
      { numRuns: 1_000 },
    ));

  it('never hold more than was worked, and all of it on a day off', () =>
    fc.assert(
      fc.property(day, fc.array(span, { minLength: 1, maxLength: 4 }), pattern, settings, (on, spans, own, set) => {
        const worked = new Set(
          spans.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, i) => from + i)),
        );
        const { overtime, holidayWork } = sumOf(countDays([{ day: on, spans }], () => own, set));
        expect(overtime + holidayWork).toBeLessThanOrEqual(worked.size);
        const off = { ...own, swaps: [], calendar: { isWorkingDay: () => false } };
        const all = sumOf(countDays([{ day: on, spans }], () => off, set));
        expect(all.overtime + all.holidayWork).toBe(worked.size);
      }),
      { numRuns: 300 },
    ));

  it('hold less by 振替 or a break, never by more than was moved or told, and nothing below nought', () =>
    fc.assert(
      fc.property(
        ...[day, fc.array(span, { minLength: 1, maxLength: 4 }), pattern, settings],
        ...[fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 })],
        (on, spans, own, set, upTo, pause) => {
          const count = (more: { readonly moved?: Minutes; readonly breakMinutes?: Minutes }) => {
            const { overtime, holidayWork } = sumOf(countDays([{ day: on, spans, ...more }], () => own, set));
            expect(overtime).toBeGreaterThanOrEqual(0);
            expect(holidayWork).toBeGreaterThanOrEqual(0);
            return overtime + holidayWork;
          };
          const [moved, breakMinutes] = [asMinutes(upTo), asMinutes(pause)];
          const all = count({});
          expect(count({ moved })).toBeLessThanOrEqual(all);
          expect(count({ moved })).toBeGreaterThanOrEqual(all - upTo);
          expect(count({ breakMinutes })).toBeGreaterThanOrEqual(all - pause);
          expect(count({ moved, breakMinutes })).toBeLessThanOrEqual(
            Math.min(count({ moved }), count({ breakMinutes })),
          );
          expect(count({ moved, breakMinutes })).toBeGreaterThanOrEqual(all - upTo - pause);
        },
      ),
      { numRuns: 500 },
    ));

  it('hold the same in all, whichever day work after midnight counts to', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ day, spans: fc.array(span, { maxLength: 3 }) }), { maxLength: 30 }),
        pattern,
        (rows, own) => {
          const count = (pastMidnight: CapsSettings['pastMidnight']) =>
            sumOf(countDays(rows, () => own, settingsWith({ pastMidnight })));
          expect(count('calendar-day')).toEqual(count('day-begun'));
        },
      ),
      { numRuns: 300 },
    ));
});

const keyOf = ({ cap, window }: CapUse): string => `${cap}/${window}`;
const graveness = ['within', 'reached', 'passed', 'breached'];

describe('the limits', () => {
  it('are never less used for more minutes', () =>
    fc.assert(
      fc.property(
        monthsAndOne,
        fc.integer({ min: 1, max: 4000 }),
        fc.boolean(),
        settings,
        ({ list, one }, more, onHoliday, set) => {
          const longer = list.map((each, i) => {
            if (i !== one) return each;
            return onHoliday
              ? { ...each, holidayWork: asMinutes(each.holidayWork + more) }
              : { ...each, overtime: asMinutes(each.overtime + more) };
          });
          for (const { month } of list) {
            const after = new Map(standingIn(month, longer, set)?.uses.map((use) => [keyOf(use), use]));
            for (const use of standingIn(month, list, set)?.uses ?? []) {
              const then = after.get(keyOf(use));
              expect(then?.level).toBeGreaterThanOrEqual(use.level);
              expect(graveness.indexOf(then?.state ?? '')).toBeGreaterThanOrEqual(graveness.indexOf(use.state));
              expect(then?.left).toBeLessThanOrEqual(use.left);
            }
          }
        },
      ),
      { numRuns: 300 },
    ));

  it('are the same in whatever order the months come', () =>
    fc.assert(
      fc.property(monthsAndOne, fc.infiniteStream(fc.nat()), settings, ({ list, one }, keys, set) => {
        const shuffled = list
          .map((each) => ({ each, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const asked = list[one]?.month ?? first;
        expect(standingIn(asked, shuffled, set)).toEqual(standingIn(asked, list, set));
        expect(healthIn(asked, shuffled, set)).toEqual(healthIn(asked, list, set));
      }),
      { numRuns: 300 },
    ));

  it('leave what is left: that much more is no breach, a minute more is one', () =>
    fc.assert(
      fc.property(months, settings, (list, set) => {
        const last = list.at(-1);
        const uses = (more: number) =>
          last &&
          standingIn(
            last.month,
            [...list.slice(0, -1), { ...last, special: false, overtime: asMinutes(last.overtime + more) }],
            set,
          )?.uses;
        for (const use of uses(0) ?? []) {
          if (use.cap === 'long-months' || use.state === 'breached' || use.state === 'passed') continue;
          const at = (more: number) => uses(more)?.find((each) => keyOf(each) === keyOf(use))?.state;
          expect(['within', 'reached']).toContain(at(use.left));
          expect(['passed', 'breached']).toContain(at(use.left + 1));
        }
      }),
      { numRuns: 300 },
    ));

  it('change in no month but those that a correction touches', () =>
    fc.assert(
      fc.property(monthsAndOne, month, settings, ({ list, one }, other, set) => {
        const changed = list[one]?.month ?? first;
        const until = list.at(-1)?.month ?? first;
        const corrected = list.map((each, i) => (i === one ? { ...other, month: changed } : each));
        const touched = new Set(monthsTouchedBy(changed, until, set));
        for (const name of monthsFrom(first, until).filter((name) => !touched.has(name))) {
          expect(standingIn(name, corrected, set)).toEqual(standingIn(name, list, set));
          expect(healthIn(name, corrected, set)).toEqual(healthIn(name, list, set));
        }
      }),
      { numRuns: 300 },
    ));
});

describe('a warning', () => {
  it('is given once, whatever the order of corrections', () =>
    fc.assert(
      fc.property(
        monthsAndOne,
        fc.array(fc.record({ which: fc.nat(), to: month }), { maxLength: 25 }),
        settings,
        ({ list }, corrections, set) => {
          const until = list.at(-1)?.month ?? first;
          let now = list;
          let told: readonly Told[] = [];
          const given: Told[] = [];
          for (const { which, to } of corrections) {
            const changed = now[which % now.length]?.month ?? first;
            now = now.map((each) => (each.month === changed ? { ...to, month: changed } : each));
            const result = newWarnings(monthsTouchedBy(changed, until, set), now, told, set);
            given.push(...result.warnings.map(toldOf));
            told = result.told;
            const subjects = result.warnings.map(toldOf).map((each) => each.slice(0, each.lastIndexOf('/')));
            expect(new Set(subjects).size).toBe(subjects.length);
            expect(newWarnings(monthsTouchedBy(changed, until, set), now, told, set).warnings).toEqual([]);
          }
          expect(new Set(given).size).toBe(given.length);
        },
      ),
      { numRuns: 300 },
    ));

  it('tells the same of a state whether its months are looked at together or one by one', () =>
    fc.assert(
      fc.property(months, settings, (list, set) => {
        const names = list.map(({ month }) => month);
        const together = newWarnings(names, list, [], set).told;
        const oneByOne = names.reduce<readonly Told[]>((told, name) => newWarnings([name], list, told, set).told, []);
        // Looked at one by one, a year tells its lower levels on the way; what is gravest is the same.
        expect(oneByOne).toEqual(expect.arrayContaining([...together]));
        expect(newWarnings(names, list, oneByOne, set).warnings).toEqual([]);
      }),
      { numRuns: 300 },
    ));
});

describe('a forecast', () => {
  it('names a working day of this month, today or later', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), overtime: fc.integer({ min: 0, max: 600 }) })),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...regimes),
        (list, date, regime) => {
          const november = asCalendarMonth('2026-11');
          const on = (n: number) => asLocalDate(`2026-11-${String(n).padStart(2, '0')}`);
          const days = list.map(({ day, overtime }) => ({
            day: on(day),
            overtime: asMinutes(overtime),
            holidayWork: asMinutes(0),
          }));
          const all = monthsOf(days, { since: november, until: november }, () => ({ regime, special: false }));
          const uses = standingIn(november, all, settingsWith())?.uses ?? [];
          const said = forecastOf(uses, days, on(date), calendar);
          if (said === undefined) return;
          expect(said.day >= on(date) && said.day <= '2026-11-30').toBe(true);
          expect(calendar.isWorkingDay(said.day)).toBe(true);
          expect(date).toBeGreaterThan(8);
        },
      ),
      { numRuns: 1_000 },
    ));
});
