import { createHash } from 'node:crypto';
import { type ActionPayload, type ActionRef, actionPayloadSchema } from '../../src/conversation/action.ts';
import type { Form } from '../../src/conversation/form.ts';
import { type Account, type Inbound, type RoomPlace, roomIdOf } from '../../src/conversation/inbound.ts';
import { type Instant, ifInstant } from '../../src/time/instant.ts';
import { orderOf } from '../order.ts';
import {
  type Activity,
  activitySchema,
  type Data,
  dataSchema,
  executeSchema,
  type Mention,
  mentionSchema,
  submitSchema,
  taskSchema,
} from './activity.ts';
import { dataKeys } from './adaptive.ts';
import { addressOf, messageRefOf, type Reference } from './address.ts';
import { valuesOf } from './form.ts';
import { formOf } from './form-copy.ts';

/** How the platform is waiting for the answer to one event. */
export type Interaction =
  /** Nothing waits: answers are messages. */
  | { readonly type: 'message' }
  /** A tap on a card: the answer is what the card shows from now on. */
  | { readonly type: 'execute' }
  /** A tap that opens a dialog. */
  | { readonly type: 'fetch' }
  /** A form that was sent, from a dialog or from a card in the chat. */
  | { readonly type: 'dialog' | 'form-card'; readonly form?: Form; readonly message?: string };

export type Translated =
  | {
      readonly type: 'inbound';
      readonly inbound: Inbound;
      readonly interaction: Interaction;
      readonly reference: Reference;
    }
  /** Not for this bot, or nothing it acts on. */
  | { readonly type: 'ignored'; readonly reason: string }
  /** Not what Teams sends. */
  | { readonly type: 'malformed'; readonly reason: string };

/** One verified activity as the core understands it. `wallClock` is the machine's, in milliseconds: Teams stamps by it. */
export const translate = (body: unknown, now: Instant, wallClock: number = now): Translated => {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return { type: 'malformed', reason: 'no activity' };
  const activity = parsed.data;
  // Another channel of the same bot (Web Chat, Direct Line) lets a client claim any id.
  if (activity.channelId !== 'msteams') return { type: 'ignored', reason: 'channel' };
  const isInChannel = activity.conversation?.conversationType === 'channel';
  if (!isPersonal(activity) && !isInChannel) return { type: 'ignored', reason: 'not personal' };
  if (isInChannel && !isForUs(activity)) return { type: 'ignored', reason: 'not to us' };
  const happened = happenedIn(activity);
  if (happened.type === 'ignored' || happened.type === 'malformed') return happened;
  const account = accountOf(activity);
  const reference = referenceOf(activity, account, isInChannel);
  if (!account || !reference) return { type: 'malformed', reason: 'no sender' };
  const sentAt = activity.timestamp === undefined ? undefined : ifInstant(activity.timestamp);
  const { interaction, event } = happened;
  const from = activity.replyToId ?? ('message' in interaction ? interaction.message : undefined);
  const message = from === undefined || from === '' ? undefined : messageRefOf(reference, from);
  const inbound: Inbound = {
    eventId: eventIdOf(activity, event),
    account,
    receivedAt: now,
    order: orderOf(sentAt, now, wallClock),
    // Who is spoken with in a channel is not reached there.
    ...(isInChannel ? { room: roomOf(activity, reference) } : { address: addressOf(reference) }),
    ...(message === undefined || event.type === 'text' || event.type === 'arrived' ? event : { ...event, message }),
  };
  return { type: 'inbound', inbound, interaction, reference };
};

/** In a channel: a line that calls us by name, or a tap on a card of ours. Teams hands over no other unless it was asked to. */
const isForUs = (activity: Activity): boolean => {
  if (activity.type === 'invoke') return activity.name === 'adaptiveCard/action';
  if (activity.type !== 'message') return false;
  return submittedIn(activity.value) !== undefined || mentionsIn(activity).some((mention) => isOwn(mention, activity));
};

