import { type Board, isClear, isPlaced, lift, NOBODY, put, restore, roomOn, snapshot } from './board.ts';

/** How many options may still be looked at. */
export type Steps = { left: number };

/** One search takes no more, so that something is left for the others. */
const STEPS_AT_ONCE = 20_000;
/** Among more people it would hardly begin within its steps. */
const MOST = 12;

const countFree = (board: Board, who: number, enough: number, steps: Steps): number => {
  const want = board.wants[who];
  if (want === undefined) return 0;
  let count = 0;
  for (let option = 0; option < want.cells.length && count < enough; option += 1) {
    steps.left -= 1;
    if (roomOn(board, want.days[option] ?? 0) > 0 && isClear(board, want.cells[option] ?? 0, want.length)) count += 1;
  }
  return count;
};

/** Whoever has the fewest places left comes next. */
const tightest = (board: Board, group: readonly number[], steps: Steps): readonly [who: number, places: number] => {
  let [found, least] = [NOBODY, Infinity];
  for (const who of group) {
    if (isPlaced(board, who)) continue;
    const count = countFree(board, who, least, steps);
    if (count < least) [found, least] = [who, count];
  }
  return [found, least];
};

const placeGroup = (board: Board, group: readonly number[], steps: Steps): boolean => {
  const [who, places] = tightest(board, group, steps);
  const want = board.wants[who];
  if (want === undefined) return true;
  if (places === 0) return false;
  for (let option = 0; option < want.cells.length && steps.left > 0; option += 1) {
    if (roomOn(board, want.days[option] ?? 0) <= 0 || !isClear(board, want.cells[option] ?? 0, want.length)) continue;
    put(board, who, option);
    if (placeGroup(board, group, steps)) return true;
    lift(board, who);
  }
  return false;
};

/** Places somebody and all who stand anew, by trying every way while there are steps left. False leaves all as it was. */
export const searchAll = (board: Board, who: number, steps: Steps): boolean => {
  if (steps.left <= 0 || board.wants.length > MOST) return false;
  const own: Steps = { left: Math.min(steps.left, STEPS_AT_ONCE) };
  const before = snapshot(board);
  const group = board.wants.flatMap((_, each) => (each === who || isPlaced(board, each) ? [each] : []));
  for (const each of group) lift(board, each);
  const allowed = own.left;
  const isFound = placeGroup(board, group, own);
  steps.left -= allowed - own.left;
  if (!isFound) restore(board, before);
  return isFound;
};
