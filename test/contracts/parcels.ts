import { describe, expect, it } from 'vitest';
import { asDeliveryId, type Delivery } from '../../src/delivery/model.ts';
import { memberOf, type Parcel } from '../../src/delivery/parcel.ts';
import type { DueWork, Outbox, Parcels } from '../../src/delivery/ports.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type ParcelsSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly parcels: Parcels;
  readonly outbox: Outbox;
  readonly dueWork: DueWork;
};

const at1459 = at('2026-11-26T14:59:00+09:00');
const at1500 = at('2026-11-26T15:00:00+09:00');
const at1503 = at('2026-11-26T15:03:00+09:00');
const at1504 = at('2026-11-26T15:04:00+09:00');
const monday = at('2026-11-30T08:30:00+09:00');

const K1 = asPersonId('K001');
const K2 = asPersonId('K002');
const K3 = asPersonId('K003');

const parcelOf = (org: OrgId, page = 'Asia/Tokyo/teams/0'): Parcel => ({
  org,
  delivery: asDeliveryId('campaign/c1'),
  page,
  kind: 'pulse',
  subject: 'c1',
  dueAt: at1500,
  expiresAt: monday,
  group: 'teams',
  left: [K1, K2, K3],
  ledger: {},
  attempts: 0,
});

const single = (org: OrgId): Delivery => {
  const { page: _, ...row } = memberOf(parcelOf(org), K1, at1503);
  return { ...row, id: asDeliveryId('one') };
};

const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

