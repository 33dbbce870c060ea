import type { UnitId } from '../../../../src/people/model.ts';
import type { Histogram, QuestionId } from '../../../../src/pulse/model.ts';
import { closedRound } from '../../../../src/results/suppression/answers.ts';
import {
  type ClosedRound,
  type EarlierRound,
  lowest,
  type UnitCounts,
  type Verdict,
} from '../../../../src/results/suppression/model.ts';
import { suppress } from '../../../../src/results/suppression/suppress.ts';

export const id = (name: string): UnitId => name as UnitId;

/** A unit as `[name, parent, answers to A0 by step]`; everybody answered, but for who is added by `changes`. */
export const unit = (
  name: string,
  parent: string | undefined,
  A0: Histogram,
  changes: Partial<UnitCounts> = {},
): UnitCounts => {
  const people = A0.reduce((sum, count) => sum + count, 0);
  const above = parent === undefined ? {} : { parent: id(parent) };
  return { id: id(name), ...above, members: people, people, whole: true, counts: { A0 }, ...changes };
};

export const round = (
  units: readonly UnitCounts[],
  changes: Partial<Omit<ClosedRound, 'units' | 'answers'>> = {},
): ClosedRound =>
  closedRound({ units, questions: ['A0'], thresholds: lowest, homes: new Map(), earlier: [], ...changes });

/** What is shown of a question, and why the rest is not, in names. */
export const told = (of: ClosedRound, question: QuestionId = 'A0') => namesIn(suppress(of).get(question));

const namesIn = (verdict: Verdict | undefined) => ({
  means: [...(verdict?.means ?? [])].toSorted(),
  distributions: [...(verdict?.distributions ?? [])].toSorted(),
  why: Object.fromEntries([...(verdict?.why ?? [])].toSorted()),
});

/** Who is where: `'a 6'` are six people whose names begin with a. */
export const homes = (places: { readonly [unit: string]: readonly string[] }): ReadonlyMap<string, UnitId> =>
  new Map(
    Object.entries(places).flatMap(([name, groups]) =>
      groups.flatMap((group) => {
        const [letter, people] = group.split(' ');
        return Array.from({ length: Number(people) }, (_, i) => [`${letter}${i}`, id(name)] as const);
      }),
    ),
  );

type Week = { readonly units: readonly UnitCounts[]; readonly homes: ReadonlyMap<string, UnitId> };

/** What is shown of the last week after those before it, each judged by the ones before. */
export const week = (weeks: readonly Week[]) => {
  const earlier: EarlierRound[] = [];
  let last = namesIn(undefined);
  for (const { units, homes: at } of weeks) {
    last = told(round(units, { homes: at, earlier }));
    earlier.unshift({ units, homes: at, shown: new Map([['A0', new Set(last.means.map(id))]]) });
  }
  return last;
};
