import { type Board, roomOn } from './board.ts';
import type { DayNumber } from './clock.ts';

/**
 * Who could have a 1on1 on which day, if nothing but the number of 1on1s a day mattered: whoever finds no day here finds no
 * time either. A matching with augmenting paths; `add` leaves everybody who was added before with a day.
 */
export type DayMatching = {
  /** False: there is no day for them beside the others. */
  add(who: number): boolean;
  remove(who: number): void;
};

export const dayMatching = (board: Board): DayMatching => {
  const days = board.wants.map((want) => [...new Set(want.days)]);
  const most = mostByDay(board);
  const members = new Map<DayNumber, number[]>();
  const on = (day: DayNumber): number[] => {
    const there = members.get(day) ?? [];
    members.set(day, there);
    return there;
  };
  const find = (who: number, seen: Set<DayNumber>): boolean => {
    for (const day of days[who] ?? []) {
      if (seen.has(day)) continue;
      seen.add(day);
      const there = on(day);
      if (there.length < (most.get(day) ?? 0)) {
        there.push(who);
        return true;
      }
      const at = there.findIndex((other) => find(other, seen));
      if (at < 0) continue;
      there[at] = who;
      return true;
    }
    return false;
  };
  return {
    add: (who) => find(who, new Set()),
    remove: (who) => {
      for (const there of members.values()) if (there.includes(who)) there.splice(there.indexOf(who), 1);
    },
  };
};

/** 1on1s that a day holds at most: by the rule, and by how many of the shortest fit one after the other. */
const mostByDay = (board: Board): ReadonlyMap<DayNumber, number> => {
  const most = new Map<DayNumber, number>();
  for (const [day, ends] of endsByDay(board)) {
    let [count, free] = [0, 0];
    for (const [end, start] of [...ends].toSorted(([a], [b]) => a - b)) {
      if (start < free) continue;
      [count, free] = [count + 1, end];
    }
    most.set(day, Math.min(count, roomOn(board, day) + standingOn(board, day)));
  }
  return most;
};

/** By day: for each end the latest start that has it. */
const endsByDay = ({ wants }: Board): ReadonlyMap<DayNumber, ReadonlyMap<number, number>> => {
  const days = new Map<DayNumber, Map<number, number>>();
  for (const { cells, days: own, length } of wants) {
    cells.forEach((cell, i) => {
      const day = own[i] ?? 0;
      const ends = days.get(day) ?? new Map<number, number>();
      days.set(day, ends);
      ends.set(cell + length, Math.max(cell, ends.get(cell + length) ?? 0));
    });
  }
  return days;
};

const standingOn = ({ wants, at }: Board, day: DayNumber): number =>
  at.reduce((sum, option, who) => sum + (option >= 0 && wants[who]?.days[option] === day ? 1 : 0), 0);
