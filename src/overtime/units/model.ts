import type { OrgId, UnitId } from '../../people/model.ts';
import type { Instant } from '../../time/instant.ts';
import type { CalendarMonth } from '../fiscal.ts';
import type { Range } from './rules.ts';

/** What one person's closed month adds to those of their unit. */
export type PersonsMonth = {
  /** More than 45 hours of 超過勤務. */
  readonly isLong: boolean;
  /** Days with work outside regular hours, and of these the ones after which there were not eleven hours. */
  readonly days: number;
  readonly shortRests: number;
};

/** Months of several people together. Below five people it is never kept beyond the making of a snapshot. */
export type UnitSum = {
  readonly people: number;
  readonly long: number;
  /** People with any such day. */
  readonly workers: number;
  readonly days: number;
  readonly shortRests: number;
};

/** Of a unit's closed month what may be told, as of its closing; nothing finer is kept. */
export type UnitMonth = {
  readonly org: OrgId;
  readonly unit: UnitId;
  readonly month: CalendarMonth;
  readonly at: Instant;
  /** How many of how many people were over 45 hours. Absent where that may not be told. */
  readonly long?: Range & { readonly people: number };
  /** After how many percent of the days there were eleven hours until the next beginning; in steps of five. */
  readonly rested?: Range;
};

/** Somebody as they were counted: the units of which they are one, from the one they set out in up to the root. */
export type Member = { readonly tag: string; readonly path: readonly UnitId[] };
