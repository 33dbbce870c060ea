import type { CalendarMonth } from '../../overtime/fiscal.ts';
import type { OrgId } from '../../people/model.ts';
import type { UnitShare } from './model.ts';

/** Closed months of 1on1s of units. Passes `test/contracts/one-on-one-shares.ts`. */
export type UnitShares = {
  /** Everything that is told of a month. Nobody is shown it before the month is closed. */
  save(shares: readonly UnitShare[]): Promise<void>;
  /** Harmless to repeat. */
  close(org: OrgId, month: CalendarMonth): Promise<void>;
  isClosed(org: OrgId, month: CalendarMonth): Promise<boolean>;
  /** Of these months of units those that are closed, in any order. One request for up to a hundred units and months. */
  closed(org: OrgId, wanted: readonly Pick<UnitShare, 'unit' | 'month'>[]): Promise<readonly UnitShare[]>;
};
