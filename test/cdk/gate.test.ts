import { createServer } from 'node:http';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { openRows, type Rows } from '../../adapters/dynamodb/rows.ts';
import type { FunctionName } from '../../adapters/lambda/env.ts';
import { type Gate, openGate } from './gate.ts';

/** Answers everything with an empty object, as DynamoDB does for a row that is not there. */
const upstream = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
});
let gate: Gate;

beforeAll(async () => {
  await new Promise<void>((listening) => upstream.listen(0, '127.0.0.1', listening));
  const address = upstream.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  gate = await openGate({ dynamodb: url, sqs: url, secretsManager: url });
});
afterAll(async () => {
  await gate.close();
  upstream.close();
});

const credentialsOf = (name: FunctionName) => ({ accessKeyId: name, secretAccessKey: 'local' });
const region = 'ap-northeast-1';

const rowsOf = (name: FunctionName, table: string): Rows => {
  const client = createClient({ region, endpoint: gate.url });
  client.config.credentials = async () => credentialsOf(name);
  return openRows(documentsOf(client), table, createMeter());
};
const key = { pk: 'a', sk: 'b' };

describe('the gate of a rehearsal', () => {
  it('lets a function do what its role allows', async () => {
    await expect(rowsOf('slack', 'akari').get(key)).resolves.toBeUndefined();
    await expect(rowsOf('tick', 'akari-keys').remove(key)).resolves.toMatchObject({ type: 'written' });
    expect(gate.refused).toEqual([]);
  });

  it('refuses the rest as AWS does', async () => {
    await expect(rowsOf('slack', 'akari-keys').remove(key)).rejects.toThrow('not in the table of permissions');
    await expect(rowsOf('deliver', 'akari').put(key)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const secrets = new SecretsManagerClient({ region, endpoint: gate.url, credentials: credentialsOf('teams') });
    await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'akari/slack' }))).rejects.toThrow();
    expect(gate.refused).toEqual([
      { who: 'slack', action: 'dynamodb:DeleteItem', on: 'keys', partition: 'a' },
      { who: 'deliver', action: 'dynamodb:PutItem', on: 'table' },
      { who: 'teams', action: 'secretsmanager:GetSecretValue', on: 'slackSecret' },
    ]);
  });

  it('lets a function into the partitions that its role names, and into no other', async () => {
    const rows = rowsOf('links', 'akari');
    const before = gate.refused.length;
    await expect(rows.get({ pk: 'main#campaign', sk: 'c' })).resolves.toBeUndefined();
    await expect(rows.update({ pk: 'main#opens#7', sk: 'c' }, { add: { n: 1 } })).resolves.toBeDefined();
    expect(gate.refused).toHaveLength(before);
    for (const pk of ['main#person#0', 'main#opens#8', 'main#campaign#x'])
      await expect(rows.get({ pk, sk: 'c' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(rows.update({ pk: 'main#campaign', sk: 'c' }, { add: { n: 1 } })).rejects.toThrow();
  });
});
