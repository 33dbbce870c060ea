import { z } from 'zod';
import type { JsonObject } from './model.ts';
import { objectSchema } from './slack-blocks.ts';

/** One message in a direct conversation between a person and the bot. */
export type SlackMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly from: 'person' | 'bot';
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata?: JsonObject | undefined;
  readonly threadTs?: string | undefined;
  /** On the demo clock. */
  readonly at: number;
  readonly changedAt?: number | undefined;
};

const messageSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  from: z.enum(['person', 'bot']),
  text: z.string(),
  blocks: z.array(objectSchema),
  metadata: objectSchema.optional(),
  threadTs: z.string().optional(),
  at: z.number(),
  changedAt: z.number().optional(),
});

export const slackEntrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('posted'), message: messageSchema }),
  z.object({ type: z.literal('changed'), message: messageSchema }),
  z.object({ type: z.literal('deleted'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('home'), user: z.string(), view: objectSchema }),
  z.object({ type: z.literal('read'), channel: z.string() }),
]);
export type SlackEntry = z.infer<typeof slackEntrySchema>;

type Channel = { readonly messages: SlackMessage[]; unread: number };

/** What the journal adds up to. */
export type SlackState = {
  readonly channels: Map<string, Channel>;
  readonly homes: Map<string, JsonObject>;
  /** Milliseconds of the newest `ts`. */
  lastStamp: number;
};

export const emptySlackState = (): SlackState => ({ channels: new Map(), homes: new Map(), lastStamp: 0 });

/** Changes the state by one journal entry. */
export const applySlack = (state: SlackState, entry: SlackEntry): void => {
  if (entry.type === 'home') {
    state.homes.set(entry.user, entry.view);
    return;
  }
  applyTo(channelIn(state, 'message' in entry ? entry.message.channel : entry.channel), entry);
  if (entry.type === 'posted') state.lastStamp = Math.max(state.lastStamp, millisOf(entry.message.ts));
};

const channelIn = (state: SlackState, id: string): Channel => {
  const channel = state.channels.get(id) ?? { messages: [], unread: 0 };
  state.channels.set(id, channel);
  return channel;
};

const applyTo = (channel: Channel, entry: Exclude<SlackEntry, { type: 'home' }>): void => {
  switch (entry.type) {
    case 'posted':
      channel.messages.push(entry.message);
      if (entry.message.from === 'bot') channel.unread += 1;
      return;
    case 'changed': {
      const index = channel.messages.findIndex(({ ts }) => ts === entry.message.ts);
      if (index >= 0) channel.messages[index] = entry.message;
      return;
    }
    case 'deleted': {
      const index = channel.messages.findIndex(({ ts }) => ts === entry.ts);
      if (index >= 0) channel.messages.splice(index, 1);
      return;
    }
    case 'read':
      channel.unread = 0;
      return;
    default:
      entry satisfies never;
  }
};

export const tsOf = (millis: number): string =>
  `${Math.floor(millis / 1000)}.${String(millis % 1000).padStart(3, '0')}000`;
const millisOf = (ts: string): number => Math.round(Number(ts) * 1000);
