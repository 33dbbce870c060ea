import type { Histogram, QuestionId } from '../../pulse/model.ts';
import type { Answers, ClosedRound, UnitCounts } from './model.ts';
import type { Tree } from './tree.ts';

/** Steps of a question. */
export const SCALE = 5;

/** Answers as they are filled in, row by row; of what was never put there are none. */
export type AnswerSheet = {
  put(row: number, counts: UnitCounts['counts']): void;
  readonly answers: Answers;
};

export const answerSheet = (units: number): AnswerSheet => {
  const answers = new Map<QuestionId, Int32Array>();
  return {
    answers,
    put(row, counts) {
      let question: QuestionId;
      for (question in counts) {
        const all = answers.get(question) ?? new Int32Array(units * SCALE);
        answers.set(question, all);
        // A count that cannot be stays one, and is refused.
        for (const [step, count] of (counts[question] ?? []).entries())
          all[row * SCALE + step] = Number.isInteger(count) ? count : -1;
      }
    },
  };
};

/** A round whose units were written down one by one. */
export const closedRound = ({
  units,
  ...round
}: Omit<ClosedRound, 'units' | 'answers'> & { readonly units: readonly UnitCounts[] }): ClosedRound => {
  const sheet = answerSheet(units.length);
  for (const [row, { counts }] of units.entries()) sheet.put(row, counts);
  return { ...round, units, answers: sheet.answers };
};

/** Of each unit of a tree with those below it; `rows`: where each stands among the answers. */
export const answerTotals = ({ parents }: Tree, answers: Int32Array, rows: Int32Array): Int32Array => {
  const all = new Int32Array(parents.length * SCALE);
  for (let unit = parents.length - 1; unit >= 0; unit -= 1)
    for (let step = 0; step < SCALE; step += 1) {
      const at = unit * SCALE + step;
      all[at] = (all[at] ?? 0) + (answers[(rows[unit] ?? 0) * SCALE + step] ?? 0);
      const above = (parents[unit] ?? 0) * SCALE + step;
      if (unit > 0) all[above] = (all[above] ?? 0) + (all[at] ?? 0);
    }
  return all;
};

export const histogramAt = (steps: Int32Array | undefined, unit: number): Histogram => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = steps?.subarray(unit * SCALE, (unit + 1) * SCALE) ?? [];
  return [a, b, c, d, e];
};

/** How many of each row answered a question. */
export const answeredIn = (steps: Int32Array | undefined, rows: Int32Array): Int32Array =>
  rows.map((row) => {
    let people = 0;
    for (let step = row * SCALE; step < (row + 1) * SCALE; step += 1) people += steps?.[step] ?? 0;
    return people;
  });
