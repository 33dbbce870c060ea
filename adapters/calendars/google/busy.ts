import * as z from 'zod/mini';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import type { Busy } from '../../../src/one-on-one/ports.ts';
import { ifInstant, isoOf } from '../../../src/time/instant.ts';
import { down, known, refusedBusy, type Seen } from '../looking.ts';

/** Calendars a query may ask for (`calendarExpansionMax`). */
export const MOST_CALENDARS = 50;

export const freeBusyQuery = (addresses: readonly string[], { from, until }: Interval): object => ({
  timeMin: isoOf(from),
  timeMax: isoOf(until),
  timeZone: 'UTC',
  items: addresses.map((id) => ({ id })),
});

const taken = z.object({ start: z.string(), end: z.string() });
const calendar = z.object({
  // Of one calendar only; the others of the answer are as good as ever.
  errors: z.nullish(z.array(z.object({ reason: z.nullish(z.string()) }))),
  busy: z.nullish(z.unknown()),
});
const answered = z.object({ calendars: z.record(z.string(), z.unknown()) });

/** Everybody in the answer who can be read. Undefined when it is no answer of this kind. */
export const seenIn = (body: unknown, span: Interval): Seen | undefined => {
  const parsed = answered.safeParse(body);
  if (!parsed.success) return undefined;
  const of = Object.entries(parsed.data.calendars).flatMap(([id, each]): readonly (readonly [string, Busy])[] => {
    const one = calendar.safeParse(each);
    return one.success ? [[id.toLowerCase(), busyOf(one.data, span)]] : [];
  });
  return { type: 'seen', of: new Map(of) };
};

const busyOf = ({ errors, busy }: z.infer<typeof calendar>, span: Interval): Busy => {
  if (errors && errors.length > 0)
    return errors.every(({ reason }) => isLasting.test(reason ?? '')) ? refusedBusy : down;
  const times = z.array(taken).safeParse(busy);
  if (!times.success) return down;
  return known(
    times.data.map(({ start, end }) => ({ from: ifInstant(start), until: ifInstant(end) })),
    span,
  );
};

/** There is no such calendar, or none that may be looked into; any other word may mean less tomorrow. */
const isLasting = /^(notFound|forbidden|groupTooBig|tooManyCalendarsRequested)$/;
