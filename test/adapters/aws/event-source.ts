import type { SQSBatchResponse } from 'aws-lambda';
import type { FifoRecord } from '../../../adapters/aws/fifo.ts';
import type { FifoQueue } from '../../../adapters/aws/sender.ts';
import { receive, remove, waiting } from './sqs.ts';

export type EventSource = {
  /** Resolves when the queue holds nothing any more. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Plays Lambda's event source mapping with partial batch responses: batches of at most ten, as many functions at once as
 * there are groups to work on, what is not reported as failed is deleted, and nothing when the function itself fails.
 */
export const connect = (
  queue: FifoQueue,
  handle: (records: readonly FifoRecord[]) => Promise<SQSBatchResponse>,
): EventSource => {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const run = async (records: readonly FifoRecord[]): Promise<void> => {
    const answer = await handle(records).catch(() => undefined);
    if (!answer) return;
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    await remove(
      queue,
      records.filter(({ messageId }) => !failed.has(messageId)),
    );
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const records = await receive(queue, 20, stopping.signal).catch(() => []);
      if (records.length === 0) continue;
      const job = run(records).finally(() => running.delete(job));
      running.add(job);
    }
  };

  const polling = poll();
  return {
    settled: async () => {
      while (running.size > 0 || (await waiting(queue)).some((count) => count > 0)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop: async () => {
      stopping.abort();
      await polling;
      await Promise.allSettled(running);
    },
  };
};
