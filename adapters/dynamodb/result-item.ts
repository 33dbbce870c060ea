import * as z from 'zod/mini';
import { type QuestionId, questionIds } from '../../src/pulse/model.ts';
import type { Latest, Shown, UnitResult } from '../../src/results/model.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { resultKeys } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item } from './rows.ts';

/*
 * What is shown of a unit lies packed in its row: two dozen questions of a quarter are 3 KB as they are written out,
 * and less than one compressed.
 */

const reasons = ['few', 'withheld', 'leaning', 'moved'] as const;
const question = z.enum(questionIds);
const count = z.number();

/** People, sum, favourable; and how many chose each step, where that is told. */
const numbers = z.tuple([count, count, count, z.nullable(z.tuple([count, count, count, count, count]))]);
type Numbers = z.output<typeof numbers>;
const ofWeeks = z.array(z.tuple([question, fields.week, numbers]));

const rowSchema = z.object({
  ...{ v: version, org: fields.org, unit: fields.unit, week: fields.week, name: z.string() },
  parent: z.exactOptional(fields.unit),
  members: count,
  optedOut: count,
  people: z.exactOptional(count),
});
const toldSchema = z.object({
  told: z.tuple([
    z.array(z.tuple([question, numbers])),
    z.array(z.tuple([question, z.enum(reasons)])),
    z.array(z.tuple([fields.week, count, count, count])),
    ofWeeks,
    ofWeeks,
  ]),
});
const packedSchema = z.object({ pk: z.string(), told: fields.bytes });

type ByQuestion<T> = { readonly [id in QuestionId]?: T };

const entriesOf = <T>(values: ByQuestion<T>): readonly (readonly [QuestionId, T])[] =>
  questionIds.flatMap((id): readonly (readonly [QuestionId, T])[] => {
    const value = values[id];
    return value === undefined ? [] : [[id, value]];
  });

const byQuestion = <T>(entries: readonly (readonly [QuestionId, T])[]): ByQuestion<T> => {
  const found: { [id in QuestionId]?: T } = {};
  for (const [id, value] of entries) found[id] = value;
  return found;
};

const numbersOf = ({ people, sum, favourable, steps }: Shown) => [people, sum, favourable, steps ?? null];

const shownOf = ([people, sum, favourable, steps]: Numbers): Shown => ({
  ...{ people, sum, favourable },
  ...(steps && { steps }),
});

const flat = (values: ByQuestion<Latest>) =>
  entriesOf(values).map(([id, latest]) => [id, latest.week, numbersOf(latest)] as const);

const latestOf = (values: z.output<typeof ofWeeks>): ByQuestion<Latest> =>
  byQuestion(values.map(([id, week, told]) => [id, { week, ...shownOf(told) }] as const));

export const resultItem = ({ shown, why, line, latest, before, ...row }: UnitResult) => ({
  ...resultKeys.result(row.org, row.week, row.unit),
  ...mark('result'),
  ...row,
  told: packed([
    entriesOf(shown).map(([id, each]) => [id, numbersOf(each)]),
    entriesOf(why),
    line.map(({ week, people, members, favourable }) => [week, people, members, favourable]),
    flat(latest),
    flat(before),
  ]),
});

export const resultOf = (item: Item): UnitResult => {
  const { pk, told } = parsed(packedSchema, item);
  const [shown, why, line, latest, before] = parsed(toldSchema, { pk, told: unpacked(told) }).told;
  const { v: _, ...row } = parsed(rowSchema, item);
  return {
    ...row,
    shown: byQuestion(shown.map(([id, each]) => [id, shownOf(each)] as const)),
    why: byQuestion(why),
    line: line.map(([week, people, members, favourable]) => ({ week, people, members, favourable })),
    latest: latestOf(latest),
    before: latestOf(before),
  };
};
