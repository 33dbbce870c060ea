import { dateOf } from '../../people/csv-date.ts';
import { type formatWords, reiwaWords } from '../../text/import/overtime-words.ts';
import { isLocalDate, type LocalDate } from '../../time/instant.ts';
import { asDayMinute, type DayMinute } from '../model.ts';

/** How a file writes a day, a time of the day and a duration. */
export type DateForm = keyof typeof formatWords.date;
export type TimeForm = keyof typeof formatWords.time;
export type DurationForm = keyof typeof formatWords.duration;

const HOUR = 60;
/** Reiwa 1 is 2019. */
const YEAR_ZERO = 2018;
const REIWA = '2019-05-01';

export const writeDate = (date: LocalDate, form: DateForm): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (form) {
    case 'iso':
      return date;
    case 'slashes':
      return `${year}/${month}/${day}`;
    case 'compact':
      return `${year}${month}${day}`;
    case 'era':
    case 'era-short':
      return date < REIWA ? date : eraDate(Number(year) - YEAR_ZERO, Number(month), Number(day), form);
    default:
      return form satisfies never;
  }
};

const eraDate = (year: number, month: number, day: number, form: 'era' | 'era-short'): string =>
  form === 'era-short'
    ? `${reiwaWords.short}${year}.${month}.${day}`
    : `${reiwaWords.long}${year === 1 ? reiwaWords.firstYear : year}年${month}月${day}日`;

/** Any form that a day can have, whichever the map says: none of them can be mistaken for another. */
export const readDate = (text: string): LocalDate | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text.normalize('NFKC').trim()) ?? [];
  const compact = `${year}-${month}-${day}`;
  return isLocalDate(compact) ? compact : dateOf(text);
};

/** 24:30 is half past midnight of the night that follows the day. */
export const writeTime = (minute: DayMinute, form: TimeForm): string => {
  const [hours, minutes] = [Math.floor(minute / HOUR), minute % HOUR].map((part) => String(part).padStart(2, '0'));
  return form === 'colon' ? `${hours}:${minutes}` : `${hours}${minutes}`;
};

/** Up to 48:00. A spreadsheet may have taken the zeros before digits away, and put seconds after a time. */
export const readTime = (text: string, form: TimeForm): DayMinute | undefined => {
  const plain = text.normalize('NFKC').trim();
  const [, hours, minutes] =
    form === 'colon' ? (/^(\d{1,2}):(\d{2})(?::00)?$/.exec(plain) ?? []) : (digits.exec(plain.padStart(4, '0')) ?? []);
  const minute = Number(hours) * HOUR + Number(minutes);
  return Number(minutes) < HOUR && minute <= 2 * 24 * HOUR ? asDayMinute(minute) : undefined;
};
const digits = /^(\d{2})(\d{2})$/;

/** Never rounded: of decimal hours as many places as tell every minute apart. */
export const writeDuration = (minutes: number, form: DurationForm): string => {
  switch (form) {
    case 'minutes':
      return String(minutes);
    case 'clock':
      return `${Math.floor(minutes / HOUR)}:${String(minutes % HOUR).padStart(2, '0')}`;
    case 'decimal':
      return String(Number((minutes / HOUR).toFixed(4)));
    default:
      return form satisfies never;
  }
};

/** Undefined for what is no duration of whole minutes within a day. */
export const readDuration = (text: string, form: DurationForm): number | undefined => {
  const plain = text.normalize('NFKC').trim();
  const minutes = durationIn(plain, form);
  return minutes !== undefined && minutes <= 24 * HOUR ? minutes : undefined;
};

const durationIn = (plain: string, form: DurationForm): number | undefined => {
  switch (form) {
    case 'minutes':
      return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
    case 'clock': {
      const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(plain) ?? [];
      return hours === undefined ? undefined : Number(hours) * HOUR + Number(minutes);
    }
    case 'decimal':
      return /^\d{1,2}(?:\.\d{1,4})?$/.test(plain) ? Math.round(Number(plain) * HOUR) : undefined;
    default:
      return form satisfies never;
  }
};
