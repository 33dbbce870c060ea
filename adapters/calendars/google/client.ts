import * as z from 'zod/mini';
import { call, type Request } from '../call.ts';
import type { CalendarsDeps } from '../deps.ts';
import { keepTokens } from '../tokens.ts';
import { type Asked, type Trouble, troubles } from '../trouble.ts';
import { calendarAt, type GoogleConfig } from './config.ts';
import { fetchGoogleToken } from './token.ts';

export type GoogleClient = {
  /** In the name of `as`. */
  ask(
    request: Omit<Request, 'url'> & { readonly as: string; readonly path: string },
    signal: AbortSignal,
  ): Promise<Asked>;
  troubleOf(asked: Asked): Trouble;
};

export const createGoogleClient = (config: GoogleConfig, { log, wallClock, withinMs }: CalendarsDeps): GoogleClient => {
  const troubleOf = troubles('google', log);
  const tokens = keepTokens(
    (subject, signal) => fetchGoogleToken(config, troubleOf, subject, wallClock, signal),
    wallClock,
    withinMs,
  );
  return {
    ask: ({ as, path, ...request }, signal) =>
      tokens.withToken(as, signal, (token) =>
        call(
          { ...request, url: `${calendarAt(config)}/${path}`, headers: { authorization: `Bearer ${token}` } },
          signal,
        ),
      ),
    troubleOf: (asked) => troubleOf(asked, reasonIn(asked), isPassing(asked)),
  };
};

const problem = z.object({
  error: z.object({ errors: z.nullish(z.array(z.object({ reason: z.nullish(z.string()) }))) }),
});

const reasonIn = (asked: Asked): string | undefined => {
  const parsed = problem.safeParse(asked.type === 'answered' ? asked.body : undefined);
  return parsed.success ? (parsed.data.error.errors?.[0]?.reason ?? undefined) : undefined;
};

/** Refused for now only, though with 403: too much was asked. */
const isPassing = (asked: Asked): boolean =>
  /^(rateLimitExceeded|userRateLimitExceeded|quotaExceeded|dailyLimitExceeded|backendError)$/.test(
    reasonIn(asked) ?? '',
  );

/** Refused for good. */
export const isForbidden = (asked: Asked): boolean =>
  asked.type === 'answered' && asked.status === 403 && !isPassing(asked);

export const isGone = (asked: Asked): boolean =>
  asked.type === 'answered' && (asked.status === 404 || asked.status === 410);
