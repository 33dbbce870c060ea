import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionNames } from '../../adapters/lambda/build.ts';
import { type Figure, figure, median } from './bench.ts';
import { costFigures } from './cost-figures.ts';
import { type Bundle, buildAll, FLOOR } from './lambda/bundles.ts';
import { openRuntime } from './lambda/runtime.ts';
import { measureStarts, type Starts } from './lambda/start.ts';
import { playWeek, type Week } from './lambda/week.ts';

/** The built functions: size, start, answers, what events take, memory; and what all that costs a month. */
export const lambdaFigures = async (): Promise<readonly Figure[]> => {
  const outdir = mkdtempSync(join(tmpdir(), 'akari-bench-lambda-'));
  try {
    const runtime = await openRuntime();
    console.error(`  functions run by ${runtime.name}`);
    const bundles = await buildAll(outdir);
    const floor = bundles.find(({ name }) => name === FLOOR);
    if (!floor) throw new Error('no floor');
    const starts = await measureStarts(runtime, bundles);
    const week = await playWeek(runtime, floor.folder);
    return [
      ...bundles.flatMap((bundle) => bundleFigures(bundle, floor, starts)),
      ...answerFigures(week),
      ...eventFigures(week),
      ...costFigures(week, slowest(starts)),
    ];
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

/** Times the floor's, as the aim of each platform's function is. */
const aims: { readonly [name: string]: number } = { slack: 1.3, teams: 2 };

const bundleFigures = ({ name, kb, gzipKb }: Bundle, floor: Bundle, starts: Starts): readonly Figure[] => {
  const { ms, ratio } = starts.get(name) ?? { ms: Number.NaN, ratio: Number.NaN };
  const aim = aims[name];
  return [
    figure(`${name}: bundle`, kb, 'KB', `${(kb / floor.kb).toFixed(2)}× the floor; ${gzipKb.toFixed(0)} KB compressed`),
    figure(`${name}: start`, ms, 'ms', `${ratio.toFixed(2)}× the floor${aim === undefined ? '' : aimed(ratio, aim)}`),
  ];
};

const aimed = (ratio: number, aim: number): string =>
  ratio <= aim ? `; aim ≤ ${aim}` : `; aim ≤ ${aim}, missed by ${(ratio - aim).toFixed(2)} (decision 0012)`;

const slowest = (starts: Starts): number => Math.max(...functionNames.map((name) => starts.get(name)?.ms ?? 0)) / 1_000;

/** In which part of the week each function's answers are looked at. */
const parts = { slack: 'taps', teams: 'taps', tick: 'idle', deliver: 'asking' } as const;

/** Nobody opens a link in that week. */
const answering = functionNames.filter((name) => name !== 'links');

const answerFigures = ({ measuring }: Week): readonly Figure[] =>
  answering.flatMap((name) =>
    [true, false].map((isFirst) => {
      const samples = measuring.samples.filter(
        (each) => each.name === name && each.phase === parts[name] && each.isFirst === isFirst,
      );
      const [own, floor] = [median(samples.map(({ ms }) => ms)), median(samples.map(({ floorMs }) => floorMs))];
      const beside = `the floor, one read and one write: ${floor.toFixed(1)} ms, ratio ${(own / floor).toFixed(2)}`;
      return figure(`${name}: ${isFirst ? 'first' : 'warm'} answer (${parts[name]})`, own, 'ms', beside);
    }),
  );

const MOST_LOG_BYTES = 400;
const MEMORY = 256;

const eventFigures = ({ phases, measuring }: Week): readonly Figure[] => {
  const lines = phases.flatMap((phase) => phase.lines);
  const kinds = [...new Set(lines.map(({ fn, kind }) => `${fn}: ${kind}`))].toSorted();
  const perEvent = kinds.map((kind) => {
    const own = lines.filter((line) => `${line.fn}: ${line.kind}` === kind);
    const mean = (of: (line: (typeof own)[number]) => number) =>
      own.reduce((sum, line) => sum + of(line), 0) / own.length;
    const units = `${mean(({ ddb }) => ddb[1]).toFixed(1)} RRU + ${mean(({ ddb }) => ddb[2]).toFixed(1)} WRU`;
    const bytes = `${mean((line) => line.bytes).toFixed(0)} B of log`;
    return figure(
      kind,
      mean(({ ddb }) => ddb[0]),
      'requests',
      `${units}, ${bytes}; mean of ${own.length}`,
    );
  });
  const longest = Math.max(...lines.map(({ bytes }) => bytes));
  return [
    ...perEvent,
    figure('the longest line of an event', longest, 'bytes', `≤ ${MOST_LOG_BYTES}`, longest <= MOST_LOG_BYTES),
    ...answering.map((name) => {
      const peak = measuring.peak(name);
      return figure(`${name}: most memory in a week`, peak, 'MB', `≤ ${MEMORY}`, peak <= MEMORY);
    }),
  ];
};
