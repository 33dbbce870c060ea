import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { OrgId } from '../../../src/people/model.ts';
import type { PulseJobDeps } from '../../../src/pulse/scene.ts';
import { asInstant, type Instant, ifInstant, MINUTE_MS } from '../../../src/time/instant.ts';
import { createClient, documentsOf } from '../../dynamodb/client.ts';
import { createMeter } from '../../dynamodb/meter.ts';
import { openRows, type Rows } from '../../dynamodb/rows.ts';
import { openStore, type Store } from '../../dynamodb/store.ts';
import { ensureTables } from '../../dynamodb/table.ts';
import { ensureAll, scheduleOf } from '../../schedule.ts';
import { openClock } from '../clock.ts';
import { openEmbedded } from '../embedded.ts';
import { parseEnv } from '../env.ts';
import { isAlive, localWorker } from '../worker.ts';
import type { Terminal } from './terminal.ts';

/** The directory a command works on, and the time there. */
export type Place = {
  readonly store: Store;
  readonly now: Instant;
  /** The main table's rows; the table of keys is not among them. */
  readonly rows: Rows;
  readonly schedule: PulseJobDeps;
  /** Plans what repeats anew: the directory or the calendar changed. */
  reschedule(org: OrgId): Promise<void>;
  close(): Promise<void>;
};

/** Where a command finds the tables, and what time it is there. */
export type Location = {
  readonly endpoint: string;
  readonly table: string;
  /** A running `npm start` has them. */
  readonly isRun: boolean;
  now(): Instant;
  close(): Promise<void>;
};

/** Through `DYNAMODB_ENDPOINT`, else through a running `npm start`, else on the data folder itself. */
export const locate = async (environment: Terminal['environment']): Promise<Location> => {
  const { DYNAMODB_ENDPOINT, TABLE_NAME, AKARI_DATA } = environment;
  const settings = parseEnv({ DYNAMODB_ENDPOINT, TABLE_NAME, AKARI_DATA });
  const run = await runningAt(settings.AKARI_DATA);
  const given = settings.DYNAMODB_ENDPOINT ?? run?.dynamodb;
  const embedded = given === undefined ? await openFolder(settings.AKARI_DATA) : undefined;
  const endpoint = given ?? embedded?.endpoint ?? '';
  const isRun = run !== undefined && run.dynamodb === endpoint;
  const here = () => (embedded ? openClock(settings.AKARI_DATA, Date.now).now() : asInstant(Date.now()));
  return {
    endpoint,
    table: (isRun && !TABLE_NAME ? run.table : undefined) ?? settings.TABLE_NAME,
    isRun,
    now: () => (isRun ? run.now : here()),
    close: async () => embedded?.close(),
  };
};

export const openPlace = async (environment: Terminal['environment']): Promise<Place> => {
  const { endpoint, table, ...location } = await locate(environment);
  const client = createClient({ endpoint, region: environment.AWS_REGION ?? 'ap-northeast-1' });
  const close = async (): Promise<void> => {
    client.destroy();
    await location.close();
  };
  try {
    // Elsewhere than on this machine the tables belong to whoever set them up.
    if (isLoopback(endpoint)) await ensureTables(client, table);
    const store = openStore({ client, table, worker: localWorker });
    const now = location.now();
    const rows = openRows(documentsOf(client), table, createMeter());
    const bytes = (count: number) => new Uint8Array(randomBytes(count));
    // Whatever answers elsewhere may take that long.
    const schedule = scheduleOf({ store, randomBytes: bytes, closeGraceMs: MINUTE_MS });
    const reschedule = (org: OrgId): Promise<void> => ensureAll(org, now, store, schedule);
    return { store, now, rows, schedule, reschedule, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const runFile = z.object({ pid: z.int(), origin: z.url(), dynamodb: z.url(), table: z.optional(z.string()) });
const clockAnswer = z.object({ now: z.string() });

type Run = { readonly dynamodb: string; readonly table: string | undefined; readonly now: Instant };

/** The `npm start` that works on this folder. What a dead one left behind, or another program on its port, is none. */
const runningAt = async (folder: string): Promise<Run | undefined> => {
  const file = runFile.safeParse(readJson(join(folder, 'run.json')));
  if (!file.success || !isAlive(file.data.pid)) return undefined;
  const now = await clockOf(file.data.origin);
  return now === undefined ? undefined : { dynamodb: file.data.dynamodb, table: file.data.table, now };
};

/** A run that does not answer still holds its folder, and opening that says so. */
const CLOCK_TIMEOUT_MS = 10_000;

const clockOf = async (origin: string): Promise<Instant | undefined> => {
  try {
    const response = await fetch(`${origin}/desk/clock`, { signal: AbortSignal.timeout(CLOCK_TIMEOUT_MS) });
    const answer = clockAnswer.safeParse(await response.json());
    return answer.success ? ifInstant(answer.data.now) : undefined;
  } catch {
    return undefined;
  }
};

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

const openFolder = async (folder: string) => {
  await mkdir(folder, { recursive: true });
  return openEmbedded(folder);
};

export const isLoopback = (endpoint: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
