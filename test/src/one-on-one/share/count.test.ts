import { describe, expect, it } from 'vitest';
import type { Pair } from '../../../../src/one-on-one/model.ts';
import { ended } from '../../../../src/one-on-one/rules.ts';
import { addDiary, type Counted, sharesOf } from '../../../../src/one-on-one/share/count.ts';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { asPersonId, asUnitId, type Unit, type UnitId } from '../../../../src/people/model.ts';
import { buildTree, type UnitTree } from '../../../../src/people/tree.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { diaryOf, pairOf } from '../../../fixtures/one-on-one.ts';
import { unit } from '../../../fixtures/staff.ts';
import { at as instant } from '../../../fixtures/time.ts';

const november = asCalendarMonth('2026-11');
const day = asLocalDate;
const EVENING = instant('2026-12-01T18:00:00+09:00');

/** 局 heads 課 and 室; 9 heads 課. */
const tree = (() => {
  const units: readonly Unit[] = [unit('局'), { ...unit('課', '局'), managers: [asPersonId('9')] }, unit('室', '局')];
  const built = buildTree(units);
  if (built.type !== 'tree') throw new Error('no tree');
  return built.tree;
})() satisfies UnitTree;

const talked = (staff: string, changes: Partial<Pair> = {}): Pair =>
  pairOf(staff, { past: [{ n: 2, day: day('2026-11-12'), ending: 'held' }], lastHeld: day('2026-11-12'), ...changes });
const skipped = (staff: string, changes: Partial<Pair> = {}): Pair =>
  pairOf(staff, {
    past: [{ n: 2, day: day('2026-11-12'), ending: 'skipped' }],
    lastHeld: day('2026-10-15'),
    ...changes,
  });

const counted = (pairs: readonly Pair[], manager = '9'): Counted => {
  const sums: Counted = new Map();
  addDiary(sums, diaryOf(pairs, { manager: asPersonId(manager) }), november, tree);
  return sums;
};
const at = (sums: Counted, id: string) => {
  const found = sums.get(asUnitId(id));
  return found && { pairs: found.pairs, held: found.held };
};
const had = (pairs: number): ReadonlyMap<UnitId, number> =>
  new Map([
    [asUnitId('課'), pairs],
    [asUnitId('局'), pairs],
    [asUnitId('室'), 0],
  ]);
const many = (count: number, from = 100): readonly string[] =>
  Array.from({ length: count }, (_, i) => String(from + i));

describe('counting 1on1s of units', () => {
  it('counts pairs that had begun when the month did, and those of them that talked in it', () => {
    const sums = counted([
      talked('1'),
      skipped('2'),
      talked('3', { started: day('2026-11-02') }),
      talked('4', { gone: true }),
      pairOf('5', { past: [{ n: 3, day: day('2026-12-01'), ending: 'held' }], lastHeld: day('2026-12-01') }),
      pairOf('6', { past: [], lastHeld: day('2026-11-30') }),
      pairOf('7', {
        past: [
          { n: 3, day: day('2026-12-01'), ending: 'skipped' },
          { n: 2, day: day('2026-11-02'), ending: 'held' },
        ],
      }),
    ]);
    expect(at(sums, '課')).toEqual({ pairs: 5, held: 3 });
  });

  it('counts who talked early in the month, and skipped all until the next one', () => {
    const days = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-24', '2026-11-30', '2026-12-01'].map(day);
    const lived = days.reduce(
      (pair, each) => ended(pair, each === '2026-11-02' || each === '2026-12-01' ? 'held' : 'skipped', each, EVENING),
      pairOf('1', { past: [], cadence: 1 }),
    );
    expect(at(counted([lived]), '課')).toEqual({ pairs: 1, held: 1 });
    expect(lived.past).toHaveLength(4);
    const only = days
      .slice(0, 5)
      .reduce((pair, each) => ended(pair, 'skipped', each, EVENING), pairOf('1', { past: [] }));
    expect(at(counted([only]), '課')).toEqual({ pairs: 1, held: 0 });
  });

  it('counts a head, and who has a mentor, in the unit above', () => {
    const sums = counted([talked('9'), talked('1', { mentor: true }), talked('2')], '20');
    expect(at(sums, '課')).toEqual({ pairs: 1, held: 1 });
    expect(at(sums, '局')).toEqual({ pairs: 2, held: 2 });
  });

  it('counts pairs of a unit that is no more at the top', () => {
    expect(at(counted([talked('1', { unit: asUnitId('無い') })]), '局')).toEqual({ pairs: 1, held: 1 });
  });

  it('tells of five pairs or more, in a range and never that all or none talked', () => {
    const told = sharesOf(
      tree,
      counted([...many(8).map((id) => talked(id)), ...many(4, 200).map((id) => skipped(id))]),
      [],
    );
    expect(told.get(asUnitId('課'))).toEqual({ pairs: 12, held: { from: 8, to: 12 } });
    const few = sharesOf(tree, counted(many(4).map((id) => talked(id))), []);
    expect(few.get(asUnitId('課'))).toEqual({ pairs: 4 });
    const all = sharesOf(tree, counted(many(5).map((id) => talked(id))), []);
    expect(all.get(asUnitId('課'))).toEqual({ pairs: 5 });
  });

  it('tells nothing of a unit for three months after one to four came or went', () => {
    const here = [...many(8).map((id) => talked(id)), ...many(4, 200).map((id) => skipped(id))];
    const told = (pairs: readonly Pair[], ...then: readonly (ReadonlyMap<UnitId, number> | undefined)[]) =>
      sharesOf(tree, counted(pairs), then).get(asUnitId('課'))?.held;
    expect(told(here, had(12), had(12), had(12))).toEqual({ from: 8, to: 12 });
    expect(told(here, had(13))).toBeUndefined();
    expect(told(here, had(12), had(11))).toBeUndefined();
    expect(told(here, had(17))).toEqual({ from: 8, to: 12 });
    // One came in October, and another went: as many as before.
    const newcomer = talked('300', { started: day('2026-10-15') });
    expect(told([...here.slice(1), newcomer], had(12))).toBeUndefined();
    expect(told([...here.slice(1), newcomer])).toEqual({ from: 8, to: 12 });
  });
});
