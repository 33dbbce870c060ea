import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { putAll } from '../../adapters/dynamodb/batch.ts';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { diaryAttributes } from '../../adapters/dynamodb/diary-item.ts';
import { keys, oneOnOneKeys, PERSON_SHARDS, partitions } from '../../adapters/dynamodb/keys.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { type Item, openRows, type Rows } from '../../adapters/dynamodb/rows.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import type { Job, Jobs } from '../../src/delivery/ports.ts';
import type { JobHandler } from '../../src/delivery/tick.ts';
import { ROLL, roll } from '../../src/one-on-one/roll.ts';
import { SHARES, sharesJobs } from '../../src/one-on-one/share/jobs.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { asUnitId } from '../../src/people/model.ts';
import { asLocalDate, HOUR_MS } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { startEngine } from './akari.ts';
import { org, personId, type Size, settle } from './large.ts';
import { peakBytes } from './peak.ts';

// What jobs do with all diaries of a large ministry, each in a process of its own.

export const rollScript = fileURLToPath(import.meta.url);

/** `first`: nobody has a diary. `week`: nothing changed. `april`: a third of all people moved. `shares`: a month is counted. */
export const nights = ['first', 'week', 'april', 'shares'] as const;
export type Night = (typeof nights)[number];

export type NightCost = {
  readonly megabytes: number;
  /** Of the processor, the engine's not counted. */
  readonly cpuSeconds: number;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Jobs that the work was split into, and seconds of the longest of them by the clock. */
  readonly jobs: number;
  readonly longest: number;
};

const table = 'akari-night';
const now = at('2027-04-05T05:00:00+09:00');
const MONTH = asCalendarMonth('2027-03');

/** Lays the table out in this process, and does each night's work in another one, which `run` starts. */
export const costsOfNights = async (
  size: Size,
  run: (args: readonly string[]) => Promise<NightCost>,
): Promise<ReadonlyMap<Night, NightCost>> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-night-'));
  const engine = await startEngine(folder);
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  try {
    await ensureTables(client, table);
    const rows = openRows(documentsOf(client), table, createMeter());
    const store = openStore({ client, table });
    await settle(rows, size);
    const costs = new Map<Night, NightCost>();
    for (const night of nights) {
      await prepare[night](rows, store, size);
      costs.set(night, await run([rollScript, engine.endpoint, night]));
    }
    return costs;
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

type Prepare = (rows: Rows, store: Store, size: Size) => Promise<void>;

/** All have 1on1s, and two of three had one in the month. */
const begin: Prepare = async (rows, store) => {
  for await (const page of store.oneOnOne.everyDiary(org))
    await putAll(
      rows,
      page.map((diary) => ({
        ...oneOnOneKeys.diary(org, diary.manager),
        ...diaryAttributes({
          ...diary,
          pairs: diary.pairs.map((pair, i) => ({
            ...{ ...pair, started: asLocalDate('2026-10-01') },
            ...(i % 3 > 0 && { lastHeld: asLocalDate('2027-03-10') }),
          })),
        }),
      })),
    );
};

/** A third of them: on 1 April somebody comes to another unit every third year. One of twenty chose a mentor. */
const transfer: Prepare = async (rows, _, { people, units }) => {
  const movedTo = (n: number): Item => ({
    unit: asUnitId(`U${(n + 7) % units}`),
    ...(n % 20 === 0 && { oneOnOne: { partner: personId((n + 11) % people) } }),
  });
  for (let shard = 0; shard < PERSON_SHARDS; shard += 1)
    for await (const page of rows.pages({ partition: partitions.people(org, shard), limit: 1_000 }))
      await putAll(
        rows,
        page.flatMap((item) => {
          const n = Number(String(item.sk).slice(1));
          const key = keys.person(org, personId(n));
          return (n + Math.floor(n / units)) % 3 === 0 ? [{ ...item, ...key, ...movedTo(n) }] : [];
        }),
      );
};

const monthsBefore: Prepare = async (_, store, { units }) => {
  for (const month of ['2026-12', '2027-01', '2027-02'].map(asCalendarMonth)) {
    const shares = Array.from({ length: units }, (__, n) => ({
      ...{ org, unit: asUnitId(`U${n}`), month, at: now, pairs: 10, held: { from: 4, to: 8 } },
    }));
    await store.shares.save(shares);
    await store.shares.close(org, month);
  }
};

const prepare: { readonly [night in Night]: Prepare } = {
  first: async () => undefined,
  week: begin,
  april: transfer,
  shares: monthsBefore,
};

/** What a request to DynamoDB takes, as in cost.ts, at least: the engine here is nearer, but slower. */
const REQUEST_MS = 10;

/** The same client, no faster than DynamoDB would be. */
export const slowly = (client: DynamoDBClient): DynamoDBClient => {
  client.middlewareStack.add((next) => async (args) => (await Promise.all([next(args), sleep(REQUEST_MS)]))[0], {
    step: 'initialize',
  });
  return client;
};

const spend = async (endpoint: string, night: Night): Promise<NightCost> => {
  const store = openStore({ client: slowly(createClient({ endpoint, region: 'ap-northeast-1' })), table });
  const queue: Job[] = [firstOf(night)];
  const jobs: Pick<Jobs, 'plan'> = {
    plan: async (job) => {
      // A later tick's, but of the same work.
      if (job.kind === queue[0]?.kind && job.dueAt < now + HOUR_MS) queue.push(job);
      return store.jobs.plan(job);
    },
  };
  const times: number[] = [];
  for (const job of queue) {
    const from = performance.now();
    await handlerOf(job, { ...store, jobs })(job, now);
    times.push((performance.now() - from) / 1000);
  }
  const { requests, readUnits, writeUnits } = store.meter.read();
  const { user, system } = process.cpuUsage();
  const cost = { cpuSeconds: (user + system) / 1e6, megabytes: peakBytes() / 2 ** 20 };
  await check(night, writeUnits, store);
  return { ...cost, requests, readUnits, writeUnits, jobs: times.length, longest: Math.max(...times) };
};

const firstOf = (night: Night): Job =>
  night === 'shares'
    ? { ...{ org, id: `${SHARES}/${MONTH}`, kind: SHARES, dueAt: now }, payload: { month: MONTH } }
    : { ...{ org, id: `${ROLL}/1`, kind: ROLL, dueAt: now }, payload: { version: '1' } };

const handlerOf = (
  { kind }: Job,
  { directory, oneOnOne, people, jobs, shares }: Omit<Store, 'jobs'> & { readonly jobs: Pick<Jobs, 'plan'> },
): JobHandler => {
  const deps = { directory, oneOnOnes: oneOnOne, people, jobs, shares };
  return kind === ROLL ? (job, at) => roll(job, at, deps) : (sharesJobs(deps)[kind] ?? (async () => undefined));
};

/** That there was something to do, and it was done. */
const check = async (night: Night, writeUnits: number, { shares }: Store): Promise<void> => {
  const isDone = night === 'shares' ? await shares.isClosed(org, MONTH) : writeUnits > 1;
  if (isDone !== (night !== 'week')) throw new Error(`not as it should be after: ${night}`);
};

const [, script, endpoint = '', night] = process.argv;
const wanted = nights.find((each) => each === night);
if (script === rollScript && wanted) {
  process.stdout.write(JSON.stringify(await spend(endpoint, wanted)));
  process.exit(0);
}
