import { describe, expect, it } from 'vitest';
import { asUnitId, type Person, type UnitId } from '../../src/people/model.ts';
import { countsIn, mergeSmall, roundTree, setsOutFrom, tally } from '../../src/pulse/anonymity.ts';
import type { Ballot, QuestionId, RoundTree, ScaleValue, Tally, Token } from '../../src/pulse/model.ts';
import { closedRound } from '../../src/results/suppression/answers.ts';
import { leaksOf } from '../../src/results/suppression/audit.ts';
import { lowest, type UnitCounts, type Verdict } from '../../src/results/suppression/model.ts';
import { suppress } from '../../src/results/suppression/suppress.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { person, treeOf } from '../fixtures/staff.ts';
import { smallGroup } from './results-linear.ts';
import { type Dice, diceOf, fromFiveOn, hidingSmallChildren, idOf } from './results-offices.ts';

const questions: readonly QuestionId[] = ['A0', 'D1a', 'D2a'];
type Rules = (units: readonly UnitCounts[]) => ReadonlyMap<QuestionId, Verdict>;

const byTheRules: Rules = (units) =>
  suppress(closedRound({ units, questions, thresholds: lowest, homes: new Map(), earlier: [] }));
const forAll =
  (rules: (units: readonly UnitCounts[]) => Verdict): Rules =>
  (units) =>
    new Map(questions.map((question) => [question, rules(units)]));

/** Up to fourteen units; some silent, some of one mind, some of whose people leave out a question. */
const officeOf = (seed: number): readonly UnitCounts[] => {
  const dice = diceOf(seed);
  return Array.from({ length: dice.between(1, 14) }, (_, i): UnitCounts => {
    const members = dice.one([0, 0, dice.between(1, 4), dice.between(5, 8), dice.between(5, 30)]);
    const readiness = dice.one([0.3, 0.7, 1]);
    const people = Array.from({ length: members }, () => dice.isLucky(readiness)).filter(Boolean).length;
    const counts = Object.fromEntries(questions.map((question) => [question, answersOf(dice, people)]));
    const above = i === 0 ? {} : { parent: idOf(dice.below(i)) };
    return { id: idOf(i), ...above, members, people, whole: people > 0 || dice.isLucky(0.5), counts };
  });
};

const answersOf = (dice: Dice, people: number): readonly [number, number, number, number, number] => {
  const [mode, loyalty, care] = [dice.below(5), dice.one([0, 0.4, 0.9, 1]), dice.one([0.6, 1, 1])];
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (let i = 0; i < people; i += 1)
    if (dice.isLucky(care)) {
      const step = dice.isLucky(loyalty) ? mode : dice.below(5);
      counts[step] = (counts[step] ?? 0) + 1;
    }
  return counts;
};

type Count = (unit: UnitCounts) => number;
const answersTo =
  (question: QuestionId): Count =>
  ({ counts }) =>
    (counts[question] ?? []).reduce((sum, count) => sum + count, 0);

/** Units of some people, one to four of whom answered in all, whose sum follows from the shown units' sums. */
const foundIn = (units: readonly UnitCounts[], shown: ReadonlySet<UnitId>, count: Count) => {
  const inhabited = units.filter(({ members, people }) => members > 0 || people > 0);
  const isIn = inside(new Map(units.map((unit) => [unit.id, unit])));
  const views = [...shown].map((top) => inhabited.map(({ id }) => (isIn(id, top) ? 1 : 0)));
  return smallGroup({ views, people: inhabited.map(count) })?.map((i) => inhabited[i]?.id);
};

const leaksIn = (units: readonly UnitCounts[], rules: Rules) =>
  [...rules(units)].flatMap(([question, { means, distributions }]) => {
    const found = [
      foundIn(units, means, answersTo(question)),
      foundIn(units, distributions, answersTo(question)),
      foundIn(units, means, ({ people }) => people),
    ];
    return found.flatMap((group) => (group ? [{ question, group }] : []));
  });

const leaksAmong = (from: number, to: number, rules: Rules) => {
  const leaks: unknown[] = [];
  for (let seed = from; seed <= to; seed += 1)
    for (const leak of leaksIn(officeOf(seed), rules)) leaks.push({ seed, ...leak });
  return leaks;
};

describe('adding and subtracting everything shown of 10,000 trees, three questions each', () => {
  it.each([
    [1, 2_500],
    [2_501, 5_000],
    [5_001, 7_500],
    [7_501, 10_000],
  ])(
    'leaves no group of one to four people (%i to %i)',
    (from, to) => {
      expect(leaksAmong(from, to, byTheRules)).toEqual([]);
    },
    60_000,
  );

  it('leaves such groups where each unit of five or more is shown, and where small sisters are hidden with small ones', () => {
    expect(leaksAmong(1, 200, forAll(fromFiveOn)).length).toBeGreaterThan(200);
    expect(leaksAmong(1, 200, forAll(hidingSmallChildren)).length).toBeGreaterThan(100);
  });

  it('is what the last word before showing finds as well', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const units = officeOf(seed);
      const round = closedRound({ units, questions, thresholds: lowest, homes: new Map(), earlier: [] });
      expect(leaksOf(round, byTheRules(units))).toEqual([]);
    }
  });
});

