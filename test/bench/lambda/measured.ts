import type { Lambda, LambdaOptions } from '../../aws/lambda.ts';
import { type Environment, startEnvironment } from './environment.ts';
import type { Runtime } from './runtime.ts';

/** How events are measured: each in a new environment, each in a warm one, in turn with the floor; or only counted. */
export type Mode = 'first' | 'warm' | 'count';

export type Sample = {
  readonly name: string;
  readonly mode: Mode;
  readonly ms: number;
  /** The floor's answer right after it, in the same state. */
  readonly floorMs?: number;
};

export type Measuring = {
  mode: Mode;
  readonly samples: readonly Sample[];
  createFunction(options: LambdaOptions): Lambda;
  /** The most memory an environment of the function held, in MB. */
  peak(name: string): number;
  /** Milliseconds of a processor that the function's events took, those counted only, and how many they were. */
  spent(name: string): { readonly cpuMs: number; readonly events: number };
  close(): Promise<void>;
};

type Host = { environment: Environment | undefined; peak: number; cpuMs: number; events: number };

/** Runs functions one event at a time, whichever function it is for, so that no measurement disturbs another. */
export const openMeasuring = (runtime: Runtime, floor: string): Measuring => {
  const samples: Sample[] = [];
  const hosts = new Map<string, Host>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { environment: undefined, peak: 0, cpuMs: 0, events: 0 };
    hosts.set(name, host);
    return host;
  };
  const answer = async (name: string, options: Start, event: unknown) => {
    const host = hostOf(name);
    if (measuring.mode === 'first') await stop(host);
    host.environment ??= await startEnvironment({ runtime, ...options });
    const { environment } = host;
    const before = environment.cpuMs();
    const answered = await environment.invoke(event);
    host.peak = Math.max(host.peak, environment.peakMegabytes());
    if (measuring.mode !== 'first') {
      host.cpuMs += environment.cpuMs() - before;
      host.events += 1;
    }
    return answered;
  };
  const measuring: Measuring = {
    mode: 'count',
    samples,
    createFunction: ({ name, bundle, env, print }) => {
      const folder = bundle.replace(/\/index\.mjs$/, '');
      return {
        invoke: (event) =>
          inTurn(async () => {
            const { mode } = measuring;
            const { ms, result } = await answer(name, { folder, env, print }, event);
            // Slack's role may read and write as the floor does.
            const asSlack = { ...env, AWS_ACCESS_KEY_ID: 'slack' };
            const beside =
              mode === 'count' ? undefined : await answer(`${FLOOR}/${name}`, { folder: floor, env: asSlack }, {});
            samples.push({ name, mode, ms, ...(beside && { floorMs: beside.ms }) });
            return result;
          }),
        kill: () => false,
        started: () => 0,
        stop: () => stop(hostOf(name)),
      };
    },
    peak: (name) => hostOf(name).peak,
    spent: (name) => hostOf(name),
    close: async () => {
      for (const host of hosts.values()) await stop(host);
    },
  };
  return measuring;
};

const FLOOR = 'floor';

type Start = { readonly folder: string; readonly env: LambdaOptions['env']; readonly print?: LambdaOptions['print'] };

const stop = async (host: Host): Promise<void> => {
  await host.environment?.stop();
  host.environment = undefined;
};
