import type { Calendar } from '../../time/calendar.ts';
import { asInstant, type Instant, type LocalDate, MINUTE_MS } from '../../time/instant.ts';
import type { FocusSlot, Half, Length, Unplaced } from '../model.ts';
import { type DayNumber, dayNumberOf, weekdayOfDay } from './clock.ts';
import { type Interval, type Intervals, isWithin, normalised, overlapsAny } from './intervals.ts';
import { type Planned, type Tables, tablesOf } from './tables.ts';
import { commonWindows, GRID_MS } from './windows.ts';

/** One of two people, and what their time is taken by. */
export type SideTime = {
  readonly person: Planned;
  /** Other 1on1s. Not the one that is to be moved. */
  readonly taken: readonly Interval[];
  /** What the calendar says. */
  readonly busy: readonly Interval[];
  /** In the person's own zone. */
  readonly focus?: readonly FocusSlot[];
  /** 1on1s at most on one of their days, those in `taken` included. Only a manager's counts. */
  readonly perDay?: number;
};

/** What is looked for: days of the staff member, both included. `notBefore` is the earliest start. */
export type Wish = {
  readonly minutes: Length;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly notBefore: Instant;
  readonly prefers?: Half;
};

/** A manager's time as many wishes meet it: found once. */
export type ManagerTime = {
  readonly side: SideTime;
  readonly isOpen: (day: DayNumber) => boolean;
  /** In order, as pairs of quarters: from, until. */
  readonly blocked: readonly number[];
  /** 1on1s that are fixed, by the manager's day. */
  readonly counts: ReadonlyMap<DayNumber, number>;
};

/** Starts in order of time. The lists belong together, one entry for each start. */
export type Starts = {
  /** In quarters of an hour since 1970. */
  readonly cells: number[];
  readonly staffDays: DayNumber[];
  readonly managerDays: DayNumber[];
  /** Bits: `AFTERNOON`, `QUARTER`. */
  readonly traits: number[];
};

export const AFTERNOON = 1;
/** At a quarter past or to: less easy to keep in mind. */
export const QUARTER = 2;

/** Which of the manager's 1on1s a start may still stand beside. */
type Strictness = 'hours' | 'times' | 'all';

const focusOf = ({ focus = [], person }: SideTime, tables: Tables, first: DayNumber, last: DayNumber): Interval[] => {
  const found: Interval[] = [];
  if (focus.length === 0) return found;
  const clock = tables.clock(person.zone);
  for (let day = first; day <= last; day += 1) {
    for (const { weekday, from, until } of focus) {
      if (weekday === weekdayOfDay(day)) found.push({ from: clock.at(day, from), until: clock.at(day, until) });
    }
  }
  return found;
};

/** The zones' days lie up to one apart. */
const blockedOf = (side: SideTime, tables: Tables, first: DayNumber, last: DayNumber): Intervals =>
  normalised([...side.taken, ...side.busy, ...focusOf(side, tables, first - 1, last + 1)]);

/** To the quarters they touch: a 1on1 has only whole ones. */
const quartersOf = (intervals: Intervals): readonly number[] =>
  intervals.flatMap(({ from, until }) => [Math.floor(from / GRID_MS), Math.ceil(until / GRID_MS)]);

export const managerTime = (side: SideTime, tables: Tables, first: DayNumber, last: DayNumber): ManagerTime => ({
  side,
  isOpen: tables.isOpen(side.person),
  blocked: quartersOf(blockedOf(side, tables, first, last)),
  counts: countsOf(side, tables),
});