/** A round from its people: who heads what, who answered what. */
type Staff = { readonly people: readonly Person[]; readonly ballots: readonly Ballot[]; readonly tree: RoundTree };

const staffOf = (seed: number): Staff => {
  const dice = diceOf(seed);
  const names = Array.from({ length: dice.between(1, 9) }, (_, i) => `u${i}`);
  const tree = treeOf(
    ...names.map((name, i) => (i === 0 ? ([name] as const) : ([name, `u${dice.below(i)}`] as const))),
  );
  const people = names.flatMap((name) =>
    Array.from({ length: dice.one([0, 3, 5, 6, 9, 14]) }, (_, i) => {
      const path = tree.pathUp(asUnitId(name)).map(({ id }) => id);
      const manages = dice.isLucky(0.2) ? [path[dice.below(path.length)] ?? asUnitId(name)] : [];
      return person(`${name}-${i}`, name, { manages });
    }),
  );
  const parentOf = (id: UnitId) => tree.unit(id)?.parent;
  const count = (wanted: UnitId, of: (who: Person) => UnitId) => people.filter((who) => of(who) === wanted).length;
  const units = roundTree(
    tree,
    (id) => count(id, (who) => who.unit),
    (id) => count(id, (who) => setsOutFrom(who, parentOf)),
    () => asLocalDate('2026-11-19'),
  );
  const round: RoundTree = new Map(units.map((unit) => [unit.id, unit]));
  const ballots = people.flatMap((who): readonly Ballot[] => {
    if (!dice.isLucky(0.8)) return [];
    const value = dice.one<ScaleValue>([1, 2, 3, 4, 5]);
    const second = dice.isLucky(0.8) ? { D1a: { value, order: 2 } } : {};
    const unit = countsIn(who, round, tree.root.id);
    return [{ token: who.id as string as Token, unit, answers: { A0: { value, order: 1 }, ...second } }];
  });
  return { people, ballots, tree: round };
};

/** What is left of a closed round, and what came out of it. */
const closed = ({ people, ballots, tree }: Staff) => {
  const tallies = new Map<UnitId, Tally>();
  tally(tallies, ballots);
  const rows = new Map(mergeSmall([...tallies.values()], tree).map((row) => [row.unit, row]));
  const answered = new Set(ballots.map(({ token }) => token as string));
  const isIn = inside(tree);
  const isWhole = (top: UnitId): boolean => {
    const own = people.filter((who) => answered.has(who.id) && isIn(startOf(who, tree), top)).length;
    const kept = [...rows.values()].filter(({ unit }) => isIn(unit, top));
    return kept.reduce((sum, { respondents }) => sum + respondents, 0) === own;
  };
  return [...tree.values()].map(
    ({ id, parent, keeps }): UnitCounts => ({
      id,
      ...(parent === undefined ? {} : { parent }),
      ...{
        members: keeps,
        people: rows.get(id)?.respondents ?? 0,
        whole: isWhole(id),
        counts: rows.get(id)?.counts ?? {},
      },
    }),
  );
};

type Links = ReadonlyMap<UnitId, { readonly parent?: UnitId }>;

const inside =
  (tree: Links) =>
  (unit: UnitId, top: UnitId): boolean => {
    for (let at: UnitId | undefined = unit; at !== undefined; at = tree.get(at)?.parent) if (at === top) return true;
    return false;
  };

const startOf = (who: Person, tree: RoundTree): UnitId => setsOutFrom(who, (id) => tree.get(id)?.parent);

describe('a round from its ballots to what is shown', () => {
  it.each([
    [1, 1_000],
    [1_001, 2_000],
  ])(
    'leaves no group of one to four people, whoever heads what (%i to %i)',
    (from, to) => {
      for (let seed = from; seed <= to; seed += 1) {
        const units = closed(staffOf(seed));
        const round = closedRound({ units, questions: ['D1a'], thresholds: lowest, homes: new Map(), earlier: [] });
        const { means } = suppress(round).get('D1a') ?? { means: new Set<UnitId>() };
        expect([seed, foundIn(units, means, answersTo('D1a'))]).toEqual([seed, undefined]);
      }
    },
    60_000,
  );

  it('counts no head in a unit that they head and that is shown', () => {
    let shown = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const staff = staffOf(seed);
      const round = closedRound({
        units: closed(staff),
        questions: ['A0'],
        thresholds: lowest,
        homes: new Map(),
        earlier: [],
      });
      const root = round.units[0]?.id ?? idOf(0);
      const isIn = inside(staff.tree);
      for (const top of suppress(round).get('A0')?.means ?? []) {
        shown += 1;
        const own = staff.people.filter((who) => isIn(countsIn(who, staff.tree, root), top));
        expect([seed, own.filter(({ manages }) => top !== root && manages.includes(top))]).toEqual([seed, []]);
      }
    }
    expect(shown).toBeGreaterThan(300);
  });
});
