import * as z from 'zod/mini';
import { type CalendarMonth, firstDay } from '../../src/overtime/fiscal.ts';
import type { Member, UnitMonth, UnitSum } from '../../src/overtime/units/model.ts';
import { COMPARED_MONTHS, withStandIn } from '../../src/overtime/units/moves.ts';
import type { UnitMonths } from '../../src/overtime/units/ports.ts';
import type { UnitId } from '../../src/people/model.ts';
import { tagOf } from '../../src/people/tag.ts';
import { chunksOf, getAll, putAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfterDay, version } from './items.ts';
import { countPrefix, PERSON_SHARDS, partitions, shardOf, unitKeys, unitPartitions } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import { personOf } from './person-item.ts';
import type { Item, Rows } from './rows.ts';

const range = { from: z.number(), to: z.number() };

const monthSchema = z.object({
  ...{ v: version, org: fields.org, unit: fields.unit, month: fields.month, at: fields.instant },
  long: z.exactOptional(z.object({ ...range, people: z.number() })),
  rested: z.exactOptional(z.object(range)),
});

const pageSchema = z.object({ v: version, pk: z.string(), sk: z.string(), values: fields.bytes });
const sumsSchema = z.object({
  sums: z.array(z.tuple([fields.unit, z.number(), z.number(), z.number(), z.number(), z.number()])),
});
const membersSchema = z.object({
  members: z.tuple([z.array(z.array(fields.unit)), z.array(z.tuple([z.string(), z.number()]))]),
});
const partSchema = z.object({ v: version, pages: z.number() });

/** In whatever way ids are made up, a page of so many fits an item. */
const PAGE = 4_000;
const PEOPLE = 500;

/** Five years, like the counts of the pulse. */
const KEPT_DAYS = 5 * 366;
/** Some months more than they are compared. */
const MEMBERS_DAYS = (COMPARED_MONTHS + 4) * 31;
/** In case that a closing is never finished. */
const SUMS_DAYS = 90;

const ttlOf = (of: CalendarMonth, days: number): number => ttlAfterDay(firstDay(of), days);

const unitMonthOf = (item: Item): UnitMonth => {
  const { v: _, ...found } = parsed(monthSchema, item);
  return found;
};

const flat = ([unit, { people, long, workers, days, shortRests }]: readonly [UnitId, UnitSum]) =>
  [unit, people, long, workers, days, shortRests] as const;

/** Paths are few, and written once: a person is their tag and the number of theirs. */
const membersPage = (members: readonly Member[]): readonly unknown[] => {
  const places = new Map<string, number>();
  const paths: (readonly UnitId[])[] = [];
  const people = members.map(({ tag, path }): readonly [string, number] => {
    const name = JSON.stringify(path);
    const place = places.get(name) ?? paths.push(path) - 1;
    places.set(name, place);
    return [tag, place];
  });
  return [paths, people];
};

const sumsOf = (item: Item) => {
  const { pk, values } = parsed(pageSchema, item);
  return parsed(sumsSchema, { pk, sums: unpacked(values) }).sums;
};

const membersOf = (item: Item): readonly Member[] => {
  const { pk, values } = parsed(pageSchema, item);
  const [paths, people] = parsed(membersSchema, { pk, members: unpacked(values) }).members;
  return people.map(([tag, place]) => ({ tag, path: paths[place] ?? [] }));
};

type Counting = 'parts' | 'people' | 'saveCount' | 'isCounted' | 'sums' | 'members' | 'forget';

