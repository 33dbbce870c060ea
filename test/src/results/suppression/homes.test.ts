import { describe, expect, it } from 'vitest';
import { packedHomes } from '../../../../src/results/suppression/homes.ts';
import { id } from './rounds.ts';

describe('homes of very many people', () => {
  it('are read again as they were put, as often as wanted', () => {
    const book = packedHomes();
    for (let n = 0; n < 10_000; n += 1) book.put(`tag-${n}`, id(`u${n % 7}`));
    const homes = book.homes();
    expect(homes.size).toBe(10_000);
    for (const _ of [1, 2]) {
      const read = [...homes];
      expect(read).toHaveLength(10_000);
      expect([read[0], read[4_096], read[9_999]]).toEqual([
        ['tag-0', 'u0'],
        ['tag-4096', 'u1'],
        ['tag-9999', 'u3'],
      ]);
    }
  });

  it('are none where nobody was put', () => {
    const homes = packedHomes().homes();
    expect([homes.size, [...homes]]).toEqual([0, []]);
  });
});
