import { beforeEach, describe, expect, it } from 'vitest';
import { changeOf, faceOf } from '../../../src/campaign/model.ts';
import { sumsOf } from '../../../src/campaign/progress.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { asInstant, asZone, type Instant } from '../../../src/time/instant.ts';
import { BOARD, campaignRoad, dyingAfter, orDead, type Road, scheduled, seen } from '../../fixtures/campaign-road.ts';
import { openGate } from '../../fixtures/memory-delivery.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const TUESDAY = at('2026-11-24T10:00:00+09:00');
const MORNING_THERE = at('2026-11-24T08:30:00-05:00');
const TITLE = '11月は働き方改革推進強化月間です';
const minutes = (count: number): Instant => asInstant(TUESDAY + count * 60_000);

let road: Road;

const sent = async (count: number): Promise<void> => {
  road = campaignRoad(count);
  await road.campaigns.save(scheduled(TUESDAY));
  await road.run(TUESDAY);
  await road.run(minutes(1));
};
const edit = async () => road.change({ version: (await road.stored()).version + 1 });
const recall = (moment: Instant) => road.change({ state: { type: 'recalled', at: moment } });
const change = async () => {
  const campaign = await road.stored();
  const { ledger, left } = await sumsOf(ORG, changeOf(campaign.id, faceOf(campaign)), road.delivery.parcels);
  return { ledger, left };
};

beforeEach(() => sent(60));

describe('editing what was sent', () => {
  it('changes every message in place, once, and counts them', async () => {
    await edit();
    await road.run(minutes(2));
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 60 });
    expect(await change()).toEqual({ ledger: { changed: 60 }, left: 0 });
    await road.runUntil(minutes(3), minutes(6));
    expect(road.boards.at(-1)?.change).toEqual({ ledger: { changed: 60 }, left: 0 });
    // 60 messages, and the board of the sending and of the change.
    expect(road.screen.updates).toBe(62);
  });

  it('keeps who acknowledged it as they were', async () => {
    const { id } = await road.stored();
    await road.campaigns.acknowledge(ORG, id, asPersonId('7'), asUnitId('省'), 'tried');
    await edit();
    await road.run(minutes(2));
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 59, [`${TITLE} v2 tried`]: 1 });
  });

  it('ends with the last of two versions', async () => {
    await edit();
    road.gates.changes = { ...openGate, enter: async () => ({ type: 'held', retryAfterMs: 60_000 }) };
    expect(await road.run(minutes(2))).toContainEqual({ type: 'retry', delayMs: 60_000 });
    await edit();
    road.gates.changes = openGate;
    await road.run(minutes(3));
    expect(seen(road)).toEqual({ [`${TITLE} v3`]: 60 });
    const older = await sumsOf(
      ORG,
      changeOf((await road.stored()).id, faceOf({ ...(await road.stored()), version: 2 })),
      road.delivery.parcels,
    );
    expect(older).toEqual({ ledger: { superseded: 60 }, left: 0 });
  });

  it('reaches what is still being sent: the new text for those to come, and for those who had the old one', async () => {
    road = campaignRoad(60, (i) => (i % 2 === 0 ? { zone: asZone('America/New_York') } : {}));
    await road.campaigns.save(scheduled(TUESDAY));
    await road.run(TUESDAY);
    await edit();
    await road.run(minutes(1));
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 30 });
    await road.run(minutes(3));
    expect(await change()).toEqual({ ledger: { changed: 30, unsent: 30 }, left: 0 });
    await road.run(MORNING_THERE);
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 60 });
  });

  it('changes too what was on its way at that moment', async () => {
    const { id } = await road.stored();
    const [row] = road.delivery.rows();
    if (row?.state.type !== 'sent') throw new Error('not sent');
    await road.delivery.outbox.erase([row]);
    await road.delivery.outbox.claim(
      { ...row, state: { type: 'waiting' }, attempts: 0 },
      'slack',
      minutes(1),
      minutes(2),
    );
    await edit();
    await road.run(minutes(2));
    expect(await change()).toEqual({ ledger: { changed: 59 }, left: 1 });
    await road.delivery.outbox.settle(row, row.state);
    await road.run(minutes(3));
    expect(await change()).toEqual({ ledger: { changed: 60 }, left: 0 });
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 60 });
    expect(id).toBe((await road.stored()).id);
  });
});

