import { settingWords } from '../../text/import/caps-words.ts';
import { cellWords } from '../../text/import/words.ts';
import type { Weekday } from '../../time/instant.ts';
import type { CalendarMonth } from '../fiscal.ts';
import { asMinutes, type Minutes } from '../model.ts';
import { type CapsBook, LONGEST_ROUTE } from './caps-book.ts';
import { monthWritten } from './caps-month.ts';
import { type CapKind, type CapsSettings, capKinds, defaultCapsSettings } from './caps-settings.ts';

/** How a value may be written; each kind has words that say so. */
export type ValueForm =
  | 'yes-no'
  | 'kinds'
  | 'year'
  | 'review-begin'
  | 'past-midnight'
  | 'weekday'
  | 'review-months'
  | 'interview-hours'
  | 'year-hours'
  | 'month'
  | 'route';

export const settingForms = {
  holidayWorkIn: 'kinds',
  year: 'year',
  averagesAcrossYears: 'yes-no',
  doctorOnRequestFrom: 'interview-hours',
  healthCountsHolidayWork: 'yes-no',
  managersHaveCaps: 'yes-no',
  movedYearLimit: 'year-hours',
  movedKeepsCaps: 'yes-no',
  movedCountsBefore: 'yes-no',
  specialMayPass: 'kinds',
  reviewWithinMonths: 'review-months',
  reviewFrom: 'review-begin',
  pastMidnight: 'past-midnight',
  statutoryRestDay: 'weekday',
  since: 'month',
  doctorRoute: 'route',
} as const satisfies { readonly [key in keyof CapsSettings | 'since' | 'doctorRoute']: ValueForm };
export type SettingKey = keyof typeof settingForms;

/** What a book is to say from now on. `doctorRoute` is empty to take it back. */
export type CapsChange = {
  readonly settings: Partial<CapsSettings>;
  readonly since?: CalendarMonth;
  readonly doctorRoute?: string;
};

export type ChangeProblem =
  | { readonly type: 'no-value'; readonly word: string }
  | { readonly type: 'unknown-key'; readonly key: string }
  | { readonly type: 'twice'; readonly key: SettingKey }
  | { readonly type: 'bad-value'; readonly key: SettingKey; readonly value: string };

export type ReadChange =
  | { readonly type: 'change'; readonly change: CapsChange }
  | { readonly type: 'problems'; readonly problems: readonly ChangeProblem[] };

/** `key=value` words, all of them or none. */
export const readChange = (words: readonly string[]): ReadChange => {
  const problems: ChangeProblem[] = [];
  const seen = new Set<SettingKey>();
  let change: CapsChange = { settings: {} };
  for (const word of words) {
    const [, typed, value] = /^([^=＝]*)[=＝](.*)$/su.exec(word) ?? [];
    if (typed === undefined || value === undefined) {
      problems.push({ type: 'no-value', word });
      continue;
    }
    const key = keyOf(typed);
    if (key === undefined) problems.push({ type: 'unknown-key', key: typed });
    else if (seen.has(key)) problems.push({ type: 'twice', key });
    else {
      seen.add(key);
      const next = withValue(change, key, value.trim());
      if (next === undefined) problems.push({ type: 'bad-value', key, value });
      else change = next;
    }
  }
  return problems.length > 0 ? { type: 'problems', problems } : { type: 'change', change };
};

/** The book with the change in it; its terms stay. */
export const changed = ({ doctorRoute: before, ...book }: CapsBook, change: CapsChange): CapsBook => {
  const doctorRoute = change.doctorRoute ?? before;
  return {
    ...book,
    settings: { ...book.settings, ...change.settings },
    since: change.since ?? book.since,
    ...(doctorRoute === undefined || doctorRoute === '' ? {} : { doctorRoute }),
  };
};

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingForms, key);

export const settingKeys: readonly SettingKey[] = Object.keys(settingForms).filter(isSettingKey);

const keyOf = (typed: string): SettingKey | undefined => settingKeys.find((key) => key.toLowerCase() === folded(typed));

