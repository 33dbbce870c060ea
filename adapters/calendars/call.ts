import { MINUTE_MS } from '../../src/time/instant.ts';

export type Request = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON, or as a form. */
  readonly body?: object | URLSearchParams;
};

export type Answer =
  | {
      readonly type: 'answered';
      readonly status: number;
      /** What the JSON says; undefined where there is none, or none that can be read in an answer that is no success. */
      readonly body: unknown;
      readonly retryAfterMs?: number;
    }
  /** No answer, or one that cannot be read. The request may have had its effect. `reason`: a code, never a message. */
  | { readonly type: 'unanswered'; readonly reason: string };

/** One request. Never throws, and takes no longer than `signal` allows. */
export const call = async ({ method, url, headers, body }: Request, signal: AbortSignal): Promise<Answer> => {
  try {
    const isForm = body instanceof URLSearchParams;
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      // No service sends us elsewhere; whoever stands between and does so gets no token.
      redirect: 'error',
      signal,
    });
    const read = jsonOf(await response.text());
    if (response.ok && read === 'unreadable') return { type: 'unanswered', reason: 'unreadable' };
    const retryAfterMs = retryAfterMsOf(response.headers);
    return {
      ...{ type: 'answered', status: response.status, body: read === 'unreadable' ? undefined : read },
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  } catch (error) {
    return { type: 'unanswered', reason: reasonOf(error) };
  }
};

const jsonOf = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return 'unreadable';
  }
};

/** Fetch's own error says nothing but that it failed; its cause has the code. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name;
};

/** Nobody waits longer than this because of one answer. */
const LONGEST_MS = 60 * MINUTE_MS;

/** Seconds, or a moment (RFC 9110 10.2.3), which is compared with the server's own clock. */
const retryAfterMsOf = (headers: Headers): number | undefined => {
  const header = headers.get('retry-after')?.trim() ?? '';
  if (header === '') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_MS) : undefined;
};
