import type { Person } from '../../people/model.ts';
import { mayConfirm, type Scene } from '../scene.ts';
import type { Duty } from './review.ts';

/** Whether this person answers for the unit or person that a duty is of; `people` are those it may be of. */
export const answersFor = (
  { of }: Pick<Duty, 'of'>,
  reader: Person,
  people: ReadonlyMap<Person['id'], Person>,
  { tree }: Scene,
): boolean => {
  if (of.type === 'unit')
    return tree.unit(of.id) !== undefined && reader.manages.some((each) => tree.isWithin(of.id, each));
  const person = people.get(of.id);
  return person !== undefined && !person.left && mayConfirm(reader, person.id, person.unit, tree);
};

export const nameOf = ({ of }: Pick<Duty, 'of'>, people: ReadonlyMap<Person['id'], Person>, { tree }: Scene): string =>
  (of.type === 'unit' ? tree.unit(of.id)?.name : people.get(of.id)?.name) ?? of.id;
