import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { Bindings } from '../../adapters/local/server.ts';
import type { Passage } from '../simulated/door.ts';
import type { Reply } from '../simulated/server.ts';
import { openSight, type Report } from '../simulated/sight.ts';
import { type SlackOptions, slackDoor } from '../simulated/slack.ts';
import { type TeamsOptions, teamsDoor } from '../simulated/teams.ts';

const SLACK = '/desk/slack/api/';
const TEAMS = '/desk/teams/v3/';

export type Reports = { readonly slack: Report; readonly teams: Report };

export type Doors = {
  /** Before everything the desk answers. */
  readonly before: MiddlewareHandler<Bindings>;
  reports(): Reports;
};

export type DoorOptions = { readonly slack: SlackOptions; readonly teams: TeamsOptions };

const okSchema = z.object({ ok: z.literal(true) });

/**
 * The limits and troubles of the simulated platforms, before the desk, which plays everybody's chats behind them. What
 * passes is counted as seen once the desk has taken it.
 */
export const openDoors = (options: DoorOptions): Doors => {
  const sights = { slack: openSight(), teams: openSight() };
  const slack = slackDoor(options.slack, sights.slack);
  const teams = teamsDoor(options.teams, sights.teams, (chat) => chat.replace(/^a:1?/, ''));
  const before: MiddlewareHandler<Bindings> = async (c, next) => {
    const { path, method } = c.req;
    const passage = path.startsWith(SLACK)
      ? slack({ method: path.slice(SLACK.length), args: argumentsIn(c.req.header('content-type'), await c.req.text()) })
      : path.startsWith(TEAMS)
        ? teams({ method, path: path.slice('/desk/teams'.length), body: await c.req.text() })
        : undefined;
    if (!passage) return next();
    const heard = await pass(passage, async () => {
      await next();
      return c.res.ok && (path.startsWith(TEAMS) || okSchema.safeParse(await c.res.clone().json()).success);
    });
    if (heard === 'as it is') return;
    // Replaced, not added to: what the desk said is not heard.
    c.res = undefined;
    c.res = await answered(heard, c.env.incoming);
  };
  return { before, reports: () => ({ slack: sights.slack.report(), teams: sights.teams.report() }) };
};

const pass = async (passage: Passage, desk: () => Promise<boolean>): Promise<Reply | 'as it is'> => {
  if (passage.type === 'stopped') return passage.reply;
  if (await desk()) passage.shown();
  return passage.says ?? 'as it is';
};

/** A client that waits for an answer gives up by itself. */
const SILENCE_MS = 120_000;

const answered = async (reply: Reply, incoming: Bindings['Bindings']['incoming']): Promise<Response> => {
  if (reply === 'reset') incoming.socket.resetAndDestroy();
  if (reply === 'silence') {
    const given = new AbortController();
    const patience = sleep(SILENCE_MS, undefined, { signal: given.signal, ref: false }).catch(() => undefined);
    await Promise.race([once(incoming.socket, 'close').catch(() => undefined), patience]);
    given.abort();
  }
  return typeof reply === 'string'
    ? new Response(null, { status: 408 })
    : Response.json(reply.body, { status: reply.status, headers: { ...reply.headers } });
};

const recordSchema = z.record(z.string(), z.unknown());

/** Slack takes a form or one JSON object. */
const argumentsIn = (contentType: string | undefined, body: string): URLSearchParams => {
  if (!contentType?.startsWith('application/json')) return new URLSearchParams(body);
  const values = recordSchema.safeParse(JSON.parse(body)).data ?? {};
  const args = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    args.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return args;
};
