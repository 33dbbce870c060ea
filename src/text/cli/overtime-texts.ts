import type { ActualProblem } from '../../overtime/hand-over/actual-problem.ts';
import type { DayDifference } from '../../overtime/hand-over/difference.ts';
import type { MapProblem } from '../../overtime/hand-over/map-problem.ts';

type MapWhat = MapProblem['what'];

/** What is said of a column map that cannot be used. */
export type MapTexts = {
  /** Before what is wrong: the file's name, and the line and column or the place in a JSON file. */
  readonly where: (
    file: string,
    line: number | undefined,
    column: string | undefined,
    path: string | undefined,
  ) => string;
  readonly problem: { readonly [T in MapWhat['type']]: (what: Extract<MapWhat, { readonly type: T }>) => string };
  readonly problems: (count: number) => string;
};

/** What the commands say that hand overtime over to the ministry's own system, and take it back. */
export type OvertimeCommandTexts = {
  readonly words: string;
  readonly badMonth: (value: string) => string;
  readonly badEncoding: (value: string) => string;
  /** The name of the columns where no map is given. */
  readonly usualMap: string;
  readonly map: MapTexts;
  readonly notAdmin: (id: string) => string;
  readonly noUnit: (id: string) => string;
  readonly written: (file: string, people: number, rows: number) => string;
  readonly allWritten: (files: number, rows: number) => string;
  readonly emptyUnits: (units: number) => string;
  readonly personal: string;
  readonly unknownPeople: (ids: string) => string;
  readonly unmappable: (file: string, cells: number) => string;
  readonly unmappableAt: (person: string, column: string, characters: string) => string;
  readonly heading: string;
  readonly more: (count: number) => string;
  readonly refused: string;
  readonly replaced: string;
  readonly stopped: (files: number) => string;
  readonly log: LogTexts;
  readonly take: TakeTexts;
};

export type LogTexts = {
  readonly none: string;
  readonly exported: (when: string, by: string, month: string, unit: string, rows: number, map: string) => string;
  readonly imported: (
    when: string,
    by: string,
    months: readonly [string, string],
    rows: number,
    map: string,
    systemWins: boolean,
  ) => string;
  readonly digest: (digest: string) => string;
};

type ActualWhat = ActualProblem['what'];

/** What the import of actuals says. */
export type TakeTexts = {
  readonly where: (file: string, line: number | undefined, column: string | undefined) => string;
  readonly problems: (count: number) => string;
  readonly problem: {
    readonly [T in ActualWhat['type']]: (what: Extract<ActualWhat, { readonly type: T }>) => string;
  };
  readonly moreProblems: (count: number) => string;
  readonly nothingWritten: string;
  readonly mapLacks: (fields: string) => string;
  readonly none: string;
  /** Somebody's day as Akari has it: its times, and who says so. */
  readonly akari: (spans: string, record: DayDifference['record']) => string;
  readonly difference: {
    readonly [T in 'new' | 'changed' | 'longer' | 'missing']: (
      who: string,
      day: string,
      akari: string,
      system: string,
      minutes: number,
    ) => string;
  };
  readonly summary: (counts: { readonly [T in DayDifference['type']]: number }) => readonly string[];
  readonly unchanged: string;
  readonly dryRun: string;
  readonly needsYes: string;
  readonly ask: string;
  readonly declined: string;
  /** The file is another one than the one that was checked. */
  readonly fileChanged: string;
  readonly progress: { readonly applying: string };
  readonly written: (days: number, kept: number) => string;
  readonly stopped: (days: number) => string;
};
