import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import type { PaceLimits } from '../../src/delivery/pace.ts';
import { subjectOf } from '../../src/delivery/ports.ts';
import type { Ticked } from '../../src/delivery/tick.ts';
import type { OrgId } from '../../src/people/model.ts';
import { asInstant, type Instant } from '../../src/time/instant.ts';
import { composeCore } from '../core.ts';
import { createClient, documentsOf } from '../dynamodb/client.ts';
import { readRestore } from '../dynamodb/dump-restore.ts';
import { createMeter } from '../dynamodb/meter.ts';
import { openRows } from '../dynamodb/rows.ts';
import { openStore, type Store } from '../dynamodb/store.ts';
import { ensureTables } from '../dynamodb/table.ts';
import type { Edge } from '../http.ts';
import { createLinks } from '../links/app.ts';
import type { Log } from '../log.ts';
import { createPictures, LARGEST_PICTURE } from '../pictures.ts';
import { createSlack } from '../slack/app.ts';
import { createTeams } from '../teams/app.ts';
import { localCalendars } from './calendars.ts';
import { type LocalClock, openClock } from './clock.ts';
import { DEMO_SLACK_TEAM, DEMO_TEAMS_TENANT, installDemo } from './demo.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { deskPeople } from './desk-people.ts';
import { openEmbedded } from './embedded.ts';
import type { LocalEnv } from './env.ts';
import { createMove, noting } from './move.ts';
import { LOCAL_ORG, orgOfLocal } from './org.ts';
import { finishImport, watchImports } from './pending-import.ts';
import {
  deskPlaysSlack,
  deskPlaysTeams,
  limitsOf,
  linksAtOf,
  slackConfig,
  teamsConfig,
  workspaceOf,
} from './platforms.ts';
import { createQueue } from './queue.ts';
import { createRunner, type Runner } from './runner.ts';
import { type LocalSecrets, localSecrets } from './secrets.ts';
import { type Bindings, listen, routes } from './server.ts';
import { localWorker } from './worker.ts';

export type SystemOptions = {
  readonly env: LocalEnv;
  /** Serve the desk. */
  readonly desk: boolean;
  /** Put the demo ministry into an empty directory. */
  readonly demo: boolean;
  /** Work every minute by itself; without it only moving the clock does. On unless set. */
  readonly minuteTick?: boolean;
  /** What the platforms that the desk plays are made to be like; unless set they bear whatever they are given. */
  readonly played?: Played;
  readonly log: Log;
};

/** For a rehearsal: an organisation of any size on platforms that keep their limits. */
export type Played = {
  /** Stands before the platforms, and may refuse, delay and lose what is asked of them. */
  readonly before: MiddlewareHandler<Bindings>;
  readonly limits: PaceLimits;
  /** Puts people into an empty directory, in place of the demo ministry. */
  readonly install: (org: OrgId, now: Instant, store: Store) => Promise<void>;
  /** How many of them can be reached. */
  readonly people: number;
};

export type System = {
  readonly origin: string;
  readonly store: Store;
  /** One tick now, as the minute would bring it; returns how much was due. */
  tick(): Promise<Ticked>;
  stop(): Promise<void>;
};

/** What the others need before it is there. */
type Parts = {
  origin: string;
  runner?: Runner;
  slack?: ReturnType<typeof createSlack>;
  teams?: ReturnType<typeof createTeams>;
};

/** The whole product in one process: embedded or given DynamoDB, both edges, tick, queue and the desk. */
export const startSystem = async ({ minuteTick = true, ...options }: SystemOptions): Promise<System> => {
  const { env, desk: withDesk, demo, played, log } = options;
  mkdirSync(env.AKARI_DATA, { recursive: true });
  const secrets = localSecrets(env.AKARI_DATA);
  const { store, ...database } = await openDatabase(env);
  const clock = openClock(env.AKARI_DATA, Date.now);
  // Before anybody can read half of it. Elsewhere another process may be at it, which nobody waits for.
  if (database.isOurs) await finishImport(LOCAL_ORG, store, log);
  const parts: Parts = { origin: '' };
  const moveTo = createMove({ clock, moveTo: async (to) => part(parts.runner).moveTo(to) });
  const own = { env, secrets, store, clock, log, moveTo, people: played?.people, origin: () => parts.origin };
  const desk = withDesk ? openDesk(own) : undefined;
  // The desk is served by this very server, and the edges call it: the server listens first.
  const edge = (name: 'slack' | 'teams'): Edge => lateEdge(() => part(parts[name]));
  const links = createLinks({ org: LOCAL_ORG, campaigns: store.campaigns, clock: Date.now, log });
  const edges = { slack: edge('slack'), teams: edge('teams'), links };
  const app = routes({ ...edges, now: clock.now, moveTo, before: played?.before, desk: desk?.app, log });
  const server = await listen(app, env.PORT);
  parts.origin = `http://127.0.0.1:${server.port}`;

  const core = composeCore({
    store: noting(store, clock.worked),
    messengers: messengersOf(parts),
    orgOf: orgOfLocal(env, () => workspaceOf(env), log),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    closeGraceMs: 0,
    limits: played?.limits ?? limitsOf(env),
    ...outsideOf(env, parts.origin, log),
    wallClock: Date.now,
    log,
  });
  const edgeDeps = { converse: core.converse, now: clock.now, wallClock: Date.now, log };
  const slack = createSlack(slackConfig(env, secrets, parts.origin), edgeDeps);
  const teams = createTeams(teamsConfig(env, secrets, `${parts.origin}${DESK_KEYS}`), edgeDeps);
  Object.assign(parts, { slack, teams });
  const edgesIdle = async () => {
    await Promise.all([slack.idle(), teams.idle(), links.idle()]);
  };
  const queue = createQueue(
    (body) => core.deliver(body, clock.now),
    (error, body) => log.error('delivery-failed', { delivery: subjectOf(body), error: String(error) }),
  );
  const runner = createRunner({ org: LOCAL_ORG, core, store, clock, queue, edgesIdle, log });
  parts.runner = runner;

  if (demo) await showDemo(played?.install ?? installDemo, store, clock.now(), database.isRestoring, log);
  await core.ensureSchedule(LOCAL_ORG, clock.now());
  const runFile = announceRun(env, parts.origin, database.endpoint);
  await slack.start();
  await teams.start();
  await desk?.start();
  if (minuteTick) runner.start();
  const finish = async () => (await finishImport(LOCAL_ORG, store, log)) && core.ensureSchedule(LOCAL_ORG, clock.now());
  const stopWatching = minuteTick ? watchImports(finish) : undefined;
  const stop = async () => {
    stopWatching?.();
    rmSync(runFile, { force: true });
    await desk?.stop();
    await server.close();
    await queue.stop();
    await runner.stop();
    await edgesIdle();
    await slack.stop();
    await teams.stop();
    await database.close();
  };
  return { origin: parts.origin, store, tick: () => core.tick(LOCAL_ORG, clock.now(), queue), stop };
};

