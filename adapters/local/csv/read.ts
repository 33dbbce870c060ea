import { stat } from 'node:fs/promises';
import { type Parser, parse } from 'csv-parse';
import type { CsvFile, CsvPiece, CsvRow } from '../../../src/people/csv-table.ts';
import { type Encoding, sniff, textOf } from './encoding.ts';

/** A record longer than this comes from a quotation mark that nobody closed. */
const LONGEST_RECORD = 64 * 1024;

/** A CSV file on disk, in UTF-8 or Shift_JIS. What it is written in is found out at the first reading, unless it is said. */
export const csvFile = (path: string, encoding?: Encoding): CsvFile => {
  let known: ReturnType<typeof sniff> | undefined;
  return {
    async *read() {
      known ??= encoding ? Promise.resolve({ type: 'text', encoding }) : sniff(path);
      const sniffed = await known;
      if (sniffed.type === 'not-text') return yield { type: 'broken', why: 'not-text' };
      const { size } = await stat(path);
      try {
        yield* piecesOf(textOf(path, sniffed.encoding), size);
      } catch (error) {
        // Somebody wrote another file in its place.
        if (!isUndecodable(error)) throw error;
        yield { type: 'broken', why: 'not-text' };
      }
    },
  };
};

const isUndecodable = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Cuts a text that comes in pieces of any size into records, each with the line on which it begins. */
export const piecesOf = async function* (
  text: AsyncIterable<{ readonly text: string; readonly bytes: number }>,
  size: number,
): AsyncGenerator<CsvPiece> {
  let rows: CsvRow[] = [];
  let line = 1;
  const parser = recordParser((cells) => {
    rows.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
  });
  const taken = (): readonly CsvRow[] => {
    const now = rows;
    rows = [];
    return now;
  };
  for await (const piece of text) {
    const ok = await write(parser, piece.text);
    yield { type: 'rows', rows: taken(), read: size === 0 ? 1 : Math.min(1, piece.bytes / size) };
    if (!ok) return yield { type: 'broken', line, why: 'bad-quotes' };
  }
  const ok = await end(parser);
  yield { type: 'rows', rows: taken(), read: 1 };
  if (!ok) yield { type: 'broken', line, why: 'bad-quotes' };
};

/**
 * Records are taken while the parser finds them and never reach its stream, so that those before a broken one are kept.
 * The parser's own count of lines takes a line end inside quotation marks for two.
 */
const recordParser = (take: (cells: readonly string[]) => void): Parser => {
  const parser = parse({
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
    on_record: (cells: string[]) => {
      take(cells);
      return null;
    },
  });
  parser.on('error', () => undefined);
  parser.resume();
  return parser;
};

const write = (parser: Parser, text: string): Promise<boolean> =>
  text === '' ? Promise.resolve(true) : new Promise((resolve) => parser.write(text, (error) => resolve(!error)));

const end = (parser: Parser): Promise<boolean> =>
  new Promise((resolve) => {
    parser.once('end', () => resolve(true));
    parser.once('error', () => resolve(false));
    parser.end();
  });

const lineEndsIn = (cell: string): number => (/[\r\n]/.test(cell) ? cell.split(/\r\n|\n|\r/).length - 1 : 0);
