import type { Zone } from '../time/instant.ts';
import { accountNames, accountValue } from './directory-accounts.ts';
import { entryFingerprint } from './directory-fingerprint.ts';
import { accountColumn, emailFingerprint, type PeopleIndex } from './directory-index.ts';
import type { ImportProblem } from './directory-problem.ts';
import type { FilePerson, PersonState } from './directory-table.ts';
import type { Roles } from './directory-units.ts';
import type { DirectoryEntry, Person, PersonId } from './model.ts';
import type { DirectoryChange } from './ports.ts';

/** What an empty cell leaves as the directory has it. */
export type Inherited = Pick<DirectoryEntry, 'slack' | 'teams' | 'joinedOn'>;

/** Compares the people of the directory, as they stream by, with those of the file. */
export type PeopleComparison = {
  see(person: Person): void;
  result(): PeopleDifference;
};

export type PeopleDifference = {
  /** People of the file who change, with what their empty cells leave alone. */
  readonly inherited: ReadonlyMap<PersonId, Inherited>;
  /** People the file does not mention and who leave. */
  readonly leaving: readonly PersonId[];
  /** People the file does not mention and who stay. */
  readonly kept: number;
  /** Those of them whose roles change. */
  readonly keptChanges: readonly DirectoryChange[];
  /** How many people will work in each zone. */
  readonly zones: ReadonlyMap<Zone, number>;
  /** The first people who change, and the first the file does not mention, as they are now. */
  readonly changedExamples: readonly Person[];
  readonly missingExamples: readonly Person[];
  readonly problems: readonly ImportProblem[];
};

export type ComparisonInput = {
  readonly index: PeopleIndex;
  readonly roles: ReadonlyMap<PersonId, Roles>;
  readonly removeMissing: boolean;
  /** How many examples of each sort to keep. */
  readonly examples: number;
  /** Told about everybody who stays without being mentioned. */
  readonly stays: (id: PersonId) => void;
};

const noRoles: Roles = { manages: [], promotes: [] };

export const rolesIn = (roles: ReadonlyMap<PersonId, Roles>, id: PersonId): Roles => roles.get(id) ?? noRoles;

export const comparePeople = (input: ComparisonInput): PeopleComparison => {
  const { index, roles, removeMissing, examples } = input;
  const inherited = new Map<PersonId, Inherited>();
  const leaving: PersonId[] = [];
  const keptChanges: DirectoryChange[] = [];
  const zones = new Map(index.zones);
  const changedExamples: Person[] = [];
  const missingExamples: Person[] = [];
  const problems: ImportProblem[] = [];
  let kept = 0;

  const seeMentioned = (person: Person, file: FilePerson): void => {
    const left = inheritedBy(person, file, index);
    const state = stateOf(person, file, left, rolesIn(roles, person.id));
    index.people.setState(person.id, state);
    if (state === 'same') return;
    if (Object.keys(left).length > 0) inherited.set(person.id, left);
    if (state === 'changed' && changedExamples.length < examples) changedExamples.push(person);
  };
  const keep = (person: Person): void => {
    kept++;
    input.stays(person.id);
    zones.set(person.zone, (zones.get(person.zone) ?? 0) + 1);
    problems.push(...clashesWith(person, index));
    const now = rolesIn(roles, person.id);
    if (!sameRoles(person, now)) keptChanges.push({ type: 'put-person', entry: entryOf(person), ...now, isNew: false });
  };
  return {
    see: (person) => {
      const file = index.people.get(person.id);
      if (file) return seeMentioned(person, file);
      if (person.left) return;
      if (missingExamples.length < examples) missingExamples.push(person);
      if (removeMissing) leaving.push(person.id);
      else keep(person);
    },
    result: () => ({ inherited, leaving, kept, keptChanges, zones, changedExamples, missingExamples, problems }),
  };
};

/** Only the directory's own fields of a person. */
export const entryOf = (person: Person): DirectoryEntry => {
  const {
    org: _org,
    preferences: _preferences,
    manages: _manages,
    promotes: _promotes,
    left: _left,
    ...entry
  } = person;
  return entry;
};

/** An account that was found by e-mail stays while the e-mail stays and nobody else claims it; a first day stays. */
const inheritedBy = (person: Person, file: FilePerson, index: PeopleIndex): Inherited => {
  const sameEmail = file.email !== 0 && file.email === emailFingerprint(person.email);
  const slack = sameEmail && file.noSlack && index.accounts.lineOf('slack', person) === undefined;
  const teams = sameEmail && file.noTeams && index.accounts.lineOf('teams', person) === undefined;
  return {
    ...(slack && person.slack ? { slack: person.slack } : {}),
    ...(teams && person.teams ? { teams: person.teams } : {}),
    ...(file.noJoinedOn && person.joinedOn ? { joinedOn: person.joinedOn } : {}),
  };
};

const stateOf = (person: Person, file: FilePerson, left: Inherited, roles: Roles): PersonState => {
  if (person.left) return 'back';
  const entry: { -readonly [field in keyof DirectoryEntry]: DirectoryEntry[field] } = entryOf(person);
  if (left.slack) delete entry.slack;
  if (left.teams) delete entry.teams;
  if (left.joinedOn) delete entry.joinedOn;
  return entryFingerprint(entry) === file.fingerprint && sameRoles(person, roles) ? 'same' : 'changed';
};

const sameRoles = (a: Roles, b: Roles): boolean => sameSet(a.manages, b.manages) && sameSet(a.promotes, b.promotes);

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

const clashesWith = (person: Person, index: PeopleIndex): readonly ImportProblem[] =>
  accountNames.flatMap((account) => {
    const line = index.accounts.lineOf(account, person);
    if (line === undefined) return [];
    const value = accountValue[account](person) ?? '';
    return [
      {
        file: 'people',
        line,
        column: accountColumn[account],
        what: { type: 'belongs-to-another', value, person: person.id },
      },
    ];
  });
