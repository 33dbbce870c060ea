import type { LocalDate } from '../time/instant.ts';
import type { KitId } from './kit/texts.ts';

/** The words of the 強化月間 as a plan: its period, its dates and themes. */
export type MonthTexts = {
  readonly heading: (name: string, first: LocalDate, last: LocalDate) => string;
  readonly columns: { readonly week: string; readonly date: string; readonly theme: string; readonly state: string };
  readonly week: (number: number) => string;
  /** Of what was moved out of the period. */
  readonly noWeek: string;
  readonly notWritten: string;
  readonly write: (theme: string) => string;
  readonly allWritten: string;
  /** How often somebody hears of a campaign in the month and outside. */
  readonly pace: string;
  /** Three or more lie in one week. */
  readonly crowded: string;
  readonly onlyRoot: string;
  readonly why: string;
  readonly set: string;
  readonly change: string;
  readonly remove: string;
  readonly removeSure: (name: string) => string;
  readonly removeYes: string;
  readonly removeNo: string;
  readonly removed: string;
  readonly gone: string;
  /** Somebody has begun this text of the month. */
  readonly begun: string;
  readonly saved: string;
  /** On a draft that is to be sent on a day of the month. */
  readonly draftInside: string;
  readonly form: MonthFormTexts;
};

export type MonthFormTexts = {
  readonly newTitle: string;
  readonly changeTitle: string;
  readonly newNote: string;
  readonly changeNote: string;
  readonly name: string;
  readonly usualName: string;
  readonly first: string;
  readonly last: string;
  readonly dateHint: string;
  readonly parts: { readonly [kit in KitId]: string };
  readonly date: (part: string) => string;
  readonly theme: (part: string) => string;
  readonly save: string;
  readonly past: string;
  readonly tooFar: string;
  readonly reversed: string;
  readonly tooShort: (days: number) => string;
  readonly tooLong: (days: number) => string;
  readonly outside: string;
  readonly dayOff: string;
  readonly conflict: string;
  /** Above a template whose gaps are fields of their own. */
  readonly gaps: string;
};
