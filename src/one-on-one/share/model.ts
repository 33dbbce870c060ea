import type { CalendarMonth } from '../../overtime/fiscal.ts';
import type { Range } from '../../overtime/units/rules.ts';
import type { OrgId, UnitId } from '../../people/model.ts';
import type { Instant } from '../../time/instant.ts';

/** Of the 1on1s of a unit's closed month what may be told, as of the day it was counted; nothing finer is kept. */
export type UnitShare = {
  readonly org: OrgId;
  readonly unit: UnitId;
  readonly month: CalendarMonth;
  readonly at: Instant;
  /** Pairs with everything below the unit, whether that is told or not: the next months are compared with it. */
  readonly pairs: number;
  /** How many of them talked at least once. Absent where that may not be told. */
  readonly held?: Range;
};
