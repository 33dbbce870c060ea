import { beforeEach, describe, expect, it } from 'vitest';
import { sumsOf } from '../../../src/campaign/progress.ts';
import { unreachedOf } from '../../../src/campaign/unreached.ts';
import { hold } from '../../../src/campaign/waiting.ts';
import { type Parcel, sumOf } from '../../../src/delivery/parcel.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asInstant, asZone, type Instant } from '../../../src/time/instant.ts';
import {
  BOARD,
  campaignRoad,
  dyingAfter,
  MESSAGE,
  orDead,
  type Road,
  scheduled,
  seen,
} from '../../fixtures/campaign-road.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const TUESDAY = at('2026-11-24T10:00:00+09:00');
const TITLE = '11月は働き方改革推進強化月間です';
const minutes = (count: number): Instant => asInstant(TUESDAY + count * 60_000);

let road: Road;
const sums = () => sumsOf(ORG, MESSAGE, road.delivery.parcels);

beforeEach(async () => {
  road = campaignRoad(60);
  await road.campaigns.save(scheduled(TUESDAY));
});

describe('a campaign that is scheduled', () => {
  it('begins at its moment and not before, and reaches everyone once', async () => {
    await road.run(at('2026-11-24T09:59:59.999+09:00'));
    expect(await road.stored()).toMatchObject({ state: { type: 'scheduled' }, revision: 1 });
    expect(seen(road)).toEqual({});
    await road.run(TUESDAY);
    expect(await road.stored()).toMatchObject({ people: 60, shown: 'v1' });
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 60 });
    expect(new Set(road.screen.owners.values()).size).toBe(60);
    await road.run(minutes(10));
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 60 });
  });

  it('does not begin once it was taken back into a draft', async () => {
    await road.change({ state: { type: 'draft' } });
    await road.run(minutes(5));
    expect(seen(road)).toEqual({});
    expect(await sums()).toEqual({ ledger: {}, left: 0 });
  });

  it('does not begin a week late, after a restore', async () => {
    await road.run(at('2026-12-01T10:00:00+09:00'));
    expect(await road.stored()).toMatchObject({ state: { type: 'cancelled' }, people: 0 });
    expect(seen(road)).toEqual({});
  });

  it('shows its board at once, so that who sent it sees it begin', async () => {
    await road.run(TUESDAY);
    expect(road.screen.shown.has(BOARD)).toBe(true);
  });

  it('is done within a minute of its last attempt, and its board says so', async () => {
    await road.run(TUESDAY);
    await road.run(minutes(1));
    expect(await road.stored()).toMatchObject({ state: { type: 'done' } });
    expect(road.screen.shown.get(BOARD)).toBe('done 60');
    const updates = road.screen.updates;
    await road.runUntil(minutes(2), minutes(10));
    expect(road.screen.updates).toBe(updates);
  });

  it('is looked at with every tick, though a worker comes to it some seconds after the minute', async () => {
    road.screen.nextSends.push({ type: 'failed', reason: 'http-503', maybeSent: false });
    await road.run(asInstant(TUESDAY + 7_000));
    const looks = road.boards.length;
    await road.run(asInstant(minutes(1) + 5_000));
    expect(road.boards.length).toBe(looks + 1);
  });

  it('is done at once when it goes to nobody', async () => {
    for (const [id, who] of road.people) road.people.set(id, { ...who, left: true });
    await road.run(TUESDAY);
    await road.run(minutes(1));
    expect(await road.stored()).toMatchObject({ state: { type: 'done' }, people: 0 });
  });
});

