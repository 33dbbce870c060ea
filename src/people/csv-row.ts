import type { CellReader } from './csv-cells.ts';
import { withoutGuard } from './csv-guard.ts';
import { type CsvRow, type Header, trimmed } from './csv-table.ts';
import type { FileProblem, ValueProblem } from './directory-problem.ts';

/** `W`: what may be wrong with a cell of these beside what may be so anywhere. */
export type CellProblem<C extends string, W = never> = {
  readonly column?: C;
  readonly what: W | ValueProblem | FileProblem;
};
export type Report<C extends string, W = never> = (problem: CellProblem<C, W>) => void;

/** The cells of a row, read one by one. */
export type Cells<C extends string, W = never> = {
  /** Undefined when the cell is empty, or wrong, which is reported. */
  optional<T>(column: C, read: CellReader<T, W>): T | undefined;
  /** The same, and an empty cell is reported too. */
  required<T>(column: C, read: CellReader<T, W>): T | undefined;
  report(column: C, what: W | ValueProblem): void;
  /** How many problems this row has so far. */
  wrong(): number;
};

export const cellsOf = <C extends string, W = never>(
  row: CsvRow,
  header: Header<C>,
  tell: Report<C, W>,
): Cells<C, W> => {
  let wrong = 0;
  const report = (problem: CellProblem<C, W>): undefined => {
    wrong++;
    tell(problem);
    return undefined;
  };
  if (row.cells.slice(header.width).some((text) => trimmed(text) !== '')) report({ what: { type: 'too-many-cells' } });
  const textOf = (column: C): string =>
    withoutGuard(trimmed(row.cells[header.position.get(column) ?? Number.POSITIVE_INFINITY] ?? ''));
  const optional = <T>(column: C, reader: CellReader<T, W>): T | undefined => {
    const text = textOf(column);
    if (text === '') return undefined;
    const read = reader(text);
    return read.type === 'value' ? read.value : report({ column, what: read.what });
  };
  return {
    optional,
    required: (column, reader) =>
      textOf(column) === '' ? report({ column, what: { type: 'empty' } }) : optional(column, reader),
    report: (column, what) => report({ column, what }),
    wrong: () => wrong,
  };
};
