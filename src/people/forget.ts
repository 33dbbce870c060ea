import type { Person, PersonId, Unit } from './model.ts';
import type { DirectoryChange, DirectorySummary, Organisation } from './ports.ts';

/** Whether a unit names somebody as its head or promoter. */
export const names = ({ managers, promoters }: Unit, id: PersonId): boolean =>
  managers.includes(id) || promoters.includes(id);

const without = (unit: Unit, id: PersonId): Unit => ({
  ...unit,
  managers: unit.managers.filter((each) => each !== id),
  promoters: unit.promoters.filter((each) => each !== id),
});

/** What the directory has to change before a person can be taken out of it: nobody finds or heads them any more. */
export const leavingChanges = (
  id: PersonId,
  person: Pick<Person, 'left'> | undefined,
  units: readonly Unit[],
): readonly DirectoryChange[] => [
  ...units.filter((unit) => names(unit, id)).map((unit) => ({ type: 'put-unit', unit: without(unit, id) }) as const),
  ...(person && !person.left ? [{ type: 'person-left', id } as const] : []),
];

/** The organisation's record afterwards. */
export const summaryWithout = (
  { name, zone, zones, people, units }: Organisation,
  changes: readonly DirectoryChange[],
): DirectorySummary => {
  const leaving = changes.filter(({ type }) => type === 'person-left').length;
  return { name, zone, zones, people: people - leaving, units };
};
