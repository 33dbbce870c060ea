import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClient } from '../../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { bundleOptions } from '../../../adapters/lambda/build.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { linkIdOf, linkPath } from '../../../src/campaign/links.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';
import { type AwsServer, startAws } from '../aws/aws-server.ts';

const GUIDE = 'https://www.example.go.jp/guide';
const campaign = draftOf(ORG, {
  content: { ...draftOf(ORG).content, links: [{ label: '手引き', url: GUIDE }] },
  state: { type: 'running', since: at('2026-11-24T09:00:00+09:00') },
});
const folder = mkdtempSync(join(tmpdir(), 'akari-links-'));
const bundle = join(folder, 'links', 'index.mjs');
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 10_000 };

/** Stands between the function and its table. */
const table = { counts: 'at once' as 'at once' | 'never' | 'refused', reads: true };
let database: Awaited<ReturnType<typeof openEmbedded>>;
let aws: AwsServer;
let store: Store;
let inputs: readonly string[];
let handler: (event: object, called: typeof context) => Promise<{ statusCode: number; headers: { location?: string } }>;

const open = (url = GUIDE) =>
  handler(
    {
      ...{ rawPath: linkPath(campaign.id, linkIdOf(url)), isBase64Encoded: false },
      headers: { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36' },
      requestContext: { http: { method: 'GET' } },
    },
    context,
  );

const forward = async (target: string, input: object) => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=x/20261124/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x';
  const headers = { 'x-amz-target': target, 'x-amz-date': '20261124T000000Z', authorization };
  const answer = await fetch(database.endpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: Object(await answer.json()) };
};

beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'));
  const client = createClient({ endpoint: database.endpoint, region: 'ap-northeast-1' });
  await ensureTables(client, 'akari');
  store = openStore({ client, table: 'akari' });
  await store.campaigns.save(campaign);
  aws = await startAws(async ({ target, input }) => {
    const isCount = target.endsWith('.UpdateItem');
    if (isCount ? table.counts === 'never' : !table.reads) return undefined;
    if (isCount && table.counts === 'refused')
      return { status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#ValidationException', message: 'no' } };
    return forward(target, input);
  });
  const { metafile } = await build(bundleOptions('links', folder));
  inputs = Object.keys(metafile?.inputs ?? {});
  const env = { ORGANISATION: ORG, TABLE_NAME: 'akari', LOG_LEVEL: 'error', AWS_REGION: 'ap-northeast-1' };
  const keys = { AWS_ACCESS_KEY_ID: 'links', AWS_SECRET_ACCESS_KEY: 'local', AWS_ENDPOINT_URL_DYNAMODB: aws.url };
  for (const [name, value] of Object.entries({ ...env, ...keys })) vi.stubEnv(name, value);
  ({ handler } = await import(pathToFileURL(bundle).href));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is small, and knows no platform and no feature but campaigns', () => {
  expect(statSync(bundle).size).toBeLessThan(430_000);
  const foreign =
    /@slack|botbuilder|botframework|@azure|client-sqs|client-secrets|src\/pulse\/|src\/people\/(cards|use-cases)|adapters\/(slack|teams|local)\//;
  expect(inputs.filter((path) => foreign.test(path))).toEqual([]);
});

it('has counted by the time it answers, since it sleeps from then on', async () => {
  expect(await open()).toMatchObject({ statusCode: 302, headers: { location: GUIDE } });
  expect(await store.campaigns.opens(ORG, campaign.id)).toEqual(new Map([[linkIdOf(GUIDE), 1]]));
});

it.each(['never', 'refused'] as const)('leads the reader on all the same when counting is answered %s', async (how) => {
  table.counts = how;
  const started = performance.now();
  expect(await open()).toMatchObject({ statusCode: 302, headers: { location: GUIDE } });
  expect(performance.now() - started).toBeLessThan(1_500);
  table.counts = 'at once';
});

it('says within a few seconds that it cannot tell, when the table does not answer', async () => {
  table.reads = false;
  const started = performance.now();
  expect((await open('https://www.example.go.jp/unknown')).statusCode).toBe(503);
  expect(performance.now() - started).toBeLessThan(7_000);
  table.reads = true;
}, 10_000);
