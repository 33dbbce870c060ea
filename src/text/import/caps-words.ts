import type { YearKind } from '../../overtime/fiscal.ts';
import type { CapKind, CapsSettings } from '../../overtime/limits/caps-settings.ts';
import type { Regime } from '../../overtime/model.ts';
import type { Words } from './words.ts';

/*
 * What people may write about the limits of overtime: in the file that says who is under which of them, and as values of
 * settings. Both languages are read, whatever language the terminal speaks. Small letters, full-width signs folded.
 */

export const termColumns = {
  of: { ja: '対象', en: 'for' },
  id: { ja: '番号', en: 'id' },
  from: { ja: '開始月', en: 'from' },
  until: { ja: '終了月', en: 'until' },
  kind: { ja: '区分', en: 'kind' },
  reason: { ja: '理由', en: 'reason' },
} as const satisfies { readonly [column: string]: Words };
export type TermColumn = keyof typeof termColumns;

/** The first word of each list is the one an export writes in Japanese, the second in English. */
export const termWords = {
  of: {
    unit: ['部署', 'unit', '部署id', '組織', 'department'],
    person: ['個人', 'person', '職員', '人', '職員id'],
  },
  kind: {
    jiritsu: ['自律', 'jiritsu', '自律部署', '自律的業務'],
    taritsu: ['他律', 'taritsu', '他律部署', '他律的業務'],
    kyotei36: ['36協定', 'kyotei36', '三六協定', '36', '特別条項'],
    special: ['特例', 'special', '特例業務'],
  },
} as const satisfies {
  readonly of: { readonly [of in 'unit' | 'person']: readonly string[] };
  readonly kind: { readonly [kind in Regime | 'special']: readonly string[] };
};
export type TermKind = keyof typeof termWords.kind;

/** A spreadsheet may turn `2026-04` into `Apr-26`. */
export const monthAbbreviations: readonly string[] = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];

export const settingWords = {
  /** Takes back what was set. */
  usual: ['default', '初めの値', '初期値'],
  kinds: {
    month: ['month', '月', '1か月', '1ヶ月'],
    year: ['year', '年', '1年', '年度'],
    average: ['average', 'averages', '平均'],
    'long-months': ['long-months', '月数', '45時間を超える月の数'],
  },
  none: ['', 'none', 'なし', '無し'],
  year: {
    fiscal: ['fiscal', '年度', '会計年度'],
    calendar: ['calendar', '暦年'],
  },
  reviewFrom: {
    month: ['month', '月', '月の終わり', 'その月の終わり', '月末'],
    year: ['year', '年', '年の終わり', 'その年の終わり', '年度', '年度末'],
  },
  pastMidnight: {
    'day-begun': ['day-begun', '始めた日'],
    'calendar-day': ['calendar-day', '暦の日', '暦日'],
  },
  /** Monday to Sunday. */
  weekdays: [
    ['月', 'mon', '月曜', '月曜日', 'monday'],
    ['火', 'tue', '火曜', '火曜日', 'tuesday'],
    ['水', 'wed', '水曜', '水曜日', 'wednesday'],
    ['木', 'thu', '木曜', '木曜日', 'thursday'],
    ['金', 'fri', '金曜', '金曜日', 'friday'],
    ['土', 'sat', '土曜', '土曜日', 'saturday'],
    ['日', 'sun', '日曜', '日曜日', 'sunday'],
  ],
} as const satisfies {
  readonly usual: readonly string[];
  readonly none: readonly string[];
  readonly kinds: { readonly [kind in CapKind]: readonly string[] };
  readonly year: { readonly [year in YearKind]: readonly string[] };
  readonly reviewFrom: { readonly [from in CapsSettings['reviewFrom']]: readonly string[] };
  readonly pastMidnight: { readonly [day in CapsSettings['pastMidnight']]: readonly string[] };
  readonly weekdays: readonly (readonly string[])[];
};
