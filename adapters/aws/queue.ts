import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod/mini';
import { asRoomId } from '../../src/conversation/inbound.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import type { Queue, QueueBody, QueueMessage, WorkResult } from '../../src/delivery/ports.ts';
import { asOrgId, asPersonId } from '../../src/people/model.ts';
import { asInstant, type Instant } from '../../src/time/instant.ts';
import { type FifoDeps, type FifoRecord, workInOrder } from './fifo.ts';
import { createSender, type FifoQueue } from './sender.ts';

/**
 * The queue port on SQS, ten messages a request. `now` is the product's clock: it travels with the message. Throws when any
 * was not taken; a repeat of all is harmless.
 */
export const createSqsQueue = ({ now, ...queue }: FifoQueue & { readonly now: () => Instant }): Queue => {
  const sender = createSender(queue);
  const encode = ({ body, ...message }: QueueMessage) => ({
    ...message,
    body: JSON.stringify({ key: body, at: now() }),
  });
  return {
    send: (...messages) => {
      const [first, ...more] = messages.map(encode);
      if (!first) return Promise.resolve();
      return more.length === 0 ? sender.send(first) : sender.sendAll([first, ...more]);
    },
  };
};

export type BatchDeps = FifoDeps & {
  /** The machine's clock in epoch milliseconds, by which SQS stamps messages, too. */
  readonly wallClock: () => number;
};

/** Works on a batch of deliveries, each by the product's clock of its own: when it was sent, and what has passed since. */
export const workBatch = (
  records: readonly FifoRecord[],
  work: (body: QueueBody, clock: () => Instant) => Promise<WorkResult>,
  deps: BatchDeps,
): Promise<SQSBatchResponse> =>
  workInOrder(
    records,
    async (record) => {
      const message = ifMessage(record.body);
      if (message) return work(message.key, () => momentOf(message.at, record, deps.wallClock()));
      // Nobody will ever read it: left, it would only stop its group. Its row is still due, and the tick sends it anew.
      deps.log.error('queue.unreadable', { message: record.messageId });
      return { type: 'done' };
    },
    deps,
  );

/** Never before it was sent, though two machines' clocks may say so. */
const momentOf = (at: Instant, { attributes }: FifoRecord, wallClock: number): Instant =>
  asInstant(at + Math.max(0, wallClock - Number(attributes.SentTimestamp)));

const id = <T>(make: (value: string) => T) => z.pipe(z.string().check(z.minLength(1)), z.transform(make));

const stored = z.object({
  key: z.union([
    z.strictObject({ org: id(asOrgId), person: id(asPersonId), id: id(asDeliveryId) }),
    z.strictObject({ org: id(asOrgId), delivery: id(asDeliveryId), page: z.string().check(z.minLength(1)) }),
    z.strictObject({ org: id(asOrgId), room: id(asRoomId) }),
  ]),
  at: z.pipe(z.number(), z.transform(asInstant)),
});

const ifMessage = (body: string): z.infer<typeof stored> | undefined => {
  try {
    return z.safeParse(stored, JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};
