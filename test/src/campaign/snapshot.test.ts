import { beforeEach, describe, expect, it } from 'vitest';
import { pause, refresh } from '../../../src/campaign/board.ts';
import { LIVE_PEOPLE } from '../../../src/campaign/census.ts';
import { asCampaignId, asFace, type Campaign } from '../../../src/campaign/model.ts';
import { COUNT, countCampaign, keepSnapshot, shownProgress } from '../../../src/campaign/snapshot.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { asInstant, type Instant, MINUTE_MS } from '../../../src/time/instant.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const now = at('2026-11-24T10:00:00+09:00');
const later = (minutes: number): Instant => asInstant(now + minutes * MINUTE_MS);
const id = asCampaignId('c1');
const promoter = person('1', '省', { promotes: [asUnitId('省')] });
const units = [{ ...unit('省'), promoters: [asPersonId('1')] }, unit('東', '省'), unit('係', '東'), unit('西', '省')];
const staff: readonly Person[] = [promoter];
const campaign = (changes: Partial<Campaign> = {}): Campaign =>
  draftOf(ORG, { id, state: { type: 'running', since: now }, people: 30_000, revision: 1, ...changes });

let office: MemoryOffice;
beforeEach(async () => {
  office = memoryOffice({ units, people: staff, start: now });
  await office.campaigns.save({ ...campaign(), revision: 0 });
});

const words = async (outcomes: Promise<unknown>) => JSON.stringify(await outcomes);
const look = () => words(office.tap(promoter, refresh.of({ campaign: id })));
const keep = (sent: number, moment: Instant, changes: Partial<Campaign> = {}) =>
  keepSnapshot(campaign(changes), { ledger: { sent }, left: 30_000 - sent }, moment, office);
const acknowledge = async (unitId: string, count: number, from = 0) => {
  for (let i = from; i < from + count; i += 1)
    await office.campaigns.acknowledge(ORG, id, asPersonId(`${unitId}${i}`), asUnitId(unitId), 'read');
};
const planned = async () =>
  (await office.delivery.dueWork.due(ORG, later(600), 10)).flatMap((entry) =>
    entry.type === 'job' && entry.job.kind === COUNT ? [entry.job] : [],
  );

describe('the board of a large campaign', () => {
  it('tells what was counted last and when, reads neither parcels nor answers, and has it counted anew', async () => {
    await acknowledge('係', 7);
    await keep(12_000, now);
    const walks = () => {
      throw new Error('walks through everything');
    };
    Object.assign(office.delivery.parcels, { of: walks, standing: walks });
    Object.assign(office.campaigns, { answers: walks, acknowledgements: walks });
    await office.moveTo(later(1));
    const first = await look();
    expect(first).toContain('12000人');
    expect(first).toContain('11月24日（火）10時の時点の人数です。');
    expect(first).toContain('7人');
    expect(first).not.toContain('いま数え直しています。');
    expect(await planned()).toEqual([]);
    await office.moveTo(later(4));
    expect(await look()).toContain('いま数え直しています。');
    expect(await look()).toContain('いま数え直しています。');
    expect(await planned()).toMatchObject([{ id: `${COUNT}/${id}`, payload: { campaign: id } }]);
    expect(office.complaints).toEqual([]);
  });

  it('shows no numbers of answers before the first count, and all as still to come', async () => {
    const board = await look();
    expect(board).toContain('30000人');
    expect(board).toContain('いま数え直しています。');
    expect(board).not.toContain('反応');
  });

  it('shows its state at once, whatever the numbers', async () => {
    await keep(12_000, now);
    const board = await words(office.tap(promoter, pause.of({ campaign: id })));
    expect(board).toContain('一時停止中');
    expect(board).toContain('12000人');
  });

  it('tells nothing of an earlier change of its messages', () => {
    const progress = { ledger: { sent: 9 }, left: 0, change: { ledger: { changed: 9 }, left: 0 } };
    const snapshot = { at: now, face: asFace('v1'), progress };
    expect(shownProgress(campaign(), snapshot)).toEqual(progress);
    expect(shownProgress(campaign({ version: 2 }), snapshot)).toEqual({ ledger: { sent: 9 }, left: 0 });
  });
});

describe('a snapshot', () => {
  const stored = () => office.campaigns.snapshot(ORG, id);

  it('is kept of large campaigns only', async () => {
    await keep(5, now, { people: LIVE_PEOPLE });
    expect(await stored()).toBeUndefined();
    await keep(5, now, { people: LIVE_PEOPLE + 1 });
    expect(await stored()).toMatchObject({ at: now, face: 'v1', progress: { ledger: { sent: 5 } } });
  });

  it('counts answers every five minutes, and 200,000 of them every ten', async () => {
    await acknowledge('係', 6);
    await keep(1, now);
    await acknowledge('西', 6);
    await keep(2, later(4));
    expect((await stored())?.answers).toMatchObject({ at: now, people: 6 });
    await keep(3, later(5));
    expect((await stored())?.answers).toMatchObject({
      ...{ at: later(5), people: 12, read: { type: 'shown', people: 12 } },
      units: [
        // Nobody else is left: the other's number would be that of the rest.
        { unit: '東', read: { type: 'withheld' } },
        { unit: '西', read: { type: 'shown', people: 6 } },
      ],
    });
    const many = [{ unit: asUnitId('係'), read: 200_000, tried: 0 }];
    Object.assign(office.campaigns, { answers: async () => many });
    await keep(4, later(10));
    Object.assign(office.campaigns, { answers: async () => [] });
    await keep(5, later(19));
    expect((await stored())?.answers?.people).toBe(200_000);
    await keep(6, later(20));
    expect((await stored())?.answers?.people).toBe(0);
  });

  it('is made for who looks after the end, and stays once the names were erased', async () => {
    const count = (moment: Instant) =>
      countCampaign({ ...office, ...office.delivery })(
        { org: ORG, id: `${COUNT}/${id}`, kind: COUNT, payload: { campaign: id }, dueAt: moment },
        moment,
      );
    await acknowledge('係', 6);
    await count(now);
    await acknowledge('係', 3, 6);
    await count(later(5));
    expect((await stored())?.answers?.people).toBe(9);
    await office.campaigns.saveCounts(ORG, id, [{ unit: asUnitId('東'), read: 9, tried: 0 }]);
    await count(later(60));
    expect((await stored())?.at).toBe(later(5));
  });
});
