/** Moments are milliseconds of the machine's clock, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Takes a request and says 0, or refuses it and says for how many milliseconds. */
export type Limit = (moment: number) => number;

/** So many in any window of `ms`, wherever it begins. What is refused does not count. */
export const slidingWindow = (count: number, ms: number): Limit => {
  const taken: number[] = [];
  return (moment) => {
    const oldest = taken.length < count ? undefined : taken[taken.length - count];
    if (oldest !== undefined && moment - oldest < ms) return oldest + ms - moment;
    taken.push(moment);
    if (taken.length > 2 * count) taken.splice(0, taken.length - count);
    return 0;
  };
};

/** So many a second in the long run, and at most `burst` of them at once. */
export const tokenBucket = (perSecond: number, burst: number): Limit => {
  let tokens = burst;
  let last: number | undefined;
  return (moment) => {
    tokens = Math.min(burst, tokens + ((moment - (last ?? moment)) / 1_000) * perSecond);
    last = moment;
    if (tokens < 1) return ((1 - tokens) / perSecond) * 1_000;
    tokens -= 1;
    return 0;
  };
};

/** The first of several limits that refuses. */
export const allOf =
  (...limits: readonly Limit[]): Limit =>
  (moment) => {
    for (const limit of limits) {
      const waitMs = limit(moment);
      if (waitMs > 0) return waitMs;
    }
    return 0;
  };

/** A limit of its own for each name. */
export const forEach = (open: () => Limit) => {
  const limits = new Map<string, Limit>();
  return (name: string): Limit => {
    const limit = limits.get(name) ?? open();
    limits.set(name, limit);
    return limit;
  };
};

/** The most of these moments that fall into one window of `ms`, wherever it begins. */
export const mostIn = (moments: readonly number[], ms: number): number => {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [index, moment] of sorted.entries()) {
    while ((sorted[from] ?? moment) <= moment - ms) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
};
