import { randomBytes } from 'node:crypto';
import type { Account } from '../../src/conversation/inbound.ts';
import type { Converse } from '../../src/conversation/outcome.ts';
import type { Messenger } from '../../src/conversation/platform.ts';
import type { Outbox, Parcels } from '../../src/delivery/ports.ts';
import { AkariError } from '../../src/errors.ts';
import type { RoomStore } from '../../src/lights-out/rooms/ports.ts';
import { asOrgId, type OrgId } from '../../src/people/model.ts';
import { MINUTE_MS } from '../../src/time/instant.ts';
import { type Core, composeCore } from '../core.ts';
import type { CoreDeps } from '../core-deps.ts';
import { createClient } from '../dynamodb/client.ts';
import { openStore, type Store } from '../dynamodb/store.ts';
import type { Log } from '../log.ts';
import { createEventClock, type EventClock } from './clock.ts';
import { createLog, createWatch, type Level, type Line, type MetricName, type Watch } from './log.ts';
import { regionOf } from './region.ts';

/** What every function is put together from, once a cold start. */
export type Base = {
  readonly org: OrgId;
  readonly log: Log;
  readonly clock: EventClock;
  readonly store: Store;
  readonly watch: Watch['watch'];
  /** The product over this store, speaking through these messengers. */
  compose(orgOf: (account: Account) => OrgId | undefined, messengers: Messengers, more?: More): Core;
};

/** What only some functions need. */
export type More = Pick<CoreDeps, 'limits' | 'pictures' | 'calendars'>;

/** Read when used: the edges need the core, and the core their messengers. */
export type Messengers = { readonly slack: Messenger; readonly teams: Messenger };

export type BaseEnv = {
  readonly ORGANISATION: string;
  readonly TABLE_NAME: string;
  readonly KEYS_TABLE_NAME: string;
  readonly LOG_LEVEL?: Level;
  readonly CLOSE_GRACE_MS?: number;
  readonly LINKS_URL?: string;
};

/** Longer than a job of the largest organisation takes; one whose tick died is due again after that. */
const JOB_LEASE_MS = 5 * MINUTE_MS;

/** Longer than any other environment may still be writing an answer that it took in time. */
const CLOSE_GRACE_MS = 60_000;

const elapsed = (): number => performance.now();

export const openBase = (name: string, env: BaseEnv): Base => {
  const log = createLog(name, env.LOG_LEVEL);
  const client = createClient({ region: regionOf() });
  const store = openStore({ client, table: env.TABLE_NAME, keysTable: env.KEYS_TABLE_NAME });
  const org = asOrgId(env.ORGANISATION);
  const clock = createEventClock(Date.now, elapsed);
  const wallClock = Date.now;
  const { watch, note, count } = createWatch({
    log,
    meter: store.meter,
    elapsed,
    wallClock,
    namespace: env.TABLE_NAME,
  });
  return {
    org,
    log,
    store,
    clock,
    watch,
    compose: (orgOf, messengers, more = {}) => {
      const core = composeCore({
        store: {
          ...store,
          outbox: counting(store.outbox, count),
          parcels: countingParcels(store.parcels, count),
          rooms: countingRooms(store.rooms, count),
        },
        messengers,
        orgOf,
        randomBytes: (count) => new Uint8Array(randomBytes(count)),
        closeGraceMs: env.CLOSE_GRACE_MS ?? CLOSE_GRACE_MS,
        wallClock: clock.now,
        log,
        jobLeaseMs: JOB_LEASE_MS,
        ...(env.LINKS_URL !== undefined && { linksAt: env.LINKS_URL }),
        ...more,
      });
      return { ...core, converse: noting(core.converse, note) };
    },
  };
};

/** The line of an event says what it was and what came of it: the name of a button, never what was chosen with it. */
const noting =
  (converse: Converse, note: Line): Converse =>
  async (inbound) => {
    note({ kind: 'action' in inbound ? `${inbound.type} ${inbound.action.name}` : inbound.type });
    const conversation = await converse(inbound);
    note({ outcome: conversation.outcomes.map(({ type }) => type).join(' ') || 'nothing' });
    return conversation;
  };

/** How many messages an event planned, and what became of how many: never whose. */
const counting = (outbox: Outbox, count: Count): Outbox => ({
  ...outbox,
  plan: async (delivery) => {
    const isNew = await outbox.plan(delivery);
    if (isNew) count('planned');
    return isNew;
  },
  settle: async (row, state) => {
    const isOurs = await outbox.settle(row, state);
    // What came in a parcel is counted with it, for not everyone in it gets a row.
    if (isOurs && row.page === undefined) count(metricOf(state.type === 'sent' ? 'sent' : state.fate));
    return isOurs;
  },
});

const countingParcels = (parcels: Parcels, count: Count): Parcels => ({
  ...parcels,
  plan: async (parcel) => {
    const isNew = await parcels.plan(parcel);
    if (isNew) count('planned', parcel.left.length);
    return isNew;
  },
  settle: async (taken, left, ledger, dueAt) => {
    const isOurs = await parcels.settle(taken, left, ledger, dueAt);
    if (isOurs) {
      for (const [ending, sum] of Object.entries(ledger)) {
        count(metricOf(ending), sum - (taken.ledger[ending] ?? 0));
      }
    }
    return isOurs;
  },
});

const countingRooms = (rooms: RoomStore, count: Count): RoomStore => ({
  ...rooms,
  async settle(key, told, next) {
    const isOurs = await rooms.settle(key, told, next);
    if (isOurs) count(metricOf(told.telling === 'unconfirmed' ? 'sent' : told.telling));
    return isOurs;
  },
  async end(key, day, reason, now) {
    const isOurs = await rooms.end(key, day, reason, now);
    if (isOurs) count('unreachable');
    return isOurs;
  },
});

type Count = Watch['count'];

/** Of an ending as ledgers have it: `sent`, `unreachable/not-installed`. */
const metricOf = (ending: string): MetricName => {
  const [fate = ''] = ending.split('/');
  return metrics.find((metric) => metric === fate) ?? 'skipped';
};

const metrics = ['sent', 'unreachable', 'failed'] as const satisfies readonly MetricName[];

/** A platform this function never speaks to. */
export const absent = (platform: Messenger['platform']): Messenger => {
  const refuse = (): never => {
    throw new AkariError('not-here', `this function does not speak to ${platform}`);
  };
  const all = { send: refuse, update: refuse, find: refuse, findByEmail: refuse, emailOf: refuse };
  return { platform, addressOf: refuse, ...all };
};
