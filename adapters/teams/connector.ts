import type { Activity, ConversationParameters } from 'botbuilder';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { JsonObject } from './adaptive.ts';
import { type CallResult, resultOf } from './call.ts';
import { isLoopback, schemeProblem } from './service-address.ts';

/** Outbound calls. Each is made once: no retry, no waiting for a rate limit, and none takes much over `callTimeoutMs`. */
export type Connector = {
  send(serviceUrl: string, conversation: string, activity: JsonObject): Promise<CallResult>;
  update(serviceUrl: string, conversation: string, id: string, activity: JsonObject): Promise<CallResult>;
  createConversation(serviceUrl: string, parameters: JsonObject): Promise<CallResult>;
  member(serviceUrl: string, conversation: string, user: string): Promise<CallResult>;
};

export type ConnectorConfig = {
  readonly appId: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  /** Whether tokens of a local key set are trusted: then calls go to this machine only, and without a token. */
  readonly local: boolean;
};

export const callTimeoutMs = 5000;

type Client = ConnectorClient['conversations'];

export const createConnector = (config: ConnectorConfig): Connector => {
  const credentials =
    config.local || !config.appPassword || !config.tenantId
      ? undefined
      : new MicrosoftAppCredentials(config.appId, config.appPassword, config.tenantId);
  const clients = new Map<string, Client>();
  const clientOf = (serviceUrl: string): Client => {
    const known = clients.get(serviceUrl);
    if (known) return known;
    const made = clientFor(serviceUrl, credentials ?? MicrosoftAppCredentials.Empty);
    if (clients.size >= 100) clients.clear();
    clients.set(serviceUrl, made);
    return made;
  };
  const call = async (serviceUrl: string, act: (client: Client) => Promise<unknown>): Promise<CallResult> => {
    const refusal =
      config.local === isLoopback(serviceUrl) ? schemeProblem(serviceUrl, config.local) : 'service-address';
    if (refusal !== undefined) return { type: 'not-allowed', reason: refusal };
    if (!config.local) {
      const problem = await tokenProblem(credentials);
      if (problem) return problem;
    }
    try {
      return { type: 'done', body: await act(clientOf(serviceUrl)) };
    } catch (error) {
      const result = resultOf(error);
      // A token that is no longer taken is not used again.
      if (result.type === 'refused' && result.status === 401) void credentials?.getToken(true).catch(() => undefined);
      return result;
    }
  };
  const options = () => ({ abortSignal: AbortSignal.timeout(callTimeoutMs) });
  return {
    send: (url, conversation, activity) =>
      call(url, (client) => client.sendToConversation(conversation, activityOf(activity), options())),
    update: (url, conversation, id, activity) =>
      call(url, (client) => client.updateActivity(conversation, id, activityOf(activity), options())),
    createConversation: (url, parameters) =>
      call(url, (client) => client.createConversation(parametersOf(parameters), options())),
    member: (url, conversation, user) =>
      call(url, (client) => client.getConversationMember(conversation, user, options())),
  };
};

const clientFor = (baseUri: string, credentials: MicrosoftAppCredentials): Client => {
  const client = new ConnectorClient(credentials, { baseUri });
  // By default the client repeats a call three times, sleeps through a rate limit and follows redirects.
  const policies = ['defaultRetryPolicy', 'redirectPolicy', ...(isLoopback(baseUri) ? ['proxyPolicy'] : [])];
  const { pipeline } = transportOf(client);
  for (const name of policies) pipeline.removePolicy({ name });
  return client.conversations;
};

type Transport = { readonly pipeline: { removePolicy(policy: { readonly name: string }): unknown } };

const transportSchema = z.custom<Transport>(
  (value) => isRecord(value) && isRecord(value.pipeline) && typeof value.pipeline.removePolicy === 'function',
);

const transportOf = (client: ConnectorClient): Transport => {
  const found = transportSchema.safeParse(Reflect.get(client, 'client'));
  if (!found.success) throw new AkariError('bad-configuration', 'this botframework-connector hides its pipeline');
  return found.data;
};

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

const activityOf = (plain: JsonObject): Partial<Activity> => z.custom<Partial<Activity>>(isRecord).parse(plain);

const parametersOf = (plain: JsonObject): ConversationParameters =>
  z.custom<ConversationParameters>(isRecord).parse(plain);

/** A token is fetched before the call, so that a failure of the sign-in is known to have sent nothing. */
const tokenProblem = async (credentials: MicrosoftAppCredentials | undefined): Promise<CallResult | undefined> => {
  if (!credentials) return { type: 'not-allowed', reason: 'no-credentials' };
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), callTimeoutMs);
  });
  try {
    await Promise.race([credentials.getToken(), patience]);
    return undefined;
  } catch {
    return { type: 'failed', reason: 'sign-in', maybeDone: false };
  } finally {
    clearTimeout(timer);
  }
};
