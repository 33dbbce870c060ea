import type { Account, Platform } from '../conversation/inbound.ts';
import type { Address } from '../conversation/platform.ts';
import type { Language } from '../text/language.ts';
import type { LocalDate, LocalTime, Weekday, Zone } from '../time/instant.ts';

/** One organisation: a ministry or an agency. Every stored key begins with it. */
export type OrgId = string & { readonly __brand: 'OrgId' };

/** The person's number in the organisation's own directory. */
export type PersonId = string & { readonly __brand: 'PersonId' };

export type UnitId = string & { readonly __brand: 'UnitId' };

/** What the bot may say on its own, and a person may switch off. */
export const optionalKinds = [
  'pulse',
  'pulse-reminder',
  'pulse-results',
  'overtime-actual',
  'one-on-one',
  'lights-out',
  'campaign',
] as const;
export type OptionalKind = (typeof optionalKinds)[number];

/** All the bot may say on its own. The others are duties: somebody waits for an approval or for an end, and limits protect people. */
export const messageKinds = [...optionalKinds, 'approval', 'standby-over', 'cap-warning', 'health'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** One 部署. The tree has any depth and exactly one root: the organisation itself. */
export type Unit = {
  readonly id: UnitId;
  readonly name: string;
  /** Absent only for the root. */
  readonly parent?: UnitId;
  /** 管理職 of this unit. */
  readonly managers: readonly PersonId[];
  /** 推進者 of this unit and everything below it. */
  readonly promoters: readonly PersonId[];
};

/** What the organisation's directory says of a person. An import owns these fields. */
export type DirectoryEntry = {
  readonly id: PersonId;
  readonly name: string;
  readonly unit: UnitId;
  readonly email?: string;
  readonly slack?: SlackIdentity;
  readonly teams?: TeamsIdentity;
  /** Where the organisation wants to reach this person first. */
  readonly place?: Platform;
  readonly language: Language;
  readonly zone: Zone;
  readonly hours: WorkingHours;
  /** The weekday off of the flexible working time system, besides Saturday and Sunday. */
  readonly freeDay?: Weekday;
  /** First day in the organisation; absent when it was long ago. */
  readonly joinedOn?: LocalDate;
  /** 管理者: runs Akari itself. */
  readonly admin: boolean;
};

/** `team` is absent when the directory does not say which workspace. */
export type SlackIdentity = { readonly user: string; readonly team?: string };

/** `user` is the AAD object id. */
export type TeamsIdentity = { readonly user: string; readonly tenant?: string };

export type WorkingHours = { readonly start: LocalTime; readonly end: LocalTime };

/** What a person chose in the chat, and what the bot learned of how to reach them. An import never touches it. */
export type Preferences = {
  readonly language?: Language;
  readonly place?: Platform;
  /** Kinds the person switched off. They stay off. */
  readonly optOuts: readonly MessageKind[];
  /** The first day on which the bot may begin again to write on its own; what is a duty comes before it too. */
  readonly snoozedUntil?: LocalDate;
  /** Days that are free in the place of a 週休日 that is worked (振替), today and later. Overtime keeps them so. */
  readonly daysOff?: readonly LocalDate[];
  /** `partner`: the mentor they chose, who accepted. `asked`: who was asked to be one and has not answered yet. */
  readonly oneOnOne?: { readonly partner?: PersonId; readonly asked?: PersonId };
  /** Where to write, once known. */
  readonly addresses: { readonly [platform in Platform]?: Address };
};

export type Person = DirectoryEntry & {
  readonly org: OrgId;
  readonly preferences: Preferences;
  /** Units this person heads, and units whose subtree they promote: copied from the units. */
  readonly manages: readonly UnitId[];
  readonly promotes: readonly UnitId[];
  /** No longer in the organisation: kept until forgotten, never written to. */
  readonly left: boolean;
};

export const languageOf = (person: Pick<Person, 'language' | 'preferences'>): Language =>
  person.preferences.language ?? person.language;

type Reachable = Pick<Person, 'slack' | 'teams' | 'email' | 'place' | 'preferences'>;

/** The places this person has, the preferred one first. */
export const placesOf = (person: Reachable): readonly Platform[] => {
  const has: Platform[] = [];
  if (person.slack || (person.email && !person.teams) || person.preferences.addresses.slack) has.push('slack');
  if (person.teams || person.preferences.addresses.teams) has.push('teams');
  const first = person.preferences.place ?? person.place;
  return first === undefined ? has : [...has.filter((p) => p === first), ...has.filter((p) => p !== first)];
};

export const isAccountOf = (person: Person, account: Account): boolean => {
  const identity = account.platform === 'slack' ? person.slack : person.teams;
  if (identity?.user !== account.user) return false;
  const tenant = account.platform === 'slack' ? person.slack?.team : person.teams?.tenant;
  return tenant === undefined || tenant === account.tenant;
};

export const asOrgId = (value: string): OrgId => value as OrgId;
export const asPersonId = (value: string): PersonId => value as PersonId;
export const asUnitId = (value: string): UnitId => value as UnitId;
