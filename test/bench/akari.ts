import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/**
 * What a process took: seconds by the clock on the wall, seconds of processors, and the most memory it held at once, in
 * MB of 2²⁰ bytes. The wall's clock also counts what else the machine had to do.
 */
export type Cost = { readonly seconds: number; readonly cpuSeconds: number; readonly megabytes: number };

const root = fileURLToPath(new URL('../..', import.meta.url));
const preload = `--import=${new URL('./report-peak.ts', import.meta.url).href}`;

const environment = (extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  // Whatever `node` the shell finds, the commands run on the one that runs the bench.
  PATH: `${dirname(process.execPath)}:${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
  NODE_OPTIONS: preload,
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
  ...extra,
});

/** Runs `npx akari` in a process of its own to its end. Throws what it said when it fails. */
export const akari = async (
  args: readonly string[],
  extra: NodeJS.ProcessEnv,
): Promise<Cost & { readonly said: string }> => {
  const from = performance.now();
  const child = spawn('npx', ['--no', '--', 'akari', ...args], {
    cwd: root,
    env: environment(extra),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (code !== 0) throw new Error(`akari ${args.join(' ')} ended with ${code}: ${complained}`);
  const cost = { seconds: (performance.now() - from) / 1000, ...reportIn(complained) };
  console.error(`  akari ${args.filter((word) => !word.includes('/')).join(' ')}: ${shown(cost)}`);
  return { ...cost, said };
};

const shown = ({ seconds, cpuSeconds, megabytes }: Cost): string =>
  `${seconds.toFixed(1)} s, processor ${cpuSeconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;

const reportIn = (stderr: string): Omit<Cost, 'seconds'> => ({
  megabytes: Number(/^peak-bytes (\d+)$/m.exec(stderr)?.[1]) / 2 ** 20,
  cpuSeconds: Number(/^cpu-ms (\d+)$/m.exec(stderr)?.[1]) / 1000,
});

/** `stop` closes it and tells what it took. */
export type Engine = { readonly endpoint: string; stop(): Promise<Omit<Cost, 'seconds'>> };

/** The embedded engine in a process of its own, on disk. */
export const startEngine = async (folder: string): Promise<Engine> => {
  const script = fileURLToPath(new URL('./engine.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { env: environment({}), stdio: 'pipe' });
  const complained = text(child.stderr);
  const endpoint = await firstLine(child);
  return {
    endpoint,
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
      return reportIn(await complained);
    },
  };
};

const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
  if (!stdout) throw new Error('no output');
  const [data] = await once(stdout, 'data');
  return String(data).trim();
};
