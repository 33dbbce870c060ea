import { sign } from 'node:crypto';
import * as z from 'zod/mini';
import { call } from '../call.ts';
import type { Fetched } from '../tokens.ts';
import { refused, type TroubleOf } from '../trouble.ts';
import { type GoogleConfig, TOKEN_AUDIENCE, tokenAt } from './config.ts';

/** The least that will do: when somebody is busy, and events of calendars that are the organizer's own. */
const SCOPES = ['freebusy', 'events.owned'].map((name) => `https://www.googleapis.com/auth/calendar.${name}`);

const granted = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });
const denied = z.object({ error: z.string() });

/** A token in the name of `subject`, whose organisation lets this account speak for its people (domain-wide delegation). */
export const fetchGoogleToken = async (
  config: GoogleConfig,
  troubleOf: TroubleOf,
  subject: string,
  clock: () => number,
  signal: AbortSignal,
): Promise<Fetched> => {
  const assertion = assertionOf(config, subject, Math.floor(clock() / 1_000));
  if (assertion === undefined) return refused('private-key');
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const answer = await call({ method: 'POST', url: tokenAt(config), body }, signal);
  const parsed = granted.safeParse(answer.type === 'answered' && answer.status === 200 ? answer.body : undefined);
  if (parsed.success)
    return { type: 'fetched', token: parsed.data.access_token, expiresInMs: parsed.data.expires_in * 1_000 };
  const error = denied.safeParse(answer.type === 'answered' ? answer.body : undefined);
  return troubleOf(answer, error.success ? error.data.error : undefined);
};

/** Undefined when the key cannot sign. `now`: in seconds. */
const assertionOf = (config: GoogleConfig, sub: string, now: number): string | undefined => {
  const claims = { iss: config.client_email, sub, scope: SCOPES.join(' '), aud: TOKEN_AUDIENCE, iat: now };
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { ...claims, exp: now + 3_600 },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  try {
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), config.private_key).toString('base64url')}`;
  } catch {
    return undefined;
  }
};
