import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { WeekId } from '../time/instant.ts';
import type { RemarkSheet } from './model.ts';

/** What was written in closed rounds, to be read. Passes `test/contracts/remark-sheets.ts`. */
export type RemarkSheets = {
  /** Lays out pages that are not there yet; what was decided about one that is stays. Harmless to repeat. */
  layOut(sheets: readonly RemarkSheet[]): Promise<void>;
  /** One request. */
  sheet(org: OrgId, week: WeekId, place: UnitId, page: number): Promise<RemarkSheet | undefined>;
  /** False when somebody saved in between: the stored version is no longer the one before this. */
  save(sheet: RemarkSheet): Promise<boolean>;
  /** Takes a person's replies out. True when there were any; `dryRun` only looks. */
  forget(org: OrgId, person: PersonId, dryRun: boolean): Promise<boolean>;
};

/** Pages as people look at them, and decide about them. */
export type SheetViews = Pick<RemarkSheets, 'sheet' | 'save'> & {
  /** May be a moment old: two seconds for whoever `decides` about it, or reads it to see what they decided; else a minute. */
  looked(...at: [...page: Parameters<RemarkSheets['sheet']>, decides: boolean]): ReturnType<RemarkSheets['sheet']>;
};
