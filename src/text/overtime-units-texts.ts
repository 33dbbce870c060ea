import type { CalendarMonth } from '../overtime/fiscal.ts';
import type { LocalDate } from '../time/instant.ts';

/** What whoever promotes reads of the overtime of units: ranges, never a person's and never a time of leaving. */
export type OvertimeUnitsTexts = {
  readonly menu: string;
  readonly title: (unit: string, month: CalendarMonth) => string;
  readonly month: (month: CalendarMonth) => string;
  /** When it was counted: what is corrected later is not in it. */
  readonly asOf: (day: LocalDate) => string;
  readonly long: (people: number, range: string) => string;
  readonly rested: (range: string) => string;
  readonly nothing: string;
  readonly columns: { readonly unit: string; readonly people: string; readonly long: string; readonly rested: string };
  readonly itself: (unit: string) => string;
  readonly people: (from: number, to: number) => string;
  readonly percent: (from: number, to: number) => string;
  readonly untold: string;
  readonly why: string;
  readonly chart: { readonly title: string; readonly least: string; readonly most: string };
  readonly noMonth: (unit: string) => string;
  readonly choose: string;
  readonly chooseMonth: string;
  readonly above: (unit: string) => string;
  readonly more: (units: number) => string;
};
