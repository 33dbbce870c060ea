import type { PeopleColumn, UnitColumn } from '../text/import/words.ts';
import type { Zone } from '../time/instant.ts';
import { personReader, readUnit, type UnitReading } from './csv-read.ts';
import {
  type CsvFile,
  type CsvRow,
  type Header,
  peopleHeader,
  type TablePiece,
  tableOf,
  unitHeader,
} from './csv-table.ts';
import { type AccountBook, type AccountName, accountBook } from './directory-accounts.ts';
import { entryFingerprint, fingerprint } from './directory-fingerprint.ts';
import type { FileKind, ImportProblem, ImportWarning, ProblemLog } from './directory-problem.ts';
import { type FilePerson, type PeopleTable, peopleTable } from './directory-table.ts';
import type { DirectoryEntry, Unit, UnitId } from './model.ts';

/** The units of a file. All of them are kept: an organisation has some thousands at most. */
export type UnitIndex = {
  /** Every id of the file once, with the line where it first stands. */
  readonly lines: ReadonlyMap<UnitId, number>;
  readonly units: readonly Unit[];
  /** Units whose cell for the unit above could not be read. */
  readonly unsure: ReadonlySet<UnitId>;
  /** Whether the rows were read at all. */
  readonly usable: boolean;
};

export type PeopleIndex = {
  readonly people: PeopleTable;
  readonly accounts: AccountBook;
  /** How many people of the file work in each zone. */
  readonly zones: Map<Zone, number>;
  readonly usable: boolean;
};

/** Where problems, warnings and progress go while a file is read. */
export type Reading = {
  readonly log: ProblemLog;
  readonly warn: (warning: ImportWarning) => void;
  readonly read: (share: number) => void;
};

export const emailFingerprint = (email: string | undefined): number =>
  email === undefined ? 0 : fingerprint(email.toLowerCase());

export const indexUnits = async (file: CsvFile, reading: Reading): Promise<UnitIndex> => {
  const lines = new Map<UnitId, number>();
  const units: Unit[] = [];
  const unsure = new Set<UnitId>();
  const add = (problem: Omit<ImportProblem, 'file'>): void => reading.log.add({ file: 'units', ...problem });
  const enter = ({ line, ...row }: CsvRow, header: Header<UnitColumn>): void => {
    let parentWrong = false;
    const { id, parent, unit } = readUnit({ line, ...row }, header, (problem) => {
      parentWrong ||= problem.column === 'parent_id';
      add({ line, ...problem });
    });
    const firstLine = id && lines.get(id);
    if (id === undefined) return;
    if (firstLine !== undefined) add({ line, column: 'unit_id', what: { type: 'duplicate', value: id, firstLine } });
    else {
      lines.set(id, line);
      units.push(unit ?? namelessUnit(id, parent));
      if (parentWrong) unsure.add(id);
    }
  };
  const usable = await readTable('units', tableOf(file, unitHeader), reading, enter);
  return { lines, units, unsure, usable };
};

/** Stands for a unit whose row has a problem elsewhere, so that those below it are not called orphans too. */
const namelessUnit = (id: UnitId, parent: UnitReading['parent']): Unit => ({
  id,
  name: '',
  ...(parent === undefined ? {} : { parent }),
  managers: [],
  promoters: [],
});

/** `checkUnit` reports a unit that nobody can be in. */
export const indexPeople = async (
  file: CsvFile,
  reading: Reading,
  checkUnit: (unit: UnitId, line: number) => void,
): Promise<PeopleIndex> => {
  const people = peopleTable();
  const accounts = accountBook();
  const readPerson = personReader();
  const zones = new Map<Zone, number>();
  const duplicate = (line: number, column: PeopleColumn, value: string, firstLine: number): void =>
    reading.log.add({ file: 'people', line, column, what: { type: 'duplicate', value, firstLine } });
  const enterEntry = (entry: DirectoryEntry, line: number): void => {
    zones.set(entry.zone, (zones.get(entry.zone) ?? 0) + 1);
    accounts.enter(entry, line, (clash) => duplicate(line, accountColumn[clash.account], clash.value, clash.line));
  };
  const enter = (row: CsvRow, header: Header<PeopleColumn>): void => {
    const { line } = row;
    const { id, unit, entry } = readPerson(row, header, (what) => reading.log.add({ file: 'people', line, ...what }));
    if (unit !== undefined) checkUnit(unit, line);
    const first = id && people.get(id);
    if (first) duplicate(line, 'person_id', id, first.line);
    else if (id !== undefined) people.add(id, remembered(entry, line));
    if (entry && !first) enterEntry(entry, line);
  };
  const usable = await readTable('people', tableOf(file, peopleHeader), reading, enter);
  return { people, accounts, zones, usable };
};

export const accountColumn: { readonly [account in AccountName]: PeopleColumn } = {
  email: 'email',
  slack: 'slack_id',
  teams: 'teams_id',
};

const remembered = (entry: DirectoryEntry | undefined, line: number): FilePerson => ({
  line,
  fingerprint: entry === undefined ? 0 : entryFingerprint(entry),
  email: emailFingerprint(entry?.email),
  noSlack: entry?.slack === undefined,
  noTeams: entry?.teams === undefined,
  noJoinedOn: entry?.joinedOn === undefined,
});

/** Reads a file to its end; false when it is no such table. */
const readTable = async <C extends UnitColumn | PeopleColumn>(
  file: FileKind,
  pieces: AsyncIterable<TablePiece<C>>,
  reading: Reading,
  enter: (row: CsvRow, header: Header<C>) => void,
): Promise<boolean> => {
  let usable = false;
  for await (const piece of pieces) {
    switch (piece.type) {
      case 'header':
        reading.log.columns(file, piece.header.position);
        for (const column of piece.header.unknown) reading.warn({ file, column });
        for (const problem of piece.header.problems) reading.log.add({ file, line: piece.line, ...problem });
        usable = piece.header.problems.length === 0;
        break;
      case 'rows':
        for (const row of piece.rows) enter(row, piece.header);
        reading.read(piece.read);
        break;
      case 'broken':
        reading.log.add({
          file,
          ...(piece.line === undefined ? {} : { line: piece.line }),
          what: { type: piece.why },
        });
        usable = false;
        break;
      default:
        piece satisfies never;
    }
  }
  return usable;
};
