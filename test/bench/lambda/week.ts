import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { createClient } from '../../../adapters/dynamodb/client.ts';
import { DUE_SHARDS } from '../../../adapters/dynamodb/keys.ts';
import { functionNames } from '../../../adapters/lambda/build.ts';
import type { FunctionName } from '../../../adapters/lambda/env.ts';
import { parcelLines } from '../../../src/delivery/parcel.ts';
import { type AwsWorld, openAwsWorld } from '../../aws/world.ts';
import type { Wire, WirePerson } from '../../wire/wire.ts';
import { arrived, install, memberOn, unit } from '../../wire/world.ts';
import { type Footprint, noFootprint, plus } from '../cost.ts';
import { countIndexWrites, type IndexWrites } from '../index-writes.ts';
import { type Measuring, openMeasuring } from './measured.ts';
import type { Runtime } from './runtime.ts';

/** One line that a function printed for an event. */
export type EventLine = {
  readonly fn: FunctionName;
  readonly kind: string;
  readonly bytes: number;
  /** Messages that went out to people. */
  readonly sent: number;
  readonly ddb: readonly [requests: number, readUnits: number, writeUnits: number];
  readonly metrics: readonly string[];
};

/** One part of the week, what it took, and of how many people. */
export type Phase = {
  readonly name: PhaseName;
  readonly people: number;
  readonly footprint: Footprint;
  readonly lines: readonly EventLine[];
};

export const phaseNames = ['idle', 'asking', 'taps', 'comment', 'lines', 'reminding', 'closing'] as const;
type PhaseName = (typeof phaseNames)[number];

export type Week = {
  readonly phases: readonly Phase[];
  readonly measuring: Pick<Measuring, 'samples' | 'peak'>;
  /** Bytes of JSON in the table, per person. */
  readonly personBytes: number;
};

/** On each platform: six parcels on Slack, two on Teams. */
const EACH = 150;
/** Of each platform's people so many do not answer before they are reminded. */
const SILENT = 50;
const STEP = 'とてもそう思う';
/** Ticks in which nothing is due; most of them warm. */
const IDLE_TICKS = 30;
/** In each measured part so many events of a function meet a new environment; the rest a warm one. */
const firstIn: { readonly [name in PhaseName]?: number } = { idle: 7, asking: 3, taps: 7 };

/** Plays a week of the pulse on the built functions: each part counted, its answers measured in turn with the floor. */
export const playWeek = async (runtime: Runtime, floor: string): Promise<Week> => {
  const measuring = openMeasuring(runtime, floor);
  const indexWrites = countIndexWrites();
  const world = await openAwsWorld({ createFunction: measuring.createFunction });
  try {
    const wires = [world.slack, world.teams];
    await world.clock('2026-11-24T09:00:00+09:00');
    const ids = Array.from({ length: EACH }, (_, index) => index);
    const idOn = ({ platform }: Wire, index: number) => String(index + (platform === 'slack' ? 1_000 : 2_000));
    const members = wires.flatMap((wire) => ids.map((index) => memberOn(wire, idOn(wire, index), '省')));
    await install(world, [unit('省', undefined)], members);
    const people: WirePerson[] = [];
    for (const index of ids) for (const wire of wires) people.push(await arrived(wire, idOn(wire, index)));
    const phases = await playPhases({ world, measuring, indexWrites }, people);
    if (world.complaints.length > 0) throw new Error(world.complaints.join('\n'));
    return { phases, measuring, personBytes: (await bytesIn(world)) / people.length };
  } finally {
    await measuring.close();
    await world.close();
    indexWrites.stop();
  }
};

type Play = { readonly world: AwsWorld; readonly measuring: Measuring; readonly indexWrites: IndexWrites };

