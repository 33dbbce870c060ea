import type { Account } from '../conversation/inbound.ts';
import type { Instant, LocalDate, LocalTime, Zone } from '../time/instant.ts';
import type { DirectoryEntry, OrgId, Person, PersonId, Preferences, Unit, UnitId } from './model.ts';
import type { UnitTree } from './tree.ts';

/** The organisation's own record. Its `version` changes with every change of units, people or calendar. */
export type Organisation = {
  readonly id: OrgId;
  readonly name: string;
  readonly zone: Zone;
  /** Every zone that somebody works in. */
  readonly zones: readonly Zone[];
  readonly people: number;
  readonly units: number;
  readonly version: number;
  /** Days an admin closed (`true`) or opened (`false`) against the built-in calendar. */
  readonly closures: { readonly [date: LocalDate]: boolean };
};

/** Reads of the directory. */
export type Directory = {
  organisation(org: OrgId): Promise<Organisation | undefined>;
  /** One request. */
  personByAccount(org: OrgId, account: Account): Promise<Person | undefined>;
  personByEmail(org: OrgId, email: string): Promise<Person | undefined>;
  person(org: OrgId, id: PersonId): Promise<Person | undefined>;
  /** Several people by id, in any order; unknown ones are left out. */
  people(org: OrgId, ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** Everybody, in pages, including those who left; memory stays that of one page. */
  everyone(org: OrgId): AsyncIterable<readonly Person[]>;
  /** Undefined before the first import. Kept in the process until the organisation's version changes. */
  tree(organisation: Organisation): Promise<UnitTree | undefined>;
};

/** Writes that a person causes in the chat. */
export type PersonStore = {
  /** Changes only what is given; a null takes a choice back. */
  savePreferences(org: OrgId, id: PersonId, change: PreferencesChange): Promise<void>;
  /** Ties an account to a person whose e-mail it turned out to have. */
  bindAccount(org: OrgId, id: PersonId, account: Account): Promise<void>;
};

export type PreferencesChange = {
  readonly language?: Preferences['language'] | null;
  readonly place?: Preferences['place'] | null;
  readonly optOuts?: Preferences['optOuts'];
  readonly snoozedUntil?: Preferences['snoozedUntil'] | null;
  readonly daysOff?: readonly LocalDate[];
  readonly oneOnOne?: Preferences['oneOnOne'] | null;
  readonly addresses?: Preferences['addresses'];
};

/** What an import wants to be true, as one page of changes. */
export type DirectoryChange =
  | {
      readonly type: 'put-person';
      readonly entry: DirectoryEntry;
      readonly manages: readonly UnitId[];
      readonly promotes: readonly UnitId[];
      readonly isNew: boolean;
    }
  | { readonly type: 'person-left'; readonly id: PersonId }
  | { readonly type: 'put-unit'; readonly unit: Unit }
  | { readonly type: 'remove-unit'; readonly id: UnitId };

/** What the organisation's record says once an import is done. */
export type DirectorySummary = Pick<Organisation, 'name' | 'zone' | 'zones' | 'people' | 'units'>;

export type PendingImport = { readonly id: string; readonly pages: number };

/**
 * All or nothing: changes are staged, then one conditional write commits them, then they are applied.
 * Once committed they will be applied, whoever dies: the tick goes on where the importer stopped.
 */
export type DirectoryImport = {
  /**
   * Throws `import-running` when another import of this organisation is being staged or applied. One whose importer is
   * known to be dead is no longer staged.
   */
  begin(org: OrgId, id: string, now: Instant): Promise<void>;
  /** Adds a page of at most a few hundred changes; pages are applied in order. */
  stage(org: OrgId, id: string, page: number, changes: readonly DirectoryChange[]): Promise<void>;
  commit(org: OrgId, id: string, pages: number, summary: DirectorySummary): Promise<void>;
  /** The import that is committed and not applied to its end, if there is one. */
  pending(org: OrgId): Promise<PendingImport | undefined>;
  /** Applies committed pages from where it stopped; reports each page done. Harmless to repeat. */
  apply(org: OrgId, id: string, done?: (page: number) => void): Promise<void>;
  /** Takes back what was staged and not committed. */
  abandon(org: OrgId, id: string): Promise<void>;
};

/** The admin's override of the business calendar. */
export type CalendarStore = {
  /** `undefined` takes the override of that day back. */
  setClosure(org: OrgId, date: LocalDate, closed: boolean | undefined): Promise<void>;
};

export type { LocalTime };
