import type { JobHandler } from '../delivery/tick.ts';
import { STANDBY_OVER } from './standby.ts';
import { type TellingDeps, tellStandby } from './standby-telling.ts';
import { WIDE, type WideDeps, wideEvening } from './wide.ts';

/** What the tick runs for 消灯, by kind of job. What is said to one person needs none: their own tap plans it. */
export const lightsJobs = (deps: WideDeps & TellingDeps): { readonly [kind: string]: JobHandler } => ({
  [WIDE]: wideEvening(deps),
  [STANDBY_OVER]: tellStandby(deps),
});
