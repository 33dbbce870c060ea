import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import { parsed } from './errors.ts';
import type { Key } from './keys.ts';
import { lift } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

/** DynamoDB's own limits of one batch request. */
const GET_LIMIT = 100;
const WRITE_LIMIT = 25;
const MAX_ROUNDS = 12;
const WIDTH = 8;

/** At most `width` of the calls at a time. */
export const inParallel = async <T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>) => {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};

export const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** What the table left undone is asked for again, later each time. */
const untilDone = async <T>(all: readonly T[], attempt: (part: readonly T[]) => Promise<readonly T[]>) => {
  let left = all;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new AkariError('too-many-conflicts', 'the table stays overloaded');
    if (round > 0) await sleep(25 * 2 ** Math.min(round, 7));
    left = await attempt(left);
  }
};

const distinct = (keys: readonly Key[]): Key[] => [
  ...new Map(keys.map(({ pk, sk }) => [JSON.stringify([pk, sk]), { pk, sk }])).values(),
];

/** The items there are under these keys, in any order. */
export const getAll = async (rows: Rows, keys: readonly Key[], consistent: boolean): Promise<Item[]> => {
  const found: Item[] = [];
  const attempt = async (part: readonly Key[]): Promise<readonly Key[]> => {
    const request = { Keys: part.map((key) => ({ ...key })), ConsistentRead: consistent };
    const answer = await rows.client.send(
      new BatchGetCommand({ RequestItems: { [rows.table]: request }, ReturnConsumedCapacity: 'TOTAL' }),
    );
    rows.meter.record('read', answer);
    found.push(...(answer.Responses?.[rows.table] ?? []).map(lift));
    return (answer.UnprocessedKeys?.[rows.table]?.Keys ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  };
  await inParallel(chunksOf(distinct(keys), GET_LIMIT), WIDTH, (chunk) => untilDone(chunk, attempt));
  return found;
};

type WriteRequest = {
  readonly PutRequest?: { readonly Item: Item | undefined } | undefined;
  readonly DeleteRequest?: { readonly Key: Item | undefined } | undefined;
};

const writeAll = (rows: Rows, requests: readonly WriteRequest[], before?: () => Promise<void>): Promise<void> => {
  const attempt = async (part: readonly WriteRequest[]): Promise<readonly WriteRequest[]> => {
    await before?.();
    const answer = await rows.client.send(
      new BatchWriteCommand({ RequestItems: { [rows.table]: [...part] }, ReturnConsumedCapacity: 'TOTAL' }),
    );
    rows.meter.record('write', answer);
    return answer.UnprocessedItems?.[rows.table] ?? [];
  };
  return inParallel(chunksOf(requests, WRITE_LIMIT), WIDTH, (chunk) => untilDone(chunk, attempt));
};

/** Writes rows without a condition: only for rows that nobody else changes. `before` runs before each request. */
export const putAll = (rows: Rows, items: readonly (Key & Item)[], before?: () => Promise<void>): Promise<void> =>
  writeAll(
    rows,
    items.map((item) => ({ PutRequest: { Item: item } })),
    before,
  );

export const removeAll = (rows: Rows, keys: readonly Key[]): Promise<void> =>
  writeAll(
    rows,
    distinct(keys).map((key) => ({ DeleteRequest: { Key: key } })),
  );

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** Removes a whole partition, or what begins with a prefix in it, a page after the other. */
export const eraseAll = async (rows: Rows, partition: string, prefix?: string): Promise<void> => {
  for await (const page of rows.pages({ partition, ...(prefix !== undefined && { prefix }) }))
    await removeAll(
      rows,
      page.map((item) => parsed(keySchema, item)),
    );
};
