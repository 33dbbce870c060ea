import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { listen } from './listen.ts';

export type Signer = {
  readonly kid: string;
  readonly key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  readonly jwk: JWK;
};

export const createSigner = async (kid: string): Promise<Signer> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
};

export type KeyMode =
  | { readonly type: 'keys'; readonly keys: readonly JWK[] }
  | { readonly type: 'status'; readonly status: number }
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'silent' };

/** A real OpenID configuration and key set on loopback, whose answers can be changed. */
export const createKeyServer = async () => {
  let mode: KeyMode = { type: 'keys', keys: [] };
  let fetched = 0;
  const server = createServer((request, response) => {
    fetched += 1;
    const keySet = request.url === '/keys';
    if (mode.type === 'silent') return;
    if (mode.type === 'status') response.writeHead(mode.status).end('no');
    else if (mode.type === 'text') response.writeHead(200).end(mode.body);
    else if (keySet) response.end(JSON.stringify({ keys: mode.keys }));
    else response.end(JSON.stringify({ issuer: 'https://api.botframework.com', jwks_uri: `${running.url}/keys` }));
  });
  const running = await listen(server);
  return {
    metadata: `${running.url}/.well-known/openidconfiguration`,
    answer: (next: KeyMode) => {
      mode = next;
    },
    fetched: () => fetched,
    stop: running.stop,
  };
};

export type Claims = {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly notBefore?: number;
  readonly extra?: { readonly [name: string]: string };
};

/** A token as the Bot Connector makes one, or one that is wrong in a chosen way. */
export const tokenOf = (signer: Signer, claims: Claims, alg = 'RS256'): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const { iss = 'https://api.botframework.com', aud = '', serviceurl, expiresIn = 3600, notBefore = -10 } = claims;
  return new SignJWT({ ...claims.extra, ...(serviceurl === undefined ? {} : { serviceurl }) })
    .setProtectedHeader({ alg, kid: signer.kid, typ: 'JWT' })
    .setIssuer(iss)
    .setAudience(aud)
    .setNotBefore(now + notBefore)
    .setExpirationTime(now + expiresIn)
    .sign(signer.key);
};
