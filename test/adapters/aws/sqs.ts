import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import type { FifoQueue } from '../../../adapters/aws/sender.ts';
import { type AwsAnswer, type AwsCall, localCredentials, startAws } from './aws-server.ts';

const region = 'ap-northeast-1';

export type Sqs = {
  readonly client: SQSClient;
  /** What was asked of SQS, in order. */
  readonly calls: readonly AwsCall[];
  /** Answers in SQS's place; a call for which it gives nothing goes through. */
  intercept(answer: (call: AwsCall) => AwsAnswer): void;
  /** Refuses messages of a batch by their body, as SQS does when it is too busy for some. */
  refuse(isRefused: (body: string) => boolean): void;
  /** A FIFO queue with dead letters. Names are one queue each. */
  createQueue(name: string, settings: QueueSettings): Promise<{ readonly url: string; readonly deadUrl: string }>;
  stop(): Promise<void>;
};

export type QueueSettings = { readonly visibilitySeconds: number; readonly maxReceiveCount: number };

/** An SQS on loopback, behind a front that can be told to refuse. */
export const startSqs = async (): Promise<Sqs> => {
  const app = buildApp({ logger: false, host: '127.0.0.1', defaultRegion: region });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  let intercepted = (_: AwsCall): AwsAnswer => undefined;
  let isRefused = (_: string): boolean => false;
  const front = await startAws(
    async (call) =>
      intercepted(call) ??
      (call.target === 'AmazonSQS.SendMessageBatch' ? forwardSome(origin, call, isRefused) : forward(origin, call)),
  );
  const client = clientAt(front.url);
  const create = async (name: string, attributes: { readonly [name: string]: string }) => {
    const QueueName = `${name}.fifo`;
    await client.send(new CreateQueueCommand({ QueueName, Attributes: { FifoQueue: 'true', ...attributes } }));
    return `${front.url}/000000000000/${QueueName}`;
  };
  return {
    client,
    calls: front.calls,
    intercept: (answer) => {
      intercepted = answer;
    },
    refuse: (answer) => {
      isRefused = answer;
    },
    createQueue: async (name, { visibilitySeconds, maxReceiveCount }) => {
      const deadUrl = await create(`${name}-dead`, {});
      const deadLetterTargetArn = `arn:aws:sqs:${region}:000000000000:${name}-dead.fifo`;
      const url = await create(name, {
        VisibilityTimeout: String(visibilitySeconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
      });
      return { url, deadUrl };
    },
    stop: async () => {
      client.destroy();
      await front.stop();
      await app.close();
    },
  };
};

export const clientAt = (endpoint: string): SQSClient =>
  new SQSClient({ region, endpoint, credentials: localCredentials, maxAttempts: 1 });

const forward = async (origin: string, { target, input }: AwsCall): Promise<AwsAnswer> => {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    authorization: `AWS4-HMAC-SHA256 Credential=local/20261121/${region}/sqs/aws4_request, SignedHeaders=, Signature=`,
  };
  try {
    const response = await fetch(origin, { method: 'POST', headers, body: JSON.stringify(input) });
    const body: unknown = await response.json();
    return { status: response.status, body: Object(body) };
  } catch {
    // A long poll that nobody waits for any more, cut off when SQS stops.
    return undefined;
  }
};

const forwardSome = async (
  origin: string,
  { target, input }: AwsCall,
  isRefused: (body: string) => boolean,
): Promise<AwsAnswer> => {
  const judged = [Object(input).Entries].flat().map((entry) => ({ entry, refused: isRefused(entry.MessageBody) }));
  const Failed = judged
    .filter(({ refused }) => refused)
    .map(({ entry }) => ({ Id: entry.Id, SenderFault: false, Code: 'ThrottlingException' }));
  const Entries = judged.filter(({ refused }) => !refused).map(({ entry }) => entry);
  if (Entries.length === 0) return { status: 200, body: { Successful: [], Failed } };
  const answer = await forward(origin, { target, input: { ...input, Entries } });
  return answer && { ...answer, body: { ...answer.body, ...(Failed.length > 0 && { Failed }) } };
};

/** How many messages wait, and how many are being worked on. */
export const waiting = async ({ client, url }: FifoQueue): Promise<readonly [number, number]> => {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return [Number(Attributes.ApproximateNumberOfMessages), Number(Attributes.ApproximateNumberOfMessagesNotVisible)];
};

/** Takes what the queue gives at this moment. */
export const receive = async ({ client, url }: FifoQueue, waitSeconds = 0, abortSignal?: AbortSignal) => {
  const command = new ReceiveMessageCommand({
    QueueUrl: url,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ['All'],
  });
  const { Messages = [] } = await client.send(command, abortSignal ? { abortSignal } : {});
  return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '',
      SentTimestamp: Attributes.SentTimestamp ?? '',
      MessageGroupId: Attributes.MessageGroupId ?? '',
    },
  }));
};

/** Takes messages off the queue for good. */
export const remove = async ({ client, url }: FifoQueue, records: readonly Pick<SQSRecord, 'receiptHandle'>[]) => {
  if (records.length === 0) return;
  const Entries = records.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
  await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
};
