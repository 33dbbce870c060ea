import type { PulseJobDeps } from '../src/pulse/scene.ts';
import type { CoreDeps } from './core-deps.ts';

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
