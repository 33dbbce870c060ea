import type { HttpResponse } from '../../../adapters/http.ts';
import type { Log, LogFields } from '../../../adapters/log.ts';
import { createTeams, type TeamsConfig } from '../../../adapters/teams/app.ts';
import type { Inbound } from '../../../src/conversation/inbound.ts';
import type { Conversation, Outcome } from '../../../src/conversation/outcome.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { createConnectorFront } from './front.ts';
import { type Claims, createKeyServer, createSigner, type Signer, tokenOf } from './keys.ts';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const chat = 'a:chat-hanako';
export const now = asInstant(Date.UTC(2026, 10, 26, 6, 0, 5));

export type Line = { readonly level: string; readonly event: string; readonly fields: LogFields };

/** Made once: a key costs a third of a second, and nothing ever changes it. */
const signer = await createSigner('key-1');

/** The Teams edge on real sockets: a key server, a connector, and a core whose answers a test decides. */
export const createStage = async (config: Partial<TeamsConfig> = {}) => {
  const keys = await createKeyServer();
  keys.answer({ type: 'keys', keys: [signer.jwk] });
  const front = await createConnectorFront();
  front.open(chat);
  const heard: Inbound[] = [];
  const lines: Line[] = [];
  let settled = 0;
  let core: (inbound: Inbound) => Promise<readonly Outcome[]> = async () => [];
  const log = logInto(lines);
  const converse = async (inbound: Inbound): Promise<Conversation> => {
    heard.push(inbound);
    const outcomes = await core(inbound);
    return {
      outcomes,
      settled: async () => {
        settled += 1;
      },
    };
  };
  const teams = createTeams(
    { appId, tenantId: tenant, openIdMetadata: keys.metadata, serviceUrl: front.url, ...config },
    { converse, now: () => now, log },
  );

  const post = (body: string | Uint8Array, authorization?: string): Promise<HttpResponse> =>
    teams.handle({
      method: 'POST',
      path: '/api/messages',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    });
  const bearer = async (claims: Claims = {}, by: Signer = signer): Promise<string> =>
    `Bearer ${await tokenOf(by, { aud: appId, serviceurl: front.url, ...claims })}`;
  return {
    teams,
    signer,
    keys,
    front,
    heard,
    lines,
    settled: () => settled,
    answer: (next: typeof core) => {
      core = next;
    },
    post,
    bearer,
    /** An activity of the shape Teams sends, signed. */
    deliver: async (activity: object): Promise<HttpResponse> =>
      post(JSON.stringify(activityOf(front.url, activity)), await bearer()),
    stop: async () => {
      await teams.stop();
      await keys.stop();
      await front.stop();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof createStage>>;

const logInto = (lines: Line[]): Log => {
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}): void => {
      lines.push({ level, event, fields });
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
};

/** What every activity of a personal chat carries; `rest` says what happened. */
export const activityOf = (serviceUrl: string, rest: object): object => ({
  type: 'message',
  id: 'f:activity-1',
  timestamp: '2026-11-26T06:00:00.1234567Z',
  localTimestamp: '2026-11-26T15:00:00.1234567+09:00',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1-hanako', name: '山田 花子', aadObjectId: 'aad-hanako' },
  conversation: { conversationType: 'personal', tenantId: tenant, id: chat },
  recipient: { id: `28:${appId}`, name: 'Akari' },
  locale: 'ja-JP',
  channelData: { tenant: { id: tenant } },
  ...rest,
});

export const execute = (verb: string, data: object, rest: object = {}): object => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: 'm-card',
  value: { action: { type: 'Action.Execute', title: '5', verb, data }, trigger: 'manual' },
  ...rest,
});

export const task = (name: 'task/fetch' | 'task/submit', data: object, rest: object = {}): object => ({
  type: 'invoke',
  name,
  replyToId: 'm-card',
  value: { data, context: { theme: 'default' } },
  ...rest,
});
