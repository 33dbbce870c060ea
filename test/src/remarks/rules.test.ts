import { describe, expect, it } from 'vitest';
import { asOrgId, asUnitId, type UnitId } from '../../../src/people/model.ts';
import type { Remark, RoundTree, Tally } from '../../../src/pulse/model.ts';
import { placesOf, sheetsOf } from '../../../src/remarks/rules.ts';
import { asLocalDate, asWeekId } from '../../../src/time/instant.ts';

const unit = (id: string, parent?: string) => ({
  ...{ id: asUnitId(id), name: id, asked: 20, bucket: asUnitId(id), keeps: 20 },
  newcomersAfter: asLocalDate('2026-11-12'),
  ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
});
const units = [unit('省'), unit('A局', '省'), unit('B局', '省'), unit('A課', 'A局'), unit('B課', 'B局')];
const tree: RoundTree = new Map(units.map((each) => [each.id, each]));
const answered = (id: string, respondents: number): Tally => ({ unit: asUnitId(id), respondents, counts: {} });
const remark = (id: string, bureau: string): Remark => ({ id, bureau: asUnitId(bureau), text: `${id}の声` });
const idsBy = (places: ReadonlyMap<UnitId, readonly Remark[]>) =>
  [...places].map(([place, remarks]) => [place, remarks.map(({ id }) => id)]);

describe('where remarks are read', () => {
  it('reads them in their bureau from ten who answered there, sections included', () => {
    const tallies = [answered('A局', 4), answered('A課', 6), answered('B課', 12)];
    const places = placesOf([remark('1', 'A局'), remark('2', 'B局'), remark('3', 'A局')], tree, tallies, 10);
    expect(idsBy(places)).toEqual([
      ['A局', ['1', '3']],
      ['B局', ['2']],
    ]);
  });

  it('puts those of smaller bureaus together in the whole organisation', () => {
    const tallies = [answered('A課', 9), answered('B課', 12), answered('省', 1)];
    const places = placesOf([remark('1', 'A局'), remark('2', 'B局'), remark('3', '省')], tree, tallies, 10);
    expect(idsBy(places)).toEqual([
      ['省', ['1', '3']],
      ['B局', ['2']],
    ]);
  });

  it('reads them nowhere where even together fewer than ten answered', () => {
    const tallies = [answered('A課', 9), answered('B課', 12)];
    const places = placesOf([remark('1', 'A局'), remark('2', 'B局')], tree, tallies, 10);
    expect(idsBy(places)).toEqual([['B局', ['2']]]);
  });

  it('holds to a threshold that was raised', () => {
    const tallies = [answered('A課', 14), answered('B課', 15)];
    const places = placesOf([remark('1', 'A局'), remark('2', 'B局')], tree, tallies, 15);
    expect(idsBy(places)).toEqual([['B局', ['2']]]);
  });
});

describe('sheets', () => {
  it('lays fifty on a page, in the order of their ids, all waiting', () => {
    const remarks = Array.from({ length: 51 }, (_, i) => remark(String(99 - i), 'A局'));
    const sheets = sheetsOf(asOrgId('省'), asWeekId('2026-W47'), new Map([[asUnitId('A局'), remarks]]));
    expect(sheets.map(({ page, pages, remarks: some }) => [page, pages, some.length])).toEqual([
      [0, 2, 50],
      [1, 2, 1],
    ]);
    expect(sheets[0]?.remarks[0]).toEqual({ id: '49', text: '49の声', state: 'waiting' });
    expect(sheets[1]?.remarks[0]?.id).toBe('99');
  });
});
