import * as z from 'zod/mini';
import { type Comment, questionIds, type Tally } from '../../src/pulse/model.ts';
import type { PulseStore } from '../../src/pulse/ports.ts';
import { putAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const commentSchema = z.object({
  v: version,
  sk: fields.token,
  bureau: fields.unit,
  text: z.string(),
  order: z.number(),
});

const remarkSchema = z.object({ v: version, id: z.string(), bureau: fields.unit, text: z.string() });

const count = z.number();
const tallySchema = z.object({
  v: version,
  unit: fields.unit,
  respondents: count,
  counts: z.partialRecord(z.enum(questionIds), z.tuple([count, count, count, count, count])),
  took: z.exactOptional(fields.unit),
});

const PAGE = 200;

type Results = Pick<
  PulseStore,
  | 'saveComment'
  | 'comment'
  | 'comments'
  | 'eraseComments'
  | 'saveRemarks'
  | 'remarks'
  | 'saveTallies'
  | 'tallies'
  | 'tallyPages'
>;

const all = async (rows: Rows, partition: string): Promise<readonly Item[]> => {
  const found: Item[] = [];
  for await (const page of rows.pages({ partition })) found.push(...page);
  return found;
};

const commentOf = (item: Item): Comment => {
  const { v: _, sk: token, ...comment } = parsed(commentSchema, item);
  return { token, ...comment };
};

const tallyOf = (item: Item): Tally => {
  const { v: _, ...tally } = parsed(tallySchema, item);
  return tally;
};

/** Comments while a round is open; remarks and counts, which lead to nobody, once it is closed. */
export const openResults = (rows: Rows): Results => ({
  async saveComment(org, week, { token, bureau, text, order }) {
    await rows.update(
      keys.comment(org, week, token),
      { set: { ...mark('comment'), bureau, text, order } },
      { if: 'attribute_not_exists(#order) OR #order < :order', values: { order } },
    );
  },

  async comment(org, week, token) {
    const item = await rows.get(keys.comment(org, week, token));
    return item && commentOf(item);
  },

  async *comments(org, week) {
    for await (const page of rows.pages({ partition: partitions.comments(org, week), limit: PAGE }))
      yield page.map(commentOf);
  },

  eraseComments: (org, week, tokens) =>
    removeAll(
      rows,
      tokens.map((token) => keys.comment(org, week, token)),
    ),

  saveRemarks: (org, week, remarks) =>
    putAll(
      rows,
      remarks.map((remark) => ({ ...keys.remark(org, week, remark.id), ...mark('remark'), ...remark })),
    ),

  async remarks(org, week) {
    return (await all(rows, partitions.remarks(org, week))).map((item) => {
      const { v: _, ...remark } = parsed(remarkSchema, item);
      return remark;
    });
  },

  saveTallies: (org, week, tallies) =>
    putAll(
      rows,
      tallies.map((tally) => ({ ...keys.tally(org, week, tally.unit), ...mark('tally'), ...tally })),
    ),

  async tallies(org, week) {
    return (await all(rows, partitions.tallies(org, week))).map(tallyOf);
  },

  async *tallyPages(org, week) {
    for await (const page of rows.pages({ partition: partitions.tallies(org, week) })) yield page.map(tallyOf);
  },
});
