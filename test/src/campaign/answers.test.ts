import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../src/campaign/answers.ts';
import type { Acknowledged, UnitCount } from '../../../src/campaign/ports.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { ORG, treeOf } from '../../fixtures/staff.ts';

const tree = treeOf(['省'], ['東', '省'], ['西', '省'], ['北', '省'], ['別', '北']);

const acknowledgedIn = (units: { readonly [unit: string]: readonly [read: number, tried: number] }) =>
  Object.entries(units).flatMap(([unit, [read, tried]]) =>
    Array.from(
      { length: read },
      (_, i): Acknowledged => ({
        person: asPersonId(`${unit}${i}`),
        unit: asUnitId(unit),
        what: i < tried ? 'tried' : 'read',
      }),
    ),
  );

const answers = (all: readonly Acknowledged[], counts?: readonly UnitCount[], units = tree) =>
  answersTo(draftOf(ORG), units, {
    counts: async () => counts,
    answers: async () =>
      [...Map.groupBy(all, ({ unit }) => unit)].map(([unit, of]) => ({
        ...{ unit, read: of.length, tried: of.filter(({ what }) => what === 'tried').length },
      })),
  });

const shown = (people: number) => ({ type: 'shown', people });
const few = { type: 'few' };
const withheld = { type: 'withheld' };

describe('how many acknowledged', () => {
  it('is said from five, who tried it being among those who read it', async () => {
    const { read, tried } = await answers(acknowledgedIn({ 東: [7, 5] }));
    expect([read, tried]).toEqual([shown(7), shown(5)]);
    expect((await answers(acknowledgedIn({ 東: [4, 4] }))).read).toEqual(few);
  });

  it('is not said of a unit when that would tell of four elsewhere', async () => {
    const { read, units } = await answers(acknowledgedIn({ 東: [6, 0], 西: [4, 0] }));
    expect(read).toEqual(shown(10));
    expect(units.map(({ unit, read: count }) => [unit, count])).toEqual([
      ['東', withheld],
      ['西', few],
      ['北', few],
    ]);
  });

  it('is said of units whose rest is five or more as well', async () => {
    const { units } = await answers(acknowledgedIn({ 東: [6, 0], 西: [9, 0], 省: [5, 0] }));
    expect(units.map((unit) => unit.read)).toEqual([shown(6), shown(9), few]);
  });

  it('counts those of units below, and who has moved elsewhere for the whole', async () => {
    const { read, units } = await answers(acknowledgedIn({ 別: [5, 0], 無い: [6, 0] }));
    expect(read).toEqual(shown(11));
    expect(units.at(-1)?.read).toEqual(shown(5));
  });

  it('withholds a unit of the list where a card has no room for a few people elsewhere', async () => {
    const names = Array.from({ length: 25 }, (_, i) => `室${i}`);
    const wide = treeOf(['省'], ...names.map((name) => [name, '省'] as const));
    const six: readonly [number, number] = [6, 0];
    const all = Object.fromEntries(names.slice(0, 20).map((name) => [name, six]));
    const { read, units } = await answers(acknowledgedIn({ ...all, 室24: [3, 0] }), undefined, wide);
    expect(read).toEqual(shown(123));
    expect(units).toHaveLength(20);
    expect(units.map((unit) => unit.read).filter(({ type }) => type === 'withheld')).toHaveLength(1);
    const more = await answers(acknowledgedIn({ ...all, 室24: [5, 0] }), undefined, wide);
    expect(more.units.every((unit) => unit.read.type === 'shown')).toBe(true);
  });

  it('comes from what was kept of it once nobody is named any more', async () => {
    const { read, tried } = await answers(
      [],
      [
        { unit: asUnitId('東'), read: 8, tried: 2 },
        { read: 3, tried: 3 },
      ],
    );
    expect([read, tried]).toEqual([shown(11), shown(5)]);
  });
});
