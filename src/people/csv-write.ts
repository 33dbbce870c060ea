import {
  cellWords,
  type PeopleColumn,
  peopleColumns,
  type TerminalLanguage,
  type UnitColumn,
  unitColumns,
} from '../text/import/words.ts';
import { withGuard } from './csv-guard.ts';
import type { DirectoryEntry, Unit } from './model.ts';

export type UnitCells = { readonly [column in UnitColumn]: string };
export type PersonCells = { readonly [column in PeopleColumn]: string };

/** The texts of a unit's cells, by column, in the order in which an export writes them. */
export const unitCells = (unit: Unit): UnitCells => ({
  unit_id: unit.id,
  name: unit.name,
  parent_id: unit.parent ?? '',
  manager_ids: unit.managers.join(';'),
  promoter_ids: unit.promoters.join(';'),
});

/** The texts of a person's cells, by column, in the order in which an export writes them. */
export const personCells = (entry: DirectoryEntry, words: TerminalLanguage): PersonCells => ({
  person_id: entry.id,
  name: entry.name,
  unit_id: entry.unit,
  email: entry.email ?? '',
  slack_id: accountText(entry.slack?.team, entry.slack?.user),
  teams_id: accountText(entry.teams?.tenant, entry.teams?.user),
  place: entry.place ?? '',
  language: cellWords.language[entry.language][indexOf(words)],
  zone: entry.zone,
  start: entry.hours.start,
  end: entry.hours.end,
  free_day: cellWords.freeDay[(entry.freeDay ?? 0) - 1]?.[indexOf(words)] ?? '',
  joined_on: entry.joinedOn ?? '',
  admin: entry.admin ? cellWords.yes[indexOf(words)] : '',
});

/** The line of column names of either file. */
export const columnNames = (file: 'units' | 'people', words: TerminalLanguage): readonly string[] =>
  Object.values(file === 'units' ? unitColumns : peopleColumns).map((names) => names[words]);

/** A row as it is written: safe to open in a spreadsheet. */
export const rowOf = (cells: UnitCells | PersonCells): readonly string[] => Object.values(cells).map(withGuard);

const accountText = (tenant: string | undefined, user: string | undefined): string =>
  user === undefined ? '' : tenant === undefined ? user : `${tenant}/${user}`;

/** Where the words of a language stand in the lists of `cellWords`. */
const indexOf = (words: TerminalLanguage): 0 | 1 => (words === 'ja' ? 0 : 1);