const messengersOf = (parts: Parts) => ({
  get slack() {
    return part(parts.slack).messenger;
  },
  get teams() {
    return part(parts.teams).messenger;
  },
});

/** What of the product reaches beyond it, and is reached. */
const outsideOf = (env: LocalEnv, origin: string, log: Log) => {
  const linksAt = linksAtOf(env, origin);
  const rehearsal = env.PICTURES_URL === undefined ? {} : { rehearsal: env.PICTURES_URL };
  return {
    pictures: createPictures({ limit: LARGEST_PICTURE, ...rehearsal }),
    calendars: localCalendars(env, log),
    ...(linksAt !== undefined && { linksAt }),
  };
};

/** Only where nothing is, and where no restore waits to be finished: the demo would stand where that is to come back. */
const showDemo = async (
  install: Played['install'],
  store: Store,
  now: Instant,
  isRestoring: () => Promise<boolean>,
  log: Log,
): Promise<void> => {
  if (await store.directory.organisation(LOCAL_ORG)) return;
  if (await isRestoring()) log.warn('restore-unfinished', { next: 'npx akari restore' });
  else await install(LOCAL_ORG, now, store);
};

/** Where the desk publishes the keys of its own Teams. */
const DESK_KEYS = '/desk/teams/.well-known/openidconfiguration';

const part = <T>(value: T | undefined): T => {
  if (value === undefined) throw new RangeError('used before the system was put together');
  return value;
};

const lateEdge = (edge: () => Edge): Edge => ({
  handle: (request) => edge().handle(request),
  idle: () => edge().idle(),
  start: () => edge().start(),
  stop: () => edge().stop(),
});

const openDatabase = async (env: LocalEnv) => {
  const embedded = env.DYNAMODB_ENDPOINT === undefined ? await openEmbedded(env.AKARI_DATA) : undefined;
  const endpoint = env.DYNAMODB_ENDPOINT ?? embedded?.endpoint ?? '';
  const client = createClient({ endpoint, region: 'ap-northeast-1' });
  await ensureTables(client, env.TABLE_NAME);
  const store = openStore({ client, table: env.TABLE_NAME, worker: localWorker });
  const close = async () => {
    client.destroy();
    await embedded?.close();
  };
  const isRestoring = async (): Promise<boolean> =>
    (await readRestore(openRows(documentsOf(client), env.TABLE_NAME, createMeter()), LOCAL_ORG)) !== undefined;
  return { store, endpoint, isOurs: embedded !== undefined, isRestoring, close };
};

type DeskParts = {
  readonly env: LocalEnv;
  readonly secrets: LocalSecrets;
  readonly store: Store;
  readonly clock: LocalClock;
  readonly log: Log;
  readonly moveTo: (to: Instant) => Promise<unknown>;
  readonly people: number | undefined;
  readonly origin: () => string;
};

const openDesk = ({ env, secrets, store, clock, log, moveTo, people, origin }: DeskParts): Desk =>
  createDesk({
    origin,
    // The people of a rehearsal stay as they are.
    people:
      people === undefined
        ? () => deskPeople(LOCAL_ORG, store.directory)
        : once(() => deskPeople(LOCAL_ORG, store.directory, people)),
    ...(people === undefined ? {} : { installAtStart: people }),
    clock: {
      now: clock.now,
      set: async (to) => {
        await moveTo(asInstant(to));
      },
    },
    ...(deskPlaysSlack(env)
      ? {
          slack: {
            signingSecret: env.SLACK_SIGNING_SECRET ?? secrets.signingSecret,
            team: DEMO_SLACK_TEAM,
            botToken: secrets.botToken,
          },
        }
      : {}),
    ...(deskPlaysTeams(env) ? { teams: { appId: secrets.appId, tenant: DEMO_TEAMS_TENANT } } : {}),
    dataDir: env.AKARI_DATA,
    log,
  });

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read();
    return result;
  };
};

/** Tells `npx akari` where this run is, so that an import goes through it. */
const announceRun = (env: LocalEnv, origin: string, dynamodb: string): string => {
  const file = join(env.AKARI_DATA, 'run.json');
  writeFileSync(file, JSON.stringify({ pid: process.pid, origin, dynamodb, table: env.TABLE_NAME }));
  return file;
};
