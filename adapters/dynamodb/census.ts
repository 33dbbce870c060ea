import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import {
  type Census,
  type Censuses,
  type Counted,
  type Traits,
  traitsOf,
  type UnitCensus,
} from '../../src/people/census.ts';
import type { OrgId, UnitId } from '../../src/people/model.ts';
import { languages } from '../../src/text/language.ts';
import { putAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { censusPrefix, keys, PERSON_SHARDS, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item, Rows } from './rows.ts';

/** Of a page before it is compressed: in whatever way ids are made up, it fits an item. */
const PAGE_BYTES = 380_000;

/** Parts of the directory that are read at once. */
const WIDTH = 4;

const hoursSchema = z.object({ start: fields.time, end: fields.time });

/** What a census looks at of a person: a third of the row, which is read 300,000 times. */
const countedSchema = z.object({
  v: version,
  left: z.boolean(),
  unit: fields.unit,
  manages: z.array(fields.unit),
  promotes: z.array(fields.unit),
  email: z.exactOptional(z.string()),
  slack: z.exactOptional(z.object({ user: z.string() })),
  teams: z.exactOptional(z.object({ user: z.string() })),
  place: z.exactOptional(fields.platform),
  language: z.enum(languages),
  zone: fields.zone,
  freeDay: z.exactOptional(fields.weekday),
  hours: hoursSchema,
  chosenLanguage: z.exactOptional(z.enum(languages)),
  chosenPlace: z.exactOptional(fields.platform),
  slackAddress: z.exactOptional(fields.address),
  teamsAddress: z.exactOptional(fields.address),
});

const headSchema = z.object({
  v: version,
  pk: z.string(),
  org: fields.org,
  at: fields.instant,
  version: z.number(),
  /** Which of the two places its pages lie in, and how many they are. */
  place: z.number(),
  pages: z.number(),
  /** Names what the pages hold: of two who take one at the same moment, one's pages may be the other's. */
  digest: z.string(),
  kinds: fields.bytes,
});
type Head = z.output<typeof headSchema>;

const kindsSchema = z.object({
  kinds: z.array(
    z.object({
      manages: z.boolean(),
      promotes: z.boolean(),
      place: z.exactOptional(fields.platform),
      language: z.enum(languages),
      zone: fields.zone,
      freeDay: z.exactOptional(fields.weekday),
      hours: hoursSchema,
    }),
  ),
});

const pageSchema = z.object({ v: version, pk: z.string(), digest: z.string(), units: fields.bytes });

/** A unit's id, then kind and people of each kind in turn. */
const unitsSchema = z.object({ units: z.array(z.tuple([fields.unit], z.number())) });

const digestOf = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
};

const headOf = (item: Item): Head => parsed(headSchema, item);

const flat = ({ unit, counts }: UnitCensus): readonly [UnitId, ...number[]] => [
  unit,
  ...counts.flatMap(({ kind, people }) => [kind, people]),
];

const unitOf = ([unit, ...numbers]: readonly [UnitId, ...number[]]): UnitCensus => {
  const counts: { kind: number; people: number }[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) counts.push({ kind: numbers[i] ?? 0, people: numbers[i + 1] ?? 0 });
  return { unit, counts };
};

const pagesOf = (units: readonly UnitCensus[]): readonly (readonly unknown[])[] => {
  const pages: unknown[][] = [];
  let bytes = PAGE_BYTES;
  for (const unit of units) {
    const row = flat(unit);
    const size = Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes + size > PAGE_BYTES) {
      pages.push([]);
      bytes = 0;
    }
    bytes += size;
    pages.at(-1)?.push(row);
  }
  return pages;
};

const readUnits = async (
  rows: Rows,
  { org, digest, place, pages }: Head,
): Promise<readonly UnitCensus[] | undefined> => {
  const units: UnitCensus[] = [];
  let found = 0;
  for await (const some of rows.pages({ partition: partitions.census(org), prefix: censusPrefix(place) }))
    for (const item of some.slice(0, pages - found)) {
      const page = parsed(pageSchema, item);
      if (page.digest !== digest) return undefined;
      found += 1;
      for (const row of parsed(unitsSchema, { pk: page.pk, units: unpacked(page.units) }).units)
        units.push(unitOf(row));
    }
  return found === pages ? units : undefined;
};

const kindsOf = ({ pk, kinds }: Head): readonly Traits[] => parsed(kindsSchema, { pk, kinds: unpacked(kinds) }).kinds;

const countedOf = (item: Item): readonly Counted[] => {
  const { left, unit, chosenLanguage, chosenPlace, slackAddress, teamsAddress, ...person } = parsed(
    countedSchema,
    item,
  );
  if (left) return [];
  const preferences = {
    ...(chosenLanguage && { language: chosenLanguage }),
    ...(chosenPlace && { place: chosenPlace }),
    optOuts: [],
    addresses: { ...(slackAddress && { slack: slackAddress }), ...(teamsAddress && { teams: teamsAddress }) },
  };
  return [{ ...traitsOf({ ...person, preferences }), unit }];
};

/** Pages of several partitions, some partitions at a time, in any order. */
async function* ofShards(rows: Rows, org: OrgId): AsyncGenerator<readonly Item[]> {
  const open = Array.from({ length: PERSON_SHARDS }, (_, shard) =>
    rows.pages({ partition: partitions.people(org, shard), select: Object.keys(countedSchema.shape), mayLag: true }),
  );
  const next = (pages: AsyncGenerator<readonly Item[]>) => ({ pages, page: pages.next() });
  const reading = open.splice(0, WIDTH).map(next);
  for (let first = reading.shift(); first; first = reading.shift()) {
    const { done, value } = await first.page;
    const more = done ? open.shift() : first.pages;
    if (more) reading.push(next(more));
    if (!done) yield value;
  }
}

export const openCensuses = (rows: Rows): Censuses => {
  const kept = new Map<OrgId, { readonly digest: string; readonly census: Census }>();

  const readHead = async (org: OrgId): Promise<Head | undefined> => {
    const item = await rows.get(keys.census(org));
    return item && headOf(item);
  };

  return {
    async census(org) {
      const head = await readHead(org);
      const known = kept.get(org);
      if (!head) return undefined;
      if (known?.digest === head.digest && known.census.at === head.at) return known.census;
      const units = await readUnits(rows, head);
      if (!units) return undefined;
      const census = { org, at: head.at, version: head.version, kinds: kindsOf(head), units };
      kept.set(org, { digest: head.digest, census });
      return census;
    },

    async save({ org, at, version: of, kinds, units }) {
      const before = await readHead(org);
      if (before && before.at >= at) return false;
      const place = before?.place === 0 ? 1 : 0;
      const pages = pagesOf(units).map(packed);
      const digest = digestOf([packed(kinds), ...pages]);
      await putAll(
        rows,
        pages.map((some, i) => ({ ...keys.censusPage(org, place, i), ...mark('census-page'), digest, units: some })),
      );
      const head = { org, at, version: of, place, pages: pages.length, digest, kinds: packed(kinds) };
      const result = await rows.put(
        { ...keys.census(org), ...mark('census'), ...head },
        before ? { if: '#at = :before', values: { before: before.at } } : { if: 'attribute_not_exists(#pk)' },
      );
      return result.type === 'written' || (result.retried && (await readHead(org))?.digest === digest);
    },

    async *everyone(org) {
      for await (const page of ofShards(rows, org)) yield page.flatMap(countedOf);
    },
  };
};
