import { describe, expect, it } from 'vitest';
import { marginOf, marginTold, optedOutTold } from '../../../src/results/rules.ts';

describe('what is told of a share', () => {
  it('tells a margin in whole points from twenty answers on, in fives below, and never a smaller one than it is', () => {
    const large = { people: 100, members: 100_000, favourable: 50 };
    expect(marginOf(large)).toBeCloseTo(9.6, 1);
    expect(marginTold(large)).toBe(10);
    const small = { people: 12, members: 1_000, favourable: 6 };
    expect(marginOf(small)).toBeCloseTo(24.4, 1);
    expect(marginTold(small)).toBe(25);
    expect(marginTold({ people: 12, members: 12, favourable: 6 })).toBe(0);
  });

  it.each([
    [0, 40, 5],
    [1, 40, 5],
    [2, 40, 5],
    [3, 40, 10],
    [40, 40, 95],
    [0, 0, 5],
  ])('tells that %i of %i switched the pulse off as %i %%', (optedOut, members, told) => {
    expect(optedOutTold(optedOut, members)).toBe(told);
  });
});
