import { dateOf } from '../../people/csv-date.ts';
import { monthAbbreviations } from '../../text/import/caps-words.ts';
import { type CalendarMonth, isCalendarMonth, monthOf } from '../fiscal.ts';

/** Years that somebody can mean: 0206-04 is a slip of the hand. */
const FIRST = 2000;
const LAST = 2099;

/**
 * A month as people write it: `2026-04`, `2026/4`, `2026年4月`, `R8.4`, `令和8年4月`, its first day, and `Apr-26`, which
 * spreadsheets make of the first.
 */
export const monthWritten = (text: string): CalendarMonth | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const month = ofSpreadsheet(plain) ?? ofDay(plain);
  const year = Number(month?.slice(0, 4));
  return FIRST <= year && year <= LAST ? month : undefined;
};

const ofSpreadsheet = (plain: string): CalendarMonth | undefined => {
  const [, name = '', year] = /^([a-z]{3})-(\d{2})$/.exec(plain.toLowerCase()) ?? [];
  const index = monthAbbreviations.indexOf(name);
  const month = `20${year}-${String(index + 1).padStart(2, '0')}`;
  return index >= 0 && isCalendarMonth(month) ? month : undefined;
};

const ofDay = (plain: string): CalendarMonth | undefined => {
  const day = dateOf(plain) ?? dateOf(plain.endsWith('月') ? `${plain}1日` : `${plain}-1`);
  return day?.endsWith('-01') ? monthOf(day) : undefined;
};
