import { mostIn } from './limits.ts';

/** What a platform saw, and what people see on it. Plain data, so that it can be told to another process. */
export type Report = {
  /** Messages that were asked for, whatever became of them. */
  readonly sends: number;
  /** The most of them in any one second, as the platform saw them. */
  readonly mostInOneSecond: number;
  /** All calls of any kind, by name. */
  readonly calls: { readonly [name: string]: number };
  /** Calls refused by the limits, not by injected trouble. */
  readonly refused: number;
  readonly troubled: { readonly [trouble: string]: number };
  readonly edits: number;
  /** Each message that somebody can see: to whom, which delivery, and when it came. */
  readonly seen: readonly Seen[];
};

export type Seen = { readonly person: string; readonly delivery: string; readonly at: number };

/** Keeps a platform's books. */
export const openSight = () => {
  const sends: number[] = [];
  const seen: Seen[] = [];
  const calls = new Map<string, number>();
  const troubled = new Map<string, number>();
  const tries = new Map<string, number>();
  let refused = 0;
  let edits = 0;
  return {
    called: (name: string) => calls.set(name, (calls.get(name) ?? 0) + 1),
    /** How often this was tried before. */
    tried: (person: string, delivery: string, at: number): number => {
      const name = `${person}/${delivery}`;
      const before = tries.get(name) ?? 0;
      tries.set(name, before + 1);
      sends.push(at);
      return before;
    },
    refused: () => {
      refused += 1;
    },
    troubled: (name: string) => troubled.set(name, (troubled.get(name) ?? 0) + 1),
    shown: (person: string, delivery: string, at: number) => seen.push({ person, delivery, at }),
    edited: () => {
      edits += 1;
    },
    report: (): Report => ({
      sends: sends.length,
      mostInOneSecond: mostIn(sends, 1_000),
      calls: Object.fromEntries(calls),
      refused,
      troubled: Object.fromEntries(troubled),
      edits,
      seen: [...seen],
    }),
  };
};

export type Sight = ReturnType<typeof openSight>;

/** How many people see a delivery more than once. */
export const twiceIn = ({ seen }: Report): number => {
  const names = new Set<string>();
  const twice = new Set<string>();
  for (const { person, delivery } of seen) {
    const name = `${person}/${delivery}`;
    if (names.has(name)) twice.add(name);
    names.add(name);
  }
  return twice.size;
};

/** A platform that runs here or in a process of its own. */
export type Simulated = { readonly origin: string; report(): Promise<Report>; close(): Promise<void> };

/** In this process it can also be asked how many requests are being answered at this moment. */
export type SimulatedHere = Simulated & { onTheWire(): number };

export type SimulatedOptions = {
  readonly latencyMs?: readonly [least: number, most: number];
};

export const latencyOf = ({ latencyMs: [least, most] = [0, 0] }: SimulatedOptions) => {
  return () => least + Math.random() * (most - least);
};
