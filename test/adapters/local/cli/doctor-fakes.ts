import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Answer, Received } from '../../../wire/http.ts';
import { serveHttp } from '../../../wire/http.ts';
import type { AwsAnswer } from '../../aws/aws-server.ts';
import { graphSecretOf } from '../../calendars/graph-server.ts';
import { breaches } from '../../slack/check.ts';

/** What a stage stands on, each behind its own protocol. None of it is wrong by itself. */

export const SECRETS = {
  signingSecret: '0123456789abcdef0123456789abcdef',
  botToken: 'xoxb-1111-planted',
  appPassword: 'Q~planted-password-of-the-bot',
  token: 'eyJ-planted-token',
};
export const APP_ID = '7b0f6d7e-58a5-4d0c-9f7e-0d5c3b1a2f10';
export const TENANT = '2c9b2f7a-11ab-4a6e-8f3b-5d3f0c9e1b77';
export const SCOPES = 'app_mentions:read,chat:write,commands,im:history,im:read,im:write,users:read,users:read.email';

export type Json = { readonly [name: string]: unknown };
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
export const parsedJson = (text: string): Json => {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  return isJson(value) ? value : {};
};

/** What a test may spoil; undefined lets the healthy answer through. */
export type Faults = {
  readonly dynamodb?: (operation: string, healthy: Json) => Answer | undefined;
  readonly secrets?: (operation: string, input: Json) => AwsAnswer;
  /** What is asked of SES, `GET /v2/email/account`. */
  readonly ses?: (asked: string) => AwsAnswer;
  /** `call` counts the calls of a method, from 1. */
  readonly slack?: (method: string, call: number) => Answer | undefined;
  readonly microsoft?: (path: string) => Answer | undefined;
  /** The machine's clock beside everybody else's. */
  readonly skewMs?: number;
  readonly nodeVersion?: string;
};

type Given = { readonly calls: string[]; readonly faults: () => Faults; readonly date: string };

/** The embedded engine, and beside it what only DynamoDB itself tells of a table. */
export const dynamodbFront = (engine: string, { calls, faults, date }: Given) =>
  serveHttp(async ({ method, headers, body }) => {
    if (method === 'GET') return { status: 200, body: 'healthy', headers: { date } };
    const target = String(headers['x-amz-target']);
    const operation = target.slice(target.indexOf('.') + 1);
    calls.push(`dynamodb.${operation}`);
    const healthy = upkeep(operation, body) ?? (await forward(engine, target, body));
    const spoilt = healthy.status === 200 ? faults().dynamodb : undefined;
    return spoilt?.(operation, isJson(healthy.body) ? healthy.body : {}) ?? healthy;
  });

const upkeep = (operation: string, body: string): Answer | undefined => {
  const isKeys = String(parsedJson(body).TableName).endsWith('-keys');
  if (operation === 'DescribeContinuousBackups') {
    const PointInTimeRecoveryStatus = isKeys ? 'DISABLED' : 'ENABLED';
    const description = {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
    };
    return { status: 200, body: { ContinuousBackupsDescription: description } };
  }
  if (operation === 'DescribeTimeToLive')
    return { status: 200, body: { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' } } };
  return undefined;
};

const forward = async (engine: string, target: string, body: string): Promise<Answer> => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=local/20261124/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x';
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, authorization };
  const response = await fetch(engine, {
    method: 'POST',
    headers: { ...headers, 'x-amz-date': '20261124T010000Z' },
    body,
  });
  const answer = parsedJson(await response.text());
  const table = isJson(answer.Table) ? { Table: { ...answer.Table, DeletionProtectionEnabled: true } } : {};
  return { status: response.status, body: { ...answer, ...table } };
};

/** As CloudFormation names them. */
export const createQueues = async (client: SQSClient, stack: string): Promise<void> => {
  const create = async (name: string, Attributes: { readonly [name: string]: string } = {}) =>
    client.send(
      new CreateQueueCommand({ QueueName: `${stack}-${name}.fifo`, Attributes: { FifoQueue: 'true', ...Attributes } }),
    );
  await create('DeliveriesDead5A1B-x1');
  const deadLetterTargetArn = `arn:aws:sqs:ap-northeast-1:000000000000:${stack}-DeliveriesDead5A1B-x1.fifo`;
  await create('Deliveries7C2D-y2', { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }) });
};

/** Out of its sandbox, with one domain verified. */
export const sesAnswer = (asked: string): AwsAnswer => {
  if (asked === 'GET /v2/email/account')
    return { status: 200, body: { SendingEnabled: true, ProductionAccessEnabled: true } };
  if (asked === 'GET /v2/email/identities/example.go.jp')
    return { status: 200, body: { IdentityType: 'DOMAIN', VerifiedForSendingStatus: true } };
  return { status: 404, body: { __type: 'NotFoundException', message: SECRETS.token } };
};

