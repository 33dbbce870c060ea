import { call } from '../call.ts';
import { type Fetched, tokenIn } from '../tokens.ts';
import type { TroubleOf } from '../trouble.ts';
import { type GraphConfig, loginAt } from './config.ts';

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
  return tokenIn(await call({ method: 'POST', url: loginAt(config), body }, signal), troubleOf);
};
