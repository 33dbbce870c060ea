import { describe, expect, it } from 'vitest';
import type { UnitShare } from '../../src/one-on-one/share/model.ts';
import type { UnitShares } from '../../src/one-on-one/share/ports.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { asUnitId, type OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type UnitSharesSetup = { readonly org: OrgId; readonly other: OrgId; readonly shares: UnitShares };

const [october, november] = [asCalendarMonth('2026-10'), asCalendarMonth('2026-11')];
const [bureau, section] = [asUnitId('局'), asUnitId('課#1')];
const share = (org: OrgId, changes: Partial<UnitShare> = {}): UnitShare => ({
  ...{ org, unit: section, month: november, at: at('2026-12-03T05:00:00+09:00'), pairs: 12 },
  ...changes,
});

/** What every implementation of `UnitShares` must do. */
export const unitSharesContract = (setup: () => UnitSharesSetup): void => {
  describe('shares of 1on1s contract', () => {
    it('shows nothing of a month before it is closed, and all of it afterwards', async () => {
      const { shares, org, other } = setup();
      const [told, untold] = [share(org, { held: { from: 4, to: 9 } }), share(org, { unit: bureau, pairs: 3 })];
      const wanted = [section, bureau].map((unit) => ({ unit, month: november }));
      await shares.save([told, untold]);
      expect(await shares.isClosed(org, november)).toBe(false);
      expect(await shares.closed(org, wanted)).toEqual([]);
      await shares.close(org, november);
      await shares.close(org, november);
      expect(await shares.isClosed(org, november)).toBe(true);
      const found = await shares.closed(org, wanted);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([told, untold]));
      expect(await shares.isClosed(org, october)).toBe(false);
      expect(await shares.isClosed(other, november)).toBe(false);
      expect(await shares.closed(other, wanted)).toEqual([]);
    });

    it('reads the months that are wanted, of those that are closed', async () => {
      const { shares, org } = setup();
      await shares.save([share(org), share(org, { month: october, pairs: 11 })]);
      await shares.close(org, october);
      const wanted = [october, november].map((month) => ({ unit: section, month }));
      expect(await shares.closed(org, wanted)).toEqual([share(org, { month: october, pairs: 11 })]);
      expect(await shares.closed(org, [])).toEqual([]);
    });

    it('keeps what a later counting found, as long as nobody was shown the one before', async () => {
      const { shares, org } = setup();
      await shares.save([share(org, { held: { from: 0, to: 3 } })]);
      await shares.save([share(org)]);
      await shares.close(org, november);
      expect(await shares.closed(org, [{ unit: section, month: november }])).toEqual([share(org)]);
    });
  });
};
