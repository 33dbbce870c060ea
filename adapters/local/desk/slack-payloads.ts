import type { DeskPerson, JsonObject } from './model.ts';
import type { SlackMessage } from './slack-state.ts';
import { channelOf } from './slack-workspace.ts';

/** The simulated workspace's fixed names. `team` comes from the composition root. */
export const APP_ID = 'A0AKARI00';
export const BOT_ID = 'B0AKARI00';
export const BOT_USER = 'U0AKARIBOT';
export const TEAM_DOMAIN = 'akari-desk';
/** Slack's old verification token: sent, and to be ignored by everybody. */
const LEGACY_TOKEN = 'deprecated-verification-token';

/** The payload shapes Slack sends, as its reference shows them (docs.slack.dev/reference/interaction-payloads). */

const userPart = (user: string, person: DeskPerson, team: string): JsonObject => {
  const name = person.email?.split('@')[0] ?? person.id;
  return { id: user, username: name, name, team_id: team };
};

const appPart = (team: string): JsonObject => ({
  team: { id: team, domain: TEAM_DOMAIN },
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: APP_ID,
  token: LEGACY_TOKEN,
});

/** A message as the Web API and the payloads show it. */
export const messageJson = (message: SlackMessage, team: string): JsonObject => ({
  type: 'message',
  ...(message.from === 'bot'
    ? { user: BOT_USER, bot_id: BOT_ID, app_id: APP_ID }
    : { user: message.channel.slice(1), client_msg_id: `desk-${message.ts}` }),
  ts: message.ts,
  text: message.text,
  team,
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(message.changedAt === undefined ? {} : { edited: { user: BOT_ID, ts: message.ts } }),
});

export type EventIds = { readonly eventId: string; readonly eventTime: number; readonly team: string };

export const eventCallback = ({ eventId, eventTime, team }: EventIds, event: JsonObject): JsonObject => ({
  token: LEGACY_TOKEN,
  team_id: team,
  context_team_id: team,
  context_enterprise_id: null,
  api_app_id: APP_ID,
  event,
  type: 'event_callback',
  event_id: eventId,
  event_time: eventTime,
  authorizations: [
    { enterprise_id: null, team_id: team, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: `4-${eventId}`,
});

export const messageEvent = (message: SlackMessage, team: string): JsonObject => ({
  ...messageJson(message, team),
  blocks: [
    {
      type: 'rich_text',
      block_id: 'typed',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] }],
    },
  ],
  channel: message.channel,
  event_ts: message.ts,
  channel_type: 'im',
});

export const homeOpenedEvent = (user: string, eventTs: string, home: JsonObject | undefined): JsonObject => ({
  type: 'app_home_opened',
  user,
  channel: channelOf(user),
  tab: 'home',
  ...(home === undefined ? {} : { view: home }),
  event_ts: eventTs,
});

type Actor = { readonly user: string; readonly person: DeskPerson; readonly team: string; readonly triggerId: string };

/** A tap in a message. */
export const messageTap = (
  { user, person, team, triggerId }: Actor,
  message: SlackMessage,
  tap: { readonly action: JsonObject; readonly state: JsonObject; readonly responseUrl: string },
): JsonObject => ({
  type: 'block_actions',
  user: userPart(user, person, team),
  ...appPart(team),
  container: {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: false,
  },
  trigger_id: triggerId,
  channel: { id: message.channel, name: 'directmessage' },
  message: messageJson(message, team),
  state: tap.state,
  response_url: tap.responseUrl,
  actions: [tap.action],
});

/** A tap on the App Home or in a modal. */
export const viewTap = (actor: Actor, view: JsonObject, action: JsonObject): JsonObject => ({
  type: 'block_actions',
  user: userPart(actor.user, actor.person, actor.team),
  ...appPart(actor.team),
  container: { type: 'view', view_id: view.id },
  trigger_id: actor.triggerId,
  view,
  actions: [action],
});

export const viewSubmission = (actor: Actor, view: JsonObject): JsonObject => ({
  type: 'view_submission',
  user: userPart(actor.user, actor.person, actor.team),
  ...appPart(actor.team),
  trigger_id: actor.triggerId,
  view,
  response_urls: [],
});

export const viewClosed = (actor: Omit<Actor, 'triggerId'>, view: JsonObject, isCleared: boolean): JsonObject => ({
  type: 'view_closed',
  user: userPart(actor.user, actor.person, actor.team),
  ...appPart(actor.team),
  view,
  is_cleared: isCleared,
});

/** A slash command: a form, not JSON. */
export const commandForm = (
  { user, person, team, triggerId }: Actor,
  command: { readonly name: string; readonly text: string; readonly responseUrl: string },
): string =>
  new URLSearchParams({
    token: LEGACY_TOKEN,
    team_id: team,
    team_domain: TEAM_DOMAIN,
    channel_id: channelOf(user),
    channel_name: 'directmessage',
    user_id: user,
    user_name: person.email?.split('@')[0] ?? person.id,
    command: command.name,
    text: command.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: command.responseUrl,
    trigger_id: triggerId,
  }).toString();
