import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KEEP_SENDING_MS, keepWhileSending } from '../../adapters/campaign-cache.ts';
import { composeCore } from '../../adapters/core.ts';
import { asCampaignId, type Campaign } from '../../src/campaign/model.ts';
import type { CampaignStore } from '../../src/campaign/ports.ts';
import { limitsWith } from '../../src/delivery/pace.ts';
import { asOrgId, asPersonId, type OrgId } from '../../src/people/model.ts';
import { entry, importing, put, putUnit, unit } from '../contracts/directory.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { memoryCampaigns } from '../fixtures/memory-campaigns.ts';
import { openOffice } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';

const START = at('2026-11-24T10:00:00+09:00');
const id = asCampaignId('20261121T000000000Z-01');

/** Counts how often a campaign's row is read. */
const counting = (campaigns: CampaignStore) => {
  const reads = { count: 0 };
  const campaign: CampaignStore['campaign'] = (...of) => {
    reads.count += 1;
    return campaigns.campaign(...of);
  };
  return { reads, campaigns: { ...campaigns, campaign } };
};

describe('a campaign kept while it is sent', () => {
  const org = asOrgId('here');
  const other = asOrgId('there');
  const clock = { now: 0 };
  let store: ReturnType<typeof counting>;
  let kept: ReturnType<typeof keepWhileSending>;
  const running = { type: 'running', since: START } as const;
  const save = (changes: Partial<Campaign>, revision = 0, of: OrgId = org) =>
    store.campaigns.save(draftOf(of, { id, revision, ...changes }));
  const state = async (of: OrgId = org) => (await kept.sending.campaign(of, id))?.state.type;

  beforeEach(() => {
    clock.now = 0;
    store = counting(memoryCampaigns().campaigns);
    kept = keepWhileSending(store.campaigns, () => clock.now);
  });

  it('is read once for as many as ask at once, and again after its time', async () => {
    await save({ state: running });
    await Promise.all(Array.from({ length: 100 }, () => state()));
    clock.now = KEEP_SENDING_MS - 1;
    await state();
    expect(store.reads.count).toBe(1);
    await save({ state: { type: 'paused', since: START } }, 1);
    expect(await state()).toBe('running');
    clock.now = KEEP_SENDING_MS;
    expect(await state()).toBe('paused');
    expect(KEEP_SENDING_MS).toBeLessThanOrEqual(10_000);
  });

  it.each(['paused', 'cancelled', 'recalled'] as const)('is not kept once it is %s', async (type) => {
    await save({ state: type === 'paused' ? { type, since: START } : { type, at: START } });
    expect([await state(), await state()]).toEqual([type, type]);
    await save({ state: running }, 1);
    expect(await state()).toBe('running');
    expect(store.reads.count).toBe(3);
  });

  it('is read anew after a save of its own process, when told to forget, and after a failure', async () => {
    await save({ state: running });
    await save({ state: running }, 0, other);
    await state();
    await kept.campaigns.save(draftOf(org, { id, revision: 1, state: { type: 'paused', since: START } }));
    expect(await state()).toBe('paused');
    expect(await state(other)).toBe('running');
    const before = store.reads.count;
    kept.forget(org);
    await state(other);
    expect(store.reads.count).toBe(before);
    kept.forget(other);
    await state(other);
    expect(store.reads.count).toBe(before + 1);
    let fails = true;
    const failing = keepWhileSending(
      {
        ...store.campaigns,
        campaign: (...of) => (fails ? Promise.reject(new Error('down')) : store.campaigns.campaign(...of)),
      },
      () => 0,
    );
    await expect(failing.sending.campaign(other, id)).rejects.toThrow('down');
    fails = false;
    expect((await failing.sending.campaign(other, id))?.state.type).toBe('running');
  });
});

describe('a campaign to a thousand people', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it('reads its row about once a parcel', async () => {
    const org = engine.org();
    const people = Array.from({ length: 1_000 }, (_, i) => `K${i}`);
    await importing(
      { ...engine.store, org },
      'i1',
      putUnit(unit('省')),
      ...people.map((each) => put(entry(each, { unit: draftOf(org).audience.unit, teams: { user: each } }))),
    );
    const { reads, campaigns } = counting(engine.store.campaigns);
    const office = openOffice({
      org,
      dueWork: engine.store.dueWork,
      start: START,
      compose: ({ messengers, randomBytes, complain, now }) =>
        composeCore({
          ...{ store: { ...engine.store, campaigns }, messengers, randomBytes, orgOf: () => org },
          ...{ closeGraceMs: 0, wallClock: now, limits: limitsWith({ slack: 5_000, teams: 5_000 }) },
          log: { info: () => undefined, warn: complain, error: complain },
        }),
    });
    await campaigns.save(
      draftOf(org, {
        id,
        author: asPersonId('K0'),
        approvedBy: asPersonId('K1'),
        state: { type: 'scheduled', at: START },
      }),
    );
    await office.moveTo(at('2026-11-24T10:05:00+09:00'));
    expect(office.teams.sent).toHaveLength(1_000);
    // Ten parcels; besides, the tick and the board read it.
    expect(reads.count).toBeLessThanOrEqual(20);
    expect(office.complaints).toEqual([]);
  }, 60_000);
});
