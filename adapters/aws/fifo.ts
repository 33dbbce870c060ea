import { ChangeMessageVisibilityBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { WorkResult } from '../../src/delivery/ports.ts';
import type { Log } from '../log.ts';
import { reasonOf } from './reason.ts';
import type { FifoQueue } from './sender.ts';

/** What SQS and Lambda hand over of one message. */
export type FifoRecord = Pick<SQSRecord, 'messageId' | 'receiptHandle' | 'body'> & {
  readonly attributes: Pick<SQSRecord['attributes'], 'ApproximateReceiveCount' | 'SentTimestamp'>;
};

export type FifoDeps = FifoQueue & {
  readonly log: Log;
  /**
   * The receive from which on a message that still throws holds nobody up: those after it are worked on, and it goes on
   * alone to the dead letters. At most the queue's `maxReceiveCount`, or the others would go there with it, untried.
   */
  readonly patience: number;
  /** False when the function is about to run out of time: the rest is then left to the next one. Asked before each. */
  readonly hasTime?: () => boolean;
};

/** A message that was not done, and when it may be received again. */
type Left = { readonly record: FifoRecord; readonly seconds: number };

type Attempt = { readonly type: 'done' } | { readonly type: 'hold' | 'let-go'; readonly seconds: number };

/**
 * A message may stay invisible for twelve hours from its receive, and SQS refuses more. Some of that may have passed: the
 * fifteen minutes that a function runs at the longest.
 */
const LONGEST_HOLD_SECONDS = 43_200 - 900;

const LONGEST_PAUSE_SECONDS = 60;

/**
 * Works on a batch of a FIFO queue in order and stops at the first message that has to come back, whatever its group:
 * it and all after it are left, so that no group is reordered. That one is held back for as long as it asks, and with
 * it its group. All others become visible at once: those of other groups must not wait for a limit that is not theirs,
 * and one of its own group would hold the group until the queue's own time-out, however short the limit.
 */
export const workInOrder = async (
  records: readonly FifoRecord[],
  work: (record: FifoRecord) => Promise<WorkResult>,
  deps: FifoDeps,
): Promise<SQSBatchResponse> => {
  const left: Left[] = [];
  for (const [index, record] of records.entries()) {
    if (index > 0 && deps.hasTime?.() === false) {
      left.push(...atOnce(records.slice(index)));
      break;
    }
    const attempt = await attemptOn(record, work, deps);
    if (attempt.type === 'done') continue;
    left.push({ record, seconds: attempt.seconds });
    if (attempt.type === 'let-go') continue;
    left.push(...atOnce(records.slice(index + 1)));
    break;
  }
  await reappear(left, deps);
  return { batchItemFailures: left.map(({ record }) => ({ itemIdentifier: record.messageId })) };
};

const atOnce = (records: readonly FifoRecord[]): readonly Left[] => records.map((record) => ({ record, seconds: 0 }));

const attemptOn = async (
  record: FifoRecord,
  work: (record: FifoRecord) => Promise<WorkResult>,
  { log, patience }: FifoDeps,
): Promise<Attempt> => {
  try {
    const result = await work(record);
    return result.type === 'done' ? result : { type: 'hold', seconds: secondsOf(result.delayMs) };
  } catch (error) {
    const receives = Number(record.attributes.ApproximateReceiveCount);
    log.error('queue.failed', { message: record.messageId, receives, ...reasonOf(error) });
    return receives >= patience ? { type: 'let-go', seconds: 0 } : { type: 'hold', seconds: pauseAfter(receives) };
  }
};

const secondsOf = (delayMs: number): number => Math.min(Math.ceil(Math.max(0, delayMs) / 1000), LONGEST_HOLD_SECONDS);

/** 1, 2, 4 … 60 seconds, instead of the queue's own time-out, which is several times the longest run of the function. */
const pauseAfter = (receives: number): number => Math.min(2 ** Math.max(0, receives - 1), LONGEST_PAUSE_SECONDS);

/** Only hurries or holds what comes back in any case: when it fails, the queue's own time-out counts. */
const reappear = async (left: readonly Left[], { client, url, log }: FifoDeps): Promise<void> => {
  if (left.length === 0) return;
  const Entries = left.map(({ record, seconds }, index) => ({
    Id: String(index),
    ReceiptHandle: record.receiptHandle,
    VisibilityTimeout: seconds,
  }));
  try {
    const { Failed = [] } = await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
    if (Failed.length > 0) log.warn('queue.visibility', { messages: Failed.length, code: Failed[0]?.Code });
  } catch (error) {
    log.warn('queue.visibility', { messages: left.length, ...reasonOf(error) });
  }
};
