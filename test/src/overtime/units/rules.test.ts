import { describe, expect, it } from 'vitest';
import { saysNothing, type Told, tellUnits } from '../../../../src/overtime/units/rules.ts';
import { asPersonId, asUnitId } from '../../../../src/people/model.ts';

type Row = readonly [id: string, parent: string | undefined, people: number, over: number, head?: string];

const tell = (rows: readonly Row[], closed: readonly string[] = []): { readonly [unit: string]: Told } => {
  const units = rows.map(([id, parent, , , head]) => ({
    ...{ id: asUnitId(id), name: id, managers: head === undefined ? [] : [asPersonId(head)], promoters: [] },
    ...(parent !== undefined && { parent: asUnitId(parent) }),
  }));
  const own = new Map(rows.map(([id, , people, count]) => [asUnitId(id), { people, most: people, count }]));
  return Object.fromEntries(tellUnits(units, { own, weight: 1, mayTell: (id) => !closed.includes(id) }));
};
const told = (people: number, from: number, to: number): Told => ({ type: 'told', people, most: people, from, to });

describe('what is told of units', () => {
  it.each<[people: number, over: number, from: number, to: number]>([
    [5, 0, 0, 2],
    [5, 2, 0, 2],
    [5, 3, 3, 5],
    [5, 5, 3, 5],
    [6, 1, 0, 2],
    [6, 6, 3, 6],
    [9, 8, 6, 9],
    [20, 10, 9, 11],
    [20, 20, 18, 20],
    [200, 57, 50, 59],
  ])('is of %i people of whom %i count that they are from %i to %i', (people, over, from, to) => {
    expect(tell([['課', undefined, people, over]])).toEqual({ 課: told(people, from, to) });
  });

  it('is nothing of four, whose numbers count in the unit above', () => {
    expect(
      tell([
        ['局', undefined, 6, 0],
        ['課', '局', 4, 4],
      ]),
    ).toEqual({ 局: told(10, 3, 5), 課: { type: 'few' } });
  });

  it('is nothing of a unit whose sister could be computed from it', () => {
    expect(
      tell([
        ['局', undefined, 0, 0],
        ['A課', '局', 3, 1],
        ['B課', '局', 6, 3],
      ]),
    ).toEqual({ 局: told(9, 3, 5), A課: { type: 'few' }, B課: { type: 'withheld' } });
  });

  it('is wider above where heads know a part of it', () => {
    expect(
      tell([
        ['局', undefined, 2, 0, '局長'],
        ['A課', '局', 3, 1, '課長'],
        ['B課', '局', 9, 3],
      ]).局,
    ).toEqual(told(14, 3, 10));
  });

  it('is nothing of a unit that may not be told, and its people count above', () => {
    const rows: readonly Row[] = [
      ['局', undefined, 5, 0],
      ['課', '局', 20, 10],
    ];
    expect(tell(rows)).toEqual({ 局: told(25, 9, 11), 課: told(20, 9, 11) });
    expect(tell(rows, ['課'])).toEqual({ 局: told(25, 9, 11), 課: { type: 'withheld' } });
  });

  it('says nothing where everything stays possible', () => {
    expect(saysNothing({ from: 0, to: 7, most: 7 })).toBe(true);
    expect(saysNothing({ from: 0, to: 6, most: 7 })).toBe(false);
    expect(saysNothing({ from: 1, to: 7, most: 7 })).toBe(false);
  });
});
