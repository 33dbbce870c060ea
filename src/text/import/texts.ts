import type { FileKind, Problem } from '../../people/directory-problem.ts';

/** What the import says on a terminal. A language that lacks a text does not compile. */
export type ImportTexts = {
  /** Before what is wrong: the file's name, the line, and the column in the words of the language. */
  readonly where: (file: string, line: number | undefined, column: string | undefined) => string;
  readonly problem: ProblemTexts;
  readonly problems: (count: number) => string;
  readonly moreProblems: (count: number) => string;
  readonly nothingWritten: string;
  readonly unknownColumn: (file: string, column: string) => string;
  readonly difference: DifferenceTexts;
  readonly progress: { readonly [stage in 'reading' | 'comparing' | 'staging' | 'applying']: string };
  readonly result: { readonly [type in ResultKind]: string };
  readonly ask: string;
  /** The import can no longer be taken back, and will be finished. */
  readonly committed: string;
  /** Ctrl+C after that. */
  readonly tooLateToStop: string;
  /** It failed after that. */
  readonly willBeFinished: string;
  /** A committed import is finished before a command begins, and was. */
  readonly finishing: string;
  readonly finished: string;
};

type ResultKind = 'unchanged' | 'dry-run' | 'declined' | 'applied' | 'stopped' | 'file-changed' | 'directory-changed';

/** One text a kind of problem, given what is known of it. */
export type ProblemTexts = {
  readonly [T in Problem['type']]: (problem: Extract<Problem, { readonly type: T }>) => string;
};

export type DifferenceTexts = {
  readonly file: { readonly [file in FileKind]: string };
  readonly added: string;
  readonly changed: string;
  readonly same: string;
  readonly removed: string;
  readonly kept: string;
  /** Of somebody whose row is the same, but who heads or promotes other units than before. */
  readonly roles: string;
  readonly nothing: string;
  readonly more: (count: number) => string;
  readonly keptHint: string;
};
