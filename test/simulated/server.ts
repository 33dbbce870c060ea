import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Request = { readonly method: string; readonly path: string; readonly body: string };

/** `silence`: no answer for as long as the client waits. `reset`: the connection breaks. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: { readonly [name: string]: string } }
  | 'silence'
  | 'reset';

/** A loopback server that may also fall silent or break off. `latencyMs` passes between effect and answer. */
export const serve = async (answer: (request: Request) => Reply, latencyMs: () => number) => {
  let onTheWire = 0;
  const server = createServer(async (request, response) => {
    onTheWire += 1;
    await respond(request, response, answer, latencyMs);
    onTheWire -= 1;
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, onTheWire: () => onTheWire, close };
};

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: Request) => Reply,
  latencyMs: () => number,
): Promise<void> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch {
    // The client died in the middle of its request: nothing has arrived.
    return;
  }
  const reply = answer({
    method: request.method ?? '',
    path: request.url ?? '',
    body: Buffer.concat(chunks).toString(),
  });
  if (reply === 'silence') return;
  if (reply === 'reset') return void request.socket.resetAndDestroy();
  const wait = latencyMs();
  if (wait > 0) await sleep(wait);
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(JSON.stringify(reply.body));
};
