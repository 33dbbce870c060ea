import { periodsOf } from '../src/campaign/month.ts';
import type { MonthStore } from '../src/campaign/ports.ts';
import type { Period } from '../src/delivery/budget.ts';
import type { OrgId } from '../src/people/model.ts';

/** How old it may get: whoever sends to thousands reads the months twice a minute, and not for each of them. */
export const KEEP_PERIODS_MS = 30_000;

type Kept = { readonly value: Promise<readonly Period[]>; readonly until: number };

/** The months' days, read at most twice a minute. A save forgets; another process hears of it within that time. */
export const keepPeriods = (store: MonthStore, clock: () => number) => {
  const kept = new Map<OrgId, Kept>();
  const periods = (org: OrgId): Promise<readonly Period[]> => {
    const found = kept.get(org);
    if (found && found.until > clock()) return found.value;
    const value = store.months(org).then(periodsOf);
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
  return { months, periods, forget: (org: OrgId): void => void kept.delete(org) };
};
