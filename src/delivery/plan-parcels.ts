import { type Person, type PersonId, placesOf } from '../people/model.ts';
import { type Layout, laneOf, type Parcel, type ParcelGroup, parcelSize } from './parcel.ts';
import type { Parcels } from './ports.ts';
import { keepsReference } from './rules.ts';

/** What is said, to whoever it will be. */
export type ParcelMessage = Pick<Parcel, 'org' | 'delivery' | 'kind' | 'subject' | 'dueAt' | 'expiresAt'>;

/** People by the rate limit of their first place. Ids only: 300,000 of them are some 30 MB. */
export type Audience = Map<ParcelGroup, PersonId[]>;

export const addTo = (audience: Audience, person: Person): void => {
  const group = placesOf(person)[0] ?? 'none';
  const ids = audience.get(group);
  if (ids) ids.push(person.id);
  else audience.set(group, [person.id]);
};

/**
 * Plans one message for all of them. `part` tells audiences of one message apart that are planned one by one, such as
 * those of several time zones. Repeated after a death, with an audience that changed meanwhile, it puts nobody into two
 * parcels and leaves out only who came since into a parcel that was planned before.
 */
export const planParcels = async (
  message: ParcelMessage,
  part: string,
  audience: Audience,
  parcels: Pick<Parcels, 'layOut' | 'plan'>,
): Promise<void> => {
  const wanted = layoutOf(audience);
  if (Object.keys(wanted).length === 0) return;
  const layout = await parcels.layOut(message.org, message.delivery, part, wanted);
  for (const [group, ids] of audience) {
    const pages = Map.groupBy(ids, (id) => laneOf(id, layout[group] ?? wanted[group] ?? 1));
    await sideBySide([...pages], async ([page, left]) => {
      const name = `${part}/${group}/${page}`;
      const people = keepsReference(message.kind) ? { people: left } : {};
      await parcels.plan({ ...message, ...people, page: name, group, left, ledger: {}, attempts: 0 });
    });
  }
};

/** Rows read or written at once. */
const WIDTH = 16;

/** Works on all of them, some at a time. */
export const sideBySide = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const rest = items.values();
  const one = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, items.length) }, one));
};

const layoutOf = (audience: Audience): Layout =>
  Object.fromEntries([...audience].map(([group, ids]) => [group, Math.ceil(ids.length / parcelSize[group])]));
