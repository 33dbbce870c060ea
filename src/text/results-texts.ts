import type { ViewKind } from '../results/model.ts';
import type { Driver, People } from '../results/rules.ts';
import type { Hiding } from '../results/seen.ts';
import type { Topic } from '../results/topics.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';

/** What came out of closed rounds. Percent and people come in the steps in which they may be told. */
export type ResultsTexts = {
  readonly menu: string;
  readonly drivers: { readonly [driver in Driver]: string };
  /** A week by its Monday, in a sentence and beside a line. */
  readonly week: (monday: LocalDate) => string;
  readonly shortWeek: (monday: LocalDate) => string;
  readonly percent: (percent: number) => string;
  readonly people: (people: People) => string;
  readonly margin: (points: number) => string;
  /** Points more, or less where negative. */
  readonly difference: (points: number) => string;
  readonly withinError: string;
  readonly notShown: string;
  /** Why a unit is not shown, and that the one above it is. */
  readonly instead: { readonly [why in Hiding]: (unit: string, above: string) => string };
  readonly staff: StaffResultsTexts;
  readonly team: TeamResultsTexts;
  readonly units: UnitsResultsTexts;
  readonly decide: DecideTexts;
  readonly log: ViewLogTexts;
};

export type StaffResultsTexts = {
  readonly title: (week: string) => string;
  readonly now: (unit: string, percent: number) => string;
  /** Against four weeks before. */
  readonly rose: (points: number) => string;
  readonly fell: (points: number) => string;
  readonly same: string;
  readonly driverRose: (driver: string, from: number, to: number) => string;
  readonly driverFell: (driver: string, from: number, to: number) => string;
  readonly strongest: (driver: string, percent: number) => string;
  readonly weakest: (driver: string, percent: number) => string;
  /** Of the drivers, none moved by more than chance. */
  readonly still: string;
  readonly chart: { readonly title: string; readonly series: string };
  readonly columns: {
    readonly week: string;
    readonly percent: string;
    readonly people: string;
    readonly margin: string;
  };
  readonly aboutMargin: string;
  /** A question of this round that is not shown, in its own words. */
  readonly question: { readonly [why in Hiding]: (question: string) => string };
  readonly smallPrint: string;
  /** Nothing is shown of any unit on the way up. */
  readonly none: { readonly [why in Hiding | 'no-round']: string };
  readonly next: (day: LocalDate) => string;
};

export type TeamResultsTexts = {
  readonly menu: string;
  readonly title: (unit: string, week: string) => string;
  readonly worth: (unit: string, percent: number) => string;
  readonly worthAbove: (unit: string, percent: number) => string;
  readonly columns: { readonly driver: string; readonly difference: string };
  readonly noDrivers: string;
  /** The driver that lies furthest behind, and a question that may be asked. */
  readonly topic: (driver: string, question: string) => string;
  readonly topics: { readonly [topic in Topic]: string };
  /** Where there is a unit above to compare with. */
  readonly aboutDifference: string;
  readonly smallPrint: string;
  readonly choose: string;
  readonly onlyHeads: string;
};

export type UnitsResultsTexts = {
  readonly menu: string;
  readonly title: (unit: string, week: string) => string;
  readonly itself: (unit: string) => string;
  readonly columns: {
    readonly unit: string;
    readonly people: string;
    readonly response: string;
    readonly worth: string;
    readonly margin: string;
  };
  /** A hidden cell, with the word for the reason. */
  readonly hidden: (reason: string) => string;
  readonly reasons: { readonly [why in Hiding]: { readonly word: string; readonly means: string } };
  readonly legend: (reasons: readonly { readonly word: string; readonly means: string }[]) => string;
  /** Instead of what stands above the table, where the unit is not shown itself. */
  readonly nothing: (unit: string, means: string) => string;
  readonly worth: (unit: string, percent: number) => string;
  readonly national: (now: string, before: string) => string;
  readonly valuable: (percent: number) => string;
  readonly optedOut: (percent: number) => string;
  readonly optedOutBelow: (percent: number) => string;
  readonly responses: (weeks: readonly string[]) => string;
  readonly responseOf: (week: string, percent: number) => string;
  /** Response has been low for three rounds. */
  readonly offer: string;
  readonly fortnightly: (unit: string) => string;
  readonly choose: string;
  readonly chooseWeek: string;
  readonly above: (unit: string) => string;
  readonly more: (units: number) => string;
  readonly smallPrint: string;
  readonly onlyPromoters: string;
};

export type DecideTexts = {
  readonly heading: string;
  readonly line: (said: {
    readonly text: string;
    readonly driver: string | undefined;
    readonly unit: string;
    /** Absent once the writer is forgotten. */
    readonly name: string | undefined;
    readonly day: LocalDate;
  }) => string;
  /** In a list without numbers, and in one that has them. */
  readonly bullet: (line: string) => string;
  readonly numbered: (number: number, line: string) => string;
  readonly write: string;
  readonly list: string;
  readonly title: (unit: string) => string;
  readonly formTitle: string;
  readonly note: (unit: string) => string;
  readonly label: string;
  readonly hint: (limit: number) => string;
  readonly driver: string;
  readonly empty: string;
  readonly tooLong: (limit: number) => string;
  readonly saved: string;
  readonly none: string;
  readonly takeBack: (number: number) => string;
  readonly sure: (text: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly takenBack: string;
  readonly notYours: string;
  /** Of a decision that somebody else wrote. */
  readonly notTheirs: string;
};

export type ViewLogTexts = {
  readonly menu: string;
  readonly intro: string;
  readonly columns: { readonly at: string; readonly person: string; readonly unit: string; readonly what: string };
  readonly at: (at: Instant, zone: Zone) => string;
  readonly what: (kind: string, week: string) => string;
  readonly kinds: { readonly [kind in ViewKind]: string };
  /** Who looked, where it was who runs Akari: for nobody, and at what somebody sees. */
  readonly commandLine: string;
  readonly everybody: string;
  readonly audit: (person: string) => string;
  readonly none: string;
  readonly older: string;
  readonly onlyAdmins: string;
};
