import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/pulse/model.ts';
import { unitTold } from '../../../src/results/told.ts';
import { plusWeeks } from '../../../src/time/instant.ts';
import { resultOf, week } from '../../fixtures/told-results.ts';

describe('what is told of a unit', () => {
  it('never says that a share fell whose numbers, as they are told, rise', () => {
    // 19 of 19 are told as 95 and 31 of 32 as 97, although 100 % came before 96.9 %.
    const before = { week: plusWeeks(week, -4), people: 19, members: 20, favourable: 19 };
    const now = { week, people: 32, members: 33, favourable: 31 };
    const told = unitTold(resultOf('課', { line: [before, now] }));
    expect(told.line.map(({ share }) => share?.percent)).toEqual([95, 97]);
    expect(told.change).toEqual({ type: 'within-error' });
  });

  it('tells of a change the difference of the two numbers', () => {
    const before = { week: plusWeeks(week, -4), people: 200, members: 400, favourable: 80 };
    const now = { week, people: 200, members: 400, favourable: 120 };
    expect(unitTold(resultOf('課', { line: [before, now] })).change).toEqual({ type: 'rose', points: 20 });
  });

  it('tells no steps that would say what a share never says: that all were on one side', () => {
    const toldOf = (favourable: number, steps: Histogram) =>
      unitTold(resultOf('課', { shown: { A0: { people: 8, sum: 14, favourable, steps } } })).questions[0];
    expect(toldOf(0, [4, 4, 0, 0, 0])).toMatchObject({ type: 'shown', percent: 5 });
    expect(toldOf(0, [4, 4, 0, 0, 0])).not.toHaveProperty('steps');
    expect(toldOf(8, [0, 0, 0, 4, 4])).not.toHaveProperty('steps');
    expect(toldOf(2, [4, 2, 0, 0, 2])).toMatchObject({ steps: [50, 25, 0, 0, 25] });
  });
});
