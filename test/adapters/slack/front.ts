import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import type { Trouble } from '../../contracts/messenger.ts';

/** One call as it reached Slack's side. */
export type Call = { readonly method: string; readonly body: string };

/** A stateful Slack Web API on loopback behind a door that can misbehave. */
export type Front = {
  /** Without a path. */
  readonly url: string;
  readonly token: string;
  readonly team: string;
  readonly calls: readonly Call[];
  /** An ordinary Web API call past the door, as somebody else's. */
  api(method: string, args: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  trouble(kind: Trouble): void;
  stop(): Promise<void>;
};

export const people = { hanako: 'hanako@example.go.jp', taro: 'taro@example.go.jp' };

const token = 'xoxb-akari-test';

export const startFront = async (): Promise<Front> => {
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      tokens: { [token]: { login: 'akari-bot' } },
      slack: {
        users: [
          { name: 'akari-bot', real_name: 'Akari' },
          { name: 'hanako', real_name: '霞 花子', email: people.hanako },
          { name: 'taro', real_name: '永田 太郎', email: people.taro },
        ],
      },
    },
  });
  const api: Front['api'] = async (method, args) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(args),
    });
    return Object(await response.json());
  };
  const calls: Call[] = [];
  let trouble: Trouble = { type: 'none' };
  const silent = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const body = await read(request);
    calls.push({ method: (request.url ?? '').replace(/^\/api\//, ''), body });
    if (request.url === '/actions/good') return response.end('ok');
    if (request.url === '/actions/expired') return response.writeHead(404).end('{"ok":false,"error":"expired_url"}');
    switch (trouble.type) {
      case 'none':
        return pass(emulator.url, request, body, response);
      case 'throttled':
        response.writeHead(429, { 'retry-after': String(trouble.retryAfterSeconds) });
        return response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      case 'server-error':
        return response.writeHead(trouble.status).end('upstream');
      case 'no-answer':
        return silent.add(response);
      case 'cut':
        return request.socket.destroy();
      default:
        return trouble satisfies never;
    }
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    team: 'T000000001',
    calls,
    api,
    trouble: (kind) => {
      trouble = kind;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
};

export const listen = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())));
  });

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
};

/** A port where nothing listens a moment later. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const pass = async (to: string, request: IncomingMessage, body: string, response: ServerResponse): Promise<unknown> => {
  const answer = await fetch(`${to}${request.url}`, {
    method: request.method ?? 'POST',
    headers: {
      authorization: request.headers.authorization ?? '',
      'content-type': request.headers['content-type'] ?? 'application/json',
    },
    body,
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
  return response.end(await answer.text());
};
