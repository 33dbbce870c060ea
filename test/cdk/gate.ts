import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FunctionName } from '../../adapters/lambda/env.ts';
import { functionPermissions, type ResourceName } from '../../cdk/permissions.ts';

export type GateOptions = {
  /** Where the real ones are, by the first word of `x-amz-target`; mail has none. */
  readonly dynamodb: string;
  readonly sqs: string;
  readonly secretsManager: string;
  readonly mail?: string;
};

/** One thing a function asked for, as a policy sees it. */
export type Asked = {
  readonly who: string;
  readonly action: string;
  readonly on: ResourceName | 'unknown';
  /** Of one row: the partition it lies in. */
  readonly partition?: string;
};

/**
 * Stands before DynamoDB, SQS, Secrets Manager and SES and refuses, as AWS does, what the role of a function does not allow.
 * A function is known by its access key, which is its name.
 */
export type Gate = {
  readonly url: string;
  readonly env: (name: FunctionName) => { readonly [variable: string]: string };
  readonly refused: readonly Asked[];
  readonly allowed: readonly Asked[];
  close(): Promise<void>;
};

export const openGate = async (upstream: GateOptions): Promise<Gate> => {
  const refused: Asked[] = [];
  const allowed: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const asked = askedOf(request, body);
      const isAllowed = asked.every(mayDo);
      (isAllowed ? allowed : refused).push(...asked);
      if (!isAllowed) return response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(denied);
      const { status, headers, answer } = await passOn(request, body, upstream);
      return response.writeHead(status, headers).end(answer);
    })().catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const endpoints = ['DYNAMODB', 'SQS', 'SECRETS_MANAGER', 'SESV2'].map((name) => [`AWS_ENDPOINT_URL_${name}`, url]);
  return {
    url,
    refused,
    allowed,
    env: (name) => ({ AWS_ACCESS_KEY_ID: name, AWS_SECRET_ACCESS_KEY: 'local', ...Object.fromEntries(endpoints) }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const denied = JSON.stringify({ __type: 'AccessDeniedException', message: 'not in the table of permissions' });

const mayDo = ({ who, action, on, partition = '' }: Asked): boolean =>
  Object.entries(functionPermissions).some(
    ([name, permissions]) =>
      name === who &&
      permissions.some(
        (each) =>
          each.on === on &&
          each.actions.includes(action) &&
          // Without the organisation, whose name has no `#`.
          (each.partitions?.includes(partition.slice(partition.indexOf('#') + 1)) ?? true),
      ),
  );

const askedOf = ({ headers, url }: IncomingMessage, body: Buffer): readonly Asked[] => {
  const [, who = ''] = /Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  // SES asks for both where a mail is written by whoever sends it.
  if (url === MAIL_PATH)
    return ['SendEmail', 'SendRawEmail'].map((name) => ({ who, action: `ses:${name}`, on: 'mail' }));
  const [service = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.');
  const input: { readonly [name: string]: unknown } = JSON.parse(body.toString());
  if (service.startsWith('DynamoDB')) {
    const tables = Object.keys(Object(input.RequestItems ?? { [String(input.TableName)]: true }));
    const key = Object(Object(input.Key).pk).S;
    const row = typeof key === 'string' ? { partition: key } : {};
    const on = (table: string) => rowsOf(table, input.IndexName);
    return tables.map((table) => ({ who, action: `dynamodb:${operation}`, on: on(table), ...row }));
  }
  // SQS checks a batch as so many single requests.
  if (service === 'AmazonSQS') return [{ who, action: `sqs:${operation.replace(/Batch$/, '')}`, on: 'deliveries' }];
  const id = String(input.SecretId);
  const on = /calendar/i.test(id) ? 'calendarsSecret' : /slack/i.test(id) ? 'slackSecret' : 'teamsSecret';
  return [{ who, action: `secretsmanager:${operation}`, on }];
};

const rowsOf = (table: string, index: unknown): Asked['on'] => {
  if (index === undefined) return table.endsWith('-keys') ? 'keys' : 'table';
  const name = `table/${String(index)}`;
  return indexNames.find((each) => each === name) ?? 'unknown';
};

const indexNames = ['table/bySlack', 'table/byTeams', 'table/byEmail', 'table/due'] as const;

const MAIL_PATH = '/v2/email/outbound-emails';

const originOf = ({ url, headers }: IncomingMessage, { dynamodb, sqs, secretsManager, mail }: GateOptions) => {
  const target = String(headers['x-amz-target']);
  if (url === MAIL_PATH) return mail;
  return target.startsWith('DynamoDB') ? dynamodb : target.startsWith('AmazonSQS') ? sqs : secretsManager;
};

const passOn = async (request: IncomingMessage, body: Buffer, options: GateOptions) => {
  const origin = originOf(request, options);
  const { host: _, connection: __, 'content-length': ___, ...rest } = request.headers;
  const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const response = await fetch(new URL(request.url ?? '/', origin), {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  });
  const kept = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    headers: Object.fromEntries(kept),
    answer: Buffer.from(await response.arrayBuffer()),
  };
};
