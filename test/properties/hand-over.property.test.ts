import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftJisOf } from '../../adapters/local/csv/shift-jis.ts';
import { csvText } from '../../adapters/local/csv/write.ts';
import { asCalendarMonth, daysOf } from '../../src/overtime/fiscal.ts';
import { cellWriter } from '../../src/overtime/hand-over/cells.ts';
import { checkActuals } from '../../src/overtime/hand-over/check-actuals.ts';
import type { ColumnMap } from '../../src/overtime/hand-over/column-map.ts';
import { differences, isWritten } from '../../src/overtime/hand-over/difference.ts';
import { takeOver } from '../../src/overtime/hand-over/import.ts';
import { readActuals } from '../../src/overtime/hand-over/read-actuals.ts';
import { rowsOfMonth } from '../../src/overtime/hand-over/rows.ts';
import { hoursOf } from '../../src/overtime/limits/standing.ts';
import {
  asDayMinute,
  asMinutes,
  type OvertimeDay,
  type OvertimeMonth,
  regimes,
  type Span,
} from '../../src/overtime/model.ts';
import { lengthOf } from '../../src/overtime/span.ts';
import { asPersonId, asUnitId, type Person } from '../../src/people/model.ts';
import { formatWords, type HandOverField, handOverFields } from '../../src/text/import/overtime-words.ts';
import { asLocalDate, TOKYO } from '../../src/time/instant.ts';
import { csvOf } from '../fixtures/csv-text.ts';
import { clerksMorning, monthWith, planOf, sceneWith, workedOf } from '../fixtures/hand-over.ts';
import { memoryOvertime } from '../fixtures/memory-overtime.ts';
import { ORG, person } from '../fixtures/staff.ts';

/** Up to four stretches of a day that lie apart, until 29:00. */
const spans: fc.Arbitrary<readonly Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1739 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => minutes.toSorted((a, b) => a - b))
  .map((minutes) =>
    Array.from({ length: Math.floor(minutes.length / 2) }, (_, i) => ({
      from: asDayMinute(minutes[2 * i] ?? 0),
      until: asDayMinute(minutes[2 * i + 1] ?? 0),
    })),
  )
  .filter((each) => each.reduce((sum, { from, until }) => sum + until - from, 0) <= 1440);

const day: fc.Arbitrary<OvertimeDay> = fc.oneof(
  fc
    .tuple(spans, fc.boolean())
    .map(([planned, isWithdrawn]) => planOf(planned, isWithdrawn ? { withdrawn: true } : {})),
  fc
    .tuple(fc.constantFrom('person' as const, 'system' as const), fc.oneof(spans, fc.constant([])))
    .map(([by, worked]) => workedOf(by, worked)),
  fc.tuple(spans, spans).map(([planned, worked]) => ({ ...planOf(planned), ...workedOf('person', worked) })),
);

/** A break shorter than the work, and 振替 of whichever day: only of a 週休日 it makes a difference. */
const fullDay = fc
  .record({
    here: day,
    pause: fc.option(fc.integer({ min: 1, max: 120 })),
    moved: fc.option(fc.option(fc.constantFrom(...['2026-11-25', '2026-12-01', '2026-12-02'].map(asLocalDate)))),
  })
  .map(({ here, pause, moved }): OvertimeDay => {
    const { actual } = here;
    const minutes = pause !== null && actual && pause < lengthOf(actual.spans) ? asMinutes(pause) : undefined;
    return {
      ...here,
      ...(actual && { actual: { ...actual, ...(minutes !== undefined && { breakMinutes: minutes }) } }),
      ...(moved !== null && { moved: { upTo: asMinutes(465), order: 1 } }),
      ...(moved && { moved: { upTo: asMinutes(465), order: 1, to: moved } }),
    };
  });

const monthOf = (id: string) =>
  fc
    .dictionary(fc.constantFrom(...daysOf(monthWith(ORG, id, {}).month)), fullDay, { maxKeys: 12 })
    .map((days) => monthWith(ORG, id, days));
const ids = ['K001', 'K002', '=K003', "'4"] as const;
const months = fc.tuple(...ids.map(monthOf));
const everyone = ids.map((id) => person(id, '課', { name: `"${id}",\r\n` }));

const keysOf = <K extends string>(table: { readonly [key in K]: unknown }): readonly K[] => {
  const keys: K[] = [];
  for (const key in table) keys.push(key);
  return keys;
};
const forms = fc.record({
  date: fc.constantFrom(...keysOf(formatWords.date)),
  time: fc.constantFrom(...keysOf(formatWords.time)),
  duration: fc.constantFrom(...keysOf(formatWords.duration)),
});
const needed: readonly HandOverField[] = ['person', 'day', 'actual_start', 'actual_end'];

