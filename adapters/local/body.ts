import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly type: 'read'; readonly bytes: Uint8Array }
  /** More than was allowed: the rest is taken off the wire and thrown away. */
  | { readonly type: 'too-large' }
  /** The sender hung up on the way. */
  | { readonly type: 'cut-off' };

/** How long an unwanted rest may still come in. */
const DISCARD_FOR_MS = 60_000;

/**
 * Reads a body of at most `max` bytes. A longer one is answered while it is still coming in: hanging up would make the
 * sender's machine throw the answer away unread.
 */
export const readBody = async (incoming: IncomingMessage, max: number): Promise<Body> => {
  const announced = Number(incoming.headers['content-length'] ?? 0);
  const body = announced > max ? tooLarge : await upTo(max, incoming).catch(() => cutOff);
  if (body.type === 'too-large') discard(incoming);
  return body;
};

const tooLarge: Body = { type: 'too-large' };
const cutOff: Body = { type: 'cut-off' };

const upTo = async (max: number, incoming: IncomingMessage): Promise<Body> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > max) return tooLarge;
    chunks.push(bytes);
  }
  return { type: 'read', bytes: Buffer.concat(chunks) };
};

/** Takes the rest off the wire. Only when nobody else reads any more: else nothing flows. */
const discard = (incoming: IncomingMessage): void => {
  const timer = setTimeout(() => incoming.socket.destroy(), DISCARD_FOR_MS);
  incoming.once('close', () => clearTimeout(timer));
  incoming.on('error', () => undefined);
  incoming.resume();
};
