import { topsOf } from '../people/around.ts';
import type { Person, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Results, seenAbove, seenFrom } from './seen.ts';

/*
 * All views of one person at once, where the chat opens one at a time: made of the same rules, so that what is printed
 * for an audit is what they see.
 */

/** `by`: as 職員 of a unit, as 管理職 who heads `of`, as 推進者 of all below `unit`. */
export type Scope =
  | { readonly by: 'staff'; readonly unit: UnitId }
  | { readonly by: 'manager'; readonly of: UnitId; readonly unit: UnitId; readonly above?: UnitId }
  | { readonly by: 'promoter'; readonly unit: UnitId };

/** Of a person what decides about rights. */
export type Viewer = Pick<Person, 'unit' | 'manages' | 'promotes' | 'left'>;

type Ways = Pick<UnitTree, 'pathUp'>;

/** Units whose results have to be looked at to tell a person's views; what is decided there they hear of, too. */
export const unitsToAsk = (person: Viewer, tree: Ways): readonly UnitId[] => [
  ...new Set(
    person.left ? [] : [person.unit, ...person.manages].flatMap((unit) => tree.pathUp(unit).map(({ id }) => id)),
  ),
];

/** The views of a person: their own first, then of each unit they head, then of each they promote and none above it. */
export const scopesOf = (person: Viewer, tree: UnitTree, results: Results): readonly Scope[] => {
  if (person.left) return [];
  const own = seenFrom(tree.pathUp(person.unit), results);
  return [
    ...(own ? [{ by: 'staff', unit: own.shown.unit } as const] : []),
    ...person.manages.flatMap((of) => managerScope(of, tree, results)),
    ...topsOf(person, tree).map(({ id }) => ({ by: 'promoter', unit: id }) as const),
  ];
};

const managerScope = (of: UnitId, tree: Ways, results: Results): readonly Scope[] => {
  const path = tree.pathUp(of);
  const seen = seenFrom(path, results);
  if (!seen) return [];
  const above = seenAbove(seen.shown, path, results);
  return [{ by: 'manager', of, unit: seen.shown.unit, ...(above && { above: above.unit }) }];
};

/** All units of which a person may see what is shown, parents before children where one scope has both. */
export const visibleUnits = (scopes: readonly Scope[], tree: Pick<UnitTree, 'subtree'>): ReadonlySet<UnitId> =>
  new Set(scopes.flatMap((scope) => unitsOf(scope, tree)));

const unitsOf = (scope: Scope, tree: Pick<UnitTree, 'subtree'>): readonly UnitId[] => {
  switch (scope.by) {
    case 'staff':
      return [scope.unit];
    case 'manager':
      return [scope.unit, ...(scope.above === undefined ? [] : [scope.above])];
    case 'promoter':
      return tree.subtree(scope.unit).map(({ id }) => id);
    default:
      return scope satisfies never;
  }
};
