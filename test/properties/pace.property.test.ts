import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPace, type PaceLimit, type PaceState, refuse, reserve } from '../../src/delivery/pace.ts';

const teams: PaceLimit = { ceiling: 50, start: 50, floor: 1 };
const slack: PaceLimit = { ceiling: 40, start: 5, floor: 0.5 };
const START = 1_795_000_000_000;

/** The moments that reservations at these times give. */
const momentsOf = (limit: PaceLimit, asks: readonly { readonly after: number; readonly count: number }[]) => {
  let state = firstPace(limit, START);
  let now = START;
  const moments: number[] = [];
  for (const { after, count } of asks) {
    now += after;
    const answer = reserve(state, count, now, limit);
    state = answer.state;
    if (answer.slots.type === 'held') continue;
    const { first, everyMs } = answer.slots;
    moments.push(...Array.from({ length: count }, (_, i) => first + i * everyMs));
  }
  return { moments, now, state };
};

const mostInOneSecond = (moments: readonly number[]): number => {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [to, moment] of sorted.entries()) {
    while (moment - (sorted[from] ?? 0) >= 1000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
};

const asks = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 3_000 }), count: fc.integer({ min: 1, max: 60 }) }),
  {
    maxLength: 200,
  },
);

describe('the moments of a limit', () => {
  it('never come to more than the limit in any one second, whoever asks for how many and when', () => {
    fc.assert(
      fc.property(asks, (given) => {
        expect(mostInOneSecond(momentsOf(teams, given).moments)).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('are never in the past and never given twice', () => {
    fc.assert(
      fc.property(asks, (given) => {
        const { moments } = momentsOf(slack, given);
        expect(moments[0] ?? START).toBeGreaterThanOrEqual(START);
        for (const [i, moment] of moments.entries()) {
          const before = moments[i - 1];
          if (before !== undefined) expect(moment).toBeGreaterThan(before);
        }
      }),
    );
  });

  it('use at least 98 % of the limit while there is work', () => {
    let state = firstPace(teams, START);
    let now = START;
    let sent = 0;
    while (now < START + 600_000) {
      const { slots, ...next } = reserve(state, 10, now, teams);
      state = next.state;
      if (slots.type === 'held') throw new Error('held');
      sent += 10;
      now = slots.first + 9 * slots.everyMs;
    }
    expect(sent / ((now - START) / 1000)).toBeGreaterThanOrEqual(49);
  });

  it('make who asks for one wait no longer than what is given away already', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 500 }), (bulk, later) => {
        const first = reserve(firstPace(teams, START), bulk, START, teams);
        const urgent = reserve(first.state, 1, START + later, teams);
        if (urgent.slots.type === 'held') throw new Error('held');
        expect(urgent.slots.first - (START + later)).toBeLessThanOrEqual(Math.max(0, (bulk * 1000) / 49 - later));
      }),
    );
  });
});

/** A workspace that takes `perSecond`, saves up `burst`, and refuses what is above, as Slack does. */
const workspace = (perSecond: number, burst: number, retryAfterMs: number) => {
  let tokens = burst;
  let last = START;
  return (at: number): number | undefined => {
    tokens = Math.min(burst, tokens + ((at - last) / 1000) * perSecond);
    last = at;
    if (tokens < 1) return retryAfterMs;
    tokens -= 1;
    return undefined;
  };
};

/** Sends for `seconds` and returns how many got through, and how many were refused, in the last half of it. */
const learn = (perSecond: number, burst: number, seconds: number) =>
  counted(workspace(perSecond, burst, 1_000), seconds, slack);

/** Refuses every so many messages, whatever the pace. */
const stray = (every: number) => {
  let count = 0;
  return () => {
    count += 1;
    return count % every === 0 ? 1_000 : undefined;
  };
};

const counted = (take: (at: number) => number | undefined, seconds: number, limit: PaceLimit) => {
  let state: PaceState = firstPace(limit, START);
  let now = START;
  const sums = { through: 0, refused: 0 };
  while (now < START + seconds * 1000) {
    const { slots, state: next } = reserve(state, 1, now, limit);
    state = next;
    if (slots.type === 'held') {
      now = slots.until;
      continue;
    }
    now = slots.first;
    const retryAfter = take(now);
    const half = now >= START + seconds * 500;
    if (retryAfter !== undefined) state = refuse(state, retryAfter, now, limit);
    if (half) sums[retryAfter === undefined ? 'through' : 'refused'] += 1;
  }
  return sums;
};

describe('the pace of a workspace that does not tell its limit', () => {
  it.each([
    [8, 20],
    [10, 10],
    [20, 60],
    [3, 5],
  ])('is learned from its refusals: %i a second with %i saved up', (perSecond, burst) => {
    const { through, refused } = learn(perSecond, burst, 3_600);
    expect(through / (perSecond * 1_800)).toBeGreaterThanOrEqual(0.94);
    expect(refused / through).toBeLessThanOrEqual(0.003);
  });

  it('is learned of a very slow workspace and of a very fast one, too', () => {
    expect(learn(1, 5, 7_200).through / 3_600).toBeGreaterThanOrEqual(0.9);
    expect(learn(40, 40, 3_600).through / (40 * 1_800)).toBeGreaterThanOrEqual(0.9);
  });

  it('is not given up for refusals that have nothing to do with it', () => {
    expect(counted(stray(500), 7_200, slack).through / 3_600).toBeGreaterThanOrEqual(5);
    expect(counted(stray(200), 7_200, slack).through / 3_600).toBeGreaterThanOrEqual(2.5);
    expect(counted(stray(200), 7_200, { ceiling: 50, start: 50, floor: 5 }).through / 3_600).toBeGreaterThanOrEqual(25);
  });
});
