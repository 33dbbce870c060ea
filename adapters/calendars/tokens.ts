import * as z from 'zod/mini';
import type { Answer } from './call.ts';
import { type Asked, later, type Trouble, type TroubleOf } from './trouble.ts';

export type Fetched = { readonly type: 'fetched'; readonly token: string; readonly expiresInMs: number } | Trouble;

const granted = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });
const denied = z.object({ error: z.string() });

/** What came of asking for a token (RFC 6749 5.1, 5.2). */
export const tokenIn = (answer: Answer, troubleOf: TroubleOf): Fetched => {
  const body = answer.type === 'answered' ? answer.body : undefined;
  const token = granted.safeParse(answer.type === 'answered' && answer.status === 200 ? body : undefined);
  if (token.success)
    return { type: 'fetched', token: token.data.access_token, expiresInMs: token.data.expires_in * 1_000 };
  const error = denied.safeParse(body);
  return troubleOf(answer, error.success ? error.data.error : undefined);
};

export type Tokens = {
  /**
   * Asks with a token of `subject`'s, kept until shortly before it expires. One that is no longer taken (401) is made anew,
   * once.
   */
  withToken(subject: string, signal: AbortSignal, ask: (token: string) => Promise<Answer>): Promise<Asked>;
};

type Kept = { readonly token: string | Trouble; readonly until: number };

/** A token is not used in its last minutes: a request that waits may arrive after them. */
const MARGIN_MS = 5 * 60_000;

/** Whoever is refused a token is not asked for again at once: with the next thousand diaries it would be refused as often. */
const REFUSED_MS = 60_000;

/** `clock`: the machine's, in milliseconds. `withinMs`: for one token. */
export const keepTokens = (
  fetchToken: (subject: string, signal: AbortSignal) => Promise<Fetched>,
  clock: () => number,
  withinMs: number,
): Tokens => {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<Fetched>>();

  const renew = async (subject: string): Promise<Fetched> => {
    const fetched = await fetchToken(subject, AbortSignal.timeout(withinMs));
    for (const [other, { until }] of kept) if (until <= clock()) kept.delete(other);
    if (fetched.type === 'fetched') {
      const { token, expiresInMs } = fetched;
      kept.set(subject, { token, until: clock() + Math.max(expiresInMs - MARGIN_MS, expiresInMs / 2) });
    } else if (fetched.type === 'refused') {
      kept.set(subject, { token: fetched, until: clock() + REFUSED_MS });
    }
    return fetched;
  };

  /** Who asks while one is being fetched waits for the same, and no longer than themselves have time. */
  const tokenOf = async (subject: string, signal: AbortSignal): Promise<string | Trouble> => {
    const found = kept.get(subject);
    if (found && clock() < found.until) return found.token;
    const running = asking.get(subject) ?? renew(subject).finally(() => asking.delete(subject));
    asking.set(subject, running);
    const fetched = await Promise.race([running, whenOver(signal)]);
    return fetched.type === 'fetched' ? fetched.token : fetched;
  };

  return {
    withToken: async (subject, signal, ask) => {
      const token = await tokenOf(subject, signal);
      if (typeof token !== 'string') return token;
      const answer = await ask(token);
      if (answer.type !== 'answered' || answer.status !== 401) return answer;
      if (kept.get(subject)?.token === token) kept.delete(subject);
      const anew = await tokenOf(subject, signal);
      return typeof anew === 'string' ? ask(anew) : anew;
    },
  };
};

const whenOver = (signal: AbortSignal): Promise<Trouble> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(later());
    else signal.addEventListener('abort', () => resolve(later()), { once: true });
  });
