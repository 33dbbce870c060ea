import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { JsonObject } from './model.ts';

/** The simulated Bot Framework's signing key, kept beside the conversations so that a restart keeps it. */
export type TeamsKeys = {
  /** What the key set's address answers. */
  readonly jwks: { readonly keys: readonly JsonObject[] };
  /** A token as the Bot Framework sends it to `appId`; `serviceUrl` is vouched for by it. */
  token(appId: string, serviceUrl: string): Promise<string>;
};

const ISSUER = 'https://api.botframework.com';
const ALG = 'RS256';

const jwkSchema = z.looseObject({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  kid: z.string(),
});

export const loadTeamsKeys = async (dataDir: string): Promise<TeamsKeys> => {
  const path = join(dataDir, 'teams-key.json');
  const jwk = existsSync(path)
    ? jwkSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : await freshKey(dataDir, path);
  const key = await importJWK(jwk, ALG);
  const { kty, n, e, kid } = jwk;
  return {
    jwks: { keys: [{ kty, n, e, kid, alg: ALG, use: 'sig', endorsements: ['msteams'] }] },
    token: (appId, serviceUrl) =>
      new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: ALG, kid, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(appId)
        .setNotBefore('-5 minutes')
        .setExpirationTime('1 hour')
        .sign(key),
  };
};

const freshKey = async (dataDir: string, path: string) => {
  const { privateKey } = await generateKeyPair(ALG, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, JSON.stringify({ ...jwk, kid }), { mode: 0o600 });
  return jwkSchema.parse({ ...jwk, kid });
};
