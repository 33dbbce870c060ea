import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { determined, type Equation } from './linear.ts';
import type { ClosedRound, UnitCounts, Verdict } from './model.ts';
import { countedTree, sum, type Tree, totals } from './tree.ts';

/**
 * A number that is not shown, and that what is shown determines: of a hidden unit in all, of a unit's people themselves,
 * or of those who are left of a shown one when the shown ones inside it are taken away.
 */
export type Leak = { readonly question: QuestionId; readonly unit: UnitId; readonly of: 'total' | 'own' | 'rest' };

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
  const leaksIn = (question: QuestionId, shown: ReadonlySet<UnitId>, k: number): readonly Leak[] => {
    const isHidden = tree.ids.map((id) => !shown.has(id));
    const isLeft = hasRest(tree, own, isHidden);
    const equations: Map<number, number>[] = tree.ids.map(() => new Map());
    own.forEach(({ members, people }, unit) => {
      if (members > 0 || people > 0) equations[unit]?.set(unit, 1);
      if (!isHidden[unit] || !isSomebody(unit)) return;
      equations[unit]?.set(count + unit, -1);
      if (unit > 0) equations[tree.parents[unit] ?? 0]?.set(count + unit, 1);
    });
    const solved = [...determined(equations.filter(isNotEmpty))].flatMap((unknown): readonly Leak[] => {
      const unit = unknown % count;
      const id = tree.ids[unit];
      const people = own[unit]?.people ?? 0;
      if (id === undefined) return [];
      if (unknown >= count) return isLeft[unit] && own[unit]?.whole ? [{ question, unit: id, of: 'total' }] : [];
      return people > 0 && people < round.thresholds.mean ? [{ question, unit: id, of: 'own' }] : [];
    });
    return [...solved, ...smallRests(tree, own, { question, isHidden, k })];
  };
  return [...verdicts].flatMap(([question, { means, distributions }]) => [
    ...leaksIn(question, means, round.thresholds.mean),
    ...leaksIn(question, distributions, round.thresholds.distribution),
  ]);
};

const isNotEmpty = (equation: Equation): boolean => equation.size > 0;

/** Whether anybody is in a unit, people of the shown ones inside it apart. */
const hasRest = ({ parents }: Tree, own: readonly UnitCounts[], isHidden: readonly boolean[]): readonly boolean[] => {
  const rest = own.map(({ members, people }) => members > 0 || people > 0);
  for (let unit = parents.length - 1; unit > 0; unit -= 1) {
    const parent = parents[unit] ?? 0;
    if (isHidden[unit] && rest[unit]) rest[parent] = true;
  }
  return rest;
};

type Asked = { readonly question: QuestionId; readonly isHidden: readonly boolean[]; readonly k: number };

const smallRests = (tree: Tree, own: readonly UnitCounts[], { question, isHidden, k }: Asked): readonly Leak[] => {
  const rests = own.map(({ counts }) => sum(counts[question] ?? []));
  const leaks: Leak[] = [];
  for (let unit = rests.length - 1; unit >= 0; unit -= 1) {
    const [rest = 0, parent = 0, id] = [rests[unit], tree.parents[unit], tree.ids[unit]];
    if (isHidden[unit] && unit > 0) rests[parent] = (rests[parent] ?? 0) + rest;
    else if (!isHidden[unit] && id !== undefined && rest > 0 && rest < k)
      leaks.push({ question, unit: id, of: 'rest' });
  }
  return leaks;
};
