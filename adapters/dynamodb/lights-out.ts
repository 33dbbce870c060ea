import * as z from 'zod/mini';
import {
  type Evening,
  endings,
  leavings,
  modes,
  type Staying,
  type UnitMode,
  type Word,
} from '../../src/lights-out/model.ts';
import type { LightsStore } from '../../src/lights-out/ports.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfterDay, version } from './items.ts';
import { keys, partitions, stayPrefix } from './keys.ts';
import { mark } from './migrate.ts';
import type { Change, Condition, Rows } from './rows.ts';

const { org, person, unit, date, instant } = fields;

const eveningSchema = z.object({
  ...{ v: version, org, person, day: date, order: z.number() },
  leaves: z.exactOptional(z.enum(leavings)),
  ends: z.exactOptional(z.enum(endings)),
});
/** Without a unit they stay no more: the row is left, so that an older word that comes late finds a newer one. */
const stayingSchema = z.object({ v: version, person, unit: z.exactOptional(unit), order: z.number() });
const modeSchema = z.object({
  ...{ v: version, org, unit, mode: z.enum(modes), by: z.exactOptional(person), at: instant, order: z.number() },
});

/** What somebody told of an evening, and the messages of it: nothing is kept longer. */
const EVENING_DAYS = KEEP.eveningDays;
/** Nobody is looked for any more once the evening is over. */
const STAY_DAYS = 2;

/** The last word as a change of the row: a new plan ends what was said before, and an end leaves the plan as it is. */
const changeOf = (word: Word): Change => {
  switch (word.type) {
    case 'plan':
      return { set: { leaves: word.leaves }, remove: ['ends'] };
    case 'end':
      return { set: { ends: word.ends } };
    case 'nothing':
      return { remove: ['leaves', 'ends'] };
    default:
      return word satisfies never;
  }
};

/** The word of an order counts where no newer one came before it. */
const newerThan = (order: number): Condition => ({
  if: 'attribute_not_exists(#pk) OR #order < :before',
  values: { before: order },
});

export const openLights = (rows: Rows): LightsStore => ({
  async evening(of, who, day): Promise<Evening | undefined> {
    const item = await rows.get(keys.evening(of, who, day));
    if (!item) return undefined;
    const { v: _, ...evening } = parsed(eveningSchema, item);
    return evening;
  },

  async say(key, word, order) {
    const { set, ...change } = changeOf(word);
    const whole = { ...mark('evening'), ...key, ...set, order, ttl: ttlAfterDay(key.day, EVENING_DAYS) };
    await rows.update(keys.evening(key.org, key.person, key.day), { ...change, set: whole }, newerThan(order));
  },

  async noteStay(of, day, by, { person: who, unit: where }, order) {
    const set = { ...mark('staying'), person: who, unit: where, order, ttl: ttlAfterDay(day, STAY_DAYS) };
    await rows.update(keys.staying(of, day, by, who), { set }, newerThan(order));
  },

  async dropStay(of, day, by, who, order) {
    const set = { ...mark('staying'), person: who, order, ttl: ttlAfterDay(day, STAY_DAYS) };
    await rows.update(keys.staying(of, day, by, who), { set, remove: ['unit'] }, newerThan(order));
  },

  async staying(of, day, by) {
    const found: Staying[] = [];
    for await (const page of rows.pages({ partition: partitions.staying(of, day), prefix: stayPrefix(by) }))
      for (const item of page) {
        const { person: who, unit: where } = parsed(stayingSchema, item);
        if (where !== undefined) found.push({ person: who, unit: where });
      }
    return found;
  },

  async modes(of) {
    const found: UnitMode[] = [];
    for await (const page of rows.pages({ partition: partitions.lightsModes(of) }))
      for (const item of page) {
        const { v: _, ...mode } = parsed(modeSchema, item);
        found.push(mode);
      }
    return found;
  },

  async saveMode(mode) {
    const set = { ...mark('lights-mode'), ...mode };
    await rows.update(keys.lightsMode(mode.org, mode.unit), { set }, newerThan(mode.order));
  },
});
