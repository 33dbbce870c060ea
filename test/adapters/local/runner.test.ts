import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core } from '../../../adapters/core.ts';
import type { LocalClock } from '../../../adapters/local/clock.ts';
import { createQueue } from '../../../adapters/local/queue.ts';
import { createRunner } from '../../../adapters/local/runner.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { QueueMessage } from '../../../src/delivery/ports.ts';
import { asOrgId, asPersonId } from '../../../src/people/model.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

const ORG = asOrgId('main');
const TEN = at('2026-11-24T10:00:00+09:00');

beforeEach(() => {
  vi.useFakeTimers({ now: TEN });
});
afterEach(() => {
  vi.useRealTimers();
});

/** One message is worked on for so long; `jobs` says how many jobs the next ticks find. */
const running = (workMs: number, jobs: number[] = []) => {
  const ticks: number[] = [];
  const worked: string[] = [];
  const queue = createQueue(
    async (body) => {
      await new Promise((done) => setTimeout(done, workMs));
      worked.push(JSON.stringify(body));
      return { type: 'done' };
    },
    () => undefined,
  );
  const message = (id: string): QueueMessage => ({
    ...{ group: id, deduplicationId: id },
    body: { org: ORG, person: asPersonId('1'), id: asDeliveryId(id) },
  });
  const core: Core = {
    converse: () => Promise.reject(new Error('nobody says anything')),
    deliver: () => Promise.reject(new Error('the queue does')),
    ensureSchedule: async () => undefined,
    forget: () => undefined,
    tick: async (_org, now, to) => {
      ticks.push(now - TEN);
      const found = jobs.shift() ?? 0;
      if (worked.length > 0) return { jobs: found, deliveries: 0 };
      await to.send(message('long'));
      return { jobs: found, deliveries: 1 };
    },
  };
  const clock: LocalClock = {
    ...{ now: () => asInstant(Date.now()), set: () => undefined, hold: () => undefined },
    ...{ worked: () => undefined, workedUntil: () => undefined },
  };
  const store = { dueWork: { nextDue: async () => undefined } };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const runner = createRunner({ org: ORG, core, store, clock, queue, edgesIdle: async () => undefined, log });
  return { runner, ticks, worked };
};

describe('the minutes of a local run', () => {
  it('go on while a message to many is still on its way', async () => {
    const { runner, ticks, worked } = running(150_000);
    runner.start();
    await vi.advanceTimersByTimeAsync(125_000);
    expect(worked).toEqual([]);
    expect(ticks).toEqual([0, 60_000, 120_000]);
    await vi.advanceTimersByTimeAsync(60_000);
    await runner.stop();
  });

  it('hand on at once what a job has made due', async () => {
    const { runner, ticks } = running(150_000, [1, 1, 0]);
    runner.start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ticks).toEqual([0, 0, 0]);
    await vi.advanceTimersByTimeAsync(160_000);
    await runner.stop();
  });

  it('look for more as soon as what was handed on is done', async () => {
    const { runner, ticks } = running(3_500);
    runner.start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ticks).toEqual([0, 4_000]);
    await runner.stop();
  });

  it('leave a job that stays due to the next minute', async () => {
    const { runner, ticks } = running(
      1_000,
      Array.from({ length: 100 }, () => 1),
    );
    runner.start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(ticks).toHaveLength(20);
    await runner.stop();
  });
});
