import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diary, Pair } from '../../../src/one-on-one/model.ts';
import { type Command, decide, fixedIn, pairOf } from '../../../src/one-on-one/rules.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../src/people/model.ts';
import { asInstant, asLocalDate, type Instant, ifInstant, TOKYO } from '../../../src/time/instant.ts';

const ORG = asOrgId('soumu');
const [SATO, TANAKA, SUZUKI] = [asPersonId('sato'), asPersonId('tanaka'), asPersonId('suzuki')];

const at = (iso: string): Instant => ifInstant(iso) ?? asInstant(Number.NaN);
const NOW = at('2026-11-24T10:00:00+09:00');
const OFFERS = ['2026-11-27T10:00:00+09:00', '2026-11-30T13:30:00+09:00', '2026-12-16T11:00:00+09:00'].map(at);

const pair = (staff: typeof TANAKA): Pair => ({
  ...{ staff, unit: asUnitId('shomu'), since: asLocalDate('2024-04-01'), started: asLocalDate('2026-11-01') },
  meeting: {
    ...{ n: 3, after: asLocalDate('2026-11-01'), sequence: 0, asked: 1 },
    state: { type: 'asked', offers: OFFERS, until: at('2026-11-26T15:00:00+09:00') },
  },
  past: [{ n: 2, day: asLocalDate('2026-11-01'), ending: 'held' }],
  ...{ lastHeld: asLocalDate('2026-11-01'), orders: {} },
});

const START: Diary = {
  ...{ org: ORG, manager: SATO, revision: 4, settings: { perDay: 2, focus: [] }, pairs: [pair(TANAKA), pair(SUZUKI)] },
};

/** What two people may tap on what they see now. That it was held is said of what lies in the past only. */
const taps: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ type: 'cadence', cadence: 2 }, { type: 'cadence', cadence: 6 }),
  fc.constantFrom<Command>({ type: 'minutes', minutes: 60 }, { type: 'minutes', minutes: 15 }),
  fc.constantFrom<Command>({ type: 'place', place: 'online' }, { type: 'place', place: 'room' }),
  fc.constantFrom<Command>({ type: 'prefers', half: 'morning' }, { type: 'prefers' }),
  fc.constantFrom<Command>({ type: 'soon', on: true }, { type: 'soon', on: false }),
  fc.constantFrom<Command>(
    { type: 'pause', until: asLocalDate('2026-12-10') },
    { type: 'pause', until: asLocalDate('2027-01-12') },
    { type: 'pause' },
  ),
  fc.constantFrom(...OFFERS).map((from): Command => ({ type: 'choose', n: 3, from, minutes: 30 })),
  fc.constantFrom<Command>({ type: 'again', n: 3 }, { type: 'ended', n: 2, ending: 'skipped' }),
  fc.constantFrom<Command>(
    { type: 'topic', n: 3, theme: 'career' },
    { type: 'topic', n: 3, theme: 'time' },
    { type: 'topic', n: 3 },
    { type: 'short', n: 3 },
  ),
);

type Tap = { readonly command: Command; readonly side: 'staff' | 'manager'; readonly order: number };

const run = (diary: Diary, tapped: readonly Tap[]): Diary =>
  tapped.reduce((now, { command, ...by }) => {
    const decision = decide(now, TANAKA, command, { ...by, now: NOW, zone: TOKYO });
    return decision.type === 'changed' ? decision.diary : now;
  }, diary);

/** What people see of it: what the calendars may hold of it, and which cards are drawn anew, is not. */
const seen = (diary: Diary) => {
  const {
    orders: _orders,
    stale: _stale,
    formerly: _formerly,
    cancels: _cancels,
    meeting,
    ...rest
  } = pairOf(diary, TANAKA) ?? pair(TANAKA);
  const { sequence: _sequence, calendar: _calendar, ...coming } = meeting;
  return { ...rest, coming };
};

const tapped = fc
  .array(fc.record({ command: taps, side: fc.constantFrom('staff' as const, 'manager' as const) }), { maxLength: 5 })
  .map((each) => each.map((tap, i) => ({ ...tap, order: 100 + i })));

describe('taps about a 1on1', () => {
  it('come to the same whatever the order in which they arrive, and however often each', () => {
    fc.assert(
      fc.property(
        tapped.chain((taps) =>
          fc.record({
            taps: fc.constant(taps),
            arriving: fc.shuffledSubarray([...taps, ...taps], { minLength: taps.length * 2 }),
          }),
        ),
        ({ taps, arriving }) => {
          expect(seen(run(START, arriving))).toEqual(seen(run(START, taps)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never leave a pair without exactly one coming 1on1, nor change the other pair', () => {
    fc.assert(
      fc.property(tapped, (taps) => {
        const after = run(START, taps);
        expect(pairOf(after, TANAKA)?.meeting.n).toBe(3);
        expect(after.pairs).toHaveLength(2);
        expect(pairOf(after, SUZUKI)).toEqual(pair(SUZUKI));
      }),
    );
  });

  it('never put two of a manager into the same time, and no more into a day than the manager wants', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(TANAKA, SUZUKI), fc.constantFrom(...OFFERS), fc.constantFrom(15, 60)), {
          maxLength: 6,
        }),
        (chosen) => {
          const diary = { ...START, settings: { perDay: 1, focus: [] } };
          const after = chosen.reduce((now: Diary, [staff, from, minutes], i) => {
            const command: Command = { type: 'choose', n: 3, from, minutes: minutes === 15 ? 15 : 60 };
            const decision = decide(now, staff, command, { side: 'staff', order: 100 + i, now: NOW, zone: TOKYO });
            return decision.type === 'changed' ? decision.diary : now;
          }, diary);
          const days = fixedIn(after).map(({ from }) => new Date(from + 9 * 3_600_000).toISOString().slice(0, 10));
          expect(new Set(days).size).toBe(days.length);
        },
      ),
    );
  });
});
