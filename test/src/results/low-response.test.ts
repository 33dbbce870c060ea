import { describe, expect, it } from 'vitest';
import { asUnitId, type UnitId } from '../../../src/people/model.ts';
import type { Histogram, RoundTree, Tally } from '../../../src/pulse/model.ts';
import { judged, tallySheet } from '../../../src/results/closing.ts';
import { hasLowResponse } from '../../../src/results/low-response.ts';
import type { UnitResult } from '../../../src/results/model.ts';
import { asLocalDate, asWeekId } from '../../../src/time/instant.ts';
import { ORG } from '../../fixtures/staff.ts';

const weeks = ['2026-W45', '2026-W46', '2026-W47', '2026-W48'].map(asWeekId);
const varied: Histogram = [2, 2, 2, 2, 2];
const alike: Histogram = [0, 0, 0, 10, 0];

/** A week of a ministry of 60 people of whom 40 answered, and of one unit below it. */
type Week = { readonly members: number; readonly optedOut?: number; readonly answers?: Histogram };

const sum = (steps: Histogram): number => steps[0] + steps[1] + steps[2] + steps[3] + steps[4];

const unit = (id: string, { members, optedOut = 0 }: Week, parent?: string) => ({
  ...{ id: asUnitId(id), name: id, asked: members, bucket: asUnitId(id), keeps: members, optedOut },
  newcomersAfter: asLocalDate('2026-11-12'),
  ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
});

/** The results of the unit, week after week. */
const weekByWeek = (rounds: readonly Week[], mean = 5): readonly UnitResult[] => {
  const known = new Map<UnitId, UnitResult>();
  return rounds.map((round, i) => {
    const units = [unit('省', { members: 60 }), unit('課', round, '省')];
    const tree: RoundTree = new Map(units.map((each) => [each.id, each]));
    const office: Tally = { unit: asUnitId('省'), respondents: 40, counts: { A0: [8, 8, 8, 8, 8] } };
    const own = round.answers && {
      ...{ unit: asUnitId('課'), respondents: sum(round.answers), counts: { A0: round.answers } },
    };
    const sheet = tallySheet(tree);
    sheet.add([office, ...(own ? [own] : [])]);
    const resultOf = judged({
      ...{ round: { org: ORG, week: weeks[i] ?? asWeekId('2026-W49'), questions: ['A0'] }, tree, homes: new Map() },
      ...{ tallied: sheet.tallied, thresholds: { mean, distribution: 20, comments: 20 }, earlier: [] },
    });
    const found = units.map((each) => resultOf(each, known.get(each.id)));
    for (const each of found) known.set(each.unit, each);
    const [last] = found.filter(({ unit: id }) => id === '課');
    if (!last) throw new Error('no result');
    return last;
  });
};

const lowIn = (rounds: readonly Week[], mean?: number) => weekByWeek(rounds, mean).map(hasLowResponse);

describe('few have answered', () => {
  it('when three rounds running less than thirty in a hundred did, as it was told', () => {
    const few = { members: 40, answers: varied };
    expect(lowIn([few, few, few, few])).toEqual([false, false, true, true]);
    expect(lowIn([few, few, { members: 32, answers: varied }, few])).toEqual([false, false, false, false]);
  });

  it('also where the answers are not shown, but how many there were is', () => {
    const few = { members: 40, answers: alike };
    const results = weekByWeek([few, few, few]);
    expect(results.map(({ shown, why, people }) => [shown.A0, why.A0, people])).toEqual([
      [undefined, 'leaning', 10],
      [undefined, 'leaning', 10],
      [undefined, 'leaning', 10],
    ]);
    expect(results.map(hasLowResponse)).toEqual([false, false, true]);
  });

  it('also where fewer than five of twenty or more did, which is all that is told', () => {
    const few = { members: 20 };
    const results = weekByWeek([few, few, few]);
    expect(results.map(({ people, why }) => [people, why.A0])).toEqual(Array(3).fill([undefined, 'few']));
    expect(results.map(hasLowResponse)).toEqual([false, false, true]);
  });

  it('and is not told of fewer than twenty, or where fewer than a raised threshold may be many', () => {
    expect(lowIn(Array(3).fill({ members: 19 }))).toEqual([false, false, false]);
    expect(lowIn(Array(3).fill({ members: 20 }), 8)).toEqual([false, false, false]);
    expect(lowIn(Array(3).fill({ members: 40 }), 8)).toEqual([false, false, true]);
  });

  it('and says nothing of who switched the pulse off: all whom it could reach are counted', () => {
    expect(lowIn(Array(3).fill({ members: 12, optedOut: 8 }))).toEqual([false, false, true]);
    expect(lowIn(Array(3).fill({ members: 12, optedOut: 7 }))).toEqual([false, false, false]);
  });

  it('and a round that asked nobody there, or of which nothing is told, neither counts nor ends it', () => {
    const few = { members: 40, answers: varied };
    expect(lowIn([few, few, { members: 0 }, few])).toEqual([false, false, false, true]);
  });

  it('and keeps nothing that is not told: the same of one, three and four who answered', () => {
    const stored = [1, 3, 4].map((people) => {
      const answers: Histogram = [0, 0, people, 0, 0];
      const [last] = weekByWeek(Array(3).fill({ members: 20, answers })).slice(-1);
      return [last?.low, last?.people];
    });
    expect(stored).toEqual(Array(3).fill([{ week: '2026-W47', rounds: 3 }, undefined]));
  });
});
