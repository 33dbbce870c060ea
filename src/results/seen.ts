import type { Named } from '../people/around.ts';
import type { Person, Unit, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Decision, Decisions, UnitResult } from './model.ts';
import { isShown } from './rules.ts';
import type { Why } from './suppression/model.ts';

/*
 * Who is shown which unit. That is manners, not safety: whatever may not be shown is in no result. It comes from the
 * verified person and the tree, never from what a button carried.
 */

/** Why a unit is not shown. `uncounted`: nobody was asked there, or their answers counted further up. */
export type Hiding = Why | 'uncounted';

export const hidingOf = (result: UnitResult | undefined): Hiding =>
  result === undefined || result.members === 0 ? 'uncounted' : (result.why.A0 ?? 'withheld');

export type Results = ReadonlyMap<UnitId, UnitResult>;

export const byUnit = (results: readonly UnitResult[]): Results => new Map(results.map((each) => [each.unit, each]));

export type Seen = {
  readonly shown: UnitResult;
  /** Where that is a unit further up: why the first was not shown. */
  readonly hidden?: { readonly unit: Named; readonly why: Hiding };
};

/** The first unit on the way up that is shown. */
export const seenFrom = ([own, ...above]: readonly Unit[], results: Results): Seen | undefined => {
  if (!own) return undefined;
  const found = [own, ...above].flatMap(({ id }) => results.get(id) ?? []).find(isShown);
  if (!found) return undefined;
  if (found.unit === own.id) return { shown: found };
  return { shown: found, hidden: { unit: own, why: hidingOf(results.get(own.id)) } };
};

/** What stands beside a unit that is shown: the next one above it that is. */
export const seenAbove = ({ unit }: UnitResult, path: readonly Unit[], results: Results): UnitResult | undefined =>
  path
    .slice(path.findIndex(({ id }) => id === unit) + 1)
    .flatMap(({ id }) => results.get(id) ?? [])
    .find(isShown);

/** Whether somebody may say for a unit 「こうします」: who heads it, and who promotes it or a unit above. */
export const mayDecide = (person: Pick<Person, 'manages' | 'promotes'>, unit: UnitId, tree: UnitTree): boolean =>
  tree.unit(unit) !== undefined &&
  (person.manages.includes(unit) || person.promotes.some((top) => tree.isWithin(unit, top)));

/** Who wrote it, and who promotes the unit. */
export const mayTakeBack = (
  person: Pick<Person, 'id' | 'promotes'>,
  { by }: Decision,
  unit: UnitId,
  tree: UnitTree,
): boolean => person.id === by || person.promotes.some((top) => tree.isWithin(unit, top));

/** A decision, and whose: for everybody below that unit. */
export type Heard = { readonly unit: Named; readonly decision: Decision };

/** So many are told beside results. */
const TOLD = 3;

/** The latest of a unit and those above it. */
export const heardIn = (path: readonly Unit[], decisions: readonly Decisions[]): readonly Heard[] =>
  path
    .flatMap((unit) => {
      const of = decisions.find((each) => each.unit === unit.id);
      return (of?.made ?? []).map((decision) => ({ unit, decision }));
    })
    .toSorted((a, b) => b.decision.at - a.decision.at)
    .slice(0, TOLD);
