import { readFileSync, writeFileSync } from 'node:fs';
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
};

const stored = z.object({ shiftMs: z.number() });

export const openClock = (dataDir: string, wallClock: () => number): LocalClock => {
  const file = join(dataDir, 'clock.json');
  let shiftMs = readShift(file);
  let held: Instant | undefined;
  return {
    now: () => held ?? asInstant(wallClock() + shiftMs),
    set: (instant) => {
      held = undefined;
      shiftMs = instant - wallClock();
      writeFileSync(file, JSON.stringify({ shiftMs }));
    },
    hold: (instant) => {
      held = instant;
    },
  };
};

const readShift = (file: string): number => {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).shiftMs;
  } catch {
    return 0;
  }
};
