import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FifoRecord, workInOrder } from '../../../adapters/aws/fifo.ts';
import type { WorkResult } from '../../../src/delivery/ports.ts';
import { AkariError } from '../../../src/errors.ts';
import { type AwsAnswer, type AwsServer, keepLog, startAws } from './aws-server.ts';
import { clientAt } from './sqs.ts';

const done: WorkResult = { type: 'done' };
const url = 'http://127.0.0.1/000000000000/deliveries.fifo';

/** A batch as Lambda hands it over: `s1` is the first message of the group `s`. */
const batchOf = (names: readonly string[], receives = 1): readonly FifoRecord[] =>
  names.map((name) => ({
    messageId: name,
    receiptHandle: `receipt of ${name}`,
    body: name,
    attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: '1795672800000' },
  }));

describe('a batch of a FIFO queue', () => {
  let server: AwsServer;
  let answer: AwsAnswer;
  beforeAll(async () => {
    server = await startAws(() => answer);
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    answer = { status: 200, body: { Successful: [], Failed: [] } };
  });

  type Script = { readonly [name: string]: WorkResult | Error };
  type Options = { readonly receives?: number; readonly patience?: number; readonly hasTime?: () => boolean };

  const work = async (names: readonly string[], script: Script, options: Options = {}) => {
    const { receives = 1, patience = 3, ...rest } = options;
    const { log, lines } = keepLog();
    const tried: string[] = [];
    const before = server.calls.length;
    const client = clientAt(server.url);
    const run = async ({ body }: FifoRecord) => {
      tried.push(body);
      const result = script[body] ?? done;
      if (result instanceof Error) throw result;
      return result;
    };
    const response = await workInOrder(batchOf(names, receives), run, { client, url, log, patience, ...rest });
    client.destroy();
    const calls = server.calls.slice(before);
    const visibility = calls.flatMap(({ input }) =>
      [Object(input).Entries].flat().map((entry) => [entry.ReceiptHandle, entry.VisibilityTimeout]),
    );
    const failed = response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    return { failed, tried, visibility, targets: calls.map(({ target }) => target), lines };
  };
  const retry = (delayMs: number): WorkResult => ({ type: 'retry', delayMs });

  it('reports nothing and asks nothing of SQS when all is done', async () => {
    const { failed, tried, targets } = await work(['s1', 't1', 's2'], {});
    expect(tried).toEqual(['s1', 't1', 's2']);
    expect([failed, targets]).toEqual([[], []]);
  });

  it('stops at a rate limit, holds that message back and lets all after it come back at once', async () => {
    const { failed, tried, visibility, targets } = await work(['s1', 's2', 't1', 's3'], { s2: retry(30_000) });
    expect(tried).toEqual(['s1', 's2']);
    expect(failed).toEqual(['s2', 't1', 's3']);
    expect(targets).toEqual(['AmazonSQS.ChangeMessageVisibilityBatch']);
    expect(visibility).toEqual([
      ['receipt of s2', 30],
      ['receipt of t1', 0],
      ['receipt of s3', 0],
    ]);
  });

  it.each([
    [0, 0],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [-5, 0],
    [42_300_000, 42_300],
    [43_200_000, 42_300],
    [Number.POSITIVE_INFINITY, 42_300],
  ])('turns a wait of %d ms into %d s, within the twelve hours from the receive', async (delayMs, seconds) => {
    const { visibility } = await work(['s1'], { s1: retry(delayMs) });
    expect(visibility).toEqual([['receipt of s1', seconds]]);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [500, 60],
  ])('holds back a message that threw at receive %d for %d s, and stops', async (receives, seconds) => {
    const { failed, visibility } = await work(['s1', 't1'], { s1: new Error('x') }, { receives, patience: 1_000 });
    expect(failed).toEqual(['s1', 't1']);
    expect(visibility).toEqual([
      ['receipt of s1', seconds],
      ['receipt of t1', 0],
    ]);
  });

  it('goes on past a message that throws time and again, so that only that one goes to the dead letters', async () => {
    const options = { receives: 3, patience: 3 };
    const { failed, tried, visibility } = await work(['s1', 's2', 's3', 't1'], { s1: new Error('x') }, options);
    expect(tried).toEqual(['s1', 's2', 's3', 't1']);
    expect(failed).toEqual(['s1']);
    expect(visibility).toEqual([['receipt of s1', 0]]);
  });

  it('still stops at a rate limit behind a message it went past', async () => {
    const script = { s1: new Error('x'), s2: retry(5_000) };
    const { failed, visibility } = await work(['s1', 's2', 's3'], script, { receives: 3, patience: 3 });
    expect(failed).toEqual(['s1', 's2', 's3']);
    expect(visibility).toEqual([
      ['receipt of s1', 0],
      ['receipt of s2', 5],
      ['receipt of s3', 0],
    ]);
  });

  it('leaves the rest to the next run when time is short, but always works on the first', async () => {
    const { failed, tried, visibility } = await work(['s1', 's2', 't1'], {}, { hasTime: () => false });
    expect(tried).toEqual(['s1']);
    expect(failed).toEqual(['s2', 't1']);
    expect(visibility).toEqual([
      ['receipt of s2', 0],
      ['receipt of t1', 0],
    ]);
  });

  it.each([
    ['an error with a code', new AkariError('unknown-record', '花子\n    at 22:00 残業'), 'unknown-record'],
    ['any error', new TypeError('花子\n    at 22:00 残業'), 'TypeError'],
  ])('logs the code of %s and where it was thrown, never what it says', async (_, error, code) => {
    const { lines } = await work(['s1'], { s1: error });
    expect(lines).toEqual([
      {
        level: 'error',
        event: 'queue.failed',
        fields: { message: 's1', receives: 1, code, at: expect.stringContaining('fifo.test.ts:') },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/花子|残業/);
  });

  it.each([
    ['refuses one', { status: 200, body: { Successful: [], Failed: [{ Id: '0', Code: 'ReceiptHandleIsInvalid' }] } }],
    ['fails', { status: 500, body: { __type: 'InternalFailure' } }],
  ])('reports the same when SQS %s, and says that its own time-out counts', async (_, refusal) => {
    answer = refusal;
    const { failed, lines } = await work(['s1', 's2'], { s1: retry(5_000) });
    expect(failed).toEqual(['s1', 's2']);
    expect(lines.map(({ level, event }) => [level, event])).toEqual([['warn', 'queue.visibility']]);
  });
});
