import type { Homes } from './model.ts';
import type { Tree } from './tree.ts';

/** Everybody who counted in the same units in each of some rounds is one way: there are little more of them than units. */
export type Ways = {
  /** How many people went each way. */
  readonly people: Int32Array;
  /** By round the number of the unit in that round's tree; -1 for nowhere. */
  readonly at: readonly Int32Array[];
};

export type Past = { readonly tree: Tree; readonly homes: Homes };

/** In the order in which the rounds, one after the other, first name somebody who went that way. */
export const waysThrough = (rounds: readonly Past[]): Ways => {
  const places = placesIn(rounds);
  const first: number[] = [];
  const people: number[] = [];
  const known = new Map<string, number>();
  const everybody = places[0]?.length ?? 0;
  for (let person = 0; person < everybody; person += 1) {
    const key = places.map((at) => at[person]).join();
    const way = known.get(key);
    if (way === undefined) {
      known.set(key, first.push(person) - 1);
      people.push(1);
    } else people[way] = (people[way] ?? 0) + 1;
  }
  const at = places.map((all) => Int32Array.from(first, (person) => all[person] ?? NOWHERE));
  return { people: Int32Array.from(people), at };
};

const NOWHERE = -1;

/** By round where everybody was who was in any of them, each person under the same number. */
const placesIn = (rounds: readonly Past[]): readonly Int32Array[] => {
  const numbers = new Map<string, number>();
  const places = rounds.map(({ tree, homes }) => {
    const numberOf = new Map(tree.ids.map((id, unit) => [id, unit]));
    // As many as are known so far, and who comes in this round.
    const at = new Int32Array(numbers.size + homes.size).fill(NOWHERE);
    for (const [tag, home] of homes) {
      const person = numbers.get(tag) ?? numbers.size;
      numbers.set(tag, person);
      at[person] = numberOf.get(home) ?? NOWHERE;
    }
    return at;
  });
  return places.map((at) => Int32Array.from({ length: numbers.size }, (_, person) => at[person] ?? NOWHERE));
};