const playPhases = async (play: Play, people: readonly WirePerson[]): Promise<readonly Phase[]> => {
  const { world } = play;
  const answering = people.slice(0, -2 * SILENT);
  const each = (act: (person: WirePerson) => Promise<void>) => async () => {
    for (const person of answering) await act(person);
  };
  const part = (name: PhaseName, count: number, act: () => Promise<unknown>) => phaseOf(play, name, count, act);
  return [
    await part('idle', IDLE_TICKS, () => repeat(IDLE_TICKS, () => world.system.tick())),
    await part('asking', people.length, () => world.clock('2026-11-26T15:00:00+09:00')),
    await part(
      'taps',
      answering.length,
      each((person) => repeat(3, () => person.tap(STEP))),
    ),
    await part('comment', answering.length, each(comment)),
    await part(
      'lines',
      answering.length,
      each((person) => person.say('パルス')),
    ),
    await part('reminding', 2 * SILENT, () => world.clock('2026-11-27T10:00:00+09:00')),
    await part('closing', people.length, () => world.clock('2026-11-27T17:00:00+09:00')),
  ];
};

const comment = async (person: WirePerson): Promise<void> => {
  await person.tap('ひとこと書く');
  await person.submit({ '今週の仕事について、ひとこと': '会議が減った' });
};

const repeat = async (count: number, act: () => Promise<unknown>): Promise<void> => {
  for (let run = 0; run < count; run += 1) await act();
};

const phaseOf = async (
  { world, measuring, indexWrites }: Play,
  name: PhaseName,
  people: number,
  act: () => Promise<unknown>,
): Promise<Phase> => {
  const before = {
    lines: world.lines.length,
    calls: callsIn(world),
    spent: spentIn(measuring),
    indexes: indexWrites.units(),
  };
  measuring.measure(firstIn[name] === undefined ? undefined : name, firstIn[name] ?? 0);
  await act();
  // Lines come through a pipe, after the answers.
  await sleep(100);
  const lines = world.lines.slice(before.lines).flatMap(eventIn);
  const own = lines.reduce<Footprint>((sum, line) => plus(sum, footprintOf(line)), noFootprint);
  const footprint = {
    ...own,
    writeUnits: own.writeUnits + indexWrites.units() - before.indexes,
    cpuMs: spentIn(measuring) - before.spent,
    calls: callsIn(world) - before.calls,
  };
  return { name, people, footprint, lines };
};

const callsIn = ({ slack, teams }: AwsWorld): number => slack.calls().length + teams.calls().length;

const spentIn = (measuring: Measuring): number => functionNames.reduce((sum, name) => sum + measuring.spentMs(name), 0);

const eventIn = (text: string): readonly EventLine[] => {
  const { fn, event, kind = '', ddb, messages, jobs, sent = 0, _aws } = JSON.parse(text);
  if (event !== 'done') return [];
  const metrics = Object(_aws).CloudWatchMetrics?.flatMap((each: { Metrics: { Name: string }[] }) =>
    each.Metrics.map(({ Name }) => `${fn} ${Name}`),
  );
  const what = kind || (messages === undefined ? `${jobs} jobs` : 'from the queue');
  return [{ fn, kind: what, bytes: Buffer.byteLength(text), sent, ddb, metrics: metrics ?? [] }];
};

/** DynamoDB bills half a unit for a read that finds nothing; the engine here counts none. */
const LEAST_READ = 0.5;

/** Each tick asks all parts of the due index at once. */
const DUE_PARTS = DUE_SHARDS + parcelLines.length;

const footprintOf = ({ fn, ddb: [dbRequests, readUnits, writeUnits], bytes, sent }: EventLine): Footprint => ({
  ...noFootprint,
  events: 1,
  httpEvents: fn === 'slack' || fn === 'teams' ? 1 : 0,
  queued: fn === 'deliver' ? 1 : 0,
  ...{ writeUnits, sent },
  dbWaits: fn === 'tick' ? Math.max(1, dbRequests - DUE_PARTS + 1) : dbRequests,
  readUnits: Math.max(readUnits, (dbRequests - writeUnits) * LEAST_READ),
  logBytes: bytes,
});

/** As JSON, which is somewhat more than DynamoDB counts; each index holds its rows once more. */
const bytesIn = async ({ dataDir }: AwsWorld): Promise<number> => {
  const { dynamodb, table } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'));
  const client = createClient({ endpoint: dynamodb, region: 'ap-northeast-1' });
  const pages = paginateScan({ client }, { TableName: table });
  let bytes = 0;
  for await (const { Items = [] } of pages) bytes += Buffer.byteLength(JSON.stringify(Items));
  client.destroy();
  return 2 * bytes;
};
