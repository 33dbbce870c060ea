import { type HandOverField, handOverFields } from '../../text/import/overtime-words.ts';
import type { TerminalLanguage } from '../../text/import/words.ts';
import type { ReasonKind, Verdict } from '../model.ts';
import type { DateForm, DurationForm, TimeForm } from './formats.ts';

/** Who says what was worked on a day. `planned`: nobody yet. */
export const records = ['planned', 'person', 'system'] as const;
export type RecordKind = (typeof records)[number];

/** What each field is, and so how it can be written. */
const kinds = {
  person: 'text',
  name: 'text',
  unit_id: 'text',
  unit: 'text',
  day: 'date',
  planned_start: 'time',
  planned_start_day: 'date',
  planned_end: 'time',
  planned_end_day: 'date',
  reason: 'text',
  reason_kind: 'coded',
  confirmed_by: 'text',
  confirmed_by_id: 'text',
  confirmed_at: 'moment',
  confirmation: 'coded',
  actual_start: 'time',
  actual_start_day: 'date',
  actual_end: 'time',
  actual_end_day: 'date',
  overtime: 'duration',
  holiday_work: 'duration',
  record: 'coded',
  break: 'duration',
  moved: 'duration',
  moved_to: 'date',
} as const satisfies { readonly [field in HandOverField]: string };

export type FieldKind = (typeof kinds)[HandOverField];
export const kindOf = (field: HandOverField): FieldKind => kinds[field];

/** What stands for a value in the ministry's own system; a value without a code is written in words. */
export type Code = ReasonKind | Verdict | RecordKind;
export type Codes = { readonly [code in Code]?: string };

/** What a column holds, and how it is written. */
export type Content =
  | { readonly type: 'field'; readonly field: HandOverField; readonly forms: Forms; readonly codes: Codes }
  | { readonly type: 'constant'; readonly text: string };

export type Forms = { readonly date: DateForm; readonly time: TimeForm; readonly duration: DurationForm };
export const usualForms: Forms = { date: 'iso', time: 'colon', duration: 'minutes' };

export type Column = {
  readonly heading: string;
  /** Other headings under which it is read. */
  readonly also: readonly string[];
  readonly content: Content;
};

/** How one ministry's own system names, orders and writes what is handed over. */
export type ColumnMap = { readonly name: string; readonly columns: readonly Column[] };

/** The columns where no map is given. */
const usualFields = [
  'person',
  'name',
  'unit',
  'day',
  'planned_start',
  'planned_end',
  'reason',
  'confirmed_by',
  'confirmed_at',
  'confirmation',
  'actual_start',
  'actual_end',
  'overtime',
  'holiday_work',
  'record',
  'break',
  'moved',
  'moved_to',
] as const satisfies readonly HandOverField[];

/** Written in the words of one language, read in both. */
export const usualMap = (name: string, language: TerminalLanguage): ColumnMap => ({
  name,
  columns: usualFields.map((field) => {
    const { ja, en } = handOverFields[field];
    const [heading, other] = language === 'ja' ? [ja, en] : [en, ja];
    return { heading, also: [other], content: { type: 'field', field, forms: usualForms, codes: {} } };
  }),
});

export const fieldsIn = ({ columns }: ColumnMap): ReadonlySet<HandOverField> =>
  new Set(columns.flatMap(({ content }) => (content.type === 'field' ? [content.field] : [])));

/** Whether the file says on which day a time is: then a time after midnight is written as the next day's. */
export const saysDayOf = (
  fields: ReadonlySet<HandOverField>,
  time: 'planned_start' | 'planned_end' | 'actual_start' | 'actual_end',
): boolean => fields.has(`${time}_day`);
