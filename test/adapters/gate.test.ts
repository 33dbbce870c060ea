import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../adapters/gate.ts';
import { firstPace, limitsWith, type PaceState, refuse, reserve } from '../../src/delivery/pace.ts';
import type { Gate, Pace } from '../../src/delivery/ports.ts';
import { asOrgId } from '../../src/people/model.ts';

const org = asOrgId('mha');
const limits = limitsWith({ slack: 40, teams: 50 });

/** A pace in memory that several gates share. */
const memoryPace = (): Pace & { reservations: number; moments: number } => {
  const states = new Map<string, PaceState>();
  const pace = {
    reservations: 0,
    moments: 0,
    reserve: async (_: unknown, group: string, count: number, limit: Parameters<Pace['reserve']>[3]) => {
      await sleep(3);
      pace.reservations += 1;
      pace.moments += count;
      const { state, slots } = reserve(states.get(group) ?? firstPace(limit, Date.now()), count, Date.now(), limit);
      states.set(group, state);
      return slots;
    },
    refuse: async (_: unknown, group: string, ms: number, limit: Parameters<Pace['reserve']>[3]) => {
      states.set(group, refuse(states.get(group) ?? firstPace(limit, Date.now()), ms, Date.now(), limit));
    },
  };
  return pace;
};

/** Waits for its turn, and for its moment. */
const through = async (gate: Gate | undefined, platform: 'slack' | 'teams') => {
  const turn = await gate?.enter(org, platform);
  return turn?.type === 'near' ? turn.pass() : turn;
};

const mostInOneSecond = (moments: readonly number[]): number => {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((start) => sorted.filter((each) => each >= start && each < start + 1_000).length));
};

describe('the gate', () => {
  it('lets messages of several workers through at the limit, and never above it', async () => {
    const pace = memoryPace();
    const gates = [1, 2, 3].map(() => createGate({ pace, limits, wallClock: Date.now }));
    const passed: number[] = [];
    const worker = async (gate: (typeof gates)[number] | undefined) => {
      for (let i = 0; i < 8; i += 1) {
        expect(await through(gate, 'teams')).toEqual({ type: 'go' });
        passed.push(performance.now());
        await sleep(40);
      }
    };
    await Promise.all(Array.from({ length: 15 }, (_, i) => worker(gates[i % 3])));
    expect(passed).toHaveLength(120);
    expect(mostInOneSecond(passed)).toBeLessThanOrEqual(50);
    expect(pace.reservations).toBeLessThan(80);
  });

  it('lets them through in the order in which they came', async () => {
    const gate = createGate({ pace: memoryPace(), limits, wallClock: Date.now });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map((n) => through(gate, 'slack').then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('makes what comes late wait for little more than what is given away, however many are in line elsewhere', async () => {
    const pace = memoryPace();
    const [bulk, urgent] = [1, 2].map(() => createGate({ pace, limits, wallClock: Date.now }));
    const line = Array.from({ length: 80 }, () => through(bulk, 'teams'));
    await sleep(300);
    const before = performance.now();
    await through(urgent, 'teams');
    expect(performance.now() - before).toBeLessThan(600);
    await Promise.all(line);
  });

  it('turns everyone away while the platform wants nothing, and lets them in afterwards', async () => {
    const gate = createGate({ pace: memoryPace(), limits, wallClock: Date.now });
    await gate.refused(org, 'slack', 150);
    const passages = await Promise.all([gate.enter(org, 'slack'), gate.enter(org, 'slack')]);
    expect(passages.map(({ type }) => type)).toEqual(['held', 'held']);
    const [first] = passages;
    expect(first?.type === 'held' && first.retryAfterMs).toBeGreaterThan(50);
    expect(await through(gate, 'teams')).toEqual({ type: 'go' });
    await sleep(160);
    expect(await through(gate, 'slack')).toEqual({ type: 'go' });
  });

  it('calls a turn shortly before its moment, for what has to be written down, and takes another when that took too long', async () => {
    const pace = memoryPace();
    const gate = createGate({ pace, limits, wallClock: Date.now });
    await through(gate, 'slack');
    const turn = await gate.enter(org, 'slack');
    const called = performance.now();
    expect(turn.type === 'near' && (await turn.pass())).toEqual({ type: 'go' });
    const passed = performance.now();
    expect(passed - called).toBeGreaterThan(5);
    const slow = await gate.enter(org, 'slack');
    await sleep(120);
    const before = pace.reservations;
    expect(slow.type === 'near' && (await slow.pass())).toEqual({ type: 'go' });
    expect(pace.reservations).toBe(before + 1);
    const held = await gate.enter(org, 'slack');
    await gate.refused(org, 'slack', 5_000);
    await sleep(120);
    expect(held.type === 'near' && (await held.pass())).toMatchObject({ type: 'held' });
  });

  it('lets few moments go unused, though writing down takes now as long as three of them, now hardly any time', async () => {
    const pace = memoryPace();
    const gate = createGate({ pace, limits, wallClock: Date.now });
    const worker = async (n: number) => {
      for (let i = 0; i < 12; i += 1) {
        const turn = await gate.enter(org, 'teams');
        await sleep((n + i) % 3 === 0 ? 60 : 2);
        expect(turn.type === 'near' && (await turn.pass())).toEqual({ type: 'go' });
        await sleep(50);
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, n) => worker(n)));
    expect(pace.moments).toBeLessThan(1.2 * 120);
  });

  it('calls what is urgent before all that is in line', async () => {
    const gate = createGate({ pace: memoryPace(), limits, wallClock: Date.now });
    const order: string[] = [];
    const bulk = Array.from({ length: 40 }, async () => {
      await gate.enter(org, 'teams');
      order.push('bulk');
    });
    await sleep(100);
    await gate.enter(org, 'teams', true);
    order.push('urgent');
    await Promise.all(bulk);
    expect(order.indexOf('urgent')).toBeLessThan(15);
  });

  it('tells everyone in line that no moments can be had, and tries again for the next', async () => {
    let isAway = true;
    const pace = memoryPace();
    const flaky: Pace = {
      ...pace,
      reserve: async (...args) => {
        if (isAway) throw new Error('the store is away');
        return pace.reserve(...args);
      },
    };
    const gate = createGate({ pace: flaky, limits, wallClock: Date.now });
    const results = await Promise.allSettled([gate.enter(org, 'slack'), gate.enter(org, 'slack')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect(await through(gate, 'slack')).toEqual({ type: 'go' });
  });
});
