import { type HttpBindings, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { type Instant, ifInstant } from '../../src/time/instant.ts';
import type { Edge } from '../http.ts';
import type { Log } from '../log.ts';

export type ServerDeps = {
  readonly slack: Edge;
  readonly teams: Edge;
  readonly now: () => Instant;
  readonly moveTo: (target: Instant) => Promise<void>;
  /** Routes under /desk; absent with `--no-desk`. */
  readonly desk: Hono | undefined;
  readonly log: Log;
};

export type Server = { readonly port: number; close(): Promise<void> };

/** Larger than anything Slack or Teams sends, small enough to be read into memory. */
const MAX_BODY_BYTES = 1024 * 1024;

const clockBody = z.object({ now: z.string() });

/** Every address of the local run, on 127.0.0.1 only. */
export const routes = ({ slack, teams, now, moveTo, desk, log }: ServerDeps): Hono => {
  const app = new Hono();
  app.use('/slack/events', bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.use('/api/messages', bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.all('/slack/events', (context) => answer(context, slack));
  app.all('/api/messages', (context) => answer(context, teams));
  app.get('/healthz', (context) => context.json({ ok: true, now: tokyo(now()) }));
  app.get('/desk/clock', (context) => context.json({ now: tokyo(now()) }));
  app.put('/desk/clock', async (context) => {
    const body = clockBody.safeParse(await context.req.json().catch(() => undefined));
    const target = body.success ? ifInstant(body.data.now) : undefined;
    if (target === undefined) return context.json({ error: CLOCK_HELP }, 400);
    await moveTo(target);
    return context.json({ now: tokyo(now()) });
  });
  if (desk) {
    app.get('/', (context) => context.redirect('/desk'));
    app.route('/', desk);
  }
  app.notFound((context) => context.json({ error: 'このアドレスには何もありません (nothing here)' }, 404));
  app.onError((error, context) => {
    log.error('request-failed', { path: context.req.path, error: error.name });
    return context.json({ error: 'うまく処理できませんでした (that did not work)' }, 500);
  });
  return app;
};

const CLOCK_HELP =
  '時刻は {"now":"2026-11-26T15:00:00+09:00"} の形で送ってください (send the time with its offset in this form)';

const tokyo = (instant: Instant): string => new Date(instant + 9 * 3_600_000).toISOString().replace('Z', '+09:00');

const answer = async (context: Context, edge: Edge): Promise<Response> => {
  const { req } = context;
  const response = await edge.handle({
    method: req.method,
    path: req.path,
    headers: req.header(),
    body: new Uint8Array(await req.arrayBuffer()),
  });
  return new Response(response.body, { status: response.status, headers: response.headers });
};

/** Listens on 127.0.0.1; rejects with the system's own error when the port is taken. */
export const listen = (app: Hono, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ port: address.port, close });
    });
    server.once('error', reject);
  });

export type { HttpBindings };
