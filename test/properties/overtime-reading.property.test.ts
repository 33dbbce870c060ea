import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asDayMinute,
  asMinutes,
  type Declared,
  LATEST,
  type Reason,
  reasonKinds,
  type Span,
} from '../../src/overtime/model.ts';
import { isRestDay } from '../../src/overtime/moved.ts';
import type { Reader, Reading, Told } from '../../src/overtime/reading/model.ts';
import { readOvertime } from '../../src/overtime/reading/reading.ts';
import { reasonOf } from '../../src/overtime/reading/reasons.ts';
import { lengthOf } from '../../src/overtime/span.ts';
import { type Language, languages } from '../../src/text/language.ts';
import { textsOf } from '../../src/text/text.ts';
import { asInstant, asLocalDate, type LocalDate, plusDays } from '../../src/time/instant.ts';
import { type ReaderKind, readerAt } from '../fixtures/overtime/readers.ts';
import { at } from '../fixtures/time.ts';

const kinds: readonly ReaderKind[] = ['usual', 'late', 'free'];

/** Any minute of two years, a leap day among them. */
const moments = fc.record({
  minute: fc.integer({ min: 0, max: 2 * 366 * 24 * 60 - 1 }),
  kind: fc.constantFrom(...kinds),
});
const FIRST = at('2027-04-01T00:00:00+09:00');
const readers = moments.map(
  ({ minute, kind }): Reader => ({ ...readerAt('2027-04-01 00:00', kind), now: asInstant(FIRST + minute * 60_000) }),
);

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayOf = ({ now }: Reader): LocalDate =>
  plusDays(asLocalDate('2027-04-01'), Math.floor((now - FIRST) / 86_400_000));
const minuteNow = ({ now }: Reader): number => Math.floor((now - FIRST) / 60_000) % (24 * 60);

/** Words of somebody's own, as they come out of a line: nothing around them. */
const ownWords = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '引っ越し',
      '10時の会議の資料',
      '答弁（厚労委）',
      'moving',
      '「棚卸」の件',
      'x “y” z',
      '22時まで残業',
      '予算 ',
      '取り消し',
    ),
  )
  .map((words) => words.trim())
  .filter((words) => words.length > 0 && words.length < 100);
const reasons = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...reasonKinds).map((kind): Reason => ({ kind })),
  ownWords.map(reasonOf),
);

/** Cuts of a stretch of minutes: spans apart and in order. */
const spansIn = (from: number, until: number): fc.Arbitrary<readonly Span[]> =>
  fc.uniqueArray(fc.integer({ min: from, max: until }), { minLength: 2, maxLength: 4 }).map((cuts) => {
    const sorted = cuts.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
      from: asDayMinute(sorted[2 * i] ?? 0),
      until: asDayMinute(sorted[2 * i + 1] ?? 0),
    }));
  });

const spansOn = (by: Reader, day: LocalDate): fc.Arbitrary<readonly Span[]> => {
  const opens = minuteOf(by.hours.start);
  const closes = minuteOf(by.hours.end);
  if (!by.calendar.isWorkingDay(day)) return spansIn(0, LATEST);
  const evening = spansIn(closes, LATEST);
  return fc.oneof(
    evening,
    spansIn(0, opens),
    fc.tuple(spansIn(0, opens), evening).map(([early, late]) => [...early, ...late]),
  );
};

/** Below nothing no word of 振替, at nothing that it is not known yet, else a working day after so many. */
const movedTo = (day: LocalDate, to: number, { calendar }: Reader): Pick<Declared, 'moved'> => {
  if (to < 0) return {};
  const free = plusDays(day, to);
  return { moved: to > 0 && calendar.isWorkingDay(free) ? { to: free } : {} };
};

const told = readers.chain((by) =>
  fc
    .record({
      type: fc.constantFrom<Told['type'][]>('declare', 'change', 'actual'),
      days: fc.integer({ min: 0, max: 62 }),
    })
    .chain(({ type, days }): fc.Arbitrary<{ readonly by: Reader; readonly reading: Told }> => {
      const day = plusDays(dayOf(by), type === 'actual' ? -days : days);
      return fc
        .record({
          spans: type === 'actual' && days % 5 === 1 ? fc.constant([]) : spansOn(by, day),
          reason: reasons,
          pause: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
          to: fc.integer({ min: -20, max: 56 }),
        })
        .map(({ spans, reason, pause, to }) => ({
          by,
          reading: {
            type,
            declared: {
              ...{ day, spans, ...(reason === undefined || spans.length === 0 ? {} : { reason }) },
              ...(type === 'actual' && pause > 0 && pause < lengthOf(spans) && { breakMinutes: asMinutes(pause) }),
              ...(spans.length > 0 && isRestDay(day, by) && movedTo(day, to, by)),
            },
            took: [],
          },
        }));
    })
    .filter(({ reading }) => isPossible(by, reading)),
);

/** What is declared is still to come, what was worked is over. */
const isPossible = (by: Reader, { type, declared: { day, spans } }: Told): boolean => {
  if (day !== dayOf(by) && type === 'actual' && day < plusDays(dayOf(by), -1)) return true;
  const last = spans.at(-1)?.until ?? 0;
  const now = minuteNow(by) + (day < dayOf(by) ? 24 * 60 : day > dayOf(by) ? -100_000 : 0);
  return type === 'actual' ? last <= now : last > now;
};

/** As it was read, without how. */
const meaning = (reading: Reading | undefined): unknown =>
  reading !== undefined && 'took' in reading ? { ...reading, took: [] } : reading;

const shown = (language: Language, reading: Reading): string => {
  const { overtimeReading: texts } = textsOf(language);
  switch (reading.type) {
    case 'declare':
    case 'change':
    case 'actual':
      return texts.told(reading);
    case 'extend':
      return texts.extend(reading.day, reading.by);
    case 'withdraw':
      return texts.withdraw(reading.day, reading.early === true);
    default:
      throw new Error(`not shown: ${reading.type}`);
  }
};

describe.each(languages)('a reading as it is shown in %s', (language) => {
  it('is read as the same at the same moment', () => {
    fc.assert(
      fc.property(told, ({ by, reading }) => {
        const line = shown(language, reading);
        fc.pre(line.length <= 300);
        expect({ line, reading: meaning(readOvertime({ text: line }, by)) }).toEqual({ line, reading });
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it('is the same for an end that moves and for what is taken back', () => {
    fc.assert(
      fc.property(
        readers,
        fc.integer({ min: 0, max: 62 }),
        fc.integer({ min: 1, max: 600 }),
        fc.boolean(),
        (by, days, minutes, early) => {
          const day = plusDays(dayOf(by), days);
          const all: readonly Reading[] = [
            { type: 'extend', day, by: asMinutes(minutes) },
            { type: 'withdraw', day, ...(early ? { early } : {}) },
            { type: 'withdraw', ...(early ? { early } : {}) },
          ];
          for (const reading of all) {
            const line = shown(language, reading);
            expect({ line, reading: readOvertime({ text: line }, by) }).toEqual({ line, reading });
          }
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  });
});
