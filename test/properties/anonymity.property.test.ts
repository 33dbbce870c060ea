import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asPersonId, asUnitId, type Person, type UnitId } from '../../src/people/model.ts';
import type { UnitTree } from '../../src/people/tree.ts';
import { answersOf, ballotToken, countsIn, mergeSmall, roundTree, setsOutFrom } from '../../src/pulse/anonymity.ts';
import type { QuestionId, RoundTree, Tally } from '../../src/pulse/model.ts';
import { asLocalDate, asWeekId } from '../../src/time/instant.ts';
import { memoryPulse } from '../fixtures/memory-pulse.ts';
import { ORG, person, treeOf } from '../fixtures/staff.ts';

const nameOf = (index: number): string => `部署${index}`;

/** A tree of up to twelve units in which unit n hangs below one of the units before it. */
const trees = fc
  .array(fc.nat(), { maxLength: 11 })
  .map((parents) =>
    treeOf([nameOf(0)], ...parents.map((parent, i) => [nameOf(i + 1), nameOf(parent % (i + 1))] as const)),
  );
const counts = fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 });
const indexOf = (unit: UnitId): number => Number(unit.slice(2));

const opened = (tree: UnitTree, people: readonly Person[]): RoundTree => {
  const count = (wanted: UnitId, unitOf: (who: Person) => UnitId) =>
    people.filter((who) => unitOf(who) === wanted).length;
  const units = roundTree(
    tree,
    (unit) => count(unit, (who) => who.unit),
    (unit) => count(unit, (who) => setsOutFrom(who, (id) => tree.unit(id)?.parent)),
    () => asLocalDate('2026-11-19'),
  );
  return new Map(units.map((unit) => [unit.id, unit]));
};

/** Nobody asked, so that only the shape of the tree counts. */
const empty = (tree: UnitTree): RoundTree => opened(tree, []);

it('gathers everyone where five or more answers gather, or at the top, and no head in what they read', () => {
  const headed = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 });
  fc.assert(
    fc.property(trees, counts, headed, (tree, members, heads) => {
      const units = tree.subtree(tree.root.id).map(({ id }) => id);
      const people = units.flatMap((unit) =>
        Array.from({ length: members[indexOf(unit)] ?? 0 }, (_, i) => person(`${unit}-${i}`, unit)),
      );
      // Each head sits somewhere and heads some unit on their way up.
      const all = people.map((who, index) => {
        const own = heads.filter(([seat]) => seat % people.length === index);
        const path = tree.pathUp(who.unit);
        return { ...who, manages: own.flatMap(([, step]) => path[step % path.length]?.id ?? []) };
      });
      const round = opened(tree, all);
      const gathered = new Map<UnitId, number>();
      for (const who of all) {
        const unit = countsIn(who, round, tree.root.id);
        gathered.set(unit, (gathered.get(unit) ?? 0) + 1);
        expect(tree.isWithin(who.unit, unit)).toBe(true);
        for (const read of who.manages) if (read !== tree.root.id) expect(tree.isWithin(unit, read)).toBe(false);
      }
      for (const [unit, count] of gathered) if (unit !== tree.root.id) expect(count).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 500 },
  );
});

const questions: readonly QuestionId[] = ['A0', 'D1a', 'D2a'];
const histogram = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3));

const rowsOf = (tree: UnitTree) =>
  fc
    .subarray(tree.subtree(tree.root.id).map(({ id }) => id))
    .chain((units) =>
      fc.tuple(
        ...units.map((unit) =>
          fc
            .tuple(histogram, histogram, fc.integer({ min: 1, max: 9 }))
            .map(([a, b, respondents]): Tally => ({ unit, respondents, counts: { A0: a, D2a: b } })),
        ),
      ),
    )
    .map((rows): readonly Tally[] => rows);

const total = (rows: readonly Tally[], question: QuestionId): readonly number[] =>
  rows.reduce<readonly number[]>(
    (sum, row) => sum.map((count, step) => count + (row.counts[question]?.[step] ?? 0)),
    [0, 0, 0, 0, 0],
  );
const people = (rows: readonly Tally[]): number => rows.reduce((sum, { respondents }) => sum + respondents, 0);

it('keeps the totals of a closed round and no counts of one to four people', () => {
  const cases = trees.chain((tree) => rowsOf(tree).map((rows) => ({ tree, rows })));
  fc.assert(
    fc.property(cases, ({ tree, rows }) => {
      const round = empty(tree);
      const kept = mergeSmall(rows, round);
      expect(people(kept)).toBe(people(rows));
      expect(new Set(kept.map(({ unit }) => unit)).size).toBe(kept.length);
      for (const row of kept) if (row.respondents < 5) expect(row.counts).toEqual({});
      if (people(rows) < 5) return;
      expect(kept.every(({ respondents }) => respondents >= 5)).toBe(true);
      for (const question of questions) expect(total(kept, question)).toEqual(total(rows, question));
    }),
    { numRuns: 1_000 },
  );
});

it('moves a small row upwards only, never into another branch', () => {
  const cases = trees.chain((tree) => rowsOf(tree).map((rows) => ({ tree, rows })));
  fc.assert(
    fc.property(cases, ({ tree, rows }) => {
      const round = empty(tree);
      const kept = mergeSmall(rows, round);
      for (const { unit, respondents } of kept) {
        const below = rows.filter((row) => tree.isWithin(row.unit, unit));
        expect(respondents).toBeLessThanOrEqual(people(below));
      }
    }),
    { numRuns: 500 },
  );
});

/** One person's taps: an answer or a skip, each with the moment it was made. */
const taps = fc.uniqueArray(
  fc.record({
    order: fc.integer({ min: 1, max: 40 }),
    question: fc.constantFrom<(QuestionId | 'skip')[]>('A0', 'D1a', 'D2a', 'skip'),
    value: fc.constantFrom<(1 | 2 | 3 | 4 | 5)[]>(1, 2, 3, 4, 5),
  }),
  { minLength: 1, maxLength: 10, selector: ({ order }) => order },
);
const delivered = taps.chain((once) =>
  fc
    .array(fc.constantFrom(...once), { maxLength: 10 })
    .chain((again) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }))
    .map((arrived) => ({ once, arrived })),
);

/** The last word on each question, told from the taps alone. */
const lastWord = (once: readonly { order: number; question: string; value: number }[]) => {
  const answers: { [question: string]: number } = {};
  for (const { question, value } of once.toSorted((a, b) => a.order - b.order)) {
    if (question === 'skip') for (const answered of Object.keys(answers)) delete answers[answered];
    else answers[question] = value;
  }
  return answers;
};

it('ends with the last word on every question, whatever order taps arrive in, and however often', async () => {
  const token = ballotToken(new Uint8Array([7]), asPersonId('1'));
  const entry = { org: ORG, week: asWeekId('2026-W48'), shard: 0, token, unit: asUnitId('課') };
  await fc.assert(
    fc.asyncProperty(delivered, async ({ once, arrived }) => {
      const { pulse } = memoryPulse();
      for (const { question, value, order } of arrived) {
        if (question === 'skip') await pulse.skip({ ...entry, order });
        else await pulse.answer({ ...entry, order, question, value });
      }
      const ballot = await pulse.ballot(entry.org, entry.week, 0, token);
      expect(Object.fromEntries(answersOf(ballot))).toEqual(lastWord(once));
    }),
    { numRuns: 500 },
  );
});