/** What every implementation of `Parcels`, and `Outbox` and `DueWork` with it, must do. */
export const parcelsContract = (setup: () => ParcelsSetup): void => {
  describe('parcels contract', () => {
    it('plans a page once, whatever became of it, and reads it back', async () => {
      const { parcels, org, other } = setup();
      const parcel = parcelOf(org);
      expect((await fifty(() => parcels.plan(parcel))).filter(Boolean)).toHaveLength(1);
      expect(await parcels.parcel(parcel)).toEqual(parcel);
      expect(await parcels.parcel(parcelOf(org, 'Asia/Tokyo/teams/1'))).toBeUndefined();
      expect(await parcels.parcel(parcelOf(other))).toBeUndefined();
      const taken = await parcels.claim(parcel, at1500, at1503);
      if (!taken) throw new Error('not taken');
      await parcels.settle(taken, [], { sent: 3 }, at1500);
      expect(await parcels.plan(parcel)).toBe(false);
      expect(await parcels.parcel(parcel)).toMatchObject({ left: [], ledger: { sent: 3 } });
    });

    it('gives a page that is due to one of fifty workers, and to the next after the lease', async () => {
      const { parcels, org } = setup();
      await parcels.plan(parcelOf(org));
      expect(await parcels.claim(parcelOf(org), at1459, at1503)).toBeUndefined();
      const takers = await fifty(() => parcels.claim(parcelOf(org), at1500, at1503));
      expect(takers.filter(Boolean)).toEqual([{ ...parcelOf(org), dueAt: at1503, attempts: 1 }]);
      expect(await parcels.claim(parcelOf(org), at1503, at1504)).toMatchObject({ attempts: 2, dueAt: at1504 });
    });

    it('takes what its worker says of it, and nothing from one whose lease another has', async () => {
      const { parcels, org } = setup();
      await parcels.plan(parcelOf(org));
      const first = await parcels.claim(parcelOf(org), at1500, at1503);
      const second = await parcels.claim(parcelOf(org), at1503, at1504);
      if (!first || !second) throw new Error('not taken');
      expect(await parcels.settle(first, [], { sent: 3 }, at1503)).toBe(false);
      expect(await parcels.settle(second, [K3], { sent: 2 }, monday)).toBe(true);
      expect(await parcels.settle(second, [], { sent: 3 }, monday)).toBe(false);
      expect(await parcels.parcel(parcelOf(org))).toMatchObject({ left: [K3], ledger: { sent: 2 }, dueAt: monday });
    });

    it('is due as one, from its moment and from the end of a lease on, until nobody is left', async () => {
      const { parcels, dueWork, org } = setup();
      const key = { org, delivery: asDeliveryId('campaign/c1'), page: 'Asia/Tokyo/teams/0' };
      const entry = { type: 'parcel', key, group: 'teams', kind: 'pulse' };
      await parcels.plan(parcelOf(org));
      expect(await dueWork.due(org, at1459, 10)).toEqual([]);
      expect(await dueWork.due(org, at1500, 10)).toEqual([{ ...entry, dueAt: at1500 }]);
      const taken = await parcels.claim(key, at1500, at1503);
      if (!taken) throw new Error('not taken');
      expect(await dueWork.due(org, at1500, 10)).toEqual([]);
      expect(await dueWork.due(org, at1503, 10)).toEqual([{ ...entry, dueAt: at1503 }]);
      await parcels.settle(taken, [K3], { sent: 2 }, monday);
      expect(await dueWork.due(org, at1504, 10)).toEqual([]);
      expect(await dueWork.nextDue(org)).toBe(monday);
      const last = await parcels.claim(key, monday, monday);
      if (!last) throw new Error('not taken');
      await parcels.settle(last, [], { sent: 3 }, monday);
      expect(await dueWork.nextDue(org)).toBeUndefined();
      expect(await parcels.claim(key, monday, monday)).toBeUndefined();
    });

    it('lays the people of a message out once, whoever asks again and for what', async () => {
      const { parcels, org } = setup();
      const id = asDeliveryId('campaign/c1');
      expect(await parcels.layOut(org, id, 'Asia/Tokyo', { slack: 3, teams: 1 })).toEqual({ slack: 3, teams: 1 });
      expect(await parcels.layOut(org, id, 'Asia/Tokyo', { slack: 4, none: 1 })).toEqual({ slack: 3, teams: 1 });
      expect(await parcels.layOut(org, id, 'Europe/Paris', { none: 1 })).toEqual({ none: 1 });
      await parcels.plan(parcelOf(org));
      const found: unknown[] = [];
      for await (const some of parcels.of(org, id)) found.push(...some);
      expect(found).toEqual([parcelOf(org)]);
    });

    it('erases all of one message, and nothing of another', async () => {
      const { parcels, dueWork, org } = setup();
      const other = { ...parcelOf(org), delivery: asDeliveryId('campaign/c2') };
      await parcels.layOut(org, parcelOf(org).delivery, 'Asia/Tokyo', { teams: 2 });
      await parcels.plan(parcelOf(org));
      await parcels.plan(other);
      const taken = await parcels.claim(parcelOf(org), at1500, at1503);
      if (!taken) throw new Error('not taken');
      await parcels.erase(org, parcelOf(org).delivery);
      expect(await parcels.settle(taken, [K3], { sent: 2 }, monday)).toBe(false);
      expect(await parcels.parcel(parcelOf(org))).toBeUndefined();
      expect(await parcels.layOut(org, parcelOf(org).delivery, 'Asia/Tokyo', { slack: 1 })).toEqual({ slack: 1 });
      expect(await dueWork.due(org, monday, 10)).toMatchObject([{ key: { delivery: 'campaign/c2' } }]);
    });

    it('hides nothing behind many: neither other parcels nor what is for one person', async () => {
      const { parcels, outbox, dueWork, org } = setup();
      const many = Array.from({ length: 130 }, (_, i) => parcelOf(org, `teams/${String(i).padStart(3, '0')}`));
      await Promise.all(many.map(parcels.plan));
      await parcels.plan({ ...parcelOf(org, 'slack/0'), group: 'slack', dueAt: at1503 });
      await outbox.plan(single(org));
      const due = await dueWork.due(org, at1503, 1);
      expect(due.filter(({ type }) => type === 'delivery')).toHaveLength(1);
      const groups = due.flatMap((entry) => (entry.type === 'parcel' ? [entry.group] : []));
      expect(groups.filter((group) => group === 'slack')).toHaveLength(1);
      expect(groups.filter((group) => group === 'teams')).toHaveLength(120);
      expect(await dueWork.nextDue(org)).toBe(at1500);
      expect(await dueWork.nextDue(org, at1500)).toBe(at1503);
    });

    it('says how far each is, with those it was planned for, and keeps who is left of them', async () => {
      const { parcels, org } = setup();
      const standing = async () => {
        const found: unknown[] = [];
        for await (const some of parcels.standing(org, parcelOf(org).delivery)) found.push(...some);
        return found;
      };
      const whole = { ...parcelOf(org, 'a'), people: [K1, K2, K3] };
      await parcels.plan(whole);
      await parcels.plan({ ...parcelOf(org, 'b'), left: [K2] });
      expect(await parcels.parcel(whole)).toEqual(whole);
      const b = { ledger: {}, dueAt: at1500, people: 0, left: 1 };
      expect(await standing()).toEqual([{ ledger: {}, dueAt: at1500, people: 3, left: 3 }, b]);
      const taken = await parcels.claim(whole, at1500, at1503);
      if (!taken) throw new Error('not taken');
      expect(taken.left).toEqual([K1, K2, K3]);
      await parcels.settle(taken, [K2], { sent: 2 }, monday);
      expect(await parcels.parcel(whole)).toMatchObject({ people: [K1, K2, K3], left: [K2] });
      expect(await standing()).toEqual([{ ledger: { sent: 2 }, dueAt: monday, people: 3, left: 1 }, b]);
      const last = await parcels.claim(whole, monday, monday);
      if (last) await parcels.settle(last, [], { sent: 3 }, monday);
      expect(await standing()).toMatchObject([{ ledger: { sent: 3 }, people: 3, left: 0 }, b]);
      expect((await parcels.parcel(whole))?.left).toEqual([]);
    });

    it('is put off and brought forward as a whole, unless somebody has it by then', async () => {
      const { parcels, dueWork, org } = setup();
      const parcel = parcelOf(org);
      await parcels.plan(parcel);
      expect((await fifty(() => parcels.move(parcel, monday))).filter(Boolean)).toHaveLength(1);
      expect(await parcels.parcel(parcel)).toEqual({ ...parcel, dueAt: monday });
      expect(await dueWork.nextDue(org)).toBe(monday);
      expect(await parcels.claim(parcel, at1503, at1504)).toBeUndefined();
      expect(await parcels.move({ ...parcel, dueAt: monday }, at1500)).toBe(true);
      const taken = await parcels.claim(parcel, at1500, at1503);
      if (!taken) throw new Error('not taken');
      expect(await parcels.move(parcel, monday)).toBe(false);
      expect(await parcels.settle(taken, [], { sent: 3 }, at1500)).toBe(true);
      expect(await parcels.move({ ...taken, left: [] }, monday)).toBe(false);
      expect(await dueWork.nextDue(org)).toBeUndefined();
    });

    it('lists the pages of one message in their order', async () => {
      const { parcels, org } = setup();
      for (const page of ['c', 'b#1', 'a']) await parcels.plan(parcelOf(org, page));
      await parcels.plan({ ...parcelOf(org), delivery: asDeliveryId('campaign/c2') });
      const pages: string[] = [];
      for await (const some of parcels.of(org, asDeliveryId('campaign/c1')))
        pages.push(...some.map(({ page }) => page));
      expect(pages).toEqual(['a', 'b#1', 'c']);
    });
  });

  describe('rows of what came in a parcel', () => {
    const member = (org: OrgId): Delivery => memberOf(parcelOf(org), K1, at1500);

    it('are made by the first of fifty claims, and are never due by themselves', async () => {
      const { outbox, dueWork, org } = setup();
      expect(await outbox.delivery(member(org))).toBeUndefined();
      const claims = await fifty(() => outbox.claim(member(org), 'teams', at1500, at1503));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const state = { type: 'claimed', leaseUntil: at1503, place: 'teams' };
      expect(await outbox.delivery(member(org))).toEqual({ ...member(org), state, attempts: 1 });
      expect(await outbox.claim(member(org), 'slack', at1503, at1504)).toBe(true);
      expect(await outbox.postpone(member(org), at1504)).toBe(true);
      expect(await outbox.delivery(member(org))).toEqual({ ...member(org), dueAt: at1504, attempts: 2 });
      expect(await dueWork.nextDue(org)).toBeUndefined();
    });

    it('stay settled', async () => {
      const { outbox, org } = setup();
      await outbox.claim(member(org), 'teams', at1500, at1503);
      expect(await outbox.settle(member(org), { type: 'sent', at: at1500, place: 'teams' })).toBe(true);
      expect(await outbox.claim(member(org), 'teams', at1504, monday)).toBe(false);
      expect((await outbox.delivery(member(org)))?.state).toEqual({ type: 'sent', at: at1500, place: 'teams' });
    });
  });
};
