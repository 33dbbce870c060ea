import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { jsonIn } from './bot-call.ts';
import type { JsonObject } from './model.ts';
import { objectSchema, withIds } from './slack-blocks.ts';
import { messageBlocksSchema, problemsOf } from './slack-schema.ts';
import type { SlackWorkspace } from './slack-workspace.ts';
import type { Traffic } from './traffic.ts';

/** A message only one person sees; Slack does not keep it, and neither does the desk. */
export type Ephemeral = {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
};

export type Responses = {
  /** A URL good for 5 uses within 30 minutes; `ts` names the message the tap came from. */
  urlFor(channel: string, ts?: string): string;
  ephemerals(channel: string): readonly Ephemeral[];
  say(channel: string, text: string, blocks: readonly JsonObject[]): void;
  readonly app: Hono;
};

export type ResponseDeps = {
  readonly base: () => string;
  readonly workspace: SlackWorkspace;
  readonly traffic: Traffic;
  readonly now: () => number;
  readonly wallNow: () => number;
  readonly nameOf: (channel: string) => Promise<{ readonly personName?: string }>;
  readonly changed: (channel: string) => void;
};

type Ticket = { readonly channel: string; readonly ts: string | undefined; readonly until: number; uses: number };

const LIFE_MS = 30 * 60_000;
const USES = 5;

const answerSchema = z.object({
  text: z.string().default(''),
  blocks: z.array(objectSchema).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.union([z.boolean(), z.literal('true')]).optional(),
  delete_original: z.union([z.boolean(), z.literal('true')]).optional(),
});

export const createResponses = (deps: ResponseDeps): Responses => {
  const tickets = new Map<string, Ticket>();
  const ephemerals = new Map<string, Ephemeral[]>();
  const say: Responses['say'] = (channel, text, blocks) => {
    const id = randomBytes(6).toString('hex');
    ephemerals.set(channel, [
      ...(ephemerals.get(channel) ?? []),
      { id, at: deps.now(), text, blocks: withIds(blocks) },
    ]);
    deps.changed(channel);
  };
  const app = new Hono().post('/:id', async (c) => {
    const exchange = deps.traffic.begin();
    const started = performance.now();
    const request = jsonIn(await c.req.text());
    const ticket = tickets.get(c.req.param('id'));
    const result = answer(deps, say, ticket, request);
    deps.traffic.add({
      id: exchange,
      direction: 'from-bot',
      place: 'slack',
      title: 'response_url',
      endpoint: 'POST response_url',
      status: result.status,
      ok: result.status === 200,
      ms: Math.round(performance.now() - started),
      ...(ticket ? await deps.nameOf(ticket.channel) : {}),
      request,
      response: result.body,
    });
    return c.json(result.body, result.status);
  });
  return {
    urlFor: (channel, ts) => {
      const id = randomBytes(16).toString('hex');
      tickets.set(id, { channel, ts, until: deps.wallNow() + LIFE_MS, uses: 0 });
      return `${deps.base()}/${id}`;
    },
    ephemerals: (channel) => ephemerals.get(channel) ?? [],
    say,
    app,
  };
};

type Result = { readonly status: 200 | 400 | 404; readonly body: JsonObject };
const refused = (status: 400 | 404, error: string): Result => ({ status, body: { ok: false, error } });

const answer = (deps: ResponseDeps, say: Responses['say'], ticket: Ticket | undefined, body: unknown): Result => {
  if (!ticket) return refused(404, 'invalid_url');
  if (ticket.until < deps.wallNow() || ticket.uses >= USES) return refused(404, 'used_url');
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return refused(400, 'invalid_payload');
  const checked = messageBlocksSchema.safeParse(parsed.data.blocks);
  if (!checked.success)
    return { status: 400, body: { ok: false, error: 'invalid_blocks', errors: problemsOf(checked.error, 'blocks') } };
  ticket.uses += 1;
  perform(deps, say, ticket, parsed.data);
  return { status: 200, body: { ok: true } };
};

const perform = (
  deps: ResponseDeps,
  say: Responses['say'],
  ticket: Ticket,
  data: z.infer<typeof answerSchema>,
): void => {
  const { channel, ts } = ticket;
  const blocks = withIds(data.blocks);
  if (data.delete_original && ts !== undefined) deps.workspace.remove(channel, ts);
  else if (data.replace_original && ts !== undefined) {
    deps.workspace.change({ channel, ts, text: data.text, blocks, metadata: undefined });
  } else if (data.response_type === 'in_channel')
    deps.workspace.post({ channel, from: 'bot', text: data.text, blocks });
  else say(channel, data.text, blocks);
};
