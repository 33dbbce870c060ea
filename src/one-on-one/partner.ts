import type { Person, PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Pair } from './model.ts';
import { headOf } from './scene.ts';

/** Whom somebody talks with: the mentor they chose, who accepted, or whoever heads them. */
export const partnerOf = (person: Pick<Person, 'id' | 'unit' | 'preferences'>, tree: UnitTree): PersonId | undefined =>
  person.preferences.oneOnOne?.partner ?? headOf(person, tree);

/** Whoever chose a mentor talks with that one alone; whoever chose none, with nobody who was once one. */
export const isPartner = (
  { preferences: { oneOnOne } }: Pick<Person, 'preferences'>,
  manager: PersonId,
  { mentor }: Pick<Pair, 'mentor'>,
): boolean => (oneOnOne?.partner === undefined ? mentor === undefined : oneOnOne.partner === manager);
