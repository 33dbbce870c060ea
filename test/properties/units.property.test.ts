import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UNITS_LISTED, unitsOf } from '../../src/campaign/scene.ts';
import { asUnitId, type UnitId } from '../../src/people/model.ts';
import { treeOf } from '../fixtures/staff.ts';

const idOf = (index: number): UnitId => asUnitId(`u${index}`);

const trees = fc
  .array(fc.nat(200), { maxLength: 120 })
  .map((parents) => treeOf([idOf(0)], ...parents.map((parent, i) => [idOf(i + 1), idOf(parent % (i + 1))] as const)));

it('lists the highest units that somebody promotes, in any tree, and one more than there is room for', () =>
  fc.assert(
    fc.property(trees, fc.array(fc.nat(130).map(idOf), { maxLength: 6 }), (tree, promotes) => {
      const depth = (id: UnitId) => tree.pathUp(id).length;
      const all = new Set(promotes.flatMap((top) => tree.subtree(top).map(({ id }) => id)));
      const listed = unitsOf({ promotes }, tree).map(({ id }) => id);
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed.length).toBe(Math.min(all.size, UNITS_LISTED + 1));
      expect(listed.filter((id) => !all.has(id))).toEqual([]);
      expect(listed.map(depth)).toEqual(listed.map(depth).toSorted((a, b) => a - b));
      const deepest = Math.max(0, ...listed.map(depth));
      const leftOut = [...all].filter((id) => !listed.includes(id));
      expect(leftOut.filter((id) => depth(id) < deepest)).toEqual([]);
    }),
    { numRuns: 300 },
  ));
