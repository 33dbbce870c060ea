import { minuteOfTime } from '../overtime/span.ts';
import type { Person } from '../people/model.ts';
import { EIGHT, type Leaving, SEVEN } from './model.ts';

const SAID =
  /^(?:今日は?|本日は?)?[、,\s]*(?:(定時)|(午後)?(\d{1,2})(?::(\d{2})|時(半|(\d{1,2})分)?))(?:頃|ごろ|くらい|ぐらい)?(?:に|には|で|までに)?(?:帰り|帰る|退庁|退勤|上がり|あがり|上がる|あがる|失礼)(?:し)?(?:ます|する)?(?:予定)?(?:です)?[。!！\s]*$/u;

/**
 * 「今日は19時に帰ります」, read as the choice that lies nearest without being earlier. Undefined for every other line. An
 * hour before noon is meant of the evening: nobody plans to leave at seven in the morning.
 */
export const readLeaving = (line: string, { hours }: Pick<Person, 'hours'>): Leaving | undefined => {
  const said = SAID.exec(line.normalize('NFKC').trim());
  if (!said) return undefined;
  const [, regular, , hour = '', colon, half, minutes] = said;
  if (regular) return 'regular';
  const minute = half === '半' ? 30 : Number(colon ?? minutes ?? 0);
  const clock = (Number(hour) < 12 ? Number(hour) + 12 : Number(hour)) * 60 + minute;
  if (minute > 59 || clock >= 24 * 60) return undefined;
  return leavingAt(clock, hours);
};

const leavingAt = (minute: number, { end }: Person['hours']): Leaving => {
  if (minute <= minuteOfTime(end)) return 'regular';
  if (minute <= SEVEN) return 'seven';
  return minute <= EIGHT ? 'eight' : 'later';
};
