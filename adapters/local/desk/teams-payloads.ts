import type { DeskPerson, JsonObject } from './model.ts';
import { conversationOf } from './teams-tenant.ts';

/** The Activity shapes Teams sends for a personal chat. */

export type TeamsParty = {
  readonly appId: string;
  readonly tenant: string;
  readonly serviceUrl: string;
  readonly person: DeskPerson;
  /** AAD object id. */
  readonly user: string;
};

/** The id by which this bot, and no other, knows the person. */
export const memberIdOf = (user: string): string => `29:1${user}`;
export const userOfMember = (member: string): string => member.replace(/^29:1/, '');
export const botIdOf = (appId: string): string => `28:${appId}`;

const from = ({ user, person }: TeamsParty): JsonObject => ({
  id: memberIdOf(user),
  name: person.name,
  aadObjectId: user,
});

export const activity = (party: TeamsParty, id: string, at: number, rest: JsonObject): JsonObject => ({
  id,
  timestamp: new Date(at).toISOString(),
  localTimestamp: `${new Date(at + 9 * 3_600_000).toISOString().slice(0, -1)}+09:00`,
  localTimezone: 'Asia/Tokyo',
  locale: 'ja-JP',
  channelId: 'msteams',
  serviceUrl: party.serviceUrl,
  from: from(party),
  recipient: { id: botIdOf(party.appId), name: 'Akari' },
  conversation: { conversationType: 'personal', tenantId: party.tenant, id: conversationOf(party.user) },
  entities: [{ locale: 'ja-JP', country: 'JP', platform: 'Web', timezone: 'Asia/Tokyo', type: 'clientInfo' }],
  channelData: { tenant: { id: party.tenant }, ...channelDataOf(rest) },
  ...rest,
});

const channelDataOf = (rest: JsonObject): JsonObject => {
  if (rest.type === 'message') return { source: { name: 'message' }, legacy: { replyToId: rest.replyToId ?? '1' } };
  if (rest.type === 'invoke') return { source: { name: rest.name === 'adaptiveCard/action' ? 'message' : 'compose' } };
  return { settings: { selectedChannel: { id: 'personal' } } };
};

export const textActivity = (text: string): JsonObject => ({
  type: 'message',
  text,
  textFormat: 'plain',
  attachments: [],
});

/** A tap on `Action.Submit`: a message without text that carries the values. */
export const submitActivity = (replyToId: string, value: JsonObject): JsonObject => ({
  type: 'message',
  replyToId,
  value,
});

/** A tap on `Action.Execute`. */
export const executeActivity = (
  replyToId: string,
  action: { readonly id?: string; readonly verb?: string; readonly data: JsonObject },
): JsonObject => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId,
  value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
});

export const taskActivity = (name: 'task/fetch' | 'task/submit', data: JsonObject, replyToId?: string): JsonObject => ({
  type: 'invoke',
  name,
  ...(replyToId === undefined ? {} : { replyToId }),
  value: { data, context: { theme: 'default' } },
});

/** What arrives when an administrator installs the app for a person: both, in this order. */
export const installActivities = (party: TeamsParty): readonly JsonObject[] => [
  {
    type: 'conversationUpdate',
    membersAdded: [{ id: botIdOf(party.appId) }, { id: memberIdOf(party.user), aadObjectId: party.user }],
  },
  { type: 'installationUpdate', action: 'add' },
];
