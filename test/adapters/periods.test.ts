import { expect, it } from 'vitest';
import { keepPeriods } from '../../adapters/periods.ts';
import { asInstant } from '../../src/time/instant.ts';
import { monthOf } from '../fixtures/campaigns.ts';
import { memoryCampaigns } from '../fixtures/memory-campaigns.ts';
import { ORG } from '../fixtures/staff.ts';

const december = [{ first: '2026-12-01', last: '2027-01-05' }];

const opened = () => {
  const clock = { now: 0, reads: 0, isDown: false };
  const { months } = memoryCampaigns();
  const store = {
    ...months,
    overview: async (org: typeof ORG, limit: number) => {
      clock.reads += 1;
      if (clock.isDown) throw new Error('down');
      return months.overview(org, limit);
    },
  };
  return { clock, elsewhere: months, ...keepPeriods(store, () => clock.now) };
};

it('reads months and campaigns once for many messages, and again half a minute later', async () => {
  const { clock, elsewhere, periods } = opened();
  expect(await Promise.all(Array.from({ length: 100 }, () => periods(ORG)))).toHaveLength(100);
  await elsewhere.save(monthOf(ORG));
  clock.now = 29_999;
  expect(await periods(ORG)).toEqual([]);
  expect(clock.reads).toBe(1);
  clock.now = 30_000;
  expect(await periods(ORG)).toEqual(december);
  expect(clock.reads).toBe(2);
});

it('knows at once what was saved here, and reads anew when it is told to', async () => {
  const { elsewhere, months, periods, forget } = opened();
  await periods(ORG);
  await months.save(monthOf(ORG));
  expect(await periods(ORG)).toEqual(december);
  await elsewhere.save(monthOf(ORG, { revision: 1, deletedAt: asInstant(0) }));
  forget(ORG);
  expect(await periods(ORG)).toEqual([]);
});

it('keeps no failure', async () => {
  const { clock, periods } = opened();
  clock.isDown = true;
  await expect(periods(ORG)).rejects.toThrow('down');
  clock.isDown = false;
  expect(await periods(ORG)).toEqual([]);
});
