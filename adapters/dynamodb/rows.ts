import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isRefused } from './errors.ts';
import { type IndexName, indexes, type Key } from './keys.ts';
import type { Recorder } from './meter.ts';
import { lift } from './migrate.ts';

export type Item = { readonly [attribute: string]: unknown };

/** `#name` in an expression stands for the attribute `name`, `:name` for the value given under that name. */
export type Condition = { readonly if: string; readonly values?: Item };

export type Change = {
  /** Attributes left undefined are not touched. */
  readonly set?: Item;
  readonly remove?: readonly string[];
  readonly add?: { readonly [attribute: string]: number };
};

/**
 * `retried`: the client sent the write more than once, so the refusal may come from our own first attempt, whose answer
 * got lost. `item` is the whole row after an update, the replaced row (if any) after a put.
 */
export type Written =
  | { readonly type: 'written'; readonly item: Item | undefined }
  | { readonly type: 'refused'; readonly retried: boolean };

export type PageQuery = {
  readonly partition: string;
  readonly index?: IndexName;
  /** Only sort keys that begin with this, that are not after this, or that are after this: one of the three. `from`: with `until`. */
  readonly prefix?: string;
  readonly until?: string;
  readonly from?: string;
  readonly after?: string;
  /** From the last sort key to the first. */
  readonly isReverse?: true;
  /** Items a request; without it as many as fit 1 MB. */
  readonly limit?: number;
  /** Only these attributes, beside type and version: less to carry and to parse, at the price of the whole. */
  readonly select?: readonly string[];
  /** May miss the last second's writes, for half the price. */
  readonly mayLag?: true;
};

/** The single-item operations of one table, counted by a meter. Reads by key are consistent, and lift what they read. */
export type Rows = ReturnType<typeof openRows>;

export const openRows = (client: DynamoDBDocumentClient, table: string, meter: Recorder) => {
  const common = { TableName: table, ReturnConsumedCapacity: 'TOTAL' } as const;

  const written = async (send: () => Promise<{ readonly Attributes?: Item | undefined }>): Promise<Written> => {
    try {
      const { Attributes } = await send();
      return { type: 'written', item: Attributes && lift(Attributes) };
    } catch (error) {
      if (!isRefused(error)) throw error;
      meter.record('write', { $metadata: error.$metadata });
      return { type: 'refused', retried: (error.$metadata.attempts ?? 1) > 1 };
    }
  };
  const recorded = async <T extends Parameters<Recorder['record']>[1]>(kind: 'read' | 'write', answer: Promise<T>) => {
    const result = await answer;
    meter.record(kind, result);
    return result;
  };

  return {
    client,
    table,
    meter,

    async get(key: Key): Promise<Item | undefined> {
      const command = new GetCommand({ ...common, Key: { ...key }, ConsistentRead: true });
      const { Item } = await recorded('read', client.send(command));
      return Item && lift(Item);
    },

    put: (item: Key & Item, condition?: Condition): Promise<Written> =>
      written(() =>
        recorded(
          'write',
          client.send(new PutCommand({ ...common, Item: item, ReturnValues: 'ALL_OLD', ...conditionOf(condition) })),
        ),
      ),

    /** Changes one row, creating it unless the condition says otherwise. */
    update: (key: Key, change: Change, condition?: Condition): Promise<Written> =>
      written(() =>
        recorded('write', client.send(new UpdateCommand({ ...common, ...updateOf(key, change, condition) }))),
      ),

    remove: (key: Key, condition?: Condition): Promise<Written> =>
      written(() =>
        recorded('write', client.send(new DeleteCommand({ ...common, Key: { ...key }, ...conditionOf(condition) }))),
      ),

    /** One partition of the table (consistent) or of an index (not), in pages, in the order of the sort key. */
    async *pages(query: PageQuery): AsyncGenerator<readonly Item[]> {
      let start: Record<string, unknown> | undefined;
      do {
        const command = new QueryCommand({ ...common, ...queryOf(query), ExclusiveStartKey: start });
        const answer = await recorded('read', client.send(command));
        start = answer.LastEvaluatedKey;
        if (answer.Items?.length) yield answer.Items.map(lift);
      } while (start);
    },
  };
};

