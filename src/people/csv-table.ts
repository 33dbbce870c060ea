import { type PeopleColumn, peopleColumns, type UnitColumn, unitColumns, type Words } from '../text/import/words.ts';
import type { FileProblem } from './directory-problem.ts';

/** One record of a file. `line` is where it begins; the first line of a file is 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A file as it streams in. After `broken` nothing follows. */
export type CsvPiece =
  | {
      readonly type: 'rows';
      readonly rows: readonly CsvRow[] /** Share of the file read, 0 to 1. */;
      readonly read: number;
    }
  | { readonly type: 'broken'; readonly line?: number; readonly why: 'not-text' | 'bad-quotes' };

/** A file that can be read more than once. */
export type CsvFile = { read(): AsyncIterable<CsvPiece> };

/** Where each known column stands, from the line of column names. */
export type Header<C extends string> = {
  readonly position: ReadonlyMap<C, number>;
  readonly width: number;
  readonly unknown: readonly string[];
  readonly problems: readonly { readonly column: C; readonly what: FileProblem }[];
};

export const unitHeader = (cells: readonly string[]): Header<UnitColumn> =>
  headerOf(cells, keysOf(unitColumns), unitColumns, ['unit_id', 'name', 'parent_id']);

export const peopleHeader = (cells: readonly string[]): Header<PeopleColumn> =>
  headerOf(cells, keysOf(peopleColumns), peopleColumns, ['person_id', 'name', 'unit_id']);

/** A file as a table: its column names first, then its rows, those without any value left out. */
export type TablePiece<C extends string> =
  | { readonly type: 'header'; readonly header: Header<C>; readonly line: number }
  | { readonly type: 'rows'; readonly header: Header<C>; readonly rows: readonly CsvRow[]; readonly read: number }
  | { readonly type: 'broken'; readonly line?: number; readonly why: 'not-text' | 'bad-quotes' | 'empty-file' };

/** Ends after a header with problems. */
export const tableOf = async function* <C extends string>(
  file: CsvFile,
  headerOf: (cells: readonly string[]) => Header<C>,
): AsyncGenerator<TablePiece<C>> {
  let header: Header<C> | undefined;
  for await (const piece of file.read()) {
    if (piece.type === 'broken') return yield piece;
    const rows = piece.rows.filter((row) => !isBlank(row));
    const [first, ...rest] = rows;
    if (first === undefined) continue;
    if (header === undefined) {
      header = headerOf(first.cells);
      yield { type: 'header', header, line: first.line };
      if (header.problems.length > 0) return;
      yield { type: 'rows', header, rows: rest, read: piece.read };
    } else yield { type: 'rows', header, rows, read: piece.read };
  }
  if (header === undefined) yield { type: 'broken', why: 'empty-file' };
};

/** A row without any value, as a spreadsheet leaves them at the end. */
const isBlank = (row: CsvRow): boolean => row.cells.every((cell) => trimmed(cell) === '');

/** Without white space at its ends, the ideographic space and no-break spaces included. */
export const trimmed = (cell: string): string => cell.trim();

export const keysOf = <K extends string>(table: { readonly [key in K]: unknown }): readonly K[] => {
  const keys: K[] = [];
  for (const key in table) keys.push(key);
  return keys;
};

/** Which of the known columns stand where. `required` ones that are missing are problems. */
export const headerOf = <C extends string>(
  cells: readonly string[],
  columns: readonly C[],
  words: { readonly [column in C]: Words },
  required: readonly C[],
): Header<C> => {
  const position = new Map<C, number>();
  const unknown: string[] = [];
  const problems: { column: C; what: FileProblem }[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = plain(cell);
    const column = columns.find((c) => plain(words[c].ja) === name || plain(words[c].en) === name);
    if (column === undefined) unknown.push(...(name === '' ? [] : [trimmed(cell)]));
    else if (position.has(column)) problems.push({ column, what: { type: 'repeated-column' } });
    else position.set(column, index);
  }
  for (const column of required) if (!position.has(column)) problems.push({ column, what: { type: 'missing-column' } });
  return { position, width: cells.length, unknown, problems };
};

/** Full-width and half-width, capitals and spaces make no difference in a column's name, nor in a word of a list. */
export const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
