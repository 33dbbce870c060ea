import type { OrgId, Person, PersonId, UnitId } from '../../people/model.ts';
import type { CalendarMonth } from '../fiscal.ts';
import type { Member, UnitMonth, UnitSum } from './model.ts';

/** People are counted in so many parts, one after the other. */
export type PartCount = {
  readonly sums: ReadonlyMap<UnitId, UnitSum>;
  readonly members: readonly Member[];
};

/** Closed months of units, and what is needed to make them. Passes `test/contracts/overtime-units.ts`. */
export type UnitMonths = {
  readonly parts: number;
  /** Everybody of one part, also those who left, in pages. */
  people(org: OrgId, part: number): AsyncIterable<readonly Person[]>;
  /** Keeps what a part counted. The first to do so counts: later ones change nothing. */
  saveCount(org: OrgId, month: CalendarMonth, part: number, count: PartCount): Promise<void>;
  isCounted(org: OrgId, month: CalendarMonth, part: number): Promise<boolean>;
  /** The sums of a part; none of one that was not counted. */
  sums(org: OrgId, month: CalendarMonth, part: number): Promise<ReadonlyMap<UnitId, UnitSum>>;
  /** Who was counted where in a part, as long as that is kept. */
  members(org: OrgId, month: CalendarMonth, part: number): Promise<readonly Member[]>;
  /** Everything that is told of a month. Harmless to repeat with the same. */
  save(months: readonly UnitMonth[]): Promise<void>;
  /** The month is closed: what was summed up for it is taken away. Harmless to repeat. */
  close(org: OrgId, month: CalendarMonth): Promise<void>;
  isClosed(org: OrgId, month: CalendarMonth): Promise<boolean>;
  /** Of these months of units those that are closed, in any order. One request for up to a hundred units and months. */
  closed(org: OrgId, wanted: readonly Pick<UnitMonth, 'unit' | 'month'>[]): Promise<readonly UnitMonth[]>;
  /**
   * Puts a tag in the place of theirs in what says who was counted where: random, so that it leads to nobody, and the same
   * in every month. That they moved is still counted, or else what they did could be read from what is told next.
   */
  forget(org: OrgId, person: PersonId, standIn: string): Promise<void>;
};
