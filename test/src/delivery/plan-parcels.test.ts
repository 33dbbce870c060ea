import { describe, expect, it } from 'vitest';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { Parcel } from '../../../src/delivery/parcel.ts';
import { type Audience, addTo, planParcels } from '../../../src/delivery/plan-parcels.ts';
import type { Person } from '../../../src/people/model.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const message = {
  ...{ org: ORG, delivery: asDeliveryId('campaign/c1'), subject: 'c1' },
  kind: 'pulse',
  dueAt: at('2026-11-26T15:00:00+09:00'),
  expiresAt: at('2026-11-27T17:00:00+09:00'),
} as const;

const onSlack = (from: number, count: number): readonly Person[] =>
  Array.from({ length: count }, (_, i) => person(`K${from + i}`, '課'));
const audienceOf = (people: readonly Person[]): Audience => {
  const audience: Audience = new Map();
  for (const each of people) addTo(audience, each);
  return audience;
};
const planned = async ({ parcels }: ReturnType<typeof memoryDelivery>): Promise<readonly Parcel[]> => {
  const found: Parcel[] = [];
  for await (const some of parcels.of(ORG, message.delivery)) found.push(...some);
  return found;
};
const idsIn = (parcels: readonly Parcel[]) => parcels.flatMap(({ left }) => left).toSorted();

describe('planning a message for many', () => {
  it('puts each person into one parcel of the limit of their first place', async () => {
    const delivery = memoryDelivery();
    const { slack: _, ...nowhere } = person('X1', '課');
    const teams = { user: 'aad-1', tenant: 'tenant' };
    const people = [...onSlack(0, 300), person('T1', '課', { teams, place: 'teams' }), nowhere];
    await planParcels(message, 'Asia/Tokyo', audienceOf(people), delivery.parcels);
    const parcels = await planned(delivery);
    expect(idsIn(parcels)).toEqual(people.map(({ id }) => id).toSorted());
    expect(new Set(parcels.map(({ group }) => group))).toEqual(new Set(['slack', 'teams', 'none']));
    expect(parcels.find(({ group }) => group === 'teams')?.left).toEqual(['T1']);
    expect(parcels.find(({ group }) => group === 'none')?.left).toEqual(['X1']);
    const sizes = parcels.filter(({ group }) => group === 'slack').map(({ left }) => left.length);
    expect(sizes).toHaveLength(12);
    expect(Math.max(...sizes)).toBeLessThan(50);
  });

  it('puts nobody into two when it is done again for an audience that changed meanwhile', async () => {
    const delivery = memoryDelivery();
    let calls = 0;
    const dying = {
      ...delivery.parcels,
      plan: async (parcel: Parcel) => {
        calls += 1;
        if (calls > 5) throw new Error('killed');
        return delivery.parcels.plan(parcel);
      },
    };
    await expect(planParcels(message, 'Asia/Tokyo', audienceOf(onSlack(0, 300)), dying)).rejects.toThrow('killed');
    // Ten have left, and a hundred have come, before it is done again.
    await planParcels(message, 'Asia/Tokyo', audienceOf(onSlack(10, 390)), delivery.parcels);
    const ids = idsIn(await planned(delivery));
    expect(new Set(ids).size).toBe(ids.length);
    expect(onSlack(10, 290).filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  it('keeps parts apart, and plans nothing for nobody', async () => {
    const delivery = memoryDelivery();
    await planParcels(message, 'Asia/Tokyo', audienceOf(onSlack(0, 10)), delivery.parcels);
    await planParcels(message, 'Europe/Paris', audienceOf(onSlack(10, 10)), delivery.parcels);
    await planParcels(message, 'America/New_York', new Map(), delivery.parcels);
    expect((await planned(delivery)).map(({ page }) => page)).toEqual(['Asia/Tokyo/slack/0', 'Europe/Paris/slack/0']);
  });
});
