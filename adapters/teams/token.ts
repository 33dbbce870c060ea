import * as z from 'zod/mini';

/** Who signs for the Bot Connector. */
export const channelIssuer = 'https://api.botframework.com';

const headerSchema = z.object({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  kid: z.string().check(z.minLength(1)),
});

const payloadSchema = z.object({ iss: z.string(), aud: z.string() });

/**
 * What can be told from the token before its signature is checked. It keeps every token that is not the channel's
 * (emulator, another bot) away from the parts of botbuilder that fetch other keys for them.
 */
export const refusalOf = (header: string, appId: string): string | undefined => {
  const [scheme, token, ...rest] = header.split(' ');
  if (header === '') return 'no token';
  if (scheme !== 'Bearer' || token === undefined || rest.length > 0) return 'scheme';
  const parts = token.split('.');
  const head = headerSchema.safeParse(jsonIn(parts[0]));
  const payload = payloadSchema.safeParse(jsonIn(parts[1]));
  if (parts.length !== 3 || !head.success || !payload.success) return 'token';
  if (payload.data.iss !== channelIssuer) return 'issuer';
  return payload.data.aud === appId ? undefined : 'audience';
};

const jsonIn = (part = ''): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
