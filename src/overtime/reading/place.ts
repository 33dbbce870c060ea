import { dateIn, daysBetween, type LocalDate, timeIn } from '../../time/instant.ts';
import { asDayMinute, type DayMinute, LATEST, type Span } from '../model.ts';
import { DAY, minuteOfTime } from '../span.ts';
import type { Reader, Why } from './model.ts';

/** One day as its overtime sees it. */
export type Place = {
  readonly day: LocalDate;
  /** Whether the person has regular hours on it. */
  readonly works: boolean;
  readonly opens: DayMinute;
  readonly closes: DayMinute;
  readonly hours: Reader['hours'];
  /** The moment of the line, counted from this day's midnight: negative on a day ahead. */
  readonly now: number;
  /** The same, seconds counted as a minute begun. */
  readonly nowUp: number;
  /** Whether work that is over is told, or work to come. */
  readonly done: boolean;
};

export const placeOf = (day: LocalDate, done: boolean, { now, zone, hours, calendar }: Reader): Place => {
  const minute = daysBetween(day, dateIn(now, zone)) * DAY + minuteOfTime(timeIn(now, zone));
  return {
    ...{ day, done, hours, works: calendar.isWorkingDay(day), now: minute },
    nowUp: now % 60_000 === 0 ? minute : minute + 1,
    ...{ opens: minuteOfTime(hours.start), closes: minuteOfTime(hours.end) },
  };
};

/** What ends then is still to come, or over where work that is over is told. */
export const isTimely = (until: number, { now, nowUp, done }: Place): boolean => (done ? until <= nowUp : until > now);

export const notTimely = (until: DayMinute, { day, done }: Place): Why => ({
  type: done ? 'not-yet' : 'past-hour',
  day,
  until,
});

/** The part of a span outside the regular hours; all of it on a day off. */
export const outside = ({ from, until }: Span, { works, opens, closes }: Place): readonly Span[] => {
  if (!works) return [{ from, until }];
  const parts = [
    { from, until: asDayMinute(Math.min(until, opens)) },
    { from: asDayMinute(Math.max(from, closes)), until },
  ];
  return parts.filter((part) => part.from < part.until);
};

/** In order; what touches is one. */
export const joined = (spans: readonly Span[]): readonly Span[] => {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || span.from > last.until) apart.push(span);
    else apart[apart.length - 1] = { from: last.from, until: asDayMinute(Math.max(span.until, last.until)) };
  }
  return apart;
};

export const isInTime = (until: number): boolean => until <= LATEST;
