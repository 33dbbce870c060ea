import { type CellReader, readPersonId, readUnitId } from '../../people/csv-cells.ts';
import { cellsOf } from '../../people/csv-row.ts';
import { type CsvFile, type CsvRow, type Header, headerOf, plain, tableOf } from '../../people/csv-table.ts';
import type { FileProblem, ValueProblem } from '../../people/directory-problem.ts';
import { type TermColumn, termColumns, termWords } from '../../text/import/caps-words.ts';
import { LONGEST_SPECIAL_REASON, MOST_TERMS, type Term, termKinds } from './caps-book.ts';
import { monthWritten } from './caps-month.ts';

/** What is wrong with a file of designations. Lines are counted as an editor does: the column names are line 1. */
export type TermProblem = {
  readonly line?: number;
  readonly column?: TermColumn;
  readonly what: FileProblem | ValueProblem | TermFault;
};

export type TermFault =
  | { readonly type: 'bad-of' | 'bad-month' | 'bad-kind' | 'unknown-unit' | 'unknown-person'; readonly value: string }
  | { readonly type: 'end-before-begin'; readonly from: string; readonly until: string }
  | { readonly type: 'begins-twice'; readonly firstLine: number }
  | { readonly type: 'bad-reason'; readonly most: number }
  | { readonly type: 'reason-alone' }
  | { readonly type: 'too-many' | 'too-many-specials'; readonly most: number };

/** A designation with the line it stands in. */
export type TermRow = { readonly line: number; readonly term: Term };

export type ReadTerms = {
  readonly rows: readonly TermRow[];
  readonly problems: readonly TermProblem[];
  /** Columns that are not read. */
  readonly unknown: readonly string[];
};

/** Their reasons are words of their own, of which a row bears fewer than of designations. */
export const MOST_SPECIALS = 1_000;

const columns: readonly TermColumn[] = ['of', 'id', 'from', 'until', 'kind', 'reason'];

/** The designations of a file, and all that can be told of it without looking at the directory. */
export const readTerms = async (file: CsvFile): Promise<ReadTerms> => {
  const rows: TermRow[] = [];
  const problems: TermProblem[] = [];
  let unknown: readonly string[] = [];
  const first = new Map<string, number>();
  for await (const piece of tableOf(file, header)) {
    if (piece.type === 'broken') {
      problems.push({ ...(piece.line === undefined ? {} : { line: piece.line }), what: { type: piece.why } });
    } else if (piece.type === 'header') {
      unknown = piece.header.unknown;
      problems.push(...piece.header.problems.map((problem) => ({ line: piece.line, ...problem })));
    } else {
      for (const row of piece.rows) {
        const { line } = row;
        const term = readRow(row, piece.header, (problem) => problems.push({ line, ...problem }));
        if (term) rows.push({ line, term });
      }
      if (rows.length + problems.length > MOST_TERMS) return { rows, unknown, problems: [...problems, tooMany] };
    }
  }
  for (const { line, term } of rows) {
    const firstLine = first.get(beginningOf(term));
    if (firstLine === undefined) first.set(beginningOf(term), line);
    else problems.push({ line, column: 'from', what: { type: 'begins-twice', firstLine } });
  }
  const specials = rows.filter(({ term }) => term.type === 'special').length;
  if (specials > MOST_SPECIALS) problems.push({ what: { type: 'too-many-specials', most: MOST_SPECIALS } });
  return { rows, problems, unknown };
};

const tooMany: TermProblem = { what: { type: 'too-many', most: MOST_TERMS } };

const header = (cells: readonly string[]): Header<TermColumn> =>
  headerOf(cells, columns, termColumns, ['of', 'id', 'from', 'kind']);

/** Of one unit or person, designations of one sort begin in different months: else nobody could say which one holds. */
export const beginningOf = ({ of, type, from }: Term): string => `${of.type} ${of.id} ${type} ${from}`;

/** Names of those the organisation has; undefined of others. People who left are still among them. */
export type TermNames = {
  unit(id: string): string | undefined;
  person(id: string): string | undefined;
};

export const nameOf = ({ of }: Pick<Term, 'of'>, names: TermNames): string | undefined =>
  of.type === 'unit' ? names.unit(of.id) : names.person(of.id);

