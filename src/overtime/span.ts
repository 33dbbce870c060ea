import type { LocalTime } from '../time/instant.ts';
import { asDayMinute, type DayMinute, type Minutes, type Span } from './model.ts';

/** Minutes. */
export const DAY = 24 * 60;

/** `17:45` as a minute of its day. */
export const minuteOfTime = (time: LocalTime): DayMinute => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return asDayMinute(hours * 60 + minutes);
};

/** How long all of them take, in minutes. */
export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, until }) => sum + until - from, 0);

/** What is worked in them, without the break that lies in them. */
export const netOf = (spans: readonly Span[], breakMinutes: Minutes | undefined): number =>
  Math.max(0, lengthOf(spans) - (breakMinutes ?? 0));
