import { withoutGuard } from '../people/csv-guard.ts';
import { type CsvRow, trimmed } from '../people/csv-table.ts';
import type { Person, PersonId } from '../people/model.ts';
import { listColumns } from '../text/import/words.ts';

/** One line of a list. `words`: what may name its person, ids and e-mails. */
export type ListLine = { readonly line: number; readonly words: readonly string[] };

/** Why a line reaches nobody. */
export type ListProblem = {
  readonly line: number;
  readonly words: string;
  readonly why: 'unknown' | 'left' | 'outside' | 'several';
};

export type ListReading = {
  /** Each once, in the order of the lines. */
  readonly people: readonly PersonId[];
  readonly problems: readonly ListProblem[];
  /** Lines that name somebody who is on an earlier one. */
  readonly repeats: number;
};

export type Found = Pick<Person, 'id' | 'left' | 'unit'>;

/** A line as it was pasted: commas or a spreadsheet's tabs part cells, quotation marks hold one together. */
export const pastedRows = (text: string): readonly CsvRow[] =>
  text.split(/\r\n|\n|\r/).map((words, i) => ({ line: i + 1, cells: cellsOf(words) }));

/** A mark that is not at the beginning of a cell, or that nobody closes, is a sign like others. */
const cellsOf = (line: string): readonly string[] => {
  const cells: string[] = [];
  const cell = /[ 　]*"((?:[^"]|"")*)"[ 　]*(?=[,\t，]|$)|([^,\t，]*)/y;
  for (let from = 0; from <= line.length; from = cell.lastIndex + 1) {
    cell.lastIndex = from;
    const [, quoted, plain = ''] = cell.exec(line) ?? [];
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
  }
  return cells;
};

/**
 * Reads rows as they come, of a file or pasted. A first row that names a column of ids or e-mails says where they stand;
 * without one every cell is looked at, and one person a line is meant.
 */
export const lineReader = (): ((rows: readonly CsvRow[]) => readonly ListLine[]) => {
  let columns: readonly number[] | 'any' | undefined;
  return (rows) =>
    rows.flatMap(({ line, cells }) => {
      const words = cells.map((cell) => withoutGuard(trimmed(cell)));
      if (words.every((word) => word === '')) return [];
      if (columns === undefined) {
        const named = namedColumns(words);
        columns = named.length > 0 ? named : 'any';
        if (named.length > 0) return [];
      }
      const chosen = columns === 'any' ? words : columns.map((column) => words[column] ?? '').slice(0, words.length);
      const said = chosen.filter((word) => word !== '');
      return [{ line, words: said.length > 0 ? said : words.filter((word) => word !== '').slice(0, 1) }];
    });
};

const namedColumns = (cells: readonly string[]): readonly number[] => {
  const plain = cells.map((cell) => cell.normalize('NFKC').replace(/\s/g, '').toLowerCase());
  const places = (names: readonly string[]): readonly number[] =>
    plain.flatMap((cell, i) => (names.includes(cell) ? [i] : []));
  return [...places(listColumns.person), ...places(listColumns.email)];
};

/** What a word may be looked up by: as it stands, in half-width signs, or the address in `青山 花 <aoyama@example.go.jp>`. */
export const keysOf = (word: string): readonly string[] => {
  const plain = word.normalize('NFKC').trim();
  const [, address] = /<([^<>\s]+@[^<>\s]+)>/.exec(plain) ?? [];
  return [...new Set([word, plain, ...(address === undefined ? [] : [address])])];
};

export const isEmail = (key: string): boolean => key.includes('@');

/** `find`: who has this id or e-mail; `isInside`: whether they may be written to. */
export const readList = (
  lines: readonly ListLine[],
  find: (key: string) => Found | undefined,
  isInside: (person: Found) => boolean,
): ListReading => {
  const people = new Set<PersonId>();
  const problems: ListProblem[] = [];
  let repeats = 0;
  for (const { line, words } of lines) {
    const found = new Map(words.flatMap((word) => foundBy(word, find)).map((person) => [person.id, person]));
    const [person] = found.values();
    const why = found.size > 1 ? 'several' : problemOf(person, isInside);
    if (why !== undefined || person === undefined) {
      problems.push({ line, words: words.join(' '), why: why ?? 'unknown' });
    } else if (people.has(person.id)) repeats += 1;
    else people.add(person.id);
  }
  return { people: [...people], problems, repeats };
};

const foundBy = (word: string, find: (key: string) => Found | undefined): readonly Found[] => {
  for (const key of keysOf(word)) {
    const person = find(key);
    if (person) return [person];
  }
  return [];
};

const problemOf = (person: Found | undefined, isInside: (person: Found) => boolean): ListProblem['why'] | undefined => {
  if (!person) return 'unknown';
  if (person.left) return 'left';
  return isInside(person) ? undefined : 'outside';
};
