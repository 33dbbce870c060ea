import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asPersonId, asUnitId, type UnitId } from '../../src/people/model.ts';
import type { UnitTree } from '../../src/people/tree.ts';
import { answersOf, ballotToken, countsIn, mergeSmall, roundTree } from '../../src/pulse/anonymity.ts';
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

const opened = (tree: UnitTree, asked: (unit: UnitId) => number, heads: (unit: UnitId) => number): RoundTree =>
  new Map(roundTree(tree, asked, heads, () => asLocalDate('2026-11-19')).map((unit) => [unit.id, unit]));

it('gathers everyone somewhere in which five or more answers gather, or at the top', () => {
  fc.assert(
    fc.property(trees, counts, counts, (tree, members, heads) => {
      const asked = (unit: UnitId) => members[indexOf(unit)] ?? 0;
      const headed = (unit: UnitId) => Math.min(asked(unit), (heads[indexOf(unit)] ?? 0) % 3);
      const round = opened(tree, asked, headed);
      const gathered = new Map<UnitId, number>();
      for (const { id } of round.values()) {
        for (let i = 0; i < asked(id); i += 1) {
          const staff = person(`${id}-${i}`, id, i < headed(id) ? { manages: [id] } : {});
          const unit = countsIn(staff, round, tree.root.id);
          gathered.set(unit, (gathered.get(unit) ?? 0) + 1);
          if (staff.manages.length > 0 && id !== tree.root.id) expect(unit).not.toBe(id);
          expect(tree.isWithin(id, unit)).toBe(true);
        }
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
      const round = opened(
        tree,
        () => 10,
        () => 0,
      );
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
      const round = opened(
        tree,
        () => 10,
        () => 0,
      );
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
