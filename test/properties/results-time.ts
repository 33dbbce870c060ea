import type { UnitId } from '../../src/people/model.ts';
import type { Histogram } from '../../src/pulse/model.ts';
import { closedRound } from '../../src/results/suppression/answers.ts';
import { type EarlierRound, lowest, type UnitCounts, type Verdict } from '../../src/results/suppression/model.ts';
import { suppress } from '../../src/results/suppression/suppress.ts';
import { smallGroup } from './results-linear.ts';
import { verdictOf } from './results-offices.ts';

/*
 * Puts rounds beside each other. Whoever was in several is taken to have answered the same each time, so people who
 * went the same way through the rounds' regions are one group, and a view of any round is a sum of such groups.
 */

/** A round: the tree, and where each person is in it. */
export type Week = {
  readonly units: readonly { id: UnitId; parent?: UnitId }[];
  readonly homes: ReadonlyMap<string, UnitId>;
};
export type Shown = ReadonlySet<UnitId>;
/** What is shown of a week after the weeks before it. */
export type Rules = (week: Week, before: readonly (Week & { readonly shown: Shown })[]) => Shown;

/** Everybody answered, and answered differently enough, so that nothing but sizes and moves decide. */
export const countsOf = ({ units, homes }: Week): readonly UnitCounts[] =>
  units.map((unit) => {
    const people = [...homes.values()].filter((home) => home === unit.id).length;
    const evenly = [0, 1, 2, 3, 4].map((step) => Math.floor((people + step) / 5));
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = evenly;
    const A0: Histogram = [a, b, c, d, e];
    return { ...unit, members: people, people, whole: true, counts: { A0 } };
  });

const verdictIn = (week: Week, before: readonly (Week & { readonly shown: Shown })[]): Verdict =>
  verdictOf(
    suppress(
      closedRound({
        units: countsOf(week),
        questions: ['A0'],
        thresholds: lowest,
        homes: week.homes,
        earlier: before
          .toReversed()
          .map(({ units, homes, shown }): EarlierRound => ({ units, homes, shown: new Map([['A0', shown]]) })),
      }),
    ),
  );

export const byTheRules: Rules = (week, before) => verdictIn(week, before).means;
export const withoutMoves: Rules = (week) => verdictIn(week, []).means;

/** What is shown week by week. */
export const tell = (weeks: readonly Week[], rules: Rules): readonly (Week & { readonly shown: Shown })[] => {
  const told: (Week & { readonly shown: Shown })[] = [];
  for (const week of weeks) told.push({ ...week, shown: rules(week, told) });
  return told;
};

const regionOf = ({ units, shown }: Week & { readonly shown: Shown }, home: UnitId | undefined): UnitId | undefined => {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  for (let unit = home; unit !== undefined; unit = parents.get(unit)) if (shown.has(unit)) return unit;
  return undefined;
};

/** One to four people whose sum follows from these weeks, by the way they went; of regions up to `most` people. */
export const foundIn = (
  told: readonly (Week & { readonly shown: Shown })[],
  most = 53,
): readonly string[] | undefined => {
  const everybody = new Set(told.flatMap(({ homes }) => [...homes.keys()]));
  const ways = new Map<string, { people: number; at: readonly (UnitId | undefined)[] }>();
  for (const tag of everybody) {
    const at = told.map((week) => regionOf(week, week.homes.get(tag)));
    const way = ways.get(at.join('>'));
    if (way) way.people += 1;
    else ways.set(at.join('>'), { people: 1, at });
  }
  const groups = [...ways.values()].filter(({ at }) => at.some((region) => region !== undefined));
  const views = told.flatMap(({ shown }, week) =>
    [...shown].map((unit) => groups.map(({ at }): number => (at[week] === unit ? 1 : 0))),
  );
  const small = views.filter((view) => view.reduce((sum, part, i) => sum + part * (groups[i]?.people ?? 0), 0) <= most);
  const touched = groups.map((_, i) => small.some((view) => view[i] === 1));
  const system = {
    views: small.map((view) => view.filter((_, i) => touched[i])),
    people: groups.filter((_, i) => touched[i]).map(({ people }) => people),
  };
  const found = smallGroup(system);
  const names = groups.filter((_, i) => touched[i]).map(({ at }) => at.join('>'));
  return found?.map((i) => names[i] ?? '');
};