/** What is counted before a month is closed. */
const openCounting = (rows: Rows): Pick<UnitMonths, Counting> => {
  return {
    parts: PERSON_SHARDS,

    async *people(org, part) {
      for await (const page of rows.pages({ partition: partitions.people(org, part), limit: PEOPLE }))
        yield page.map(personOf);
    },

    async saveCount(org, of, part, { sums, members }) {
      if (await rows.get(unitKeys.part(org, of, part))) return;
      const memberPages = chunksOf(members, PAGE).map((some, page) => ({
        ...unitKeys.members(org, part, of, page),
        ...{ ...mark('unit-members'), values: packed(membersPage(some)), ttl: ttlOf(of, MEMBERS_DAYS) },
      }));
      const sumPages = chunksOf([...sums].map(flat), PAGE).map((some, page) => ({
        ...unitKeys.sums(org, of, part, page),
        ...{ ...mark('unit-sums'), values: packed(some), ttl: ttlOf(of, SUMS_DAYS) },
      }));
      await putAll(rows, [...memberPages, ...sumPages]);
      const done = { ...mark('unit-closing'), pages: sumPages.length, ttl: ttlOf(of, SUMS_DAYS) };
      await rows.put({ ...unitKeys.part(org, of, part), ...done }, { if: 'attribute_not_exists(#pk)' });
    },

    isCounted: async (org, of, part) => (await rows.get(unitKeys.part(org, of, part))) !== undefined,

    async sums(org, of, part) {
      const found = new Map<UnitId, UnitSum>();
      const done = await rows.get(unitKeys.part(org, of, part));
      // Somebody who died had perhaps written more of them.
      let left = done ? parsed(partSchema, done).pages : 0;
      const query = { partition: unitPartitions.counts(org, of), prefix: countPrefix('sums', part) };
      for await (const page of rows.pages(query)) {
        const some = page.slice(0, left);
        left -= some.length;
        for (const [unit, people, long, workers, days, shortRests] of some.flatMap(sumsOf))
          found.set(unit, { people, long, workers, days, shortRests });
      }
      return found;
    },

    async members(org, of, part) {
      const found: Member[] = [];
      const prefix = countPrefix(part, of);
      for await (const page of rows.pages({ partition: unitPartitions.members(org), prefix }))
        found.push(...page.flatMap(membersOf));
      return found;
    },

    async forget(org, person, standIn) {
      const prefix = countPrefix(shardOf(person, PERSON_SHARDS));
      for await (const page of rows.pages({ partition: unitPartitions.members(org), prefix }))
        for (const item of page) {
          const before = membersOf(item);
          if (!before.some(({ tag }) => tag === tagOf(person))) continue;
          const members = withStandIn(before, person, standIn);
          const key = { pk: String(item.pk), sk: String(item.sk) };
          await rows.update(key, { set: { values: packed(membersPage(members)) } }, { if: 'attribute_exists(#pk)' });
        }
    },
  };
};

/** What is told of it from then on. */
const openTold = (rows: Rows): Omit<UnitMonths, Counting> => {
  return {
    save: (months) =>
      putAll(
        rows,
        months.map((each) => ({
          ...unitKeys.month(each.org, each.unit, each.month),
          ...{ ...mark('unit-month'), ...each, ttl: ttlOf(each.month, KEPT_DAYS) },
        })),
      ),

    async close(org, of) {
      const closed = { ...mark('unit-closing'), ttl: ttlOf(of, KEPT_DAYS) };
      await rows.put({ ...unitKeys.closed(org, of), ...closed }, { if: 'attribute_not_exists(#pk)' });
      for (const prefix of ['sums#', 'part#'])
        for await (const page of rows.pages({ partition: unitPartitions.counts(org, of), prefix, select: ['sk'] }))
          await removeAll(
            rows,
            page.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
          );
    },

    isClosed: async (org, of) => (await rows.get(unitKeys.closed(org, of))) !== undefined,

    async closed(org, wanted) {
      const months = [...new Set(wanted.map(({ month: of }) => of))];
      const marks = months.map((of) => unitKeys.closed(org, of));
      const found = await getAll(
        rows,
        [...marks, ...wanted.map((each) => unitKeys.month(org, each.unit, each.month))],
        true,
      );
      const closed = new Set(found.filter(({ type }) => type === 'unit-closing').map(({ pk }) => pk));
      return found
        .filter(({ type }) => type === 'unit-month')
        .map(unitMonthOf)
        .filter((each) => closed.has(unitKeys.closed(org, each.month).pk));
    },
  };
};

export const openUnitMonths = (rows: Rows): UnitMonths => ({ ...openCounting(rows), ...openTold(rows) });
