import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { [name: string]: string };
};
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A loopback HTTP server for a test's side of the wire. */
export const serveHttp = async (answer: (request: Received) => Promise<Answer> | Answer) => {
  const server = createServer((request, response) => {
    void respond(request, response, answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  return { origin: `http://127.0.0.1:${port}`, close };
};

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: Received) => Promise<Answer> | Answer,
): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = '', url = '', headers } = request;
  const {
    status,
    body,
    headers: extra,
  } = await answer({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(status, { 'content-type': 'application/json', ...extra });
  response.end(body === undefined ? '' : JSON.stringify(body));
};
