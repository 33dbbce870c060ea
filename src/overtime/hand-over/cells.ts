import { withGuard } from '../../people/csv-guard.ts';
import type { PersonId, UnitId } from '../../people/model.ts';
import { type HandOverField, recordWords } from '../../text/import/overtime-words.ts';
import type { TerminalLanguage } from '../../text/import/words.ts';
import { textsOf } from '../../text/text.ts';
import { dateIn, type LocalDate, plusDays, timeIn, type Zone } from '../../time/instant.ts';
import { reasonWords } from '../cards.ts';
import { asDayMinute, type DayMinute } from '../model.ts';
import { DAY } from '../span.ts';
import { type Code, type ColumnMap, type Content, fieldsIn, saysDayOf } from './column-map.ts';
import { writeDate, writeDuration, writeTime } from './formats.ts';
import type { HandOverRow } from './rows.ts';

/** What a file needs to know beside its rows. */
export type Names = {
  /** Names of those who confirmed. */
  readonly people: ReadonlyMap<PersonId, string>;
  readonly unit: (id: UnitId) => string;
  readonly language: TerminalLanguage;
  readonly zone: Zone;
};

/** Writes rows as the map wants them: safe to open in a spreadsheet. */
export const cellWriter = (map: ColumnMap, names: Names): ((row: HandOverRow) => readonly string[]) => {
  const fields = fieldsIn(map);
  return (row) => map.columns.map(({ content }) => cellOf(content, row, fields, names));
};

const cellOf = (content: Content, row: HandOverRow, fields: ReadonlySet<HandOverField>, names: Names): string => {
  if (content.type === 'constant') return content.text;
  const { field, forms, codes } = content;
  const time = (minute: DayMinute | undefined, saysDay: boolean): string =>
    minute === undefined ? '' : writeTime(saysDay ? asDayMinute(minute % DAY) : minute, forms.time);
  const dayOf = (minute: DayMinute | undefined): string =>
    minute === undefined ? '' : writeDate(laterDay(row.day, minute), forms.date);
  const coded = (code: Code | undefined, words: string | undefined): string =>
    code === undefined ? '' : (codes[code] ?? words ?? '');
  const texts = textsOf(names.language);
  switch (field) {
    case 'day':
      return writeDate(row.day, forms.date);
    case 'planned_start':
      return time(row.planned?.from, saysDayOf(fields, field));
    case 'planned_end':
      return time(row.planned?.until, saysDayOf(fields, field));
    case 'actual_start':
      return time(row.actual?.from, saysDayOf(fields, field));
    case 'actual_end':
      return time(row.actual?.until, saysDayOf(fields, field));
    case 'planned_start_day':
      return dayOf(row.planned?.from);
    case 'planned_end_day':
      return dayOf(row.planned?.until);
    case 'actual_start_day':
      return dayOf(row.actual?.from);
    case 'actual_end_day':
      return dayOf(row.actual?.until);
    case 'overtime':
      return writeDuration(row.overtime, forms.duration);
    case 'holiday_work':
      return writeDuration(row.holidayWork, forms.duration);
    case 'break':
      return row.breakMinutes === undefined ? '' : writeDuration(row.breakMinutes, forms.duration);
    case 'moved':
      return row.moved === undefined ? '' : writeDuration(row.moved.minutes, forms.duration);
    case 'moved_to':
      return row.moved?.to === undefined ? '' : writeDate(row.moved.to, forms.date);
    case 'record':
      return coded(row.record, recordWords[row.record][names.language]);
    case 'confirmation':
      return coded(row.answer?.verdict, row.answer && texts.overtime.request.verdicts[row.answer.verdict]);
    case 'reason_kind':
      return coded(row.reason?.kind, row.reason && texts.overtimeReading.reasons[row.reason.kind]);
    case 'confirmed_at':
      return row.answer
        ? `${writeDate(dateIn(row.answer.at, names.zone), forms.date)} ${timeIn(row.answer.at, names.zone)}`
        : '';
    default:
      return withGuard(textOf(field, row, names));
  }
};

type TextField = 'person' | 'name' | 'unit' | 'unit_id' | 'reason' | 'confirmed_by' | 'confirmed_by_id';

/** What people typed, and what the directory says of them. */
const textOf = (field: TextField, row: HandOverRow, { people, unit, language }: Names): string => {
  switch (field) {
    case 'person':
      return row.person;
    case 'name':
      return row.name;
    case 'unit':
      return unit(row.unit);
    case 'unit_id':
      return row.unit;
    case 'reason':
      return reasonWords(textsOf(language), row.reason) ?? '';
    case 'confirmed_by':
      return row.answer ? (people.get(row.answer.by) ?? '') : '';
    case 'confirmed_by_id':
      return row.answer?.by ?? '';
    default:
      return field satisfies never;
  }
};

/** Midnight at the end of a day is the next day's 00:00. */
const laterDay = (day: LocalDate, minute: DayMinute): LocalDate => plusDays(day, Math.floor(minute / DAY));