/** The channel: its own name is the same in every thread, and the conversation without the thread begins a new one. */
const roomOf = (activity: Activity, { conversation, ...reference }: Reference): RoomPlace => {
  const { teamsChannelId, channel } = activity.channelData ?? {};
  const id = teamsChannelId || channel?.id || (conversation?.id ?? '').replace(/;messageid=.*$/, '');
  const name = channel?.name;
  return {
    ...{ id: roomIdOf('teams', id), address: addressOf({ ...reference, conversation: { id } }) },
    ...(name !== undefined && name !== '' && name.length <= 80 && { name }),
  };
};

/** A chat between one person and the bot. Groups have no card of ours to act on. */
const isPersonal = ({ conversation }: Activity): boolean =>
  conversation?.conversationType === undefined
    ? conversation?.isGroup !== true
    : conversation.conversationType === 'personal';

const accountOf = (activity: Activity): Account | undefined => {
  const tenant = activity.channelData?.tenant?.id || activity.conversation?.tenantId;
  const user = activity.from?.aadObjectId || activity.from?.id;
  return tenant && user ? { platform: 'teams', tenant, user } : undefined;
};

const referenceOf = (activity: Activity, account: Account | undefined, isInChannel: boolean): Reference | undefined => {
  const { conversation, from, recipient, serviceUrl } = activity;
  if (!conversation || !from || !account) return undefined;
  const { id, aadObjectId } = from;
  return {
    channelId: 'msteams',
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
    tenantId: account.tenant,
    conversation: { id: conversation.id },
    ...(isInChannel ? {} : { user: { id, ...(aadObjectId === undefined ? {} : { aadObjectId }) } }),
    ...(recipient === undefined ? {} : { bot: { id: recipient.id } }),
  };
};

/** The activity's own id. An invoke may have none: then what tells one tap from another. */
const eventIdOf = (activity: Activity, event: Event): string => {
  const { id = '', conversation, from, replyToId, name, timestamp } = activity;
  if (id !== '' && id.length <= 256) return id;
  const parts = [id, conversation?.id, from?.id, replyToId, name, timestamp, event];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
};

type Event =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tap'; readonly action: ActionRef; readonly choice?: string }
  | { readonly type: 'submit'; readonly action: ActionRef; readonly values: ReturnType<typeof valuesOf> }
  | { readonly type: 'arrived' };

type Happened =
  | { readonly type: 'event'; readonly event: Event; readonly interaction: Interaction }
  | Exclude<Translated, { type: 'inbound' }>;

const happenedIn = (activity: Activity): Happened => {
  switch (activity.type) {
    case 'message':
      return messageIn(activity);
    case 'invoke':
      return invokeIn(activity);
    case 'conversationUpdate':
      return arrival(activity.membersAdded?.some(({ id }) => id === activity.recipient?.id) === true);
    case 'installationUpdate':
    case 'contactRelationUpdate':
      return arrival(activity.action?.startsWith('add') === true);
    default:
      return { type: 'ignored', reason: 'activity type' };
  }
};

const arrival = (arrived: boolean): Happened =>
  arrived
    ? { type: 'event', event: { type: 'arrived' }, interaction: { type: 'message' } }
    : { type: 'ignored', reason: 'not an arrival' };

/** What the person wrote, or a button of a client that knows no Action.Execute. */
const messageIn = (activity: Activity): Happened => {
  const submitted = submittedIn(activity.value);
  if (submitted) return { type: 'event', event: eventOf(submitted), interaction: { type: 'message' } };
  const text = textOf(activity);
  // Called by name and told nothing, in a channel: that is answered too.
  return text === '' && activity.conversation?.conversationType !== 'channel'
    ? { type: 'ignored', reason: 'no text' }
    : { type: 'event', event: { type: 'text', text }, interaction: { type: 'message' } };
};

