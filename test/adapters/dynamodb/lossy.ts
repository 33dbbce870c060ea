import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What befalls a request, decided by its body: the third is sent on, but only once the promise is kept. */
export type Fate = 'answered' | 'answer-lost' | 'lost' | Promise<unknown>;

export type Lossy = {
  readonly endpoint: string;
  decide(fate: (body: string) => Fate): void;
  close(): Promise<void>;
};

const carriedOut = async (target: string, { method, headers }: IncomingMessage, body: Buffer) => {
  const onward = request(target, { method, headers, agent: false });
  onward.end(body);
  const [answer]: IncomingMessage[] = await once(onward, 'response');
  if (!answer) throw new Error('no answer');
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await buffer(answer) };
};

/** A network before an engine, on which requests and answers can get lost or late. */
export const openLossy = async (target: string): Promise<Lossy> => {
  let decide: (body: string) => Fate = () => 'answered';
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const fate = await decide(body.toString());
    if (fate === 'lost') return void incoming.socket.destroy();
    const answer = await carriedOut(target, incoming, body);
    if (fate === 'answer-lost') incoming.socket.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    decide: (fate) => {
      decide = fate;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
