import {
  asInstant,
  asLocalDate,
  asLocalTime,
  DAY_MS,
  daysBetween,
  type Instant,
  instantAt,
  type LocalDate,
  MINUTE_MS,
  plusDays,
  type Zone,
} from '../../time/instant.ts';

/** A day as its distance from 1970-01-01: to reckon with days by the million, without their text. */
export type DayNumber = number;

const EPOCH = asLocalDate('1970-01-01');

export const dayNumberOf = (date: LocalDate): DayNumber => daysBetween(EPOCH, date);
export const dateOfDay = (day: DayNumber): LocalDate => plusDays(EPOCH, day);

/** 1 is Monday: 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: DayNumber): number => ((day + 3) % 7) + 1;

/** Weeks that begin on Monday, numbered. */
export const weekOfDay = (day: DayNumber): number => Math.floor((day + 3) / 7);

/** The days of one zone. */
export type Clock = {
  /** The moment it shows so many minutes from midnight; 1440 is the next midnight. */
  at(day: DayNumber, minute: number): Instant;
  dayOf(instant: Instant): DayNumber;
};

/** Remembers each midnight: a zone's rules cost a thousand times more than a sum. */
export const clockIn = (zone: Zone): Clock => {
  const known = new Map<DayNumber, Instant>();
  const midnight = (day: DayNumber): Instant => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const found = instantAt(dateOfDay(day), asLocalTime('00:00'), zone);
    known.set(day, found);
    return found;
  };
  const at = (day: DayNumber, minute: number): Instant => {
    if (minute === 24 * 60) return midnight(day + 1);
    const start = midnight(day);
    return midnight(day + 1) - start === DAY_MS
      ? asInstant(start + minute * MINUTE_MS)
      : instantAt(dateOfDay(day), timeAt(minute), zone);
  };
  return {
    at,
    dayOf: (instant) => {
      const day = Math.floor(instant / DAY_MS);
      if (instant < midnight(day)) return day - 1;
      return instant < midnight(day + 1) ? day : day + 1;
    },
  };
};

const timeAt = (minute: number) =>
  asLocalTime(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
