import { describe, expect, it } from 'vitest';
import { asUnitId } from '../../../src/people/model.ts';
import { countsShown } from '../../../src/pulse/counts.ts';
import type { RoundUnit } from '../../../src/pulse/model.ts';
import { asLocalDate } from '../../../src/time/instant.ts';

/** `[id, parent, people whose answers count there, how many answered]`. */
type Row = readonly [id: string, parent: string | undefined, keeps: number, answered: number];

const shown = (...rows: readonly Row[]) => {
  const units = rows.map(
    ([id, parent, keeps]): RoundUnit => ({
      id: asUnitId(id),
      name: id,
      asked: keeps,
      keeps,
      bucket: asUnitId(id),
      newcomersAfter: asLocalDate('2026-01-01'),
      ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
    }),
  );
  const tree = new Map(units.map((unit) => [unit.id, unit]));
  const counts = countsShown(tree, new Map(rows.map(([id, , , answered]) => [asUnitId(id), answered])));
  return Object.fromEntries([...counts].map(([id, count]) => [id, count.type === 'shown' ? count.people : count.type]));
};

describe('how many answered', () => {
  it('is shown from five on', () => {
    expect(shown(['省', undefined, 9, 4])).toEqual({ 省: 'few' });
    expect(shown(['省', undefined, 9, 5])).toEqual({ 省: 5 });
  });

  it('is withheld for a unit whose number would tell that one of the others answered', () => {
    expect(shown(['局', undefined, 7, 1], ['課', '局', 7, 5])).toEqual({ 局: 6, 課: 'withheld' });
  });

  it('is withheld for a unit whose number would tell that none of the others answered', () => {
    expect(shown(['局', undefined, 7, 0], ['課', '局', 7, 5])).toEqual({ 局: 5, 課: 'withheld' });
  });

  it('is shown for every unit when nobody is left between them', () => {
    expect(shown(['局', undefined, 0, 0], ['一課', '局', 8, 5], ['二課', '局', 8, 6])).toEqual({
      局: 11,
      一課: 5,
      二課: 6,
    });
  });

  it('withholds the smallest unit beside a small one', () => {
    expect(shown(['局', undefined, 0, 0], ['一課', '局', 9, 3], ['二課', '局', 9, 7], ['三課', '局', 9, 6])).toEqual({
      局: 16,
      一課: 'few',
      二課: 7,
      三課: 'withheld',
    });
  });

  it('counts what is shown inside a withheld unit too', () => {
    expect(shown(['省', undefined, 2, 2], ['局', '省', 0, 0], ['課', '局', 8, 6], ['室', '局', 8, 5])).toEqual({
      省: 13,
      局: 'withheld',
      課: 6,
      室: 'withheld',
    });
  });
});