const withValue = (change: CapsChange, key: SettingKey, text: string): CapsChange | undefined => {
  if (key === 'since') {
    const since = monthWritten(text);
    return since && { ...change, since };
  }
  if (key === 'doctorRoute') return isRoute(text) ? { ...change, doctorRoute: text } : undefined;
  const settings = oneOf(settingWords.usual, text) ? usual(key) : settingOf(key, text);
  return settings && { ...change, settings: { ...change.settings, ...settings } };
};

const isRoute = (text: string): boolean => [...text].length <= LONGEST_ROUTE && !/\p{C}/u.test(text);

const usual = <K extends keyof CapsSettings>(key: K): Partial<CapsSettings> => ({ [key]: defaultCapsSettings[key] });

type Reader<T> = (text: string) => T | undefined;

const settingOf = <K extends keyof CapsSettings>(key: K, text: string): Partial<CapsSettings> | undefined => {
  const value = readers[key](text);
  return value === undefined ? undefined : { [key]: value };
};

const oneOf = (words: readonly string[], text: string): boolean => words.includes(folded(text));

const readYes: Reader<boolean> = (text) =>
  oneOf(cellWords.yes, text) ? true : oneOf(cellWords.no, text) ? false : undefined;

const among =
  <T extends string>(words: { readonly [value in T]: readonly string[] }, values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => oneOf(words[value], text));

const readKind = among(settingWords.kinds, capKinds);

/** In the order of `capKinds`, so that the same choice is the same value. */
const readKinds: Reader<readonly CapKind[]> = (text) => {
  if (oneOf(settingWords.none, text)) return [];
  const read = text.split(/[,，、・;；\s]+/u).map(readKind);
  return read.includes(undefined) ? undefined : capKinds.filter((kind) => read.includes(kind));
};

/** `80`, `80:30`, `80時間30分`, `80h`; from the least to the most hours. */
const readHours =
  (least: number, most: number): Reader<Minutes> =>
  (text) => {
    const plain = folded(text).replace(/\s/g, '');
    const [, hours, minute, rest = minute ?? '0'] =
      /^(\d{1,4})(?::(\d{2})|(?:時間|h)(?:(\d{1,2})(?:分|m|min)?)?)?$/.exec(plain) ?? [];
    const minutes = Number(hours) * 60 + Number(rest);
    return Number(rest) < 60 && least * 60 <= minutes && minutes <= most * 60 ? asMinutes(minutes) : undefined;
  };

const MOST_REVIEW_MONTHS = 24;

const readMonths: Reader<number> = (text) => {
  const [, count] = /^(\d{1,2})(?:か月|ヶ月|カ月|months?)?(?:以内)?$/.exec(folded(text).replace(/\s/g, '')) ?? [];
  const months = Number(count);
  return 1 <= months && months <= MOST_REVIEW_MONTHS ? months : undefined;
};

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const readWeekday: Reader<Weekday> = (text) =>
  weekdays.find((_, index) => oneOf(settingWords.weekdays[index] ?? [], text));

const readers: { readonly [key in keyof CapsSettings]: Reader<CapsSettings[key]> } = {
  holidayWorkIn: readKinds,
  year: among(settingWords.year, ['fiscal', 'calendar']),
  averagesAcrossYears: readYes,
  // From 100 hours in a month on the interview is due without being asked for.
  doctorOnRequestFrom: readHours(1, 100),
  healthCountsHolidayWork: readYes,
  managersHaveCaps: readYes,
  // Between the year's limits of 自律 and of 他律.
  movedYearLimit: readHours(360, 720),
  movedKeepsCaps: readYes,
  movedCountsBefore: readYes,
  specialMayPass: readKinds,
  reviewWithinMonths: readMonths,
  reviewFrom: among(settingWords.reviewFrom, ['month', 'year']),
  pastMidnight: among(settingWords.pastMidnight, ['day-begun', 'calendar-day']),
  statutoryRestDay: readWeekday,
};
