import { treeOf } from '../../src/people/current-tree.ts';
import type { OrgId, Person } from '../../src/people/model.ts';
import type { Directory } from '../../src/people/ports.ts';
import type { DeskPerson } from './desk/desk.ts';

/** Everybody one can play at the desk. More would not fit a list. */
const MOST = 2_000;

export const deskPeople = async (org: OrgId, directory: Directory, most = MOST): Promise<readonly DeskPerson[]> => {
  const tree = await treeOf(org, { directory });
  const people: DeskPerson[] = [];
  for await (const page of directory.everyone(org)) {
    for (const person of page) {
      if (!person.left) people.push(deskPerson(person, tree?.unit(person.unit)?.name ?? person.unit));
    }
    if (people.length >= most) break;
  }
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, most);
};

const deskPerson = (person: Person, unitName: string): DeskPerson => ({
  id: person.id,
  name: person.name,
  unitName,
  roles: rolesOf(person),
  ...(person.slack ? { slack: { user: person.slack.user } } : {}),
  ...(person.teams ? { teams: { user: person.teams.user } } : {}),
  ...(person.email === undefined ? {} : { email: person.email }),
});

/** The hats a person wears. */
const rolesOf = (person: Person): DeskPerson['roles'] => [
  '職員',
  ...(person.manages.length > 0 ? (['管理職'] as const) : []),
  ...(person.promotes.length > 0 ? (['推進者'] as const) : []),
  ...(person.admin ? (['管理者'] as const) : []),
];
