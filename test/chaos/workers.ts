import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { RoadOptions } from './road.ts';

const file = fileURLToPath(new URL('worker.ts', import.meta.url));
export const saidSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('look'), platform: z.string(), address: z.string() }),
  z.object({ type: z.literal('trouble'), where: z.string(), error: z.string() }),
  z.object({ type: z.literal('memory'), megabytes: z.number(), heapMegabytes: z.number() }),
]);

export type Heard = {
  /** Addresses of whom it was looked for once what had become of their message, by platform. */
  readonly looks: { readonly slack: Set<string>; readonly teams: Set<string> };
  readonly troubles: Map<string, number>;
};

export type Workers = {
  readonly heard: Heard;
  /** Lets a worker that is loaded already begin. */
  begin(): Promise<void>;
  /** Kills the one at work. */
  kill(): Promise<void>;
  /** Workers that ended by themselves, which none should. */
  readonly ended: () => number;
  close(): Promise<void>;
};

/** Loads a worker, and waits until it is told to begin. */
export const loadWorker = async (
  hear: (message: unknown) => void,
  env: NodeJS.ProcessEnv = {},
): Promise<ChildProcess> => {
  const child = fork(file, { env: { ...process.env, ...env } });
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`a worker ended before it began: ${code}`)));
  });
  gone.catch(() => undefined);
  child.on('message', hear);
  await Promise.race([once(child, 'message'), gone]);
  return child;
};

/** One worker at work, and one loaded to follow it. */
export const openWorkers = (options: RoadOptions): Workers => {
  const cache = mkdtempSync(join(tmpdir(), 'akari-chaos-'));
  const heard: Heard = { looks: { slack: new Set(), teams: new Set() }, troubles: new Map() };
  let ended = 0;
  const hear = (message: unknown) => {
    const said = saidSchema.parse(message);
    if (said.type === 'look') heard.looks[said.platform === 'slack' ? 'slack' : 'teams'].add(said.address);
    if (said.type === 'trouble') {
      const name = `${said.where.replace(/^p.*/, 'person')}: ${said.error}`;
      heard.troubles.set(name, (heard.troubles.get(name) ?? 0) + 1);
    }
  };
  const load = async (): Promise<ChildProcess> => {
    const child = await loadWorker(hear, { NODE_COMPILE_CACHE: cache });
    child.once('exit', (code) => {
      if (code !== null) ended += 1;
    });
    return child;
  };
  let next = load();
  next.catch(() => undefined);
  let current: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!current || current.exitCode !== null || current.signalCode !== null) return;
    const gone = once(current, 'exit');
    current.kill('SIGKILL');
    await gone;
  };
  return {
    heard,
    begin: async () => {
      current = await next;
      next = load();
      current.send(options);
    },
    kill,
    ended: () => ended,
    close: async () => {
      await kill();
      current = await next;
      await kill();
      rmSync(cache, { recursive: true, force: true });
    },
  };
};
