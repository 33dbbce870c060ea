import type { HealthCause } from '../overtime/limits/health.ts';

/** 32 and 15 of 1,935 minutes. */
export const hoursAndMinutes = (minutes: number): { readonly hours: number; readonly rest: number } => ({
  hours: Math.floor(minutes / 60),
  rest: minutes % 60,
});

/** To be shown only, and rounded up: half a minute over 80 hours must not read as 80. */
export const averageMinutes = ({ window }: { readonly window: number }, sum: number): number => Math.ceil(sum / window);

/** One cause is enough to say: the month's own, or else the shortest window. */
export const firstCause = (causes: readonly HealthCause[], say: (cause: HealthCause) => string): string =>
  causes.slice(0, 1).map(say).join('');
