import { asInstant, type Instant } from '../../src/time/instant.ts';

/**
 * The product's clock of one environment, which works on one event at a time: the moment the event itself names, as
 * API Gateway, the Scheduler or the queue stamped it, and what has passed since.
 */
export type EventClock = { readonly now: () => Instant; readonly arrive: (at: Instant) => void };

/** `elapsed`: milliseconds of a clock that never goes back. */
export const createEventClock = (wallClock: () => number, elapsed: () => number): EventClock => {
  let arrival = { at: wallClock(), since: elapsed() };
  return {
    now: () => asInstant(Math.round(arrival.at + elapsed() - arrival.since)),
    arrive: (at) => {
      arrival = { at, since: elapsed() };
    },
  };
};
