import { describe, expect, it } from 'vitest';
import { asUnitId, type UnitId } from '../../../src/people/model.ts';
import { scopesOf, unitsToAsk, visibleUnits } from '../../../src/results/rights.ts';
import type { Results } from '../../../src/results/seen.ts';
import { resultOf } from '../../fixtures/results.ts';
import { ORG, person, treeOf } from '../../fixtures/staff.ts';

/** 省 over 局 (課, 室 with 係) and 庁 (部). */
const tree = treeOf(['省'], ['局', '省'], ['課', '局'], ['室', '局'], ['係', '室'], ['庁', '省'], ['部', '庁']);
const units = (...ids: string[]): readonly UnitId[] => ids.map(asUnitId);
const shown = (...ids: string[]): Results =>
  new Map(
    units('省', '局', '課', '室', '係', '庁', '部').map((id) => [
      id,
      ids.includes(id) ? resultOf(ORG, id) : resultOf(ORG, id, { shown: {}, why: { A0: 'few' } }),
    ]),
  );
const everything = shown('省', '局', '課', '室', '係', '庁', '部');

const seen = (who: ReturnType<typeof person>, results: Results) => [
  ...visibleUnits(scopesOf(who, tree, results), tree),
];

describe('who is shown what', () => {
  it.each([
    ['staff see their own unit', person('S', '係'), everything, ['係']],
    ['staff see the smallest shown unit above them', person('S', '係'), shown('局', '省'), ['局']],
    ['staff see nothing where no unit above them is shown', person('S', '係'), shown('部'), []],
    [
      'heads see the unit they head and its parent',
      person('M', '局', { manages: units('室') }),
      everything,
      ['局', '室'],
    ],
    [
      'heads see the nearest shown unit and the nearest above that',
      person('M', '省', { manages: units('係') }),
      shown('局', '省'),
      ['省', '局'],
    ],
    [
      'heads of two units see both',
      person('M', '省', { manages: units('課', '部') }),
      everything,
      ['省', '課', '局', '部', '庁'],
    ],
    [
      'promoters see all below their units, hidden ones as well',
      person('P', '部', { promotes: units('局') }),
      shown('省', '部'),
      ['部', '局', '課', '室', '係'],
    ],
    [
      'promoters see no parent and no other branch',
      person('P', '係', { promotes: units('室') }),
      everything,
      ['係', '室'],
    ],
    ['administrators see no more than staff', person('A', '課', { admin: true }), everything, ['課']],
    [
      'who has left sees nothing',
      person('L', '課', { left: true, manages: units('課'), promotes: units('省') }),
      everything,
      [],
    ],
    [
      'a role in a unit that is no more gives nothing',
      person('G', '課', { manages: units('無'), promotes: units('無') }),
      everything,
      ['課'],
    ],
  ] as const)('%s', (_, who, results, expected) => {
    expect(seen(who, results)).toEqual(expected);
  });

  it('says by which role, and keeps one view of units of which one lies below the other', () => {
    const who = person('B', '課', { manages: units('課'), promotes: units('室', '局', '部') });
    expect(scopesOf(who, tree, everything)).toEqual([
      { by: 'staff', unit: '課' },
      { by: 'manager', of: '課', unit: '課', above: '局' },
      { by: 'promoter', unit: '局' },
      { by: 'promoter', unit: '部' },
    ]);
  });

  it('asks for the results of the ways up only', () => {
    const who = person('B', '係', { manages: units('課'), promotes: units('庁') });
    expect(unitsToAsk(who, tree)).toEqual(['係', '室', '局', '省', '課']);
    expect(unitsToAsk({ ...who, left: true }, tree)).toEqual([]);
  });
});
