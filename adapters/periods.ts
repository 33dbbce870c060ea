import type { Campaign } from '../src/campaign/model.ts';
import { periodsOf } from '../src/campaign/month.ts';
import type { MonthStore } from '../src/campaign/ports.ts';
import type { Period } from '../src/delivery/budget.ts';
import type { OrgId } from '../src/people/model.ts';

/** How old it may get: whoever sends to thousands reads the months twice a minute, and not for each of them. */
export const KEEP_PERIODS_MS = 30_000;

type Known = { readonly periods: readonly Period[]; readonly lately: readonly Campaign[] };
type Kept = { readonly value: Promise<Known>; readonly until: number };

/** Campaigns that may have gone to the same people in the last fortnight. */
const LOOKED_BACK = 20;

/**
 * The months' days and the newest campaigns, read together and at most twice a minute. A month that is saved is read anew;
 * another process hears of it within that time.
 */
export const keepPeriods = (store: MonthStore, clock: () => number) => {
  const kept = new Map<OrgId, Kept>();
  const read = (org: OrgId): Promise<Known> => {
    const found = kept.get(org);
    if (found && found.until > clock()) return found.value;
    const value = store
      .overview(org, LOOKED_BACK)
      .then(({ months, campaigns }) => ({ periods: periodsOf(months), lately: campaigns }));
    kept.set(org, { value, until: clock() + KEEP_PERIODS_MS });
    value.catch(() => kept.delete(org));
    return value;
  };
  const months: MonthStore = {
    ...store,
    save: async (month) => {
      const isSaved = await store.save(month);
      kept.delete(month.org);
      return isSaved;
    },
  };
  return {
    months,
    periods: async (org: OrgId) => (await read(org)).periods,
    lately: async (org: OrgId) => (await read(org)).lately,
    forget: (org: OrgId): void => void kept.delete(org),
  };
};
