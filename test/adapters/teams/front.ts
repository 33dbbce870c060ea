import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Trouble } from '../../contracts/messenger.ts';
import { listen } from './listen.ts';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
};
export type Answer = {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
};

type Message = { readonly id: string; activity: unknown };

/** The Bot Connector on loopback: personal chats that keep what was said, and troubles on demand. */
export const createConnectorFront = async () => {
  const chats = new Map<string, Message[]>();
  const members = new Map<string, unknown>();
  const calls: Call[] = [];
  let trouble: Trouble = { type: 'none' };
  let scripted: Answer | undefined;
  let count = 0;

  const answer = ({ method, path, body }: Call): Answer => {
    if (scripted) return scripted;
    const [, , , chat = '', kind, item = ''] = path.split('/').map(decodeURIComponent);
    if (method === 'POST' && path === '/v3/conversations') return { status: 201, body: { id: chatOf(body) } };
    const messages = chats.get(chat);
    if (!messages) return { status: 404, body: { error: { code: 'ConversationNotFound', message: '' } } };
    if (kind === 'members') return members.has(item) ? { status: 200, body: members.get(item) } : { status: 404 };
    if (method === 'POST' && kind === 'activities') {
      count += 1;
      messages.push({ id: `m${count}`, activity: body });
      return { status: 201, body: { id: `m${count}` } };
    }
    const message = messages.find(({ id }) => id === item);
    if (method !== 'PUT' || !message) return { status: 404 };
    message.activity = body;
    return { status: 200, body: { id: item } };
  };

  const chatOf = (parameters: unknown): string => {
    const user = JSON.stringify(parameters).match(/"members":\[\{"id":"([^"]*)"/)?.[1] ?? '';
    const chat = `a:${user}`;
    if (!chats.has(chat)) chats.set(chat, []);
    return chat;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { method = '', url = '', headers } = request;
    const call = {
      method,
      path: url,
      authorization: headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
    };
    calls.push(call);
    switch (trouble.type) {
      case 'throttled':
        response.writeHead(429, { 'retry-after': `${trouble.retryAfterSeconds}` }).end();
        return;
      case 'server-error':
        response.writeHead(trouble.status).end();
        return;
      case 'no-answer':
        return;
      case 'cut':
        request.socket.destroy();
        return;
      case 'none': {
        const { status, headers: extra = {}, body } = answer(call);
        response.writeHead(status, { 'content-type': 'application/json', ...extra });
        response.end(body === undefined ? '' : JSON.stringify(body));
        return;
      }
      default:
        trouble satisfies never;
    }
  };

  const running = await listen(createServer((request, response) => void serve(request, response)));
  return {
    url: `${running.url}/`,
    calls,
    open: (chat: string) => chats.set(chat, []),
    know: (user: string, member: unknown) => members.set(user, member),
    messages: (chat: string) => chats.get(chat) ?? [],
    trouble: (next: Trouble) => {
      trouble = next;
    },
    /** Every call is answered so from now on; undefined ends it. */
    script: (next: Answer | undefined) => {
      scripted = next;
    },
    stop: running.stop,
  };
};

export type ConnectorFront = Awaited<ReturnType<typeof createConnectorFront>>;
