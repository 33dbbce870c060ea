import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Invoke = (event: unknown) => Promise<unknown>;

export type FrontOptions = {
  readonly port: number;
  readonly slack: Invoke;
  readonly teams: Invoke;
  readonly links: Invoke;
  /** The product's clock, in epoch milliseconds: what API Gateway stamps an event with. */
  readonly now: () => number;
  /** What a function failed with, where the caller sees a bare 500. */
  readonly report: (error: unknown) => void;
  readonly setClock: (iso: string) => Promise<void>;
};

/** Plays the two HTTP APIs: three routes, payload 2.0, bodies in base64 unless they are text or JSON; 500 for what fails. */
export const openFront = async (options: FrontOptions) => {
  const server = createServer((request, response) => void answer(request, response, options));
  await new Promise<void>((listening) => server.listen(options.port, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const answer = async (request: IncomingMessage, response: ServerResponse, options: FrontOptions): Promise<void> => {
  const body = await buffer(request);
  const { method = '', url = '' } = request;
  if (method === 'GET' && url === '/healthz') return void response.end('{}');
  if (method === 'PUT' && url === '/desk/clock') {
    const moved = options.setClock(JSON.parse(body.toString()).now);
    return moved.then(
      () => void response.end('{}'),
      (error: unknown) => void response.writeHead(500).end(String(error)),
    );
  }
  const [path = ''] = url.split('?');
  const routes = new Map([
    ['POST /slack/events', options.slack],
    ['POST /api/messages', options.teams],
  ]);
  const isLink = ['GET', 'HEAD'].includes(method) && /^\/l\/[^/]+\/[^/]+$/.test(path);
  const invoke = isLink ? options.links : routes.get(`${method} ${path}`);
  if (!invoke) return void response.writeHead(404).end('{"message":"Not Found"}');
  try {
    const result = resultOf(await invoke(eventOf(request, body, options.now())));
    response.writeHead(result.statusCode, result.headers).end(result.body);
  } catch (error) {
    options.report(error);
    response.writeHead(500).end('{"message":"Internal Server Error"}');
  }
};

type Result = { readonly statusCode: number; readonly headers: { [name: string]: string }; readonly body: string };

const resultOf = (result: unknown): Result => ({ statusCode: 500, headers: {}, body: '', ...Object(result) });

const isText = (type: string): boolean =>
  /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml)))/.test(type);

const eventOf = (request: IncomingMessage, body: Buffer, now: number) => {
  const { method = '', url = '', headers } = request;
  const [path = '', query = ''] = url.split('?');
  const base64 = !isText(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: `${method} ${url}`,
    rawPath: path,
    rawQueryString: query,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'local.execute-api.ap-northeast-1.amazonaws.com',
      domainPrefix: 'local',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
      requestId: 'local',
      routeKey: `${method} ${url}`,
      stage: '$default',
      time: new Date(now).toUTCString(),
      timeEpoch: now,
    },
    ...(body.length === 0 ? {} : { body: body.toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: base64,
  };
};
