import { eraWords } from '../text/import/words.ts';
import { asLocalDate, isLocalDate, type LocalDate } from '../time/instant.ts';

/** `2026-04-01`, `2026/4/1`, `2026年4月1日`, and by the year of an era `R8.4.1`, `令和8年4月1日`, `平成元年1月8日`. */
export const dateOf = (text: string): LocalDate | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const western = /^(\d{4})(?:年|[-/])(\d{1,2})(?:月|[-/])(\d{1,2})日?$/.exec(plain);
  if (western) return dayOf(Number(western[1]), western[2], western[3]);
  const [, name = '', year, month, day] =
    /^(\p{L}+?)(\d{1,2}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?$/u.exec(plain) ?? [];
  const era = eras.find(({ words }) => words.includes(name.toLowerCase()));
  const date = era && dayOf(era.yearZero + (year === '元' ? 1 : Number(year)), month, day);
  return date && era.from <= date && date <= era.to ? date : undefined;
};

type Era = {
  readonly words: readonly string[];
  readonly yearZero: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

const eras: readonly Era[] = [
  { words: eraWords.reiwa, yearZero: 2018, from: asLocalDate('2019-05-01'), to: asLocalDate('9999-12-31') },
  { words: eraWords.heisei, yearZero: 1988, from: asLocalDate('1989-01-08'), to: asLocalDate('2019-04-30') },
  { words: eraWords.showa, yearZero: 1925, from: asLocalDate('1926-12-25'), to: asLocalDate('1989-01-07') },
];

const dayOf = (year: number, month = '', day = ''): LocalDate | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
};
