import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../adapters/local/queue.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { DeliveryKey, WorkResult } from '../../../src/delivery/ports.ts';
import { asOrgId, asPersonId } from '../../../src/people/model.ts';
import { forOne, queueContract } from '../../contracts/queue.ts';

queueContract('of one process', async (work) => {
  const queue = createQueue(forOne(work), () => undefined);
  return { queue, settled: queue.idle, close: queue.stop };
});

describe('the queue of one process under a rate limit', () => {
  const message = (group: string, person: string) => ({
    group,
    deduplicationId: person,
    body: { org: asOrgId('main'), person: asPersonId(person), id: asDeliveryId('pulse/2026-W48/ask') },
  });
  /** Answers each message with what is scripted for its person, in order; then it is done. */
  const scripted = (script: { readonly [person: string]: readonly number[] }) => {
    const left = new Map(Object.entries(script).map(([person, delays]) => [person, [...delays]]));
    const worked: string[] = [];
    const queue = createQueue(
      forOne(async ({ person }: DeliveryKey): Promise<WorkResult> => {
        const delayMs = left.get(person)?.shift();
        if (delayMs !== undefined) return { type: 'retry', delayMs };
        worked.push(person);
        return { type: 'done' };
      }),
      () => undefined,
    );
    return { queue, worked };
  };

  it('is idle at once for who has less patience than the limit lasts, and goes on by itself after it', async () => {
    const { queue, worked } = scripted({ s1: [300] });
    for (const each of [message('slack', 's1'), message('slack', 's2'), message('teams', 't1')]) await queue.send(each);
    await queue.idle(200);
    expect(worked).toEqual(['t1']);
    expect([queue.isHeld('slack'), queue.isHeld('teams')]).toEqual([true, false]);
    await queue.idle(1_000);
    expect(worked).toEqual(['t1', 's1', 's2']);
    expect(queue.isHeld('slack')).toBe(false);
  });

  it('adds up what one message waits, and starts anew with the next', async () => {
    const { queue, worked } = scripted({ s1: [60, 60, 60], s2: [90] });
    await queue.send(message('slack', 's1'));
    await queue.send(message('slack', 's2'));
    await queue.idle(100);
    expect(worked).toEqual([]);
    await queue.idle(500);
    expect(worked).toEqual(['s1', 's2']);
  });

  it('lets a limit of days pass by without waking up at once', async () => {
    const { queue, worked } = scripted({ s1: [2 ** 31 + 1] });
    await queue.send(message('slack', 's1'));
    await queue.idle(0);
    await sleep(20);
    expect([worked, queue.isHeld('slack')]).toEqual([[], true]);
    await queue.stop();
  });

  it('drops what is held when it stops, and takes nothing more', async () => {
    const { queue, worked } = scripted({ s1: [60_000] });
    await queue.send(message('slack', 's1'));
    await queue.idle(0);
    await queue.stop();
    await queue.send(message('slack', 's2'));
    await queue.idle();
    expect(worked).toEqual([]);
  });
});
