import { isLocalDate, isLocalTime, type LocalDate, type LocalTime, plusDays } from '../time/instant.ts';

/* Days and times as people write them in a form; full width and half width alike. */

const ahead: { readonly [word: string]: number } = {
  ...{ 今日: 0, きょう: 0, 本日: 0, 明日: 1, あした: 1, あす: 1, 明後日: 2, あさって: 2 },
  ...{ today: 0, tomorrow: 1 },
};

/** 2026-12-01, 2026/12/1, 2026年12月1日（火）, 令和8年12月1日, R8.12.1, 明日; 12/1 is the next such day. */
export const readDate = (typed: string, today: LocalDate): LocalDate | undefined => {
  const plain = plainly(typed).replace(/\([月火水木金土日]\)$/, '');
  const days = ahead[plain.toLowerCase()];
  if (days !== undefined) return plusDays(today, days);
  const found = /^(?:(令和|R)?(\d{1,4}|元)[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/i.exec(plain);
  if (!found) return undefined;
  const [, era, year, month = '', day = ''] = found;
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = year === undefined ? nextSuch(rest, today) : `${yearOf(era, year)}-${rest}`;
  return isLocalDate(date) ? date : undefined;
};

const nextSuch = (monthAndDay: string, today: LocalDate): string => {
  const thisYear = `${today.slice(0, 4)}-${monthAndDay}`;
  return thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${monthAndDay}`;
};

/** 令和元年 is 2019. */
const yearOf = (era: string | undefined, year: string): string =>
  era === undefined ? year : String(2018 + (year === '元' ? 1 : Number(year)));

/** 10:00, 9:30, 0930, 10時, 10時半, 10時30分, 午後3時. */
export const readTime = (typed: string): LocalTime | undefined => {
  const found = /^(午前|午後)?(?:(\d{1,2}):(\d{2})|(\d{2})(\d{2})|(\d{1,2})時(?:(\d{1,2})分|(半))?)$/.exec(
    plainly(typed),
  );
  if (!found) return undefined;
  const [, half, hour1, minute1, hour2, minute2, hour3, minute3, isHalf] = found;
  const hour = Number(hour1 ?? hour2 ?? hour3);
  if (half !== undefined && hour > 12) return undefined;
  const shown = half === '午後' && hour < 12 ? hour + 12 : hour;
  const minute = isHalf === undefined ? (minute1 ?? minute2 ?? minute3 ?? '0') : '30';
  const time = `${String(shown).padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return isLocalTime(time) ? time : undefined;
};

/** In half-width signs and without spaces. */
export const plainly = (typed: string): string => typed.normalize('NFKC').replace(/\s+/gu, '');
