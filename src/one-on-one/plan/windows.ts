import { minuteOfTime } from '../../overtime/span.ts';
import type { Person } from '../../people/model.ts';
import { MINUTE_MS } from '../../time/instant.ts';
import type { Length } from '../model.ts';
import { type Clock, type DayNumber, weekdayOfDay } from './clock.ts';
import { type Interval, type Intervals, intersection, subtraction } from './intervals.ts';

/** 1on1s begin at :00, :15, :30 or :45. */
export const GRID_MS = 15 * MINUTE_MS;

/** Domain 5.2: when a 1on1 should be, in the staff member's day. In minutes from midnight, as all here. */
const BAND = { from: 10 * 60, until: 16 * 60 } as const;
const NOON = { from: 12 * 60, until: 13 * 60 } as const;
const MONDAY = 1;

/** Somebody's usual hours, and the clock of their zone. */
export type Shift = { readonly hours: Person['hours']; readonly clock: Clock };

/** Where 1on1s may be, and which of the manager's days that is. */
export type Window = Interval & { readonly managerDay: DayNumber };

const stretch = (clock: Clock, day: DayNumber, { from, until }: { from: number; until: number }): Intervals => {
  const interval = { from: clock.at(day, from), until: clock.at(day, until) };
  return interval.from < interval.until ? [interval] : [];
};

/** The usual hours of one's own day, without noon, and without the morning of a Monday. */
const openHours = ({ hours, clock }: Shift, day: DayNumber): Intervals => {
  const worked = stretch(clock, day, { from: minuteOfTime(hours.start), until: minuteOfTime(hours.end) });
  const shut = weekdayOfDay(day) === MONDAY ? { from: 0, until: NOON.until } : NOON;
  return subtraction(worked, stretch(clock, day, shut));
};

/** The first start on the grid. */
const firstStart = ({ from }: Interval): number => Math.ceil(from / GRID_MS) * GRID_MS;

const fits = (interval: Interval, minutes: Length): boolean =>
  firstStart(interval) + minutes * MINUTE_MS <= interval.until;

/**
 * Where in a staff member's day the hours of both leave room for a 1on1 of this length: from 10:00 to 16:00 in the staff
 * member's zone. Only where that leaves none (a late shift, zones far apart) it is all the hours they have in common, in
 * anybody's morning or evening: better than never. Noon and Monday's morning stay free, each in the zone of whose they are.
 */
export const commonWindows = (staff: Shift, manager: Shift, minutes: Length, day: DayNumber): readonly Window[] => {
  const own = openHours(staff, day);
  const [start, end] = [own.at(0)?.from, own.at(-1)?.until];
  if (start === undefined || end === undefined) return [];
  const common: Window[] = [];
  for (let managerDay = manager.clock.dayOf(start); managerDay <= manager.clock.dayOf(end); managerDay += 1) {
    for (const both of intersection(own, openHours(manager, managerDay))) common.push({ ...both, managerDay });
  }
  const band = stretch(staff.clock, day, BAND);
  const inside = common.flatMap((window) =>
    intersection([window], band).map((each) => ({ ...each, managerDay: window.managerDay })),
  );
  const usual = inside.filter((each) => fits(each, minutes));
  return usual.length > 0 ? usual : common.filter((each) => fits(each, minutes));
};

/** Every start on the grid in a window. */
export const startsIn = (window: Interval, minutes: Length): readonly number[] => {
  const starts: number[] = [];
  for (let start = firstStart(window); start + minutes * MINUTE_MS <= window.until; start += GRID_MS) {
    starts.push(start);
  }
  return starts;
};
