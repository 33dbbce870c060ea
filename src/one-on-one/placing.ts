import type { OrgId, Person, PersonId } from '../people/model.ts';
import type { Directory, PersonStore } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { daysBetween, type LocalDate } from '../time/instant.ts';
import type { Diary } from './model.ts';
import { headOf } from './scene.ts';
import { type Member, type Moved, NEW_DAYS } from './team-roll.ts';

export type PlacingDeps = {
  readonly directory: Pick<Directory, 'people' | 'everyone'>;
  readonly people: Pick<PersonStore, 'savePreferences'>;
};

export type Scope = { readonly org: OrgId; readonly tree: UnitTree; readonly today: LocalDate };

/** Who has their 1on1s with whom, by the diary's owner. */
export type Teams = Map<PersonId, Map<PersonId, Member>>;

export const noTeam: ReadonlyMap<PersonId, Member> = new Map();

/** Of everybody who is there: with the mentor they chose, or with whoever heads them. */
export const teamsOf = async (scope: Scope, deps: PlacingDeps): Promise<Teams> => {
  const teams: Teams = new Map();
  const mentored: Person[] = [];
  for await (const page of deps.directory.everyone(scope.org))
    for (const person of page) {
      if (person.left) continue;
      if (person.preferences.oneOnOne?.partner === undefined) join(teams, headOf(person, scope.tree), person, scope);
      else mentored.push(person);
    }
  const mentors = await mentorsOf(mentored, scope, deps);
  for (const person of mentored) {
    const mentor = mentorIn(person, mentors);
    if (mentor === undefined) await giveBack(person, deps);
    join(teams, mentor ?? headOf(person, scope.tree), person, scope, mentor !== undefined);
  }
  return teams;
};

const join = (teams: Teams, manager: PersonId | undefined, person: Person, scope: Scope, isMentor = false): void => {
  if (manager === undefined) return;
  const team = teams.get(manager) ?? new Map<PersonId, Member>();
  teams.set(manager, team.set(person.id, memberOf(person, scope, isMentor)));
};

const memberOf = ({ id, unit, joinedOn }: Person, { today }: Scope, isMentor: boolean): Member => {
  const isNew = joinedOn !== undefined && daysBetween(joinedOn, today) < NEW_DAYS;
  return { staff: id, unit, ...(isNew && { joinedOn }), ...(isMentor && { mentor: true }) };
};

/** Those who were chosen and are still there. */
const mentorsOf = async (
  mentored: readonly Person[],
  { org }: Scope,
  { directory }: PlacingDeps,
): Promise<ReadonlySet<PersonId>> => {
  const ids = [...new Set(mentored.flatMap(({ preferences }) => preferences.oneOnOne?.partner ?? []))];
  const found = ids.length > 0 ? await directory.people(org, ids) : [];
  return new Set(found.filter(({ left }) => !left).map(({ id }) => id));
};

const mentorIn = ({ id, preferences }: Person, mentors: ReadonlySet<PersonId>): PersonId | undefined => {
  const partner = preferences.oneOnOne?.partner;
  return partner !== undefined && partner !== id && mentors.has(partner) ? partner : undefined;
};

/** A mentor who left is none any more: as long as one is chosen, nobody sees the 1on1s with their head. */
const giveBack = async ({ org, id, preferences }: Person, { directory, people }: PlacingDeps): Promise<void> => {
  const [person] = await directory.people(org, [id]);
  const { partner, ...rest } = person?.preferences.oneOnOne ?? {};
  if (partner === undefined || partner !== preferences.oneOnOne?.partner) return;
  await people.savePreferences(org, id, { oneOnOne: Object.keys(rest).length === 0 ? null : rest });
};

/**
 * Some may have chosen somebody else since everybody was walked: whoever is to go from one of these diaries, or to come
 * into it from another one (`moved`), is looked up once more, and `teams` is corrected by what they chose.
 */
export const lookAgain = async (
  diaries: readonly Diary[],
  teams: Teams,
  { scope, moved }: { readonly scope: Scope; readonly moved: Moved },
  deps: PlacingDeps,
): Promise<void> => {
  const held = new Map<PersonId, readonly PersonId[]>();
  for (const diary of diaries)
    for (const staff of changesIn(diary, teams.get(diary.manager) ?? noTeam, moved))
      held.set(staff, [...(held.get(staff) ?? []), diary.manager]);
  if (held.size === 0) return;
  const people = (await deps.directory.people(scope.org, [...held.keys()])).filter(({ left }) => !left);
  const mentors = await mentorsOf(people, scope, deps);
  for (const [staff, managers] of held) for (const each of managers) teams.get(each)?.delete(staff);
  for (const person of people) {
    const head = headOf(person, scope.tree);
    const mentor = mentorIn(person, mentors);
    if (mentor !== undefined && head !== undefined) teams.get(head)?.delete(person.id);
    join(teams, mentor ?? head, person, scope, mentor !== undefined);
  }
};

const changesIn = ({ pairs }: Diary, members: ReadonlyMap<PersonId, Member>, moved: Moved): readonly PersonId[] => {
  const there = new Set(pairs.flatMap(({ staff, gone }) => (gone ? [] : [staff])));
  const going = [...there].filter((staff) => !members.has(staff));
  return [...going, ...[...members.keys()].filter((staff) => moved.has(staff) && !there.has(staff))];
};
