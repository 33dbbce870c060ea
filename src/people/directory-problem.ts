import type { PeopleColumn, UnitColumn } from '../text/import/words.ts';

/** Which of the two files. */
export type FileKind = 'units' | 'people';

/** What is wrong with the files. Lines are counted as an editor does: the column names are line 1. */
export type ImportProblem = {
  readonly file: FileKind;
  readonly line?: number;
  readonly column?: UnitColumn | PeopleColumn;
  readonly what: Problem;
};

/** Something wrong with a file, or with one value of it. */
export type Problem = FileProblem | ValueProblem | ReferenceProblem;

export type FileProblem =
  | { readonly type: 'not-text' }
  | { readonly type: 'empty-file' }
  | { readonly type: 'bad-quotes' }
  | { readonly type: 'missing-column' }
  | { readonly type: 'repeated-column' }
  | { readonly type: 'too-many-cells' };

export type ValueProblem =
  | { readonly type: 'empty' }
  | { readonly type: 'too-long'; readonly most: number }
  | { readonly type: WrongValue; readonly value: string }
  | { readonly type: 'end-before-start'; readonly start: string; readonly end: string };

export type WrongValue =
  | 'bad-id'
  | 'bad-email'
  | 'bad-slack-id'
  | 'bad-teams-id'
  | 'bad-place'
  | 'bad-language'
  | 'bad-zone'
  | 'bad-time'
  | 'bad-free-day'
  | 'bad-date'
  | 'bad-admin';

export type ReferenceProblem =
  | { readonly type: 'duplicate'; readonly value: string; readonly firstLine: number }
  /** The account or address belongs to somebody in the directory whom the file does not mention. */
  | { readonly type: 'belongs-to-another'; readonly value: string; readonly person: string }
  | { readonly type: 'unknown-unit'; readonly unit: string }
  | { readonly type: 'unknown-person'; readonly person: string }
  /** Missing units are to be removed, and this one still has people or units below it. */
  | { readonly type: 'unit-still-used'; readonly unit: string }
  | { readonly type: 'cycle'; readonly units: readonly string[] }
  | { readonly type: 'no-root' }
  | { readonly type: 'two-roots'; readonly unit: string; readonly firstLine: number }
  /** The directory has another root, which the file does not mention. */
  | { readonly type: 'other-root-kept'; readonly unit: string; readonly name: string };

/** A column the import does not know and leaves alone. */
export type ImportWarning = { readonly file: FileKind; readonly column: string };

/** The first problems in the order of the files, and how many there are in all. */
export type ImportProblems = { readonly first: readonly ImportProblem[]; readonly count: number };

const SHOWN = 100;

export type ProblemLog = {
  /** Where the columns of a file stand in it. */
  columns(file: FileKind, position: ReadonlyMap<UnitColumn | PeopleColumn, number>): void;
  add(problem: ImportProblem): void;
  readonly count: () => number;
  readonly result: () => ImportProblems;
};

/** Collects problems; keeps as many of each file as are ever shown, so that a wrong file of any size needs little memory. */
export const problemLog = (): ProblemLog => {
  const kept: { [file in FileKind]: ImportProblem[] } = { units: [], people: [] };
  const positions: { [file in FileKind]?: ReadonlyMap<UnitColumn | PeopleColumn, number> } = {};
  let count = 0;
  /** A problem of no column, or of one that is missing, comes last in its line. */
  const placeOf = ({ file, column }: ImportProblem): number =>
    (column && positions[file]?.get(column)) ?? Number.MAX_SAFE_INTEGER;
  const inFile = (a: ImportProblem, b: ImportProblem): number =>
    (a.line ?? 0) - (b.line ?? 0) || placeOf(a) - placeOf(b);
  return {
    columns: (file, position) => {
      positions[file] = position;
    },
    add: (problem) => {
      count++;
      const list = kept[problem.file];
      list.push(problem);
      if (list.length >= 2 * SHOWN) list.sort(inFile).splice(SHOWN);
    },
    count: () => count,
    result: () => ({
      first: [...kept.units.sort(inFile), ...kept.people.sort(inFile)].slice(0, SHOWN),
      count,
    }),
  };
};
