import { describe, expect, it } from 'vitest';
import { addMoves, mayBeTold } from '../../../../src/overtime/units/moves.ts';
import { asPersonId, asUnitId, type UnitId } from '../../../../src/people/model.ts';
import { tagOf } from '../../../../src/people/tag.ts';

const member = (tag: string, ...path: readonly string[]) => ({ tag, path: path.map(asUnitId) });

describe('who came and went', () => {
  it('is counted in each unit that somebody is in in one of two months only', () => {
    const before = [member('a', '係', '課', '局'), member('b', '課', '局'), member('c', '係', '課', '局')];
    const now = [member('a', '係', '課', '局'), member('b', '係', '課', '局'), member('d', '局')];
    const moves = new Map<UnitId, number>();
    addMoves(moves, before, now);
    expect(Object.fromEntries(moves)).toEqual({ 係: 2, 課: 1, 局: 2 });
  });

  it('is counted where a unit with everybody in it went elsewhere', () => {
    const moves = new Map<UnitId, number>();
    addMoves(moves, [member('a', '課', 'A局', '省')], [member('a', '課', 'B局', '省')]);
    expect(Object.fromEntries(moves)).toEqual({ A局: 1, B局: 1 });
  });

  it.each([
    [20, [0, 0, 0], true],
    [20, [0, 1, 0], false],
    [20, [4], false],
    [20, [5, 0, 12], true],
    [49, [1], false],
    [50, [1], true],
    [20, [], true],
  ])('lets a unit of %i be told or not after %j moved', (people, moves, told) => {
    expect(mayBeTold(people, moves)).toBe(told);
  });

  it('knows the same person again, by less than their id', () => {
    expect(tagOf(asPersonId('K004'))).toBe(tagOf(asPersonId('K004')));
    expect(tagOf(asPersonId('K004'))).not.toBe(tagOf(asPersonId('K005')));
    expect(tagOf(asPersonId('K'.repeat(64)))).toHaveLength(12);
  });
});
