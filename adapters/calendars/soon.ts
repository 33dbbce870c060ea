import type { Busy, Calendars } from '../../src/one-on-one/ports.ts';

/** Slack waits three seconds for the answer to a tap, and the rest of it needs some of them. */
const WAITS_MS = 1_500;

/** The same calendars for whoever waits for the answer to a tap: what takes longer is not known. */
export const answeringSoon = ({ busy }: Pick<Calendars, 'busy'>, waitsMs = WAITS_MS): Pick<Calendars, 'busy'> => ({
  async busy(org, people, span) {
    const late = Promise.withResolvers<Awaited<ReturnType<Calendars['busy']>>>();
    const down: Busy = { type: 'unknown', why: 'down' };
    const timer = setTimeout(() => late.resolve(new Map(people.map(({ id }) => [id, down]))), waitsMs);
    try {
      return await Promise.race([busy(org, people, span), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  },
});
