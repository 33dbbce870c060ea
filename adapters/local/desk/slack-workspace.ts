import { join } from 'node:path';
import { openJournal } from './journal.ts';
import type { JsonObject } from './model.ts';
import {
  applySlack,
  emptySlackState,
  type SlackEntry,
  type SlackMessage,
  slackEntrySchema,
  tsOf,
} from './slack-state.ts';

/** The simulated workspace: conversations and App Homes. Every change is in the journal before it is seen. */
export type SlackWorkspace = {
  messages(channel: string): readonly SlackMessage[];
  message(channel: string, ts: string): SlackMessage | undefined;
  unread(channel: string): number;
  home(user: string): JsonObject | undefined;
  /** A new, unique message or action time: the demo clock, moved on where two would be the same. */
  stamp(): string;
  post(message: Omit<SlackMessage, 'ts' | 'at'>): SlackMessage;
  /** Undefined when there is no such message. */
  change(message: Pick<SlackMessage, 'channel' | 'ts' | 'text' | 'blocks' | 'metadata'>): SlackMessage | undefined;
  remove(channel: string, ts: string): boolean;
  publishHome(user: string, view: JsonObject): void;
  markRead(channel: string): void;
  close(): void;
};

/** The direct conversation of a person with the bot: its id says whose it is. */
export const channelOf = (user: string): string => `D${user}`;
export const userOf = (channel: string): string => channel.slice(1);

export const openWorkspace = (dataDir: string, now: () => number, changed: (user: string) => void): SlackWorkspace => {
  const journal = openJournal(join(dataDir, 'slack.ndjson'), (value) => slackEntrySchema.safeParse(value).data);
  const state = emptySlackState();
  for (const entry of journal.entries) applySlack(state, entry);
  const commit = (entry: SlackEntry, user: string): void => {
    journal.append(entry);
    applySlack(state, entry);
    changed(user);
  };
  const messagesOf = (channel: string): readonly SlackMessage[] => state.channels.get(channel)?.messages ?? [];
  const find = (channel: string, ts: string) => messagesOf(channel).find((message) => message.ts === ts);
  const stamp = (): string => {
    state.lastStamp = Math.max(Math.floor(now()), state.lastStamp + 1);
    return tsOf(state.lastStamp);
  };
  const unread = (channel: string): number => state.channels.get(channel)?.unread ?? 0;
  return {
    messages: messagesOf,
    message: find,
    unread,
    home: (user) => state.homes.get(user),
    stamp,
    post: (draft) => {
      const message = { ...draft, blocks: [...draft.blocks], ts: stamp(), at: now() };
      commit({ type: 'posted', message }, userOf(draft.channel));
      return message;
    },
    change: ({ channel, ts, text, blocks, metadata }) => {
      const before = find(channel, ts);
      if (!before) return undefined;
      const after = { text, blocks: [...blocks], metadata: metadata ?? before.metadata, changedAt: now() };
      const message = { ...before, ...after };
      commit({ type: 'changed', message }, userOf(channel));
      return message;
    },
    remove: (channel, ts) => {
      if (!find(channel, ts)) return false;
      commit({ type: 'deleted', channel, ts }, userOf(channel));
      return true;
    },
    publishHome: (user, view) => commit({ type: 'home', user, view }, user),
    markRead: (channel) => {
      if (unread(channel) > 0) commit({ type: 'read', channel }, userOf(channel));
    },
    close: () => journal.close(),
  };
};
