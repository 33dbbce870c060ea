import { randomUUID } from 'node:crypto';
import { type Activity, CallerIdConstants, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  MicrosoftAppCredentials,
} from 'botframework-connector';
import * as z from 'zod/mini';
import type { HttpRequest } from '../http.ts';
import { createAllowance } from './allowance.ts';
import { refusalOf } from './token.ts';

/** What became of one request. `answered` carries what `act` made of the verified activity. */
export type Received<T> =
  | { readonly type: 'answered'; readonly value: T }
  | { readonly type: 'unauthorized'; readonly reason: string }
  /** The keys that would tell could not be fetched: nobody can say yet whether the token is good. */
  | { readonly type: 'keys-unavailable'; readonly reason: string }
  | { readonly type: 'malformed' }
  | { readonly type: 'too-large' };

export type Receiver = {
  /** Verifies, then hands the activity to `act` inside a botbuilder turn. Unverified bodies go nowhere. */
  receive<T>(request: HttpRequest, act: (activity: object) => Promise<T>): Promise<Received<T>>;
};

export type ReceiverConfig = {
  readonly appId: string;
  readonly tenantId?: string;
  /** Address of an OpenID configuration whose keys are trusted instead of Microsoft's. */
  readonly openIdMetadata?: string;
};

/** How long a request waits for keys, and how often an unknown key may make us fetch them again. */
const keyPatienceMs = 5000;

export const createReceiver = (config: ReceiverConfig): Receiver => {
  const authenticate = createAuthentication(config);
  const adapter = new CloudAdapter(authenticationOf(config));
  return {
    receive: async (request, act) => {
      const body = bodyOf(request.body);
      const claimed = claimedSchema.safeParse(body);
      const header = request.headers.authorization ?? '';
      const refusal = refusalOf(header, config.appId);
      if (refusal !== undefined) return { type: 'unauthorized', reason: refusal };
      // botbuilder stumbles over a body without a channel. Whoever sends one is held to what Teams' own tokens are.
      const verified = await authenticate(claimed.success ? claimed.data : { channelId: 'msteams' }, header);
      if (verified.type === 'unknown-key') return { type: 'unauthorized', reason: verified.reason };
      if (verified.type !== 'verified') return verified;
      if (request.tooLarge) return { type: 'too-large' };
      const activity = activitySchema.safeParse(body);
      if (!claimed.success || !activity.success) return { type: 'malformed' };
      return inTurn(adapter, verified.result, activity.data, act);
    },
  };
};

/** Runs `act` inside a turn. Its error is kept aside, because the adapter would wrap it in a text. */
const inTurn = async <T>(
  adapter: CloudAdapter,
  verified: AuthenticateRequestResult,
  activity: Activity,
  act: (activity: object) => Promise<T>,
): Promise<Received<T>> => {
  let acted: (() => T) | undefined;
  const turn = adapter.processActivityDirect(verified, activity, async () => {
    acted = await act(activity).then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
  });
  // botbuilder throws before the turn for an activity it cannot make sense of.
  await turn.catch(() => undefined);
  return acted ? { type: 'answered', value: acted() } : { type: 'malformed' };
};

type Verified =
  | { readonly type: 'verified'; readonly result: AuthenticateRequestResult }
  | { readonly type: 'unauthorized'; readonly reason: string }
  | { readonly type: 'unknown-key'; readonly reason: string }
  | { readonly type: 'keys-unavailable'; readonly reason: string };

type Authentication = ConfigurationBotFrameworkAuthentication;

/**
 * botbuilder looks for new keys once an hour. A token signed with a key it does not know makes us look at once,
 * a few times at most: keys are rotated, and a stranger's token must not make us call Microsoft for every request.
 */
const createAuthentication = (config: ReceiverConfig) => {
  let current = authenticationOf(config);
  const mayRefetch = createAllowance();
  return async (sender: Claimed, header: string): Promise<Verified> => {
    const first = await verify(current, sender, header);
    if (first.type !== 'unknown-key' || !mayRefetch()) return first;
    const renewed = authenticationOf(config);
    const second = await verify(renewed, sender, header);
    // Known keys stay in use when the new ones cannot be had.
    if (second.type !== 'keys-unavailable') current = renewed;
    return second;
  };
};

/** All parameters are given: botbuilder takes either none of them or every one. */
const authenticationOf = ({ appId, tenantId, openIdMetadata }: ReceiverConfig): Authentication => {
  const constants = AuthenticationConstants;
  // botbuilder keeps keys by address for the life of the process. A fragment is never sent, and makes a fresh entry.
  const fresh = (url: string): string => `${url}#${randomUUID()}`;
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: `${constants.ToChannelFromBotLoginUrlPrefix}${tenantId ?? constants.DefaultChannelAuthTenant}`,
      ToChannelFromBotOAuthScope: constants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: constants.ToBotFromChannelTokenIssuer,
      OAuthUrl: constants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: fresh(openIdMetadata ?? constants.ToBotFromChannelOpenIdMetadataUrl),
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata ?? constants.ToBotFromEmulatorOpenIdMetadataUrl,
      CallerId: CallerIdConstants.PublicAzureChannel,
    },
    {
      isValidAppId: async (audience) => audience === appId,
      // The stock factory answers true for a missing app id, and every request is then accepted.
      isAuthenticationDisabled: async () => false,
      // Replies go through our own connector; a turn needs no token.
      createCredentials: async () => MicrosoftAppCredentials.Empty,
    },
  );
};

const verify = async (authentication: Authentication, sender: Claimed, header: string): Promise<Verified> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Verified>((resolve) => {
    timer = setTimeout(() => resolve({ type: 'keys-unavailable', reason: 'timeout' }), keyPatienceMs);
  });
  const check = authentication.authenticateRequest(activitySchema.parse({ type: '', ...sender }), header).then(
    (result): Verified => ({ type: 'verified', result }),
    (error: unknown) => problemOf(error),
  );
  const verified = await Promise.race([check, patience]);
  clearTimeout(timer);
  return verified;
};

const errorSchema = z.object({
  name: z.string(),
  message: z.string(),
  statusCode: z.optional(z.number()),
  code: z.optional(z.string()),
});

/** botbuilder answers 401 to a request whose keys it could not fetch, and 500 to a forged one. Here it is as it is. */
const problemOf = (error: unknown): Verified => {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return { type: 'keys-unavailable', reason: 'unknown' };
  const { name, message, statusCode, code } = parsed.data;
  if (message.startsWith('Signing Key could not be retrieved')) return { type: 'unknown-key', reason: 'key' };
  if (name === 'TokenExpiredError' || message === 'The token has expired')
    return { type: 'unauthorized', reason: 'expired' };
  const rejected =
    name === 'JsonWebTokenError' || name === 'NotBeforeError' || statusCode === 401 || statusCode === 403;
  return rejected ? { type: 'unauthorized', reason: 'token' } : { type: 'keys-unavailable', reason: code ?? message };
};

const bodyOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** What the sender says of itself and the token must confirm. */
const claimedSchema = z.object({
  channelId: z.string().check(z.regex(/\S/)),
  serviceUrl: z.exactOptional(z.string().check(z.regex(/\S/))),
});
type Claimed = z.infer<typeof claimedSchema>;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** botbuilder's own demand on a body: an object with a type. What is in it is parsed where it is read. */
const activitySchema = z.custom<Activity>(
  (value) => isObject(value) && 'type' in value && typeof value.type === 'string',
);
