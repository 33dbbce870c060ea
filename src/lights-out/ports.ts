import type { OrgId, PersonId } from '../people/model.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Evening, Stay, Staying, UnitMode, Word } from './model.ts';

/** What is kept for 消灯. Each write is one conditional write on one item. Passes `test/contracts/lights-out.ts`. */
export type LightsStore = {
  evening(org: OrgId, person: PersonId, day: LocalDate): Promise<Evening | undefined>;
  /** The last word counts, by the order in which the platform stamped it: an older one changes nothing. */
  say(key: Pick<Evening, 'org' | 'person' | 'day'>, word: Word, order: number): Promise<void>;
  /**
   * Notes that somebody means to stay on a day, or that they do not any more, with the order of the word that says so: as
   * of words, an older one changes nothing, whichever of the two it is.
   */
  noteStay(org: OrgId, day: LocalDate, by: Stay, staying: Staying, order: number): Promise<void>;
  dropStay(org: OrgId, day: LocalDate, by: Stay, person: PersonId, order: number): Promise<void>;
  /** Who means to stay, by one of the two. Read to the end of the day, not after. */
  staying(org: OrgId, day: LocalDate, by: Stay): Promise<readonly Staying[]>;
  /** Every setting there is. */
  modes(org: OrgId): Promise<readonly UnitMode[]>;
  /** The one set last counts, by its order. */
  saveMode(mode: UnitMode): Promise<void>;
};
