import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { determined, type Equation } from './linear.ts';
import type { ClosedRound, Verdict } from './model.ts';
import { countedTree, totals } from './tree.ts';

/** A number that is not shown, and that what is shown determines. */
export type Leak = { readonly question: QuestionId; readonly unit: UnitId; readonly of: 'total' | 'own' };

/**
 * The last word before anything is shown: takes down everything shown as linear equations, knows nothing of how it was
 * chosen, and finds what they determine: the total of a hidden unit, or of one to four people of a unit itself. What is
 * determined of a sum is so of every step of a distribution, whose equations are the same. Rounding only takes
 * knowledge away, so the equations are taken to be exact.
 */
export const leaksOf = (round: ClosedRound, verdicts: ReadonlyMap<QuestionId, Verdict>): readonly Leak[] => {
  const { tree, own } = countedTree(round.units);
  const all = totals(
    tree,
    own.map(({ members }) => members),
  );
  const isSomebody = (unit: number): boolean => (all[unit] ?? 0) > 0 || (own[unit]?.people ?? 0) > 0;
  const count = tree.ids.length;
  const leaksIn = (question: QuestionId, shown: ReadonlySet<UnitId>): readonly Leak[] => {
    const isHidden = tree.ids.map((id) => !shown.has(id));
    const equations: Map<number, number>[] = tree.ids.map(() => new Map());
    own.forEach(({ members, people }, unit) => {
      if (members > 0 || people > 0) equations[unit]?.set(unit, 1);
      if (!isHidden[unit] || !isSomebody(unit)) return;
      equations[unit]?.set(count + unit, -1);
      if (unit > 0) equations[tree.parents[unit] ?? 0]?.set(count + unit, 1);
    });
    return [...determined(equations.filter(isNotEmpty))].flatMap((unknown): readonly Leak[] => {
      const unit = unknown % count;
      const id = tree.ids[unit];
      const people = own[unit]?.people ?? 0;
      if (id === undefined) return [];
      if (unknown >= count) return [{ question, unit: id, of: 'total' }];
      return people > 0 && people < round.thresholds.mean ? [{ question, unit: id, of: 'own' }] : [];
    });
  };
  return [...verdicts].flatMap(([question, { means, distributions }]) => [
    ...leaksIn(question, means),
    ...leaksIn(question, distributions),
  ]);
};

const isNotEmpty = (equation: Equation): boolean => equation.size > 0;
