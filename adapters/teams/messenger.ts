import * as z from 'zod/mini';
import { fallbackText } from '../../src/conversation/fallback.ts';
import type { MessageRef, Messenger, SendResult } from '../../src/conversation/platform.ts';
import type { AdaptiveCard, JsonObject } from './adaptive.ts';
import { addressOf, addressOfUser, messageRefOf, parseAddress, parseMessageRef, type Reference } from './address.ts';
import type { CallResult } from './call.ts';
import { renderCard } from './card.ts';
import type { Connector } from './connector.ts';
import { cut, limits } from './limits.ts';

/** Microsoft's own address for every region, used where no message from the person has told a nearer one. */
export const publicServiceUrl = 'https://smba.trafficmanager.net/teams/';

export type MessengerConfig = { readonly appId: string; readonly tenantId?: string; readonly serviceUrl?: string };

/** The Messenger port, and `show`: an Adaptive Card that is not drawn from a Card, such as a form. */
export type TeamsMessenger = Messenger & {
  show(to: Reference, card: AdaptiveCard, summary: string, deliveryId: string): Promise<SendResult>;
};

export const createMessenger = (config: MessengerConfig, connector: Connector): TeamsMessenger => {
  const serviceUrlOf = (to: Reference): string => to.serviceUrl ?? config.serviceUrl ?? publicServiceUrl;

  const show: TeamsMessenger['show'] = async (to, card, summary, deliveryId) => {
    const at = await conversationOf(to);
    if (at.type !== 'at') return at;
    const activity = activityOf(at.reference, config.appId, card, summary, deliveryId);
    const result = await connector.send(serviceUrlOf(to), at.conversation, activity);
    return sendResultOf(result, (id) => (id === undefined ? undefined : messageRefOf(at.reference, id)));
  };

  const conversationOf = async (to: Reference): Promise<Located | NotSent> =>
    to.conversation ? { type: 'at', reference: to, conversation: to.conversation.id } : open(to);

  /** A person known by id only is reached in a new chat; asking again for the same one gives the same chat. */
  const open = async (to: Reference): Promise<Located | NotSent> => {
    if (!to.user || !to.tenantId) return { type: 'unreachable', reason: 'no-conversation' };
    const result = await connector.createConversation(serviceUrlOf(to), newChat(config.appId, to.user.id, to.tenantId));
    const id = result.type === 'done' ? idOf(result.body) : undefined;
    if (id !== undefined) return { type: 'at', reference: { ...to, conversation: { id } }, conversation: id };
    const problem = sendResultOf(result, () => undefined);
    if (problem.type === 'sent' || problem.type === 'failed')
      return {
        type: 'failed',
        reason: problem.type === 'failed' ? problem.reason : 'answer without id',
        maybeSent: false,
      };
    return problem;
  };

  return {
    platform: 'teams',
    show,
    addressOf: (user, tenant) => addressOfUser(user, tenant ?? config.tenantId ?? ''),
    openChat: (address) => {
      const to = parseAddress(address);
      if (!to || to.conversation) return undefined;
      return async () => {
        const at = await open(to);
        return at.type === 'at' ? { type: 'opened', address: addressOf(at.reference) } : at;
      };
    },
    send: async (address, card, deliveryId) => {
      const to = parseAddress(address);
      if (!to) return { type: 'rejected', reason: 'address' };
      return show(to, renderCard(card), fallbackText(card), deliveryId);
    },
    update: async (message, card) => {
      const at = parseMessageRef(message);
      if (!at?.conversation) return { type: 'rejected', reason: 'message' };
      const activity = activityOf(at, config.appId, renderCard(card), fallbackText(card));
      const { activityId } = at;
      const result = await connector.update(serviceUrlOf(at), at.conversation.id, activityId, {
        ...activity,
        id: activityId,
      });
      return sendResultOf(result, () => message);
    },
    // Teams lets a bot neither read back what it said nor look a person up by e-mail.
    find: async () => ({ type: 'unknown' as const }),
    findByEmail: async () => ({ type: 'unknown' as const }),
    emailOf: async (account, address) => {
      const at = address === undefined ? undefined : parseAddress(address);
      if (!at?.conversation) return undefined;
      const result = await connector.member(serviceUrlOf(at), at.conversation.id, at.user?.id ?? account.user);
      return result.type === 'done' ? emailIn(result.body) : undefined;
    },
  };
};

type NotSent = Exclude<SendResult, { type: 'sent' }>;
type Located = { readonly type: 'at'; readonly reference: Reference; readonly conversation: string };

const newChat = (appId: string, user: string, tenantId: string): JsonObject => ({
  isGroup: false,
  bot: { id: `28:${appId}` },
  members: [{ id: user }],
  tenantId,
  channelData: { tenant: { id: tenantId } },
});

/**
 * `summary` is what a notification and a screen reader's list say. No `text`: it would stand above the card once more.
 * Teams ignores what it does not know in `channelData`, so the delivery id travels there.
 */
const activityOf = (
  at: Reference,
  appId: string,
  card: AdaptiveCard,
  summary: string,
  deliveryId?: string,
): JsonObject => ({
  type: 'message',
  channelId: 'msteams',
  from: { id: at.bot?.id ?? `28:${appId}` },
  ...(at.conversation === undefined ? {} : { conversation: { id: at.conversation.id } }),
  ...(at.user === undefined ? {} : { recipient: { id: at.user.id } }),
  summary: cut(summary, limits.summary),
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  ...(deliveryId === undefined ? {} : { channelData: { deliveryId } }),
});

const sendResultOf = (result: CallResult, sent: (id: string | undefined) => MessageRef | undefined): SendResult => {
  switch (result.type) {
    case 'done': {
      const message = sent(idOf(result.body));
      return message === undefined
        ? { type: 'failed', reason: 'answer without id', maybeSent: true }
        : { type: 'sent', message };
    }
    case 'refused':
      return refusalOf(result);
    case 'failed':
      return { type: 'failed', reason: result.reason, maybeSent: result.maybeDone };
    case 'not-allowed':
      return { type: 'rejected', reason: result.reason };
    default:
      return result satisfies never;
  }
};

/** 403: the app is not installed for the person, or was blocked. 404: the chat or the message is gone. */
const refusalOf = ({ status, code, retryAfterMs }: Extract<CallResult, { type: 'refused' }>): SendResult => {
  const reason = code === '' ? `http ${status}` : `http ${status} ${code}`;
  if (status === 429) return { type: 'throttled', retryAfterMs };
  if (status === 403 || status === 404) return { type: 'unreachable', reason };
  // 401: our token was not taken; the next one may be. 412, 502, 504: Microsoft asks to send again (bots/how-to/rate-limit).
  if (status === 401 || status === 408 || status === 412 || status >= 500) {
    return { type: 'failed', reason, maybeSent: false };
  }
  return { type: 'rejected', reason };
};

const resourceSchema = z.object({ id: z.string().check(z.minLength(1)) });

const idOf = (body: unknown): string | undefined => {
  const parsed = resourceSchema.safeParse(body);
  return parsed.success ? parsed.data.id : undefined;
};

const memberSchema = z.object({
  email: z.optional(z.nullable(z.string())),
  userPrincipalName: z.optional(z.nullable(z.string())),
});

const emailIn = (body: unknown): string | undefined => {
  const parsed = memberSchema.safeParse(body);
  return parsed.success ? parsed.data.email || parsed.data.userPrincipalName || undefined : undefined;
};
