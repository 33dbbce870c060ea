import * as z from 'zod/mini';
import type { Job } from '../../src/delivery/ports.ts';
import { asCalendarMonth, firstDay } from '../../src/overtime/fiscal.ts';
import { asDayMinute, asMinutes, type OvertimeMonth, reasonKinds, verdicts } from '../../src/overtime/model.ts';
import { type AskedDay, attendJob, type OvertimeStore } from '../../src/overtime/ports.ts';
import { asPersonId } from '../../src/people/model.ts';
import type { Instant } from '../../src/time/instant.ts';
import { attending, dueFrom } from './attention.ts';
import { getAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfterDay, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const { org, person, unit, month, instant, platform, message } = fields;
const minute = z.pipe(z.number(), z.transform(asDayMinute));
const minutes = z.pipe(z.number(), z.transform(asMinutes));
const spans = z.array(z.object({ from: minute, until: minute }));

const placed = z.object({ place: platform, message });

const daySchema = z.object({
  plan: z.exactOptional(
    z.object({
      ...{ spans, version: z.number(), declaredAt: instant, order: z.number() },
      asked: z.exactOptional(z.object({ person, version: z.number() })),
      reason: z.exactOptional(z.object({ kind: z.enum(reasonKinds), words: z.exactOptional(z.string()) })),
      withdrawn: z.exactOptional(z.literal(true)),
      answer: z.exactOptional(z.object({ by: person, at: instant, verdict: z.enum(verdicts) })),
      card: z.exactOptional(placed),
      formerCard: z.exactOptional(placed),
    }),
  ),
  actual: z.exactOptional(
    z.object({
      spans,
      at: instant,
      order: z.number(),
      by: z.enum(['person', 'system']),
      breakMinutes: z.exactOptional(minutes),
      startsAt: z.exactOptional(minute),
    }),
  ),
  moved: z.exactOptional(
    z.object({
      ...{ upTo: minutes, order: z.number() },
      to: z.exactOptional(fields.date),
      withdrawn: z.exactOptional(z.literal(true)),
    }),
  ),
});

const schema = z.object({
  ...{ v: version, org, person, month, revision: z.number(), unit },
  formerUnits: z.exactOptional(z.array(unit)),
  days: z.record(fields.date, daySchema),
});

export const overtimeMonthOf = (item: Item): OvertimeMonth => {
  const { v: _, ...found } = parsed(schema, item);
  return found;
};

const askedSchema = z.object({ v: version, person, day: fields.date });

const dueSchema = z.object({ org, person, month, attention: instant });

/** The row as the tick finds it in the due index. */
export const overtimeJobOf = (item: Item): Job => {
  const { attention, ...row } = parsed(dueSchema, item);
  return attendJob(row, attention);
};

type Row = Pick<OvertimeMonth, 'org' | 'person' | 'month'>;
const keyOf = (row: Row) => keys.overtimeMonth(row.org, row.person, row.month);

const dueOf = (row: Row, attention: Instant): Item =>
  dueFrom(row.org, `overtime#${row.person}#${row.month}`, attention);

/** Until the ministry's own system has it for sure, and two fiscal years more. */
const KEPT_DAYS = 3 * 366;

/** Nobody answers a request any more once its day is long over. */
const ASKED_DAYS = 14;

const ttlOf = (row: Pick<Row, 'month'>): number => ttlAfterDay(firstDay(row.month), KEPT_DAYS);

type Notes = Pick<OvertimeStore, 'enlist' | 'noteAsked' | 'askedOf' | 'told' | 'noteTold'>;

/** What lies beside the months: each a mark whose key says all, so that it may be written again. */
const openNotes = (rows: Rows): Notes => ({
  async enlist(listed) {
    const key = keys.overtimeListing(listed.org, listed.unit, listed.month, listed.person);
    await rows.put({ ...key, ...mark('overtime-listing'), ttl: ttlOf(listed) }, { if: 'attribute_not_exists(#pk)' });
  },

  async noteAsked(of, confirmer, { person: who, day }) {
    const item = {
      ...keys.overtimeAsked(of, confirmer, day, who),
      ...mark('overtime-asked'),
      ...{ day, person: who },
    };
    await rows.put({ ...item, ttl: ttlAfterDay(day, ASKED_DAYS) }, { if: 'attribute_not_exists(#pk)' });
  },

  async askedOf(of, confirmer, from) {
    const found: AskedDay[] = [];
    for await (const page of rows.pages({ partition: partitions.overtimeAsked(of, confirmer), after: from }))
      found.push(...page.map((item) => parsed(askedSchema, item)));
    return found.map(({ person: who, day }) => ({ person: who, day }));
  },

  async told(of, who) {
    const found: string[] = [];
    for await (const page of rows.pages({ partition: partitions.overtimeTold(of, who) }))
      found.push(...page.map(({ sk }) => String(sk)));
    return found;
  },

  async noteTold(of, who, told) {
    const ttl = ttlOf({ month: asCalendarMonth(told.slice(0, 7)) });
    const item = { ...keys.overtimeTold(of, who, told), ...mark('overtime-told'), ttl };
    await rows.put(item, { if: 'attribute_not_exists(#pk)' });
  },
});

export const openOvertime = (rows: Rows): OvertimeStore => {
  const read = async (row: Row): Promise<OvertimeMonth | undefined> => {
    const item = await rows.get(keyOf(row));
    return item && overtimeMonthOf(item);
  };

  const monthsOf: OvertimeStore['monthsOf'] = async (of, wanted) => {
    const items = await getAll(
      rows,
      wanted.map((each) => keys.overtimeMonth(of, each.person, each.month)),
      true,
    );
    return items.map(overtimeMonthOf);
  };

  return {
    async months(of, who, first, last) {
      const found: OvertimeMonth[] = [];
      for await (const page of rows.pages({ partition: partitions.overtime(of, who), from: first, until: last }))
        found.push(...page.map(overtimeMonthOf));
      return found;
    },

    save(next, attendAt) {
      const saved = { ...next, revision: next.revision + 1 };
      const set = {
        ...mark('overtime-month'),
        ...saved,
        ttl: ttlOf(next),
        ...(attendAt !== undefined && dueOf(next, attendAt)),
      };
      return saveOver(rows, {
        ...{ key: keyOf(next), counter: 'revision', before: next.revision, saved, change: { set } },
        read: () => read(next),
      });
    },

    ...attending<OvertimeMonth>(rows, keyOf, dueOf),
    ...openNotes(rows),

    monthsOf,

    async inUnit(of, where, when) {
      const people: string[] = [];
      for await (const page of rows.pages({ partition: partitions.overtimeListings(of, where, when) }))
        people.push(...page.map(({ sk }) => String(sk)));
      const found = await monthsOf(
        of,
        people.map((who) => ({ person: asPersonId(who), month: when })),
      );
      return found.filter((each) => each.unit === where);
    },
  };
};
