import type { PersonId, UnitId } from '../../people/model.ts';
import { SMALLEST_GROUP } from '../../people/smallest-group.ts';
import { tagOf } from '../../people/tag.ts';
import type { Member } from './model.ts';

/*
 * Who came or went between two months is known. Were each month told all the same, what changed with one of them would
 * be theirs. So a unit that one to four came to or left is not told again until that lies some months back.
 */

/** Closed months with which a new one is compared. */
export const COMPARED_MONTHS = 3;

/** From so many people on, what the others did differently hides what one of them did. */
export const MANY = 50;

/** The same people, but one of them under another tag. */
export const withStandIn = (members: readonly Member[], person: PersonId, standIn: string): readonly Member[] =>
  members.map((each) => (each.tag === tagOf(person) ? { ...each, tag: standIn } : each));

/** Adds up, for each unit with everything below it, how many are in it in one of two months only. */
export const addMoves = (moves: Map<UnitId, number>, before: readonly Member[], now: readonly Member[]): void => {
  const old = new Map(before.map(({ tag, path }) => [tag, path]));
  for (const { tag, path } of now) {
    const was = old.get(tag) ?? [];
    old.delete(tag);
    if (was.join() !== path.join()) addDifference(moves, was, path);
  }
  for (const path of old.values()) addDifference(moves, path, []);
};

const addDifference = (moves: Map<UnitId, number>, a: readonly UnitId[], b: readonly UnitId[]): void => {
  const inOne = [...a.filter((unit) => !b.includes(unit)), ...b.filter((unit) => !a.includes(unit))];
  for (const unit of inOne) moves.set(unit, (moves.get(unit) ?? 0) + 1);
};

/** `moves`: of each month it is compared with. */
export const mayBeTold = (people: number, moves: readonly number[]): boolean =>
  people >= MANY || moves.every((moved) => moved === 0 || moved >= SMALLEST_GROUP);
