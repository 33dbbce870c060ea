import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTextsOf } from '../../src/text/import/text.ts';
import { akari, type Cost, startEngine } from './akari.ts';
import { type Figure, figure } from './bench.ts';
import { type GeneratedFiles, generateDirectory } from './people-generator.ts';

const SMALL = { units: 3_000, people: 30_000 };
const LARGE = { units: 30_000, people: 300_000 };

type Size = typeof SMALL;

/** What each command took on one directory. */
type Run = {
  readonly dryRun: Cost;
  readonly import: Cost;
  readonly again: Cost;
  readonly export: Cost;
  /** The second import found nothing to change, and the export wrote everybody. */
  readonly same: boolean;
  readonly complete: boolean;
  /** The import alone, into an engine in a process of its own, and what that engine took. */
  readonly apart: Cost & { readonly engine: Omit<Cost, 'seconds'> };
};

/** `npx akari` on a ministry of 300,000 people in 30,000 units, beside one of a tenth. */
export const importFigures = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-'));
  try {
    const small = await measure(join(folder, 'small'), SMALL);
    const large = await measure(join(folder, 'large'), LARGE);
    return [...commandFigures(large, LARGE), ...growthFigures(small, large)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const measure = async (folder: string, size: Size): Promise<Run> => {
  mkdirSync(folder, { recursive: true });
  const files = { units: join(folder, 'units.csv'), people: join(folder, 'people.csv') };
  await generateDirectory(size.people, files, size.units);
  const here = { AKARI_DATA: join(folder, 'data') };
  const words = importTextsOf('en').result;
  const into = (extra: NodeJS.ProcessEnv, ...flags: readonly string[]) =>
    akari(['import', ...named(files), ...flags], extra);
  const dryRun = await into(here, '--dry-run');
  const first = await into(here, '--yes');
  const again = await into(here, '--yes');
  const written = { units: join(folder, 'units-out.csv'), people: join(folder, 'people-out.csv') };
  const exported = await akari(['export', ...named(written)], here);
  return {
    ...{ dryRun, import: first, again, export: exported },
    same: first.said.includes(words.applied) && again.said.includes(words.unchanged),
    complete: rowsIn(written.units) === size.units && rowsIn(written.people) === size.people,
    apart: await importApart(join(folder, 'apart'), files),
  };
};

const importApart = async (folder: string, files: GeneratedFiles): Promise<Run['apart']> => {
  const engine = await startEngine(folder);
  const environment = { AKARI_DATA: folder, DYNAMODB_ENDPOINT: engine.endpoint };
  const cost = await akari(['import', ...named(files), '--yes'], environment);
  return { ...cost, engine: await engine.stop() };
};

const named = ({ units, people }: GeneratedFiles): readonly string[] => ['--units', units, '--people', people];

const LINE_END = 0x0a;

/** Lines but the first. */
const rowsIn = (file: string): number => readFileSync(file).filter((byte) => byte === LINE_END).length - 1;

const commandFigures = (run: Run, { units, people }: Size): readonly Figure[] => {
  const of = (name: string, cost: Cost, ok?: boolean): readonly Figure[] => {
    const rate = `${Math.round((units + people) / cost.seconds).toLocaleString('en')} rows/s`;
    return [
      figure(name, cost.seconds, 's', `${rate}; processor ${cost.cpuSeconds.toFixed(1)} s`, ok),
      figure(`${name}: peak memory`, cost.megabytes, 'MB'),
    ];
  };
  return [
    ...of('import --dry-run, 300,000 people in 30,000 units', run.dryRun),
    ...of('import into an empty directory', run.import),
    ...of('import of the same files again: no difference', run.again, run.same),
    ...of('export: every person and unit', run.export, run.complete),
    ...apartFigures(run),
  ];
};

/** How much of an import is the embedded engine's. */
const apartFigures = ({ import: together, apart }: Run): readonly Figure[] => {
  const { engine, cpuSeconds, megabytes, seconds } = apart;
  const name = 'import, engine in another process';
  const processors = `processor ${cpuSeconds.toFixed(1)} s, the engine's ${engine.cpuSeconds.toFixed(1)} s`;
  const inOne = `both in one: ${together.megabytes.toFixed(0)} MB`;
  return [
    figure(name, seconds, 's', `${processors}; both in one: ${together.seconds.toFixed(1)} s`),
    figure(`${name}: peak memory`, megabytes, 'MB', `the engine's ${engine.megabytes.toFixed(0)} MB; ${inOne}`),
  ];
};

const growthFigures = (small: Run, large: Run): readonly Figure[] =>
  (
    [
      ['import --dry-run', small.dryRun, large.dryRun],
      ['import', small.import, large.import],
      ['import again', small.again, large.again],
      ['export', small.export, large.export],
      ['import, engine apart', small.apart, large.apart],
    ] as const
  ).flatMap(([name, before, after]) => [
    growth(`${name}: processor for ten times the people`, before.cpuSeconds, after.cpuSeconds, 's'),
    growth(`${name}: memory for ten times the people`, before.megabytes, after.megabytes, 'MB'),
  ]);

const growth = (name: string, before: number, after: number, unit: string): Figure =>
  figure(name, after / before, 'times', `${before.toFixed(1)} → ${after.toFixed(1)} ${unit}`);
