import type { Person } from '../../people/model.ts';
import { ownCalendar } from '../../people/rest.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Zone } from '../../time/instant.ts';
import type { Length } from '../model.ts';
import { type Clock, clockIn, type DayNumber, dateOfDay, dayNumberOf } from './clock.ts';
import { commonWindows, GRID_MS, type Shift, startsIn } from './windows.ts';

/** What planning reads of somebody. */
export type Planned = Pick<Person, 'zone' | 'hours' | 'freeDay' | 'preferences'>;

/**
 * Starts of one day of a staff member, in order: in quarters of an hour since 1970, which all zones of today share. As two
 * lists of numbers, for there are hundreds of millions of them in a ministry's month.
 */
export type DayStarts = {
  readonly cells: readonly number[];
  readonly managerDays: readonly DayNumber[];
  /** The midnight and the noon of the staff member's day. */
  readonly midnight: number;
  readonly noon: number;
};

/**
 * What days and hours say, each found once: whoever plans for many keeps one of these for all of them. It remembers, but
 * always answers the same.
 */
export type Tables = {
  clock(zone: Zone): Clock;
  shift(person: Planned): Shift;
  /** Whether somebody works that day and wants to hear of anything. */
  isOpen(person: Planned): (day: DayNumber) => boolean;
  /** By the hours alone, whoever works that day. The starts of a day in the order of days. */
  starts(staff: Planned, manager: Planned, minutes: Length): (day: DayNumber) => DayStarts;
};

/** Pairs of hours remembered at once, some 20 kB each. Shift plans are few; where everybody has hours of their own, it forgets. */
const MOST_HOURS = 4000;

const remembering = <Key, Value>(find: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    known.set(key, found);
    return found;
  };
};

export const tablesOf = (calendar: Calendar): Tables => {
  const clock = remembering(clockIn);
  const byFreeDay = remembering((freeDay: Person['freeDay']) => {
    const usual = ownCalendar(calendar, { ...(freeDay === undefined ? {} : { freeDay }), preferences: {} });
    return remembering((day: DayNumber) => usual.isWorkingDay(dateOfDay(day)));
  });
  const shift = ({ hours, zone }: Planned): Shift => ({ hours, clock: clock(zone) });
  const byHours = new Map<string, (day: DayNumber) => DayStarts>();
  return {
    clock,
    shift,
    isOpen: (person) => {
      const { daysOff = [], snoozedUntil } = person.preferences;
      const usual = byFreeDay(person.freeDay);
      if (daysOff.length === 0 && snoozedUntil === undefined) return usual;
      const off = new Set(daysOff.map(dayNumberOf));
      const back = snoozedUntil === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(snoozedUntil);
      return (day) => day >= back && !off.has(day) && usual(day);
    },
    starts: (staff, manager, minutes) => {
      const key = `${hoursKey(staff)} ${hoursKey(manager)} ${minutes}`;
      const known = byHours.get(key);
      if (known) return known;
      const [own, other] = [shift(staff), shift(manager)];
      const found = remembering((day: DayNumber) => dayStarts(own, other, minutes, day));
      if (byHours.size >= MOST_HOURS) byHours.clear();
      byHours.set(key, found);
      return found;
    },
  };
};

const hoursKey = ({ zone, hours }: Planned): string => `${zone} ${hours.start} ${hours.end}`;

const dayStarts = (staff: Shift, manager: Shift, minutes: Length, day: DayNumber): DayStarts => {
  const cells: number[] = [];
  const managerDays: DayNumber[] = [];
  for (const window of commonWindows(staff, manager, minutes, day)) {
    for (const start of startsIn(window, minutes)) {
      cells.push(start / GRID_MS);
      managerDays.push(window.managerDay);
    }
  }
  const cellAt = (minute: number): number => staff.clock.at(day, minute) / GRID_MS;
  return { cells, managerDays, midnight: cellAt(0), noon: cellAt(12 * 60) };
};
