import { App, type Receiver, SocketModeReceiver, type ViewResponseAction, type ViewSubmitAction } from '@slack/bolt';
import type { Converse, Outcome } from '../../src/conversation/outcome.ts';
import type { Messenger } from '../../src/conversation/platform.ts';
import { AkariError } from '../../src/errors.ts';
import type { Instant } from '../../src/time/instant.ts';
import type { Edge } from '../http.ts';
import type { Log } from '../log.ts';
import { apiBaseOf, createClient } from './connector.ts';
import { quietLogger } from './logger.ts';
import { createMessenger } from './messenger.ts';
import { type Failure, formAnswer, perform } from './perform.ts';
import { createReceiver } from './receiver.ts';
import { type Translated, translate } from './translate.ts';

export type SlackConfig = {
  readonly signingSecret: string;
  readonly botToken: string;
  /** Turns Socket Mode on, beside HTTP. */
  readonly appToken?: string;
  /** Every call goes there instead of to Slack. */
  readonly apiUrl?: string;
  /** How long the answer of a request may wait for its work, in milliseconds; less than Slack's three seconds unless set. */
  readonly answerWithinMs?: number;
};

export type SlackDeps = {
  readonly converse: Converse;
  /** The product's clock. */
  readonly now: () => Instant;
  /** Epoch milliseconds, for signatures. */
  readonly wallClock: () => number;
  readonly log: Log;
};

/** Slack's edge: verified requests in, the core's outcomes out, and the messenger for what the bot says on its own. */
export const createSlack = (config: SlackConfig, deps: SlackDeps): Edge & { readonly messenger: Messenger } => {
  refuseBlank('bot token', config.botToken);
  refuseBlank('app token', config.appToken);
  const client = createClient(config);
  const messenger = createMessenger(client, deps.log);
  const parts = { client, messenger, apiUrl: config.apiUrl, log: deps.log };
  const working = new Set<Promise<unknown>>();

  const settle = async (translated: Translated, outcomes: readonly Outcome[], settled: () => Promise<void>) => {
    const failures = await perform(parts, translated, outcomes);
    const again = failures.find(({ type }) => type === 'throttled' || type === 'failed');
    if (again) throw new AkariError('platform-failed', describe(again));
    await settled();
    const refused = failures.find(({ type }) => type === 'rejected');
    if (refused) throw new AkariError('platform-refused', describe(refused));
  };

  const work = async (body: unknown, ack: Ack) => {
    const translated = translate(body, deps.now(), deps.wallClock());
    if (!translated) return ack();
    const isForm = translated.inbound.type === 'submit';
    if (!isForm) await ack();
    const { outcomes, settled } = await deps.converse(translated.inbound);
    if (isForm) await ack(formAnswer(outcomes, translated.inbound));
    return settle(translated, outcomes, settled);
  };

  const listener = async (body: unknown, ack: Ack) => {
    const job = work(body, ack);
    working.add(job);
    try {
      await job;
    } finally {
      working.delete(job);
    }
  };

  const receiver = createReceiver({ ...config, wallClock: deps.wallClock, log: deps.log });
  listenTo(receiver, config, listener);
  const socket = config.appToken === undefined ? undefined : socketReceiver(config.appToken, config.apiUrl);
  if (socket) listenTo(socket, config, listener);

  return {
    messenger,
    handle: receiver.handle,
    idle: async () => {
      while (working.size > 0) await Promise.allSettled(working);
    },
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
    },
  };
};

/** Set but blank is a mistake in the set-up, never a wish. */
const refuseBlank = (name: string, value: string | undefined): void => {
  if (value?.trim() === '') throw new AkariError('bad-configuration', `the Slack ${name} is empty`);
};

type Ack = (response?: ViewResponseAction) => Promise<unknown>;
type Listener = (body: unknown, ack: Ack) => Promise<unknown>;

/** Bolt routes; who is who was settled by the installation, so nothing is asked of Slack for it. */
const listenTo = (receiver: Receiver, { botToken, apiUrl }: SlackConfig, listener: Listener): void => {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId: '', botUserId: '' }),
    ignoreSelf: false,
    convoStore: false,
    logger: quietLogger,
    ...(apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiBaseOf(apiUrl) } }),
  });
  const acknowledged: Ack = async () => undefined;
  app.event('message', ({ body }) => listener(body, acknowledged).then(nothing));
  app.event('app_mention', ({ body }) => listener(body, acknowledged).then(nothing));
  app.event('app_home_opened', ({ body }) => listener(body, acknowledged).then(nothing));
  app.action(anything, ({ body, ack }) => listener(body, () => ack()).then(nothing));
  app.command(anything, ({ body, ack }) => listener(body, () => ack()).then(nothing));
  app.view<ViewSubmitAction>(anything, ({ body, ack }) => listener(body, ack).then(nothing));
};

const anything = /.*/s;
const nothing = (): void => {};

const socketReceiver = (appToken: string, apiUrl: string | undefined): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger: quietLogger,
    installerOptions: apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiBaseOf(apiUrl) } },
  });

const describe = (failure: NonNullable<Failure>): string =>
  'reason' in failure ? `${failure.type} ${failure.reason}` : failure.type;
