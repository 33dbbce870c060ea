import { createHash } from 'node:crypto';
import { cellWriter, type Names } from '../../../src/overtime/hand-over/cells.ts';
import type { ColumnMap } from '../../../src/overtime/hand-over/column-map.ts';
import type { RowsPage } from '../../../src/overtime/hand-over/export.ts';
import type { PersonId } from '../../../src/people/model.ts';
import { shiftJisOf } from '../csv/shift-jis.ts';
import { BYTE_ORDER_MARK, csvText } from '../csv/write.ts';
import type { FileEncoding } from './overtime-words.ts';

/** A cell that the encoding has no character for. `person` is undefined in the line of headings. */
export type Unmappable = {
  readonly person: PersonId | undefined;
  readonly column: string;
  readonly characters: readonly string[];
};

/** What a file turned out to hold. */
export type Written = {
  readonly rows: number;
  readonly people: number;
  readonly digest: string;
  /** The first of them. */
  readonly unmappable: readonly Unmappable[];
  readonly unmappableCells: number;
  readonly unknown: readonly PersonId[];
};

const MOST_KEPT = 200;

export type FileLines = { lines(): AsyncGenerator<Uint8Array>; written(): Written };

/** A unit's file line by line, and what it held once all lines were taken. */
export const fileLines = (
  map: ColumnMap,
  encoding: FileEncoding,
  names: Omit<Names, 'people'>,
  pages: AsyncIterable<RowsPage>,
): FileLines => {
  const hash = createHash('sha256');
  const people = new Set<PersonId>();
  const unknown: PersonId[] = [];
  const unmappable: Unmappable[] = [];
  let [rows, unmappableCells] = [0, 0];
  const bytesOf = (cells: readonly string[], person?: PersonId): Uint8Array => {
    const text = csvText([cells]);
    if (encoding === 'utf-8-bom') return taken(Buffer.from(text));
    const { bytes, missing } = shiftJisOf(text);
    for (const [i, cell] of missing.length === 0 ? [] : cells.entries()) note(cell, i, person);
    return taken(bytes);
  };
  const note = (cell: string, i: number, person: PersonId | undefined): void => {
    const characters = shiftJisOf(cell).missing;
    if (characters.length === 0) return;
    unmappableCells += 1;
    const column = map.columns[i]?.heading ?? '';
    if (unmappable.length < MOST_KEPT) unmappable.push({ person, column, characters });
  };
  const taken = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    return bytes;
  };
  return {
    async *lines() {
      if (encoding === 'utf-8-bom') yield taken(Buffer.from(BYTE_ORDER_MARK));
      yield bytesOf(map.columns.map(({ heading }) => heading));
      for await (const page of pages) {
        const write = cellWriter(map, { ...names, people: page.confirmers });
        unknown.push(...page.unknown);
        for (const row of page.rows) {
          rows += 1;
          people.add(row.person);
          yield bytesOf(write(row), row.person);
        }
      }
    },
    written: () => ({
      ...{ rows, people: people.size, digest: hash.digest('hex') },
      ...{ unmappable, unmappableCells, unknown },
    }),
  };
};
