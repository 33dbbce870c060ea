import type { PersonId } from '../../people/model.ts';

/** What is wrong with a file of actuals. Lines are counted as an editor does: the headings are line 1. */
export type ActualProblem = {
  readonly line?: number;
  /** The heading over the cell. */
  readonly column?: string;
  readonly what:
    | {
        readonly type:
          | 'not-text'
          | 'bad-quotes'
          | 'empty-file'
          | 'empty'
          | 'half'
          | 'too-many-cells'
          | 'future'
          | 'too-old';
      }
    | {
        readonly type: 'missing-heading' | 'repeated-heading' | 'bad-date' | 'bad-time' | 'bad-break';
        readonly value: string;
      }
    | { readonly type: 'end-before-start'; readonly start: string; readonly end: string }
    | { readonly type: 'repeated' | 'overlap'; readonly firstLine: number }
    | { readonly type: 'too-long' | 'long-break' }
    | { readonly type: 'too-many'; readonly most: number }
    | { readonly type: 'unknown-person'; readonly person: PersonId; readonly lines: number };
};

export type ActualProblems = { readonly first: readonly ActualProblem[]; readonly count: number };

export type ActualProblemLog = {
  add(problem: ActualProblem): void;
  result(): ActualProblems;
};

/** As many as are ever shown: a file that is wrong in every line takes no memory for it. */
const SHOWN = 1_000;

export const actualProblemLog = (): ActualProblemLog => {
  const kept: ActualProblem[] = [];
  let count = 0;
  const byLine = (a: ActualProblem, b: ActualProblem): number => (a.line ?? 0) - (b.line ?? 0);
  return {
    add: (problem) => {
      count += 1;
      kept.push(problem);
      if (kept.length >= 2 * SHOWN) kept.sort(byLine).splice(SHOWN);
    },
    result: () => ({ first: kept.toSorted(byLine).slice(0, SHOWN), count }),
  };
};
