import { asDayMinute, type DayMinute, LATEST } from '../model.ts';
import { DAY } from '../span.ts';

/** A time of day as it was said: 「8時」 may be two times of a day, 午後8時 and 20:00 are one. */
export type Clock = {
  readonly hour: number;
  readonly minute: number;
  readonly part?: 'am' | 'noon' | 'pm' | 'night' | 'next';
};

const HALF = 12 * 60;

/** What it says as a figure, whatever half of the day is meant. */
export const literal = ({ hour, minute }: Clock): DayMinute => asDayMinute(hour * 60 + minute);

/** 25:00 is a time of this kind of work, 30:00 and 18:75 are none. */
export const isTime = ({ hour, minute, part }: Clock): boolean =>
  minute < 60 && hour <= (part === 'next' ? 24 : 30) && (part !== 'am' || hour <= 12);

/** The minutes of the day it may mean, the earliest first. The next morning up to `LATEST` belongs to the day. */
export const minutesOf = (clock: Clock): readonly DayMinute[] => {
  const at = literal(clock);
  return candidates(at, clock).map(asDayMinute);
};

const candidates = (at: number, { hour, part }: Clock): readonly number[] => {
  switch (part) {
    case 'next':
      return [at + DAY];
    case 'am':
      return upToLatest(hour === 12 ? at - HALF : at);
    case 'noon':
      return [at];
    case 'pm':
      if (hour === 12) return [at, at + HALF];
      return [hour < 12 ? at + HALF : at];
    case 'night':
      if (hour < 6) return [at + DAY];
      return [hour <= 12 ? at + HALF : at];
    case undefined:
      if (hour > 12) return [at];
      if (hour === 0) return [at, at + DAY];
      return hour < 12 ? [at, at + HALF, ...upToLatest(at).slice(1)] : [at, at + HALF];
    default:
      return part satisfies never;
  }
};

const upToLatest = (at: number): readonly number[] => (at + DAY <= LATEST ? [at, at + DAY] : [at]);