/**
 * Who is not there. What the book says already may stay, and may be ended: a unit that was dissolved was 他律 all the
 * same, and its months are still reckoned with.
 */
export const strangers = (
  rows: readonly TermRow[],
  names: TermNames,
  present: readonly Term[],
): readonly TermProblem[] => {
  const kept = new Set(present.map(beginningOf));
  return rows.flatMap(({ line, term }): readonly TermProblem[] =>
    nameOf(term, names) !== undefined || kept.has(beginningOf(term))
      ? []
      : [
          {
            ...{ line, column: 'id' },
            what: { type: term.of.type === 'unit' ? 'unknown-unit' : 'unknown-person', value: term.of.id },
          },
        ],
  );
};

/** Everything a designation says: equal texts are equal designations. */
export const textOf = (term: Term): string =>
  JSON.stringify([beginningOf(term), term.until, term.type === 'special' ? term.reason : term.regime]);

/** Units before people, by id, and in the order of time. */
export const inOrder = (terms: readonly Term[]): readonly Term[] =>
  terms.toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });

const sortKey = (term: Term): string => `${term.of.type === 'unit' ? 0 : 1} ${term.of.id} ${term.from} ${textOf(term)}`;

/** Employees under 労働基準法 and civil servants are rarely in one organisation: worth a second look. */
export const mixesLaws = (terms: readonly Term[]): boolean => {
  const found = new Set(terms.flatMap((term) => (term.type === 'regime' ? [term.regime] : [])));
  return found.has('kyotei36') && (found.has('taritsu') || found.has('jiritsu'));
};

type Reader<T> = CellReader<T, TermFault>;

const readRow = (
  row: CsvRow,
  header: Header<TermColumn>,
  report: (problem: Omit<TermProblem, 'line'>) => void,
): Term | undefined => {
  const cells = cellsOf<TermColumn, TermFault>(row, header, report);
  const type = cells.required('of', readOf);
  const kind = cells.required('kind', readKind);
  const of = cells.required('id', type === 'unit' ? readUnit : readPerson);
  const from = cells.required('from', readMonth);
  const until = cells.optional('until', readMonth);
  if (from !== undefined && until !== undefined && until < from)
    cells.report('until', { type: 'end-before-begin', from, until });
  // 特例業務 says what it was ordered for; of anything else a reason would be lost.
  const reason = kind === 'special' ? cells.required('reason', readReason) : undefined;
  if (kind !== undefined && kind !== 'special') cells.optional('reason', () => wrong({ type: 'reason-alone' }));
  if (cells.wrong() > 0 || type === undefined || of === undefined || kind === undefined || from === undefined)
    return undefined;
  const common = { of, from, ...(until === undefined ? {} : { until }) };
  return kind === 'special'
    ? { ...common, type: 'special', reason: reason ?? '' }
    : { ...common, type: 'regime', regime: kind };
};

const wrong = (what: TermFault) => ({ type: 'wrong', what }) as const;

/** Whatever can be found in it, else what is wrong. */
const reader =
  <T>(find: (text: string) => T | undefined, fault: 'bad-of' | 'bad-kind' | 'bad-month'): Reader<T> =>
  (text) => {
    const value = find(text);
    return value === undefined ? wrong({ type: fault, value: text }) : { type: 'value', value };
  };

const readUnit: Reader<Term['of']> = (text) => {
  const read = readUnitId(text);
  return read.type === 'value' ? { ...read, value: { type: 'unit', id: read.value } } : read;
};

const readPerson: Reader<Term['of']> = (text) => {
  const read = readPersonId(text);
  return read.type === 'value' ? { ...read, value: { type: 'person', id: read.value } } : read;
};

const readMonth = reader(monthWritten, 'bad-month');

const readReason: Reader<string> = (text) =>
  [...text].length <= LONGEST_SPECIAL_REASON && !/\p{Cc}/u.test(text)
    ? { type: 'value', value: text }
    : wrong({ type: 'bad-reason', most: LONGEST_SPECIAL_REASON });

const includes = (words: readonly string[], text: string): boolean => words.includes(plain(text));

const readOf = reader((text) => (['unit', 'person'] as const).find((of) => includes(termWords.of[of], text)), 'bad-of');

const readKind = reader((text) => termKinds.find((kind) => includes(termWords.kind[kind], text)), 'bad-kind');