const namesIn = (expression: string) =>
  Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([placeholder, name]) => [placeholder, name ?? '']));

const placeholders = (values: Item) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));

const conditionOf = (condition: Condition | undefined) => {
  if (!condition) return {};
  const names = namesIn(condition.if);
  return {
    ConditionExpression: condition.if,
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(condition.values && { ExpressionAttributeValues: placeholders(condition.values) }),
  };
};

const clause = (verb: string, parts: readonly string[]): string[] =>
  parts.length > 0 ? [`${verb} ${parts.join(', ')}`] : [];

/** `v` says which version made the row, so that an update sets it only where it makes one. */
const assignment = (name: string): string =>
  name === 'v' ? '#v = if_not_exists(#v, :set_v)' : `#${name} = :set_${name}`;

const updateOf = (key: Key, { set = {}, remove = [], add = {} }: Change, condition: Condition | undefined) => {
  const sets = Object.entries(set).filter(([, value]) => value !== undefined);
  const expression = [
    ...clause(
      'SET',
      sets.map(([name]) => assignment(name)),
    ),
    ...clause(
      'REMOVE',
      remove.map((name) => `#${name}`),
    ),
    ...clause(
      'ADD',
      Object.keys(add).map((name) => `#${name} :add_${name}`),
    ),
  ].join(' ');
  const values = {
    ...condition?.values,
    ...Object.fromEntries(sets.map(([name, value]) => [`set_${name}`, value])),
    ...Object.fromEntries(Object.entries(add).map(([name, value]) => [`add_${name}`, value])),
  };
  return {
    Key: { ...key },
    UpdateExpression: expression,
    ReturnValues: 'ALL_NEW',
    ...(condition && { ConditionExpression: condition.if }),
    ExpressionAttributeNames: namesIn(`${expression} ${condition?.if ?? ''}`),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: placeholders(values) }),
  } as const;
};

/** The bound of the sort key and how it binds. */
const boundOf = ({ prefix, from, until, after }: PageQuery) => {
  if (prefix !== undefined) return { bound: prefix, sort: 'begins_with(#range, :bound)' };
  if (from !== undefined) return { bound: until, from, sort: '#range BETWEEN :from AND :bound' };
  return after === undefined ? { bound: until, sort: '#range <= :bound' } : { bound: after, sort: '#range > :bound' };
};

const queryOf = (query: PageQuery) => {
  const { partition, index, isReverse, limit, select, mayLag } = query;
  const { hash, range }: { hash: string; range?: string } = index ? indexes[index] : { hash: 'pk', range: 'sk' };
  const { bound, from, sort } = boundOf(query);
  const bounded = range !== undefined && bound !== undefined;
  const selected = select && [...new Set(['pk', 'v', 'type', ...select])];
  return {
    ...(index === undefined ? { ConsistentRead: mayLag !== true } : { IndexName: index }),
    KeyConditionExpression: bounded ? `#hash = :hash AND ${sort}` : '#hash = :hash',
    ...(selected && { ProjectionExpression: selected.map((name) => `#${name}`).join(', ') }),
    ExpressionAttributeNames: {
      ...{ '#hash': hash, ...(bounded && { '#range': range }) },
      ...(selected && Object.fromEntries(selected.map((name) => [`#${name}`, name]))),
    },
    ExpressionAttributeValues: {
      ...{ ':hash': partition, ...(bounded && { ':bound': bound }) },
      ...(from !== undefined && { ':from': from }),
    },
    ...(isReverse && { ScanIndexForward: false }),
    ...(limit !== undefined && { Limit: limit }),
  };
};
