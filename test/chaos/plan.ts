import type { Store } from '../../adapters/dynamodb/store.ts';
import { asDeliveryId, type DeliveryId } from '../../src/delivery/model.ts';
import { sumOf } from '../../src/delivery/parcel.ts';
import { type Audience, planParcels } from '../../src/delivery/plan-parcels.ts';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import { asInstant, type Instant, MINUTE_MS } from '../../src/time/instant.ts';
import type { Somebody } from './people.ts';

type Plan = { readonly org: OrgId; readonly dueAt: Instant; readonly expiresAt: Instant };

/** One message for all of them, in parcels. */
export const planForAll = async (
  { org, dueAt, expiresAt }: Plan,
  delivery: DeliveryId,
  people: readonly Somebody[],
  { parcels }: Pick<Store, 'parcels'>,
): Promise<void> => {
  const groups = Map.groupBy(people, ({ platform }) => platform);
  const audience: Audience = new Map([...groups].map(([platform, all]) => [platform, all.map(({ id }) => id)]));
  const message = { org, delivery, kind: 'campaign', subject: 'c1', dueAt, expiresAt } as const;
  await planParcels(message, 'Asia/Tokyo', audience, parcels);
};

/** A message of one's own for one person. */
export const planForOne = (
  { org, dueAt, expiresAt }: Plan,
  id: DeliveryId,
  { id: person, platform }: Somebody,
  { outbox }: Pick<Store, 'outbox'>,
): Promise<boolean> =>
  outbox.plan({
    ...{ org, person, id, kind: 'approval', subject: 's1', dueAt, expiresAt, group: platform },
    ...{ state: { type: 'waiting' }, attempts: 0 },
  });

/** The ledger of a message over all its parcels, and of how many it is not known yet. */
export const ledgerOf = async (org: OrgId, delivery: DeliveryId, { parcels }: Pick<Store, 'parcels'>) => {
  const endings = new Map<string, number>();
  let left = 0;
  for await (const page of parcels.of(org, delivery))
    for (const parcel of page) {
      left += parcel.left.length;
      for (const [ending, count] of Object.entries(parcel.ledger))
        endings.set(ending, (endings.get(ending) ?? 0) + count);
    }
  const ledger = Object.fromEntries(endings);
  return { ledger, left, sum: sumOf(ledger) };
};

/** How each row of these people stands. */
export const statesOf = async (
  org: OrgId,
  delivery: DeliveryId,
  people: readonly PersonId[],
  { outbox }: Pick<Store, 'outbox'>,
): Promise<ReadonlyMap<PersonId, string>> => {
  const rows = await outbox.deliveries(people.map((person) => ({ org, person, id: delivery })));
  return new Map(rows.map(({ person, state }) => [person, state.type]));
};

export const CAMPAIGN = asDeliveryId('campaign/c1');
export const later = (from: Instant, minutes: number): Instant => asInstant(from + minutes * MINUTE_MS);
