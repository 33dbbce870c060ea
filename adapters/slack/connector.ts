import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { SendResult } from '../../src/conversation/platform.ts';
import { AkariError } from '../../src/errors.ts';
import type { Log } from '../log.ts';
import { quietLogger } from './logger.ts';

export type ConnectorConfig = {
  readonly botToken: string;
  /** Where every Web API call goes instead of Slack; with or without the path `/api/`. */
  readonly apiUrl?: string;
};

/** Waited for one Web API call. */
export const callTimeoutMs = 5000;

/** What a 429 without a readable `Retry-After` is taken for. */
const defaultRetryAfterSeconds = 30;

/** The one way to Slack's Web API: no retry of its own, no waiting, no logging of what is said. */
export const createClient = ({ botToken, apiUrl }: ConnectorConfig): WebClient =>
  new WebClient(botToken, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiBaseOf(apiUrl) }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    allowAbsoluteUrls: false,
    logger: quietLogger,
    fetch: fetchWithRetryAfter,
  });

/** `http://127.0.0.1:9` and `http://127.0.0.1:9/api` both become `http://127.0.0.1:9/api/`. */
export const apiBaseOf = (apiUrl: string): string => {
  if (!URL.canParse(apiUrl)) throw new AkariError('bad-configuration', `not an address: ${apiUrl}`);
  const url = new URL(apiUrl);
  if (url.pathname === '/') url.pathname = '/api/';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
};

/** The client cannot read a 429 without `Retry-After`: it gets one. */
const fetchWithRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429 || /^\d+/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(defaultRetryAfterSeconds));
  return new Response(response.body, { status: 429, headers });
};

export type CallFailure = Exclude<SendResult, { type: 'sent' }>;

/** The person is gone, or never was here, or cannot have a conversation with a bot. */
const unreachableErrors = new Set([
  'channel_not_found',
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'users_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'is_archived',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);

/** Slack's own trouble, told with 200: it may have done the work. */
const passingErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Connections that never came about, so nothing can have got through. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** What a failed Web API call means. Throws what is no answer of Slack's or the network's. */
export const failureOf = (error: unknown): CallFailure => {
  if (error instanceof WebAPIRateLimitedError) return { type: 'throttled', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  if (error instanceof WebAPIRequestError) return networkFailure(error.original);
  throw error;
};

const platformFailure = (reason: string): CallFailure => {
  if (reason === 'ratelimited' || reason === 'rate_limited') {
    return { type: 'throttled', retryAfterMs: defaultRetryAfterSeconds * 1000 };
  }
  // The client puts an answer that is no JSON where the error's name belongs.
  if (!/^[a-z0-9_]{1,80}$/.test(reason)) return { type: 'failed', reason: 'unreadable-answer', maybeSent: true };
  if (unreachableErrors.has(reason)) return { type: 'unreachable', reason };
  if (passingErrors.has(reason)) return { type: 'failed', reason, maybeSent: true };
  return { type: 'rejected', reason };
};

const httpFailure = (status: number): CallFailure =>
  status >= 500 || status === 408
    ? { type: 'failed', reason: `http-${status}`, maybeSent: true }
    : { type: 'rejected', reason: `http-${status}` };

const networkFailure = (error: Error): CallFailure => {
  const code = codeOf(error.cause) ?? codeOf(error);
  return {
    type: 'failed',
    reason: code ?? error.name,
    maybeSent: code === undefined || !neverConnected.has(code),
  };
};

/** An AggregateError of several refused addresses carries the code as well. */
const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

/** Slack's hints on what is wrong with a message: JSON pointers and limits, never the texts. */
export const logRefusal = (log: Log, method: string, error: unknown): void => {
  if (!(error instanceof WebAPIPlatformError)) return;
  log.warn('slack refused a call', {
    method,
    error: error.data.error,
    hints: error.data.response_metadata?.messages,
  });
};
