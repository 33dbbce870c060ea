import { sign } from 'node:crypto';
import { call } from '../call.ts';
import { type Fetched, tokenIn } from '../tokens.ts';
import { refused, type TroubleOf } from '../trouble.ts';
import { type GoogleConfig, TOKEN_AUDIENCE, tokenAt } from './config.ts';

/** The least that will do: when somebody is busy, and events of calendars that are the organizer's own. */
const SCOPES = ['freebusy', 'events.owned'].map((name) => `https://www.googleapis.com/auth/calendar.${name}`);

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
  return tokenIn(await call({ method: 'POST', url: tokenAt(config), body }, signal), troubleOf);
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
