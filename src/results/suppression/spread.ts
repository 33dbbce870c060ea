import type { Histogram } from '../../pulse/model.ts';
import { sum } from './tree.ts';

/*
 * A region's numbers are taken to be known exactly, down to how many chose each step. Who belongs to it knows an answer
 * more, two who put theirs together know two. Should all others have given the same answer, they now know theirs. So
 * what most chose must leave out at least three people: two may be in league, and one more keeps everybody's answer
 * open. From eight people on it is four: then that a region was hidden for this reason tells two in league nothing
 * either. Of five to seven people so much variety would leave next to nothing to show; there, who knows these rules and
 * has one ally learns nothing from what is hidden.
 */

const VARIED_FROM = 8;

/** Whether the answers of these people differ enough to be told. */
export const isSpread = (histogram: Histogram | readonly number[]): boolean => {
  const people = sum(histogram);
  return people - Math.max(...histogram) >= (people >= VARIED_FROM ? 4 : 3);
};
