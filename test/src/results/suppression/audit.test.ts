import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../../src/results/suppression/audit.ts';
import { id, round, unit } from './rounds.ts';

const leaks = (units: Parameters<typeof round>[0], shown: readonly string[]) => {
  const units_ = new Set(shown.map(id));
  return leaksOf(round(units), new Map([['A0', { means: units_, distributions: new Set(), why: new Map() }]]));
};

describe('the last word before showing', () => {
  it('finds three people who are left when their sister unit of six is taken from the nine of both', () => {
    const units = [
      unit('p', undefined, [0, 0, 0, 0, 0]),
      unit('a', 'p', [0, 1, 2, 0, 0]),
      unit('b', 'p', [0, 0, 2, 3, 1]),
    ];
    expect(leaks(units, ['p', 'b'])).toEqual([
      { question: 'A0', unit: 'a', of: 'own' },
      { question: 'A0', unit: 'a', of: 'total' },
      { question: 'A0', unit: 'p', of: 'rest' },
    ]);
    expect(leaks(units, ['p'])).toEqual([]);
  });

  it('finds the people of a unit itself', () => {
    const units = [unit('p', undefined, [1, 1, 0, 0, 0]), unit('a', 'p', [0, 2, 2, 2, 0])];
    expect(leaks(units, ['p', 'a'])).toEqual([
      { question: 'A0', unit: 'p', of: 'own' },
      { question: 'A0', unit: 'p', of: 'rest' },
    ]);
  });

  it('finds two hidden units that are one of them twice removed', () => {
    const units = [
      unit('p', undefined, [1, 1, 1, 1, 1]),
      unit('a', 'p', [0, 0, 0, 0, 0]),
      unit('b', 'a', [1, 1, 1, 1, 1]),
      unit('c', 'a', [1, 0, 1, 0, 0]),
    ];
    expect(leaks(units, ['p', 'a', 'b']).map(({ unit: of }) => of)).toEqual(['c', 'c', 'a']);
  });

  it('finds four people who are left of two hidden units of two together', () => {
    const units = [
      unit('p', undefined, [0, 0, 0, 0, 0]),
      unit('a', 'p', [1, 1, 0, 0, 0]),
      unit('b', 'p', [0, 0, 1, 1, 0]),
      unit('c', 'p', [1, 1, 1, 1, 1]),
    ];
    expect(leaks(units, ['p', 'c'])).toEqual([{ question: 'A0', unit: 'p', of: 'rest' }]);
  });

  it('finds nothing in a unit that nobody is in but the people of shown ones', () => {
    const empty = unit('a', 'p', [0, 0, 0, 0, 0], { whole: false });
    const units = [unit('p', undefined, [2, 2, 2, 2, 2]), empty, unit('b', 'a', [1, 2, 2, 2, 1])];
    expect(leaks(units, ['p', 'b'])).toEqual([]);
  });

  it('finds nothing where the hidden ones are five or more together', () => {
    const units = [
      unit('p', undefined, [0, 0, 0, 0, 0]),
      unit('a', 'p', [1, 1, 1, 0, 0]),
      unit('b', 'p', [0, 1, 0, 1, 0]),
      unit('c', 'p', [1, 1, 1, 1, 2]),
    ];
    expect(leaks(units, ['p', 'c'])).toEqual([]);
  });
});
