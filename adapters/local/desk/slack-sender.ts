import { createHmac, randomBytes } from 'node:crypto';
import { type BotAnswer, callBot, jsonIn, succeeded } from './bot-call.ts';
import type { JsonObject } from './model.ts';
import { eventCallback } from './slack-payloads.ts';
import type { Traffic } from './traffic.ts';

export type SlackSender = {
  /** Events are delivered again once when the first delivery fails, as Slack does nearly at once. */
  event(event: JsonObject, about: About): Promise<BotAnswer>;
  interaction(payload: JsonObject, about: About): Promise<BotAnswer>;
  command(form: string, about: About): Promise<BotAnswer>;
};

export type About = { readonly title: string; readonly personName: string };

export type SenderDeps = {
  readonly url: () => string;
  readonly signingSecret: string;
  readonly team: string;
  readonly traffic: Traffic;
  readonly now: () => number;
  /** Signatures carry the real time: the demo clock moves, the platform's does not. */
  readonly wallNow: () => number;
};

const FORM = 'application/x-www-form-urlencoded';

export const createSlackSender = (deps: SenderDeps): SlackSender => {
  const deliver = async (body: string, contentType: string, about: About, shown: unknown, retry = {}) => {
    const headers = { 'content-type': contentType, ...signed(deps, body), ...retry };
    const id = deps.traffic.begin();
    const answer = await callBot({ url: deps.url(), headers, body });
    deps.traffic.add({
      id,
      direction: 'to-bot',
      place: 'slack',
      endpoint: 'POST /slack/events',
      ...about,
      status: answer.status,
      ok: succeeded(answer),
      ms: answer.ms,
      request: { headers, body: shown },
      response: jsonIn(answer.text) ?? answer.text,
    });
    return answer;
  };
  return {
    event: async (event, about) => {
      const eventId = `Ev${randomBytes(6).toString('hex').toUpperCase()}`;
      const ids = { eventId, eventTime: Math.floor(deps.now() / 1000), team: deps.team };
      const payload = eventCallback(ids, event);
      const body = JSON.stringify(payload);
      const first = await deliver(body, 'application/json', about, payload);
      if (succeeded(first)) return first;
      const reason = first.status === 0 ? 'connection_failed' : 'http_error';
      const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason };
      return deliver(body, 'application/json', about, payload, retry);
    },
    interaction: (payload, about) =>
      deliver(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM, about, { payload }),
    command: (form, about) => deliver(form, FORM, about, Object.fromEntries(new URLSearchParams(form))),
  };
};

/** Slack's v0 signature: HMAC-SHA256 over `v0:timestamp:body`, the body as its bytes are sent. */
const signed = (deps: SenderDeps, body: string): { readonly [name: string]: string } => {
  const timestamp = String(Math.floor(deps.wallNow() / 1000));
  const hmac = createHmac('sha256', deps.signingSecret).update(`v0:${timestamp}:${body}`, 'utf8');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac.digest('hex')}` };
};
