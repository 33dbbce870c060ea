import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import { type QuestionId, questionIds } from '../../src/pulse/model.ts';
import type { Latest, Point, Shown, UnitResult } from '../../src/results/model.ts';
import type { Why } from '../../src/results/suppression/model.ts';
import { DAY_MS, dayOfWeek, plusWeeks, type WeekId } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { resultKeys } from './keys.ts';
import { mark } from './migrate.ts';
import { bytesOf, numbersIn } from './numbers.ts';
import type { Item } from './rows.ts';

/*
 * What is shown of a unit lies in its row as bytes: every question of a quarter and the time before are 4 KB as they are
 * written out, and less than one as numbers. A list begins with its length; a question is its place in the bank, which
 * only ever grows at its end; a week is how many it lies back from the row's own.
 */

const FORMAT = 1;
const reasons = ['few', 'withheld', 'leaning', 'moved'] as const satisfies readonly Why[];
const WEEK_MS = 7 * DAY_MS;

const schema = z.object({
  ...{ v: version, org: fields.org, unit: fields.unit, week: fields.week, name: z.string() },
  parent: z.exactOptional(fields.unit),
  members: z.number(),
  optedOut: z.number(),
  people: z.exactOptional(z.number()),
  low: z.exactOptional(z.object({ week: fields.week, rounds: z.int() })),
  told: fields.bytes,
});

type ByQuestion<T> = { readonly [id in QuestionId]?: T };

const listOf = <T>(values: readonly T[], write: (value: T) => readonly number[]): readonly number[] => [
  values.length,
  ...values.flatMap(write),
];

const byQuestion = <T>(values: ByQuestion<T>, write: (value: T) => readonly number[]): readonly number[] => {
  const there = questionIds.flatMap((id, place) => {
    const value = values[id];
    return value === undefined ? [] : [[place, ...write(value)]];
  });
  return listOf(there, (each) => each);
};

const shownNumbers = ({ people, sum, favourable, steps }: Shown): readonly number[] => [
  ...[people, sum, favourable],
  ...(steps ? [1, ...steps] : [0]),
];

/** Reckoning with weeks is slow, and there are few of them: it is done once for each. */
const knownNumbers = new Map<WeekId, number>();
const knownWeeks = new Map<string, WeekId>();

const numberOf = (week: WeekId): number => {
  const number = knownNumbers.get(week) ?? Math.round(Date.parse(dayOfWeek(week, 1)) / WEEK_MS);
  knownNumbers.set(week, number);
  return number;
};

const back = (from: WeekId, to: WeekId): number => numberOf(from) - numberOf(to);

const weekBefore = (week: WeekId, weeks: number): WeekId => {
  const name = `${week}-${weeks}`;
  const found = knownWeeks.get(name) ?? plusWeeks(week, -weeks);
  knownWeeks.set(name, found);
  return found;
};

export const resultItem = ({ shown, why, line, latest, before, ...row }: UnitResult) => {
  const dated = (each: Latest) => [back(row.week, each.week), ...shownNumbers(each)];
  const point = ({ week, people, members, favourable }: Point) => [back(row.week, week), people, members, favourable];
  const told = bytesOf([
    FORMAT,
    ...byQuestion(shown, shownNumbers),
    ...byQuestion(why, (reason) => [reasons.indexOf(reason)]),
    ...listOf(line, point),
    ...byQuestion(latest, dated),
    ...byQuestion(before, dated),
  ]);
  return { ...resultKeys.result(row.org, row.week, row.unit), ...mark('result'), ...row, told };
};

const unreadable = (pk: unknown, what: string): AkariError =>
  new AkariError('stored-item-unreadable', `${String(pk)}: ${what}`);

/** In the order in which they were written. */
const readerOf = (week: WeekId, next: () => number, pk: unknown) => {
  const list = <T>(read: () => T): readonly T[] => Array.from({ length: next() }, read);
  const shown = (): Shown => {
    const [people, sum, favourable, hasSteps] = [next(), next(), next(), next()];
    const numbers = { people, sum, favourable };
    return hasSteps === 1 ? { ...numbers, steps: [next(), next(), next(), next(), next()] } : numbers;
  };
  return {
    list,
    shown,
    latest: (): Latest => ({ week: weekBefore(week, next()), ...shown() }),
    point: (): Point => ({ week: weekBefore(week, next()), people: next(), members: next(), favourable: next() }),
    reason: (): Why => {
      const reason = reasons[next()];
      if (reason === undefined) throw unreadable(pk, 'a reason that is none');
      return reason;
    },
    byQuestion: <T>(read: () => T): ByQuestion<T> => {
      const found: { [id in QuestionId]?: T } = {};
      for (let left = next(); left > 0; left -= 1) {
        const question = questionIds[next()];
        const value = read();
        // A question of a later version is left out.
        if (question !== undefined) found[question] = value;
      }
      return found;
    },
  };
};

export const resultOf = (item: Item): UnitResult => {
  const { v: _, told, ...row } = parsed(schema, item);
  const next = numbersIn(told);
  if (next() !== FORMAT) throw unreadable(item.pk, 'a result of another format');
  const read = readerOf(row.week, next, item.pk);
  return {
    ...row,
    shown: read.byQuestion(read.shown),
    why: read.byQuestion(read.reason),
    line: read.list(read.point),
    latest: read.byQuestion(read.latest),
    before: read.byQuestion(read.latest),
  };
};
