import * as z from 'zod/mini';
import { call, type Request } from '../call.ts';
import type { CalendarsDeps } from '../deps.ts';
import { keepTokens } from '../tokens.ts';
import { type Asked, type Trouble, troubles } from '../trouble.ts';
import { type GraphConfig, graphAt } from './config.ts';
import { fetchGraphToken } from './token.ts';

export type GraphClient = {
  /** About `of`'s mailbox; `path` goes on from it. */
  ask(
    request: Omit<Request, 'url'> & { readonly of: string; readonly path: string },
    signal: AbortSignal,
  ): Promise<Asked>;
  troubleOf(asked: Asked): Trouble;
};

export const createGraphClient = (config: GraphConfig, { log, wallClock, withinMs }: CalendarsDeps): GraphClient => {
  const troubleOf = troubles('graph', log);
  const tokens = keepTokens((_, signal) => fetchGraphToken(config, troubleOf, signal), wallClock, withinMs);
  return {
    ask: ({ of, path, headers, ...request }, signal) =>
      tokens.withToken('app', signal, (token) => {
        const url = `${graphAt(config)}/users/${encodeURIComponent(of)}/${path}`;
        return call({ ...request, url, headers: { ...headers, authorization: `Bearer ${token}` } }, signal);
      }),
    troubleOf: (asked) => troubleOf(asked, problemIn(asked)?.code),
  };
};

/** `@event.existingEventId` was seen in answers to a repeated transaction; it is not promised. */
const problem = z.object({ error: z.object({ code: z.string(), '@event.existingEventId': z.optional(z.string()) }) });

export const problemIn = (asked: Asked) => {
  const parsed = problem.safeParse(asked.type === 'answered' ? asked.body : undefined);
  return parsed.success ? parsed.data.error : undefined;
};

/** The event is not there; a mailbox that is not there says so in other words. */
export const isGone = (asked: Asked): boolean =>
  asked.type === 'answered' &&
  (asked.status === 410 || (asked.status === 404 && !/user|mailbox/i.test(problemIn(asked)?.code ?? '')));
