import { lengths } from '../../../src/one-on-one/model.ts';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import { freeSlots, type SideTime } from '../../../src/one-on-one/plan/slots.ts';
import type { Team, TeamWish } from '../../../src/one-on-one/plan/team.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asInstant, asLocalDate, asLocalTime, plusDays, TOKYO } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';
import { type Dice, diceOf } from '../results-offices.ts';

/* The best there could be of a small team, by trying every way. */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A Tuesday, in Tokyo. */
const FIRST = asLocalDate('2026-12-01');
const MIDNIGHT = at('2026-12-01T00:00:00+09:00');
const calendar = calendarOf({});

/** From quarter to quarter of one of the days; mostly such as leave little. */
const stretchOn = (dice: Dice, day: number, longest: number): Interval => {
  const from = MIDNIGHT + day * DAY + (40 + dice.below(24)) * 15 * MINUTE;
  return { from: asInstant(from), until: asInstant(from + dice.between(1, longest) * 15 * MINUTE) };
};

const sideOf = (dice: Dice, days: number, busy: number, longest: number): SideTime => ({
  person: {
    ...{ zone: TOKYO, hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') } },
    preferences: { optOuts: [], addresses: {} },
  },
  taken: [],
  busy: Array.from({ length: busy }, () => stretchOn(dice, dice.below(days), longest)),
});

/** A few who want much of a manager with little time. `isMixed`: of several lengths. */
export const smallTeam = (seed: number, isMixed: boolean): Team => {
  const dice = diceOf(seed);
  const days = dice.between(1, 3);
  const manager = sideOf(dice, days, dice.between(2, 6) * days, 10);
  const size = dice.between(2, 6);
  const usual = dice.one(lengths);
  return {
    manager: { ...manager, taken: dice.isLucky(0.3) ? [stretchOn(dice, 0, 2)] : [] },
    perDay: dice.between(1, 4),
    wishes: Array.from({ length: size }, (_, i): TeamWish => {
      const first = dice.below(days);
      return {
        staff: asPersonId(`p${i}`),
        time: sideOf(dice, days, dice.between(0, 6) * days, 14),
        wish: {
          ...{ minutes: isMixed ? dice.one(lengths) : usual, first: plusDays(FIRST, first), notBefore: MIDNIGHT },
          last: plusDays(FIRST, dice.between(first, days - 1)),
          ...(dice.isLucky(0.5) ? { prefers: dice.isLucky(0.5) ? ('morning' as const) : ('afternoon' as const) } : {}),
        },
        waitingSince: plusDays(FIRST, -20 - i),
      };
    }).toReversed(),
    calendar,
  };
};

const dayOf = (slot: number): number => Math.floor((slot - MIDNIGHT) / DAY);

/**
 * Who has a place at the best, the longest waiting first: as many as possible, and of these ways the one that leaves out
 * those who have waited least.
 */
export const bestPlaces = ({ manager, perDay, wishes, calendar: days }: Team): readonly boolean[] => {
  const inTurn = wishes.toSorted((a, b) => (a.waitingSince < b.waitingSince ? -1 : 1));
  const options = inTurn.map(({ time, wish }) => freeSlots(time, { ...manager, perDay }, wish, days));
  const counts = new Map<number, number>();
  for (const { from } of manager.taken) counts.set(dayOf(from), (counts.get(dayOf(from)) ?? 0) + 1);
  const placed: Interval[] = [];
  let best: readonly boolean[] = [];
  const worth = (places: readonly boolean[]): string =>
    `${places.filter(Boolean).length} ${places.map(Number).join('')}`;
  const go = (places: readonly boolean[]): void => {
    const i = places.length;
    const most = [...places, ...inTurn.slice(i).map(() => true)];
    if (best.length > 0 && worth(most) <= worth(best)) return;
    if (i === inTurn.length) {
      best = places;
      return;
    }
    const length = (inTurn[i]?.wish.minutes ?? 0) * MINUTE;
    for (const from of options[i] ?? []) {
      const until = asInstant(from + length);
      const count = counts.get(dayOf(from)) ?? 0;
      if (count >= perDay || placed.some((other) => from < other.until && other.from < until)) continue;
      placed.push({ from, until });
      counts.set(dayOf(from), count + 1);
      go([...places, true]);
      placed.pop();
      counts.set(dayOf(from), count);
    }
    go([...places, false]);
  };
  go([]);
  return best;
};
