import type { Converse } from '../../src/conversation/outcome.ts';
import type { Messenger } from '../../src/conversation/platform.ts';
import { AkariError } from '../../src/errors.ts';
import type { Instant } from '../../src/time/instant.ts';
import type { Edge, HttpRequest, HttpResponse } from '../http.ts';
import type { Log } from '../log.ts';
import type { JsonObject } from './adaptive.ts';
import { createConnector } from './connector.ts';
import { createMessenger, type TeamsMessenger } from './messenger.ts';
import { type Performed, perform } from './perform.ts';
import { createReceiver, type Received } from './receiver.ts';
import { isLoopback } from './service-address.ts';
import { translate } from './translate.ts';

export type TeamsConfig = {
  readonly appId: string;
  /** Without it and `tenantId` the bot hears but cannot answer. */
  readonly appPassword?: string;
  readonly tenantId?: string;
  /** botbuilder's BotOpenIdMetadata. On this machine only: whoever holds its keys speaks for Teams. */
  readonly openIdMetadata?: string;
  /** Where people are written to of whom no message came yet; Microsoft's public address unless set. */
  readonly serviceUrl?: string;
};

export type TeamsDeps = {
  readonly converse: Converse;
  /** The product's clock. */
  readonly now: () => Instant;
  /** Epoch milliseconds, for what Teams stamps; the product's clock unless given. */
  readonly wallClock?: () => number;
  readonly log: Log;
};

/** The Teams edge: `POST /api/messages`. Throws `bad-configuration` rather than run unprotected. */
export const createTeams = (config: TeamsConfig, deps: TeamsDeps): Edge & { readonly messenger: Messenger } => {
  checkConfig(config);
  const local = config.openIdMetadata !== undefined;
  const messenger = createMessenger(config, createConnector({ ...config, local }));
  const receiver = createReceiver(config);
  const running = new Set<Promise<HttpResponse>>();
  const respond = async (request: HttpRequest): Promise<HttpResponse> => {
    if (request.path !== '/api/messages') return response(404);
    if (request.method !== 'POST') return response(405, undefined, { allow: 'POST' });
    const received = await receiver.receive(request, (activity) => act(activity, messenger, deps));
    return received.type === 'answered' ? received.value : refusal(received, deps.log);
  };
  const guarded = (request: HttpRequest): Promise<HttpResponse> =>
    respond(request).catch((error: unknown) => {
      deps.log.error('teams-request-failed', { error: nameOf(error) });
      return response(500);
    });
  return {
    messenger,
    handle: (request) => {
      const work = guarded(request);
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
};

const checkConfig = (config: TeamsConfig): void => {
  if (config.appId.trim() === '') throw new AkariError('bad-configuration', 'the Teams app id is blank');
  for (const name of ['appPassword', 'tenantId', 'openIdMetadata', 'serviceUrl'] as const)
    if (config[name]?.trim() === '') throw new AkariError('bad-configuration', `the Teams ${name} is set but blank`);
  const keys = config.openIdMetadata;
  if (keys !== undefined && !(isLoopback(keys) && /^https?:$/.test(new URL(keys).protocol)))
    throw new AkariError('bad-configuration', 'BotOpenIdMetadata must be an http or https address on this machine');
};

/** One verified activity, from translation to the answer. */
const act = async (activity: object, messenger: TeamsMessenger, deps: TeamsDeps): Promise<HttpResponse> => {
  const translated = translate(activity, deps.now(), deps.wallClock?.());
  if (translated.type === 'malformed') {
    deps.log.warn('teams-activity-malformed', { reason: translated.reason });
    return response(400);
  }
  if (translated.type === 'ignored') {
    deps.log.info('teams-activity-ignored', { reason: translated.reason });
    return response(200);
  }
  const { outcomes, settled } = await deps.converse(translated.inbound);
  const performed = await perform(translated, outcomes, messenger);
  for (const problem of performed.problems) deps.log.warn('teams-answer-not-sent', { ...problem });
  if (isSettled(performed)) await settled();
  return response(200, performed.body);
};

/** What may yet be performed by a repeat of the event is left open. Refusals stay refusals. */
const isSettled = ({ problems }: Performed): boolean =>
  problems.every(({ type }) => type === 'unreachable' || type === 'rejected');

const refusal = (received: Exclude<Received<HttpResponse>, { type: 'answered' }>, log: Log): HttpResponse => {
  switch (received.type) {
    case 'unauthorized':
      log.warn('teams-unauthorized', { reason: received.reason });
      return response(401, undefined, { 'www-authenticate': 'Bearer' });
    case 'keys-unavailable':
      // The channel sends again after a 503; after a 401 it gives up.
      log.error('teams-keys-unavailable', { reason: received.reason });
      return response(503, undefined, { 'retry-after': '5' });
    case 'malformed':
      log.warn('teams-activity-malformed', { reason: 'body' });
      return response(400);
    case 'too-large':
      log.warn('teams-activity-malformed', { reason: 'size' });
      return response(413);
    default:
      return received satisfies never;
  }
};

const response = (status: number, body?: JsonObject, headers: HttpResponse['headers'] = {}): HttpResponse => ({
  status,
  headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json; charset=utf-8' },
  body: body === undefined ? '' : JSON.stringify(body),
});

/** An error's message may hold what a person wrote; its name and code do not. */
const nameOf = (error: unknown): string =>
  error instanceof AkariError ? error.code : error instanceof Error ? error.name : 'unknown';
