import * as z from 'zod/mini';
import type { UnitShare } from '../../src/one-on-one/share/model.ts';
import type { UnitShares } from '../../src/one-on-one/share/ports.ts';
import { type CalendarMonth, firstDay } from '../../src/overtime/fiscal.ts';
import { getAll, putAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfterDay, version } from './items.ts';
import { shareKeys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  ...{ v: version, org: fields.org, unit: fields.unit, month: fields.month, at: fields.instant, pairs: z.number() },
  held: z.exactOptional(z.object({ from: z.number(), to: z.number() })),
});

const shareOf = (item: Item): UnitShare => {
  const { v: _, ...share } = parsed(schema, item);
  return share;
};

/** Five years, like the months of overtime. */
const KEPT_DAYS = 5 * 366;

const ttlOf = (month: CalendarMonth): number => ttlAfterDay(firstDay(month), KEPT_DAYS);

export const openUnitShares = (rows: Rows): UnitShares => ({
  save: (shares) =>
    putAll(
      rows,
      shares.map((each) => ({
        ...shareKeys.share(each.org, each.unit, each.month),
        ...{ ...mark('one-on-one-share'), ...each, ttl: ttlOf(each.month) },
      })),
    ),

  async close(org, month) {
    const closed = { ...mark('one-on-one-shares'), ttl: ttlOf(month) };
    await rows.put({ ...shareKeys.closed(org, month), ...closed }, { if: 'attribute_not_exists(#pk)' });
  },

  isClosed: async (org, month) => (await rows.get(shareKeys.closed(org, month))) !== undefined,

  async closed(org, wanted) {
    const months = [...new Set(wanted.map(({ month }) => month))];
    const keys = wanted.map(({ unit, month }) => shareKeys.share(org, unit, month));
    const found = await getAll(rows, [...months.map((month) => shareKeys.closed(org, month)), ...keys], true);
    const closed = new Set(found.filter(({ type }) => type === 'one-on-one-shares').map(({ pk }) => pk));
    return found
      .filter(({ type }) => type === 'one-on-one-share')
      .map(shareOf)
      .filter(({ month }) => closed.has(shareKeys.closed(org, month).pk));
  },
});
