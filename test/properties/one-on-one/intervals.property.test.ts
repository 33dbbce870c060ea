import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Interval,
  type Intervals,
  intersection,
  isWithin,
  normalised,
  overlaps,
  overlapsAny,
  subtraction,
  union,
} from '../../../src/one-on-one/plan/intervals.ts';
import { asInstant } from '../../../src/time/instant.ts';

/** Moments few enough to be counted one by one, and to touch often. */
const moment = fc.integer({ min: 0, max: 40 });
const interval = fc.tuple(moment, moment).map(([a, b]): Interval => ({ from: asInstant(a), until: asInstant(b) }));
const proper = fc
  .tuple(moment, fc.integer({ min: 1, max: 12 }))
  .map(([from, length]): Interval => ({ from: asInstant(from), until: asInstant(from + length) }));
const list = fc.array(interval, { maxLength: 12 }).map(normalised);

const momentsOf = (intervals: readonly Interval[]): ReadonlySet<number> => {
  const all = new Set<number>();
  for (const { from, until } of intervals) for (let each = from + 0; each < until; each += 1) all.add(each);
  return all;
};

type Moments = ReadonlySet<number>;
const both = (a: Moments, b: Moments): Moments => new Set([...a].filter((each) => b.has(each)));
const without = (a: Moments, b: Moments): Moments => new Set([...a].filter((each) => !b.has(each)));

const isNormal = (intervals: Intervals): boolean =>
  intervals.every(({ from, until }, i) => from < until && (i === 0 || (intervals[i - 1]?.until ?? 0) < from));

const check = (...[property]: Parameters<typeof fc.assert>) => fc.assert(property, { numRuns: 2000 });

it('keeps every moment and no other, in order, apart, in whatever order they came', () =>
  check(
    fc.property(fc.array(interval, { maxLength: 15 }), (intervals) => {
      const normal = normalised(intervals);
      expect(isNormal(normal)).toBe(true);
      expect(momentsOf(normal)).toEqual(momentsOf(intervals));
      expect(normalised(intervals.toReversed())).toEqual(normal);
      expect(normalised(normal)).toEqual(normal);
    }),
  ));

it('unites, intersects and subtracts as sets of moments do', () =>
  check(
    fc.property(list, list, (a, b) => {
      const [inA, inB] = [momentsOf(a), momentsOf(b)];
      expect(momentsOf(union(a, b))).toEqual(new Set([...inA, ...inB]));
      expect(momentsOf(intersection(a, b))).toEqual(both(inA, inB));
      expect(momentsOf(subtraction(a, b))).toEqual(without(inA, inB));
      for (const found of [union(a, b), intersection(a, b), subtraction(a, b)]) expect(isNormal(found)).toBe(true);
    }),
  ));

it('obeys the laws of sets', () =>
  check(
    fc.property(list, list, list, (a, b, c) => {
      expect(union(a, b)).toEqual(union(b, a));
      expect(intersection(a, b)).toEqual(intersection(b, a));
      expect(intersection(a, intersection(b, c))).toEqual(intersection(intersection(a, b), c));
      expect(intersection(a, union(b, c))).toEqual(union(intersection(a, b), intersection(a, c)));
      expect(subtraction(a, union(b, c))).toEqual(subtraction(subtraction(a, b), c));
      expect(subtraction(a, intersection(b, c))).toEqual(union(subtraction(a, b), subtraction(a, c)));
      expect(union(subtraction(a, b), intersection(a, b))).toEqual(a);
      expect([intersection(a, a), union(a, a), subtraction(a, a)]).toEqual([a, a, []]);
    }),
  ));

it('tells what overlaps and what lies within, with an end that is no longer part', () =>
  check(
    fc.property(proper, list, (one, others) => {
      const [own, all] = [momentsOf([one]), momentsOf(others)];
      expect(overlapsAny(one, others)).toBe(both(own, all).size > 0);
      expect(isWithin(one, others)).toBe(without(own, all).size === 0);
      for (const other of others) expect(overlaps(one, other)).toBe(overlaps(other, one));
    }),
  ));
