import { describe, expect, it } from 'vitest';
import { firstPace, type PaceLimit, refuse, reserve } from '../../../src/delivery/pace.ts';

const teams: PaceLimit = { ceiling: 50, start: 50, floor: 1 };
const slack: PaceLimit = { ceiling: 40, start: 5, floor: 2 };
const START = 1_795_000_000_000;

describe('taking moments', () => {
  it('begins at once, at the rate one begins with', () => {
    const { slots } = reserve(firstPace(slack, START), 3, START, slack);
    expect(slots).toMatchObject({ type: 'slots', first: START, count: 3 });
    expect(slots.type === 'slots' && slots.everyMs).toBeCloseTo(203.67, 2);
  });

  it('goes on where the last one ended, and begins anew after a pause', () => {
    const { state } = reserve(firstPace(teams, START), 10, START, teams);
    const next = reserve(state, 1, START + 1, teams).slots;
    expect(next.type === 'slots' && next.first).toBeCloseTo(START + 203.67, 2);
    expect(reserve(state, 1, START + 9_000, teams).slots).toMatchObject({ first: START + 9_000 });
  });

  it('never goes faster than a ceiling that was lowered meanwhile', () => {
    const { state } = reserve(firstPace(teams, START), 1, START, teams);
    const { slots } = reserve(state, 1, START + 5_000, { ceiling: 10, start: 10, floor: 1 });
    expect(slots.type === 'slots' && slots.everyMs).toBeCloseTo(101.83, 2);
  });
});

describe('a refusal', () => {
  const before = firstPace(slack, START);
  const after = refuse(before, 30_000, START, slack);

  it('lets nothing through until the time the platform asked for', () => {
    expect(reserve(after, 1, START + 29_999, slack).slots).toEqual({ type: 'held', until: START + 30_000 });
    expect(reserve(after, 1, START + 30_000, slack).slots).toMatchObject({ type: 'slots', first: START + 30_000 });
  });

  it('slows down by a twentieth, and once only for all that was on its way with it', () => {
    expect(after).toMatchObject({ rate: 4.75, refusedAt: 5 });
    expect(refuse(after, 30_000, START + 200, slack)).toEqual({ ...after, heldUntil: START + 30_200 });
  });

  it('of a limit that is known, after it went well for long, says nothing of the rate', () => {
    const going = firstPace(teams, START);
    const once = refuse(going, 1_000, START + 60_000, teams);
    expect(once).toMatchObject({ rate: 50, heldUntil: START + 61_000 });
    expect(refuse(once, 1_000, START + 65_000, teams)).toMatchObject({ rate: 48.75, refusedAt: 50 });
    const learned = refuse(going, 1_000, START + 50_000, { ...teams, start: 40 });
    expect(learned.rate).toBe(49.5);
  });

  it('that asks for no time at all still says how fast', () => {
    expect(refuse(firstPace(teams, START), 0, START, teams).rate).toBe(47.5);
  });

  it('never slows down below the floor', () => {
    let state = before;
    for (let i = 0; i < 100; i += 1) state = refuse(state, 1_000, START + i * 2_000, slack);
    expect(state.rate).toBe(2);
  });

  it('makes it wait longer each time before it tries more', () => {
    const once = refuse(before, 1_000, START, slack);
    expect(once.patienceMs).toBe(20_000);
    expect(refuse(once, 1_000, START + 60_000, slack).patienceMs).toBe(40_000);
  });

  it('that holds everybody for long is not risked again soon', () => {
    expect(after.patienceMs).toBe(600_000);
  });
});
