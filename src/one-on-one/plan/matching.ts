import {
  type Board,
  bestFree,
  countPlaced,
  isAllowed,
  isPlaced,
  lift,
  NOBODY,
  put,
  restore,
  roomOn,
  snapshot,
  WRONG_HALF,
} from './board.ts';
import { type DayMatching, dayMatching } from './day-matching.ts';
import { type Steps, searchAll } from './search.ts';

/*
 * Who stands where. To find the most 1on1s of several lengths that a manager's free times hold is hard in general (it is
 * job interval selection), so: one after the other, whoever has waited longest first, takes the best free place; where
 * there is none, the others make way along a chain, as in a bipartite matching, and nobody loses their place by it. That
 * is the best there is wherever 1on1s that overlap share all their times. Where they do not, a search through all ways
 * within so many steps follows, and exchanges of one for two. Nothing is looked for that the days alone rule out.
 */

/** How many options may be looked at in vain for one manager, and how many more for each wish. */
const STEPS = 50_000;
const STEPS_EACH = 4000;

/** Who could make way for an option: each list is one way. Whoever was asked already (`seen`) does not again. */
const waysOut = (board: Board, who: number, option: number, seen: Uint8Array): readonly (readonly number[])[] => {
  const want = board.wants[who];
  const [cell, day] = [want?.cells[option] ?? 0, want?.days[option] ?? 0];
  const owners: number[] = [];
  for (let i = cell - board.base; i < cell - board.base + (want?.length ?? 0); i += 1) {
    const owner = board.owners[i] ?? NOBODY;
    if (owner === NOBODY || owner === owners.at(-1)) continue;
    if (seen[owner] !== 0) return [];
    owners.push(owner);
  }
  if (owners.length > 0) return [owners];
  return othersOn(board, day)
    .filter((other) => seen[other] === 0)
    .map((other) => [other]);
};

const othersOn = ({ wants, at }: Board, day: number): readonly number[] => {
  const found: number[] = [];
  at.forEach((option, who) => {
    if (option !== NOBODY && wants[who]?.days[option] === day) found.push(who);
  });
  return found;
};

/** Gives somebody a place, whoever must move for it. False leaves everything as it was. */
const settle = (board: Board, who: number, seen: Uint8Array): boolean => {
  const free = bestFree(board, who);
  if (free !== NOBODY) {
    put(board, who, free);
    return true;
  }
  seen[who] = 1;
  const options = board.wants[who]?.cells.length ?? 0;
  for (let option = 0; option < options; option += 1) {
    if (!isAllowed(board, who, option)) continue;
    for (const others of waysOut(board, who, option, seen)) {
      if (others.every((other) => seen[other] === 0) && moveFor(board, who, option, others, seen)) return true;
    }
  }
  return false;
};

const moveFor = (board: Board, who: number, option: number, others: readonly number[], seen: Uint8Array): boolean => {
  const before = snapshot(board);
  for (const other of others) {
    seen[other] = 1;
    lift(board, other);
  }
  if (roomOn(board, board.wants[who]?.days[option] ?? 0) > 0) {
    put(board, who, option);
    if (others.every((other) => settle(board, other, seen))) return true;
  }
  restore(board, before);
  return false;
};

/** Puts somebody beside all who stand: by a chain, or else by a search through all ways. */
const admit = (board: Board, who: number, steps: Steps): boolean => {
  const seen = new Uint8Array(board.wants.length);
  if (settle(board, who, seen)) return true;
  steps.left -= seen.reduce((sum, was, i) => sum + was * (board.wants[i]?.cells.length ?? 0), 0);
  return searchAll(board, who, steps);
};

/** The longest waiting first; nobody who stands is taken off for somebody after them. */
const fill = (board: Board, steps: Steps): void => {
  let days: DayMatching | undefined;
  for (let who = 0; who < board.wants.length; who += 1) {
    const free = bestFree(board, who);
    if (free !== NOBODY) {
      put(board, who, free);
      days?.add(who);
      continue;
    }
    if (board.wants[who]?.cells.length === 0) continue;
    days ??= daysOfPlaced(board, who);
    if (days.add(who) && !admit(board, who, steps)) days.remove(who);
  }
};

