import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

export type LambdaOptions = {
  readonly name: string;
  /** The built `index.mjs`. */
  readonly bundle: string;
  readonly env: { readonly [name: string]: string };
  /** Environments at once; an event beyond that waits. */
  readonly concurrency: number;
  /** Each line that a function prints. */
  readonly print: (line: string) => void;
};

/** One function: as many environments as events come in at once, each its own process, kept warm between events. */
export type Lambda = {
  invoke(event: unknown): Promise<unknown>;
  /** Kills an environment that works on an event, as a crash does. False when there is none. */
  kill(): boolean;
  /** Environments started so far. */
  started(): number;
  stop(): Promise<void>;
};

type Environment = { readonly process: ChildProcess; busy: boolean; isReady: boolean };
type Told = { readonly type: string; readonly id?: string; readonly result?: unknown; readonly error?: string };

const runtime = new URL('runtime.ts', import.meta.url);

export const createLambda = ({ name, bundle, env, concurrency, print }: LambdaOptions): Lambda => {
  const environments = new Set<Environment>();
  const waiting: (() => void)[] = [];
  let started = 0;

  const open = async (): Promise<Environment> => {
    const child = fork(runtime, [bundle], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', print);
    const environment = { process: child, busy: true, isReady: false };
    environments.add(environment);
    started += 1;
    child.once('exit', () => environments.delete(environment));
    await told(child, ({ type }) => type === 'ready' || type === 'init-failed', name).then(({ type, error }) => {
      if (type === 'init-failed') throw new Error(`${name} did not start: ${error}`);
    });
    environment.isReady = true;
    return environment;
  };

  const take = async (): Promise<Environment> => {
    for (;;) {
      const idle = [...environments].find(({ busy }) => !busy);
      if (idle) {
        idle.busy = true;
        return idle;
      }
      if (environments.size < concurrency) return open();
      await new Promise<void>((free) => waiting.push(free));
    }
  };

  return {
    invoke: async (event) => {
      const environment = await take();
      const id = randomUUID();
      try {
        const answer = told(environment.process, (message) => message.id === id, name);
        environment.process.send({ id, event });
        const { type, result, error } = await answer;
        if (type === 'failed') throw new Error(`${name}: ${error}`);
        return result;
      } finally {
        environment.busy = false;
        waiting.shift()?.();
      }
    },
    kill: () => {
      const victim = [...environments].find(({ busy, isReady }) => busy && isReady);
      return victim?.process.kill('SIGKILL') ?? false;
    },
    started: () => started,
    stop: async () => {
      await Promise.all(
        [...environments].map(
          ({ process: child }) =>
            new Promise<void>((gone) => {
              child.once('exit', () => gone());
              child.kill('SIGKILL');
            }),
        ),
      );
    },
  };
};

/** The next matching message of a child; an error when it is gone before. */
const told = (child: ChildProcess, matches: (message: Told) => boolean, name: string): Promise<Told> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onMessage = (message: unknown) => {
      const heard = Object(message);
      if (!matches(heard)) return;
      stop();
      resolve(heard);
    };
    const onExit = () => {
      stop();
      reject(new Error(`${name}: the environment was killed`));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit();
  });
