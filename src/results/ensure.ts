import type { Jobs } from '../delivery/ports.ts';
import type { OrgId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { PulseStore } from '../pulse/ports.ts';
import { planResults, recentRounds } from '../pulse/scene.ts';
import type { Instant } from '../time/instant.ts';
import type { ResultStore } from './ports.ts';

export type EnsuringDeps = {
  readonly directory: Pick<Directory, 'organisation'>;
  readonly pulse: Pick<PulseStore, 'round'>;
  readonly results: Pick<ResultStore, 'published'>;
  readonly jobs: Pick<Jobs, 'plan'>;
};

/**
 * Makes sure that what came out of each closed round of the last weeks is going to be shown, also where its job was lost.
 * None before one that is published: what that one showed was never compared with it. Repeating it changes nothing.
 */
export const ensureResults = async (org: OrgId, now: Instant, deps: EnsuringDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  if (!organisation) return;
  const closed = (await recentRounds(organisation, now, deps.pulse)).filter(({ state }) => state === 'closed');
  if (closed.length === 0) return;
  const [latest] = await deps.results.published(org);
  for (const { week } of closed)
    if (latest === undefined || week > latest) await planResults(org, week, now, deps.jobs);
};
