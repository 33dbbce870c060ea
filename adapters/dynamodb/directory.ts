import type { Account } from '../../src/conversation/inbound.ts';
import { isAccountOf, type Person } from '../../src/people/model.ts';
import type { Directory } from '../../src/people/ports.ts';
import { getAll } from './batch.ts';
import { indexKeys, keys, PERSON_SHARDS, partitions } from './keys.ts';
import { readOrganisation } from './organisation.ts';
import { personOf } from './person-item.ts';
import type { Item, PageQuery, Rows } from './rows.ts';
import { openTrees } from './units.ts';

/** People a request, about 500 KB. */
const PAGE = 500;

const firstPage = async (rows: Rows, query: PageQuery): Promise<readonly Item[]> => {
  for await (const page of rows.pages(query)) return page;
  return [];
};

/** Two people under one account or e-mail: better nobody than the wrong one. */
const onlyOne = (people: readonly Person[]): Person | undefined => (people.length === 1 ? people[0] : undefined);

/** Who is named with the very workspace or tenant goes before who is named without one. */
const bestMatch = (people: readonly Person[], { platform, tenant }: Account): Person | undefined => {
  const exact = people.filter((p) => (platform === 'slack' ? p.slack?.team : p.teams?.tenant) === tenant);
  return onlyOne(exact.length > 0 ? exact : people);
};

export const openDirectory = (rows: Rows): Directory => ({
  organisation: async (org) => {
    const stored = await readOrganisation(rows, org);
    if (!stored) return undefined;
    const { imported: _, ...organisation } = stored;
    return organisation;
  },

  async personByAccount(org, account) {
    const { index, value } = indexKeys.account(org, account);
    const found = (await firstPage(rows, { index, partition: value })).map(personOf);
    return bestMatch(
      found.filter((person) => !person.left && isAccountOf(person, account)),
      account,
    );
  },

  async personByEmail(org, email) {
    const { index, value } = indexKeys.email(org, email);
    const found = (await firstPage(rows, { index, partition: value })).map(personOf);
    return onlyOne(found.filter((person) => !person.left));
  },

  async person(org, id) {
    const item = await rows.get(keys.person(org, id));
    return item && personOf(item);
  },

  people: async (org, ids) =>
    (
      await getAll(
        rows,
        ids.map((id) => keys.person(org, id)),
        false,
      )
    ).map(personOf),

  async *everyone(org) {
    for (let shard = 0; shard < PERSON_SHARDS; shard += 1)
      for await (const page of rows.pages({ partition: partitions.people(org, shard), limit: PAGE }))
        yield page.map(personOf);
  },

  tree: openTrees(rows),
});
