import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import type { UnitMonth, UnitSum } from '../../src/overtime/units/model.ts';
import { addMoves } from '../../src/overtime/units/moves.ts';
import type { UnitMonths } from '../../src/overtime/units/ports.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { tagOf } from '../../src/people/tag.ts';
import { at } from '../fixtures/time.ts';

export type UnitMonthsSetup = { readonly org: OrgId; readonly other: OrgId; readonly unitMonths: UnitMonths };

const CLOSED = at('2026-12-10T05:00:00+09:00');
const november = asCalendarMonth('2026-11');
const [bureau, section] = [asUnitId('局'), asUnitId('課#1')];
const sum = (changes: Partial<UnitSum> = {}): UnitSum => ({
  ...{ people: 7, long: 2, workers: 5, days: 40, shortRests: 3 },
  ...changes,
});
const told = (org: OrgId, changes: Partial<UnitMonth> = {}): UnitMonth => ({
  ...{ org, unit: section, month: november, at: CLOSED },
  ...changes,
});
const member = (id: string, ...path: readonly string[]) => ({ tag: tagOf(asPersonId(id)), path: path.map(asUnitId) });

/** What every implementation of `UnitMonths` must do. */
export const unitMonthsContract = (setup: () => UnitMonthsSetup): void => {
  describe('months of units contract', () => {
    it('keeps what a part counted, the first time only', async () => {
      const { unitMonths, org, other } = setup();
      expect(await unitMonths.isCounted(org, november, 1)).toBe(false);
      expect(await unitMonths.sums(org, november, 1)).toEqual(new Map());
      const members = [member('1', '課#1', '局'), member('2', '局')];
      const sums = new Map([
        [section, sum()],
        [bureau, sum({ people: 1, long: 0 })],
      ]);
      await unitMonths.saveCount(org, november, 1, { sums, members });
      await unitMonths.saveCount(org, november, 1, { sums: new Map([[bureau, sum()]]), members: [] });
      expect(await unitMonths.isCounted(org, november, 1)).toBe(true);
      expect(await unitMonths.sums(org, november, 1)).toEqual(sums);
      expect(await unitMonths.members(org, november, 1)).toEqual(members);
      for (const [of, month, part] of [
        [org, november, 10],
        [org, november, 0],
        [org, asCalendarMonth('2026-10'), 1],
        [other, november, 1],
      ] as const) {
        expect(await unitMonths.isCounted(of, month, part)).toBe(false);
        expect(await unitMonths.sums(of, month, part)).toEqual(new Map());
        expect(await unitMonths.members(of, month, part)).toEqual([]);
      }
    });

    it('takes the sums away once the month is closed, and still knows who was counted where', async () => {
      const { unitMonths, org, other } = setup();
      for (const part of [1, 10])
        await unitMonths.saveCount(org, november, part, {
          ...{ sums: new Map([[section, sum()]]), members: [member('1', '課#1')] },
        });
      expect(await unitMonths.isClosed(org, november)).toBe(false);
      for (const _ of [1, 2]) await unitMonths.close(org, november);
      expect(await unitMonths.isClosed(org, november)).toBe(true);
      expect(await unitMonths.isClosed(other, november)).toBe(false);
      expect(await unitMonths.sums(org, november, 1)).toEqual(new Map());
      expect(await unitMonths.sums(org, november, 10)).toEqual(new Map());
      expect(await unitMonths.members(org, november, 10)).toEqual([member('1', '課#1')]);
    });

    it('reads months of units only once they are closed', async () => {
      const { unitMonths, org, other } = setup();
      const october = asCalendarMonth('2026-10');
      const full = told(org, { long: { from: 0, to: 2, people: 7 }, rested: { from: 80, to: 100 } });
      const before = told(org, { month: october });
      await unitMonths.save([full, before, told(org, { unit: bureau })]);
      const wanted = [section, bureau, asUnitId('室')].flatMap((unit) => [
        { unit, month: november },
        { unit, month: october },
      ]);
      expect(await unitMonths.closed(org, wanted)).toEqual([]);
      await unitMonths.close(org, october);
      expect(await unitMonths.closed(org, wanted)).toEqual([before]);
      await unitMonths.close(org, november);
      const byName = (a: UnitMonth, b: UnitMonth) => (`${a.unit}${a.month}` < `${b.unit}${b.month}` ? -1 : 1);
      const found = (await unitMonths.closed(org, wanted)).toSorted(byName);
      expect(found).toEqual([told(org, { unit: bureau }), before, full]);
      expect(await unitMonths.closed(org, [{ unit: section, month: november }])).toEqual([full]);
      expect(await unitMonths.closed(other, wanted)).toEqual([]);
      expect(await unitMonths.closed(org, [])).toEqual([]);
    });

    it('forgets who was counted where and still knows how many moved', async () => {
      const { unitMonths, org } = setup();
      const december = asCalendarMonth('2026-12');
      const [gone, stays] = [member('1', '課#1', '局'), member('2', '課#1', '局')];
      const parts = Array.from({ length: unitMonths.parts }, (_, part) => part);
      for (const month of [november, december])
        for (const part of parts)
          await unitMonths.saveCount(org, month, part, { sums: new Map(), members: [gone, stays] });
      for (const standIn of ['stand-in', 'tried again']) await unitMonths.forget(org, asPersonId('1'), standIn);
      const left = await Promise.all(parts.map((part) => unitMonths.members(org, november, part)));
      // A person is in one part, the same in every month.
      const changed = left.filter((members) => members.some(({ tag }) => tag !== gone.tag && tag !== stays.tag));
      expect(changed).toEqual([[{ ...gone, tag: 'stand-in' }, stays]]);
      const part = left.findIndex((members) => members.some(({ tag }) => tag === 'stand-in'));
      expect(await unitMonths.members(org, december, part)).toEqual([{ ...gone, tag: 'stand-in' }, stays]);
      const moves = new Map();
      addMoves(moves, await unitMonths.members(org, december, part), [stays]);
      expect(Object.fromEntries(moves)).toEqual({ 局: 1, '課#1': 1 });
    });
  });
};
