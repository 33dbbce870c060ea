import type { Busy, CalendarOwner } from '../../../src/one-on-one/ports.ts';
import type { PersonId } from '../../../src/people/model.ts';

/** There is nothing to look into. */
export const nothingKnown = (people: readonly CalendarOwner[]): ReadonlyMap<PersonId, Busy> =>
  new Map(people.map(({ id }) => [id, { type: 'unknown', why: 'none' }]));
