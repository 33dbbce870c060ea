import type { DayNumber } from './clock.ts';
import { weekOfDay } from './clock.ts';

/**
 * A manager's month as a board of quarters of an hour, on which each of those who want a 1on1 stands once at most. It is
 * changed in place: a ministry's month is a hundred million tries.
 */

/** One who wants a 1on1: where they could stand, in order of time. The lists belong together, one entry for each option. */
export type Want = {
  /** In quarters. */
  readonly length: number;
  readonly cells: readonly number[];
  readonly days: readonly DayNumber[];
  /** How unwelcome an option is by itself. */
  readonly costs: readonly number[];
};

/** Costs from here on are of options outside the preferred half: that outweighs everything else. */
export const WRONG_HALF = 1_000_000;
/** Weighs more than an earlier day: the weeks are filled alike, and the days of a week. */
const WEEK_LOAD = 1000;
const DAY_LOAD = 300;

export type Board = {
  /** Whoever has waited longest is first. */
  readonly wants: readonly Want[];
  /** The option each of them stands on; -1 for none. */
  readonly at: Int32Array;
  /** Who is to stand in their preferred half. */
  readonly isStrict: Uint8Array;
  /** Who stands on a quarter, counted from `base`; -1 for nobody. */
  readonly owners: Int16Array;
  readonly base: number;
  /** By day from `firstDay`: 1on1s that there are, and how many there may be. */
  readonly counts: Int32Array;
  readonly perDay: number;
  readonly firstDay: DayNumber;
  /** 1on1s by week. */
  readonly loads: Int32Array;
};

export const NOBODY = -1;

/** An empty board; `fixed`: how many 1on1s there are by day. */
export const boardOf = (wants: readonly Want[], fixed: ReadonlyMap<DayNumber, number>, perDay: number): Board => {
  let [base, end, firstDay, lastDay] = [Infinity, 0, Infinity, 0];
  for (const { cells, days, length } of wants) {
    if (cells.length === 0) continue;
    base = Math.min(base, cells[0] ?? base);
    end = Math.max(end, (cells.at(-1) ?? 0) + length);
    for (const day of days) {
      if (day < firstDay) firstDay = day;
      if (day > lastDay) lastDay = day;
    }
  }
  const isEmpty = end === 0;
  const board: Board = {
    ...{ wants, at: new Int32Array(wants.length).fill(NOBODY), isStrict: new Uint8Array(wants.length), perDay },
    ...{ owners: new Int16Array(isEmpty ? 0 : end - base).fill(NOBODY), base: isEmpty ? 0 : base },
    ...{ counts: new Int32Array(isEmpty ? 0 : lastDay - firstDay + 1), firstDay: isEmpty ? 0 : firstDay },
    loads: new Int32Array(isEmpty ? 0 : weekOfDay(lastDay) - weekOfDay(firstDay) + 1),
  };
  for (const [day, count] of fixed) count1on1s(board, day, count);
  return board;
};

/** What lies outside the board is of no matter. */
const count1on1s = ({ counts, loads, firstDay }: Board, day: DayNumber, more: number): void => {
  const week = weekOfDay(day) - weekOfDay(firstDay);
  if (day >= firstDay && day - firstDay < counts.length) counts[day - firstDay] = (counts[day - firstDay] ?? 0) + more;
  if (week >= 0 && week < loads.length) loads[week] = (loads[week] ?? 0) + more;
};

export const isPlaced = ({ at }: Board, who: number): boolean => (at[who] ?? NOBODY) !== NOBODY;

const stand = (board: Board, who: number, option: number, mark: number): void => {
  const want = board.wants[who];
  if (want === undefined) return;
  const from = (want.cells[option] ?? 0) - board.base;
  board.owners.fill(mark, from, from + want.length);
  count1on1s(board, want.days[option] ?? 0, mark === NOBODY ? -1 : 1);
};

export const put = (board: Board, who: number, option: number): void => {
  board.at[who] = option;
  stand(board, who, option, who);
};

/** Takes somebody off; what they stood on is given back. */
export const lift = (board: Board, who: number): number => {
  const option = board.at[who] ?? NOBODY;
  if (option === NOBODY) return option;
  stand(board, who, option, NOBODY);
  board.at[who] = NOBODY;
  return option;
};

/** How many more 1on1s the day of an option may have. */
export const roomOn = (board: Board, day: DayNumber): number =>
  board.perDay - (board.counts[day - board.firstDay] ?? 0);

export const isClear = ({ owners, base }: Board, cell: number, length: number): boolean => {
  for (let i = cell - base; i < cell - base + length; i += 1) if ((owners[i] ?? NOBODY) !== NOBODY) return false;
  return true;
};

export const isAllowed = (board: Board, who: number, option: number): boolean =>
  board.isStrict[who] === 0 || (board.wants[who]?.costs[option] ?? 0) < WRONG_HALF;

/** The most welcome option that is free, the earliest of several; -1 for none. */
export const bestFree = (board: Board, who: number): number => {
  const want = board.wants[who];
  if (want === undefined) return NOBODY;
  const { cells, days, costs, length } = want;
  const isStrict = board.isStrict[who] !== 0;
  let [best, least] = [NOBODY, Infinity];
  let [day, load, room] = [-1, 0, 0];
  for (let option = 0; option < cells.length; option += 1) {
    const own = days[option] ?? 0;
    if (own !== day) {
      day = own;
      room = roomOn(board, day);
      load = loadOf(board, day);
    }
    const cost = (costs[option] ?? 0) + load;
    if (isStrict && cost >= WRONG_HALF) continue;
    if (room > 0 && cost < least && isClear(board, cells[option] ?? 0, length)) [best, least] = [option, cost];
  }
  return best;
};

const loadOf = ({ loads, counts, firstDay }: Board, day: DayNumber): number =>
  WEEK_LOAD * (loads[weekOfDay(day) - weekOfDay(firstDay)] ?? 0) + DAY_LOAD * (counts[day - firstDay] ?? 0);

/** Everybody's place, to come back to. */
export const snapshot = ({ at }: Board): Int32Array => at.slice();

export const restore = (board: Board, before: Int32Array): void => {
  for (let who = 0; who < before.length; who += 1) if (board.at[who] !== before[who]) lift(board, who);
  for (let who = 0; who < before.length; who += 1) {
    const option = before[who] ?? NOBODY;
    if (option !== NOBODY && board.at[who] !== option) put(board, who, option);
  }
};

export const countPlaced = ({ at }: Board): number => at.reduce((sum, option) => sum + (option === NOBODY ? 0 : 1), 0);
