/** One figure of the bench, beside its bound, floor or peer. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against, in words: `≤ 2 (DESIGN §9)`, `bare Bolt: 0.41 ms`. */
  readonly beside?: string;
  /** False when a stated bound was missed. */
  readonly ok?: boolean;
};

export const figure = (name: string, value: number, unit: string, beside?: string, ok?: boolean): Figure => ({
  name,
  value: Math.round(value * 100) / 100,
  unit,
  ...(beside === undefined ? {} : { beside }),
  ...(ok === undefined ? {} : { ok }),
});

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** The median wall time of one call, in milliseconds, after a warm-up. */
export const timeOf = async (runs: number, call: (run: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < runs + 20; run += 1) {
    const from = performance.now();
    await call(run);
    if (run >= 20) times.push(performance.now() - from);
  }
  return median(times);
};
