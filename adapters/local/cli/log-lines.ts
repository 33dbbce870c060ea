import type { OrgId, PersonId } from '../../../src/people/model.ts';
import { dateIn, type Instant, timeIn, type Zone } from '../../../src/time/instant.ts';
import type { Store } from '../../dynamodb/store.ts';

/** The moment a line of a log begins with. */
export const momentOf = (at: Instant, zone: Zone): string => `${dateIn(at, zone)} ${timeIn(at, zone)}`;

/** What a log calls these people: by id and name, or by id alone where the directory has none. */
export const namesOf = async (
  org: OrgId,
  ids: readonly PersonId[],
  { directory }: Pick<Store, 'directory'>,
): Promise<(id: PersonId) => string> => {
  const people = await directory.people(org, [...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => `${id} ${names.get(id) ?? ''}`.trimEnd();
};
