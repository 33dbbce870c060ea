import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSender, type FifoQueue, sqsName } from '../../../adapters/aws/sender.ts';
import { clientAt, receive, remove, type Sqs, startSqs, waiting } from './sqs.ts';

const message = (person: number) => ({ group: `g${person}`, deduplicationId: `d${person}`, body: `{"n":${person}}` });
const messages = (count: number) => Array.from({ length: count }, (_, index) => message(index));

describe('names for SQS', () => {
  it.each(['a', 'main/pulse/2026-W48/ask/hanako@example.go.jp', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 'x'.repeat(128)])(
    'leaves %s as it is',
    (name) => {
      expect(sqsName(name)).toBe(name);
    },
  );

  it.each(['', ' ', 'two words', '総務省', 'a\n', 'x'.repeat(129)])('replaces %j by a name that SQS takes', (name) => {
    expect(sqsName(name)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells long names apart that begin alike', () => {
    expect(sqsName(`${'x'.repeat(200)}1`)).not.toBe(sqsName(`${'x'.repeat(200)}2`));
  });
});

describe('the sender', () => {
  let sqs: Sqs;
  let queue: FifoQueue;
  let names = 0;
  beforeAll(async () => {
    sqs = await startSqs();
  });
  afterAll(() => sqs.stop());
  beforeEach(async () => {
    names += 1;
    const { url } = await sqs.createQueue(`s${names}`, { visibilitySeconds: 30, maxReceiveCount: 5 });
    queue = { client: sqs.client, url };
    sqs.intercept(() => undefined);
    sqs.refuse(() => false);
  });

  it('sends ten a request and nothing for nobody', async () => {
    const { send, sendAll } = createSender(queue);
    const before = sqs.calls.length;
    await sendAll([]);
    expect(sqs.calls.length - before).toBe(0);
    await sendAll(messages(21));
    expect(sqs.calls.length - before).toBe(3);
    await send(message(21));
    expect(await waiting(queue)).toEqual([22, 0]);
  });

  it('keeps the order within a group across requests', async () => {
    await createSender(queue).sendAll(messages(12).map((each) => ({ ...each, group: 'slack' })));
    const bodies: string[] = [];
    for (let records = await receive(queue); records.length > 0; records = await receive(queue)) {
      bodies.push(...records.map(({ body }) => body));
      await remove(queue, records);
    }
    expect(bodies).toEqual(messages(12).map(({ body }) => body));
  });

  it('sends once more what was refused at first, and only that', async () => {
    const before = sqs.calls.length;
    const busyFor = new Set(['{"n":1}']);
    sqs.refuse((body) => busyFor.delete(body));
    await createSender(queue).sendAll(messages(3));
    const sent = sqs.calls.slice(before).map(({ input }) => [Object(input).Entries].flat().length);
    expect(sent).toEqual([3, 1]);
    expect((await receive(queue)).map(({ body }) => body)).toEqual(['{"n":0}', '{"n":2}', '{"n":1}']);
  });

  it('throws when a message is refused twice, after having sent all the others', async () => {
    const before = sqs.calls.length;
    sqs.refuse((body) => body === '{"n":1}' || body === '{"n":4}');
    const sent = createSender(queue).sendAll(messages(25));
    await expect(sent).rejects.toMatchObject({
      code: 'platform-failed',
      message: 'platform-failed: the queue did not take 2 of 25 messages: ThrottlingException',
    });
    expect(sqs.calls.length - before).toBe(4);
    expect(await waiting(queue)).toEqual([23, 0]);
  });

  it('throws when the answer says nothing of a message', async () => {
    sqs.intercept(() => ({ status: 200, body: { Successful: [], Failed: [] } }));
    await expect(createSender(queue).sendAll(messages(2))).rejects.toMatchObject({
      message: 'platform-failed: the queue did not take 2 of 2 messages: no-answer',
    });
  });

  it('throws one stable code when SQS refuses or cannot be reached', async () => {
    const gone = { client: sqs.client, url: `${queue.url}-gone` };
    await expect(createSender(gone).send(message(1))).rejects.toMatchObject({ code: 'platform-failed' });
    const unreachable = { client: clientAt('http://127.0.0.1:1'), url: queue.url };
    await expect(createSender(unreachable).sendAll(messages(2))).rejects.toMatchObject({ code: 'platform-failed' });
  });
});
