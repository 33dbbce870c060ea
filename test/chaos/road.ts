import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { createClient } from '../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { createGate } from '../../adapters/gate.ts';
import { createQueue } from '../../adapters/local/queue.ts';
import type { Log } from '../../adapters/log.ts';
import { createClient as createSlackClient } from '../../adapters/slack/connector.ts';
import { createMessenger as createSlackMessenger } from '../../adapters/slack/messenger.ts';
import { createConnector } from '../../adapters/teams/connector.ts';
import { createMessenger as createTeamsMessenger } from '../../adapters/teams/messenger.ts';
import { card, text } from '../../src/conversation/card.ts';
import type { Messenger } from '../../src/conversation/platform.ts';
import type { Composer } from '../../src/delivery/attempt.ts';
import type { PaceLimits } from '../../src/delivery/pace.ts';
import { deliverParcel, type ParcelDeps } from '../../src/delivery/parcel-work.ts';
import { isParcel, isRoom, type QueueBody, type WorkResult } from '../../src/delivery/ports.ts';
import { tick } from '../../src/delivery/tick.ts';
import { deliver } from '../../src/delivery/use-cases.ts';
import { messageKinds, type OrgId } from '../../src/people/model.ts';
import { asInstant, type Instant } from '../../src/time/instant.ts';

/** Where the delivery road begins and ends, for a process of its own. */
export type RoadOptions = {
  readonly endpoint: string;
  readonly table: string;
  readonly org: OrgId;
  readonly slack: string;
  readonly teams: string;
  readonly limits: PaceLimits;
  readonly clock: ClockOptions;
};

/** The product's clock: it says `from` when the machine's says `zero`, and goes `speed` times as fast. */
export type ClockOptions = { readonly from: Instant; readonly zero: number; readonly speed: number };

export const clockOf =
  ({ from, zero, speed }: ClockOptions) =>
  (): Instant =>
    asInstant(Math.floor(from + (Date.now() - zero) * speed));

export type Road = {
  readonly store: Store;
  readonly deps: ParcelDeps;
  readonly clock: () => Instant;
  /** Hands on what is due, over and over, until stopped. */
  run(): Promise<void>;
  /** Hands on once what is due, and waits until it is worked on. */
  minute(): Promise<void>;
  /** Drops what is queued, and resolves when nothing is worked on any more. */
  stop(): Promise<void>;
};

/** The same composition as the product's, with messages of one line. */
export const openRoad = (options: RoadOptions, watch: Watch = {}): Road => {
  const { endpoint, table, org } = options;
  const store = openStore({ client: createClient({ endpoint, region: 'ap-northeast-1' }), table });
  const clock = clockOf(options.clock);
  const stopping = new AbortController();
  const deps: ParcelDeps = {
    ...store,
    gate: createGate({ pace: store.pace, limits: options.limits, wallClock: Date.now }),
    messengers: messengersOf(options, watch),
    composers,
    report: (error, { person }) => watch.trouble?.(error, person),
  };
  const work = async (body: QueueBody): Promise<WorkResult> => {
    if (isRoom(body)) return { type: 'done' };
    return isParcel(body) ? deliverParcel(body, clock, deps) : deliver(body, clock(), deps);
  };
  const queue = createQueue(work, (error) => watch.trouble?.(error, 'queue'));
  const { dueWork, jobs } = store;
  const report = (error: unknown) => watch.trouble?.(error, 'job');
  const look = () => tick(org, clock(), { dueWork, jobs, queue, handlers: {}, report });
  return {
    store,
    deps,
    clock,
    minute: async () => {
      await look();
      await queue.idle();
    },
    run: async () => {
      while (!stopping.signal.aborted) {
        await look();
        await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    },
    stop: () => {
      stopping.abort();
      return queue.stop();
    },
  };
};

const LOOK_EVERY_MS = 100;

/** What a test wants to hear of. */
export type Watch = {
  readonly trouble?: (error: unknown, where: string) => void;
  /** It is looked what became of a message. */
  readonly look?: (platform: string, address: string) => void;
};

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const messengersOf = ({ slack, teams }: RoadOptions, { look }: Watch): ParcelDeps['messengers'] => {
  const local = { appId: 'app', local: true } as const;
  const watched = (messenger: Messenger): Messenger => ({
    ...messenger,
    find: (to, id) => {
      look?.(messenger.platform, to);
      return messenger.find(to, id);
    },
  });
  return {
    slack: watched(createSlackMessenger(createSlackClient({ botToken: 'xoxb-simulated', apiUrl: slack }), silent)),
    teams: watched(createTeamsMessenger({ ...local, serviceUrl: `${teams}/` }, createConnector(local))),
  };
};

const compose: Composer = async (delivery) => ({
  type: 'card',
  card: card('ja', text(`今週ためすこと: 会議を25分で終える（${delivery.subject}）`)),
});

/** Every kind there is, or will be. */
const composers = z
  .custom<ParcelDeps['composers']>()
  .parse(Object.fromEntries(messageKinds.map((kind) => [kind, compose])));
