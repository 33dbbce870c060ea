import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/one-on-one/scene.ts';
import { asPersonId, asUnitId, type Unit } from '../../../src/people/model.ts';
import { buildTree } from '../../../src/people/tree.ts';

const unit = (id: string, parent: string | undefined, ...managers: readonly string[]): Unit => ({
  ...{ id: asUnitId(id), name: id, managers: managers.map(asPersonId), promoters: [] },
  ...(parent !== undefined && { parent: asUnitId(parent) }),
});

const headOfOne = (id: string, of: string, ...units: readonly Unit[]): string | undefined => {
  const built = buildTree(units);
  if (built.type !== 'tree') throw new Error('no tree');
  return headOf({ id: asPersonId(id), unit: asUnitId(of) }, built.tree);
};

const ministry = unit('省', undefined, '次官');

describe('whoever heads somebody', () => {
  it('is the first 管理職 of their unit, or of the nearest above that has one', () => {
    expect(headOfOne('係員', '課', ministry, unit('課', '省', '課長', '室長'))).toBe('課長');
    expect(headOfOne('係員', '係', ministry, unit('課', '省', '課長'), unit('係', '課'))).toBe('課長');
  });

  it('is above the unit that they head themselves, however many head it', () => {
    expect(headOfOne('課長', '課', ministry, unit('課', '省', '課長', '室長'))).toBe('次官');
    expect(headOfOne('室長', '課', ministry, unit('課', '省', '課長', '室長'))).toBe('次官');
  });

  it('is nobody for who heads the whole', () => {
    expect(headOfOne('次官', '省', ministry)).toBeUndefined();
  });
});
