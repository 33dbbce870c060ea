import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSqsQueue, workBatch } from '../../../adapters/aws/queue.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { DeliveryKey, WorkResult } from '../../../src/delivery/ports.ts';
import { asOrgId, asPersonId } from '../../../src/people/model.ts';
import { asInstant, type Instant } from '../../../src/time/instant.ts';
import { forOne, queueContract } from '../../contracts/queue.ts';
import { keepLog } from './aws-server.ts';
import { connect } from './event-source.ts';
import { receive, type Sqs, startSqs } from './sqs.ts';

const thursday = asInstant(Date.UTC(2026, 10, 26, 6));
const { log: silent } = keepLog();

queueContract('on SQS', async (work) => {
  const sqs = await startSqs();
  const { url } = await sqs.createQueue('deliveries', { visibilitySeconds: 30, maxReceiveCount: 2 });
  const queue = { client: sqs.client, url };
  const deps = { ...queue, log: silent, patience: 2, wallClock: Date.now };
  const source = connect(queue, (records) => workBatch(records, forOne(work), deps));
  return {
    queue: createSqsQueue({ ...queue, now: () => thursday }),
    settled: source.settled,
    close: async () => {
      await source.stop();
      await sqs.stop();
    },
  };
});

const keyOf = (person: string): DeliveryKey => ({
  org: asOrgId('main'),
  person: asPersonId(person),
  id: asDeliveryId('pulse/2026-W48/ask'),
});
const message = (group: string, person: string) => ({ group, deduplicationId: person, body: keyOf(person) });
const done: WorkResult = { type: 'done' };

describe('SQS', () => {
  let sqs: Sqs;
  let names = 0;
  beforeAll(async () => {
    sqs = await startSqs();
  });
  afterAll(() => sqs.stop());

  const open = async (visibilitySeconds: number, maxReceiveCount: number) => {
    names += 1;
    const { url, deadUrl } = await sqs.createQueue(`q${names}`, { visibilitySeconds, maxReceiveCount });
    const fifo = { client: sqs.client, url };
    return {
      fifo,
      dead: { client: sqs.client, url: deadUrl },
      queue: createSqsQueue({ ...fifo, now: () => thursday }),
    };
  };

  it('hands a message out again when its worker dies', async () => {
    const { fifo, queue } = await open(1, 5);
    const worked: string[] = [];
    let deaths = 0;
    const source = connect(fifo, async (records) => {
      if (deaths < 2) {
        deaths += 1;
        throw new Error('killed');
      }
      const work = async ({ person }: DeliveryKey) => {
        worked.push(person);
        return done;
      };
      return workBatch(records, forOne(work), { ...fifo, log: silent, patience: 3, wallClock: Date.now });
    });
    await queue.send(message('slack', 's1'));
    await queue.send(message('slack', 's2'));
    await source.settled();
    await source.stop();
    expect(worked).toEqual(['s1', 's2']);
    expect(deaths).toBe(2);
  });

  it('puts aside, whole, a message whose work always throws, and works on the others', async () => {
    const { fifo, dead, queue } = await open(30, 3);
    const { log, lines } = keepLog();
    const tried: string[] = [];
    const work = async ({ person }: DeliveryKey) => {
      tried.push(person);
      if (person === 's1') throw new Error('tears of a clown');
      return done;
    };
    const source = connect(fifo, (records) =>
      workBatch(records, forOne(work), { ...fifo, log, patience: 2, wallClock: Date.now }),
    );
    await queue.send(message('slack', 's1'), message('slack', 's2'), message('teams', 't1'));
    await source.settled();
    await source.stop();
    expect(tried.filter((person) => person === 's1')).toHaveLength(3);
    expect(tried.filter((person) => person !== 's1').toSorted()).toEqual(['s2', 't1']);
    const [letter, ...others] = await receive(dead);
    expect(JSON.parse(letter?.body ?? '')).toEqual({
      key: { org: 'main', person: 's1', id: 'pulse/2026-W48/ask' },
      at: Date.UTC(2026, 10, 26, 6),
    });
    expect(others).toEqual([]);
    expect(lines.map(({ event, fields }) => [event, Object(fields).receives])).toEqual([
      ['queue.failed', 1],
      ['queue.failed', 2],
      ['queue.failed', 3],
    ]);
    expect(JSON.stringify(lines)).not.toContain('clown');
  });

  it('keeps the time of a rate limit, rounded up to seconds', async () => {
    const { fifo, queue } = await open(30, 5);
    const at: number[] = [];
    const work = async (): Promise<WorkResult> => {
      at.push(performance.now());
      return at.length === 1 ? { type: 'retry', delayMs: 1_200 } : done;
    };
    const source = connect(fifo, (records) =>
      workBatch(records, forOne(work), { ...fifo, log: silent, patience: 3, wallClock: Date.now }),
    );
    await queue.send(message('slack', 's1'));
    await source.settled();
    await source.stop();
    const [first = 0, second = 0] = at;
    expect(second - first).toBeGreaterThan(1_900);
    expect(second - first).toBeLessThan(15_000);
  });

  it('gives each message the moment it was sent at, by the clock of the product, and what has passed since', async () => {
    const { fifo, queue } = await open(30, 5);
    await queue.send(message('slack', 's1'));
    const [record] = await receive(fifo);
    if (!record) throw new Error('nothing received');
    const moments: Instant[] = [];
    const work = async (_: DeliveryKey, clock: () => Instant) => {
      moments.push(clock());
      return done;
    };
    const sent = Number(record.attributes.SentTimestamp);
    for (const wallClock of [sent + 90_000, sent - 2_000]) {
      await workBatch([record], forOne(work), { ...fifo, log: silent, patience: 3, wallClock: () => wallClock });
    }
    expect(moments).toEqual([Date.UTC(2026, 10, 26, 6, 1, 30), Date.UTC(2026, 10, 26, 6)]);
  });

  it.each([
    ['no JSON', '秘密の本文'],
    ['no key', '{"at":1795672800000}'],
    ['an empty person', '{"key":{"org":"main","person":"","id":"秘密"},"at":1795672800000}'],
    ['no moment', '{"key":{"org":"main","person":"1","id":"秘密"},"at":"秘密"}'],
  ])('counts as done what it will never read (%s), and says so without quoting it', async (_, body) => {
    const { log, lines } = keepLog();
    const attributes = { ApproximateReceiveCount: '1', SentTimestamp: '1795672800000' };
    const record = { messageId: 'm1', receiptHandle: 'r1', body, attributes };
    const never = async () => expect.unreachable();
    const deps = { client: sqs.client, url: '', log, patience: 3, wallClock: () => 1795672800000 };
    expect(await workBatch([record], never, deps)).toEqual({ batchItemFailures: [] });
    expect(lines).toEqual([{ level: 'error', event: 'queue.unreadable', fields: { message: 'm1' } }]);
  });
});
