import type { Campaign } from '../src/campaign/model.ts';
import { periodsOf } from '../src/campaign/month.ts';
import type { MonthStore, Overview } from '../src/campaign/ports.ts';
import type { Period } from '../src/delivery/budget.ts';
import type { OrgId } from '../src/people/model.ts';
import { keepFor } from './keep.ts';

/** How old it may get: whoever sends to thousands reads the months twice a minute, and not for each of them. */
export const KEEP_PERIODS_MS = 30_000;

/** Campaigns that may have gone to the same people in the last fortnight. */
const LOOKED_BACK = 20;

/**
 * The months' days and the newest campaigns, read together and at most twice a minute. A month that is saved is read anew;
 * another process hears of it within that time.
 */
export const keepPeriods = (store: MonthStore, clock: () => number) => {
  const kept = keepFor<Overview>(KEEP_PERIODS_MS, clock);
  const overview = (org: OrgId): Promise<Overview> => kept.of(org, () => store.overview(org, LOOKED_BACK));
  const months: MonthStore = {
    ...store,
    save: async (month) => {
      const isSaved = await store.save(month);
      kept.forget(month.org);
      return isSaved;
    },
  };
  return {
    months,
    periods: async (org: OrgId): Promise<readonly Period[]> => periodsOf((await overview(org)).months),
    lately: async (org: OrgId): Promise<readonly Campaign[]> => (await overview(org)).campaigns,
    forget: (org: OrgId): void => kept.forget(org),
  };
};
