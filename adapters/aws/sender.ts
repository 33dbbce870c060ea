import { createHash } from 'node:crypto';
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { AkariError } from '../../src/errors.ts';

/** A FIFO queue, with the client that speaks to it. */
export type FifoQueue = { readonly client: SQSClient; readonly url: string };

/** In order within a group. One with the `deduplicationId` of another sent within five minutes is dropped by SQS. */
export type FifoMessage = { readonly group: string; readonly deduplicationId: string; readonly body: string };

export type Sender = {
  send(message: FifoMessage): Promise<void>;
  /** Ten a request. Throws when SQS did not take every one; a repeat of all of them is harmless. */
  sendAll(messages: readonly FifoMessage[]): Promise<void>;
};

/** SQS takes so many messages in one request. */
const PER_REQUEST = 10;

export const createSender = (queue: FifoQueue): Sender => ({
  send: async (message) => {
    await queue.client.send(new SendMessageCommand({ QueueUrl: queue.url, ...entryOf(message) })).catch(unreached);
  },
  sendAll: async (messages) => {
    let refused: readonly Refusal[] = [];
    // One request after the other: side by side they would mix up the order within a group.
    for (let first = 0; first < messages.length; first += PER_REQUEST) {
      refused = [...refused, ...(await sendTen(queue, messages.slice(first, first + PER_REQUEST)))];
    }
    if (refused.length === 0) return;
    const codes = [...new Set(refused.map(({ code }) => code))].join(', ');
    throw new AkariError(
      'platform-failed',
      `the queue did not take ${refused.length} of ${messages.length} messages: ${codes}`,
    );
  },
});

type Refusal = { readonly message: FifoMessage; readonly code: string };

/** Those that the queue takes neither at once nor a second time. */
const sendTen = async (queue: FifoQueue, messages: readonly FifoMessage[]): Promise<readonly Refusal[]> => {
  const refused = await request(queue, messages);
  return refused.length === 0
    ? refused
    : request(
        queue,
        refused.map(({ message }) => message),
      );
};

/** A message counts as taken only when the answer says so. */
const request = async ({ client, url }: FifoQueue, messages: readonly FifoMessage[]): Promise<readonly Refusal[]> => {
  const Entries: SendMessageBatchRequestEntry[] = messages.map((message, index) => ({
    Id: String(index),
    ...entryOf(message),
  }));
  const { Successful = [], Failed = [] } = await client
    .send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
    .catch(unreached);
  const taken = new Set(Successful.map(({ Id }) => Id));
  return messages.flatMap((message, index) => {
    const Id = String(index);
    return taken.has(Id) ? [] : [{ message, code: Failed.find((each) => each.Id === Id)?.Code ?? 'no-answer' }];
  });
};

const unreached = (error: unknown): never => {
  throw new AkariError('platform-failed', 'the queue did not answer, or refused', error);
};

const entryOf = ({ group, deduplicationId, body }: FifoMessage) => ({
  MessageGroupId: sqsName(group),
  MessageDeduplicationId: sqsName(deduplicationId),
  MessageBody: body,
});

/** Groups and deduplication ids are 1–128 of these characters; any other is told apart by its hash. */
export const sqsName = (name: string): string =>
  /^[!-~]{1,128}$/.test(name) ? name : createHash('sha256').update(name).digest('hex');
