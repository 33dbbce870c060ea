import * as z from 'zod/mini';
import { type HandOver, type HandOverLog, LOG_KEPT_DAYS } from '../../src/overtime/hand-over/log.ts';
import { isoOf } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const { org, person, unit, month, instant } = fields;
const common = { v: version, org, at: instant, by: person, rows: z.number(), map: z.string(), digest: z.string() };

/** `type` is taken: it names the item's own. */
const schema = z.discriminatedUnion('way', [
  z.object({ ...common, way: z.literal('export'), month, unit }),
  z.object({ ...common, way: z.literal('import'), first: month, last: month, systemWins: z.boolean() }),
]);

const handOverOf = (item: Item): HandOver => {
  const found = parsed(schema, item);
  const { v: _, ...rest } = found;
  if (rest.way === 'export') {
    const { way: type, ...line } = rest;
    return { type, ...line };
  }
  const { way: type, ...line } = rest;
  return { type, ...line };
};

/** What tells two lines of one moment apart. */
const nameOf = (line: HandOver): string =>
  [line.type, line.type === 'export' ? `${line.month}#${line.unit}` : '', line.by, line.digest.slice(0, 16)].join('#');

export const openHandOvers = (rows: Rows): HandOverLog => ({
  async note(line) {
    const { type: way, ...rest } = line;
    const key = keys.handOver(line.org, line.at, nameOf(line));
    const item = { ...key, ...mark('hand-over'), ...rest, way, ttl: ttlAfter(line.at, LOG_KEPT_DAYS) };
    await rows.put(item, { if: 'attribute_not_exists(#pk)' });
  },

  async since(of, from) {
    const found: HandOver[] = [];
    const query = { partition: partitions.handOvers(of), after: isoOf(from), isReverse: true } as const;
    for await (const page of rows.pages(query)) found.push(...page.map(handOverOf));
    return found;
  },
});
