import {
  asInstant,
  asLocalDate,
  asLocalTime,
  DAY_MS,
  dateIn,
  dayOfWeek,
  type Instant,
  instantAt,
  laterOf,
  MINUTE_MS,
  TOKYO,
  weekOf,
} from '../../src/time/instant.ts';
import type { Store } from '../dynamodb/store.ts';
import type { LocalClock } from './clock.ts';

/** What became of a wish to move the clock. */
export type Moved =
  | { readonly type: 'moved' }
  /** Further ahead than a demo could need, as every week between is run; or before any calendar of ours. */
  | { readonly type: 'out-of-reach'; readonly latest: Instant }
  /** Scheduled work was done after the wanted moment; it would not be done again, and the demo would stand silent. */
  | { readonly type: 'worked-since'; readonly until: Instant };

export type MoveDeps = {
  readonly clock: LocalClock;
  /** Does all that is due on the way forward; on the way back it only sets the clock. */
  readonly moveTo: (target: Instant) => Promise<void>;
};

const EARLIEST = instantAt(asLocalDate('2000-01-01'), asLocalTime('00:00'), TOKYO);
const FURTHEST_MS = 3 * 366 * DAY_MS;

/** Moves the clock, one wish at a time. */
export const createMove = (deps: MoveDeps): ((target: Instant) => Promise<Moved>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (target) => {
    const moved = last.then(() => move(target, deps));
    last = moved.catch(() => undefined);
    return moved;
  };
};

const move = async (target: Instant, { clock, moveTo }: MoveDeps): Promise<Moved> => {
  const now = clock.now();
  const latest = asInstant(now + FURTHEST_MS);
  if (target < EARLIEST || target > latest) return { type: 'out-of-reach', latest };
  const until = clock.workedUntil();
  if (until !== undefined && minuteOf(until) > minuteOf(target)) return { type: 'worked-since', until };
  if (target < now) await moveTo(comingFrom(target, until));
  await moveTo(target);
  return { type: 'moved' };
};

/**
 * Back in time the clock lands at the beginning of the week, not before what was done, and then goes on to its target:
 * so that Thursday 15:00 asks, whether that day still was to come or was long past.
 */
const comingFrom = (target: Instant, until: Instant | undefined): Instant => {
  const monday = instantAt(dayOfWeek(weekOf(dateIn(target, TOKYO)), 1), asLocalTime('00:00'), TOKYO);
  return until === undefined ? monday : asInstant(Math.min(target, laterOf(monday, until)));
};

const minuteOf = (instant: Instant): number => Math.floor(instant / MINUTE_MS);

/**
 * The same store, which tells when scheduled work is done. An import and a sweep are none: they
 * may be at any time.
 */
export const noting = (store: Store, worked: () => void): Store => ({
  ...store,
  jobs: {
    ...store.jobs,
    finish: async (org, id) => {
      if (!id.startsWith('directory/') && !id.startsWith('retention/')) worked();
      await store.jobs.finish(org, id);
    },
  },
});
