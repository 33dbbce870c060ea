import type { Weekday } from '../../time/instant.ts';
import type { DayWord } from './days.ts';
import { matchAt } from './times.ts';

/* How days are written. */

export type DayToken = { readonly type: 'day'; readonly word: DayWord };

const relative: { readonly [word: string]: number } = {
  ...{ 今日: 0, きょう: 0, 本日: 0, 今夜: 0, 今晩: 0, 今夕: 0, 今朝: 0, けさ: 0, kyou: 0, 当日: 0 },
  ...{
    明日: 1,
    あした: 1,
    あす: 1,
    みょうにち: 1,
    明晩: 1,
    明朝: 1,
    明後日: 2,
    あさって: 2,
    明々後日: 3,
    しあさって: 3,
  },
  ...{ 昨日: -1, きのう: -1, 昨夜: -1, 昨晩: -1, ゆうべ: -1, 一昨日: -2, おととい: -2 },
  ...{ today: 0, tonight: 0, 'this evening': 0, tomorrow: 1, tmrw: 1, 'the day after tomorrow': 2 },
  ...{ 'day after tomorrow': 2, yesterday: -1, 'last night': -1, 'the day before yesterday': -2 },
};

const longestFirst = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');
const relativePattern = new RegExp(
  `(${longestFirst(Object.keys(relative))})(?![a-z])(?:の?(?:朝|夜|晩)(?=[はにも ]))?`,
  'uy',
);

/** 翌1時 belongs to the day before; 翌日22時 does not. */
const nextDay = /翌日 ?の? ?(?=(?:[6-9]|1\d|2\d)(?:時|:)|[^\d ])/uy;

const sun = '([月火水木金土日])';
const weeks: { readonly [word: string]: number } = { 今週: 0, 来週: 1, 再来週: 2, 先週: -1, 先々週: -2 };
const japanese = new RegExp(`(?:(${longestFirst(Object.keys(weeks))}) ?の? ?|(次|今度)の ?)?${sun}曜日?`, 'uy');
/** 「来週の月」, 「(木)」, and 「木 22時まで」 at the beginning: a lone sign means a weekday only there. */
const shortJapanese = new RegExp(`(${longestFirst(Object.keys(weeks))})の?${sun}(?![ぁ-ん一-龠]*曜|本)`, 'uy');

const lone = new RegExp(`\\( ?${sun} ?\\)|(?<=^ ?)${sun}(?= |\\d)`, 'uy');

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const name =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const english = new RegExp(`(?:on )?(?:(this|next|last|coming) )?${name}\\.?(?![a-z])`, 'uy');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const year = '(?:(\\d{4}) ?[-/.年] ?|(?:令和|r) ?(\\d{1,2}|元) ?[-/.年] ?)';
const after = ` ?(?:\\( ?${sun}(?:曜日?)?[^)]{0,4}\\)|${sun}曜日?)`;
const full = new RegExp(`${year}(\\d{1,2}) ?[-/.月] ?(\\d{1,2})(?!\\d)日?(?:${after})?`, 'uy');
const monthDay = new RegExp(`(\\d{1,2}) ?[/月] ?(\\d{1,2})(?![\\d:]|時)日?(?:${after})?`, 'uy');
const dayOnly = new RegExp(`(\\d{1,2})(?:日(?!間|目|付|程|前|後|以|中|ぶ|連)|(?= ?\\(${sun}))(?:${after})?`, 'uy');
const dayMonth = new RegExp(
  `(?:on )?(?:${name}\\.?,? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?![a-z])`,
  'uy',
);
const monthThenDay = new RegExp(`(?:on )?(?:${name}\\.?,? )?${month} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:a-z])`, 'uy');
const dayAlone = /(?:on )?the (\d{1,2})(?:st|nd|rd|th)(?![a-z])/uy;

type Found = { readonly token: DayToken; readonly end: number };
type Shape = { readonly pattern: RegExp; readonly read: (...found: readonly (string | undefined)[]) => DayWord };

const shapes: readonly Shape[] = [
  {
    pattern: full,
    read: (said, y, era, m, d, w1, w2) =>
      date(
        { said, year: y ? Number(y) : 2018 + (era === '元' ? 1 : Number(era)), month: Number(m), day: Number(d) },
        w1 ?? w2,
      ),
  },
  { pattern: monthDay, read: (said, m, d, w1, w2) => date({ said, month: Number(m), day: Number(d) }, w1 ?? w2) },
  { pattern: dayOnly, read: (said, d, w1, w2) => date({ said, day: Number(d) }, w1 ?? w2) },
  { pattern: dayMonth, read: (said, w, d, m = '') => date({ said, month: numberOf(months, m), day: Number(d) }, w) },
  {
    pattern: monthThenDay,
    read: (said, w, m = '', d) => date({ said, month: numberOf(months, m), day: Number(d) }, w),
  },
  { pattern: dayAlone, read: (said, d) => date({ said, day: Number(d) }, undefined) },
  { pattern: relativePattern, read: (_, word = '') => ({ type: 'relative', days: relative[word] ?? 0 }) },
  { pattern: nextDay, read: () => ({ type: 'relative', days: 1 }) },
  {
    pattern: japanese,
    read: (_, week, next, sign = '') =>
      weekdayWord(sign, week ? weeks[week] : undefined, next === '次' ? 'next' : undefined),
  },
  { pattern: shortJapanese, read: (_, week = '', sign = '') => weekdayWord(sign, weeks[week], undefined) },
  { pattern: lone, read: (_, inBrackets, first = '') => weekdayWord(inBrackets ?? first, undefined, undefined) },
  { pattern: english, read: (_, which, word = '') => englishWeekday(which, word) },
];

export const readDay = (text: string, at: number): Found | undefined => {
  for (const { pattern, read } of shapes) {
    const found = matchAt(pattern, text, at);
    if (found) return { token: { type: 'day', word: read(...found) }, end: at + found[0].length };
  }
  return undefined;
};

type Dated = {
  readonly said: string | undefined;
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
};

const date = ({ said = '', ...rest }: Dated, weekday: string | undefined): DayWord => {
  const known = weekday === undefined ? undefined : numberToWeekday(weekday);
  return { type: 'date', ...rest, said: said.trim(), ...(known === undefined ? {} : { weekday: known }) };
};

const weekdayWord = (sign: string, week: number | undefined, which: 'next' | 'last' | undefined): DayWord => ({
  type: 'weekday',
  weekday: numberToWeekday(sign) ?? 1,
  ...(week === undefined ? {} : { week }),
  ...(which === undefined ? {} : { which }),
});

const englishWeekday = (which: string | undefined, word: string): DayWord =>
  weekdayWord(word, undefined, which === 'next' || which === 'last' ? which : undefined);

const all: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const numberToWeekday = (word: string): Weekday | undefined =>
  all.find((weekday) => '月火水木金土日'[weekday - 1] === word || word.startsWith(names[weekday - 1] ?? '?'));

const numberOf = (list: readonly string[], word: string): number => list.findIndex((each) => word.startsWith(each)) + 1;
