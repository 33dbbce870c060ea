import { AkariError } from '../../errors.ts';
import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { SCALE } from './answers.ts';
import { type ClosedRound, lowest, type Thresholds, type UnitSizes } from './model.ts';

/** Units by number, parents before children: 0 is the root, whose parent is -1. */
export type Tree = { readonly ids: readonly UnitId[]; readonly parents: Int32Array };

type Link = Pick<UnitSizes, 'id' | 'parent'>;

/** Throws `bad-results-input` for what is no tree: then nothing may be shown at all. */
export const numbered = (units: readonly Link[]): Tree => {
  const children = new Map<UnitId | undefined, UnitId[]>();
  for (const { id, parent } of units) {
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }
  const roots = children.get(undefined) ?? [];
  if (roots.length !== 1) throw bad(`the tree has ${roots.length} roots`);
  if (new Set(units.map(({ id }) => id)).size !== units.length) throw bad('a unit is there twice');
  const ids = [...roots];
  const parents = [-1];
  for (let at = 0; at < ids.length; at += 1)
    for (const child of children.get(ids[at]) ?? []) {
      ids.push(child);
      parents.push(at);
    }
  if (ids.length !== units.length) throw bad('from a unit no way leads up to the root: a cycle, or an unknown parent');
  return { ids, parents: Int32Array.from(parents) };
};

/** The same, with each unit's own numbers in the order of the tree, and in which row of the list each unit is. */
export const countedTree = <Unit extends UnitSizes>(
  units: readonly Unit[],
): { tree: Tree; own: readonly Unit[]; rows: Int32Array } => {
  const tree = numbered(units);
  const rowOf = new Map(units.map(({ id }, row) => [id, row]));
  const rows = Int32Array.from(tree.ids, (id) => rowOf.get(id) ?? 0);
  const own = [...rows].flatMap((row) => units[row] ?? []);
  own.forEach(checkSizes);
  return { tree, own, rows };
};

/** Of a whole round, whose answers are looked at as well. */
export const countedRound = ({ units, answers }: Pick<ClosedRound, 'units' | 'answers'>) => {
  const counted = countedTree(units);
  for (const [question, steps] of answers)
    for (const [row, unit] of units.entries()) checkAnswers(unit, question, steps, row);
  return counted;
};

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

const checkSizes = ({ id, members, people }: UnitSizes): void => {
  if (!isCount(members) || !isCount(people)) throw bad(`${id} counts a number of people that cannot be`);
};

const checkAnswers = ({ id, people }: UnitSizes, question: QuestionId, steps: Int32Array, row: number): void => {
  let all = 0;
  for (let step = row * SCALE; step < (row + 1) * SCALE; step += 1) {
    const count = steps[step] ?? -1;
    if (count < 0) throw bad(`${id} counts answers to ${question} that cannot be`);
    all += count;
  }
  if (all > people) throw bad(`${id} counts more answers to ${question} than people`);
};

/** Throws for thresholds under those of the product. */
export const checkThresholds = (thresholds: Thresholds): Thresholds => {
  for (const key of ['mean', 'distribution', 'comments'] as const)
    if (!Number.isInteger(thresholds[key]) || thresholds[key] < lowest[key])
      throw bad(`the threshold for ${key} is ${thresholds[key]}: it can be raised, never lowered below ${lowest[key]}`);
  if (thresholds.distribution < thresholds.mean) throw bad('the threshold for distributions is below that for means');
  return thresholds;
};

const bad = (message: string): AkariError => new AkariError('bad-results-input', message);

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Adds up the tree: each unit with everything below it. */
export const totals = ({ parents }: Tree, own: readonly number[]): readonly number[] => {
  const all = [...own];
  for (let unit = all.length - 1; unit > 0; unit -= 1) {
    const parent = parents[unit] ?? 0;
    all[parent] = (all[parent] ?? 0) + (all[unit] ?? 0);
  }
  return all;
};

/** Of each unit the region its own people fall in: the nearest shown unit from it on up. -1 for none. */
export const regionsOf = ({ parents }: Tree, isShown: Uint8Array): Int32Array => {
  const regions = new Int32Array(parents.length).fill(-1);
  for (let unit = 0; unit < parents.length; unit += 1) {
    const above = parents[unit] ?? -1;
    regions[unit] = isShown[unit] === 1 ? unit : above < 0 ? -1 : (regions[above] ?? -1);
  }
  return regions;
};
