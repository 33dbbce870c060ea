import type { OrgId, Person, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { bureauOf } from '../pulse/anonymity.ts';
import type { Remark, RoundTree, Tally } from '../pulse/model.ts';
import type { WeekId } from '../time/instant.ts';
import type { ReadRemark, RemarkSheet } from './model.ts';

/** Remarks a page: even the longest together are far below what an item holds. */
export const PAGE = 50;

/**
 * Where remarks are read: in their 局 when so many people answered there that anybody could have written them; else in
 * the whole organisation, together with those of other small ones; nowhere where that is still too few.
 */
export const placesOf = (
  remarks: readonly Remark[],
  tree: RoundTree,
  tallies: readonly Pick<Tally, 'unit' | 'respondents'>[],
  smallest: number,
): ReadonlyMap<UnitId, readonly Remark[]> => {
  const root = [...tree.values()].find(({ parent }) => parent === undefined)?.id;
  const answered = new Map<UnitId, number>();
  for (const { unit, respondents } of tallies) {
    const bureau = bureauOf(unit, tree);
    answered.set(bureau, (answered.get(bureau) ?? 0) + respondents);
  }
  const isLarge = (bureau: UnitId): boolean => bureau !== root && (answered.get(bureau) ?? 0) >= smallest;
  const left = [...answered].reduce((sum, [bureau, people]) => sum + (isLarge(bureau) ? 0 : people), 0);
  const places = new Map<UnitId, Remark[]>();
  for (const remark of remarks) {
    const place = isLarge(remark.bureau) ? remark.bureau : left >= smallest ? root : undefined;
    if (place === undefined) continue;
    const there = places.get(place);
    if (there) there.push(remark);
    else places.set(place, [remark]);
  }
  return places;
};

/** In the order of their ids, which is one of chance: nothing of when they were written is left. */
export const sheetsOf = (
  org: OrgId,
  week: WeekId,
  places: ReadonlyMap<UnitId, readonly Remark[]>,
): readonly RemarkSheet[] =>
  [...places].flatMap(([place, remarks]) => {
    const ordered = remarks
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, text }): ReadRemark => ({ id, text, state: 'waiting' }));
    const pages = Math.ceil(ordered.length / PAGE);
    return Array.from({ length: pages }, (_, page) => ({
      ...{ org, week, place, page, pages, version: 1 },
      remarks: ordered.slice(page * PAGE, (page + 1) * PAGE),
    }));
  });

/** 推進者 of the place, or of what lies above it, read what waits and decide about it. */
export const mayScreen = ({ promotes }: Person, place: UnitId, tree: UnitTree): boolean =>
  promotes.some((top) => tree.isWithin(place, top));

/** Everybody of the place reads what is shown there. */
export const mayRead = (person: Person, place: UnitId, tree: UnitTree): boolean =>
  tree.isWithin(person.unit, place) || mayScreen(person, place, tree);

/** The places whose remarks somebody may read, the nearest first: their 局 and the whole organisation. */
export const readableBy = ({ unit }: Person, tree: UnitTree): readonly UnitId[] => {
  const path = tree.pathUp(unit).map(({ id }) => id);
  return path.slice(-2);
};

/** The places somebody screens: the organisation, or the 局 they promote. */
export const screenedBy = ({ promotes }: Person, tree: UnitTree): readonly UnitId[] => {
  const bureaus = [tree.root, ...tree.childrenOf(tree.root.id)].map(({ id }) => id);
  return bureaus.filter((place) => promotes.some((top) => tree.isWithin(place, top)));
};

/** A sheet after a decision about one of its remarks; undefined when it holds no such. */
export const changed = (
  sheet: RemarkSheet,
  id: string,
  change: (remark: ReadRemark) => ReadRemark,
): RemarkSheet | undefined => {
  if (!sheet.remarks.some((remark) => remark.id === id)) return undefined;
  const remarks = sheet.remarks.map((remark) => (remark.id === id ? change(remark) : remark));
  return { ...sheet, version: sheet.version + 1, remarks };
};
