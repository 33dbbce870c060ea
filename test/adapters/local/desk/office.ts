import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { createDesk, type Desk, type DeskPerson } from '../../../../adapters/local/desk/desk.ts';

/** A desk on a real port with a scripted bot behind the two endpoints. The bot checks what the platforms promise. */

export const SIGNING_SECRET = 'desk-test-signing-secret';
export const BOT_TOKEN = 'xoxb-desk-test';
export const TEAM = 'T0TEST0001';
export const APP_ID = '7b0f6d7e-58a5-4d0c-9f7e-0d5c3b1a2f10';
export const TENANT = '2c9b2f7a-11ab-4a6e-8f3b-5d3f0c9e1b77';
/** Wednesday 2026-11-25 13:00 in Tokyo. */
export const WEDNESDAY = Date.UTC(2026, 10, 25, 4, 0, 0);

export type Json = { readonly [key: string]: unknown };
const jsonSchema: z.ZodType<Json> = z.record(z.string(), z.unknown());

/** What lies at a path of some JSON. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (Array.isArray(inner) ? inner[Number(key)] : jsonSchema.safeParse(inner).data?.[key]),
    value,
  );

export type Script = {
  /** `payload` is the event, the interaction or the command's fields. */
  slack?: (payload: Json, office: Office) => Promise<Json | string | undefined>;
  teams?: (activity: Json, office: Office) => Promise<Json | undefined>;
  /** Why the clock may not be moved there; undefined lets it. */
  refuse?: (now: number) => string | undefined;
  /** Run when the clock was moved. */
  moved?: (now: number, office: Office) => Promise<void>;
};

export type Received = {
  readonly path: string;
  readonly headers: Headers;
  readonly raw: string;
  readonly payload: Json;
};

export type Office = {
  readonly origin: string;
  readonly desk: Desk;
  readonly dataDir: string;
  readonly received: Received[];
  script: Script;
  slackApi(method: string, args: Json, token?: string): Promise<Json>;
  connector(method: string, path: string, body?: Json): Promise<{ status: number; body: Json }>;
  page(method: 'GET' | 'POST', path: string, body?: Json): Promise<{ status: number; body: Json }>;
  close(): Promise<void>;
};

export type OfficeOptions = {
  readonly people: readonly DeskPerson[];
  readonly dataDir?: string;
  readonly wallNow?: () => number;
};

export const openOffice = async (options: OfficeOptions, script: Script = {}): Promise<Office> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'desk-'));
  let now = WEDNESDAY;
  let origin = '';
  const quiet = () => undefined;
  const desk = createDesk({
    origin: () => origin,
    people: async () => options.people,
    clock: { now: () => now, set: async () => undefined },
    slack: { signingSecret: SIGNING_SECRET, team: TEAM, botToken: BOT_TOKEN },
    teams: { appId: APP_ID, tenant: TENANT },
    dataDir,
    log: { info: quiet, warn: quiet, error: quiet },
    ...(options.wallNow ? { wallNow: options.wallNow } : {}),
  });
  const office: Office = {
    ...callers(() => origin),
    origin: '',
    desk,
    dataDir,
    received: [],
    script,
    close: async () => undefined,
  };
  const app = new Hono();
  app.get('/desk/clock', (c) => c.json({ now: new Date(now).toISOString() }));
  app.put('/desk/clock', async (c) => {
    const body: Json = await c.req.json();
    const target = Date.parse(String(body.now));
    const refused = office.script.refuse?.(target);
    if (refused !== undefined) return c.json({ error: refused }, 400);
    now = target;
    await office.script.moved?.(now, office);
    return c.json({ now: new Date(now).toISOString() });
  });
  app.post('/slack/events', async (c) => {
    const raw = await c.req.text();
    if (!isSignedBySlack(c.req.raw.headers, raw)) return c.text('bad signature', 401);
    const payload = slackPayload(c.req.header('content-type') ?? '', raw);
    office.received.push({ path: '/slack/events', headers: c.req.raw.headers, raw, payload });
    const answer = await office.script.slack?.(payload, office);
    return typeof answer === 'object' ? c.json(answer) : c.body(answer ?? '');
  });
  app.post('/api/messages', async (c) => {
    const raw = await c.req.text();
    const payload: Json = JSON.parse(raw);
    if (!(await isSentByBotFramework(desk.openIdMetadataUrl(), c.req.header('authorization'), payload)))
      return c.text('', 401);
    office.received.push({ path: '/api/messages', headers: c.req.raw.headers, raw, payload });
    const answer = await office.script.teams?.(payload, office);
    return answer ? c.json(answer) : c.body(null, 200);
  });
  app.route('/', desk.app);
  app.onError((_error, c) => c.text('', 500));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const close = async () => {
    await desk.stop();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(office, { origin, close });
};

const callers = (origin: () => string): Pick<Office, 'slackApi' | 'connector' | 'page'> => {
  const call = async (method: string, path: string, body?: Json) => {
    const init = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
    const response = await fetch(`${origin()}${path}`, { method, ...init });
    return { status: response.status, body: jsonSchema.parse(await response.json()) };
  };
  return {
    slackApi: async (method, args, token = BOT_TOKEN) => {
      const form = Object.entries(args).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)]);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(Object.fromEntries(form)).toString();
      const response = await fetch(`${origin()}/desk/slack/api/${method}`, { method: 'POST', headers, body });
      return jsonSchema.parse(await response.json());
    },
    connector: (method, path, body) => call(method, `/desk/teams/v3${path}`, body),
    page: (method, path, body) => call(method, `/desk/api${path}`, body),
  };
};

/** docs.slack.dev/authentication/verifying-requests-from-slack, written out. */
const isSignedBySlack = (headers: Headers, raw: string): boolean => {
  const timestamp = headers.get('x-slack-request-timestamp') ?? '';
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${raw}`).digest('hex')}`;
  const given = headers.get('x-slack-signature') ?? '';
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
};

const slackPayload = (contentType: string, raw: string): Json => {
  if (contentType === 'application/json') return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload ? JSON.parse(form.payload) : form;
};

/** What learn.microsoft.com asks of a bot: issuer, audience, signature by the published keys, the service address. */
const isSentByBotFramework = async (
  metadataUrl: string,
  authorization: string | undefined,
  activity: Json,
): Promise<boolean> => {
  try {
    const metadata = jsonSchema.parse(await (await fetch(metadataUrl)).json());
    const keys = createRemoteJWKSet(new URL(String(metadata.jwks_uri)));
    const options = { issuer: 'https://api.botframework.com', audience: APP_ID, algorithms: ['RS256'] };
    const { payload } = await jwtVerify(String(authorization).replace('Bearer ', ''), keys, options);
    return payload.serviceurl === activity.serviceUrl;
  } catch {
    return false;
  }
};
