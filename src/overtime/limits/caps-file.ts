import { withoutGuard } from '../../people/csv-guard.ts';
import { type CsvFile, type CsvRow, type Header, headerOf, tableOf, trimmed } from '../../people/csv-table.ts';
import type { FileProblem } from '../../people/directory-problem.ts';
import { asPersonId, asUnitId } from '../../people/model.ts';
import { type TermColumn, type TermKind, termColumns, termWords } from '../../text/import/caps-words.ts';
import { regimes } from '../model.ts';
import { LONGEST_SPECIAL_REASON, MOST_TERMS, type Term } from './caps-book.ts';
import { monthWritten } from './caps-month.ts';

/** What is wrong with a file of designations. Lines are counted as an editor does: the column names are line 1. */
export type TermProblem = {
  readonly line?: number;
  readonly column?: TermColumn;
  readonly what: FileProblem | { readonly type: 'empty' } | TermFault;
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
        const read = readRow(row, piece.header);
        if (read.type === 'problems') problems.push(...read.problems.map((each) => ({ line: row.line, ...each })));
        else rows.push({ line: row.line, term: read.term });
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
 * Who is not there. What the book says already may stay as it is: a unit that was dissolved was 他律 all the same, and
 * its months are still reckoned with.
 */
export const strangers = (
  rows: readonly TermRow[],
  names: TermNames,
  present: readonly Term[],
): readonly TermProblem[] => {
  const kept = new Set(present.map(textOf));
  return rows.flatMap(({ line, term }): readonly TermProblem[] =>
    nameOf(term, names) !== undefined || kept.has(textOf(term))
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

type Problem = Omit<TermProblem, 'line'>;
type ReadRow =
  | { readonly type: 'term'; readonly term: Term }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] };

const readRow = ({ cells }: CsvRow, { position, width }: Header<TermColumn>): ReadRow => {
  const text = (column: TermColumn): string =>
    withoutGuard(trimmed(cells[position.get(column) ?? Number.POSITIVE_INFINITY] ?? ''));
  const problems: Problem[] = [];
  if (cells.slice(width).some((cell) => trimmed(cell) !== '')) problems.push({ what: { type: 'too-many-cells' } });
  const of = readCell('of', text('of'), readOf, 'bad-of', problems);
  const kind = readCell('kind', text('kind'), readKind, 'bad-kind', problems);
  const id = text('id');
  if (id === '') problems.push({ column: 'id', what: { type: 'empty' } });
  const from = readCell('from', text('from'), monthWritten, 'bad-month', problems);
  const until =
    text('until') === '' ? undefined : readCell('until', text('until'), monthWritten, 'bad-month', problems);
  if (from !== undefined && until !== undefined && until < from)
    problems.push({ column: 'until', what: { type: 'end-before-begin', from, until } });
  const reason = text('reason');
  if (kind !== undefined) problems.push(...wrongReason(kind, reason));
  if (problems.length > 0 || of === undefined || kind === undefined || from === undefined)
    return { type: 'problems', problems };
  const common = {
    of:
      of === 'unit' ? ({ type: 'unit', id: asUnitId(id) } as const) : ({ type: 'person', id: asPersonId(id) } as const),
    from,
    ...(until === undefined ? {} : { until }),
  };
  const term: Term =
    kind === 'special' ? { ...common, type: 'special', reason } : { ...common, type: 'regime', regime: kind };
  return { type: 'term', term };
};

const readCell = <T>(
  column: TermColumn,
  text: string,
  read: (text: string) => T | undefined,
  fault: 'bad-of' | 'bad-kind' | 'bad-month',
  problems: Problem[],
): T | undefined => {
  const value = text === '' ? undefined : read(text);
  if (text === '') problems.push({ column, what: { type: 'empty' } });
  else if (value === undefined) problems.push({ column, what: { type: fault, value: text } });
  return value;
};

/** 特例業務 says what it was ordered for; of anything else a reason would be lost. */
const wrongReason = (kind: TermKind, reason: string): readonly Problem[] => {
  const column = 'reason';
  if (kind !== 'special') return reason === '' ? [] : [{ column, what: { type: 'reason-alone' } }];
  if (reason === '') return [{ column, what: { type: 'empty' } }];
  const isGood = [...reason].length <= LONGEST_SPECIAL_REASON && !/\p{Cc}/u.test(reason);
  return isGood ? [] : [{ column, what: { type: 'bad-reason', most: LONGEST_SPECIAL_REASON } }];
};

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

const readOf = (text: string): 'unit' | 'person' | undefined =>
  (['unit', 'person'] as const).find((of) => includes(termWords.of[of], text));

const readKind = (text: string): TermKind | undefined =>
  ([...regimes, 'special'] as const).find((kind) => includes(termWords.kind[kind], text));

const includes = (words: readonly string[], text: string): boolean => words.includes(folded(text));
