import type { Person, UnitId } from '../../people/model.ts';
import type { UnitTree } from '../../people/tree.ts';
import { type Calendar, personCalendar } from '../../time/calendar.ts';
import { isLocalDate, type LocalDate, plusDays } from '../../time/instant.ts';
import { INTERVAL } from '../actual.ts';
import { LONG_MONTH } from '../limits/caps-settings.ts';
import { totalOf } from '../limits/standing.ts';
import type { OvertimeDay, OvertimeMonth } from '../model.ts';
import { swapsIn } from '../moved.ts';
import { countedSpans, endOf } from '../rules.ts';
import type { Scene } from '../scene.ts';
import { DAY, minuteOfTime } from '../span.ts';
import type { PersonsMonth, UnitMonth, UnitSum } from './model.ts';
import { type Part, type Range, saysNothing, type Told, tellUnits } from './rules.ts';

type Days = OvertimeMonth['days'];

/**
 * The two months before and the one after it, where they have something: an evening may reach into the next day, and a
 * day be free in the place of one eight weeks ago.
 */
export type Beside = { readonly before?: readonly OvertimeMonth[]; readonly next?: OvertimeMonth };

export const countMonth = (
  person: Person,
  month: OvertimeMonth,
  { before = [], next }: Beside,
  scene: Scene,
): PersonsMonth => {
  const all: Days = { ...next?.days, ...month.days };
  const days = Object.keys(month.days)
    .filter(isLocalDate)
    .filter((day) => countedSpans(all[day] ?? {}).length > 0);
  const daysOff = swapsIn([...before, month, ...(next ? [next] : [])]).map(({ restsOn }) => restsOn);
  const { isWorkingDay } = personCalendar(scene.calendar, person.freeDay, daysOff);
  return {
    isLong: totalOf(person, month, before, scene).overtime > LONG_MONTH,
    days: days.length,
    shortRests: days.filter((day) => !isRested(day, all, person, isWorkingDay)).length,
  };
};

/** Whether eleven hours or more lay between the end of a day's work and the next beginning (勤務間インターバル). */
const isRested = (day: LocalDate, days: Days, { hours }: Person, isWorkingDay: Calendar['isWorkingDay']): boolean => {
  const own = days[day] ?? {};
  const end = Math.max(endOf(countedSpans(own)) ?? 0, isWorkingDay(day) ? minuteOfTime(hours.end) : 0);
  const next = plusDays(day, 1);
  const usual = isWorkingDay(next) ? [startAfter(own, minuteOfTime(hours.start))] : [];
  const extra = countedSpans(days[next] ?? {}).map(({ from }) => from);
  return Math.min(...usual, ...extra.slice(0, 1)) + DAY - end >= INTERVAL;
};

/** The beginning they chose for the next day, else the usual one. */
const startAfter = ({ actual }: OvertimeDay, usual: number): number => actual?.startsAt ?? usual;

export const noSum: UnitSum = { people: 0, long: 0, workers: 0, days: 0, shortRests: 0 };

export const plusSum = (a: UnitSum, b: UnitSum): UnitSum => ({
  people: a.people + b.people,
  long: a.long + b.long,
  workers: a.workers + b.workers,
  days: a.days + b.days,
  shortRests: a.shortRests + b.shortRests,
});

/** One person's; without a month, of somebody who declared and recorded nothing. */
export const sumOfOne = (counted?: PersonsMonth): UnitSum => ({
  people: 1,
  long: counted?.isLong ? 1 : 0,
  workers: counted && counted.days > 0 ? 1 : 0,
  days: counted?.days ?? 0,
  shortRests: counted?.shortRests ?? 0,
});

/** Days of a month: the most that one person can have. */
const MOST_DAYS = 31;

/** Everything that is told of a month, of all units at once. */
export const monthOfUnits = (
  tree: UnitTree,
  sums: ReadonlyMap<UnitId, UnitSum>,
  mayTell: (unit: UnitId) => boolean,
): ReadonlyMap<UnitId, Pick<UnitMonth, 'long' | 'rested'>> => {
  const units = tree.subtree(tree.root.id);
  const own = (part: (sum: UnitSum) => Part) =>
    new Map(units.map(({ id }) => [id, part(sums.get(id) ?? noSum)] as const));
  const long = tellUnits(units, {
    own: own(({ people, long: count }) => ({ people, most: people, count })),
    ...{ weight: 1, mayTell },
  });
  const short = tellUnits(units, {
    own: own(({ workers, days, shortRests }) => ({ people: workers, most: days, count: shortRests })),
    ...{ weight: MOST_DAYS, mayTell },
  });
  return new Map(units.map(({ id }) => [id, { ...longOf(long.get(id)), ...restedOf(short.get(id)) }] as const));
};

const longOf = (told: Told | undefined): Pick<UnitMonth, 'long'> => {
  if (told?.type !== 'told' || saysNothing(told)) return {};
  const { people, from, to } = told;
  return { long: { people, from, to } };
};

/** Of how many days is not kept: how much somebody works cannot be read from it. */
const restedOf = (told: Told | undefined): Pick<UnitMonth, 'rested'> =>
  told?.type !== 'told' || saysNothing(told)
    ? {}
    : { rested: inFives({ from: 1 - told.to / told.most, to: 1 - told.from / told.most }) };

/** Parts as percent, wider rather than narrower. */
const inFives = ({ from, to }: Range): Range => ({
  from: Math.floor(round(from * 20)) * 5,
  to: Math.ceil(round(to * 20)) * 5,
});

/** What floating point adds to a whole number. */
const round = (value: number): number => Math.round(value * 1e9) / 1e9;
