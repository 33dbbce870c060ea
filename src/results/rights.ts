import type { Person, Unit, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';

/*
 * Who is shown what of a published round. It keeps order, not secrets: of what must not be known nothing is in a
 * `UnitResult`, whoever reads it. Decided from the verified person and today's tree alone.
 */

/** One of the views somebody has. `by`: as 職員 of a unit, as 管理職 who heads `of`, as 推進者 of all below `unit`. */
export type Scope =
  | { readonly by: 'staff'; readonly unit: UnitId }
  | { readonly by: 'manager'; readonly of: UnitId; readonly unit: UnitId; readonly above?: UnitId }
  | { readonly by: 'promoter'; readonly unit: UnitId };

/** Of a person what decides about rights. */
export type Viewer = Pick<Person, 'unit' | 'manages' | 'promotes' | 'left'>;

type Ways = Pick<UnitTree, 'pathUp'>;

/** Whether a unit's やりがい is shown; then it is a place one can be shown as one's own. */
export type IsShown = (unit: UnitId) => boolean;

/** The smallest shown unit from this one on up. */
export const nearestShown = (from: UnitId, tree: Ways, isShown: IsShown): UnitId | undefined =>
  tree.pathUp(from).find(({ id }) => isShown(id))?.id;

/** The shown unit next above this one. */
export const shownAbove = (unit: UnitId, tree: Ways, isShown: IsShown): UnitId | undefined =>
  tree.pathUp(unit).find(({ id }) => id !== unit && isShown(id))?.id;

/** Units whose results have to be looked at to tell a person's views, but those below what they promote. */
export const unitsToAsk = (person: Viewer, tree: Ways): readonly UnitId[] => [
  ...new Set(
    person.left
      ? []
      : [person.unit, ...person.manages, ...person.promotes].flatMap((unit) => tree.pathUp(unit).map(({ id }) => id)),
  ),
];

/** The views of a person: their own first, then of each unit they head, then of each they promote and none above it. */
export const scopesOf = (person: Viewer, tree: UnitTree, isShown: IsShown): readonly Scope[] => {
  if (person.left) return [];
  const own = nearestShown(person.unit, tree, isShown);
  return [
    ...(own === undefined ? [] : [{ by: 'staff', unit: own } as const]),
    ...person.manages.flatMap((of) => managerScope(of, tree, isShown)),
    ...topmost(person.promotes, tree).map((unit) => ({ by: 'promoter', unit }) as const),
  ];
};

const managerScope = (of: UnitId, tree: Ways, isShown: IsShown): readonly Scope[] => {
  const unit = nearestShown(of, tree, isShown);
  if (unit === undefined) return [];
  const above = shownAbove(unit, tree, isShown);
  return [{ by: 'manager', of, unit, ...(above !== undefined && { above }) }];
};

/** Of these units those that lie below none of the others; unknown ones are left out. */
const topmost = (units: readonly UnitId[], tree: UnitTree): readonly UnitId[] =>
  units.filter((id) => {
    const [itself, ...above] = tree.pathUp(id);
    return itself !== undefined && !above.some((unit) => units.includes(unit.id));
  });

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
      return tree.subtree(scope.unit).map((unit: Unit) => unit.id);
    default:
      return scope satisfies never;
  }
};
