import { randomInt } from 'node:crypto';
import { asLinkId, type LinkId } from '../../src/campaign/links.ts';
import type { CampaignStore } from '../../src/campaign/ports.ts';
import { getAll } from './batch.ts';
import { keys, OPEN_SHARDS } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

/** One attribute a link: numbers, and nothing of who opened it. */
const prefix = 'to_';

const countsIn = (item: Item): readonly (readonly [LinkId, number])[] =>
  Object.entries(item).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'number' ? [[asLinkId(name.slice(prefix.length)), value] as const] : [],
  );

const shards = Array.from({ length: OPEN_SHARDS }, (_, shard) => shard);

/** Each open goes to one of a few rows by chance, so that many at once heat none. */
export const openOpens = (rows: Rows): Pick<CampaignStore, 'countOpen' | 'opens'> => ({
  async countOpen(org, id, link) {
    const change = { set: mark('opens'), add: { [`${prefix}${link}`]: 1 } };
    await rows.update(keys.opens(org, id, randomInt(OPEN_SHARDS)), change);
  },

  async opens(org, id) {
    const all = shards.map((shard) => keys.opens(org, id, shard));
    const sums = new Map<LinkId, number>();
    for (const item of await getAll(rows, all, false))
      for (const [link, opens] of countsIn(item)) sums.set(link, (sums.get(link) ?? 0) + opens);
    return sums;
  },
});
