import {
  type CreateTableCommandInput,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { keysTable, mainTable, TTL_ATTRIBUTE } from '../../dynamodb/table.ts';
import type { Database } from './doctor-database.ts';
import { type Check, type Finding, judged, looking, ok, unchecked, wrong } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';

type Part = 'main' | 'keys';

/** Both tables as adapters/dynamodb/table.ts makes them, and on AWS what keeps them. */
export const checkTables = async (database: Database, doctor: Doctor): Promise<readonly Finding[]> => {
  const main = await checkTable('main', mainTable(database.table), database, doctor);
  const keys = await checkTable('keys', keysTable(database.keysTable), database, doctor);
  if (database.kind === 'aws') return [...main, ...keys];
  const { tables, common } = doctor.texts;
  return [...main, ...keys, unchecked('tables.upkeep', tables.upkeep, common.onlyOnAws)];
};

const checkTable = (
  part: Part,
  expected: CreateTableCommandInput,
  database: Database,
  doctor: Doctor,
): Promise<readonly Finding[]> => {
  const { texts } = doctor;
  const name = expected.TableName ?? '';
  const check: Check = `tables.${part}`;
  return looking({ check, what: texts.tables.made(name, 0), where: database.where }, texts, async () => {
    const found = await describe(name, database);
    if (!found) return [wrong(check, texts.tables.missing(name, database.kind))];
    const shape = [shapeOf(check, found, expected, database, doctor), billingOf(check, found, doctor)];
    return database.kind === 'aws' ? [...shape, ...(await keeping(part, found, database, doctor))] : shape;
  });
};

const describe = async (TableName: string, { client }: Database): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const schemaWords = (schema: readonly KeySchemaElement[] | undefined): string =>
  (schema ?? []).map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(', ');

const shapeOf = (
  check: Check,
  found: TableDescription,
  expected: CreateTableCommandInput,
  { kind }: Database,
  { texts: { tables } }: Doctor,
): Finding => {
  const name = expected.TableName ?? '';
  if (schemaWords(found.KeySchema) !== schemaWords(expected.KeySchema)) return wrong(check, tables.key(name, kind));
  const there = new Map((found.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, index]));
  const indexes = expected.GlobalSecondaryIndexes ?? [];
  const different = indexes.filter(({ IndexName, KeySchema }) => {
    const index = there.get(IndexName);
    return schemaWords(index?.KeySchema) !== schemaWords(KeySchema) || index?.Projection?.ProjectionType !== 'ALL';
  });
  const namesOf = (some: typeof indexes): string => some.map(({ IndexName }) => IndexName).join(', ');
  if (different.length > 0) return wrong(check, tables.indexes(name, namesOf(different), kind));
  const building = indexes.filter(({ IndexName }) => there.get(IndexName)?.IndexStatus !== 'ACTIVE');
  const isReady = ['ACTIVE', 'UPDATING'].includes(found.TableStatus ?? '');
  const waitedFor = isReady ? namesOf(building) : (found.TableStatus ?? '');
  return judged(check, waitedFor === '', tables.made(name, indexes.length), tables.notReady(name, waitedFor));
};

const billingOf = (check: Check, found: TableDescription, { texts: { tables } }: Doctor): Finding => {
  const name = found.TableName ?? '';
  const isOnDemand = found.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST';
  return judged(`${check}.billing`, isOnDemand, tables.onDemand(name), tables.provisioned(name));
};

const keeping = async (
  part: Part,
  found: TableDescription,
  database: Database,
  doctor: Doctor,
): Promise<readonly Finding[]> => {
  const { tables } = doctor.texts;
  const name = found.TableName ?? '';
  const isProtected = found.DeletionProtectionEnabled === true;
  return [
    judged(`tables.${part}.protection`, isProtected, tables.protection(name), tables.noProtection(name)),
    ...(await recoveryOf(part, name, database, doctor)),
    ...(part === 'main' ? await ttlOf(name, database, doctor) : []),
  ];
};

const recoveryOf = (part: Part, name: string, { client, where }: Database, { texts }: Doctor) => {
  const { tables } = texts;
  const check: Check = `tables.${part}.recovery`;
  const what = part === 'main' ? tables.recovery(name) : tables.keysUnkept(name);
  return looking({ check, what, where }, texts, async () => {
    const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: name }));
    const { PointInTimeRecoveryDescription: recovery } = answer.ContinuousBackupsDescription ?? {};
    const isOn = recovery?.PointInTimeRecoveryStatus === 'ENABLED';
    return [
      part === 'main'
        ? judged(check, isOn, what, tables.noRecovery(name))
        : judged(check, !isOn, what, tables.keysKept(name)),
    ];
  });
};

const ttlOf = (name: string, { client, where }: Database, { texts }: Doctor) => {
  const { tables } = texts;
  const check: Check = 'tables.main.ttl';
  return looking({ check, what: tables.ttl(TTL_ATTRIBUTE), where }, texts, async () => {
    const { TimeToLiveDescription: ttl } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
    const isOn = ttl?.TimeToLiveStatus === 'ENABLED' && ttl.AttributeName === TTL_ATTRIBUTE;
    return [isOn ? ok(check, tables.ttl(TTL_ATTRIBUTE)) : wrong(check, tables.noTtl(name, TTL_ATTRIBUTE))];
  });
};
