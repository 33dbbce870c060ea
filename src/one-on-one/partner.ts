import type { Person, PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { headOf } from './scene.ts';

/** Whom somebody talks with: the mentor they chose, who accepted, or whoever heads them. */
export const partnerOf = (person: Pick<Person, 'id' | 'unit' | 'preferences'>, tree: UnitTree): PersonId | undefined =>
  person.preferences.oneOnOne?.partner ?? headOf(person, tree);
