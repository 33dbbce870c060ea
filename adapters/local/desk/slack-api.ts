import { Hono } from 'hono';
import { z } from 'zod';
import { botScopes } from '../../slack/manifest.ts';
import { jsonIn } from './bot-call.ts';
import type { Directory } from './directory.ts';
import type { JsonObject } from './model.ts';
import { type ApiDeps, slackMethods } from './slack-methods.ts';
import type { Traffic } from './traffic.ts';

export type SlackApiDeps = ApiDeps & { readonly botToken: string; readonly traffic: Traffic };

/** The simulated Web API: `POST …/api/<method>`, HTTP 200 also for errors, as Slack does. */
export const slackApi = (deps: SlackApiDeps): Hono => {
  const methods = slackMethods(deps);
  const app = new Hono();
  app.post('/:method', async (c) => {
    const exchange = deps.traffic.begin();
    const started = performance.now();
    const method = c.req.param('method');
    const args = argumentsIn(c.req.header('content-type'), await c.req.text());
    const answer = await answerTo(deps, methods, method, args, tokenIn(c.req.header('authorization'), args));
    const { token: _token, ...request } = args ?? {};
    deps.traffic.add({
      id: exchange,
      direction: 'from-bot',
      place: 'slack',
      title: titleOf(method, request),
      endpoint: `POST /api/${method}`,
      status: 200,
      ok: answer.ok === true,
      ms: Math.round(performance.now() - started),
      ...(await nameOf(deps, request)),
      request,
      response: answer,
    });
    // Every answer to a token says what the token may do.
    return c.json(answer, 200, isStranger(answer) ? {} : { 'x-oauth-scopes': botScopes.join(',') });
  });
  return app;
};

const isStranger = ({ error }: JsonObject): boolean => error === 'not_authed' || error === 'invalid_auth';

type Methods = ReturnType<typeof slackMethods>;

const answerTo = async (
  deps: SlackApiDeps,
  methods: Methods,
  method: string,
  args: JsonObject | undefined,
  token: string | undefined,
): Promise<JsonObject> => {
  if (args === undefined) return { ok: false, error: 'invalid_form_data' };
  if (method === 'api.test') return { ok: true, args };
  if (!token) return { ok: false, error: 'not_authed' };
  if (token !== deps.botToken) return { ok: false, error: 'invalid_auth' };
  const run = methods[method];
  return run ? run(args) : { ok: false, error: 'unknown_method', req_method: method };
};

const tokenIn = (authorization: string | undefined, args: JsonObject | undefined): string | undefined =>
  authorization?.replace(/^Bearer /i, '') ?? (typeof args?.token === 'string' ? args.token : undefined);

const recordSchema = z.record(z.string(), z.unknown());

/** Slack takes a form whose structured values are JSON, or one JSON object. */
const argumentsIn = (contentType: string | undefined, body: string): JsonObject | undefined => {
  if (contentType?.startsWith('application/json')) return recordSchema.safeParse(jsonIn(body)).data;
  const form = [...new URLSearchParams(body)];
  return Object.fromEntries(
    form.map(([name, value]) => [name, structured.has(name) ? (jsonIn(value) ?? value) : value]),
  );
};

const structured = new Set(['blocks', 'view', 'message', 'metadata', 'attachments']);

const titleOf = (method: string, args: JsonObject): string => {
  const view = recordSchema.safeParse(args.view).data;
  return typeof view?.callback_id === 'string' && view.callback_id !== '' ? `${method} ${view.callback_id}` : method;
};

const nameOf = async (deps: ApiDeps, args: JsonObject): Promise<{ personName?: string }> => {
  const opener = typeof args.trigger_id === 'string' ? deps.views.userOf(args.trigger_id) : undefined;
  const target = args.channel ?? args.user_id ?? args.user ?? args.users ?? opener;
  return typeof target === 'string' ? personNameOf(deps.directory, target) : {};
};

/** For the payload panel: who is behind a `U…` or `D…`. */
export const personNameOf = async (directory: Directory, target: string): Promise<{ personName?: string }> => {
  const person = await directory.bySlack(target.replace(/^D/, ''));
  return person ? { personName: person.name } : {};
};
