import { type HttpBindings, serve } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as z from 'zod';
import { type Instant, ifInstant } from '../../src/time/instant.ts';
import type { Edge } from '../http.ts';
import type { Log } from '../log.ts';
import { readBody } from './body.ts';
import type { Moved } from './move.ts';
import { isOwnPage } from './own-page.ts';

export type ServerDeps = {
  readonly slack: Edge;
  readonly teams: Edge;
  /** Leads on from links of campaigns, and counts them. */
  readonly links: Pick<Edge, 'handle'>;
  readonly now: () => Instant;
  readonly moveTo: (target: Instant) => Promise<Moved>;
  /** Stands before the platforms that the desk plays. */
  readonly before?: MiddlewareHandler<Bindings> | undefined;
  /** Routes under /desk; absent with `--no-desk`. */
  readonly desk: Hono | undefined;
  readonly log: Log;
};

export type Server = { readonly port: number; close(): Promise<void> };

export type Bindings = { readonly Bindings: HttpBindings };

/** Larger than anything Slack or Teams sends, small enough to be read into memory. */
const MAX_BODY_BYTES = 1024 * 1024;

const clockBody = z.object({ now: z.string() });

/** Every address of the local run, on 127.0.0.1 only. */
export const routes = ({ slack, teams, links, now, moveTo, before, desk, log }: ServerDeps): Hono<Bindings> => {
  const app = new Hono<Bindings>();
  app.all('/slack/events', (context) => answer(context, slack));
  app.all('/api/messages', (context) => answer(context, teams));
  app.get('/l/*', (context) => answer(context, links));
  app.get('/healthz', (context) => context.json({ ok: true, now: tokyo(now()) }));
  app.use('/desk/*', onlyOwnPage);
  app.get('/desk/clock', (context) => context.json({ now: tokyo(now()) }));
  app.put('/desk/clock', (context) => setClock(context, moveTo, now));
  if (before) app.use('*', before);
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

/** What changes something is done by this machine's own hands only, the clock and the desk's people alike. */
const onlyOwnPage = createMiddleware(async (context, next) => {
  const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
  return changes && !isOwnPage((name) => context.req.header(name)) ? context.json({ error: ELSEWHERE }, 403) : next();
});

const ELSEWHERE =
  'ほかのサイトや、このパソコンの外からは操作できません (only a page of this server, or a program on this machine)';
const CLOCK_HELP =
  '時刻は {"now":"2026-11-26T15:00:00+09:00"} の形で送ってください (send the time with its offset in this form)';
const outOfReach = (latest: Instant): string =>
  `時計は、2000年から、いまの時計の3年先（${tokyo(latest)}）まで動かせます (from the year 2000 to three years ahead of the clock)`;
const workedSince = (until: Instant): string =>
  `${tokyo(until)} までの予定はもう実行したので、それより前には戻せません。はじめから試すときは、灯りを止めてデータフォルダーを消してください (scheduled work was done until then and is not done again: to go back, start with a fresh data folder)`;

const setClock = async (
  context: Context<Bindings>,
  moveTo: ServerDeps['moveTo'],
  now: () => Instant,
): Promise<Response> => {
  const body = await readBody(context.env.incoming, MAX_BODY_BYTES);
  const wanted = clockBody.safeParse(body.type === 'read' ? jsonIn(body.bytes) : undefined);
  const target = wanted.success ? ifInstant(wanted.data.now) : undefined;
  if (target === undefined) return context.json({ error: CLOCK_HELP }, 400);
  const moved = await moveTo(target);
  switch (moved.type) {
    case 'moved':
      return context.json({ now: tokyo(now()) });
    case 'out-of-reach':
      return context.json({ error: outOfReach(moved.latest) }, 400);
    case 'worked-since':
      return context.json({ error: workedSince(moved.until) }, 409);
    default:
      return moved satisfies never;
  }
};

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const tokyo = (instant: Instant): string => new Date(instant + 9 * 3_600_000).toISOString().replace('Z', '+09:00');

const answer = async ({ req, env }: Context<Bindings>, edge: Pick<Edge, 'handle'>): Promise<Response> => {
  const body = await readBody(env.incoming, MAX_BODY_BYTES);
  if (body.type === 'cut-off') return new Response(null, { status: 400 });
  const response = await edge.handle({
    method: req.method,
    path: req.path,
    headers: req.header(),
    ...(body.type === 'read' ? { body: body.bytes } : { body: new Uint8Array(), tooLarge: true }),
  });
  return new Response(response.body, { status: response.status, headers: response.headers });
};

const KEEP_ALIVE_MS = 65_000;

/** Listens on 127.0.0.1; rejects with the system's own error when the port is taken. */
export const listen = (app: Hono<Bindings>, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    // Left to itself the server hangs up on a body half a second after its answer; `readBody` sees to the rest.
    const options = { fetch: app.fetch, hostname: '127.0.0.1', port, autoCleanupIncoming: false };
    const server = serve(options, (address) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ port: address.port, close });
    });
    // As the platforms' own servers: whoever calls over a connection that is closed just then does not know what became of it.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', reject);
  });
