import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, nextAttention } from '../../../src/one-on-one/advance.ts';
import { endOf } from '../../../src/one-on-one/dates.ts';
import { nothingTaken, withTimes } from '../../../src/one-on-one/lay-out.ts';
import type { Diary, MeetingState, Pair } from '../../../src/one-on-one/model.ts';
import type { DiaryScene } from '../../../src/one-on-one/moments.ts';
import { fixedIn } from '../../../src/one-on-one/rules.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import {
  asInstant,
  asLocalDate,
  DAY_MS,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  plusDays,
} from '../../../src/time/instant.ts';
import { diaryOf, knownPair } from '../../fixtures/one-on-one.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const BEGIN = at('2026-11-02T09:00:00+09:00');
const FIRST = asLocalDate('2026-11-02');
const ids = ['1', '2', '3', '4', '5'];

const sceneAt = (now: Instant): DiaryScene => ({
  ...{ now, calendar: calendarOf({}), manager: person('9', '課') },
  staff: new Map(ids.map((id) => [asPersonId(id), person(id, '課')])),
});

const moment = fc.integer({ min: 0, max: 60 * 96 }).map((quarters) => asInstant(BEGIN + quarters * 15 * MINUTE_MS));
const day = fc.integer({ min: -50, max: 60 }).map((days) => plusDays(FIRST, days));

const state: fc.Arbitrary<MeetingState> = fc.oneof(
  fc.constant<MeetingState>({ type: 'open' }),
  fc.constantFrom('busy', 'away').map((why): MeetingState => ({ type: 'open', why })),
  fc
    .record({ offers: fc.array(moment, { minLength: 1, maxLength: 3 }), until: moment })
    .map((asked): MeetingState => ({ type: 'asked', ...asked })),
  moment.map((from): MeetingState => ({ type: 'fixed', from, minutes: 30, by: 'staff', at: BEGIN })),
);

const pairs = ids.map((id) =>
  fc.record({ state, after: day, started: day, isPaused: fc.boolean(), until: day, isGone: fc.boolean() }).map(
    (drawn): Pair => ({
      ...knownPair(id),
      ...{ started: drawn.started, meeting: { n: 1, after: drawn.after, state: drawn.state, sequence: 1, asked: 1 } },
      ...(drawn.isPaused && { pausedUntil: drawn.until }),
      ...(drawn.isGone && { gone: true, goneOn: drawn.until }),
    }),
  ),
);
const diaries = fc.tuple(...pairs).map((drawn) => diaryOf(drawn));

const always = () => true;
const step = (diary: Diary, now: Instant): Diary => {
  const scene = sceneAt(now);
  return advance(withTimes(advance(diary, scene, always), scene, nothingTaken), scene, always);
};

describe('what time changes', () => {
  it('is changed at once: the same moment changes nothing more, and the next one lies ahead', () => {
    fc.assert(
      fc.property(diaries, moment, (diary, now) => {
        const after = step(diary, now);
        expect(step(after, now)).toBe(after);
        const next = nextAttention(after, sceneAt(now));
        if (next !== undefined) expect(next).toBeGreaterThan(now);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change before the moment that was foretold', () => {
    fc.assert(
      fc.property(diaries, moment, fc.double({ min: 0, max: 1, noNaN: true }), (diary, now, part) => {
        const after = step(diary, now);
        const next = nextAttention(after, sceneAt(now)) ?? asInstant(now + 30 * DAY_MS);
        const between = asInstant(Math.floor(now + (next - now - 1) * part));
        const changed = advance(after, sceneAt(between), always);
        // Who is gone for long is taken out whenever somebody looks, and a pause is over at midnight, but seen to at nine.
        const isPaused = new Set(after.pairs.filter(({ pausedUntil }) => pausedUntil).map(({ staff }) => staff));
        const ofThere = (of: Diary) => of.pairs.filter(({ gone, staff }) => !gone && !isPaused.has(staff));
        expect(ofThere(changed)).toEqual(ofThere(after));
      }),
      { numRuns: 300 },
    );
  });

  it('never gives a time twice that nobody chose, counts on, and leaves each of them one 1on1 to come', () => {
    fc.assert(
      fc.property(diaries, moment, (diary, start) => {
        let now = start;
        let before = step(diary, now);
        for (let i = 0; i < 12; i += 1) {
          now = asInstant((nextAttention(before, sceneAt(now)) ?? now + 12 * HOUR_MS) + i * MINUTE_MS);
          const after = step(before, now);
          for (const pair of before.pairs.filter(({ gone }) => !gone)) {
            const [own] = after.pairs.filter(({ staff, gone }) => staff === pair.staff && !gone);
            expect(own && [0, 1].includes(own.meeting.n - pair.meeting.n)).toBe(true);
          }
          const ours = fixedIn(after).filter(({ by }) => by === 'akari');
          for (const one of ours)
            for (const other of fixedIn(after))
              if (one.staff !== other.staff) expect(one.from < endOf(other) && other.from < endOf(one)).toBe(false);
          before = after;
        }
      }),
      { numRuns: 100 },
    );
  });
});
