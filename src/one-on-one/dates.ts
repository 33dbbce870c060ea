import { asInstant, daysBetween, type Instant, type LocalDate, MINUTE_MS, plusDays } from '../time/instant.ts';
import type { Cadence, Fixed, Length, Meeting, Pair } from './model.ts';

export const USUAL_CADENCE: Cadence = 4;
export const USUAL_LENGTH: Length = 30;

/** New in a unit, or in the organisation, one talks every two weeks for so long (domain.md 5.2). */
const SETTLING_DAYS = 91;
const SETTLING_CADENCE: Cadence = 2;

/** So long at most lies between two 1on1s; then both are told once (domain.md 5.2). */
export const LONGEST_GAP_DAYS = 42;

/** By the pair's own choice, else the usual one of that day. */
export const cadenceOn = (day: LocalDate, { cadence, since }: Pick<Pair, 'cadence' | 'since'>): Cadence =>
  cadence ?? (daysBetween(since, day) < SETTLING_DAYS ? SETTLING_CADENCE : USUAL_CADENCE);

const SHORT_LENGTH: Length = 15;

export const usualLengthOf = ({ minutes = USUAL_LENGTH }: Pick<Pair, 'minutes'>): Length => minutes;

/** Of the coming one. Whoever chooses the usual length afterwards means it, too. */
export const lengthOf = (pair: Pick<Pair, 'minutes' | 'meeting' | 'orders'>): Length => {
  const { meeting, orders } = pair;
  const isShort = meeting.short === true && (orders.short ?? 0) > (orders.minutes ?? 0);
  return isShort ? SHORT_LENGTH : usualLengthOf(pair);
};

type Timed = Pick<Pair, 'cadence' | 'since' | 'pausedUntil'> & { readonly meeting: Pick<Meeting, 'after' | 'wanted'> };

/** The day around which the coming 1on1 is to be: never within a pause. */
export const dueOn = (pair: Timed): LocalDate => {
  const { after, wanted } = pair.meeting;
  return later(wanted ?? plusDays(after, cadenceOn(after, pair) * 7), pair.pausedUntil ?? after);
};

/** Days before and after the one by the cadence on which it may be too. */
const TOLERANCE: { readonly [cadence in Cadence]: readonly [before: number, after: number] } = {
  1: [2, 4],
  2: [3, 5],
  4: [7, 7],
  // Six weeks are the longest gap: not a day later, where it can be helped.
  6: [10, 0],
};

/** So many days are looked through for what is wanted from a day on. */
const WANTED_DAYS = 13;

/** The days among which a time is looked for; never before `earliest`, and then for two weeks at least. */
export const windowOf = (pair: Timed, earliest: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } => {
  const due = dueOn(pair);
  const [before, after] =
    pair.meeting.wanted === undefined ? TOLERANCE[cadenceOn(pair.meeting.after, pair)] : [0, WANTED_DAYS];
  const usual = plusDays(due, -before);
  const [first, last] = [later(usual, pair.pausedUntil ?? usual), plusDays(due, after)];
  return first >= earliest ? { first, last } : { first: earliest, last: later(last, plusDays(earliest, WANTED_DAYS)) };
};

export const later = (a: LocalDate, b: LocalDate): LocalDate => (a >= b ? a : b);

export const endOf = ({ from, minutes }: Pick<Fixed, 'from' | 'minutes'>): Instant =>
  asInstant(from + minutes * MINUTE_MS);

/** Half-open: one may begin where the other ends. */
export const overlaps = (a: Pick<Fixed, 'from' | 'minutes'>, b: Pick<Fixed, 'from' | 'minutes'>): boolean =>
  a.from < endOf(b) && b.from < endOf(a);

/** Ten minutes before, for who wants to hear of it. */
export const SOON_MS = 10 * MINUTE_MS;