const countsOf = ({ taken, person }: SideTime, tables: Tables): ReadonlyMap<DayNumber, number> => {
  const counts = new Map<DayNumber, number>();
  const clock = tables.clock(person.zone);
  for (const { from } of taken) {
    const day = clock.dayOf(from);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
};

/** Whether stretches that come in order are clear of the blocked ones, which lie in order too. */
const sweep = (blocked: readonly number[]): ((from: number, until: number) => boolean) => {
  let next = 0;
  return (from, until) => {
    while (next < blocked.length && (blocked[next + 1] ?? 0) <= from) next += 2;
    return next >= blocked.length || (blocked[next] ?? 0) >= until;
  };
};

/**
 * Every start that is free for both. `strictness`: `hours` asks only whether both are there, `times` also whether neither
 * has anything else, `all` also whether the manager's day has room for one more.
 */
export const startsOf = (
  staff: SideTime,
  manager: ManagerTime,
  wish: Wish,
  tables: Tables,
  strictness: Strictness = 'all',
): Starts => {
  const found: Starts = { cells: [], staffDays: [], managerDays: [], traits: [] };
  const [first, last] = [dayNumberOf(wish.first), dayNumberOf(wish.last)];
  const startsAt = tables.starts(staff.person, manager.side.person, wish.minutes);
  const isOpen = tables.isOpen(staff.person);
  const isAny = strictness === 'hours';
  const isClearOfStaff = sweep(isAny ? [] : quartersOf(blockedOf(staff, tables, first, last)));
  const isClearOfManager = sweep(isAny ? [] : manager.blocked);
  const perDay = strictness === 'all' ? (manager.side.perDay ?? Infinity) : Infinity;
  const earliest = Math.ceil(wish.notBefore / GRID_MS);
  const length = (wish.minutes * MINUTE_MS) / GRID_MS;
  for (let day = first; day <= last; day += 1) {
    if (!isOpen(day)) continue;
    const { cells, managerDays, midnight, noon } = startsAt(day);
    let [managerDay, isManagers] = [Number.NaN, false];
    for (let i = 0; i < cells.length; i += 1) {
      if (managerDays[i] !== managerDay) {
        managerDay = managerDays[i] ?? 0;
        isManagers = manager.isOpen(managerDay) && (manager.counts.get(managerDay) ?? 0) < perDay;
      }
      const cell = cells[i] ?? 0;
      if (!isManagers || cell < earliest) continue;
      if (!isClearOfStaff(cell, cell + length) || !isClearOfManager(cell, cell + length)) continue;
      found.cells.push(cell);
      found.staffDays.push(day);
      found.managerDays.push(managerDay);
      found.traits.push((cell >= noon ? AFTERNOON : 0) | ((cell - midnight) % 2 === 0 ? 0 : QUARTER));
    }
  }
  return found;
};

export const instantOf = (cell: number): Instant => asInstant(cell * GRID_MS);

/** For one wish alone. */
export const managerFor = (manager: SideTime, wish: Wish, tables: Tables): ManagerTime =>
  managerTime(manager, tables, dayNumberOf(wish.first), dayNumberOf(wish.last));

/** Every start on the grid that is free for both, in order of time. */
export const freeSlots = (
  staff: SideTime,
  manager: SideTime,
  wish: Wish,
  calendar: Calendar,
  tables: Tables = tablesOf(calendar),
): readonly Instant[] => startsOf(staff, managerFor(manager, wish, tables), wish, tables).cells.map(instantOf);

/** Whether a time that was offered is still one: by the same rules, on the grid or not. That it lies ahead is not asked. */
export const isFree = (
  slot: Instant,
  minutes: Length,
  staff: SideTime,
  manager: SideTime,
  calendar: Calendar,
  tables: Tables = tablesOf(calendar),
): boolean => {
  const shifts = { own: tables.shift(staff.person), other: tables.shift(manager.person) };
  const day = shifts.own.clock.dayOf(slot);
  const meeting = { from: slot, until: asInstant(slot + minutes * MINUTE_MS) };
  const window = commonWindows(shifts.own, shifts.other, minutes, day).find((each) => isWithin(meeting, [each]));
  if (window === undefined || !tables.isOpen(staff.person)(day)) return false;
  const { isOpen, counts } = managerTime(manager, tables, day, day);
  if (!isOpen(window.managerDay) || (counts.get(window.managerDay) ?? 0) >= (manager.perDay ?? Infinity)) return false;
  return ![staff, manager].some((side) => overlapsAny(meeting, blockedOf(side, tables, day, day)));
};

const WEEK = 7;

/** Why `freeSlots` finds nothing. */
export const whyNone = (
  staff: SideTime,
  manager: SideTime,
  wish: Wish,
  calendar: Calendar,
  tables: Tables = tablesOf(calendar),
): Unplaced => whyNoStart(staff, managerFor(manager, wish, tables), wish, tables);

export const whyNoStart = (staff: SideTime, manager: ManagerTime, wish: Wish, tables: Tables): Unplaced => {
  const first = dayNumberOf(wish.first);
  const startsAt = tables.starts(staff.person, manager.side.person, wish.minutes);
  const week = Array.from({ length: WEEK }, (_, i) => startsAt(first + i).cells.length);
  if (week.every((starts) => starts === 0)) return 'hours-apart';
  if (startsOf(staff, manager, wish, tables, 'hours').cells.length === 0) return 'away';
  return startsOf(staff, manager, wish, tables, 'times').cells.length === 0 ? 'busy' : 'full';
};
