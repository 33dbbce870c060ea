import { type Account, type Inbound, type RoomPlace, roomIdOf } from '../../src/conversation/inbound.ts';
import type { Instant } from '../../src/time/instant.ts';
import { orderOf } from '../order.ts';
import { readTap } from './action.ts';
import { addressOf, messageRefOf } from './address.ts';
import { readOrigin, readValues } from './form.ts';
import { parsePayload, type SlackCommand, type SlackEvent, type SlackSubmit, type SlackTap } from './payload.ts';

/** One event for the core, beside what only answering in Slack needs. */
export type Translated = {
  readonly inbound: Inbound;
  /** Lives three seconds. */
  readonly triggerId?: string;
  /** Where the tapped message can be replaced, five times in 30 minutes. From outside: checked before use. */
  readonly responseUrl?: string;
};

/**
 * A verified body as one event for the core; undefined when it says nothing to us. `wallClock` is the machine's, in
 * milliseconds: Slack stamps by it.
 */
export const translate = (
  body: unknown,
  receivedAt: Instant,
  wallClock: number = receivedAt,
): Translated | undefined => {
  const payload = parsePayload(body);
  if (!payload) return undefined;
  const order = (stamp: string | undefined): number =>
    orderOf(stamp === undefined ? undefined : milliseconds(stamp), receivedAt, wallClock);
  if (!('type' in payload)) return command(payload, receivedAt);
  switch (payload.type) {
    case 'event_callback':
      return event(payload, receivedAt, order);
    case 'block_actions':
      return tap(payload, receivedAt, order);
    case 'view_submission':
      return submit(payload, receivedAt);
    default:
      return payload satisfies never;
  }
};

/** Where an event stands among those of its person, by Slack's stamp. */
type Order = (stamp: string | undefined) => number;

/** What every event says of who acted. */
const acted = (team: string, user: string, receivedAt: Instant) => {
  const account: Account = { platform: 'slack', tenant: team, user };
  return { account, address: addressOf({ team, user }), receivedAt };
};

const event = (
  { event_id, team_id, event: what }: SlackEvent,
  receivedAt: Instant,
  orderAt: Order,
): Translated | undefined => {
  if (what.type === 'app_home_opened') {
    if (what.tab !== undefined && what.tab !== 'home') return undefined;
    const order = orderAt(what.event_ts);
    return { inbound: { type: 'home', eventId: event_id, order, ...acted(team_id, what.user, receivedAt) } };
  }
  if (what.type === 'app_mention') return mention({ event_id, team_id }, what, receivedAt, orderAt(what.ts));
  // Other people's channels, edits, joins and what bots say (ourselves first of all) are not meant for us.
  if (what.channel_type !== 'im' || what.subtype !== undefined || what.bot_id || what.user === undefined) {
    return undefined;
  }
  const text = readText(what.text ?? '');
  const order = orderAt(what.ts);
  return { inbound: { type: 'text', text, eventId: event_id, order, ...acted(team_id, what.user, receivedAt) } };
};

type Mention = Extract<SlackEvent['event'], { type: 'app_mention' }>;

/** What bots say, ourselves first of all, is not meant for us. */
const mention = (
  { event_id, team_id }: Pick<SlackEvent, 'event_id' | 'team_id'>,
  { channel, user, text = '', subtype, bot_id }: Mention,
  receivedAt: Instant,
  order: number,
): Translated | undefined => {
  if (subtype !== undefined || bot_id || user === undefined) return undefined;
  const acts = { ...acted(team_id, user, receivedAt), ...inRoom(team_id, channel) };
  return { inbound: { type: 'text', text: readText(withoutMentions(text)), eventId: event_id, order, ...acts } };
};

/** `<@U0AKARI>` and `<@U0AKARI|akari>`: whoever is called, it is us who are spoken to. */
const withoutMentions = (text: string): string => text.replace(/<@[^>]*>/g, ' ');

/** Everything but a chat of two, whose name begins with a D. */
const inRoom = (team: string, channel: string | undefined, name?: string): { readonly room?: RoomPlace } =>
  channel === undefined || channel.startsWith('D')
    ? {}
    : {
        room: {
          ...{ id: roomIdOf('slack', channel), address: addressOf({ team, user: channel }) },
          ...(name !== undefined && isName(name) && { name: `#${name}` }),
        },
      };

/** Slack writes `privategroup` for every channel whose name is not everybody's. */
const isName = (name: string): boolean => name !== 'privategroup' && name !== 'directmessage' && name.length <= 80;

const command = (payload: SlackCommand, receivedAt: Instant): Translated => ({
  inbound: {
    type: 'text',
    text: readText(payload.text ?? ''),
    eventId: payload.trigger_id,
    order: receivedAt,
    ...acted(payload.team_id, payload.user_id, receivedAt),
  },
  triggerId: payload.trigger_id,
});

const tap = (payload: SlackTap, receivedAt: Instant, orderAt: Order): Translated | undefined => {
  const [element] = payload.actions;
  const tapped = element && readTap(element);
  const team = payload.team?.id ?? payload.user.team_id;
  if (!tapped || team === undefined) return undefined;
  const { channel_id: channel, message_ts: ts, view_id: view } = payload.container;
  const message = channel === undefined || ts === undefined ? {} : { message: messageRefOf({ channel, ts }) };
  const cause = payload.trigger_id ?? `${channel ?? view ?? ''}/${ts ?? ''}`;
  return {
    inbound: {
      type: 'tap',
      ...tapped,
      ...message,
      eventId: `${cause}:${element.action_ts}:${element.action_id}`,
      order: orderAt(element.action_ts),
      ...{ ...acted(team, payload.user.id, receivedAt), ...inRoom(team, channel, payload.channel?.name) },
    },
    ...(payload.trigger_id === undefined ? {} : { triggerId: payload.trigger_id }),
    ...(payload.response_url === undefined ? {} : { responseUrl: payload.response_url }),
  };
};

const submit = ({ view, ...payload }: SlackSubmit, receivedAt: Instant): Translated | undefined => {
  const opened = readOrigin(view.private_metadata);
  const team = payload.team?.id ?? payload.user.team_id;
  if (!opened || team === undefined) return undefined;
  const { skew = 0, ...origin } = opened;
  return {
    inbound: {
      type: 'submit',
      ...origin,
      values: readValues(view.state.values),
      eventId: `${view.id}:${view.hash ?? ''}`,
      order: receivedAt + skew,
      ...acted(team, payload.user.id, receivedAt),
    },
    ...(payload.trigger_id === undefined ? {} : { triggerId: payload.trigger_id }),
  };
};

/** Slack's `1548426417.840180`, seconds with a fraction, as milliseconds with one. */
const milliseconds = (timestamp: string): number => Math.round(Number(timestamp) * 1_000_000) / 1000;

/** What the person typed: links as they were written, and the three characters Slack escapes. */
const readText = (text: string): string =>
  text
    .replace(/<(?:https?|mailto|tel):[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
