import type { Low, UnitResult } from './model.ts';
import { EXACT_FROM, responseTold } from './rules.ts';

/*
 * Where few answer for some rounds, every second week is offered. It follows from nothing but what every promoter of the
 * unit was told: the share that answered; or, of a unit of twenty people or more whom the pulse could reach, that fewer
 * than five answered. Who switched it off is among those: of how many of them nobody is told in a unit.
 */

/** Few answered in so many rounds running: then a unit is asked less often. */
const TIRED_ROUNDS = 3;
const TIRED_BELOW = 30;

type Told = Pick<UnitResult, 'week' | 'members' | 'optedOut' | 'people' | 'why'>;

/** Undefined where nobody was asked, or where it is not told. */
const isLow = ({ members, optedOut, people, why }: Told, k: number): boolean | undefined => {
  if (members === 0) return undefined;
  if (people !== undefined) return responseTold(people, members) < TIRED_BELOW;
  const reached = members + optedOut;
  return why.A0 === 'few' && reached >= EXACT_FROM && responseTold(k - 1, reached) < TIRED_BELOW ? true : undefined;
};

/** `k`: from how many people on something is shown. */
export const lowAfter = (result: Told, k: number, before: Low | undefined): Low | undefined => {
  const isNow = isLow(result, k);
  if (isNow === undefined) return before;
  return isNow ? { week: result.week, rounds: Math.min(TIRED_ROUNDS, (before?.rounds ?? 0) + 1) } : undefined;
};

export const hasLowResponse = ({ low, week }: Pick<UnitResult, 'low' | 'week'>): boolean =>
  low?.week === week && low.rounds >= TIRED_ROUNDS;
