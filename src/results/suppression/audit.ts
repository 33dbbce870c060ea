import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { answeredIn } from './answers.ts';
import { determined, type Equation } from './linear.ts';
import type { ClosedRound, UnitSizes, Verdict } from './model.ts';
import { countedRound, type Tree, totals } from './tree.ts';

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
  const { tree, own, rows } = countedRound(round);
  const all = totals(
    tree,
    own.map(({ members }) => members),
  );
  const isSomebody = (unit: number): boolean => (all[unit] ?? 0) > 0 || (own[unit]?.people ?? 0) > 0;
  const leaksIn = (question: QuestionId, shown: ReadonlySet<UnitId>, k: number): readonly Leak[] => {
    const isHidden = tree.ids.map((id) => !shown.has(id));
    const isLeft = hasRest(tree, own, isHidden);
    const solved = [...solve({ tree, own, isHidden, isSomebody })].flatMap(({ unit, of }): readonly Leak[] => {
      const id = tree.ids[unit];
      const people = own[unit]?.people ?? 0;
      if (id === undefined) return [];
      if (of === 'total') return isLeft[unit] && own[unit]?.whole ? [{ question, unit: id, of }] : [];
      return people > 0 && people < round.thresholds.mean ? [{ question, unit: id, of }] : [];
    });
    const answered = answeredIn(round.answers.get(question), rows);
    return [...solved, ...smallRests(tree, answered, { question, isHidden, k })];
  };
  return [...verdicts].flatMap(([question, { means, distributions }]) => [
    ...leaksIn(question, means, round.thresholds.mean),
    ...leaksIn(question, distributions, round.thresholds.distribution),
  ]);
};

type Unknown = { readonly unit: number; readonly of: 'own' | 'total' };

type System = {
  readonly tree: Tree;
  readonly own: readonly UnitSizes[];
  readonly isHidden: readonly boolean[];
  readonly isSomebody: (unit: number) => boolean;
};

/**
 * What all equations determine. A shown total is known, so nothing links what lies below it to what lies above: each part
 * is solved by itself, which says the same and takes no memory to speak of.
 */
function* solve(system: System): Generator<Unknown> {
  const count = system.tree.ids.length;
  for (const part of partsOf(system))
    for (const unknown of determined(equationsOf(part, system)))
      yield { unit: unknown % count, of: unknown < count ? 'own' : 'total' };
}

/** Units that hidden totals link to each other, parents first. */
const partsOf = ({ tree: { parents }, isHidden }: System): Iterable<readonly number[]> => {
  const parts = new Map<number, number[]>();
  const partOf = new Int32Array(parents.length);
  for (let unit = 0; unit < parents.length; unit += 1) {
    const isLinked = unit > 0 && isHidden[unit];
    const part = isLinked ? (partOf[parents[unit] ?? 0] ?? 0) : unit;
    partOf[unit] = part;
    if (isLinked) parts.get(part)?.push(unit);
    else parts.set(part, [unit]);
  }
  return parts.values();
};

/** By unit one: its people themselves and the hidden units right below it are, where it is hidden, its total. */
const equationsOf = (part: readonly number[], { tree, own, isHidden, isSomebody }: System): readonly Equation[] => {
  const count = tree.ids.length;
  const equations = new Map<number, Map<number, number>>(part.map((unit) => [unit, new Map()]));
  for (const unit of part) {
    const { members = 0, people = 0 } = own[unit] ?? {};
    if (members > 0 || people > 0) equations.get(unit)?.set(unit, 1);
    if (!isHidden[unit] || !isSomebody(unit)) continue;
    equations.get(unit)?.set(count + unit, -1);
    if (unit > 0) equations.get(tree.parents[unit] ?? 0)?.set(count + unit, 1);
  }
  return [...equations.values()].filter(isNotEmpty);
};

const isNotEmpty = (equation: Equation): boolean => equation.size > 0;

/** Whether anybody is in a unit, people of the shown ones inside it apart. */
const hasRest = ({ parents }: Tree, own: readonly UnitSizes[], isHidden: readonly boolean[]): readonly boolean[] => {
  const rest = own.map(({ members, people }) => members > 0 || people > 0);
  for (let unit = parents.length - 1; unit > 0; unit -= 1) {
    const parent = parents[unit] ?? 0;
    if (isHidden[unit] && rest[unit]) rest[parent] = true;
  }
  return rest;
};

type Asked = { readonly question: QuestionId; readonly isHidden: readonly boolean[]; readonly k: number };

/** `answered`: of each unit itself how many answered the question. */
const smallRests = (tree: Tree, answered: Int32Array, { question, isHidden, k }: Asked): readonly Leak[] => {
  const rests = Int32Array.from(answered);
  const leaks: Leak[] = [];
  for (let unit = rests.length - 1; unit >= 0; unit -= 1) {
    const [rest = 0, parent = 0, id] = [rests[unit], tree.parents[unit], tree.ids[unit]];
    if (isHidden[unit] && unit > 0) rests[parent] = (rests[parent] ?? 0) + rest;
    else if (!isHidden[unit] && id !== undefined && rest > 0 && rest < k)
      leaks.push({ question, unit: id, of: 'rest' });
  }
  return leaks;
};
