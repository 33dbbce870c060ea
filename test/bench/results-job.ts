import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import { asOrgId, asUnitId } from '../../src/people/model.ts';
import { type QuestionId, questionIds, type RoundUnit } from '../../src/pulse/model.ts';
import { resultsJobs } from '../../src/results/jobs.ts';
import type { UnitResult } from '../../src/results/model.ts';
import { packedHomes } from '../../src/results/suppression/homes.ts';
import { asLocalDate, asWeekId, TOKYO, type WeekId } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { type Dice, diceOf } from '../properties/results-offices.ts';
import { startEngine } from './akari.ts';
import { peakBytes } from './peak.ts';
import { answersOf } from './results-round.ts';

// The whole of `results/close`, from what a closed round left in the table to what is published, in a process of its own.

export const jobScript = fileURLToPath(import.meta.url);

export type JobCost = {
  readonly megabytes: number;
  readonly seconds: number;
  /** Of the processor, the engine's not counted. */
  readonly cpuSeconds: number;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
};

const org = asOrgId('large');
const table = 'akari-results';
const day = asLocalDate('2026-11-26');
const [week, ...before] = ['2026-W48', '2026-W47', '2026-W46', '2026-W45', '2026-W44'].map(asWeekId);
const READY = 0.6;

const idOf = (n: number) => asUnitId(`U${n}`);
const treeOf = (people: number, count: number): readonly RoundUnit[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: idOf(n), name: `第${n}課`, bucket: idOf(n), asked: people / count, keeps: people / count },
    newcomersAfter: asLocalDate('2026-11-12'),
    ...(n === 0 ? {} : { parent: idOf(Math.floor((n - 1) / 20)) }),
  }));

const roundOf = (of: WeekId, questions: readonly QuestionId[], asked: number) => ({
  ...{ org, week: of, askOn: day, remindOn: day, closeOn: day, questions, rotation: 0 },
  ...{ closesAt: at('2026-11-27T17:00:00+09:00'), zones: [TOKYO], shards: 1, asked, state: 'closed' as const },
});

/** As a round leaves it: who counted where, and of earlier ones what they showed. */
const settle = async (store: Store, people: number, count: number): Promise<void> => {
  const dice = diceOf(people);
  const tree = treeOf(people, count);
  for (const [back, of] of [week, ...before].entries()) {
    if (of === undefined) continue;
    const homes = packedHomes();
    for (let n = 0; n < people; n += 1)
      homes.put(`${dice.isLucky(0.001) ? back : 'P'}${String(n).padStart(11, '0')}`, idOf(n % count));
    await store.results.saveHomes(org, of, homes.homes());
    await store.pulse.createRound(roundOf(of, back === 0 ? questionIds : ['A0'], people), tree);
    if (back === 0) await saveTallies(store, tree, dice);
    else {
      const questions = back === 1 ? questionIds : (['A0'] as const);
      for (let from = 0; from < count; from += 1_000)
        await store.results.save(tree.slice(from, from + 1_000).map((unit) => shownBefore(of, unit, questions)));
      await store.results.publish(org, of);
    }
  }
};

const saveTallies = async (store: Store, tree: readonly RoundUnit[], dice: Dice): Promise<void> => {
  for (let from = 0; from < tree.length; from += 1_000)
    await store.pulse.saveTallies(
      ...[org, asWeekId('2026-W48')],
      tree.slice(from, from + 1_000).flatMap(({ id, keeps }) => {
        const respondents = Array.from({ length: keeps }).filter(() => dice.isLucky(READY)).length;
        const counts = Object.fromEntries(questionIds.map((each) => [each, answersOf(dice, respondents)]));
        return respondents === 0 ? [] : [{ unit: id, respondents, counts }];
      }),
    );
};

const shownBefore = (of: WeekId, { id, name, parent, keeps }: RoundUnit, questions: readonly QuestionId[]) => {
  const shown = { people: 6, sum: 20, favourable: 3, steps: [1, 1, 1, 2, 1] as const };
  const each = <T>(value: T) => Object.fromEntries(questions.map((question) => [question, value]));
  const result: UnitResult = {
    ...{ org, unit: id, week: of, name, members: keeps, optedOut: 0, people: 6 },
    ...(parent === undefined ? {} : { parent }),
    ...{ shown: each(shown), why: {}, latest: each({ week: of, ...shown }), before: each({ week: of, ...shown }) },
    line: Array.from({ length: 13 }, () => ({ week: of, people: 6, members: keeps, favourable: 3 })),
  };
  return result;
};

/** Lays the table out in this process, and closes the round in another one, which `run` starts. */
export const closingJob = async (
  people: number,
  count: number,
  run: (args: readonly string[]) => Promise<JobCost>,
): Promise<JobCost> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-results-'));
  const engine = await startEngine(folder);
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  try {
    await ensureTables(client, table);
    await settle(openStore({ client, table }), people, count);
    return await run([jobScript, engine.endpoint]);
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const close = async (endpoint: string): Promise<JobCost> => {
  const store = openStore({ client: createClient({ endpoint, region: 'ap-northeast-1' }), table });
  const now = at('2026-11-27T17:30:00+09:00');
  const job = { org, id: 'results/close/2026-W48', kind: 'results/close', payload: { week: '2026-W48' }, dueAt: now };
  const from = performance.now();
  await resultsJobs(store)['results/close']?.(job, now);
  const seconds = (performance.now() - from) / 1000;
  const [latest] = await store.results.published(org);
  if (latest !== week) throw new Error('nothing was published');
  const { requests, readUnits, writeUnits } = store.meter.read();
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  return { seconds, cpuSeconds, megabytes: peakBytes() / 2 ** 20, requests, readUnits, writeUnits };
};

const [, script, endpoint = ''] = process.argv;
if (script === jobScript) {
  process.stdout.write(JSON.stringify(await close(endpoint)));
  process.exit(0);
}
