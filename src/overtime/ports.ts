import type { Job } from '../delivery/ports.ts';
import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { CalendarMonth } from './fiscal.ts';
import type { Told } from './limits/warnings.ts';
import type { OvertimeMonth } from './model.ts';

/** Months of overtime, one row each. Passes `test/contracts/overtime.ts`. */
export type OvertimeStore = {
  /** From one month to another, both counted, in their order; those that were never saved are left out. One request. */
  months(org: OrgId, person: PersonId, first: CalendarMonth, last: CalendarMonth): Promise<readonly OvertimeMonth[]>;
  /**
   * Saves over the revision it was read in. False when somebody else was faster. It is read back with the next revision,
   * and the tick attends to it from `attendAt` on, where that is given.
   */
  save(month: OvertimeMonth, attendAt?: Instant): Promise<boolean>;
  /** Takes the attending that was due at `dueAt` for one worker. False when another has it, or it was saved since. */
  attend(month: OvertimeMonth, dueAt: Instant, until: Instant): Promise<boolean>;
  /** Nothing is left to do for this revision; a save since then keeps it due. */
  attended(month: OvertimeMonth): Promise<void>;
  /** Notes that this person's month is one of its unit's. Harmless to repeat. */
  enlist(month: OvertimeMonth): Promise<void>;
  /** Notes who is asked to confirm whose day. Harmless to repeat. */
  noteAsked(org: OrgId, confirmer: PersonId, asked: AskedDay): Promise<void>;
  /** Whom somebody was asked about, from a day on, in the order of the days: what became of it is in the months. */
  askedOf(org: OrgId, confirmer: PersonId, from: LocalDate): Promise<readonly AskedDay[]>;
  /** Months of several people, in any order; those that were never saved are left out. */
  monthsOf(org: OrgId, wanted: readonly Pick<OvertimeMonth, 'person' | 'month'>[]): Promise<readonly OvertimeMonth[]>;
  /** What somebody was told of their limits. */
  told(org: OrgId, person: PersonId): Promise<readonly Told[]>;
  /** Harmless to repeat. */
  noteTold(org: OrgId, person: PersonId, told: Told): Promise<void>;
  /** The months of a unit that were noted, of whoever is still in it. */
  inUnit(org: OrgId, unit: UnitId, month: CalendarMonth): Promise<readonly OvertimeMonth[]>;
};

export type AskedDay = { readonly person: PersonId; readonly day: LocalDate };

export const ATTEND = 'overtime/attend';

/** A month's row that wants to be attended to, as the work that the tick finds in the due index. */
export const attendJob = (
  { org, person, month }: Pick<OvertimeMonth, 'org' | 'person' | 'month'>,
  dueAt: Instant,
): Job => ({
  ...{ org, id: `${ATTEND}/${person}/${month}`, kind: ATTEND },
  ...{ payload: { person, month }, dueAt },
});
