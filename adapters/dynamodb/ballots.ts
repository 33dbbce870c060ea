import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import { type Ballot, type QuestionId, questionIds, type ScaleValue } from '../../src/pulse/model.ts';
import type { BallotEntry, BallotKey, PulseStore } from '../../src/pulse/ports.ts';
import type { WeekId } from '../../src/time/instant.ts';
import { getAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows, Written } from './rows.ts';

/** Ballots a request when a whole round is read: about 100 KB. */
const PAGE = 400;

const schema = z.object({ v: version, sk: fields.token, unit: fields.unit, skipped: z.exactOptional(z.number()) });

const answerSchema = z.object({
  value: z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]),
  order: z.number(),
});

/** Flat, so that one update with one condition on its own stamp writes an answer: `a_A0` the value, `o_A0` its order. */
const valueAttribute = (question: QuestionId) => `a_${question}`;
const orderAttribute = (question: QuestionId) => `o_${question}`;

export const ballotOf = (item: Item): Ballot => {
  const { v: _, sk: token, ...ballot } = parsed(schema, item);
  const answers: { [question in QuestionId]?: { value: ScaleValue; order: number } } = {};
  for (const question of questionIds) {
    const value = item[valueAttribute(question)];
    if (value === undefined) continue;
    const { pk } = item;
    answers[question] = parsed(answerSchema, { pk, value, order: item[orderAttribute(question)] });
  }
  return { token, ...ballot, answers };
};

type Ballots = Pick<PulseStore, 'answer' | 'skip' | 'ballot' | 'ballots' | 'ballotsOf' | 'eraseBallots'>;

export const openBallots = (rows: Rows): Ballots => {
  const keyOf = (org: OrgId, week: WeekId, { shard, token }: BallotKey) => keys.ballot(org, week, shard, token);

  const read = async (org: OrgId, week: WeekId, key: BallotKey): Promise<Item | undefined> =>
    rows.get(keyOf(org, week, key));

  /** A refused write may have been refused by its own first attempt: then the stamp there is ours. */
  const outcome = async (entry: BallotEntry, stamp: string, result: Written): Promise<Ballot | 'stale'> => {
    if (result.type === 'written') return result.item ? ballotOf(result.item) : 'stale';
    const item = result.retried ? await read(entry.org, entry.week, entry) : undefined;
    return item?.[stamp] === entry.order ? ballotOf(item) : 'stale';
  };

  const write = async (entry: BallotEntry, stamp: string, set: Item): Promise<Ballot | 'stale'> => {
    const { org, week, unit, order } = entry;
    const result = await rows.update(
      keyOf(org, week, entry),
      { set: { ...mark('ballot'), unit, ...set, [stamp]: order } },
      { if: `attribute_not_exists(#${stamp}) OR #${stamp} < :order`, values: { order } },
    );
    return outcome(entry, stamp, result);
  };

  return {
    answer: ({ question, value, ...entry }) =>
      write(entry, orderAttribute(question), { [valueAttribute(question)]: value }),

    skip: (entry) => write(entry, 'skipped', {}),

    async ballot(org, week, shard, token) {
      const item = await read(org, week, { shard, token });
      return item && ballotOf(item);
    },

    ballots: async (org, week, all) =>
      (
        await getAll(
          rows,
          all.map((key) => keyOf(org, week, key)),
          true,
        )
      ).map(ballotOf),

    async *ballotsOf(org, week, shard) {
      for await (const page of rows.pages({ partition: partitions.ballots(org, week, shard), limit: PAGE }))
        yield page.map(ballotOf);
    },

    eraseBallots: (org, week, all) =>
      removeAll(
        rows,
        all.map((key) => keyOf(org, week, key)),
      ),
  };
};
