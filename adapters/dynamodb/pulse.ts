import type { PulseStore } from '../../src/pulse/ports.ts';
import { openBallots } from './ballots.ts';
import { openProgrammes } from './programme.ts';
import { openResults } from './results.ts';
import { openRounds } from './rounds.ts';
import type { Rows } from './rows.ts';

export const openPulse = (rows: Rows): PulseStore => ({
  ...openProgrammes(rows),
  ...openRounds(rows),
  ...openBallots(rows),
  ...openResults(rows),
});
