import { dirname } from 'node:path';
import type { Lambda, LambdaOptions } from '../../aws/lambda.ts';
import { type Environment, startEnvironment } from './environment.ts';
import type { Runtime } from './runtime.ts';

/** One answer, and the floor's right after it in the same state: of a new environment, or of a warm one. */
export type Sample = {
  readonly name: string;
  readonly phase: string;
  readonly isFirst: boolean;
  readonly ms: number;
  readonly floorMs: number;
};

export type Measuring = {
  readonly samples: readonly Sample[];
  /**
   * From here on each event is measured in turn with the floor, under this name; the first events of a function each in a
   * new environment. Without a name events are only counted.
   */
  measure(phase: string | undefined, first: number): void;
  createFunction(options: LambdaOptions): Lambda;
  /** The most memory an environment of the function held, in MB. */
  peak(name: string): number;
  /** Milliseconds of a processor that the function's events took so far. */
  spentMs(name: string): number;
  close(): Promise<void>;
};

type Host = { environment: Environment | undefined; peak: number; cpuMs: number };

type Start = { readonly folder: string; readonly env: LambdaOptions['env']; readonly print?: LambdaOptions['print'] };

/** Runs functions one event at a time, whichever function it is for, so that no measurement disturbs another. */
export const openMeasuring = (runtime: Runtime, floor: string): Measuring => {
  const samples: Sample[] = [];
  const hosts = new Map<string, Host>();
  let phase: string | undefined;
  let first = 0;
  const inTurn = oneAfterTheOther();
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { environment: undefined, peak: 0, cpuMs: 0 };
    hosts.set(name, host);
    return host;
  };
  const answer = async (name: string, isFirst: boolean, start: Start, event: unknown) => {
    const host = hostOf(name);
    if (isFirst) await stop(host);
    const environment = host.environment ?? (await startEnvironment({ runtime, ...start }));
    host.environment = environment;
    const before = environment.cpuMs();
    const answered = await environment.invoke(event);
    host.peak = Math.max(host.peak, environment.peakMegabytes());
    host.cpuMs += environment.cpuMs() - before;
    return answered;
  };
  const invoke = async ({ name, bundle, env, print }: LambdaOptions, event: unknown): Promise<unknown> => {
    const start = { folder: dirname(bundle), env, print };
    if (phase === undefined) return (await answer(name, false, start, event)).result;
    const sofar = samples.filter((each) => each.name === name && each.phase === phase).length;
    const isFirst = sofar < first;
    const { ms, result } = await answer(name, isFirst, start, event);
    // Slack's role may read and write what the floor does.
    const beside = { folder: floor, env: { ...env, AWS_ACCESS_KEY_ID: 'slack' } };
    const { ms: floorMs } = await answer(`floor beside ${name}`, isFirst, beside, {});
    samples.push({ name, phase, isFirst, ms, floorMs });
    return result;
  };
  return {
    samples,
    measure: (name, count) => {
      phase = name;
      first = count;
    },
    createFunction: (options) => ({
      invoke: (event) => inTurn(() => invoke(options, event)),
      kill: () => false,
      started: () => 0,
      stop: () => stop(hostOf(options.name)),
    }),
    peak: (name) => hostOf(name).peak,
    spentMs: (name) => hostOf(name).cpuMs,
    close: async () => {
      for (const host of hosts.values()) await stop(host);
    },
  };
};

const oneAfterTheOther = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};

const stop = async (host: Host): Promise<void> => {
  await host.environment?.stop();
  host.environment = undefined;
};
