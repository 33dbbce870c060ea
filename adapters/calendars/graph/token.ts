import * as z from 'zod/mini';
import { call } from '../call.ts';
import type { Fetched } from '../tokens.ts';
import type { TroubleOf } from '../trouble.ts';
import { type GraphConfig, loginAt } from './config.ts';

const granted = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });
const denied = z.object({ error: z.string() });

/** The app's own token: no user stands behind it, and what it may do Exchange says (docs/deploy.md). */
export const fetchGraphToken = async (
  config: GraphConfig,
  troubleOf: TroubleOf,
  signal: AbortSignal,
): Promise<Fetched> => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: config.appId,
    client_secret: config.appPassword,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await call({ method: 'POST', url: loginAt(config), body }, signal);
  const parsed = granted.safeParse(answer.type === 'answered' && answer.status === 200 ? answer.body : undefined);
  if (parsed.success)
    return { type: 'fetched', token: parsed.data.access_token, expiresInMs: parsed.data.expires_in * 1_000 };
  const error = denied.safeParse(answer.type === 'answered' ? answer.body : undefined);
  return troubleOf(answer, error.success ? error.data.error : undefined);
};
