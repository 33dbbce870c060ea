import { beforeEach, describe, expect, it } from 'vitest';
import type { Campaign } from '../../../src/campaign/model.ts';
import { reminderId, reminderOf } from '../../../src/campaign/silent.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { campaignRoad, type Road, scheduled, seen } from '../../fixtures/campaign-road.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const FIRST = at('2026-11-24T10:00:00+09:00');
const LATER = at('2026-12-10T10:00:00+09:00');
const first = scheduled(FIRST);
const AGAIN = reminderId(first.id);
const WORDS = '再度 v1';

let road: Road;
const read = async (from: number, to: number): Promise<void> => {
  for (let i = from; i <= to; i += 1)
    await road.campaigns.acknowledge(ORG, first.id, asPersonId(`${i}`), asUnitId('省'), 'read');
};
const stored = () => road.campaigns.campaign(ORG, AGAIN);
const schedule = async (): Promise<void> => {
  const audience = reminderOf(first.id, first.audience) ?? first.audience;
  const content = { title: '再度', body: '文', links: [] };
  const reminder: Campaign = { ...scheduled(LATER), id: AGAIN, audience, content };
  await road.campaigns.save(reminder);
};

beforeEach(async () => {
  road = campaignRoad(12);
  await road.campaigns.save(first);
  await road.run(FIRST);
  await road.run(asInstant(FIRST + 60_000));
  await read(1, 6);
  await schedule();
});

describe('a reminder that begins', () => {
  it('goes once to those who have not read by then', async () => {
    await read(7, 7);
    await road.run(LATER);
    await road.run(asInstant(LATER + 60_000));
    expect(await stored()).toMatchObject({ state: { type: 'done' }, people: 5 });
    expect(seen(road)[WORDS]).toBe(5);
  });

  it('goes to nobody when fewer than five are left, and is over', async () => {
    await read(7, 8);
    await road.run(LATER);
    await road.run(asInstant(LATER + 60_000));
    expect(await stored()).toMatchObject({ state: { type: 'done' }, people: 0 });
    expect(seen(road)[WORDS]).toBeUndefined();
  });

  it('goes to nobody when the names of the first one have been erased', async () => {
    await road.campaigns.saveCounts(ORG, first.id, [{ read: 6, tried: 0 }]);
    await road.run(LATER);
    expect(await stored()).toMatchObject({ people: 0 });
    expect(seen(road)[WORDS]).toBeUndefined();
  });
});
