import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import type { PaceLimits } from '../../src/delivery/pace.ts';
import { asOrgId } from '../../src/people/model.ts';
import { startEngine } from '../bench/akari.ts';
import { at } from '../fixtures/time.ts';
import { slackApart, teamsApart } from '../simulated/process.ts';
import type { Simulated } from '../simulated/sight.ts';
import type { SlackOptions } from '../simulated/slack.ts';
import type { TeamsOptions } from '../simulated/teams.ts';
import type { RoadOptions } from './road.ts';
import { loadWorker, saidSchema } from './workers.ts';

export const ORG = asOrgId('stage');
export const MORNING = at('2026-11-26T08:31:00+09:00');
export const EVENING = at('2026-11-26T20:00:00+09:00');

export type StageOptions = {
  readonly slack?: SlackOptions;
  readonly teams?: TeamsOptions;
  readonly limits: PaceLimits;
  /** How fast the product's clock goes. */
  readonly speed?: number;
};

/** Engine, platforms and workers, each in a process of its own, so that none blurs what another measures. */
export type Stage = {
  readonly options: RoadOptions;
  readonly store: Store;
  readonly slack: Simulated;
  readonly teams: Simulated;
  /** Megabytes that workers reported, once a second. */
  readonly memory: { readonly rss: number[]; readonly heap: number[] };
  readonly troubles: Map<string, number>;
  begin(workers?: number): Promise<void>;
  /** Resolves when nothing is due any more at all. */
  done(patienceMs: number): Promise<void>;
  close(): Promise<void>;
};

export const openStage = async ({
  slack: slackOptions = {},
  teams: teamsOptions = {},
  limits,
  speed = 1,
}: StageOptions): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-stage-'));
  const [engine, slack, teams] = await Promise.all([
    startEngine(folder),
    slackApart(slackOptions),
    teamsApart(teamsOptions),
  ]);
  const table = 'akari-stage';
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  await ensureTables(client, table);
  const store = openStore({ client, table });
  const options: RoadOptions = {
    ...{ endpoint: engine.endpoint, table, org: ORG, slack: slack.origin, teams: teams.origin, limits },
    clock: { from: MORNING, zero: Date.now(), speed },
  };
  const memory: Stage['memory'] = { rss: [], heap: [] };
  const troubles = new Map<string, number>();
  const hear = (message: unknown) => {
    const said = saidSchema.parse(message);
    if (said.type === 'trouble') troubles.set(said.error, (troubles.get(said.error) ?? 0) + 1);
    if (said.type !== 'memory') return;
    memory.rss.push(said.megabytes);
    memory.heap.push(said.heapMegabytes);
  };
  const workers: Awaited<ReturnType<typeof loadWorker>>[] = [];
  return {
    ...{ options, store, slack, teams, memory, troubles },
    begin: async (count = 1) => {
      const begun = await Promise.all(Array.from({ length: count }, () => loadWorker(hear)));
      workers.push(...begun);
      for (const worker of begun) worker.send(options);
    },
    done: async (patienceMs) => {
      const end = performance.now() + patienceMs;
      while ((await store.dueWork.nextDue(ORG)) !== undefined) {
        if (performance.now() > end) throw new Error('messages are still due');
        await sleep(500);
      }
    },
    close: async () => {
      for (const worker of workers) worker.kill('SIGKILL');
      client.destroy();
      await Promise.all([slack.close(), teams.close(), engine.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
