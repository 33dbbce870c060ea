import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from './journal.ts';
import type { JsonObject } from './model.ts';

const messageSchema = z.object({
  conversation: z.string(),
  id: z.string(),
  from: z.enum(['person', 'bot']),
  text: z.string(),
  cards: z.array(z.record(z.string(), z.unknown())),
  /** On the demo clock. */
  at: z.number(),
  changedAt: z.number().optional(),
});

/** One message in a personal chat with the bot. */
export type TeamsMessage = Readonly<z.infer<typeof messageSchema>>;

const entrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('installed'), user: z.string(), serviceUrl: z.string().optional() }),
  z.object({ type: z.literal('uninstalled'), user: z.string() }),
  z.object({ type: z.literal('sent'), message: messageSchema }),
  z.object({ type: z.literal('changed'), message: messageSchema }),
  z.object({ type: z.literal('deleted'), conversation: z.string(), id: z.string() }),
  z.object({ type: z.literal('read'), conversation: z.string() }),
]);
type Entry = z.infer<typeof entrySchema>;

type Chat = { messages: readonly TeamsMessage[]; unread: number };

/** The simulated tenant: who has the app, and the personal chats. Every change is in the journal before it is seen. */
export type TeamsTenant = {
  isInstalled(user: string): boolean;
  /** Where the bot was told to find this person; a run on another port has another address. */
  toldAddress(user: string): string | undefined;
  install(user: string, serviceUrl: string): void;
  /** The bot was not reached: the installation is to be told again. */
  uninstall(user: string): void;
  messages(conversation: string): readonly TeamsMessage[];
  message(conversation: string, id: string): TeamsMessage | undefined;
  unread(conversation: string): number;
  send(message: Omit<TeamsMessage, 'id' | 'at'>): TeamsMessage;
  change(conversation: string, id: string, content: Pick<TeamsMessage, 'text' | 'cards'>): TeamsMessage | undefined;
  remove(conversation: string, id: string): boolean;
  markRead(conversation: string): void;
  /** A new, unique activity id: milliseconds of the demo clock, moved on where two would be the same. */
  stamp(): string;
  close(): void;
};

/** A personal chat's id says whose it is; the real ones say nothing. */
export const conversationOf = (user: string): string => `a:1${user}`;
export const userOfConversation = (conversation: string): string => conversation.replace(/^a:1/, '');

export const openTenant = (dataDir: string, now: () => number, changed: (user: string) => void): TeamsTenant => {
  const journal = openJournal(join(dataDir, 'teams.ndjson'), (value) => entrySchema.safeParse(value).data);
  const state = { installed: new Map<string, string>(), chats: new Map<string, Chat>(), lastStamp: 0 };
  for (const entry of journal.entries) apply(state, entry);
  const commit = (entry: Entry, conversation: string): void => {
    journal.append(entry);
    apply(state, entry);
    changed(userOfConversation(conversation));
  };
  const messagesOf = (conversation: string) => state.chats.get(conversation)?.messages ?? [];
  const find = (conversation: string, id: string) => messagesOf(conversation).find((message) => message.id === id);
  const unread = (conversation: string): number => state.chats.get(conversation)?.unread ?? 0;
  const stamp = (): string => {
    state.lastStamp = Math.max(Math.floor(now()), state.lastStamp + 1);
    return String(state.lastStamp);
  };
  return {
    isInstalled: (user) => state.installed.has(user),
    toldAddress: (user) => state.installed.get(user),
    install: (user, serviceUrl) => commit({ type: 'installed', user, serviceUrl }, conversationOf(user)),
    uninstall: (user) => commit({ type: 'uninstalled', user }, conversationOf(user)),
    messages: messagesOf,
    message: find,
    unread,
    stamp,
    send: (draft) => {
      const message = { ...draft, id: stamp(), at: now() };
      commit({ type: 'sent', message }, draft.conversation);
      return message;
    },
    change: (conversation, id, content) => {
      const before = find(conversation, id);
      if (!before) return undefined;
      const message = { ...before, ...content, changedAt: now() };
      commit({ type: 'changed', message }, conversation);
      return message;
    },
    remove: (conversation, id) => {
      if (!find(conversation, id)) return false;
      commit({ type: 'deleted', conversation, id }, conversation);
      return true;
    },
    markRead: (conversation) => {
      if (unread(conversation) > 0) commit({ type: 'read', conversation }, conversation);
    },
    close: () => journal.close(),
  };
};

type State = { readonly installed: Map<string, string>; readonly chats: Map<string, Chat>; lastStamp: number };

const apply = (state: State, entry: Entry): void => {
  if ('user' in entry) {
    if (entry.type === 'installed') state.installed.set(entry.user, entry.serviceUrl ?? '');
    else state.installed.delete(entry.user);
    return;
  }
  const id = 'message' in entry ? entry.message.conversation : entry.conversation;
  state.chats.set(id, nextChat(state.chats.get(id) ?? { messages: [], unread: 0 }, entry));
  if (entry.type === 'sent') state.lastStamp = Math.max(state.lastStamp, Number(entry.message.id));
};

const nextChat = ({ messages, unread }: Chat, entry: Exclude<Entry, { user: string }>): Chat => {
  switch (entry.type) {
    case 'sent':
      return { messages: [...messages, entry.message], unread: unread + (entry.message.from === 'bot' ? 1 : 0) };
    case 'changed':
      return { messages: messages.map((m) => (m.id === entry.message.id ? entry.message : m)), unread };
    case 'deleted':
      return { messages: messages.filter((m) => m.id !== entry.id), unread };
    case 'read':
      return { messages, unread: 0 };
    default:
      return entry satisfies never;
  }
};

/** The Adaptive Cards among an activity's attachments. */
export const cardsIn = (attachments: readonly { contentType: string; content?: unknown }[]): JsonObject[] =>
  attachments
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => cardSchema.safeParse(content).data)
    .filter((card) => card !== undefined);

const cardSchema = z.record(z.string(), z.unknown());
