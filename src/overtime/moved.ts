import type { Person, WorkingHours } from '../people/model.ts';
import { type Calendar, personCalendar } from '../time/calendar.ts';
import { isLocalDate, type LocalDate, plusDays, type Weekday, weekdayOf } from '../time/instant.ts';
import type { Swap, WorkedDay } from './limits/accounting.ts';
import {
  asDayMinute,
  asMinutes,
  type Declared,
  type Minutes,
  type Moved,
  type OvertimeDay,
  type OvertimeMonth,
} from './model.ts';
import { countedBreak, countedSpans, type MoveTo } from './rules.ts';
import { minuteOfTime, netOf } from './span.ts';

/* 週休日の振替 (勤務時間法 第8条, 規則15-14 第5条): a rest day is worked, and a working day becomes one in its place. */

/** 規則15-14 第5条第1項 lets eight weeks pass. A day before the one that is worked is left to the ministry's own system. */
export const MOVED_DAYS = 8 * 7;

/** From where on an hour of the pattern is the break at noon (規則15-14 第7条). */
const WITH_NOON = 6 * 60 + 30;
const NOON = 60;

/** The regular hours of one day: 7:45 of 8:30 to 17:15. */
export const regularDayOf = ({ start, end }: WorkingHours): Minutes => {
  const all = Math.max(0, minuteOfTime(end) - minuteOfTime(start));
  return asMinutes(all > WITH_NOON ? all - NOON : all);
};

type Pattern = { readonly freeDay?: Weekday; readonly calendar: Pick<Calendar, 'isWorkingDay'> };

/** 週休日: Saturday, Sunday and the weekly free day. A 休日 cannot be moved. `calendar` is the organisation's. */
export const isRestDay = (day: LocalDate, { freeDay, calendar }: Pattern): boolean =>
  weekdayOf(day) === freeDay || (weekdayOf(day) >= 6 && !calendar.isWorkingDay(day));

type Mover = Pick<Person, 'freeDay'> & { readonly preferences: Pick<Person['preferences'], 'daysOff'> };

/** The working days that may become free in the place of this one, in order; one that is free for another day is none. */
export const daysToMoveTo = (
  day: LocalDate,
  here: OvertimeDay,
  { freeDay, preferences: { daysOff = [] } }: Mover,
  calendar: Calendar,
): readonly LocalDate[] => {
  const others = daysOff.filter((each) => each !== movedOf(here)?.to);
  const own = personCalendar(calendar, freeDay, others);
  return Array.from({ length: MOVED_DAYS }, (_, i) => plusDays(day, i + 1)).filter(own.isWorkingDay);
};

/** A 週休日 with work on it, and the days that may be free in its place. */
export type MoveView = { readonly here: OvertimeDay; readonly days: readonly LocalDate[] };

/** Undefined for every other day. `calendar` is the organisation's. */
export const moveViewOf = (
  person: Mover,
  day: LocalDate,
  here: OvertimeDay,
  calendar: Calendar,
): MoveView | undefined =>
  countedSpans(here).length > 0 && isRestDay(day, { ...person, calendar })
    ? { here, days: daysToMoveTo(day, here, person, calendar) }
    : undefined;

/** 振替 as it stands. */
export const movedOf = ({ moved }: OvertimeDay): Moved | undefined => (moved?.withdrawn ? undefined : moved);

/** As many minutes of the day as are regular hours by 振替; none as long as it is not known which day is free. */
export const movedUpTo = (day: OvertimeDay): Minutes => {
  const moved = movedOf(day);
  return asMinutes(moved?.to === undefined ? 0 : moved.upTo);
};

const DAY = 24 * 60;

/** The same, of what was worked: it never goes past midnight. */
export const movedIn = (day: OvertimeDay): Minutes => {
  const spans = countedSpans(day)
    .filter(({ from }) => from < DAY)
    .map(({ from, until }) => ({ from, until: asDayMinute(Math.min(until, DAY)) }));
  return asMinutes(Math.min(movedUpTo(day), netOf(spans, countedBreak(day))));
};

/** What somebody says of 振替, with as much of the day as it can make regular hours. */
export const moveTo = ({ to }: { readonly to?: LocalDate }, hours: WorkingHours): MoveTo => ({
  upTo: regularDayOf(hours),
  ...(to !== undefined && { to }),
});

/** What a declaration says of 振替, as far as it can be so; of a day that cannot be free it is not known yet which one is. */
export const saidOfMove = (
  { day, spans, moved }: Declared,
  person: Mover & Pick<Person, 'hours'>,
  calendar: Calendar,
): MoveTo | undefined => {
  if (!moved || spans.length === 0 || !isRestDay(day, { ...person, calendar })) return undefined;
  const isFree = moved.to !== undefined && daysToMoveTo(day, {}, person, calendar).includes(moved.to);
  return moveTo(isFree ? moved : {}, person.hours);
};

/** A declaration as it would count: with what it says of 振替, else with what stands. */
export const plannedDay = (
  { day, spans, moved }: Declared,
  { days }: Pick<OvertimeMonth, 'days'>,
  hours: WorkingHours,
): WorkedDay => {
  const said = moved && { ...moveTo(moved, hours), order: 0 };
  const stands = said ?? days[day]?.moved;
  return { day, spans, moved: movedUpTo(stands ? { moved: stands } : {}) };
};

/** Days that are free in the place of others. One whose work was taken back is none. */
export const swapsIn = (rows: readonly Pick<OvertimeMonth, 'days'>[]): readonly Swap[] =>
  rows.flatMap(({ days }) =>
    Object.entries(days).flatMap(([worked, day]) => {
      const restsOn = movedOf(day)?.to;
      return isLocalDate(worked) && restsOn !== undefined && movedIn(day) > 0 ? [{ worked, restsOn }] : [];
    }),
  );

/** Those that lie ahead, or are today, in order. */
export const daysOffIn = (rows: readonly Pick<OvertimeMonth, 'days'>[], today: LocalDate): readonly LocalDate[] =>
  [...new Set(swapsIn(rows).map(({ restsOn }) => restsOn))].filter((day) => day >= today).toSorted();
