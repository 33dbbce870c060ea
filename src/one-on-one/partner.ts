import type { Person, PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Pair } from './model.ts';
import { headOf } from './scene.ts';

/** Whom somebody talks with: the mentor they chose and who accepted, else whoever heads them. */
export const partnerOf = (person: Person, tree: UnitTree): PersonId | undefined =>
  person.preferences.oneOnOne?.partner ?? headOf(person, tree);

/** Whoever chose a mentor talks with that one alone; whoever chose none, with nobody who was once one. */
export const isPartner = (
  { preferences: { oneOnOne } }: Pick<Person, 'preferences'>,
  manager: PersonId,
  { mentor }: Pick<Pair, 'mentor'>,
): boolean => (oneOnOne?.partner === undefined ? mentor === undefined : oneOnOne.partner === manager);
