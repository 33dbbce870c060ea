import type { Ledger } from '../delivery/parcel.ts';
import type { Outbox, Parcels } from '../delivery/ports.ts';
import { type Person, placesOf } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { type Campaign, messageOf } from './model.ts';

/** Somebody who did not get it although they were to, and why: `no-place`, or what the platform said. */
export type Unreached = { readonly person: Person; readonly reason: string };

export type UnreachedDeps = {
  readonly parcels: Pick<Parcels, 'of'>;
  readonly outbox: Pick<Outbox, 'deliveries'>;
  readonly directory: Pick<Directory, 'people'>;
};

/** The platform did not say whether it arrived, and does not let anybody look. */
export const UNCONFIRMED = 'unconfirmed';

/** Nobody's row is read of a parcel in which everybody was reached. */
const hasMissed = (ledger: Ledger): boolean =>
  Object.keys(ledger).some((ending) => /^(unreachable|failed)\/|^sent\/unconfirmed$/.test(ending));

/**
 * Whom a campaign could not reach, in pages, for the admin who mends accounts. Who left, switched it off or was spared by
 * the limits is not among them: that is nobody's business.
 */
export async function* unreachedOf(
  { org, id }: Pick<Campaign, 'org' | 'id'>,
  { parcels, outbox, directory }: UnreachedDeps,
): AsyncGenerator<readonly Unreached[]> {
  const delivery = messageOf(id);
  for await (const page of parcels.of(org, delivery))
    for (const { people = [], left, ledger } of page) {
      if (!hasMissed(ledger)) continue;
      const over = people.filter((person) => !left.includes(person));
      const [rows, persons] = await Promise.all([
        outbox.deliveries(over.map((person) => ({ org, person, id: delivery }))),
        directory.people(org, over),
      ]);
      const byPerson = new Map(rows.map((row) => [row.person, row.state]));
      yield persons.flatMap((person) => {
        const state = byPerson.get(person.id);
        if (person.left) return [];
        if (!state) return placesOf(person).length > 0 ? [] : [{ person, reason: 'no-place' }];
        if (state.type === 'sent') return state.message === undefined ? [{ person, reason: UNCONFIRMED }] : [];
        const isMissed = state.type === 'settled' && (state.fate === 'unreachable' || state.fate === 'failed');
        return isMissed ? [{ person, reason: state.reason }] : [];
      });
    }
}
