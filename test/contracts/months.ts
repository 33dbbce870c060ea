import { describe, expect, it } from 'vitest';
import { asCampaignId } from '../../src/campaign/model.ts';
import { asMonthId, partId } from '../../src/campaign/month.ts';
import type { CampaignStore, MonthStore } from '../../src/campaign/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { draftOf, monthOf } from '../fixtures/campaigns.ts';
import { at } from '../fixtures/time.ts';

export type MonthsSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly months: MonthStore;
  readonly campaigns: CampaignStore;
};

const second = asMonthId('0002');
const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

/** What every implementation of `MonthStore` must do. */
export const monthsContract = (setup: () => MonthsSetup): void => {
  describe('months contract', () => {
    it('reads back what was saved, with the next revision, and nothing of another organisation', async () => {
      const { months, org, other } = setup();
      expect(await months.months(org)).toEqual([]);
      expect(await months.save(monthOf(org))).toBe(true);
      expect(await months.months(org)).toEqual([monthOf(org, { revision: 1 })]);
      expect(await months.months(other)).toEqual([]);
      const deletedAt = at('2026-12-02T09:00:00+09:00');
      expect(await months.save(monthOf(org, { revision: 1, deletedAt }))).toBe(true);
      expect(await months.months(org)).toEqual([monthOf(org, { revision: 2, deletedAt })]);
      expect(await months.save(monthOf(org, { revision: 2, name: '月間' }))).toBe(true);
      expect(await months.months(org)).toEqual([monthOf(org, { revision: 3, name: '月間' })]);
    });

    it('takes one of fifty saves of the same revision', async () => {
      const { months, org } = setup();
      expect((await fifty(() => months.save(monthOf(org)))).filter(Boolean)).toHaveLength(1);
      expect((await fifty(() => months.save(monthOf(org, { revision: 1 })))).filter(Boolean)).toHaveLength(1);
      expect(await months.save(monthOf(org, { name: '遅れた保存' }))).toBe(false);
      expect(await months.months(org)).toEqual([monthOf(org, { revision: 2 })]);
    });

    it('lists them in the order in which they were set up, and keeps them apart from campaigns', async () => {
      const { months, campaigns, org } = setup();
      await months.save(monthOf(org, { id: second }));
      await months.save(monthOf(org));
      await campaigns.save(draftOf(org));
      expect((await months.months(org)).map(({ id }) => id)).toEqual(['0001', '0002']);
      expect((await campaigns.recent(org, 5)).map(({ id }) => id)).toEqual([draftOf(org).id]);
    });

    it('shows months and campaigns together: the texts of months first, then the newest', async () => {
      const { months, campaigns, org, other } = setup();
      const part = { month: second, kit: 'voice' } as const;
      expect(await months.overview(org, 5)).toEqual({ months: [], campaigns: [] });
      await months.save(monthOf(org, { id: second }));
      await months.save(monthOf(org));
      await months.save(monthOf(other));
      for (const name of ['20261103T-a', '20261101T-b', '20261102T-c'])
        await campaigns.save(draftOf(org, { id: asCampaignId(name) }));
      await campaigns.save(draftOf(org, { id: partId(part), part }));
      const { months: plans, campaigns: newest } = await months.overview(org, 3);
      expect(plans.map(({ id }) => id)).toEqual(['0001', '0002']);
      expect(newest.map(({ id }) => id)).toEqual([partId(part), '20261103T-a', '20261102T-c']);
      expect(newest[0]?.part).toEqual(part);
    });
  });
};
