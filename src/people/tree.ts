import type { Unit, UnitId } from './model.ts';

/** The unit tree, checked: one root, no cycle, no unknown parent. */
export type UnitTree = {
  readonly root: Unit;
  readonly size: number;
  unit(id: UnitId): Unit | undefined;
  childrenOf(id: UnitId): readonly Unit[];
  /** The unit itself first, then its parent, up to the root. Empty for an unknown unit. */
  pathUp(id: UnitId): readonly Unit[];
  /** The unit and everything below it, parents before children. */
  subtree(id: UnitId): readonly Unit[];
  /** Whether `id` is `top` or below it. */
  isWithin(id: UnitId, top: UnitId): boolean;
};

export type TreeProblem =
  | { readonly type: 'no-root' }
  | { readonly type: 'two-roots'; readonly unit: UnitId; readonly other: UnitId }
  | { readonly type: 'duplicate'; readonly unit: UnitId }
  | { readonly type: 'unknown-parent'; readonly unit: UnitId; readonly parent: UnitId }
  | { readonly type: 'cycle'; readonly unit: UnitId };

export type TreeResult =
  | { readonly type: 'tree'; readonly tree: UnitTree }
  | { readonly type: 'problems'; readonly problems: readonly TreeProblem[] };

export const buildTree = (units: readonly Unit[]): TreeResult => {
  const byId = new Map<UnitId, Unit>();
  const problems: TreeProblem[] = [];
  for (const unit of units) {
    if (byId.has(unit.id)) problems.push({ type: 'duplicate', unit: unit.id });
    byId.set(unit.id, unit);
  }
  const children = new Map<UnitId, Unit[]>();
  const roots: Unit[] = [];
  for (const unit of byId.values()) {
    if (unit.parent === undefined) roots.push(unit);
    else if (!byId.has(unit.parent)) problems.push({ type: 'unknown-parent', unit: unit.id, parent: unit.parent });
    else if (!children.get(unit.parent)?.push(unit)) children.set(unit.parent, [unit]);
  }
  const [root, ...others] = roots;
  for (const other of others) if (root) problems.push({ type: 'two-roots', unit: root.id, other: other.id });
  problems.push(...cyclesOf(byId));
  if (!root && problems.length === 0) problems.push({ type: 'no-root' });
  if (!root || problems.length > 0) return { type: 'problems', problems };
  return { type: 'tree', tree: treeOf(root, byId, children) };
};

const treeOf = (root: Unit, byId: Map<UnitId, Unit>, children: Map<UnitId, Unit[]>): UnitTree => {
  const childrenOf = (id: UnitId): readonly Unit[] => children.get(id) ?? [];
  const pathUp = (id: UnitId): readonly Unit[] => {
    const path: Unit[] = [];
    let unit = byId.get(id);
    while (unit) {
      path.push(unit);
      unit = unit.parent === undefined ? undefined : byId.get(unit.parent);
    }
    return path;
  };
  const subtree = (id: UnitId): readonly Unit[] => {
    const top = byId.get(id);
    const found = top ? [top] : [];
    for (const unit of found) for (const child of childrenOf(unit.id)) found.push(child);
    return found;
  };
  return {
    root,
    size: byId.size,
    unit: (id) => byId.get(id),
    childrenOf,
    pathUp,
    subtree,
    isWithin: (id, top) => pathUp(id).some((unit) => unit.id === top),
  };
};

/** Of each unit the sum with everything below it. */
export const sumsBelow = (tree: UnitTree, own: (unit: UnitId) => number): ReadonlyMap<UnitId, number> => {
  const sums = new Map<UnitId, number>();
  for (const { id, parent } of tree.subtree(tree.root.id).toReversed()) {
    const sum = (sums.get(id) ?? 0) + own(id);
    sums.set(id, sum);
    if (parent !== undefined) sums.set(parent, (sums.get(parent) ?? 0) + sum);
  }
  return sums;
};

/** One entry per unit from which no root is reached because the way up runs in a circle. */
const cyclesOf = (byId: ReadonlyMap<UnitId, Unit>): TreeProblem[] => {
  const safe = new Set<UnitId>();
  const problems: TreeProblem[] = [];
  for (const start of byId.values()) {
    const way = new Set<UnitId>();
    let unit: Unit | undefined = start;
    while (unit && !safe.has(unit.id) && !way.has(unit.id)) {
      way.add(unit.id);
      unit = unit.parent === undefined ? undefined : byId.get(unit.parent);
    }
    if (unit && way.has(unit.id)) problems.push({ type: 'cycle', unit: unit.id });
    for (const id of way) safe.add(id);
  }
  return problems;
};
