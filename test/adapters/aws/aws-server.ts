import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request in an AWS JSON protocol: `AmazonSQS.SendMessage`, or method and path where there are such, and what it was given. */
export type AwsCall = { readonly target: string; readonly input: { readonly [name: string]: unknown } };

/** Undefined lets the request time out. */
export type AwsAnswer = { readonly status: number; readonly body: object } | undefined;

export type AwsServer = { readonly url: string; readonly calls: readonly AwsCall[]; stop(): Promise<void> };

/** A service of AWS on loopback, as the SDK's clients see it. */
export const startAws = async (answer: (call: AwsCall) => AwsAnswer | Promise<AwsAnswer>): Promise<AwsServer> => {
  const calls: AwsCall[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const call = {
        target: String(request.headers['x-amz-target'] ?? `${request.method} ${request.url}`),
        input: body === '' ? {} : JSON.parse(body),
      };
      calls.push(call);
      const answered = await answer(call);
      if (!answered) return;
      response.writeHead(answered.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answered.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A log that keeps its lines. */
export const keepLog = () => {
  const lines: { readonly level: string; readonly event: string; readonly fields: object }[] = [];
  const at =
    (level: string) =>
    (event: string, fields: object = {}) =>
      void lines.push({ level, event, fields });
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } };
};
