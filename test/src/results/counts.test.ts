import { describe, expect, it } from 'vitest';
import { asUnitId } from '../../../src/people/model.ts';
import type { RoundTree, Tally } from '../../../src/pulse/model.ts';
import { countsOf } from '../../../src/results/closing.ts';
import { asLocalDate } from '../../../src/time/instant.ts';

const unit = (id: string, keeps: number, parent?: string) => ({
  ...{ id: asUnitId(id), name: id, asked: keeps, bucket: asUnitId(id), keeps },
  newcomersAfter: asLocalDate('2026-11-12'),
  ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
});
const treeOf = (...units: ReturnType<typeof unit>[]): RoundTree => new Map(units.map((each) => [each.id, each]));
const row = (id: string, respondents: number, took?: string): Tally => ({
  ...{ unit: asUnitId(id), respondents, counts: {} },
  ...(took === undefined ? {} : { took: asUnitId(took) }),
});
const broken = (tree: RoundTree, ...rows: Tally[]) =>
  countsOf(tree, rows)
    .filter(({ whole }) => !whole)
    .map(({ id }) => id);

describe('a unit is whole', () => {
  const tree = treeOf(
    unit('省', 3),
    unit('局', 9, '省'),
    unit('課', 0, '局'),
    unit('係一', 6, '課'),
    unit('係二', 6, '課'),
  );

  it('where each of its answers is in its own row or one below it', () => {
    expect(broken(tree, row('省', 8), row('局', 9), row('係一', 6), row('係二', 5))).toEqual([]);
  });

  it('no more, up to the row in which the answers of a smaller one went', () => {
    expect(broken(tree, row('省', 8), row('局', 9), row('係二', 5))).toEqual(['課', '係一']);
    expect(broken(tree, row('省', 8), row('局', 9), row('課', 6))).toEqual(['係一', '係二']);
  });

  it('no more, all the way up, when the topmost row took its people along', () => {
    expect(broken(tree, row('省', 8, '係二'), row('局', 9), row('係一', 6))).toEqual(['局', '課', '係二']);
    // The row that was taken was that of a unit nobody of which is counted in it directly.
    expect(broken(tree, row('省', 8, '課'), row('局', 9))).toEqual(['局', '課', '係一', '係二']);
  });
});
