import { describe, expect, it } from 'vitest';
import { shareTold } from '../../../src/results/rules.ts';

describe('a share', () => {
  it('never says that everybody or nobody answered so', () => {
    const of = (favourable: number, people: number) => shareTold({ favourable, people, members: people });
    expect([of(0, 6), of(6, 6), of(0, 40), of(40, 40)]).toEqual([5, 95, 1, 99]);
    expect([of(3, 6), of(31, 40)]).toEqual([50, 78]);
  });

  it('goes in steps of five where few people answered several times', () => {
    expect(shareTold({ favourable: 29, people: 40, members: 48, persons: 10 })).toBe(75);
  });
});
