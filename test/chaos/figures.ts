/** The value below which so much of them lies, from 0 to 1. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** How many a second, from the first moment to the last (milliseconds). */
export const rateOf = (moments: readonly number[]): number => {
  const sorted = moments.toSorted((a, b) => a - b);
  const [first = 0] = sorted;
  return (sorted.length - 1) / (((sorted.at(-1) ?? 0) - first) / 1_000);
};
