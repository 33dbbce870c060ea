import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { Look, Pictures } from '../src/campaign/pictures.ts';
import { lookupOutside, mayBeOutside } from './outside.ts';
import { limits as slack } from './slack/limits.ts';
import { limits as teams } from './teams/limits.ts';

export type PicturesOptions = {
  /** The largest picture in bytes that every platform shows. */
  readonly limit: number;
  /** For everything one look takes; a form waits for it. */
  readonly withinMs?: number;
  /** Where pictures are in a rehearsal on one machine: `<rehearsal>/<host>/<path>` stands for `https://<host>/<path>`. */
  readonly rehearsal?: string;
};

/** In bytes: what every platform shows, since a message goes to both. */
export const LARGEST_PICTURE = Math.min(slack.imageBytes, teams.imageBytes);

const WITHIN_MS = 1_500;
const MOST_REDIRECTS = 3;

/** What both platforms show: docs.slack.dev …/image-block, learn.microsoft.com …/conversation-messages. */
const TYPES = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** Of a picture's answer: whether its server let us look, what it is, and how large. */
type Seen = { readonly status: number; readonly type: string; readonly bytes: number | undefined };

/**
 * Asks a picture's server what it is and how large, by HEAD, or by as much of a GET as tells. Says nothing of who asks,
 * and never connects to this machine or a private network, whatever name or redirect leads there.
 */
export const createPictures = ({ limit, withinMs = WITHIN_MS, rehearsal }: PicturesOptions): Pictures => ({
  look: async (url) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), withinMs);
    try {
      return await Promise.race([look(url, limit, late.signal, rehearsal), whenAborted(late.signal)]);
    } catch {
      return { type: 'unseen' };
    } finally {
      clearTimeout(timer);
      late.abort();
    }
  },
});

const whenAborted = (signal: AbortSignal): Promise<Look> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve({ type: 'unseen' }), { once: true }));

const look = async (url: string, limit: number, signal: AbortSignal, rehearsal: string | undefined): Promise<Look> => {
  const ask = (method: 'HEAD' | 'GET') => follow(new URL(url), method, { limit, signal, rehearsal });
  const head = await ask('HEAD');
  const isTold = head.status === 200 && head.bytes !== undefined && TYPES.has(head.type);
  const seen = isTold ? head : await ask('GET');
  if (seen.status !== 200 && seen.status !== 206) return { type: 'unseen' };
  if (!TYPES.has(seen.type)) return { type: 'not-picture' };
  if (seen.bytes === undefined) return { type: 'unseen' };
  return seen.bytes > limit ? { type: 'too-large', bytes: seen.bytes, limit } : { type: 'picture' };
};

type Asking = { readonly limit: number; readonly signal: AbortSignal; readonly rehearsal: string | undefined };

const follow = async (url: URL, method: 'HEAD' | 'GET', asking: Asking, redirects = 0): Promise<Seen> => {
  const answer = await ask(url, method, asking);
  const { statusCode: status = 0, headers } = answer;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    answer.destroy();
    if (redirects === MOST_REDIRECTS) throw new RangeError('too many redirects');
    return follow(new URL(headers.location, url), method, asking, redirects + 1);
  }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes =
    sizeIn(answer) ?? (method === 'GET' && TYPES.has(type) ? await readSize(answer, asking.limit) : undefined);
  answer.destroy();
  return { status, type, bytes };
};

const ask = (url: URL, method: 'HEAD' | 'GET', { limit, signal, rehearsal }: Asking): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || !mayBeOutside(url))
      throw new RangeError('not looked at');
    const headers = method === 'GET' ? { range: `bytes=0-${limit}` } : {};
    const options: RequestOptions = { method, headers, agent: false, signal };
    const sent =
      rehearsal === undefined
        ? requestOverTls(url, { ...options, lookup: lookupOutside }, resolve)
        : request(new URL(`${rehearsal}/${url.hostname}${url.pathname}${url.search}`), options, resolve);
    sent.on('error', reject).end();
  });

/** As the server tells it: of the whole, where only a part was asked for. */
const sizeIn = ({ headers, statusCode }: IncomingMessage): number | undefined => {
  const told = statusCode === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return told !== undefined && /^\d{1,15}$/.test(told) ? Number(told) : undefined;
};

/** By counting, and no further than to where it is too large. */
const readSize = async (answer: IncomingMessage, limit: number): Promise<number> => {
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += chunk.length;
    if (bytes > limit) break;
  }
  return bytes;
};