/** Any map that has what an import needs, in any order, each column in a form of its own. */
const map: fc.Arbitrary<ColumnMap> = fc
  .subarray([...keysOf(handOverFields)])
  .chain((some) =>
    fc.shuffledSubarray([...new Set([...needed, ...some])], { minLength: new Set([...needed, ...some]).size }),
  )
  .chain((fields) => fc.tuple(...fields.map((field) => forms.map((form) => ({ field, form })))))
  .map((columns) => ({
    name: '表',
    columns: [
      { heading: '区分', also: [], content: { type: 'constant' as const, text: '01' } },
      ...columns.map(({ field, form }, i) => ({
        ...{ heading: `列${i}`, also: [] },
        content: { type: 'field' as const, field, forms: form, codes: {} },
      })),
    ],
  }));

/** `mix`: puts the lines in another order. */
const fileOf = (all: readonly OvertimeMonth[], columns: ColumnMap, mix = 1): string => {
  const names = { people: new Map(), unit: () => '課', language: 'ja', zone: TOKYO } as const;
  const write = cellWriter(columns, names);
  const rows = all.flatMap((month) => rowsOfMonth(month, [], personOf(month), sceneWith()));
  const lines = rows.map((row, i) => ({ cells: write(row), place: ((i + 1) * mix) % 10_007 }));
  const mixed = lines.toSorted((a, b) => a.place - b.place).map(({ cells }) => cells);
  return csvText([columns.columns.map(({ heading }) => heading), ...mixed]);
};
const personOf = (month: OvertimeMonth): Person => everyone.find(({ id }) => id === month.person) ?? person('', '課');

/** The same days, a month earlier. */
const moved = (days: OvertimeMonth['days']) =>
  Object.fromEntries(
    Object.entries(days).map(([day, each]) => [day.replace('-11-30', '-11-31').replace('-11-', '-10-'), each]),
  );

const directory = { people: async () => everyone };
const kept = async (all: readonly OvertimeMonth[]) => {
  const { overtime } = memoryOvertime();
  for (const month of all) await overtime.save(month);
  return overtime;
};

describe('a month that is handed over', () => {
  it('has rows that add up to its total, to the minute', () => {
    fc.assert(
      fc.property(monthOf('K001'), monthOf('K001'), fc.constantFrom(...regimes), (month, days, regime) => {
        const before = { ...monthWith(ORG, 'K001', moved(days.days)), month: asCalendarMonth('2026-10') };
        const from = asCalendarMonth('2026-04');
        const scene = sceneWith({
          terms: [{ of: { type: 'unit', id: asUnitId('課') }, from, type: 'regime', regime }],
        });
        const rows = rowsOfMonth(month, [before], personOf(month), scene);
        const total = hoursOf(personOf(month), { month, earlier: [before] }, scene).hours.at(-1);
        expect(rows.reduce((sum, { overtime }) => sum + overtime, 0)).toBe(total?.overtime);
        expect(rows.reduce((sum, { holidayWork }) => sum + holidayWork, 0)).toBe(total?.holidayWork);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back without any difference, by any map', async () => {
    await fc.assert(
      fc.asyncProperty(months, map, fc.integer({ min: 1, max: 10_006 }), async (all, columns, mix) => {
        const overtime = await kept(all);
        const { actuals, problems } = await readActuals(csvOf(fileOf(all, columns, mix)), columns);
        expect([problems.count, (await checkActuals(actuals, ORG, clerksMorning, { directory })).first]).toEqual([
          0,
          [],
        ]);
        for await (const { days } of differences(actuals, ORG, false, { directory, overtime }))
          expect(days.filter(isWritten)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('taken over from a file of somebody else is recorded once, and the same file again is no difference', async () => {
    await fc.assert(
      fc.asyncProperty(months, months, map, fc.boolean(), async (ours, theirs, columns, systemWins) => {
        const overtime = await kept(ours);
        const { actuals } = await readActuals(csvOf(fileOf(theirs, columns)), columns);
        const what = {
          org: ORG,
          by: asPersonId('K018'),
          now: clerksMorning,
          systemWins,
          stopped: () => false,
          progress: () => undefined,
        };
        await takeOver(actuals, what, { directory, overtime });
        expect(await takeOver(actuals, what, { directory, overtime })).toMatchObject({ written: 0 });
        for await (const { days } of differences(actuals, ORG, systemWins, { directory, overtime })) {
          expect(days.filter(isWritten)).toEqual([]);
          if (systemWins) expect(days.filter(({ type }) => type !== 'same')).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('Shift_JIS', () => {
  it('comes back as it was, or says what it does not have', () => {
    const decoder = new TextDecoder('shift_jis', { fatal: true });
    const japanese = fc.string({
      unit: fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCodePoint(code)),
    });
    fc.assert(
      fc.property(fc.oneof(japanese, fc.string({ unit: 'grapheme' })), (text) => {
        fc.pre(!/[〜‖−¢£¬—\p{C}]/u.test(text));
        const { bytes, missing } = shiftJisOf(text);
        const expected = [...text].map((each) => (missing.includes(each) ? '〓' : each)).join('');
        expect(decoder.decode(bytes)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('writes what other systems number otherwise as Windows does', () => {
    const { bytes, missing } = shiftJisOf('〜−―髙﨑①');
    expect([Buffer.from(bytes).toString('hex'), missing]).toEqual(['8160817c815cfbfcfab18740', []]);
  });
});
