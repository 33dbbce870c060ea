import { ensureCensus } from '../src/campaign/census.ts';
import { ensureTeams } from '../src/one-on-one/roll.ts';
import { ensureShares } from '../src/one-on-one/share/jobs.ts';
import { ensureBook } from '../src/overtime/limits/caps-book.ts';
import { ensureUnits } from '../src/overtime/units/jobs.ts';
import type { OrgId } from '../src/people/model.ts';
import { ensureSchedule } from '../src/pulse/jobs.ts';
import type { PulseJobDeps } from '../src/pulse/scene.ts';
import { ensureResults } from '../src/results/ensure.ts';
import { ensureSweep } from '../src/retention/use-cases.ts';
import type { Instant } from '../src/time/instant.ts';
import type { CoreDeps } from './core-deps.ts';
import type { Store } from './dynamodb/store.ts';

/** Scheduled work decides for everyone: it always reads what is stored now. */
export const scheduleOf = ({
  store,
  randomBytes,
  closeGraceMs,
}: Pick<CoreDeps, 'store' | 'randomBytes' | 'closeGraceMs'>): PulseJobDeps => ({
  directory: store.directory,
  pulse: store.pulse,
  keys: store.roundKeys,
  outbox: store.outbox,
  parcels: store.parcels,
  jobs: store.jobs,
  results: store.results,
  randomBytes,
  closeGraceMs,
});

/** Everything that is planned once, for each feature. Harmless to repeat. */
export const ensureAll = async (org: OrgId, now: Instant, store: Store, schedule: PulseJobDeps): Promise<void> => {
  await ensureSchedule(org, now, schedule);
  await ensureResults(org, now, store);
  await ensureSweep(org, now, store);
  await ensureCensus(org, now, store);
  await ensureBook(org, now, store);
  await ensureUnits(org, now, store);
  await ensureTeams(org, now, store);
  await ensureShares(org, now, store);
};