const arnOf = (platform: string): string => `arn:aws:secretsmanager:ap-northeast-1:0:secret:${platform}Secret`;

/** Every stack has its two secrets, and one for calendars. */
export const secretsAnswer = (stack: string, operation: string, input: Json): AwsAnswer => {
  if (operation === 'ListSecrets') {
    const filter = JSON.stringify(input.Filters);
    const Tags = [{ Key: 'aws:cloudformation:stack-name', Value: stack }];
    const all = ['Slack', 'Teams', 'Calendars'].map((platform) => ({
      ARN: arnOf(platform),
      Name: `${platform}Secret`,
      Tags,
    }));
    return { status: 200, body: { SecretList: all.filter(({ Name }) => filter.includes(Name)) } };
  }
  const { signingSecret, botToken, appPassword } = SECRETS;
  if (String(input.SecretId).includes('Calendars'))
    return { status: 200, body: { ARN: input.SecretId, VersionId: 'v', SecretString: JSON.stringify(graphSecretOf) } };
  const value = String(input.SecretId).includes('Slack') ? { signingSecret, botToken } : { appPassword };
  return { status: 200, body: { ARN: input.SecretId, VersionId: 'v', SecretString: JSON.stringify(value) } };
};

/** A workspace that judges cards by what Slack's reference says, and not by our renderer's own table. */
export const slackFake = ({ calls, faults, date }: Given) =>
  serveHttp(({ path, headers, body }) => {
    const method = path.replace('/api/', '');
    calls.push(`slack.${method}`);
    const count = calls.filter((call) => call === `slack.${method}`).length;
    const spoilt = faults().slack?.(method, count);
    if (spoilt) return { ...spoilt, headers: { date, ...spoilt.headers } };
    const { botToken } = SECRETS;
    if (method === 'api.test') return { status: 200, body: { ok: true }, headers: { date } };
    if (headers.authorization !== `Bearer ${botToken}`)
      return { status: 200, body: { ok: false, error: 'invalid_auth' } };
    const args = Object.fromEntries(new URLSearchParams(body));
    return { status: 200, body: slackAnswer(method, args), headers: { date, 'x-oauth-scopes': SCOPES } };
  });

const slackAnswer = (method: string, args: { readonly [name: string]: string }): Json => {
  if (method === 'auth.test')
    return {
      ok: true,
      url: 'https://ministry.slack.com/',
      team: '霞が関省',
      team_id: 'T01PROD',
      user: 'akari',
      user_id: 'U0BOT',
    };
  if (method !== 'blocks.validate') return { ok: false, error: 'unknown_method' };
  const given = parsedJson(args.message ?? args.view ?? '');
  const surface = args.message === undefined ? (given.type === 'home' ? 'home' : 'modal') : 'message';
  const found = breaches(given, surface);
  const errors = found.map((message) => ({ pointer: '/blocks', code: 'failed_constraint', message }));
  return found.length === 0 ? { ok: true } : { ok: false, error: 'invalid_message', errors };
};

/** Where the bot signs in, and the keys of Microsoft. */
export const microsoftFake = async ({ calls, faults, date }: Given) => {
  const answer = ({ path, body }: Received): Answer => {
    calls.push(`microsoft${path}`);
    const spoilt = faults().microsoft?.(path);
    if (spoilt) return spoilt;
    if (path === '/openid') return { status: 200, body: { jwks_uri: `${server.origin}/keys` }, headers: { date } };
    if (path === '/keys') return { status: 200, body: { keys: [{ kty: 'RSA', kid: 'one', n: 'AQAB', e: 'AQAB' }] } };
    return path === `/${TENANT}/oauth2/v2.0/token`
      ? signIn(new URLSearchParams(body))
      : aadsts(90002, 'invalid_request');
  };
  const server = await serveHttp(answer);
  return server;
};

const signIn = (form: URLSearchParams): Answer => {
  if (form.get('scope') !== 'https://api.botframework.com/.default') return aadsts(70011, 'invalid_scope');
  if (form.get('client_id') !== APP_ID) return aadsts(700016, 'unauthorized_client');
  if (form.get('client_secret') !== SECRETS.appPassword) return aadsts(7000215, 'invalid_client');
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: SECRETS.token } };
};

/** A refusal of Entra's, which quotes what it was given. */
export const aadsts = (code: number, error: string): Answer => ({
  status: code === 7000215 ? 401 : 400,
  body: {
    error,
    error_description: `AADSTS${code}: something about '${APP_ID}' and ${SECRETS.appPassword}. Trace ID: 1`,
    error_codes: [code],
  },
});
