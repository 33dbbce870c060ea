import type { App, Receiver } from '@slack/bolt';
import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Log } from '../log.ts';
import { ifJson } from './action.ts';
import { parsePayload, type SlackPayload } from './payload.ts';
import { createVerify } from './verify.ts';

/** The one Request URL: events, taps, forms and commands. */
export const requestPath = '/slack/events';

/** Slack gives up after three seconds; the answer goes out before that, and the work goes on. */
const ANSWER_WITHIN_MS = 2500;

export type ReceiverConfig = {
  readonly signingSecret: string;
  /** How long an answer may wait for the work; two and a half seconds unless set. */
  readonly answerWithinMs?: number;
  /** Epoch milliseconds, for the age of signatures. */
  readonly wallClock: () => number;
  readonly log: Log;
};

/** Bolt's receiver for one HTTP request at a time, whatever server or Lambda event it came from. */
export type HttpReceiver = Receiver & { handle(request: HttpRequest): Promise<HttpResponse> };

/**
 * Our own, because Bolt's for Lambda breaks on Japanese JSON in base64, on a charset beside a form's content type, takes
 * timestamps from the future and parses before it verifies. Order here: verify the raw bytes, parse, hand over.
 */
export const createReceiver = (config: ReceiverConfig): HttpReceiver => {
  const { signingSecret, wallClock } = config;
  const isFromSlack = createVerify(signingSecret);
  let app: App | undefined;
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {},
    stop: async () => {},
    handle: async (request) => {
      if (request.path !== requestPath) return answer(404);
      if (request.method !== 'POST') return answer(405);
      if (!isFromSlack(request, wallClock())) return answer(401);
      if (request.tooLarge) return refuse(413);
      const body = bodyOf(request);
      if (body === undefined) return refuse(400);
      if (body.ssl_check !== undefined) return answer(200);
      if (body.type === 'url_verification') return challenge(body.challenge);
      const payload = parsePayload(body);
      if (payload === undefined || app === undefined) return answer(200);
      return process(app, payload, request, config);
    },
  };
};

type Body = { readonly [name: string]: unknown };

const objectSchema = z.record(z.string(), z.unknown());

/** JSON, a form, or a form with JSON in `payload`; undefined when it is none of them, whatever its content type says. */
const bodyOf = ({ headers, body }: HttpRequest): Body | undefined => {
  const text = new TextDecoder().decode(body);
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isForm =
    type === 'application/x-www-form-urlencoded' || (type !== 'application/json' && !/^\s*[{[]/.test(text));
  if (!isForm) return ifObject(ifJson(text));
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : ifObject(ifJson(payload));
};

const ifObject = (value: unknown): Body | undefined => {
  const parsed = objectSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};

/** What Bolt's `ack` was called with; the answer of a form has to be in the HTTP body. */
type Acknowledged = { readonly promise: Promise<HttpResponse>; readonly ack: (response?: unknown) => Promise<void> };

const acknowledgement = (): Acknowledged => {
  const { promise, resolve } = Promise.withResolvers<HttpResponse>();
  return { promise, ack: async (response) => resolve(ackResponse(response)) };
};

const ackResponse = (response: unknown): HttpResponse => {
  if (response === undefined || response === '') return answer(200);
  return typeof response === 'string' ? text(response) : json(response);
};

/** A form waits for its answer however long it takes; everything else is answered in time, done or not. */
const process = async (
  app: App,
  payload: SlackPayload,
  request: HttpRequest,
  { answerWithinMs = ANSWER_WITHIN_MS, log }: ReceiverConfig,
): Promise<HttpResponse> => {
  const acknowledged = acknowledgement();
  const work = app.processEvent({ body: payload, ack: acknowledged.ack, ...retryOf(request) }).then(
    () => answer(200),
    (error: unknown) => failed(error, payload, log),
  );
  if (isForm(payload)) {
    const done = await Promise.race([acknowledged.promise, work]);
    await Promise.race([work, after(answerWithinMs)]);
    return done;
  }
  return (await Promise.race([work, after(answerWithinMs)])) ?? answer(200);
};

const isForm = (payload: SlackPayload): boolean => 'type' in payload && payload.type === 'view_submission';

/** Slack sends events again after a 5xx, unless a repeat would be of no use. */
const failed = (error: unknown, payload: SlackPayload, log: Log): HttpResponse => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  log.error('slack request failed', { kind: 'type' in payload ? payload.type : 'command', code, error });
  return error instanceof AkariError && error.code === 'platform-refused' ? refuse(500) : answer(500);
};

const retryOf = ({ headers }: HttpRequest): { retryNum?: number; retryReason?: string } => {
  const number = headers['x-slack-retry-num'];
  if (number === undefined || !/^\d{1,3}$/.test(number)) return {};
  return { retryNum: Number(number), retryReason: headers['x-slack-retry-reason'] ?? '' };
};

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });

const answer = (status: number): HttpResponse => ({ status, headers: {}, body: '' });
const refuse = (status: number): HttpResponse => ({ status, headers: { 'x-slack-no-retry': '1' }, body: '' });
const json = (value: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
const text = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
const challenge = (value: unknown): HttpResponse => (typeof value === 'string' ? text(value) : answer(400));
