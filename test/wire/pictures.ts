import { once } from 'node:events';
import { createServer } from 'node:http';

export type Picture = {
  readonly status?: number;
  readonly type?: string;
  /** What `Content-Length` says; left out, the body is sent in pieces of unknown number. */
  readonly bytes?: number;
  readonly location?: string;
  /** What HEAD says it is, where that is not true. */
  readonly headType?: string;
  /** Refuses HEAD, as some servers do. */
  readonly noHead?: true;
  /** Understands ranges. */
  readonly ranges?: true;
  /** Never says how large it is: sends as much as this. */
  readonly streamed?: number;
  readonly delayMs?: number;
};

export type Pictures = {
  /** Stands before `/<host>/<path>`, in place of `https://`. */
  readonly url: string;
  /** By `<host>/<path>`; anything else is not found. */
  readonly at: Map<string, Picture>;
  /** Every request so far: method, path, and the names of its headers. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly headers: readonly string[] }[];
  /** Bytes of bodies written so far. */
  sent(): number;
  close(): Promise<void>;
};

/** Plays the servers on which pictures lie: real HTTP, and no other address than this machine's. */
export const startPictures = async (): Promise<Pictures> => {
  const at = new Map<string, Picture>();
  const asked: { method: string; path: string; headers: string[] }[] = [];
  let sent = 0;
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, path: url, headers: Object.keys(headers) });
    const found = at.get(url.slice(1));
    if (found?.delayMs !== undefined) await new Promise((over) => setTimeout(over, found.delayMs));
    if (!found) return void response.writeHead(404).end();
    if (found.noHead && method === 'HEAD') return void response.writeHead(405).end();
    const { status = 200, bytes, location, streamed, headType } = found;
    const type = (method === 'HEAD' ? headType : undefined) ?? found.type ?? 'image/png';
    const size = bytes === undefined ? {} : { 'content-length': bytes };
    const part = found.ranges && method === 'GET' && bytes !== undefined && headers.range !== undefined;
    if (location !== undefined) return void response.writeHead(status, { location }).end();
    if (part) response.writeHead(206, { 'content-type': type, 'content-range': `bytes 0-0/${bytes}` });
    else response.writeHead(status, { 'content-type': type, ...size });
    if (method === 'HEAD') return void response.end();
    const gone = once(response, 'close');
    const body = Buffer.alloc(Math.min(part ? 1 : (streamed ?? bytes ?? 0), 64 * 1024));
    for (let left = part ? 1 : (streamed ?? bytes ?? 0); left > 0 && !response.destroyed; left -= body.length) {
      sent += body.length;
      if (!response.write(body)) await Promise.race([once(response, 'drain'), gone]).catch(() => undefined);
    }
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    at,
    asked,
    sent: () => sent,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
