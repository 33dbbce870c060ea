import * as z from 'zod/mini';
import { type CsvFile, type CsvRow, plain } from '../../people/csv-table.ts';
import { type MapColumn, mapColumns } from '../../text/import/overtime-words.ts';
import { type Column, type ColumnMap, fieldsIn } from './column-map.ts';
import { type MapEntry, readEntry } from './map-entry.ts';
import type { MapProblem } from './map-problem.ts';

export type MapRead =
  | { readonly type: 'map'; readonly map: ColumnMap }
  | { readonly type: 'problems'; readonly problems: readonly MapProblem[] };

const problem = (what: MapProblem['what'], place: Omit<MapProblem, 'what'> = {}): MapRead => ({
  type: 'problems',
  problems: [{ ...place, what }],
});

const jsonMap = z.strictObject({
  name: z.optional(z.string()),
  columns: z.array(
    z.strictObject({
      heading: z.string(),
      field: z.exactOptional(z.string()),
      format: z.exactOptional(z.string()),
      constant: z.exactOptional(z.string()),
      codes: z.exactOptional(z.record(z.string(), z.string())),
    }),
  ),
});

/** A map as JSON: `{"columns": [{"heading": "職員番号", "field": "職員番号"}, …]}`. */
export const mapFromJson = (name: string, file: string): MapRead => {
  const text = file.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const at = stopOf(error, text);
    return problem({ type: 'not-json', ...(at && { at }) });
  }
  const read = jsonMap.safeParse(json);
  if (!read.success)
    return {
      type: 'problems',
      problems: read.error.issues.map((issue) => ({ path: pathOf(issue.path), what: { type: 'shape' } })),
    };
  const entries = read.data.columns.map((column, i): MapEntry => {
    const at: MapEntry['at'] = (part) => ({ path: pathOf(['columns', i, part]) });
    return { ...column, at };
  });
  return mapOf(read.data.name ?? name, entries);
};

/** Where the reader stopped: it tells a position, or that the text ended; of some mistakes neither. */
const stopOf = (error: unknown, text: string): { readonly line: number; readonly column: number } | undefined => {
  const said = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(said)?.[1] ?? (/end of JSON/.test(said) ? text.length : undefined);
  if (position === undefined) return undefined;
  const lines = text.slice(0, Number(position)).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};

/** `columns[2].format` */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** A map as a CSV file of 見出し, 項目 and 形式. */
export const mapFromCsv = async (name: string, file: CsvFile): Promise<MapRead> => {
  const rows: CsvRow[] = [];
  for await (const piece of file.read()) {
    if (piece.type === 'broken')
      return problem({ type: piece.why }, piece.line === undefined ? {} : { line: piece.line });
    rows.push(...piece.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')));
  }
  const [head, ...rest] = rows;
  if (!head) return problem({ type: 'empty' });
  const position = (column: MapColumn): number =>
    head.cells.findIndex((cell) =>
      [mapColumns[column].ja, mapColumns[column].en].some((known) => plain(known) === plain(cell)),
    );
  for (const column of ['heading', 'field'] as const)
    if (position(column) < 0) return problem({ type: 'missing-map-column', column }, { line: head.line });
  const entries = rest.map(({ line, cells }): MapEntry => {
    const cell = (column: MapColumn): string => (cells[position(column)] ?? '').trim();
    return {
      ...{ heading: cell('heading'), field: cell('field'), format: cell('format') },
      at: (column) => ({ line, column }),
    };
  });
  return mapOf(name, entries);
};

/** A file that says neither whose row it is nor of which day is of no use to anybody. */
const needed = ['person', 'day'] as const;

const mapOf = (name: string, entries: readonly MapEntry[]): MapRead => {
  if (entries.length === 0) return problem({ type: 'empty' });
  const problems: MapProblem[] = [];
  const columns: Column[] = [];
  for (const entry of entries) {
    const read = readEntry(entry);
    if (read.type === 'wrong') problems.push(read.problem);
    else if (columns.some(({ heading }) => plain(heading) === plain(read.column.heading)))
      problems.push({ ...entry.at('heading'), what: { type: 'repeated-heading', value: read.column.heading } });
    else columns.push(read.column);
  }
  const map = { name, columns };
  if (problems.length === 0)
    for (const field of needed)
      if (!fieldsIn(map).has(field)) problems.push({ what: { type: 'missing-field', field } });
  return problems.length === 0 ? { type: 'map', map } : { type: 'problems', problems };
};
