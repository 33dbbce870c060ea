import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { asInstant, type Instant } from '../../src/time/instant.ts';

/** The product's clock: the machine's, moved by what somebody chose at the desk. The shift survives a restart. */
export type LocalClock = {
  now(): Instant;
  /** From here on the clock goes on from `instant`. */
  set(instant: Instant): void;
  /** Stands still at `instant` until `set` or the next `hold`. */
  hold(instant: Instant): void;
  /** Scheduled work is being done now: it will not be done a second time, even if the clock goes back. */
  worked(): void;
  /** The latest moment at which scheduled work was done. */
  workedUntil(): Instant | undefined;
};

const stored = z.object({ shiftMs: z.number(), workedUntil: z.number().optional() });

export const openClock = (dataDir: string, wallClock: () => number): LocalClock => {
  const file = join(dataDir, 'clock.json');
  let state = read(file);
  let held: Instant | undefined;
  const now = (): Instant => held ?? asInstant(wallClock() + state.shiftMs);
  const save = (change: Partial<typeof state>): void => {
    state = { ...state, ...change };
    // Replaced as a whole: a process that is killed leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  };
  return {
    now,
    set: (instant) => {
      held = undefined;
      save({ shiftMs: instant - wallClock() });
    },
    hold: (instant) => {
      held = instant;
    },
    worked: () => {
      if (now() > (state.workedUntil ?? Number.NEGATIVE_INFINITY)) save({ workedUntil: now() });
    },
    workedUntil: () => (state.workedUntil === undefined ? undefined : asInstant(state.workedUntil)),
  };
};

const read = (file: string): z.infer<typeof stored> => {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { shiftMs: 0 };
  }
};
