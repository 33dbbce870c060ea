import { DateTime } from 'luxon';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { dateIn, timeIn, type Weekday, weekdayOf } from '../time/instant.ts';

const japaneseWeekdays = ['月', '火', '水', '木', '金', '土', '日'] as const;

/** 木 */
export const japaneseWeekday = (weekday: Weekday): string => japaneseWeekdays[weekday - 1] ?? '';

const englishWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const englishWeekday = (weekday: Weekday): string => englishWeekdays[weekday - 1] ?? '';

/** 11月26日（木） */
export const japaneseDay = (date: LocalDate): string => {
  const { month, day } = DateTime.fromISO(date, { zone: 'utc' });
  return `${month}月${day}日（${japaneseWeekdays[weekdayOf(date) - 1]}）`;
};

/** Thu 26 November */
export const englishDay = (date: LocalDate): string =>
  DateTime.fromISO(date, { zone: 'utc' }).setLocale('en').toFormat('ccc d LLLL');

/** 17時, 17時30分 */
export const japaneseTime = (instant: Instant, zone: Zone): string => {
  const { hour, minute } = DateTime.fromMillis(instant, { zone });
  return minute === 0 ? `${hour}時` : `${hour}時${minute}分`;
};

export const japaneseDayTime = (instant: Instant, zone: Zone): string =>
  `${japaneseDay(dateIn(instant, zone))}${japaneseTime(instant, zone)}`;

export const englishDayTime = (instant: Instant, zone: Zone): string =>
  `${englishDay(dateIn(instant, zone))} ${timeIn(instant, zone)}`;

/** November, of `2026-11`. */
export const englishMonth = (month: string): string =>
  DateTime.fromISO(month, { zone: 'utc' }).setLocale('en').toFormat('LLLL');
