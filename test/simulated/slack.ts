import * as z from 'zod';
import type { Door, Passage } from './door.ts';
import { allOf, forEach, now, tokenBucket } from './limits.ts';
import { type Reply, type Request, serve } from './server.ts';
import { latencyOf, openSight, type Sight, type SimulatedHere, type SimulatedOptions } from './sight.ts';
import { noTroubles, type Trouble, type Troubles, troubleOf } from './trouble.ts';

/**
 * The limits of chat.postMessage: one a second a channel with short bursts, and a workspace total that Slack does not
 * publish ("several hundred messages a minute"). Tier 3 (50 a minute) is what look-ups get.
 */
export type SlackOptions = SimulatedOptions & {
  readonly perSecond?: number;
  readonly burst?: number;
  readonly channelBurst?: number;
  readonly lookUpsPerMinute?: number;
  /** What a refusal asks for at the least, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly troubles?: Troubles;
};

type Message = { readonly ts: string; text: string; readonly metadata: unknown };

const metadataSchema = z.object({ event_payload: z.object({ id: z.string() }) });

/** The door of a workspace: its limits and its troubles, and the books it keeps; who is behind it is not its matter. */
export const slackDoor = (options: SlackOptions, sight: Sight): Door<{ method: string; args: URLSearchParams }> => {
  const { perSecond = 8, burst = 20, channelBurst = 3, lookUpsPerMinute = 50, retryAfterSeconds = 1 } = options;
  const workspace = tokenBucket(perSecond, burst);
  const channelOf = forEach(() => tokenBucket(1, channelBurst));
  const lookUps = forEach(() => tokenBucket(lookUpsPerMinute / 60, lookUpsPerMinute));

  const limited = (waitMs: number): Reply => ({
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'retry-after': String(Math.max(retryAfterSeconds, Math.ceil(waitMs / 1_000))) },
  });
  const refused = (waitMs: number): Passage => {
    sight.refused();
    return { type: 'stopped', reply: limited(waitMs) };
  };

  const post = (args: URLSearchParams): Passage => {
    const at = now();
    const user = userOf(args.get('channel') ?? '');
    const delivery = metadataSchema.safeParse(parsedOr(args.get('metadata'))).data?.event_payload.id ?? '';
    const tries = sight.tried(user, delivery, at);
    const waitMs = allOf(channelOf(user), workspace)(at);
    if (waitMs > 0) return refused(waitMs);
    const trouble = troubleOf(options.troubles ?? noTroubles, user, tries);
    if (trouble) sight.troubled(trouble);
    if (trouble && !trouble.endsWith('-sent')) return { type: 'stopped', reply: replyTo(trouble) };
    const shown = () => sight.shown(user, delivery, at);
    return { type: 'passed', shown, ...(trouble ? { says: replyTo(trouble) } : {}) };
  };

  const replyTo = (trouble: Trouble): Reply => {
    switch (trouble) {
      case 'throttled':
        return limited(1);
      case 'http-500':
      case 'http-500-sent':
        return { status: 500, body: {} };
      case 'http-503':
        return { status: 503, body: {} };
      case 'timeout-lost':
      case 'timeout-sent':
        return 'silence';
      case 'reset-lost':
      case 'reset-sent':
        return 'reset';
      case 'not-installed':
        return bad('messages_tab_disabled');
      case 'gone':
        return bad('user_not_found');
      case 'too-large':
        return bad('msg_too_long');
      default:
        return trouble satisfies never;
    }
  };

  return ({ method, args }) => {
    sight.called(method);
    if (method === 'chat.postMessage') return post(args);
    const waitMs = lookUps(method)(now());
    if (waitMs > 0) return refused(waitMs);
    return { type: 'passed', shown: () => method === 'chat.update' && sight.edited() };
  };
};

/** A workspace of Slack: whoever is written to is there. */
export const openSlack = async (options: SlackOptions = {}): Promise<SimulatedHere> => {
  const sight = openSight();
  const door = slackDoor(options, sight);
  const inboxes = new Map<string, Message[]>();
  let serial = 0;

  const post = (args: URLSearchParams): Reply => {
    const user = userOf(args.get('channel') ?? '');
    serial += 1;
    const ts = `${Math.floor(now() / 1_000)}.${String(serial).padStart(6, '0')}`;
    const inbox = inboxes.get(user) ?? [];
    const metadata = parsedOr(args.get('metadata'));
    inboxes.set(user, [...inbox, { ts, text: args.get('text') ?? '', metadata }]);
    return good({ channel: `D${user.slice(1)}`, ts });
  };

  const update = (args: URLSearchParams): Reply => {
    const message = inboxes.get(userOf(args.get('channel') ?? ''))?.find(({ ts }) => ts === args.get('ts'));
    if (!message) return bad('message_not_found');
    message.text = args.get('text') ?? '';
    return good({ channel: args.get('channel'), ts: message.ts });
  };

  const history = (args: URLSearchParams): Reply => {
    const messages = inboxes.get(userOf(args.get('channel') ?? '')) ?? [];
    return good({ messages: messages.toReversed().slice(0, Number(args.get('limit') ?? 100)), has_more: false });
  };

  const run = (method: string, args: URLSearchParams): Reply => {
    if (method === 'chat.postMessage') return post(args);
    if (method === 'chat.update') return update(args);
    if (method === 'conversations.history') return history(args);
    if (method === 'conversations.open') return good({ channel: { id: `D${(args.get('users') ?? '').slice(1)}` } });
    return bad('unknown_method');
  };

  const answer = ({ path, body }: Request): Reply => {
    const method = path.replace(/^\/api\//, '').replace(/\?.*$/, '');
    const args = new URLSearchParams(body);
    const passage = door({ method, args });
    if (passage.type === 'stopped') return passage.reply;
    const reply = run(method, args);
    if (isGood(reply)) passage.shown();
    return passage.says ?? reply;
  };

  const server = await serve(answer, latencyOf(options));
  return { ...server, report: async () => sight.report() };
};

const good = (body: object): Reply => ({ status: 200, body: { ok: true, ...body } });
const bad = (error: string): Reply => ({ status: 200, body: { ok: false, error } });

const goodSchema = z.object({ body: z.object({ ok: z.literal(true) }) });
const isGood = (reply: Reply): boolean => goodSchema.safeParse(reply).success;

const userOf = (channel: string): string => channel.replace(/^D/, 'U');

const parsedOr = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};
