import { describe, expect, it } from 'vitest';
import { asUnitId } from '../../../src/people/model.ts';
import { buildTree } from '../../../src/people/tree.ts';
import { treeOf, unit } from '../../fixtures/staff.ts';

const id = asUnitId;
const problems = (...units: readonly (readonly [string, string?])[]) => {
  const built = buildTree(units.map(([name, parent]) => unit(name, parent)));
  return built.type === 'problems' ? built.problems : [];
};

describe('a tree of units', () => {
  const tree = treeOf(['省'], ['A局', '省'], ['課1', 'A局'], ['室', '課1'], ['B局', '省']);
  const ids = (units: readonly { readonly id: string }[]) => units.map((each) => each.id);

  it('knows its root, its size and its units', () => {
    expect(tree.root.id).toBe('省');
    expect(tree.size).toBe(5);
    expect(tree.unit(id('課1'))?.parent).toBe('A局');
    expect(tree.unit(id('無い'))).toBeUndefined();
  });

  it('walks up from a unit to the root', () => {
    expect(ids(tree.pathUp(id('室')))).toEqual(['室', '課1', 'A局', '省']);
    expect(ids(tree.pathUp(id('省')))).toEqual(['省']);
    expect(tree.pathUp(id('無い'))).toEqual([]);
  });

  it('lists everything below a unit, parents first', () => {
    expect(ids(tree.subtree(id('省')))).toEqual(['省', 'A局', 'B局', '課1', '室']);
    expect(ids(tree.subtree(id('A局')))).toEqual(['A局', '課1', '室']);
    expect(tree.subtree(id('無い'))).toEqual([]);
    expect(ids(tree.childrenOf(id('省')))).toEqual(['A局', 'B局']);
    expect(tree.childrenOf(id('室'))).toEqual([]);
  });

  it.each([
    ['室', '省', true],
    ['室', '室', true],
    ['省', '室', false],
    ['課1', 'B局', false],
    ['無い', '省', false],
    ['室', '無い', false],
  ])('says whether %s is within %s: %s', (below, top, expected) => {
    expect(tree.isWithin(id(below), id(top))).toBe(expected);
  });

  it('may be given children before parents', () => {
    const upsideDown = treeOf(['課1', 'A局'], ['A局', '省'], ['省']);
    expect(ids(upsideDown.subtree(id('省')))).toEqual(['省', 'A局', '課1']);
  });

  it('is made of twenty thousand units in a chain', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => [`u${i}`, i === 0 ? undefined : `u${i - 1}`] as const);
    const deep = buildTree(chain.map(([name, parent]) => unit(name, parent)));
    expect(deep.type).toBe('tree');
    if (deep.type === 'tree') expect(deep.tree.pathUp(id('u19999'))).toHaveLength(20_000);
  });
});

describe('what is no tree', () => {
  it.each([
    ['nothing', [], [{ type: 'no-root' }]],
    ['two roots', [['省'], ['庁']], [{ type: 'two-roots', unit: '省', other: '庁' }]],
    ['a unit twice', [['省'], ['課', '省'], ['課', '省']], [{ type: 'duplicate', unit: '課' }]],
    ['an unknown parent', [['省'], ['課', '局']], [{ type: 'unknown-parent', unit: '課', parent: '局' }]],
  ] as const)('%s', (_, units, expected) => {
    expect(problems(...units)).toEqual(expected);
  });

  it('a circle, beside a root or alone', () => {
    expect(problems(['省'], ['甲', '乙'], ['乙', '甲'])).toEqual([{ type: 'cycle', unit: '甲' }]);
    expect(problems(['甲', '乙'], ['乙', '甲'])).toEqual([{ type: 'cycle', unit: '甲' }]);
    expect(problems(['省'], ['甲', '甲'])).toEqual([{ type: 'cycle', unit: '甲' }]);
  });

  it('a branch that hangs on a circle: the circle is named, once', () => {
    const found = problems(['省'], ['丙', '乙'], ['甲', '乙'], ['乙', '甲']);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ type: 'cycle' });
    expect(['甲', '乙']).toContain(found[0] && 'unit' in found[0] ? found[0].unit : '');
  });
});
