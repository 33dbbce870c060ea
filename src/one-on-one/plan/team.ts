import { createHash } from 'node:crypto';
import type { PersonId } from '../../people/model.ts';
import type { Calendar } from '../../time/calendar.ts';
import { asInstant, type Instant, type LocalDate, MINUTE_MS } from '../../time/instant.ts';
import type { Unplaced } from '../model.ts';
import { type Board, boardOf, isClear, isPlaced, lift, NOBODY, put, roomOn, type Want, WRONG_HALF } from './board.ts';
import { dayNumberOf } from './clock.ts';
import type { Interval } from './intervals.ts';
import { arrange } from './matching.ts';
import { chooseThree, isInHalf } from './offers.ts';
import {
  instantOf,
  type ManagerTime,
  managerTime,
  QUARTER,
  type SideTime,
  type Starts,
  startsOf,
  type Wish,
  whyNoStart,
} from './slots.ts';
import { type Tables, tablesOf } from './tables.ts';
import { GRID_MS } from './windows.ts';

export type TeamWish = {
  readonly staff: PersonId;
  readonly time: SideTime;
  readonly wish: Wish;
  /** The day of the last 1on1, or on which the pair began: who waited longest comes first when not all can. */
  readonly waitingSince: LocalDate;
};

export type Team = {
  readonly manager: SideTime;
  /** 1on1s at most on one of the manager's days, those in `manager.taken` included. */
  readonly perDay: number;
  readonly wishes: readonly TeamWish[];
  readonly calendar: Calendar;
};

export type Placing =
  /** The first is theirs alone until they answer; the others may be offered to several, and are asked for again. */
  | { readonly staff: PersonId; readonly offers: readonly Instant[] }
  | { readonly staff: PersonId; readonly why: Unplaced };

type Asked = TeamWish & { readonly starts: Starts };

/**
 * A manager's 1on1s in one go: as many as possible, whoever has waited longest first, spread over the weeks and days, in
 * the preferred halves. One answer for each wish, in their order. `tables`: kept by whoever lays out several teams.
 */
export const layOut = (team: Team, tables: Tables = tablesOf(team.calendar)): readonly Placing[] => {
  const { wishes, perDay } = team;
  if (wishes.length === 0) return [];
  const days = wishes.flatMap(({ wish }) => [dayNumberOf(wish.first), dayNumberOf(wish.last)]);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const timeBeside = (firsts: readonly Interval[]): ManagerTime =>
    managerTime({ ...team.manager, perDay, taken: [...team.manager.taken, ...firsts] }, tables, first, last);
  const manager = timeBeside([]);
  const asked = inTurn(wishes).map((wish) => ({ ...wish, starts: startsOf(wish.time, manager, wish.wish, tables) }));
  const board = boardOf(asked.map(wantOf), manager.counts, perDay);
  arrange(board);
  const isAllPlaced = asked.every((_, who) => isPlaced(board, who));
  const beside = isAllPlaced ? manager : timeBeside(firstsOf(asked, board));
  const placings = placingsOf(asked, board, ({ time, wish }) => whyNoStart(time, beside, wish, tables));
  return wishes.flatMap(({ staff }) => placings.get(staff) ?? []);
};

/** The longest waiting first. Among those who waited as long it is another one's turn each time, and by nobody's choice. */
const inTurn = (wishes: readonly TeamWish[]): readonly TeamWish[] => {
  const [month] = wishes.map(({ wish }) => wish.first).toSorted();
  const keys = new Map(wishes.map(({ staff, waitingSince }) => [staff, `${waitingSince} ${lotOf(staff, month)}`]));
  const keyOf = ({ staff }: TeamWish): string => keys.get(staff) ?? '';
  return wishes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

const lotOf = (staff: PersonId, month: LocalDate | undefined): string =>
  createHash('sha256').update(`${month} ${staff}`).digest('hex').slice(0, 16);

const wantOf = ({ wish, starts }: Asked): Want => {
  const first = starts.staffDays[0] ?? 0;
  const costs = starts.cells.map((_, i) => {
    const trait = starts.traits[i] ?? 0;
    const late = 2 * ((starts.staffDays[i] ?? 0) - first);
    return (isInHalf(trait, wish.prefers) ? 0 : WRONG_HALF) + ((trait & QUARTER) === 0 ? 0 : QUARTER_COST) + late;
  });
  return { length: (wish.minutes * MINUTE_MS) / GRID_MS, cells: starts.cells, days: starts.managerDays, costs };
};

/** A full or half hour is worth a week. */
const QUARTER_COST = 14;

const placingsOf = (
  asked: readonly Asked[],
  board: Board,
  whyNot: (each: Asked) => Unplaced,
): ReadonlyMap<PersonId, Placing> => {
  const offered = new Set<number>();
  const placings = new Map<PersonId, Placing>();
  asked.forEach((each, who) => {
    const { staff } = each;
    if (!isPlaced(board, who)) {
      placings.set(staff, { staff, why: whyNot(each) });
      return;
    }
    const offers = threeFor(board, who, each, offered);
    for (const cell of offers) offered.add(cell);
    placings.set(staff, { staff, offers: offers.map(instantOf) });
  });
  return placings;
};

/** Everybody's first offers, as intervals. */
const firstsOf = (asked: readonly Asked[], board: Board): readonly Interval[] =>
  asked.flatMap(({ starts, wish }, who) => {
    const cell = starts.cells[board.at[who] ?? NOBODY];
    if (cell === undefined) return [];
    const from = instantOf(cell);
    return [{ from, until: asInstant(from + wish.minutes * MINUTE_MS) }];
  });

/** The place they have, and two more that are nobody's, on days that could take them in its place. */
const threeFor = (
  board: Board,
  who: number,
  { wish, starts }: Asked,
  offered: ReadonlySet<number>,
): readonly number[] => {
  const own = lift(board, who);
  const { length = 0 } = board.wants[who] ?? {};
  const left: Starts = { cells: [], staffDays: [], managerDays: [], traits: [] };
  let first = 0;
  starts.cells.forEach((cell, i) => {
    if (roomOn(board, starts.managerDays[i] ?? 0) <= 0 || !isClear(board, cell, length)) return;
    if (i === own) first = left.cells.length;
    left.cells.push(cell);
    left.staffDays.push(starts.staffDays[i] ?? 0);
    left.managerDays.push(starts.managerDays[i] ?? 0);
    left.traits.push(starts.traits[i] ?? 0);
  });
  if (own !== NOBODY) put(board, who, own);
  return chooseThree(left, first, wish, (cell) => offered.has(cell)).map((i) => left.cells[i] ?? 0);
};
