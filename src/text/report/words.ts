import { DateTime } from 'luxon';
import type { LocalDate } from '../../time/instant.ts';

const dayOf = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** 2026年11月21日 */
export const japaneseDate = (date: LocalDate): string => dayOf(date).toFormat('yyyy年M月d日');

/** 21 November 2026 */
export const englishDate = (date: LocalDate): string => dayOf(date).setLocale('en').toFormat('d LLLL yyyy');

/** 11/16, of the Monday a week begins with. */
export const japaneseShortDay = (date: LocalDate): string => dayOf(date).toFormat('M/d');

/** 16 Nov */
export const englishShortDay = (date: LocalDate): string => dayOf(date).setLocale('en').toFormat('d LLL');
