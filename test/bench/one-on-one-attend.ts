import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { openRows } from '../../adapters/dynamodb/rows.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import { tick } from '../../src/delivery/tick.ts';
import { oneOnOneJobs } from '../../src/one-on-one/jobs.ts';
import { ATTEND } from '../../src/one-on-one/ports.ts';
import { roll } from '../../src/one-on-one/roll.ts';
import { started } from '../../src/one-on-one/rules.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { memoryCalendars } from '../fixtures/memory-calendars.ts';
import { at } from '../fixtures/time.ts';
import { startEngine } from './akari.ts';
import { type Figure, figure } from './bench.ts';
import { org, settle } from './large.ts';
import { slowly } from './one-on-one-roll.ts';

const DIARIES = 200;
const rolledAt = at('2026-11-20T05:00:00+09:00');
const now = at('2026-11-24T09:00:00+09:00');

type Morning = { readonly seconds: number; readonly requests: number; readonly asked: number };

/** A morning on which teams of ten are all to be given times, attended to one after the other and side by side. */
export const attendFigures = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-attend-'));
  const engine = await startEngine(folder);
  try {
    const alone = await morningOf(engine.endpoint, 'akari-alone', new Set());
    const beside = await morningOf(engine.endpoint, 'akari-beside', new Set([ATTEND]));
    const a = `${DIARIES} diaries of ten, all of whom are asked`;
    const ratio = alone.seconds / beside.seconds;
    const rate = `≥ 2, the engine beside it takes a processor; ${Math.round((DIARIES / beside.seconds) * 60)} a minute, 10 ms a request`;
    return [
      figure(`${a}: side by side`, ratio, '× one after the other', rate, ratio >= 2),
      figure(`${a}: each`, beside.requests / DIARIES, 'requests', `${beside.asked} people asked`),
    ];
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const morningOf = async (endpoint: string, table: string, sideBySide: ReadonlySet<string>): Promise<Morning> => {
  const client = createClient({ endpoint, region: 'ap-northeast-1' });
  const slow = slowly(createClient({ endpoint, region: 'ap-northeast-1' }));
  try {
    await ensureTables(client, table);
    await settle(openRows(documentsOf(client), table, createMeter()), { people: DIARIES * 10, units: DIARIES });
    await beginAll(openStore({ client, table }));
    return await attendAll(openStore({ client: slow, table }), sideBySide);
  } finally {
    client.destroy();
    slow.destroy();
  }
};

const beginAll = async (store: Store): Promise<void> => {
  const { directory, oneOnOne, people, jobs } = store;
  await roll({ org }, rolledAt, { directory, oneOnOnes: oneOnOne, people, jobs });
  for await (const page of oneOnOne.everyDiary(org))
    for (const diary of page) {
      const pairs = diary.pairs.map((pair) => started(pair, asLocalDate('2026-11-20')));
      await oneOnOne.save({ ...diary, pairs }, now);
    }
};

const attendAll = async (store: Store, sideBySide: ReadonlySet<string>): Promise<Morning> => {
  const { directory, oneOnOne, outbox, parcels, jobs, people, dueWork, meter } = store;
  const { calendars } = memoryCalendars();
  const deps = { directory, oneOnOnes: oneOnOne, outbox, parcels, jobs, people, calendars };
  const { [ATTEND]: attend } = oneOnOneJobs(deps);
  const failed: unknown[] = [];
  const report = (error: unknown) => void failed.push(error);
  const handlers = { [ATTEND]: attend ?? (async () => undefined) };
  meter.reset();
  const from = performance.now();
  await tick(org, now, { dueWork, jobs, queue: { send: async () => undefined }, handlers, sideBySide, report });
  const seconds = (performance.now() - from) / 1000;
  const { requests } = meter.read();
  let asked = 0;
  for await (const page of oneOnOne.everyDiary(org))
    for (const { pairs } of page) asked += pairs.filter(({ meeting }) => meeting.state.type === 'asked').length;
  if (asked < DIARIES * 9) throw new Error(`only ${asked} asked, ${failed.length} failed: ${String(failed[0])}`);
  return { seconds, requests, asked };
};
