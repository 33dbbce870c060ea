import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeCore } from '../../adapters/core.ts';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { openRows } from '../../adapters/dynamodb/rows.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import { limitsWith } from '../../src/delivery/pace.ts';
import type { Queue } from '../../src/delivery/ports.ts';
import { nudgeId } from '../../src/lights-out/ids.ts';
import { plant } from '../../src/lights-out/planting.ts';
import type { Person } from '../../src/people/model.ts';
import { asLocalDate, type LocalDate } from '../../src/time/instant.ts';
import { memoryMessenger } from '../fixtures/memory-messenger.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, startEngine } from './akari.ts';
import { type Figure, figure } from './bench.ts';
import { org, personId, type Size, settle } from './large.ts';

/** `BENCH_EVENING_PEOPLE` measures a smaller ministry: what is due decides, and not how many there are. */
const sizeOf = (people = Number(process.env.BENCH_EVENING_PEOPLE ?? 300_000)): Size => ({
  people,
  units: Math.max(1, Math.round(people / 10)),
});

/** Two evenings of one ministry: on the first, 5 % are due at 19:30, on the second, 1 %. */
const EVENINGS = [
  { day: asLocalDate('2026-11-25'), share: 0.05 },
  { day: asLocalDate('2026-11-26'), share: 0.01 },
] as const;

/** 19:30 in a large ministry: DynamoDB requests and units, and the processor time of everything but the engine. */
export const eveningFigures = async (size: Size = sizeOf()): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-evening-'));
  const engine = await engineIn(folder);
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  try {
    const table = 'akari-evening';
    await ensureTables(client, table);
    const store = openStore({ client, table });
    await settle(openRows(documentsOf(client), table, createMeter()), size);
    const spent: Spent[] = [];
    for (const { day, share } of EVENINGS) spent.push(await spend(store, day, Math.round(size.people * share)));
    return figuresOf(size, spent);
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The engine at AKARI_TEST_DYNAMODB, or the embedded one: a table of this size is heavy for the latter. */
const engineIn = async (folder: string): Promise<Pick<Engine, 'endpoint'> & { stop(): Promise<unknown> }> => {
  const endpoint = process.env.AKARI_TEST_DYNAMODB;
  return endpoint === undefined ? startEngine(folder) : { endpoint, stop: async () => undefined };
};

type Spent = {
  readonly due: number;
  readonly sent: number;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly cpuMs: number;
};

/** Everything between 19:30 and the last message, with nobody's limit in the way. */
const spend = async (store: Store, day: LocalDate, due: number): Promise<Spent> => {
  await planAll(store, day, due);
  const now = at(`${day}T19:30:00+09:00`);
  const [slack, teams] = [memoryMessenger('slack'), memoryMessenger('teams')];
  const core = composeCore({
    ...{ store, messengers: { slack: slack.messenger, teams: teams.messenger }, orgOf: () => org },
    randomBytes: (count) => new Uint8Array(count),
    ...{ closeGraceMs: 0, wallClock: () => now, limits: limitsWith({ slack: 5_000, teams: 5_000 }) },
    log: { info: () => undefined, warn: complain, error: complain },
  });
  const queue: Queue = {
    send: async (...messages) => {
      for (let from = 0; from < messages.length; from += AT_ONCE)
        await Promise.all(messages.slice(from, from + AT_ONCE).map(({ body }) => core.deliver(body, () => now)));
    },
  };
  store.meter.reset();
  const cpu = process.cpuUsage();
  while ((await core.tick(org, now, queue)).deliveries > 0);
  const { user, system } = process.cpuUsage(cpu);
  const { requests, readUnits, writeUnits } = store.meter.read();
  const sent = slack.sent.length + teams.sent.length;
  return { ...{ due, sent, requests, readUnits, writeUnits }, cpuMs: (user + system) / 1_000 };
};

const AT_ONCE = 32;
const complain = (event: string): never => {
  throw new Error(event);
};

/** Every n-th of the ministry plans to stay past 20:00, as their tap writes it. */
const planAll = async (store: Store, day: LocalDate, due: number): Promise<void> => {
  const { people } = (await store.directory.organisation(org)) ?? { people: 0 };
  const ids = Array.from({ length: due }, (_, i) => personId(Math.floor((i * people) / due)));
  const now = at(`${day}T15:00:00+09:00`);
  const plan = async (who: Person) => {
    const evening = { org, person: who.id, day, leaves: 'later', order: 1 } as const;
    await plant(who, { day, told: { evening }, by: 'plan', order: 1, isWorked: true }, now, store);
    await store.lights.say({ org, person: who.id, day }, { type: 'plan', leaves: 'later' }, 1);
  };
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await Promise.all((await store.directory.people(org, ids.slice(from, from + AT_ONCE))).map(plan));
  const planned = await store.outbox.deliveries(
    ids.slice(0, 100).map((person) => ({ org, person, id: nudgeId(day, '19:30') })),
  );
  if (planned.length !== Math.min(100, due)) throw new Error('not everybody is due');
};

/** So much may the cost of one due person differ between the two evenings. */
const TOLERANCE = 0.1;

const figuresOf = ({ people, units }: Size, [many, few]: readonly Spent[]): readonly Figure[] => {
  if (!many || !few) throw new Error('two evenings are needed');
  const where = `${people} people in ${units} units`;
  const each = (of: Spent) => of.requests / of.due;
  const isSame = Math.abs(each(many) / each(few) - 1) < TOLERANCE;
  return [
    ...[many, few].flatMap((spent, i) => {
      const { due, sent, requests, readUnits, writeUnits, cpuMs } = spent;
      const name = `19:30, ${i === 0 ? '5 %' : '1 %'} of ${where} due`;
      const isWhole = sent === due;
      return [
        figure(`${name}: messages sent`, sent, 'messages', `${due} due`, isWhole),
        figure(
          name,
          requests,
          'requests',
          `${Math.round(readUnits)} RRU + ${Math.round(writeUnits)} WRU, indexes apart`,
        ),
        figure(`${name}: each`, each(spent), 'requests', 'a person due'),
        figure(`${name}: processor`, cpuMs / due, 'ms', `a person due, ${(cpuMs / 1_000).toFixed(1)} s in all`),
      ];
    }),
    figure('19:30: the cost of one due, 5 % beside 1 %', each(many) / each(few), 'times', '1 ± 0.1', isSame),
  ];
};
