import * as z from 'zod';
import type { Door, Passage } from './door.ts';
import { allOf, forEach, now, slidingWindow } from './limits.ts';
import { type Reply, type Request, serve } from './server.ts';
import { latencyOf, openSight, type Sight, type SimulatedHere, type SimulatedOptions } from './sight.ts';
import { noTroubles, type Trouble, type Troubles, troubleOf } from './trouble.ts';

/** Bot Framework's limits: 50 requests a second an app in a tenant, and what one conversation bears. */
export type TeamsOptions = SimulatedOptions & {
  readonly perSecond?: number;
  readonly retryAfterSeconds?: number;
  readonly troubles?: Troubles;
};

const activitySchema = z.object({ channelData: z.optional(z.object({ deliveryId: z.optional(z.string()) })) });
const chatSchema = z.object({ members: z.array(z.object({ id: z.string() })) });

/** The door of a tenant: its limits and its troubles, and the books it keeps. */
export const teamsDoor = (options: TeamsOptions, sight: Sight, nameOf: (chat: string) => string): Door<Request> => {
  const { perSecond = 50, retryAfterSeconds = 1 } = options;
  const tenant = slidingWindow(perSecond, 1_000);
  const conversation = forEach(() =>
    allOf(slidingWindow(7, 1_000), slidingWindow(8, 2_000), slidingWindow(60, 30_000), slidingWindow(1_800, 3_600_000)),
  );

  const limited = (waitMs: number): Reply => ({
    status: 429,
    body: { error: { code: 'TooManyRequests' } },
    headers: { 'retry-after': String(Math.max(retryAfterSeconds, Math.ceil(waitMs / 1_000))) },
  });
  const overLimit = (chat: string, at: number): Passage | undefined => {
    const waitMs = allOf(conversation(chat), tenant)(at);
    if (waitMs === 0) return undefined;
    sight.refused();
    return { type: 'stopped', reply: limited(waitMs) };
  };

  const post = (chat: string, body: string): Passage => {
    const at = now();
    const person = nameOf(chat);
    const delivery = activitySchema.safeParse(JSON.parse(body)).data?.channelData?.deliveryId ?? '';
    const tries = sight.tried(person, delivery, at);
    const refused = overLimit(chat, at);
    if (refused) return refused;
    const trouble = troubleOf(options.troubles ?? noTroubles, person, tries);
    if (trouble) sight.troubled(trouble);
    if (trouble && !trouble.endsWith('-sent')) return { type: 'stopped', reply: replyTo(trouble) };
    const shown = () => sight.shown(person, delivery, at);
    return { type: 'passed', shown, ...(trouble ? { says: replyTo(trouble) } : {}) };
  };

  const replyTo = (trouble: Trouble): Reply => {
    switch (trouble) {
      case 'throttled':
        return limited(1);
      case 'http-500':
      case 'http-500-sent':
        return failed(500, 'ServiceError');
      case 'http-503':
        return failed(503, 'ServiceUnavailable');
      case 'timeout-lost':
      case 'timeout-sent':
        return 'silence';
      case 'reset-lost':
      case 'reset-sent':
        return 'reset';
      case 'not-installed':
        return failed(403, 'ForbiddenOperationException');
      case 'gone':
        return failed(404, 'ConversationNotFound');
      case 'too-large':
        return failed(413, 'RequestEntityTooLarge');
      default:
        return trouble satisfies never;
    }
  };

  return ({ method, path, body }) => {
    const { chat, activities } = partsOf(path);
    sight.called(`${method} ${activities ?? 'conversations'}`);
    if (method === 'POST' && activities === 'activities') return post(chat, body);
    if (method === 'PUT' && activities === 'activities')
      return overLimit(chat, now()) ?? { type: 'passed', shown: sight.edited };
    if (method === 'POST' && chat === '') {
      const person = chatSchema.safeParse(JSON.parse(body)).data?.members[0]?.id ?? '';
      sight.tried(person, 'new chat', now());
      return overLimit(`a:${person}`, now()) ?? { type: 'passed', shown: nothing };
    }
    return { type: 'passed', shown: nothing };
  };
};

const nothing = () => undefined;

/** Of an address that begins with the version of the connector. */
const partsOf = (path: string) => {
  const [, , , chat = '', activities, id] = path.split('/').map(decodeURIComponent);
  return { chat, activities, id };
};

/** A tenant of Teams. The chat of the person `p` is `a:p`. */
export const openTeams = async (options: TeamsOptions = {}): Promise<SimulatedHere> => {
  const sight = openSight();
  const door = teamsDoor(options, sight, (chat) => chat.replace(/^a:/, ''));
  const messages = new Set<string>();
  let serial = 1_795_000_000_000;

  const run = ({ method, path, body }: Request): Reply => {
    const { chat, activities, id } = partsOf(path);
    if (method === 'POST' && activities === 'activities') {
      serial += 1;
      messages.add(`${chat}/${serial}`);
      return { status: 201, body: { id: String(serial) } };
    }
    if (method === 'PUT' && activities === 'activities')
      return messages.has(`${chat}/${id}`) ? { status: 200, body: { id } } : failed(404, 'ActivityNotFound');
    if (method === 'POST' && chat === '') {
      const person = chatSchema.parse(JSON.parse(body)).members[0]?.id ?? '';
      return { status: 201, body: { id: `a:${person}` } };
    }
    return failed(404, 'NotFound');
  };

  const answer = (request: Request): Reply => {
    const passage = door(request);
    if (passage.type === 'stopped') return passage.reply;
    const reply = run(request);
    if (typeof reply === 'object' && reply.status < 300) passage.shown();
    return passage.says ?? reply;
  };

  const server = await serve(answer, latencyOf(options));
  return { ...server, report: async () => sight.report() };
};

const failed = (status: number, code: string): Reply => ({ status, body: { error: { code } } });
