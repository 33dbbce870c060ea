import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOptions } from '../../../adapters/lambda/build.ts';
import { type Received, serveHttp } from '../../wire/http.ts';
import { createSigner, type Signer, tokenOf } from '../teams/keys.ts';

const APP_ID = '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69';
const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const PASSWORD = 'pass~word+with=signs';
const TOKEN = 'eyJ.made.here';

const folder = mkdtempSync(join(tmpdir(), 'akari-outbound-'));
const bundle = join(folder, 'outbound.mjs');
let signer: Signer;
let server: Awaited<ReturnType<typeof serveHttp>>;
let calls: Received[] = [];

/** Microsoft's servers: sign-in, the Bot Framework's keys, the Connector. */
const microsoft = (request: Received) => {
  calls.push(request);
  const { headers, path } = request;
  if (headers.host === 'login.microsoftonline.com' && path.startsWith(`/${TENANT}/oauth2/v2.0/token`))
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: TOKEN } };
  if (path === '/v1/.well-known/openidconfiguration')
    return {
      status: 200,
      body: { issuer: 'https://api.botframework.com', jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' },
    };
  if (path === '/v1/.well-known/keys')
    return { status: 200, body: { keys: [{ ...signer.jwk, endorsements: ['msteams'] }] } };
  return { status: 201, body: { id: '1764136800001' } };
};

beforeAll(async () => {
  signer = await createSigner('one');
  server = await serveHttp(microsoft);
  await build({
    ...bundleOptions('teams', folder),
    entryPoints: [join(import.meta.dirname, 'outbound.ts')],
    outfile: bundle,
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = async () => {
  calls = [];
  const token = await tokenOf(signer, { aud: APP_ID, serviceurl: 'https://smba.trafficmanager.net/jp/' });
  const args = ['--import', join(import.meta.dirname, 'no-tls.ts'), bundle, APP_ID, TENANT, PASSWORD, token];
  const env = { PORT: new URL(server.origin).port };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout);
};

describe('a bundle, over https', () => {
  let outcome: { readonly sent: unknown; readonly again: unknown; readonly received: { readonly type: string } };
  beforeAll(async () => {
    outcome = await run();
  });

  it('signs in with the password at the tenant, once for two messages', () => {
    const signIns = calls.filter(({ headers }) => headers.host === 'login.microsoftonline.com');
    expect(signIns.map(({ method, path }) => [method, path.split('?')[0]])).toEqual([
      ['POST', `/${TENANT}/oauth2/v2.0/token`],
    ]);
    const form = new URLSearchParams(signIns[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: APP_ID,
      client_secret: PASSWORD,
      scope: 'https://api.botframework.com/.default',
    });
  });

  it('sends each message with the token', () => {
    expect([outcome.sent, outcome.again]).toMatchObject([
      { type: 'done', body: { id: '1764136800001' } },
      { type: 'done', body: { id: '1764136800001' } },
    ]);
    const sent = calls.filter(({ headers }) => headers.host === 'smba.trafficmanager.net');
    expect(sent.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
      ['POST', '/jp/v3/conversations/a%3A1/activities', `Bearer ${TOKEN}`],
      ['POST', '/jp/v3/conversations/a%3A1/activities', `Bearer ${TOKEN}`],
    ]);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ type: 'message', text: 'こんにちは' });
  });

  it('checks a request by the keys at the address of the Bot Framework', () => {
    expect(outcome.received).toMatchObject({ type: 'answered', value: { text: 'こんにちは' } });
    const keys = calls.filter(({ headers }) => headers.host === 'login.botframework.com').map(({ path }) => path);
    expect(keys).toEqual(['/v1/.well-known/openidconfiguration', '/v1/.well-known/keys']);
  });
});
