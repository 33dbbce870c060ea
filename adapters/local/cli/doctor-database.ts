import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AkariError } from '../../../src/errors.ts';
import type { TableKind } from '../../../src/text/cli/doctor-texts.ts';
import { asInstant, type Instant } from '../../../src/time/instant.ts';
import { createClient, documentsOf } from '../../dynamodb/client.ts';
import { keysTableOf } from '../../dynamodb/keys.ts';
import { createMeter } from '../../dynamodb/meter.ts';
import { openRows, type Rows } from '../../dynamodb/rows.ts';
import { openStore, type Store } from '../../dynamodb/store.ts';
import { type Finding, looking, unchecked, wrong } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';
import { type Location, locate } from './place.ts';

/** The tables, to be looked at and never changed. */
export type Database = {
  readonly client: DynamoDBClient;
  readonly where: string;
  readonly table: string;
  readonly keysTable: string;
  readonly kind: TableKind;
  /** Whether somebody's clock ticks here: always on AWS, else while `npm start` runs. */
  readonly ticks: boolean;
  readonly store: Store;
  readonly rows: Rows;
  readonly now: Instant;
  close(): Promise<void>;
};

/** The database, or why there is none to look at. */
export const openDatabase = async (
  doctor: Doctor,
): Promise<{ readonly database?: Database; readonly findings: readonly Finding[] }> => {
  let database: Database | undefined;
  const look = { check: 'tables.database', what: doctor.texts.tables.database, where: addressOf(doctor) } as const;
  const findings = await looking(look, doctor.texts, async () => {
    const opened = doctor.scope.kind === 'aws' ? onAws(doctor) : await onThisMachine(doctor);
    if ('status' in opened) return [opened];
    database = opened;
    return [];
  });
  return database ? { database, findings } : { findings };
};

const addressOf = ({ scope: { given, region, kind } }: Doctor): string =>
  given.AWS_ENDPOINT_URL_DYNAMODB ??
  (kind === 'aws' ? `https://dynamodb.${region}.amazonaws.com` : (given.DYNAMODB_ENDPOINT ?? ''));

const onAws = (doctor: Doctor): Database => {
  const { region, given, table = '', keysTable = '' } = doctor.scope;
  const endpoint = given.AWS_ENDPOINT_URL_DYNAMODB;
  const client = createClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  const now = asInstant(doctor.world.now());
  const close = async (): Promise<void> => client.destroy();
  return { ...opened(client, table, keysTable), ...{ where: addressOf(doctor), kind: 'aws', ticks: true, now, close } };
};

/** Nothing is made that was not there: not even the folder. */
const onThisMachine = async ({
  scope: { given, kind, region },
  texts: { tables, common },
}: Doctor): Promise<Database | Finding> => {
  const folder = given.AKARI_DATA ?? '.akari';
  const isThere = ['dynamodb', 'run.json'].some((name) => existsSync(join(folder, name)));
  if (kind === 'folder' && !isThere) return wrong('tables.database', tables.noFolder(folder));
  let location: Location;
  try {
    location = await locate(given);
  } catch (error) {
    if (error instanceof AkariError && error.code === 'data-folder-in-use')
      return wrong('tables.database', tables.folderInUse(folder));
    // The environment's check says which variable it is.
    if (error instanceof AkariError && error.code === 'bad-configuration')
      return unchecked('tables.database', tables.database, common.noDatabase);
    throw error;
  }
  const { endpoint, table, isRun } = location;
  const client = createClient({ endpoint, region });
  const close = async (): Promise<void> => {
    client.destroy();
    await location.close();
  };
  const place = opened(client, table, keysTableOf(table));
  return { ...place, ...{ where: endpoint, kind: 'local', ticks: isRun, now: location.now(), close } };
};

const opened = (client: DynamoDBClient, table: string, keysTable: string) => ({
  ...{ client, table, keysTable },
  store: openStore({ client, table, keysTable }),
  rows: openRows(documentsOf(client), table, createMeter()),
});
