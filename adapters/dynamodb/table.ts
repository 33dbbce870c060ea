import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableExists } from './errors.ts';
import { indexes, keysTableOf } from './keys.ts';

/** The attribute of DynamoDB's time to live, in epoch seconds: housekeeping only, every expiry is checked in code. */
export const TTL_ATTRIBUTE = 'ttl';

const primaryKey = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
] as const;

const indexDefinitions = Object.entries(indexes).map(([name, index]) => ({ name, keys: Object.values<string>(index) }));

const stringAttributes = (names: readonly string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }) as const);

/** Everything but the rounds' keys. */
export const mainTable = (table: string): CreateTableCommandInput => ({
  TableName: table,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [...primaryKey],
  AttributeDefinitions: stringAttributes(['pk', 'sk', ...indexDefinitions.flatMap(({ keys }) => keys)]),
  GlobalSecondaryIndexes: indexDefinitions.map(({ name, keys }) => ({
    IndexName: name,
    KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' }) as const),
    Projection: { ProjectionType: 'ALL' },
  })),
});

/** The rounds' keys: a table of its own, which must never get point-in-time recovery or a backup plan. */
export const keysTable = (table: string): CreateTableCommandInput => ({
  TableName: table,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [...primaryKey],
  AttributeDefinitions: stringAttributes(['pk', 'sk']),
});

/** Creates what is missing. For the local run and tests; on AWS the stack owns the tables. */
export const ensureTables = async (client: DynamoDBClient, table: string, keysTableName = keysTableOf(table)) => {
  for (const definition of [mainTable(table), keysTable(keysTableName)]) {
    await client.send(new CreateTableCommand(definition)).catch((error: unknown) => {
      if (!tableExists(error)) throw error;
    });
    const { TableName } = definition;
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName });
  }
};

/** Where the composition roots look for it, beside the tables themselves. */
export { keysTableOf };
