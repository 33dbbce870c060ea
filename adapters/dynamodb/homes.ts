import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { UnitId } from '../../src/people/model.ts';
import { tagOf } from '../../src/people/tag.ts';
import type { ResultStore } from '../../src/results/ports.ts';
import { packedHomes } from '../../src/results/suppression/homes.ts';
import type { Homes } from '../../src/results/suppression/model.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { asLocalTime, dayOfWeek, instantAt, TOKYO, type WeekId } from '../../src/time/instant.ts';
import { chunksOf, putAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { countPrefix, HOME_PARTS, resultKeys, resultPartitions, shardOf } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item, Rows } from './rows.ts';

/** In whatever way ids are made up, a page of so many fits an item. */
const PAGE = 4_000;
const TAG = 12;
const MIDNIGHT = asLocalTime('00:00');

const pageSchema = z.object({ pk: z.string(), pages: z.number(), homes: fields.bytes, v: version });
const homesSchema = z.object({ homes: z.array(z.tuple([fields.unit, z.string()])) });

type Home = readonly [tag: string, unit: UnitId];

/** Each unit once, with the tags of its people in a row. */
const flat = (homes: readonly Home[]): readonly (readonly [UnitId, string])[] =>
  [...Map.groupBy(homes, ([, unit]) => unit)].map(([unit, some]) => [unit, some.map(([tag]) => tag).join('')]);

const homesOf = (item: Item): readonly Home[] => {
  const { pk, homes } = parsed(pageSchema, item);
  return parsed(homesSchema, { pk, homes: unpacked(homes) }).homes.flatMap(([unit, tags]) =>
    Array.from({ length: tags.length / TAG }, (_, i) => [tags.slice(i * TAG, (i + 1) * TAG), unit] as const),
  );
};

/** The retention's sweep takes them away; this does where it never came to that, as with a round that was not opened. */
const ttlOf = (week: WeekId): number => ttlAfter(instantAt(dayOfWeek(week, 1), MIDNIGHT, TOKYO), KEEP.homeDays + 60);

type HomeStore = Pick<ResultStore, 'saveHomes' | 'homes'> & { readonly forgetHome: ResultStore['forget'] };

export const openHomes = (rows: Rows): HomeStore => ({
  async saveHomes(org, week, homes) {
    const parts = Array.from({ length: HOME_PARTS }, (): Home[] => []);
    for (const home of homes) parts[shardOf(home[0], HOME_PARTS)]?.push(home);
    for (const [part, some] of parts.entries()) {
      // An empty page too: it says that nothing is left of what somebody who died has saved.
      const pages = some.length === 0 ? [[]] : chunksOf(some, PAGE);
      await putAll(
        rows,
        pages.map((page, i) => ({
          ...{ ...resultKeys.homes(org, part, week, i), ...mark('homes'), pages: pages.length },
          ...{ homes: packed(flat(page)), ttl: ttlOf(week) },
        })),
      );
    }
  },

  async homes(org, week): Promise<Homes> {
    const found = packedHomes();
    for (let part = 0; part < HOME_PARTS; part += 1) {
      let left: number | undefined;
      const query = { partition: resultPartitions.homes(org, part), prefix: countPrefix(week) };
      for await (const page of rows.pages(query))
        for (const item of page) {
          left ??= parsed(pageSchema, item).pages;
          if (left <= 0) break;
          left -= 1;
          for (const [tag, unit] of homesOf(item)) found.put(tag, unit);
        }
    }
    return found.homes();
  },

  async forgetHome(org, person) {
    const tag = tagOf(person);
    const somebody = randomBytes(9).toString('base64url');
    for await (const page of rows.pages({ partition: resultPartitions.homes(org, shardOf(tag, HOME_PARTS)) }))
      for (const item of page) {
        const before = homesOf(item);
        if (!before.some(([each]) => each === tag)) continue;
        const homes = before.map(([each, unit]): Home => [each === tag ? somebody : each, unit]);
        const key = { pk: String(item.pk), sk: String(item.sk) };
        await rows.update(key, { set: { homes: packed(flat(homes)) } }, { if: 'attribute_exists(#pk)' });
      }
  },
});
