import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How a calendar's server answers from now on. Tokens are given all the same. */
export type CalendarTrouble =
  | { readonly type: 'none' }
  /** 429 with `Retry-After`. */
  | { readonly type: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly type: 'server-error'; readonly status: 500 | 502 | 503 }
  /** The connection is accepted and then silent. */
  | { readonly type: 'no-answer' }
  /** It is done, and then the connection breaks: this often. */
  | { readonly type: 'lost'; times: number }
  /** It is done, and the answer is cut in the middle of its JSON. */
  | { readonly type: 'broken-json' }
  | { readonly type: 'refused' };

export type CalendarRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};
export type CalendarAnswer = {
  readonly status: number;
  readonly body?: object;
  readonly headers?: { readonly [name: string]: string };
};

export type CalendarServer = {
  readonly url: string;
  /** Requests other than those for tokens, `METHOD path`, in their order. */
  readonly requests: readonly string[];
  /** Tokens given. */
  tokens(): number;
  trouble(kind: CalendarTrouble): void;
  stop(): Promise<void>;
};

/** An HTTP server on loopback, with the troubles that both services share. */
export const serveCalendar = async (service: {
  readonly isToken: (path: string) => boolean;
  readonly answer: (request: CalendarRequest) => CalendarAnswer | Promise<CalendarAnswer>;
  readonly refusal: CalendarAnswer;
}): Promise<CalendarServer> => {
  let trouble: CalendarTrouble = { type: 'none' };
  let tokens = 0;
  const requests: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://loopback');
    const { method = '', headers } = request;
    const asked = { method, path: pathname, query: searchParams, headers, text: await text(request) };
    if (service.isToken(pathname)) {
      tokens += 1;
      return send(response, await service.answer(asked));
    }
    requests.push(`${method} ${asked.path}`);
    const instead = answerIn(trouble, service.refusal);
    if (trouble.type === 'no-answer') return undefined;
    if (instead) return send(response, instead);
    const answer = await service.answer(asked);
    if (trouble.type === 'lost' && trouble.times > 0) {
      trouble.times -= 1;
      request.socket.destroy();
      return undefined;
    }
    if (trouble.type === 'broken-json') return void response.writeHead(answer.status).end('{"value":[{"id":"A');
    return send(response, answer);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    tokens: () => tokens,
    trouble: (kind) => {
      trouble = kind;
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const answerIn = (trouble: CalendarTrouble, refusal: CalendarAnswer): CalendarAnswer | undefined => {
  if (trouble.type === 'refused') return refusal;
  if (trouble.type === 'throttled')
    return { status: 429, headers: { 'retry-after': String(trouble.retryAfterSeconds) }, body: {} };
  return trouble.type === 'server-error' ? { status: trouble.status } : undefined;
};

const send = (response: ServerResponse, { status, headers, body }: CalendarAnswer): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
};

/** An event as whoever looks into the organizer's calendar sees it. */
export type SeenEvent = {
  readonly organizer: string;
  readonly attendees: readonly string[];
  readonly title: string;
  /** ISO, in UTC. */
  readonly from: string;
  readonly until: string;
  readonly online: boolean;
  /** How often those who are in it were mailed of it, and what they know it as: its SEQUENCE. */
  readonly sequence: number;
};
