import { withoutGuard } from '../../people/csv-guard.ts';
import { type CsvFile, type CsvRow, plain } from '../../people/csv-table.ts';
import { asPersonId } from '../../people/model.ts';
import type { HandOverField } from '../../text/import/overtime-words.ts';
import { daysBetween, type LocalDate } from '../../time/instant.ts';
import { asDayMinute, asMinutes, type DayMinute } from '../model.ts';
import { DAY } from '../span.ts';
import { type ActualProblem, type ActualProblemLog, type ActualProblems, actualProblemLog } from './actual-problem.ts';
import { type Actuals, actualRows } from './actual-rows.ts';
import type { Column, ColumnMap } from './column-map.ts';
import { usualForms } from './column-map.ts';
import { readDate, readDuration, readTime } from './formats.ts';

export type ActualsRead = { readonly actuals: Actuals; readonly problems: ActualProblems };

/** The fields that are read; all others are left alone. */
const read = ['person', 'day', 'actual_start', 'actual_start_day', 'actual_end', 'actual_end_day', 'break'] as const;
type ReadField = (typeof read)[number] & HandOverField;
const needed: readonly ReadField[] = ['person', 'day', 'actual_start', 'actual_end'];
/** A file without it says nothing of breaks, whatever the map names. */
const mayLack: readonly ReadField[] = ['break'];

/** Where a field stands in the file, and how it is written. */
type Place = { readonly index: number; readonly column: Column };
type Places = ReadonlyMap<ReadField, Place>;

/** Reads the ministry's own file by the map with which it was written; takes each line once and keeps no text of it. */
export const readActuals = async (file: CsvFile, map: ColumnMap): Promise<ActualsRead> => {
  const rows = actualRows();
  const log = actualProblemLog();
  let [places, width]: [Places | undefined, number] = [undefined, 0];
  for await (const piece of file.read()) {
    if (piece.type === 'broken') {
      log.add({ ...(piece.line !== undefined && { line: piece.line }), what: { type: piece.why } });
      return { actuals: actualRows().sorted(), problems: log.result() };
    }
    for (const row of piece.rows) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (places) {
        if (row.cells.slice(width).some((cell) => cell.trim() !== ''))
          log.add({ line: row.line, what: { type: 'too-many-cells' } });
        const line = readLine(row, places, log);
        if (line) rows.add(line);
        continue;
      }
      width = row.cells.length;
      places = placesIn(row, map, log);
      if (log.result().count > 0) return { actuals: rows.sorted(), problems: log.result() };
    }
  }
  if (!places) log.add({ what: { type: 'empty-file' } });
  return { actuals: rows.sorted(), problems: log.result() };
};

const placesIn = ({ line, cells }: CsvRow, { columns }: ColumnMap, log: ActualProblemLog): Places => {
  const places = new Map<ReadField, Place>();
  for (const field of read) {
    const column = columns.find(({ content }) => content.type === 'field' && content.field === field);
    const names = column ? [column.heading, ...column.also] : [];
    const found = [...cells.keys()].filter((i) => names.some((name) => plain(name) === plain(cells[i] ?? '')));
    const [index] = found;
    if (column && found.length > 1) log.add({ line, what: { type: 'repeated-heading', value: column.heading } });
    if (column && index !== undefined) places.set(field, { index, column });
    else if (!mayLack.includes(field) && (column || needed.includes(field)))
      log.add({ line, what: { type: 'missing-heading', value: column?.heading ?? field } });
  }
  return places;
};

type Cell = {
  readonly text: string;
  readonly at: Pick<ActualProblem, 'line' | 'column'>;
  readonly forms: typeof usualForms;
};

const readLine = ({ line, cells }: CsvRow, places: Places, log: ActualProblemLog) => {
  const cell = (field: ReadField): Cell => {
    const place = places.get(field);
    const content = place?.column.content;
    return {
      text: place ? (cells[place.index] ?? '').trim() : '',
      at: { line, ...(place && { column: place.column.heading }) },
      forms: content?.type === 'field' ? content.forms : usualForms,
    };
  };
  const who = cell('person');
  if (who.text === '') log.add({ ...who.at, what: { type: 'empty' } });
  const day = dateIn(cell('day'), log);
  if (day === 'empty') log.add({ ...cell('day').at, what: { type: 'empty' } });
  const [start, end] = [cell('actual_start'), cell('actual_end')];
  const from = timeIn(start, cell('actual_start_day'), day, log);
  const until = timeIn(end, cell('actual_end_day'), day, log);
  if (who.text === '' || day === 'empty' || day === 'bad' || from === 'bad' || until === 'bad') return undefined;
  const known = { line, person: asPersonId(withoutGuard(who.text)), day };
  if (from === 'empty' && until === 'empty') return known;
  if (from === 'empty' || until === 'empty') {
    log.add({ ...(from === 'empty' ? start : end).at, what: { type: 'half' } });
    return undefined;
  }
  const minutes = breakIn(cell('break'), log);
  if (minutes === 'bad') return undefined;
  if (from >= 0 && until > from)
    return { ...known, span: { from, until }, ...(minutes !== 'empty' && { breakMinutes: asMinutes(minutes) }) };
  log.add({ ...end.at, what: { type: 'end-before-start', start: start.text, end: end.text } });
  return undefined;
};

const dateIn = ({ text, at }: Cell, log: ActualProblemLog): LocalDate | 'empty' | 'bad' => {
  if (text === '') return 'empty';
  const date = readDate(text);
  if (date === undefined) log.add({ ...at, what: { type: 'bad-date', value: text } });
  return date ?? 'bad';
};

const breakIn = ({ text, at, forms }: Cell, log: ActualProblemLog): number | 'empty' | 'bad' => {
  if (text === '') return 'empty';
  const minutes = readDuration(text, forms.duration);
  if (minutes === undefined) log.add({ ...at, what: { type: 'bad-break', value: text } });
  return minutes ?? 'bad';
};

/** A time of the day on which work began, or of the day that stands beside it. */
const timeIn = (
  { text, at, forms }: Cell,
  beside: Cell,
  day: LocalDate | 'empty' | 'bad',
  log: ActualProblemLog,
): DayMinute | 'empty' | 'bad' => {
  if (text === '') return 'empty';
  const time = readTime(text, forms.time);
  if (time === undefined) log.add({ ...at, what: { type: 'bad-time', value: text } });
  const on = dateIn(beside, log);
  if (time === undefined || on === 'bad' || day === 'bad' || day === 'empty') return 'bad';
  if (on === 'empty') return time;
  return asDayMinute(time + daysBetween(day, on) * DAY);
};