const invokeIn = ({ name, value }: Activity): Happened => {
  if (name === 'adaptiveCard/action') {
    const parsed = executeSchema.safeParse(value);
    if (!parsed.success) return { type: 'malformed', reason: 'card action' };
    const { verb, data: inputs = {} } = parsed.data.action;
    const sent = { verb, payload: inputs, data: inputs };
    return {
      type: 'event',
      event: eventOf(sent),
      interaction: isForm(sent) ? formIn(sent, 'form-card') : { type: 'execute' },
    };
  }
  if (name !== 'task/fetch' && name !== 'task/submit') return { type: 'ignored', reason: 'invoke' };
  const parsed = taskSchema.safeParse(value);
  const sent = parsed.success ? submittedIn(parsed.data.data) : undefined;
  if (!sent) return { type: 'malformed', reason: 'dialog' };
  if (name === 'task/fetch') return { type: 'event', event: tapOf(sent), interaction: { type: 'fetch' } };
  return { type: 'event', event: submitOf(sent), interaction: formIn(sent, 'dialog') };
};

/** What a button sent: the action's verb and payload, and everything else that came with it. */
type Sent = { readonly verb: string; readonly payload: Data; readonly data: Data };

const submittedIn = (value: unknown): Sent | undefined => {
  const parsed = submitSchema.safeParse(value);
  const all = dataSchema.safeParse(value);
  if (!parsed.success || !all.success) return undefined;
  return { verb: parsed.data.verb, payload: parsed.data.data ?? {}, data: { ...parsed.data.data, ...all.data } };
};

const isForm = ({ data: sent }: Sent): boolean => sent[dataKeys.form] !== undefined;

const eventOf = (sent: Sent): Event => (isForm(sent) ? submitOf(sent) : tapOf(sent));

const formIn = (sent: Sent, type: 'dialog' | 'form-card'): Interaction => {
  const form = formOf(sent.data);
  const message = sent.data[dataKeys.message];
  return { type, ...(form === undefined ? {} : { form }), ...(typeof message === 'string' ? { message } : {}) };
};

const tapOf = (sent: Sent): Event => {
  const input = sent.payload[dataKeys.input];
  const choice = typeof input === 'string' ? sent.data[input] : undefined;
  const action = actionOf(sent, typeof input === 'string' ? [input] : []);
  return { type: 'tap', action, ...(typeof choice === 'string' && choice !== '' ? { choice } : {}) };
};

const submitOf = (sent: Sent): Event => ({ type: 'submit', action: actionOf(sent), values: valuesOf(sent.data) });

/** The payload as the feature made it: without our own keys and without the card's inputs. */
const actionOf = ({ verb, payload }: Sent, inputs: readonly string[] = []): ActionRef => {
  const own = Object.entries(payload).filter(
    ([key]) => !key.startsWith('_') && !key.startsWith('field.') && key !== 'msteams' && !inputs.includes(key),
  );
  const kept: ActionPayload = Object.fromEntries(
    own.flatMap(([key, value]) => {
      const parsed = actionPayloadSchema.safeParse({ [key]: value });
      return parsed.success ? Object.entries(parsed.data) : [];
    }),
  );
  return { name: verb, payload: kept };
};

/**
 * The words without the bot's own name: Teams puts `<at>Akari</at>` where it was mentioned. In a chat of two a name
 * they begin with is the bot's, unless Teams says that it is somebody else's.
 */
const textOf = (activity: Activity): string => {
  const mentions = mentionsIn(activity);
  const others = mentions.filter((mention) => !isOwn(mention, activity)).map(({ text: name }) => name);
  let words = (activity.text ?? '').replaceAll('&nbsp;', ' ');
  for (const { text: name } of mentions.filter((mention) => isOwn(mention, activity)))
    words = words.replaceAll(name, ' ');
  for (let name = leadingName(words); name !== undefined && !others.includes(name.trim()); name = leadingName(words)) {
    words = words.slice(name.length);
  }
  return words.trim();
};

const mentionsIn = ({ entities = [] }: Activity): readonly Mention[] =>
  entities.flatMap((entity) => mentionSchema.safeParse(entity).data ?? []);

const isOwn = ({ mentioned }: Mention, { recipient }: Activity): boolean => mentioned.id === recipient?.id;

const leadingName = (words: string): string | undefined => /^\s*<at(?:\s[^<>]*)?>[^<]*<\/at>/.exec(words)?.[0];
