import { DateTime } from 'luxon';
import type { Length } from '../../../src/one-on-one/model.ts';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import type { SideTime, Wish } from '../../../src/one-on-one/plan/slots.ts';
import type { Calendar } from '../../../src/time/calendar.ts';
import { asInstant, asLocalDate, type Instant } from '../../../src/time/instant.ts';

/*
 * The rules of where a 1on1 may be, asked of every five minutes of it (all that is given lies on them) on each person's own clock: slow, and nothing shared with
 * what is tested.
 */

const MINUTE = 60_000;
const STEP = 5;
const QUARTER = 15 * MINUTE;

type Clock = { readonly date: string; readonly weekday: number; readonly minute: number };

/** What a zone's clock showed is kept: asking the rules for it takes longer than all the rest. */
const shown = new Map<string, Clock>();

const clockAt = (moment: number, zone: string): Clock => {
  const key = `${zone} ${moment}`;
  const before = shown.get(key);
  if (before !== undefined) return before;
  const local = DateTime.fromMillis(moment, { zone });
  const clock = { date: local.toISODate() ?? '', weekday: local.weekday, minute: local.hour * 60 + local.minute };
  shown.set(key, clock);
  return clock;
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** By hours alone: within them, not over noon, not on Monday's morning, all on one day. */
const mayBe = ({ person }: SideTime, start: number, minutes: number): boolean => {
  const first = clockAt(start, person.zone);
  for (let i = 0; i < minutes; i += STEP) {
    const { date, weekday, minute } = clockAt(start + i * MINUTE, person.zone);
    if (date !== first.date || minute < minuteOf(person.hours.start) || minute >= minuteOf(person.hours.end))
      return false;
    if ((minute >= 720 && minute < 780) || (weekday === 1 && minute < 720)) return false;
  }
  return true;
};

const isInBand = (staff: SideTime, start: number, minutes: number): boolean => {
  const [from, until] = [start, start + (minutes - STEP) * MINUTE].map(
    (each) => clockAt(each, staff.person.zone).minute,
  );
  return (from ?? 0) >= 600 && (until ?? 0) < 960;
};

const works = ({ person }: SideTime, start: number, calendar: Calendar): boolean => {
  const { date, weekday } = clockAt(start, person.zone);
  const { daysOff = [], snoozedUntil = '' } = person.preferences;
  if (weekday === person.freeDay || daysOff.some((off) => off === date) || date < snoozedUntil) return false;
  return calendar.isWorkingDay(asLocalDate(date));
};

const isTaken = ({ taken, busy, focus = [], person }: SideTime, start: number, minutes: number): boolean => {
  for (let i = 0; i < minutes; i += STEP) {
    const moment = start + i * MINUTE;
    if ([...taken, ...busy].some(({ from, until }) => moment + STEP * MINUTE > from && moment < until)) return true;
    const { weekday, minute } = clockAt(moment, person.zone);
    if (focus.some((slot) => slot.weekday === weekday && minute >= slot.from && minute < slot.until)) return true;
  }
  return false;
};

export const dayIn = (moment: number, zone: string): string => clockAt(moment, zone).date;

const isFull = ({ taken, perDay = Infinity, person }: SideTime, start: number): boolean => {
  const day = dayIn(start, person.zone);
  return taken.filter(({ from }: Interval) => dayIn(from, person.zone) === day).length >= perDay;
};

/** Every start on the grid that the rules leave, found by asking each. */
export const slotsByMinutes = (
  staff: SideTime,
  manager: SideTime,
  { minutes, first, last, notBefore }: { readonly minutes: Length } & Omit<Wish, 'prefers'>,
  calendar: Calendar,
): readonly Instant[] => {
  const { zone } = staff.person;
  const begin = DateTime.fromISO(first, { zone }).toMillis();
  const end = DateTime.fromISO(last, { zone }).plus({ days: 1 }).toMillis();
  const byHours: number[] = [];
  for (let start = begin; start < end; start += QUARTER) {
    if (mayBe(staff, start, minutes) && mayBe(manager, start, minutes)) byHours.push(start);
  }
  const bandDays = new Set(
    byHours.filter((start) => isInBand(staff, start, minutes)).map((start) => dayIn(start, zone)),
  );
  return byHours
    .filter((start) => !bandDays.has(dayIn(start, zone)) || isInBand(staff, start, minutes))
    .filter((start) => start >= notBefore && works(staff, start, calendar) && works(manager, start, calendar))
    .filter((start) => ![staff, manager].some((side) => isTaken(side, start, minutes)) && !isFull(manager, start))
    .map(asInstant);
};
