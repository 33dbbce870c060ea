import type { UnitIndex } from './directory-index.ts';
import type { ImportProblem, Problem, ProblemLog } from './directory-problem.ts';
import type { PersonId, Unit, UnitId } from './model.ts';
import { buildTree, type TreeProblem, type UnitTree } from './tree.ts';

/** The units as they will be: those of the file, and those of the directory that the file does not mention and that stay. */
export type UnitPlan = {
  readonly units: readonly Unit[];
  /** Undefined when the units have a problem. */
  readonly tree: UnitTree | undefined;
  /** Units of the directory that the file does not mention, those below before those above. */
  readonly missing: readonly Unit[];
  /** `goes`: the directory has it, the file does not, and missing ones are to be removed. */
  standing(id: UnitId): 'stays' | 'goes' | 'unknown';
};

/** Checks the units against each other; what is wrong with the people in them comes later. */
export const planUnits = (
  index: UnitIndex,
  present: UnitTree | undefined,
  removeMissing: boolean,
  log: ProblemLog,
): UnitPlan => {
  const before = present?.subtree(present.root.id) ?? [];
  const missing = before.filter((unit) => !index.lines.has(unit.id)).reverse();
  const missingIds = new Set(missing.map((unit) => unit.id));
  const standing: UnitPlan['standing'] = (id) => {
    if (!index.usable || index.lines.has(id)) return 'stays';
    if (!missingIds.has(id)) return 'unknown';
    return removeMissing ? 'goes' : 'stays';
  };
  const kept = removeMissing ? [] : before.filter((unit) => missingIds.has(unit.id));
  const units = [...index.units, ...kept];
  if (index.usable) for (const problem of parentProblems(index, standing)) log.add(problem);
  const built = buildTree(units.filter((unit) => !index.unsure.has(unit.id)));
  if (index.usable && built.type === 'problems')
    for (const problem of treeProblems(index, units, built.problems)) log.add(problem);
  return { units, missing, standing, tree: built.type === 'tree' ? built.tree : undefined };
};

/** What to say of a unit that somebody or something is in; undefined when all is well. */
export const unitProblem = (standing: ReturnType<UnitPlan['standing']>, unit: UnitId): Problem | undefined => {
  if (standing === 'stays') return undefined;
  return standing === 'goes' ? { type: 'unit-still-used', unit } : { type: 'unknown-unit', unit };
};

/** Managers and promoters of the file's units who are nobody. */
export const roleProblems = (index: UnitIndex, isKnown: (id: PersonId) => boolean): readonly ImportProblem[] =>
  index.units.flatMap((unit) => {
    const problems = (column: 'manager_ids' | 'promoter_ids', ids: readonly PersonId[]): ImportProblem[] =>
      ids
        .filter((id) => !isKnown(id))
        .map((person) => ({ ...lineOf(index, unit.id), column, what: { type: 'unknown-person', person } }));
    return [...problems('manager_ids', unit.managers), ...problems('promoter_ids', unit.promoters)];
  });

/** The units a person heads and those they promote, in the order of the ids. */
export type Roles = { readonly manages: readonly UnitId[]; readonly promotes: readonly UnitId[] };

export const rolesOf = (units: readonly Unit[]): ReadonlyMap<PersonId, Roles> => {
  const roles = new Map<PersonId, { manages: UnitId[]; promotes: UnitId[] }>();
  const of = (id: PersonId) => {
    const found = roles.get(id) ?? { manages: [], promotes: [] };
    roles.set(id, found);
    return found;
  };
  for (const unit of units.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const id of unit.managers) of(id).manages.push(unit.id);
    for (const id of unit.promoters) of(id).promotes.push(unit.id);
  }
  return roles;
};

const parentProblems = (index: UnitIndex, standing: UnitPlan['standing']): readonly ImportProblem[] =>
  index.units.flatMap((unit) => {
    const what = unit.parent && unitProblem(standing(unit.parent), unit.parent);
    return what ? [{ ...lineOf(index, unit.id), column: 'parent_id', what }] : [];
  });

/** Orphans and duplicates are told by line elsewhere. */
const treeProblems = (
  index: UnitIndex,
  units: readonly Unit[],
  found: readonly TreeProblem[],
): readonly ImportProblem[] => {
  const column = 'parent_id';
  const problems = found.flatMap((problem): ImportProblem[] => {
    if (problem.type === 'cycle')
      return [
        { ...lineOf(index, problem.unit), column, what: { type: 'cycle', units: circleFrom(problem.unit, units) } },
      ];
    if (problem.type !== 'two-roots') return [];
    const firstLine = index.lines.get(problem.unit) ?? 0;
    const kept = index.lines.has(problem.other) ? undefined : units.find((unit) => unit.id === problem.other);
    if (kept) return [{ file: 'units', column, what: { type: 'other-root-kept', unit: kept.id, name: kept.name } }];
    return [{ ...lineOf(index, problem.other), column, what: { type: 'two-roots', unit: problem.unit, firstLine } }];
  });
  const hasRoot = index.unsure.size > 0 || units.some((unit) => unit.parent === undefined);
  return hasRoot ? problems : [...problems, { file: 'units', column, what: { type: 'no-root' } }];
};

/** The units of a circle in the order in which one stands below the next, the first one again at the end. */
const circleFrom = (start: UnitId, units: readonly Unit[]): readonly UnitId[] => {
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  const circle = [start];
  for (let at = parents.get(start); at !== undefined; at = at === start ? undefined : parents.get(at)) circle.push(at);
  return circle;
};

const lineOf = (index: UnitIndex, id: UnitId): { readonly file: 'units'; readonly line?: number } => {
  const line = index.lines.get(id);
  return line === undefined ? { file: 'units' } : { file: 'units', line };
};
