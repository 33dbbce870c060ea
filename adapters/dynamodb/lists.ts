import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ListStore, NamedList } from '../../src/campaign/lists.ts';
import { AkariError } from '../../src/errors.ts';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import { chunksOf, eraseAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { type Key, keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item, Rows } from './rows.ts';

/** People a row: below 400 KB even with the longest ids there are and nothing to compress. */
const PAGE = 2_000;
const MAX_CONFLICTS = 8;

const headSchema = z.object({
  v: version,
  org: fields.org,
  name: z.string(),
  loadedAt: fields.instant,
  digest: z.string(),
  pages: z.int(),
});
type Head = NamedList & { readonly digest: string; readonly pages: number };
const headOf = (item: Item): Head => {
  const { v: _, ...head } = parsed(headSchema, item);
  return head;
};

const pageSchema = z.object({ v: version, pk: z.string(), sk: z.string(), people: fields.bytes });
const peopleSchema = z.object({ people: z.array(fields.person) });
type Page = { readonly key: Key; readonly people: readonly PersonId[] };
const pageOf = (item: Item): Page => {
  const { pk, sk, people } = parsed(pageSchema, item);
  return { key: { pk, sk }, people: parsed(peopleSchema, { pk, people: unpacked(people) }).people };
};

const digestOf = (people: readonly PersonId[]): string =>
  createHash('sha256').update(JSON.stringify(people)).digest('hex').slice(0, 32);

const pagesIn = async (rows: Rows, partition: string, prefix?: string): Promise<readonly Page[]> => {
  const found: Page[] = [];
  for await (const page of rows.pages({ partition, ...(prefix === undefined ? {} : { prefix }) }))
    found.push(...page.map(pageOf));
  return found;
};

const withoutRepeats = (people: readonly PersonId[]): readonly PersonId[] => [...new Set(people)];

/** Rewrites the pages that have somebody. */
const takeOut = async (rows: Rows, pages: readonly Page[], person: PersonId, dryRun: boolean): Promise<boolean> => {
  const naming = pages.filter(({ people }) => people.includes(person));
  for (const { key, people } of dryRun ? [] : naming) {
    const others = packed(people.filter((each) => each !== person));
    await rows.update(key, { set: { people: others } }, { if: 'attribute_exists(#pk)' });
  }
  return naming.length > 0;
};

const openNamed = (rows: Rows): Omit<ListStore, 'keepOwn' | 'own' | 'eraseOwn' | 'forgetOwn'> => {
  const read = async (org: OrgId, name: string): Promise<Head | undefined> => {
    const item = await rows.get(keys.list(org, name));
    return item && headOf(item);
  };
  const all = async (org: OrgId): Promise<readonly Head[]> => {
    const found: Head[] = [];
    for await (const page of rows.pages({ partition: partitions.lists(org) })) found.push(...page.map(headOf));
    return found;
  };
  const withoutPages = ({ digest: _, pages: __, ...list }: Head): NamedList => list;

  return {
    /** The pages first, under a name of their own; the row that names them makes them count. */
    async put(list, people) {
      const { org, name } = list;
      const once = withoutRepeats(people);
      const digest = digestOf(once);
      const pages = chunksOf(once, PAGE);
      for (const [page, part] of pages.entries())
        await rows.put({ ...keys.listPage(org, name, digest, page), ...mark('list-page'), people: packed(part) });
      const head = { ...keys.list(org, name), ...mark('list'), ...list, digest, pages: pages.length };
      const written = await rows.put(head);
      const before = written.type === 'written' && written.item ? headOf(written.item) : undefined;
      if (!before || before.digest === digest) return;
      const old = await pagesIn(rows, partitions.listPages(org, name), `${before.digest}#`);
      await removeAll(
        rows,
        old.map(({ key }) => key),
      );
    },

    all: async (org) => (await all(org)).map(withoutPages),

    async list(org, name) {
      const head = await read(org, name);
      return head && withoutPages(head);
    },

    async people(org, name) {
      for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
        const head = await read(org, name);
        if (!head) return [];
        const pages = await pagesIn(rows, partitions.listPages(org, name), `${head.digest}#`);
        // Another one took its place while its pages were read.
        if (pages.length === head.pages) return pages.flatMap(({ people }) => people);
      }
      throw new AkariError('too-many-conflicts', `list of ${org}`);
    },

    async remove(org, name) {
      await rows.remove(keys.list(org, name));
      await eraseAll(rows, partitions.listPages(org, name));
    },

    async forget(org, person, dryRun = false) {
      const naming: string[] = [];
      for (const { name } of await all(org)) {
        const pages = await pagesIn(rows, partitions.listPages(org, name));
        if (await takeOut(rows, pages, person, dryRun)) naming.push(name);
      }
      return naming;
    },
  };
};

export const openLists = (rows: Rows): ListStore => ({
  ...openNamed(rows),

  async keepOwn(org, id, people) {
    const once = withoutRepeats(people);
    const digest = digestOf(once);
    await rows.put({ ...keys.ownList(org, id, digest), ...mark('own-list'), people: packed(once) });
    return digest;
  },

  async own(org, id, digest) {
    const item = await rows.get(keys.ownList(org, id, digest));
    return item ? pageOf(item).people : [];
  },

  async eraseOwn(org, id) {
    const found = await pagesIn(rows, partitions.ownLists(org, id), 'list#');
    await removeAll(
      rows,
      found.map(({ key }) => key),
    );
  },

  forgetOwn: async (org, id, person, dryRun = false) =>
    takeOut(rows, await pagesIn(rows, partitions.ownLists(org, id), 'list#'), person, dryRun),
});
