import { describe, expect, it } from 'vitest';
import { advance, nextAttention, toLayOut } from '../../../src/one-on-one/advance.ts';
import type { Diary, Meeting, Pair } from '../../../src/one-on-one/model.ts';
import type { DiaryScene } from '../../../src/one-on-one/moments.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, isoOf } from '../../../src/time/instant.ts';
import { askedState, diaryOf, fixedState, knownPair, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const sceneAt = (iso: string, freeDay?: 2): DiaryScene => ({
  ...{
    now: at(iso),
    calendar: calendarOf({}),
    manager: person('9', '課', { manages: [], ...(freeDay && { freeDay }) }),
  },
  staff: new Map(['1', '2', '3'].map((id) => [asPersonId(id), person(id, '課')])),
});
const always = () => true;
const only = (pair: Pair): Diary => diaryOf([pair]);
const meeting = (changes: Partial<Meeting>): Pair => pairOf('1', { meeting: meetingOf(changes) });
const advanced = (pair: Pair, iso: string, isFree: () => boolean = always): Pair | undefined =>
  advance(only(pair), sceneAt(iso), isFree).pairs[0];
const nextOf = (pair: Pair, iso: string): string | undefined => {
  const next = nextAttention(only(pair), sceneAt(iso));
  return next && isoOf(next);
};

describe('a 1on1 with a time', () => {
  // Friday 27 November, 15:00 to 15:30.
  const pair = meeting({ state: fixedState });

  it('is left alone until it is over', () => {
    expect(advanced(pair, '2026-11-27T15:29:59+09:00')).toBe(pair);
    expect(nextOf(pair, '2026-11-26T10:00:00+09:00')).toBe('2026-11-27T06:30:00.000Z');
  });

  it('has its cards changed once when it is over', () => {
    const over = advanced(pair, '2026-11-27T15:30:00+09:00');
    expect(over).toMatchObject({ overSince: fixedState.from, stale: ['2026-11-27'], meeting: { state: fixedState } });
    expect(over && advanced(over, '2026-11-27T15:31:00+09:00')).toBe(over);
    expect(over && nextOf(over, '2026-11-27T15:31:00+09:00')).toBe('2026-12-04T06:30:00.000Z');
  });

  it('ends as unknown five working days later, and the next one begins', () => {
    expect(advanced(pair, '2026-12-04T15:29:00+09:00')?.meeting.n).toBe(3);
    const ended = advanced(pair, '2026-12-04T15:30:00+09:00');
    const until = at('2026-11-27T15:30:00+09:00');
    expect(ended?.past[0]).toEqual({ n: 3, day: '2026-11-27', ending: 'unknown', until });
    expect(ended?.meeting).toEqual({ n: 4, after: '2026-11-27', state: { type: 'open' }, sequence: 0, asked: 0 });
    expect(ended?.lastHeld).toBe('2026-10-29');
  });

  it('waits for days on which the manager works', () => {
    const scene = (iso: string) => sceneAt(iso, 2);
    expect(advance(only(pair), scene('2026-12-04T16:00:00+09:00'), always).pairs[0]?.meeting.n).toBe(3);
    expect(advance(only(pair), scene('2026-12-07T15:30:00+09:00'), always).pairs[0]?.meeting.n).toBe(4);
  });
});

describe('a question that nobody answered', () => {
  // Until Friday 27 November, 15:00; Monday 14:00, Tuesday 10:30 or Wednesday 15:00.
  const pair = meeting({ state: askedState, unchecked: ['manager'] });

  it('waits until its time', () => {
    expect(advanced(pair, '2026-11-27T14:59:00+09:00')).toBe(pair);
    expect(nextOf(pair, '2026-11-26T10:00:00+09:00')).toBe('2026-11-27T06:00:00.000Z');
  });

  it('is settled by the first of its times', () => {
    expect(advanced(pair, '2026-11-27T15:00:00+09:00')?.meeting).toMatchObject({
      ...{ n: 3, sequence: 3, unchecked: ['manager'] },
      state: { from: at('2026-11-30T14:00:00+09:00'), by: 'akari', minutes: 30, at: at('2026-11-27T15:00:00+09:00') },
    });
  });

  it('passes over what has passed, what the manager gave to another, and what is not free', () => {
    const stateOf = (diary: Diary) => diary.pairs[0]?.meeting.state;
    const late = advance(only(pair), sceneAt('2026-11-30T14:00:00+09:00'), always);
    expect(stateOf(late)).toMatchObject({ from: at('2026-12-01T10:30:00+09:00') });
    const taken = pairOf('2', {
      meeting: meetingOf({ state: { ...fixedState, from: at('2026-11-30T14:15:00+09:00') } }),
    });
    const beside = advance(diaryOf([pair, taken]), sceneAt('2026-11-27T15:00:00+09:00'), always);
    expect(stateOf(beside)).toMatchObject({ from: at('2026-12-01T10:30:00+09:00') });
    const free = (_: Pair, from: number) => from === at('2026-12-02T15:00:00+09:00');
    expect(stateOf(advance(only(pair), sceneAt('2026-11-27T15:00:00+09:00'), free))).toMatchObject({
      from: at('2026-12-02T15:00:00+09:00'),
    });
  });

  it('gives one time to one of two who did not answer', () => {
    const both = diaryOf([pair, pairOf('2', { meeting: meetingOf({ state: askedState }) })]);
    const { pairs } = advance(both, sceneAt('2026-11-27T15:00:00+09:00'), always);
    expect(pairs.map(({ meeting: { state } }) => state.type === 'fixed' && isoOf(state.from))).toEqual([
      '2026-11-30T05:00:00.000Z',
      '2026-12-01T01:30:00.000Z',
    ]);
  });

  it('is settled for nobody whom it could not reach: who rests, or wants no messages about 1on1s', () => {
    const unreached = [{ snoozedUntil: asLocalDate('2026-12-07') }, { optOuts: ['one-on-one' as const] }];
    for (const preferences of unreached) {
      const scene = sceneAt('2026-11-27T15:00:00+09:00');
      const staff = person('1', '課');
      const of = new Map([[staff.id, { ...staff, preferences: { ...staff.preferences, ...preferences } }]]);
      const [open] = advance(only(pair), { ...scene, staff: of }, always).pairs;
      expect(open?.meeting).toMatchObject({ n: 3, state: { type: 'open' } });
      expect(open && toLayOut(only(open), { ...scene, staff: of })).toEqual([]);
      expect(open && toLayOut(only(open), scene)).toEqual(['1']);
      const next = open && nextAttention(only(open), { ...scene, staff: of });
      expect(next && isoOf(next)).toBe('2026-11-30T00:00:00.000Z');
    }
  });

  it('opens again where none of them is left', () => {
    const open = advanced(pair, '2026-11-27T15:00:00+09:00', () => false);
    expect(open?.meeting).toMatchObject({ n: 3, sequence: 2, asked: 1, state: { type: 'open' } });
  });
});

describe('a pause', () => {
  const paused = pairOf('1', {
    meeting: meetingOf({ state: { type: 'open' } }),
    pausedUntil: asLocalDate('2026-12-14'),
  });

  it('is over on its day, and until then nothing is to do', () => {
    expect(advanced(paused, '2026-12-13T23:59:00+09:00')).toBe(paused);
    expect(nextOf(paused, '2026-11-26T10:00:00+09:00')).toBe('2026-12-14T00:00:00.000Z');
    expect(advanced(paused, '2026-12-14T00:00:00+09:00')).not.toHaveProperty('pausedUntil');
  });

  it('gives up a time that lies in it', () => {
    const pair = { ...paused, meeting: meetingOf(), orders: { meeting: 1, pause: 2 } };
    expect(advanced(pair, '2026-11-26T10:00:00+09:00')?.meeting.state).toEqual({ type: 'open' });
  });
});

describe('the longest gap', () => {
  const open = meetingOf({ state: { type: 'open', why: 'busy' } });
  // Held on Thursday 29 October: six weeks later is Thursday 10 December.
  const pair = pairOf('1', { meeting: open });

  it('is told once, on its day', () => {
    expect(advanced(pair, '2026-12-10T09:59:00+09:00')).toBe(pair);
    const told = advanced(pair, '2026-12-10T10:00:00+09:00');
    expect(told?.gapTold).toBe('2026-10-29');
    expect(told && advanced(told, '2027-03-10T10:00:00+09:00')).toBe(told);
  });

  it('counts from the beginning where none was held yet', () => {
    const { lastHeld: _, ...never } = pair;
    expect(advanced(never, '2026-10-13T09:59:00+09:00')).toBe(never);
    expect(advanced(never, '2026-10-13T10:00:00+09:00')?.gapTold).toBe('2026-09-01');
  });

  it('is not told in a pause, nor of a 1on1 that has its time', () => {
    const paused = { ...pair, pausedUntil: asLocalDate('2027-01-12') };
    expect(advanced(paused, '2026-12-15T10:00:00+09:00')).toBe(paused);
    const state = { ...fixedState, from: at('2026-12-21T15:00:00+09:00') };
    const fixed = meeting({ state });
    expect(advanced(fixed, '2026-12-15T10:00:00+09:00')).toBe(fixed);
  });

  it('is told of one pair a day where several began together', () => {
    const diary = diaryOf(['1', '2', '3'].map((id) => pairOf(id, { meeting: open })));
    const toldOn = (iso: string) =>
      advance(diary, sceneAt(iso), always).pairs.flatMap(({ staff, gapTold }) => (gapTold ? [staff] : []));
    expect(toldOn('2026-12-10T10:00:00+09:00')).toEqual(['1']);
    expect(toldOn('2026-12-11T10:00:00+09:00')).toEqual(['1', '2']);
    expect(toldOn('2026-12-14T10:00:00+09:00')).toEqual(['1', '2', '3']);
  });
});

describe('when nothing has a time', () => {
  it('looks for one four weeks before its days begin, on a morning of the manager', () => {
    // Six weeks after Monday 16 November, ten days earlier at most: from Friday 18 December on.
    const pair = pairOf('1', {
      ...{ cadence: 6, meeting: meetingOf({ after: asLocalDate('2026-11-16'), state: { type: 'open' } }) },
      lastHeld: asLocalDate('2026-11-16'),
    });
    expect(nextOf(pair, '2026-11-17T10:00:00+09:00')).toBe('2026-11-20T00:00:00.000Z');
  });

  it('looks again each working morning where none was found', () => {
    const pair = meeting({ state: { type: 'open', why: 'full' } });
    expect(nextOf(pair, '2026-11-27T09:00:00+09:00')).toBe('2026-11-30T00:00:00.000Z');
  });

  it('leaves alone who is only known, gone, or not there', () => {
    expect(nextAttention(diaryOf([knownPair('1')]), sceneAt('2026-11-27T09:00:00+09:00'))).toBeUndefined();
    const open = meetingOf({ state: { type: 'open' } });
    const gone = pairOf('1', { meeting: open, gone: true, goneOn: asLocalDate('2026-11-20') });
    expect(nextOf(gone, '2026-11-27T09:00:00+09:00')).toBeUndefined();
    const stranger = pairOf('8', { meeting: open, gapTold: asLocalDate('2026-10-29') });
    expect(nextOf(stranger, '2026-11-27T09:00:00+09:00')).toBeUndefined();
  });
});

describe('who is gone', () => {
  const entry = { id: 'e', n: 3, sequence: 2, from: fixedState.from, minutes: 30, place: 'room' } as const;
  const gone = pairOf('1', { gone: true, goneOn: asLocalDate('2026-11-20'), cancels: [entry] });

  it('stays in the row for more than a year, so that who comes back goes on counting', () => {
    expect(advanced(gone, '2026-11-27T15:00:00+09:00')).toBe(gone);
    expect(advanced(gone, '2026-11-27T15:30:00+09:00')).not.toHaveProperty('cancels');
    expect(advanced(gone, '2027-12-24T10:00:00+09:00')).toBeDefined();
    expect(advanced(gone, '2027-12-25T10:00:00+09:00')).toBeUndefined();
  });
});
