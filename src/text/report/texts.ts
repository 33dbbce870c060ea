import type { Driver, People } from '../../results/rules.ts';
import type { Hiding } from '../../results/seen.ts';
import type { Change } from '../../results/telling.ts';
import type { OptOut } from '../../results/told.ts';
import type { LocalDate } from '../../time/instant.ts';

/** What of results is written on a page or in a file, apart from the chat. A language that lacks a text does not compile. */
export type ReportTexts = {
  /** BCP 47, for whoever reads the page aloud. */
  readonly lang: string;
  readonly percent: (percent: number) => string;
  readonly margin: (points: number) => string;
  readonly people: (people: People) => string;
  readonly optedOut: (told: OptOut) => string;
  readonly drivers: { readonly [driver in Driver]: string };
  /** In a cell that shows nothing, and what it means. */
  readonly hidden: (why: Hiding) => string;
  readonly hiddenMeans: (why: Hiding) => string;
  readonly none: string;
  readonly noneMeans: string;
  /** A change since the four weeks before, and a difference from the unit above. */
  readonly change: (change: Change) => string;
  readonly difference: (change: Change) => string;
  readonly week: (monday: LocalDate) => string;
  readonly date: (date: LocalDate) => string;
  readonly page: PageTexts;
};

export type PageTexts = {
  readonly title: (unit: string) => string;
  readonly period: (first: LocalDate, last: LocalDate, weeks: number) => string;
  readonly made: (date: LocalDate) => string;
  readonly contents: string;
  readonly now: NowTexts;
  readonly line: {
    readonly heading: string;
    readonly lead: string;
    readonly alt: (unit: string, first: string, last: string) => string;
    readonly altNone: string;
    readonly nothing: string;
    readonly week: string;
    readonly share: string;
    readonly margin: string;
    readonly people: string;
    readonly legend: (national: string) => string;
  };
  readonly drivers: {
    readonly heading: string;
    readonly lead: string;
    readonly leadAlone: string;
    readonly alt: (weakest: string, strongest: string) => string;
    readonly nothing: string;
    readonly driver: string;
    readonly own: string;
    readonly above: (unit: string) => string;
    readonly difference: string;
    readonly legend: string;
    readonly legendAlone: string;
  };
  readonly units: {
    readonly heading: string;
    readonly lead: string;
    readonly unit: string;
    readonly rolling: string;
    readonly week: string;
    readonly people: string;
    readonly response: string;
    readonly optedOut: string;
    readonly valuable: string;
    readonly hidden: string;
    readonly more: (units: number) => string;
  };
  readonly decisions: {
    readonly heading: string;
    readonly lead: string;
    readonly none: string;
    readonly by: (name: string) => string;
  };
  /** `mean`, `distribution`: from how many people on these are shown. */
  readonly method: {
    readonly heading: string;
    readonly lines: (mean: number, distribution: number) => readonly string[];
  };
};

export type NowTexts = {
  readonly heading: string;
  readonly rolling: string;
  readonly national: string;
  readonly nationalPercent: (percent: number) => string;
  /** Of which year that is, another year, who asked, and that the two are only roughly comparable. */
  readonly nationalNote: (year: number, other: number, percent: number) => string;
  readonly response: string;
  readonly optedOut: string;
  readonly valuable: string;
  readonly valuableMeans: string;
};
