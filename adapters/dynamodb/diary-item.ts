import * as z from 'zod/mini';
import type { Job } from '../../src/delivery/ports.ts';
import {
  cadences,
  type Diary,
  endings,
  halves,
  lengths,
  type Pair,
  places,
  sides,
  themes,
  unplaced,
} from '../../src/one-on-one/model.ts';
import { attendJob } from '../../src/one-on-one/ports.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item } from './rows.ts';

const { org, person, unit, date, instant, bytes } = fields;
const count = z.exactOptional(z.number());
const length = z.literal(lengths);
const place = z.enum(places);
const topic = z.exactOptional(z.enum(themes));

const stateSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), why: z.exactOptional(z.enum(unplaced)) }),
  z.object({ type: z.literal('asked'), offers: z.array(instant), until: instant }),
  z.object({
    ...{ type: z.literal('fixed'), from: instant, minutes: length },
    ...{ by: z.enum([...sides, 'akari']), at: instant },
  }),
]);

const calendarEntry = z.object({
  ...{ id: z.exactOptional(z.string()), n: z.number(), sequence: z.number(), from: instant, minutes: length, place },
  joinUrl: z.exactOptional(z.string()),
});

const meetingSchema = z.object({
  ...{ n: z.number(), after: date, wanted: z.exactOptional(date), state: stateSchema },
  ...{ sequence: z.number(), asked: z.number(), topic, short: z.exactOptional(z.literal(true)) },
  calendar: z.exactOptional(calendarEntry),
  unchecked: z.exactOptional(z.array(z.enum(sides))),
  ...{ atHand: z.exactOptional(instant), refused: count },
  displaced: z.exactOptional(z.object({ from: instant, at: instant })),
});

/** How a 1on1 ended, in the diary and in a row of its own. */
export const pastFields = { n: z.number(), day: date, ending: z.enum(endings), topic };

const pairSchema = z.object({
  ...{ staff: person, unit, since: date, mentor: z.exactOptional(z.literal(true)), started: z.exactOptional(date) },
  ...{ gone: z.exactOptional(z.literal(true)), goneOn: z.exactOptional(date) },
  ...{ cadence: z.exactOptional(z.literal(cadences)), minutes: z.exactOptional(length) },
  ...{ place: z.exactOptional(place), prefers: z.exactOptional(z.enum(halves)), pausedUntil: z.exactOptional(date) },
  ...{ meeting: meetingSchema, past: z.array(z.object({ ...pastFields, until: z.exactOptional(instant) })) },
  ...{ lastHeld: z.exactOptional(date), gapTold: z.exactOptional(date) },
  soon: z.exactOptional(z.array(z.enum(sides))),
  cancels: z.exactOptional(z.array(calendarEntry)),
  ...{ overSince: z.exactOptional(instant), stale: z.exactOptional(z.array(date)) },
  formerly: z.exactOptional(z.array(z.object({ from: instant, at: instant }))),
  noted: z.exactOptional(z.object({ n: z.number(), ending: z.enum(endings), topic })),
  // One by one, so that a choice of a newer version is passed over.
  orders: z.object({
    ...{ start: count, cadence: count, minutes: count, place: count, prefers: count },
    ...{
      short: count,
      pause: count,
      meeting: count,
      ended: count,
      topic: count,
      'soon-staff': count,
      'soon-manager': count,
    },
  }),
});

const pairsSchema = z.object({ pairs: z.array(pairSchema) });

const focusSchema = z.object({ weekday: z.literal([1, 2, 3, 4, 5]), from: z.number(), until: z.number() });

const schema = z.object({
  ...{ v: version, pk: z.string(), org, manager: person, revision: z.number() },
  settings: z.object({ perDay: z.number(), focus: z.array(focusSchema), order: count }),
  pairs: bytes,
});

export const diaryOf = (item: Item): Diary => {
  const { v: _, pk, pairs, ...diary } = parsed(schema, item);
  return { ...diary, pairs: parsed(pairsSchema, { pk, pairs: unpacked(pairs) }).pairs };
};

/** Pairs are compressed, since each tap writes all of them: ten with entries in calendars are 3 KB in place of 12. */
export const diaryAttributes = ({ org: of, manager, revision, settings, pairs }: Diary): Item => ({
  ...mark('diary'),
  ...{ org: of, manager, revision, settings, pairs: packed(pairs satisfies readonly Pair[]) },
});

const dueSchema = z.object({ org, manager: person, attention: instant });

/** The row as the tick finds it in the due index. */
export const diaryJobOf = (item: Item): Job => {
  const { attention, ...row } = parsed(dueSchema, item);
  return attendJob(row, attention);
};
