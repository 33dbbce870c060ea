const burst = 5;
const everyMs = 5 * 60_000;

/** A few at once, then one every few minutes. */
export const createAllowance = () => {
  let left = burst;
  let countedAt = performance.now();
  return (): boolean => {
    const earned = Math.floor((performance.now() - countedAt) / everyMs);
    if (earned > 0) {
      left = Math.min(burst, left + earned);
      countedAt += earned * everyMs;
    }
    if (left === 0) return false;
    left -= 1;
    return true;
  };
};
