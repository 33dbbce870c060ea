import type { Log } from '../log.ts';

export type CalendarsDeps = {
  readonly log: Log;
  /** The machine's clock in milliseconds: by it tokens expire. */
  readonly wallClock: () => number;
  /** For everything one call of the port takes. */
  readonly withinMs: number;
};
