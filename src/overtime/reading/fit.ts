import { asDayMinute, type DayMinute, type Minutes, type Span } from '../model.ts';
import { type Clock, literal } from './clock.ts';
import type { Incomplete, Took, Why } from './model.ts';

/** How long somebody says they work. */
export type Stretch =
  | { readonly type: 'until'; readonly until: Clock }
  | { readonly type: 'from'; readonly from: Clock }
  /** `early`: no start in the morning is taken for one in the evening. */
  | { readonly type: 'range'; readonly from: Clock; readonly until: Clock; readonly early: boolean }
  | { readonly type: 'ranges'; readonly ranges: readonly Range[] }
  | { readonly type: 'length'; readonly length: Minutes }
  | { readonly type: 'from-now'; readonly length: Minutes }
  | { readonly type: 'from-length'; readonly from: Clock; readonly length: Minutes }
  | { readonly type: 'until-length'; readonly until: Clock; readonly length: Minutes }
  | { readonly type: 'early'; readonly from: Clock }
  | { readonly type: 'early-length'; readonly length: Minutes }
  /** Nothing was said of it. */
  | { readonly type: 'open'; readonly early: boolean };
export type Range = { readonly from: Clock; readonly until: Clock };

export type Plan = { readonly spans: readonly Span[]; readonly took: readonly Took[] };
export type Fit =
  | { readonly type: 'plans'; readonly plans: readonly Plan[] }
  | ({ readonly type: 'asks' } & Pick<Incomplete, 'asks' | 'from' | 'until' | 'length'>)
  | { readonly type: 'wrong'; readonly why: Why };

export const wrong = (why: Why): Fit => ({ type: 'wrong', why });
export const asks = (what: Incomplete['asks'], known: Pick<Incomplete, 'from' | 'until' | 'length'>): Fit => ({
  type: 'asks',
  asks: what,
  ...known,
});
export const plan = (from: number, until: number, ...took: readonly Took[]): Plan => ({
  spans: [{ from: asDayMinute(from), until: asDayMinute(until) }],
  took,
});
export const plans = (...all: readonly Plan[]): Fit => ({ type: 'plans', plans: all });

/** Half a day later than the figure says: to be shown. */
export const tookHour = (clock: Clock, as: DayMinute): readonly Took[] =>
  clock.part === undefined && as === literal(clock) + 12 * 60 ? [{ type: 'hour', said: literal(clock), as }] : [];
