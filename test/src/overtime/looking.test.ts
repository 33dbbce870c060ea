import { expect, it } from 'vitest';
import type { Job } from '../../../src/delivery/ports.ts';
import { planLooks } from '../../../src/overtime/looking.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const looksAt = async (day: string, now: string): Promise<readonly string[]> => {
  const planned: Job[] = [];
  const jobs = { plan: async (job: Job) => planned.push(job) > 0 };
  await planLooks(person('1', '課'), asLocalDate(day), at(now), { jobs });
  return planned.map(({ dueAt }) => new Date(dueAt).toISOString());
};

it('looks at a plan on its morning and on the morning after, and never again once they are over', async () => {
  expect(await looksAt('2026-11-27', '2026-11-26T15:00:00+09:00')).toHaveLength(2);
  expect(await looksAt('2026-11-26', '2026-11-26T15:00:00+09:00')).toHaveLength(1);
  expect(await looksAt('2026-11-26', '2026-11-27T12:00:00+09:00')).toEqual([]);
});