describe('recalling what was sent', () => {
  it('leaves one line of every message, and sends nobody else any', async () => {
    road = campaignRoad(60, (i) => (i % 2 === 0 ? { zone: asZone('America/New_York') } : {}));
    await road.campaigns.save(scheduled(TUESDAY));
    await road.run(TUESDAY);
    await recall(minutes(1));
    await road.run(minutes(1));
    expect(seen(road)).toEqual({ 取り消しました: 30 });
    await road.runUntil(minutes(2), minutes(5));
    await road.run(MORNING_THERE);
    expect(seen(road)).toEqual({ 取り消しました: 30 });
    expect(await change()).toEqual({ ledger: { changed: 30, unsent: 30 }, left: 0 });
    expect(road.screen.shown.get(BOARD)).toBe('recalled 30');
  });

  it('comes after an edit that was still under way', async () => {
    await edit();
    await recall(minutes(2));
    await road.run(minutes(2));
    expect(seen(road)).toEqual({ 取り消しました: 60 });
  });
});

describe('a platform in trouble', () => {
  it('is waited for when it says so, and nobody is forgotten', async () => {
    road.screen.nextUpdates.push({ type: 'throttled', retryAfterMs: 30_000 });
    await edit();
    expect(await road.run(minutes(2))).toContainEqual({ type: 'retry', delayMs: 30_000 });
    expect((await change()).left).toBeGreaterThan(0);
    await road.run(minutes(3));
    expect(seen(road)).toEqual({ [`${TITLE} v2`]: 60 });
    expect(await change()).toEqual({ ledger: { changed: 60 }, left: 0 });
  });

  it('is asked at each message’s own moment only', async () => {
    let passed = 0;
    const pass = async () => {
      passed += 1;
      return { type: 'go' } as const;
    };
    road.gates.changes = { ...openGate, enter: async () => ({ type: 'near', waitedMs: 0, pass }) };
    await edit();
    await road.run(minutes(2));
    expect([passed, road.screen.updates]).toEqual([60, 61]);
  });

  it('is asked again after a failure, and told of by reason when it refuses', async () => {
    road.screen.nextUpdates.push(
      { type: 'failed', reason: 'http-503', maybeSent: true },
      { type: 'rejected', reason: 'message_not_found' },
      { type: 'unreachable', reason: 'is_archived' },
    );
    await edit();
    await road.run(minutes(2));
    expect((await change()).left).toBe(1);
    await road.run(minutes(3));
    const ledger = { changed: 58, 'failed/message_not_found': 1, 'unreachable/is_archived': 1 };
    expect(await change()).toEqual({ ledger, left: 0 });
  });

  it('is no longer asked after a week', async () => {
    road.gates.changes = { ...openGate, enter: async () => ({ type: 'held', retryAfterMs: 1_000 }) };
    await edit();
    await road.run(minutes(2));
    await road.run(at('2026-12-01T10:02:00+09:00'));
    expect(await change()).toEqual({ ledger: { 'failed/gave-up': 60 }, left: 0 });
  });
});

describe('a worker that dies', () => {
  it.each([true, false])(
    'at any call (with its effect: %s) is followed by one that changes the rest',
    async (effect) => {
      for (let calls = 1; calls <= 150; calls += 1) {
        await sent(60);
        await edit();
        await orDead(road.run(minutes(2), dyingAfter(calls, effect)));
        await road.runUntil(minutes(3), minutes(14));
        expect([calls, seen(road)]).toEqual([calls, { [`${TITLE} v2`]: 60 }]);
        expect(await change()).toEqual({ ledger: { changed: 60 }, left: 0 });
      }
    },
  );
});