const daysOfPlaced = (board: Board, before: number): DayMatching => {
  const days = dayMatching(board);
  for (let who = 0; who < before; who += 1) if (isPlaced(board, who)) days.add(who);
  return days;
};

const unplacedIn = ({ wants, at }: Board): readonly number[] =>
  wants.flatMap(({ cells }, who) => (at[who] === NOBODY && cells.length > 0 ? [who] : []));

/** No more than this can stand, by the days alone. */
const mostByDays = (board: Board): number => {
  const days = dayMatching(board);
  return board.wants.reduce((sum, _, who) => sum + (days.add(who) ? 1 : 0), 0);
};

/**
 * One makes way for two, the one who has waited least of those who can. Only lengths that differ, or times that overlap by
 * halves, make that possible.
 */
const exchangeForTwo = (board: Board, steps: Steps): boolean => {
  const waiting = unplacedIn(board);
  for (let who = board.wants.length - 1; who >= 0 && waiting.length > 1; who -= 1) {
    if (!isPlaced(board, who)) continue;
    for (let first = 0; first < waiting.length - 1 && steps.left > 0; first += 1) {
      if (takeTwo(board, who, waiting.slice(first), steps)) return true;
    }
  }
  return false;
};

const takeTwo = (board: Board, who: number, [first = NOBODY, ...others]: readonly number[], steps: Steps): boolean => {
  const before = snapshot(board);
  lift(board, who);
  if (admit(board, first, steps) && others.filter((other) => admit(board, other, steps)).length > 0) return true;
  restore(board, before);
  return false;
};

/** Whoever has waited longer takes the place of somebody who has waited less, where that alone is needed. */
const exchangeForLonger = (board: Board, steps: Steps): void => {
  for (const who of unplacedIn(board)) {
    for (let other = board.wants.length - 1; other > who && !isPlaced(board, who) && steps.left > 0; other -= 1) {
      if (!isPlaced(board, other)) continue;
      const before = snapshot(board);
      lift(board, other);
      if (!admit(board, who, steps)) restore(board, before);
    }
  }
};

const hasSeveralLengths = ({ wants }: Board): boolean => wants.some(({ length }) => length !== wants[0]?.length);

const allSteps = ({ wants }: Board): number => STEPS + STEPS_EACH * wants.length;

const rescue = (board: Board, steps: Steps): void => {
  if (unplacedIn(board).length === 0) return;
  const isByChains = steps.left === allSteps(board);
  const most = mostByDays(board);
  while (countPlaced(board) < most && exchangeForTwo(board, steps));
  if (!isByChains || hasSeveralLengths(board)) exchangeForLonger(board, steps);
};

const isContent = ({ wants, at }: Board, who: number): boolean => {
  const option = at[who] ?? NOBODY;
  return option === NOBODY || (wants[who]?.costs[option] ?? 0) < WRONG_HALF;
};

/** Each of those outside their preferred half comes into it, if nobody else has to leave theirs. */
const preferHalves = (board: Board): void => {
  for (let who = 0; who < board.wants.length; who += 1) board.isStrict[who] = isContent(board, who) ? 1 : 0;
  for (let who = 0; who < board.wants.length; who += 1) {
    if (board.isStrict[who] !== 0) continue;
    const before = snapshot(board);
    board.isStrict[who] = 1;
    lift(board, who);
    if (settle(board, who, new Uint8Array(board.wants.length))) continue;
    board.isStrict[who] = 0;
    restore(board, before);
  }
  board.isStrict.fill(0);
};

/** Each moves to what is best beside the others as they stand. */
const smooth = (board: Board): void => {
  for (let who = 0; who < board.wants.length; who += 1) {
    const was = lift(board, who);
    if (was !== NOBODY) put(board, who, bestFree(board, who));
  }
};

/** Finds a place for as many as can have one. */
export const arrange = (board: Board): void => {
  const steps: Steps = { left: allSteps(board) };
  fill(board, steps);
  rescue(board, steps);
  preferHalves(board);
  smooth(board);
};
