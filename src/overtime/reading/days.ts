import { daysBetween, isLocalDate, type LocalDate, plusDays, type Weekday, weekdayOf } from '../../time/instant.ts';
import { AHEAD_DAYS, BACK_DAYS, type Why } from './model.ts';

/* Days as people name them, and which ones they are. */

/** A day as it was said. `week` counts from the running one; without it the nearest such day is meant. */
export type DayWord =
  | { readonly type: 'relative'; readonly days: number }
  | { readonly type: 'weekday'; readonly weekday: Weekday; readonly week?: number; readonly which?: 'next' | 'last' }
  | {
      readonly type: 'date';
      readonly year?: number;
      readonly month?: number;
      readonly day: number;
      readonly weekday?: Weekday;
      readonly said: string;
    };

/** The days it may be, the likeliest first; or why it is none. */
export type Days =
  | { readonly type: 'days'; readonly days: readonly LocalDate[] }
  | { readonly type: 'wrong'; readonly why: Why };

/** `done`: of work that is over, so the day is the last such one instead of the next. */
export const daysOf = (word: DayWord, today: LocalDate, done: boolean): Days => {
  switch (word.type) {
    case 'relative':
      return days(plusDays(today, word.days));
    case 'weekday':
      return days(...weekdays(word, today, done));
    case 'date':
      return datesOf(word, today, done);
    default:
      return word satisfies never;
  }
};

const days = (...all: readonly LocalDate[]): Days => ({ type: 'days', days: all });
const wrong = (why: Why): Days => ({ type: 'wrong', why });

type WeekdayWord = Extract<DayWord, { type: 'weekday' }>;
type DateWord = Extract<DayWord, { type: 'date' }>;

const weekdays = ({ weekday, week, which }: WeekdayWord, today: LocalDate, done: boolean): readonly LocalDate[] => {
  const own = weekdayOf(today);
  if (week !== undefined) return [plusDays(today, weekday - own + 7 * week)];
  const ahead = (weekday - own + 7) % 7;
  if (done || which === 'last') return [plusDays(today, ahead - 7)];
  if (which === undefined) return [plusDays(today, ahead)];
  const nearest = plusDays(today, ahead === 0 ? 7 : ahead);
  // 「次の金曜」 on a Monday may be this week's or the next one's.
  return weekday > own ? [nearest, plusDays(nearest, 7)] : [nearest];
};

const datesOf = (word: DateWord, today: LocalDate, done: boolean): Days => {
  const all = possible(word, today).filter(isLocalDate);
  const [first] = all;
  if (first === undefined) return wrong({ type: 'no-such-date', said: word.said });
  const inReach = all.filter((day) => whyNot(day, today) === undefined);
  const isRecent = (day: LocalDate): boolean => word.month !== undefined || day >= plusDays(today, -RECENT_DAYS);
  const past = inReach.filter((day) => day < today && isRecent(day)).slice(-1);
  const ahead = inReach.filter((day) => day >= today).slice(0, 1);
  const chosen = done
    ? [...inReach.filter((day) => day <= today).slice(-1), ...ahead].slice(0, 1)
    : [...past, ...ahead].toSorted((a, b) => distance(a, today) - distance(b, today));
  const nearest = chosen[0] ?? all.toSorted((a, b) => distance(a, today) - distance(b, today))[0] ?? first;
  if (word.weekday !== undefined) {
    const fits = chosen.filter((day) => weekdayOf(day) === word.weekday);
    return fits.length > 0 ? days(...fits) : wrong({ type: 'other-weekday', day: nearest, said: word.weekday });
  }
  const why = whyNot(nearest, today);
  if (why) return wrong(why);
  // 「26日」 on the 27th is yesterday or in a month. On any day up to the 26th it is the one to come.
  return days(...(word.month === undefined && sameMonth(ahead[0], today) ? ahead : chosen));
};

/** 「26日」 said later than this after the 26th means the next month's. */
const RECENT_DAYS = 14;

const sameMonth = (a: LocalDate | undefined, b: LocalDate): boolean => a?.slice(0, 7) === b.slice(0, 7);

/** Every such date about the given one, in order; some of them may not exist. */
const possible = ({ year, month, day }: DateWord, today: LocalDate): readonly string[] => {
  const own = Number(today.slice(0, 4));
  if (month !== undefined)
    return (year === undefined ? [own - 1, own, own + 1] : [year]).map((y) => isoOf(y, month, day));
  const months = own * 12 + Number(today.slice(5, 7)) - 1;
  return [-1, 0, 1].map((n) => isoOf(Math.floor((months + n) / 12), ((months + n) % 12) + 1, day));
};

const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const distance = (day: LocalDate, today: LocalDate): number => Math.abs(daysBetween(today, day));

/** Why a day is out of reach. */
export const whyNot = (day: LocalDate, today: LocalDate): Why | undefined => {
  if (day > plusDays(today, AHEAD_DAYS)) return { type: 'too-far', day, days: AHEAD_DAYS };
  return day < plusDays(today, -BACK_DAYS) ? { type: 'too-old', day, days: BACK_DAYS } : undefined;
};
