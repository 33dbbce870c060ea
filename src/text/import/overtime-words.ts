import type { Words } from './words.ts';

/*
 * The words inside the files that go to and come from the ministry's own system. Both languages are read. A column map
 * names its own headings; these are the names of what can stand in a column, and the headings where there is no map.
 */

/** What a column can hold, and how it is headed where nothing else is said. */
export const handOverFields = {
  person: { ja: '職員番号', en: 'person_id' },
  name: { ja: '氏名', en: 'name' },
  unit_id: { ja: '部署ID', en: 'unit_id' },
  unit: { ja: '部署', en: 'unit' },
  day: { ja: '年月日', en: 'date' },
  planned_start: { ja: '予定開始', en: 'planned_start' },
  planned_start_day: { ja: '予定開始日', en: 'planned_start_date' },
  planned_end: { ja: '予定終了', en: 'planned_end' },
  planned_end_day: { ja: '予定終了日', en: 'planned_end_date' },
  reason: { ja: '理由', en: 'reason' },
  reason_kind: { ja: '理由区分', en: 'reason_kind' },
  confirmed_by: { ja: '確認者', en: 'confirmed_by' },
  confirmed_by_id: { ja: '確認者の職員番号', en: 'confirmed_by_id' },
  confirmed_at: { ja: '確認日時', en: 'confirmed_at' },
  confirmation: { ja: '確認結果', en: 'confirmation' },
  actual_start: { ja: '実績開始', en: 'actual_start' },
  actual_start_day: { ja: '実績開始日', en: 'actual_start_date' },
  actual_end: { ja: '実績終了', en: 'actual_end' },
  actual_end_day: { ja: '実績終了日', en: 'actual_end_date' },
  overtime: { ja: '超過勤務(分)', en: 'overtime_minutes' },
  holiday_work: { ja: '休日勤務(分)', en: 'holiday_work_minutes' },
  record: { ja: '記録', en: 'record' },
  break: { ja: '休憩(分)', en: 'break_minutes' },
  moved: { ja: '振替(分)', en: 'moved_minutes' },
  moved_to: { ja: '振替日', en: 'moved_to' },
} as const satisfies { readonly [field: string]: Words };

export type HandOverField = keyof typeof handOverFields;

/** How a map may name a field besides: without what stands in brackets. */
export const handOverFieldNames = {
  overtime: ['超過勤務', 'overtime'],
  holiday_work: ['休日勤務', 'holiday_work'],
  break: ['休憩', '休憩時間', 'break'],
  moved: ['振替', '振替時間', 'moved'],
} as const satisfies { readonly [field in HandOverField]?: readonly string[] };

/** The columns of a map that is itself a CSV file. */
export const mapColumns = {
  heading: { ja: '見出し', en: 'heading' },
  field: { ja: '項目', en: 'field' },
  format: { ja: '形式', en: 'format' },
} as const satisfies { readonly [column: string]: Words };
export type MapColumn = keyof typeof mapColumns;

/** A column that always holds the same. */
export const constantWords = ['固定', 'constant'] as const;

/** How a map names a form, by its pattern or by an example; in small letters, full width and spaces make no difference. */
export const formatWords = {
  date: {
    iso: ['yyyy-mm-dd', '2026-11-21'],
    slashes: ['yyyy/mm/dd', '2026/11/21'],
    compact: ['yyyymmdd', '20261121'],
    era: ['和暦', '令和8年11月21日', 'era'],
    'era-short': ['r8.11.21', '和暦略', 'era-short'],
  },
  time: {
    colon: ['hh:mm', '24:30', '09:05'],
    digits: ['hhmm', '2430', '0905'],
  },
  duration: {
    minutes: ['分', 'minutes', 'min'],
    clock: ['h:mm', '時:分', '時間:分'],
    decimal: ['時間', 'hours', 'decimal', '小数'],
  },
} as const;

export const recordWords = {
  planned: { ja: '予定のみ', en: 'planned only' },
  person: { ja: '本人', en: 'person' },
  system: { ja: 'システム', en: 'system' },
} as const satisfies { readonly [record: string]: Words };

/** The first letters of an era's years, and of its first one. */
export const reiwaWords = { long: '令和', short: 'R', firstYear: '元' } as const;
