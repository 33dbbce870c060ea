import type { WebClient } from '@slack/web-api';
import type { FindResult, LookupResult, Messenger, SendResult } from '../../src/conversation/platform.ts';
import type { Log } from '../log.ts';
import { addressOf, messageRefOf, parseAddress, parseMessageRef, type SlackMessage } from './address.ts';
import { renderCard } from './card.ts';
import { failureOf, logRefusal } from './connector.ts';

const metadataType = 'akari_delivery';

/** How far back `find` looks: a crash is cleared up within minutes, long before a person got this many messages. */
const lookBack = 100;

/** Slack as the place of our own messages. */
export const createMessenger = (client: WebClient, log: Log): Messenger => ({
  platform: 'slack',
  addressOf: (user, tenant) => addressOf({ team: tenant ?? '', user }),
  send: async (to, card, deliveryId) => {
    const address = parseAddress(to);
    if (!address) return { type: 'rejected', reason: 'not-a-slack-address' };
    const body = renderCard(card);
    return attempt(log, 'chat.postMessage', async () =>
      sentOf(
        await client.chat.postMessage({
          channel: address.user,
          ...body,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: metadataType, event_payload: { id: deliveryId } },
        }),
      ),
    );
  },
  update: async (ref, card) => {
    const message = parseMessageRef(ref);
    if (!message) return { type: 'rejected', reason: 'not-a-slack-message' };
    const body = renderCard(card);
    return attempt(log, 'chat.update', async () => sentOf(await client.chat.update({ ...message, ...body })));
  },
  find: async (to, deliveryId) => {
    const address = parseAddress(to);
    return address ? orUnknown(() => find(client, address.user, deliveryId)) : { type: 'unknown' };
  },
  findByEmail: (email) => orUnknown(() => findByEmail(client, email)),
  emailOf: async (account) => {
    try {
      const { user } = await client.users.info({ user: account.user });
      return user?.profile?.email;
    } catch (error) {
      failureOf(error);
      return undefined;
    }
  },
});

const attempt = async (log: Log, method: string, call: () => Promise<SendResult>): Promise<SendResult> => {
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.type === 'rejected') logRefusal(log, method, error);
    return failure;
  }
};

/** A look that failed says nothing about what is there. */
const orUnknown = async <T>(look: () => Promise<T>): Promise<T | { readonly type: 'unknown' }> => {
  try {
    return await look();
  } catch (error) {
    failureOf(error);
    return { type: 'unknown' };
  }
};

/** Slack names the message in every good answer; without its name it may have got through all the same. */
const sentOf = ({ channel, ts }: Partial<SlackMessage>): SendResult =>
  channel !== undefined && ts !== undefined
    ? { type: 'sent', message: messageRefOf({ channel, ts }) }
    : { type: 'failed', reason: 'unreadable-answer', maybeSent: true };

const find = async (client: WebClient, user: string, deliveryId: string): Promise<FindResult> => {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) return { type: 'unknown' };
  const history = await client.conversations.history({
    channel: channel.id,
    limit: lookBack,
    include_all_metadata: true,
  });
  const found = history.messages?.find(({ metadata }) => idOf(metadata) === deliveryId);
  if (found?.ts === undefined) return { type: 'absent' };
  return { type: 'found', message: messageRefOf({ channel: channel.id, ts: found.ts }) };
};

type Metadata = { readonly event_type?: string; readonly event_payload?: unknown };

const idOf = (metadata: Metadata | undefined): unknown => {
  if (metadata?.event_type !== metadataType) return undefined;
  const payload = metadata.event_payload;
  return typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
};

const findByEmail = async (client: WebClient, email: string): Promise<LookupResult> => {
  try {
    const { user } = await client.users.lookupByEmail({ email });
    if (user?.id === undefined) return { type: 'unknown' };
    const account = { platform: 'slack', tenant: user.team_id ?? '', user: user.id } as const;
    return { type: 'found', account, address: addressOf({ team: account.tenant, user: user.id }) };
  } catch (error) {
    const failure = failureOf(error);
    return { type: failure.type === 'unreachable' ? 'absent' : 'unknown' };
  }
};
