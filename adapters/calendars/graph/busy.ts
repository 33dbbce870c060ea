import * as z from 'zod/mini';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import type { Busy } from '../../../src/one-on-one/ports.ts';
import { type Instant, ifInstant, isoOf } from '../../../src/time/instant.ts';
import { down, known, refusedBusy, type Seen } from '../looking.ts';

/** Schedules a call may ask for (GR calendar-getschedule). */
export const MOST_SCHEDULES = 20;

/** What to ask: the busy times of these, in UTC. The view, which nobody reads, is as coarse as it may be. */
export const scheduleQuery = (addresses: readonly string[], { from, until }: Interval): object => ({
  schedules: addresses,
  startTime: { dateTime: isoOf(from).slice(0, 19), timeZone: 'UTC' },
  endTime: { dateTime: isoOf(until).slice(0, 19), timeZone: 'UTC' },
  availabilityViewInterval: 1_440,
});

/** Asks for the answer's times in UTC: names of other zones are Windows' own. */
export const inUtc = { prefer: 'outlook.timezone="UTC"' };

const moment = z.object({ dateTime: z.string(), timeZone: z.string() });
const item = z.object({ status: z.string(), start: moment, end: moment });
const schedule = z.object({
  scheduleId: z.string(),
  // Of one person only; the others of the answer are as good as ever.
  error: z.nullish(z.object({ responseCode: z.nullish(z.string()) })),
  scheduleItems: z.nullish(z.unknown()),
});
const answered = z.object({ value: z.array(z.unknown()) });

/** Everybody in the answer who can be read. Undefined when it is no answer of this kind. */
export const seenIn = (body: unknown, span: Interval): Seen | undefined => {
  const parsed = answered.safeParse(body);
  if (!parsed.success) return undefined;
  const of = parsed.data.value.flatMap((each): readonly (readonly [string, Busy])[] => {
    const one = schedule.safeParse(each);
    return one.success ? [[one.data.scheduleId.toLowerCase(), busyOf(one.data, span)]] : [];
  });
  return { type: 'seen', of: new Map(of) };
};

const busyOf = ({ error, scheduleItems }: z.infer<typeof schedule>, span: Interval): Busy => {
  if (error) return mayPass.test(error.responseCode ?? '') ? down : refusedBusy;
  const items = z.array(item).safeParse(scheduleItems);
  if (!items.success) return down;
  const taken = items.data.filter(({ status }) => !isFree(status));
  return known(
    taken.map(({ start, end }) => ({ from: instantOf(start), until: instantOf(end) })),
    span,
  );
};

/** Exchange's codes for what is over in a while; the others say that there is no such mailbox, or none to look into. */
const mayPass = /timeout|serverbusy|unavailable|failover|inprogress|transient|network|internalserver/i;

/**
 * Who works elsewhere works, and can talk. An invitation that somebody has not answered yet (`tentative`) counts as taken, and
 * so does a word that nobody knows: a 1on1 goes where nothing else is.
 */
const isFree = (status: string): boolean => status === 'free' || status === 'workingElsewhere';

/** Graph writes seven digits after the second, and no offset. */
const instantOf = ({ dateTime, timeZone }: z.infer<typeof moment>): Instant | undefined =>
  timeZone === 'UTC' ? ifInstant(`${dateTime.replace(/(\.\d{3})\d*$/, '$1').replace(/Z$/, '')}Z`) : undefined;
