import { describe, expect, it } from 'vitest';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { Job, QueueMessage } from '../../../src/delivery/ports.ts';
import { type JobHandler, tick } from '../../../src/delivery/tick.ts';
import { AkariError } from '../../../src/errors.ts';
import { asOrgId, asPersonId } from '../../../src/people/model.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-26T15:00:00+09:00');

const job = (id: string, kind: string): Job => ({ org: ORG, id, kind, payload: { week: '2026-W48' }, dueAt: NOW });

const setUp = () => {
  const { outbox, jobs, dueWork } = memoryDelivery();
  const reports: (readonly [string, unknown])[] = [];
  const queued: QueueMessage[] = [];
  const done: string[] = [];
  const handlers: { [kind: string]: JobHandler } = {
    'pulse/ask': async ({ id }) => {
      done.push(id);
    },
  };
  const run = (jobLeaseMs?: number) =>
    tick(ORG, NOW, {
      sideBySide: new Set(['one-on-one/attend']),
      ...(jobLeaseMs === undefined ? {} : { jobLeaseMs }),
      dueWork,
      jobs,
      handlers,
      queue: { send: async (...messages) => void queued.push(...messages) },
      report: (error, { id }) => reports.push([id, error]),
    });
  return { outbox, jobs, dueWork, reports, queued, done, handlers, run };
};

describe('the tick', () => {
  it('runs what is due, once, and says how much there was', async () => {
    const { jobs, done, run } = setUp();
    await jobs.plan(job('a', 'pulse/ask'));
    await jobs.plan({ ...job('later', 'pulse/ask'), dueAt: at('2026-11-26T15:00:01+09:00') });
    expect(await run()).toEqual({ jobs: 1, deliveries: 0 });
    expect(await run()).toEqual({ jobs: 0, deliveries: 0 });
    expect(done).toEqual(['a']);
  });

  it('reports a job that fails, keeps it due, and does the rest', async () => {
    const { jobs, dueWork, reports, done, handlers, run } = setUp();
    const failure = new Error('the store is away');
    handlers['pulse/remind'] = async () => {
      throw failure;
    };
    await jobs.plan(job('bad', 'pulse/remind'));
    await jobs.plan(job('good', 'pulse/ask'));
    expect(await run()).toEqual({ jobs: 2, deliveries: 0 });
    expect(reports).toEqual([['bad', failure]]);
    expect(done).toEqual(['good']);
    expect(await dueWork.due(ORG, NOW, 10)).toEqual([{ type: 'job', job: job('bad', 'pulse/remind') }]);
    handlers['pulse/remind'] = async ({ id }) => void done.push(id);
    await run();
    expect(done).toEqual(['good', 'bad']);
    expect(await run()).toEqual({ jobs: 0, deliveries: 0 });
  });

  it('works on several at once of a kind whose jobs have nothing to do with each other, and on all others in order', async () => {
    const { jobs, reports, done, handlers, run } = setUp();
    let running = 0;
    const most: { [kind: string]: number } = {};
    const counted: JobHandler = async ({ id, kind }) => {
      running += 1;
      most[kind] = Math.max(most[kind] ?? 0, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      if (id === 'attend-07') throw new Error('the store is away');
      done.push(id);
    };
    handlers['one-on-one/attend'] = counted;
    handlers['pulse/ask'] = counted;
    const earlier = { dueAt: at('2026-11-26T14:59:00+09:00') };
    await jobs.plan({ ...job('first', 'pulse/ask'), dueAt: at('2026-11-26T14:58:00+09:00') });
    const ids = Array.from({ length: 20 }, (_, i) => `attend-${String(i).padStart(2, '0')}`);
    for (const id of ids) await jobs.plan({ ...job(id, 'one-on-one/attend'), ...earlier });
    await jobs.plan(job('last', 'pulse/ask'));
    expect(await run()).toEqual({ jobs: 22, deliveries: 0 });
    expect(most).toEqual({ 'pulse/ask': 1, 'one-on-one/attend': 8 });
    expect([done[0], done.at(-1), done.length]).toEqual(['first', 'last', 21]);
    expect(reports.map(([id]) => id)).toEqual(['attend-07']);
    expect(await run()).toEqual({ jobs: 1, deliveries: 0 });
  });

  it('reports a job of a kind that nothing handles, and keeps it', async () => {
    const { jobs, dueWork, reports, run } = setUp();
    await jobs.plan(job('odd', 'lights-out/nudge'));
    await run();
    expect(reports).toHaveLength(1);
    expect(reports[0]?.[1]).toBeInstanceOf(AkariError);
    expect(reports[0]?.[1]).toMatchObject({ code: 'unknown-job' });
    expect(await dueWork.due(ORG, NOW, 10)).toHaveLength(1);
  });

  it('hands a message that is due to the queue of its rate limit, the same twice when the queue lost it', async () => {
    const { outbox, queued, run } = setUp();
    const key = { org: ORG, person: asPersonId('1'), id: asDeliveryId('pulse/2026-W48/ask') };
    await outbox.plan({
      ...key,
      kind: 'pulse',
      subject: '2026-W48',
      dueAt: NOW,
      expiresAt: at('2026-11-27T17:00:00+09:00'),
      state: { type: 'waiting' },
      attempts: 0,
      group: 'slack/T1',
    });
    await run();
    await run();
    const message = {
      group: 'mha/slack/T1',
      deduplicationId: `mha/1/pulse/2026-W48/ask/${NOW}`,
      body: key,
    };
    expect(queued).toEqual([message, message]);
  });

  it('leaves the work of other organisations alone', async () => {
    const { jobs, done, run } = setUp();
    await jobs.plan({ ...job('a', 'pulse/ask'), org: asOrgId('elsewhere') });
    expect(await run()).toEqual({ jobs: 0, deliveries: 0 });
    expect(done).toEqual([]);
  });

  it('lets one of several ticks at once run a job, and another when that one died', async () => {
    const { jobs, dueWork, done, handlers, run } = setUp();
    const lease = 5 * 60_000;
    handlers['pulse/ask'] = async ({ id }) => {
      done.push(id);
      await run(lease);
    };
    await jobs.plan(job('a', 'pulse/ask'));
    await run(lease);
    expect(done).toEqual(['a']);
    await jobs.plan(job('b', 'pulse/ask'));
    handlers['pulse/ask'] = async () => {
      throw new Error('killed');
    };
    await run(lease);
    expect(await dueWork.due(ORG, at('2026-11-26T15:04:59+09:00'), 10)).toEqual([]);
    expect(await dueWork.due(ORG, at('2026-11-26T15:05:00+09:00'), 10)).toHaveLength(1);
  });
});
