import type { Calendars } from '../../src/one-on-one/ports.ts';
import type { CalendarsDeps } from './deps.ts';
import { allDown } from './looking.ts';
import { later } from './trouble.ts';

/** So many calls in a row that took all their time: nobody is there. */
const SILENT_CALLS = 3;

/** Of the time a call has: clocks and timers differ by a little. */
const NEARLY_ALL = 0.9;

/** How long nobody asks after that. */
const REST_MS = 30_000;

/** Lets silent calendars rest: who attends to a thousand diaries does not wait a thousand times for nothing. */
export const restful = (calendars: Calendars, { wallClock, withinMs, log }: CalendarsDeps): Calendars => {
  let silent = 0;
  let until = 0;
  const listen = async <Result>(work: () => Promise<Result>, atRest: (leftMs: number) => Result): Promise<Result> => {
    const started = wallClock();
    if (started < until) return atRest(until - started);
    const result = await work();
    silent = wallClock() - started < NEARLY_ALL * withinMs ? 0 : silent + 1;
    if (silent >= SILENT_CALLS) {
      silent = 0;
      until = wallClock() + REST_MS;
      log.warn('calendars-rest', { ms: REST_MS });
    }
    return result;
  };
  return {
    busy: (org, people, span) =>
      listen(
        () => calendars.busy(org, people, span),
        () => allDown(people),
      ),
    put: (invitation, id) => listen(() => calendars.put(invitation, id), later),
    cancel: (invitation, id) => listen(() => calendars.cancel(invitation, id), later),
  };
};
