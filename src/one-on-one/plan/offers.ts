import { type Instant, MINUTE_MS, type Zone } from '../../time/instant.ts';
import type { Half, Length } from '../model.ts';
import { clockIn } from './clock.ts';
import { AFTERNOON, instantOf, QUARTER, type Starts } from './slots.ts';
import { GRID_MS } from './windows.ts';

export const OFFERS = 3;

/** What three times are chosen by. */
export type Taste = { readonly minutes: Length; readonly prefers?: Half };

export const isInHalf = (traits: number, half: Half | undefined): boolean =>
  half === undefined || (half === 'afternoon') === ((traits & AFTERNOON) !== 0);

/** The sensible first one: in the half that is preferred, on a full or half hour, and then the earliest. */
const firstOf = ({ cells, traits }: Starts, prefers: Half | undefined): number => {
  let [best, worst] = [-1, Infinity];
  for (let i = 0; i < cells.length; i += 1) {
    const trait = traits[i] ?? 0;
    const cost = (isInHalf(trait, prefers) ? 0 : 2) + ((trait & QUARTER) === 0 ? 0 : 1);
    if (cost < worst) [best, worst] = [i, cost];
  }
  return best;
};

/** The one preferred comes twice and then the other, where both are possible; without a preference they take turns. */
const halfWanted = ({ traits }: Starts, chosen: readonly number[], prefers: Half | undefined): Half | undefined => {
  if (prefers !== undefined && chosen.length < OFFERS - 1) return prefers;
  const halves = chosen.map((i) => ((traits[i] ?? 0) & AFTERNOON) !== 0);
  if (halves.every((isAfternoon) => isAfternoon)) return 'morning';
  return halves.some((isAfternoon) => isAfternoon) ? undefined : 'afternoon';
};

/** How little a start suits beside those that are chosen: on the same day, or even at the same time. */
const closeness = ({ cells, staffDays }: Starts, chosen: readonly number[], i: number, length: number): number => {
  let rank = 0;
  for (const other of chosen) {
    if (staffDays[other] !== staffDays[i]) continue;
    rank = Math.max(rank, Math.abs((cells[other] ?? 0) - (cells[i] ?? 0)) < length ? 24 : 8);
  }
  return rank;
};

/** Outweighs any distance in days. */
const RANK = 1000;

/** The next one: another day, the half that is wanted, nobody else's offer, a full or half hour; then near the first. */
const nextOf = (
  starts: Starts,
  chosen: readonly number[],
  { minutes, prefers }: Taste,
  isOffered: (cell: number) => boolean,
): number => {
  const { cells, staffDays, traits } = starts;
  const length = (minutes * MINUTE_MS) / GRID_MS;
  const half = halfWanted(starts, chosen, prefers);
  const nearTo = staffDays[chosen[0] ?? 0] ?? 0;
  let [best, worst] = [-1, Infinity];
  for (let i = 0; i < cells.length; i += 1) {
    const trait = traits[i] ?? 0;
    const distance = Math.abs((staffDays[i] ?? 0) - nearTo);
    let cost = distance + RANK * ((isInHalf(trait, half) ? 0 : 4) + ((trait & QUARTER) === 0 ? 0 : 1));
    if (cost >= worst) continue;
    cost += RANK * closeness(starts, chosen, i, length);
    if (cost >= worst || chosen.includes(i)) continue;
    if (isOffered(cells[i] ?? 0)) cost += 2 * RANK;
    if (cost < worst) [best, worst] = [i, cost];
  }
  return best;
};

/** Which three of them; `first`: an index that is chosen already. Fewer where there are fewer. */
export const chooseThree = (
  starts: Starts,
  first: number | undefined,
  taste: Taste,
  isOffered: (cell: number) => boolean = () => false,
): readonly number[] => {
  const begin = first ?? firstOf(starts, taste.prefers);
  if (begin < 0) return [];
  const chosen = [begin];
  while (chosen.length < OFFERS) {
    const next = nextOf(starts, chosen, taste, isOffered);
    if (next < 0) break;
    chosen.push(next);
  }
  return chosen;
};

/**
 * Three of these slots to choose from, on different days and in different halves where possible, those of the preferred
 * half first. The first of all is `first` if it is among them, or else the earliest sensible one. `zone`: of whoever
 * chooses.
 */
export const offersOf = (slots: readonly Instant[], zone: Zone, taste: Taste, first?: Instant): readonly Instant[] => {
  const starts = describe(slots, zone);
  const at = first === undefined ? -1 : slots.indexOf(first);
  return chooseThree(starts, at < 0 ? undefined : at, taste).map((i) => instantOf(starts.cells[i] ?? 0));
};

const describe = (slots: readonly Instant[], zone: Zone): Starts => {
  const clock = clockIn(zone);
  const cells = slots.map((slot) => slot / GRID_MS);
  const staffDays = slots.map(clock.dayOf);
  const traits = slots.map((slot, i) => {
    const day = staffDays[i] ?? 0;
    const isQuarter = ((slot - clock.at(day, 0)) / GRID_MS) % 2 !== 0;
    return (slot >= clock.at(day, 12 * 60) ? AFTERNOON : 0) | (isQuarter ? QUARTER : 0);
  });
  return { cells, staffDays, managerDays: staffDays, traits };
};