describe('a campaign on its way', () => {
  /** Half of them are in New York, where it is evening. */
  const inTwoZones = async (): Promise<void> => {
    road = campaignRoad(60, (i) => (i % 2 === 0 ? { zone: asZone('America/New_York') } : {}));
    await road.campaigns.save(scheduled(TUESDAY));
    await road.run(TUESDAY);
  };
  const MORNING_THERE = at('2026-11-24T08:30:00-05:00');

  it('adds up to everyone at every moment, and says how many wait', async () => {
    await inTwoZones();
    expect(await sums()).toEqual({ ledger: { sent: 30 }, left: 30, nextAt: MORNING_THERE });
    await road.runUntil(minutes(1), minutes(5));
    expect(road.boards.map(({ ledger, left }) => sumOf(ledger) + left)).toEqual([60]);
    expect(await road.stored()).toMatchObject({ state: { type: 'running' } });
    await road.run(MORNING_THERE);
    await road.run(asInstant(MORNING_THERE + 60_000));
    expect(await sums()).toEqual({ ledger: { sent: 60 }, left: 0 });
    expect(await road.stored()).toMatchObject({ state: { type: 'done' } });
  });

  it('sends nothing while it is paused, and goes on within a minute of being resumed', async () => {
    await inTwoZones();
    await road.change({ state: { type: 'paused', since: minutes(1) } });
    await road.run(MORNING_THERE);
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 30 });
    const later = asInstant(MORNING_THERE + 5 * 60_000);
    await road.run(later);
    await road.change({ state: { type: 'running', since: later } });
    await road.run(later);
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 60 });
    await road.run(asInstant(later + 60_000));
    expect(await road.stored()).toMatchObject({ state: { type: 'done' } });
  });

  it('costs nothing while it is paused: whatever is left of it is put off as a whole, and the board rests', async () => {
    await inTwoZones();
    await road.change({ state: { type: 'paused', since: minutes(1) } });
    await road.runUntil(minutes(1), minutes(5));
    const next = await road.delivery.dueWork.nextDue(ORG);
    expect(next).toBe(asInstant(TUESDAY + 7 * 86_400_000));
    const updates = road.screen.updates;
    await road.run(MORNING_THERE);
    expect(road.screen.updates).toBe(updates);
    expect(await sums()).toEqual({ ledger: { sent: 30 }, left: 30, nextAt: next });
    await road.change({ state: { type: 'running', since: MORNING_THERE } });
    await road.run(MORNING_THERE);
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 60 });
    expect(road.screen.updates).toBeGreaterThan(updates);
  });

  it('is put off once whoever was at work on a part of it has finished', async () => {
    await inTwoZones();
    const parcels: Parcel[] = [];
    for await (const page of road.delivery.parcels.of(ORG, MESSAGE))
      parcels.push(...page.filter(({ left }) => left.length > 0));
    const [parcel] = parcels;
    const taken = parcel && (await road.delivery.parcels.claim(parcel, parcel.dueAt, minutes(4)));
    if (!taken) throw new Error('not taken');
    expect(await hold(ORG, MESSAGE, minutes(2), road.delivery.parcels)).toBe(false);
    expect(await road.delivery.parcels.parcel(taken)).toEqual(taken);
    await road.delivery.parcels.settle(taken, taken.left, {}, minutes(32));
    expect(await hold(ORG, MESSAGE, minutes(3), road.delivery.parcels)).toBe(true);
    expect(await road.delivery.parcels.parcel(taken)).toMatchObject({ dueAt: taken.expiresAt, left: taken.left });
    expect(await hold(ORG, MESSAGE, minutes(4), road.delivery.parcels)).toBe(true);
  });

  it('ends on its day even if nobody ever resumes it', async () => {
    await inTwoZones();
    await road.change({ state: { type: 'paused', since: minutes(1) } });
    await road.runUntil(minutes(1), minutes(3));
    await road.run(asInstant(TUESDAY + 7 * 86_400_000));
    await road.run(asInstant(TUESDAY + 7 * 86_400_000 + 60_000));
    expect(await sums()).toMatchObject({ ledger: { sent: 30, 'expired/too-late': 30 }, left: 0 });
    expect(await road.stored()).toMatchObject({ state: { type: 'done' } });
  });

  it('settles at once who is left when it is cancelled, even by night', async () => {
    await inTwoZones();
    await road.change({ state: { type: 'cancelled', at: minutes(4) } });
    await road.run(minutes(4));
    expect(await sums()).toEqual({ ledger: { sent: 30, 'cancelled/stopped': 30 }, left: 0 });
    await road.run(minutes(5));
    expect(road.screen.shown.get(BOARD)).toBe('cancelled 30');
    await road.run(MORNING_THERE);
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 30 });
  });

  it('says of whom it cannot reach why, and names those whom an admin can help, and nobody else', async () => {
    const { slack: _, ...nowhere } = person('7', '省');
    road.people.set(nowhere.id, nowhere);
    const mute = person('8', '省', { preferences: { optOuts: ['campaign'], addresses: {} } });
    road.people.set(mute.id, mute);
    road.screen.nextSends.push({ type: 'unreachable', reason: 'account_inactive' });
    await road.run(TUESDAY);
    const { ledger, left } = await sums();
    expect(ledger).toEqual({
      sent: 57,
      'unreachable/no-place': 1,
      'unreachable/account_inactive': 1,
      'skipped/opted-out': 1,
    });
    expect(left).toBe(0);
    const found: string[] = [];
    for await (const page of unreachedOf(await road.stored(), { ...road.delivery, directory: road.directory }))
      found.push(...page.map(({ person: who, reason }) => (reason === 'no-place' ? `${who.id} ${reason}` : reason)));
    expect(found.toSorted()).toEqual(['7 no-place', 'account_inactive']);
  });
});

describe('attending to a campaign', () => {
  it.each([true, false])(
    'is finished after a death at any call (with its effect: %s): everyone once',
    async (effect) => {
      for (let calls = 1; calls <= 160; calls += 1) {
        road = campaignRoad(60);
        await road.campaigns.save(scheduled(TUESDAY));
        await orDead(road.run(TUESDAY, dyingAfter(calls, effect)));
        await road.runUntil(minutes(1), minutes(10));
        expect([calls, seen(road)]).toEqual([calls, { [`${TITLE} v1`]: 60 }]);
        expect(await sums()).toEqual({ ledger: { sent: 60 }, left: 0 });
        expect(await road.stored()).toMatchObject({ state: { type: 'done' }, people: 60 });
        expect(road.screen.shown.get(BOARD)).toBe('done 60');
      }
    },
  );

  it('is taken back into a draft, and told its author, where it has grown beyond what needs no approval', async () => {
    road = campaignRoad(120);
    await road.campaigns.save(scheduled(TUESDAY));
    await road.run(TUESDAY);
    expect(seen(road)).toEqual({});
    expect(await road.stored()).toMatchObject({ state: { type: 'draft' } });
    expect(road.delivery.rows().map(({ person: to, kind, subject }) => [to, kind, subject])).toEqual([
      ['1', 'approval', `grown/0/${(await road.stored()).id}`],
    ]);
    road = campaignRoad(120);
    await road.campaigns.save(scheduled(TUESDAY, { approvedBy: asPersonId('2') }));
    await road.run(TUESDAY);
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 120 });
  });

  it('lets ten workers begin it at once, and begins it once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => road.run(TUESDAY)));
    await road.run(minutes(5));
    expect(seen(road)).toEqual({ [`${TITLE} v1`]: 60 });
    expect(await road.stored()).toMatchObject({ people: 60 });
  });
});
