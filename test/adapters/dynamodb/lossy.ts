import { once } from 'node:events';
import { createServer, request } from 'node:http';

export type Lossy = {
  readonly endpoint: string;
  /** The next request is carried out, but its answer gets lost. */
  loseNextAnswer(): void;
  close(): Promise<void>;
};

/** A network before an engine, on which answers can get lost. */
export const openLossy = async (target: string): Promise<Lossy> => {
  let lose = false;
  const server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = request(target, { method, headers, agent: false }, (answer) => {
      const lost = lose;
      lose = false;
      if (lost) answer.resume().on('end', () => incoming.socket.destroy());
      else answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers));
    });
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    loseNextAnswer: () => {
      lose = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
