import * as z from 'zod/mini';
import type { Memo } from '../../src/one-on-one/model.ts';
import type { OneOnOneStore } from '../../src/one-on-one/ports.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { dateIn, plusDays, TOKYO } from '../../src/time/instant.ts';
import { getAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, ttlAfterDay, version } from './items.ts';
import { oneOnOneKeys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Condition, Item, Rows } from './rows.ts';

const { org, person, instant } = fields;

/** Without a text it was deleted: the row is left for a while, so that an older text that comes late finds a newer word. */
const schema = z.object({
  ...{ v: version, org, staff: person, order: z.number() },
  ...{ text: z.exactOptional(z.string()), at: z.exactOptional(instant) },
  shared: z.exactOptional(z.object({ manager: person, n: z.number() })),
});

export const memoOf = (item: Item): Memo | undefined => {
  const { v: _, text, at, ...memo } = parsed(schema, item);
  return text === undefined || at === undefined ? undefined : { ...memo, text, at };
};

/** As long as a platform may deliver something late. */
const EMPTY_DAYS = 2;

const newerThan = (order: number): Condition => ({
  if: 'attribute_not_exists(#pk) OR #order < :before',
  values: { before: order },
});

type Memos = Pick<OneOnOneStore, 'memo' | 'withMemo' | 'saveMemo' | 'endMemo' | 'deleteMemo'>;

export const openMemos = (rows: Rows, wallClock: () => number): Memos => ({
  async memo(of, staff) {
    const item = await rows.get(oneOnOneKeys.memo(of, staff));
    return item && memoOf(item);
  },

  async withMemo(of, staff) {
    const keys = staff.map((each) => oneOnOneKeys.memo(of, each));
    return (await getAll(rows, keys, true)).flatMap((item) => memoOf(item)?.staff ?? []);
  },

  async saveMemo(memo) {
    const set = { ...mark('memo'), ...memo, ttl: ttlAfter(memo.at, KEEP.idleMemoDays) };
    const remove = ['goesAfter', ...(memo.shared === undefined ? ['shared'] : [])];
    await rows.update(oneOnOneKeys.memo(memo.org, memo.staff), { set, remove }, newerThan(memo.order));
  },

  async endMemo(of, staff, at) {
    const goesAfter = plusDays(dateIn(at, TOKYO), KEEP.memoDays);
    const set = { goesAfter, ttl: ttlAfterDay(goesAfter, 1) };
    const condition = { if: '#at <= :at AND attribute_not_exists(#goesAfter)', values: { at } };
    await rows.update(oneOnOneKeys.memo(of, staff), { set }, condition);
  },

  // Overwritten, since the functions that talk may delete nothing.
  async deleteMemo(of, staff, order) {
    const set = { ...mark('memo'), org: of, staff, order, ttl: ttlAfter(wallClock(), EMPTY_DAYS) };
    const condition = order === undefined ? { if: 'attribute_exists(#pk)' } : newerThan(order);
    await rows.update(oneOnOneKeys.memo(of, staff), { set, remove: ['text', 'at', 'shared', 'goesAfter'] }, condition);
  },
});
