import { GetQueueAttributesCommand, ListQueuesCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs';
import { sqsOf } from './doctor-aws.ts';
import { type Finding, judged, looking, ok, unchecked, wrong } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';

/** The queue of deliveries and its dead letters. Nothing is taken off it. */
export const checkQueues = async (doctor: Doctor): Promise<readonly Finding[]> => {
  const { scope, texts } = doctor;
  const { queue: what } = texts.queues;
  if (scope.kind !== 'aws') return [unchecked('queues.deliveries', what, texts.queues.inProcess)];
  if (scope.stack === undefined) return [unchecked('queues.deliveries', what, texts.common.needsStage)];
  const client = sqsOf(doctor);
  const prefix = `${scope.stack}-Deliveries`;
  try {
    return await looking({ check: 'queues.deliveries', what, where: 'Amazon SQS' }, texts, async () => {
      const queues = await queuesOf(prefix, client);
      const queue = newest(queues.filter(({ name }) => !name.startsWith(`${prefix}Dead`)));
      if (!queue) return [wrong('queues.deliveries', texts.queues.missing)];
      return [...judgedQueue(queue, queues, doctor)];
    });
  } finally {
    client.destroy();
  }
};

type Attributes = { readonly [name: string]: string };
type FoundQueue = { readonly name: string; readonly attributes: Attributes };

const queuesOf = async (prefix: string, client: SQSClient): Promise<readonly FoundQueue[]> => {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix, MaxResults: 1000 }));
  const found: FoundQueue[] = [];
  for (const url of QueueUrls) {
    const attributes = await attributesOf(url, client);
    if (attributes) found.push({ name: url.slice(url.lastIndexOf('/') + 1), attributes });
  }
  return found;
};

/** A list may still hold what was just deleted. */
const attributesOf = async (QueueUrl: string, client: SQSClient): Promise<Attributes | undefined> => {
  try {
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return Attributes ?? {};
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
};

/** A destroyed stack leaves its queues behind; the functions use the latest. */
const newest = (queues: readonly FoundQueue[]): FoundQueue | undefined =>
  queues.toSorted((a, b) => createdAt(b) - createdAt(a))[0];

const createdAt = ({ attributes }: FoundQueue): number => Number(attributes.CreatedTimestamp ?? 0);

const judgedQueue = (
  { name, attributes }: FoundQueue,
  queues: readonly FoundQueue[],
  { texts: { queues: texts } }: Doctor,
): readonly Finding[] => {
  const waiting = Number(attributes.ApproximateNumberOfMessages ?? 0);
  const target = /:([^:"]+)"/.exec(
    attributes.RedrivePolicy?.match(/"deadLetterTargetArn"\s*:\s*"[^"]+"/)?.[0] ?? '',
  )?.[1];
  const dead = queues.find((queue) => queue.name === target);
  const isFifo = attributes.FifoQueue === 'true' && name.endsWith('.fifo');
  return [
    judged('queues.deliveries', isFifo, texts.found, texts.notFifo),
    ...(dead ? [ok('queues.dead', texts.hasDead), letters(dead, texts)] : [wrong('queues.dead', texts.noDead)]),
    unchecked('queues.age', texts.age, texts.ageUnknown(waiting)),
  ];
};

const letters = ({ attributes }: FoundQueue, texts: Doctor['texts']['queues']): Finding => {
  const count = Number(attributes.ApproximateNumberOfMessages ?? 0);
  return judged('queues.letters', count === 0, texts.noLetters, texts.letters(count));
};
