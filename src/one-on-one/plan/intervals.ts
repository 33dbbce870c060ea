import { asInstant, type Instant } from '../../time/instant.ts';

/** A stretch of time; `until` is no longer part of it. Never empty. */
export type Interval = { readonly from: Instant; readonly until: Instant };

/** In order of time, apart from each other: what touches is one. What `normalised` and all below give. */
export type Intervals = readonly Interval[];

/** The same moments, whatever order they were given in. What is empty or ends before it begins holds none. */
export const normalised = (intervals: readonly Interval[]): Intervals => {
  const parts: { from: Instant; until: Instant }[] = [];
  for (const { from, until } of intervals.toSorted((a, b) => a.from - b.from)) {
    if (from >= until) continue;
    const last = parts.at(-1);
    if (last === undefined || last.until < from) parts.push({ from, until });
    else if (last.until < until) last.until = until;
  }
  return parts;
};

/** The moments of any of them. */
export const union = (...lists: readonly Intervals[]): Intervals => normalised(lists.flat());

/** The moments of both. */
export const intersection = (a: Intervals, b: Intervals): Intervals => {
  const parts: Interval[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return parts;
    const from = asInstant(Math.max(one.from, other.from));
    const until = asInstant(Math.min(one.until, other.until));
    if (from < until) parts.push({ from, until });
    if (one.until <= other.until) i += 1;
    else j += 1;
  }
};

/** The moments of the first that are none of the second's. */
export const subtraction = (a: Intervals, b: Intervals): Intervals => {
  const parts: Interval[] = [];
  let next = 0;
  for (const { from, until } of a) {
    let start = from;
    for (let hole = b[next]; hole !== undefined && hole.from < until; hole = b[next]) {
      if (start < hole.from) parts.push({ from: start, until: hole.from });
      if (start < hole.until) start = hole.until;
      // What goes on behind this stretch may reach into the next one.
      if (hole.until > until) break;
      next += 1;
    }
    if (start < until) parts.push({ from: start, until });
  }
  return parts;
};

/** Whether they have a moment in common. To end when the other begins is none. */
export const overlaps = (a: Interval, b: Interval): boolean => a.from < b.until && b.from < a.until;

export const overlapsAny = (interval: Interval, others: readonly Interval[]): boolean =>
  others.some((other) => overlaps(interval, other));

/** Whether all of it lies in the list. */
export const isWithin = (interval: Interval, list: Intervals): boolean =>
  list.some(({ from, until }) => from <= interval.from && interval.until <= until);
