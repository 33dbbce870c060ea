import type { DayMinute, Span } from '../overtime/model.ts';

const DAY = 24 * 60;

/** 7:30, 22:00, 24:00. */
export const clockOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** A time as `plain` writes it, or, after the midnight that follows the day, as `next` does: 翌1:00. */
export const dayTime = (minute: DayMinute, next: (clock: string) => string): string =>
  minute > DAY ? next(clockOf(minute - DAY)) : clockOf(minute);

export const spansOf = (
  spans: readonly Span[],
  next: (clock: string) => string,
  between: (from: string, until: string) => string,
): readonly string[] => spans.map(({ from, until }) => between(dayTime(from, next), dayTime(until, next)));
