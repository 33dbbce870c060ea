import { type QuestionId, questionIds } from '../pulse/model.ts';
import { plusWeeks, type WeekId } from '../time/instant.ts';
import type { Point, Shown, UnitResult } from './model.ts';

/** Answers of so many weeks together make a point of a line. */
export const ROLLING_WEEKS = 4;

/** Below so many people, numbers are told roughly. */
export const EXACT_FROM = 20;

/** A number of people as it may be told. */
export type People = { readonly type: 'exact'; readonly people: number } | ({ readonly type: 'band' } & Band);
type Band = { readonly from: number; readonly to: number };

/** Exact from twenty on; below in fives: 5 to 9, 10 to 14, 15 to 19. */
export const peopleTold = (people: number): People => {
  if (people >= EXACT_FROM) return { type: 'exact', people };
  const from = Math.floor(people / 5) * 5;
  return { type: 'band', from, to: from + 4 };
};

/** Percent: to 5 points below twenty people, else to one. */
export const percentTold = (part: number, people: number): number => {
  const step = stepFor(people);
  return Math.round((100 * part) / people / step) * step;
};

/** To a tenth. */
export const meanTold = ({ sum, people }: Pick<Shown, 'sum' | 'people'>): number =>
  Math.round((10 * sum) / people) / 10;

/** A share of how many answered, of how many could have. */
export type Share = {
  readonly people: number;
  readonly members: number;
  readonly favourable: number;
  /** Where answers of several weeks or questions are taken together: how many people at most gave them. */
  readonly persons?: number;
};

/**
 * A share in percent: it is told roughly where it comes from fewer than twenty people, however many answers they gave.
 * Never 0 or 100: that nobody or everybody said so would tell of each of them.
 */
export const shareTold = ({ favourable, people, persons = people }: Share): number => {
  const step = stepFor(persons);
  const percent = Math.round((100 * favourable) / people / step) * step;
  return Math.min(100 - step, Math.max(step, percent));
};

/**
 * Whether it is the lowest or highest share there is to tell. Steps beside it would say that one side is empty, which it
 * never says; they are left out by the share as it is told, so that their absence says no more.
 */
export const isAtEnd = (share: Share): boolean => {
  const step = stepFor(share.persons ?? share.people);
  return [step, 100 - step].includes(shareTold(share));
};

const stepFor = (people: number): number => (people < EXACT_FROM ? 5 : 1);

/** 95 of 100 normally distributed values lie within so many standard errors. */
const Z = 1.96;

/**
 * Half the width of the 95 % interval of a share, in points. Where many of the few there are answered, less is left to
 * chance (finite population factor). Never nothing: the share is smoothed by two answers each way (Agresti and Coull).
 */
export const marginOf = ({ people, members, favourable }: Share): number => {
  const p = (favourable + 2) / (people + 4);
  const left = Math.max(members - people, 0) / Math.max(members - 1, 1);
  return 100 * Z * Math.sqrt(((p * (1 - p)) / (people + 4)) * left);
};

export type Direction = 'rose' | 'fell' | 'within-error';

/** Whether two shares differ by more than chance, as far as 95 % go. */
export const directionOf = (before: Share, now: Share): Direction => {
  const points = (100 * now.favourable) / now.people - (100 * before.favourable) / before.people;
  if (Math.abs(points) <= Math.hypot(marginOf(before), marginOf(now))) return 'within-error';
  return points > 0 ? 'rose' : 'fell';
};

/** The weeks up to this one that were shown, of the last four: as one share. */
export const rollingAt = (line: readonly Point[], week: WeekId): Share | undefined => {
  const points = line.filter((point) => point.week <= week && point.week > plusWeeks(week, -ROLLING_WEEKS));
  if (points.length === 0) return undefined;
  const sum = (of: (point: Point) => number): number => points.reduce((total, point) => total + of(point), 0);
  return {
    ...{ people: sum((p) => p.people), members: sum((p) => p.members), favourable: sum((p) => p.favourable) },
    persons: Math.max(...points.map(({ people }) => people)),
  };
};

export const drivers = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10'] as const;
export type Driver = (typeof drivers)[number];

/** The a and b item of each driver; what promoters pick (c) is asked too seldom. */
export const itemsOf = (driver: Driver): readonly QuestionId[] =>
  questionIds.filter((id) => id === `${driver}a` || id === `${driver}b`);

/** Weeks after which an answer says nothing about now: a quarter. */
export const QUARTER = 13;

/** A driver as it was last shown within a quarter: its items together. */
export const driverShare = (
  { latest, members, week }: Pick<UnitResult, 'latest' | 'members' | 'week'>,
  driver: Driver,
): Share | undefined => {
  const items = itemsOf(driver).flatMap((id) => latest[id] ?? []);
  const fresh = items.filter((item) => item.week > plusWeeks(week, -QUARTER));
  if (fresh.length === 0) return undefined;
  return {
    people: fresh.reduce((sum, { people }) => sum + people, 0),
    members: members * fresh.length,
    favourable: fresh.reduce((sum, { favourable }) => sum + favourable, 0),
    persons: Math.max(...fresh.map(({ people }) => people)),
  };
};

/** A single question as it was last shown within a quarter. */
export const itemShare = ({ latest, members, week }: UnitResult, id: QuestionId): Share | undefined => {
  const item = latest[id];
  if (!item || item.week <= plusWeeks(week, -QUARTER)) return undefined;
  return { people: item.people, members: Math.max(members, item.people), favourable: item.favourable };
};

/** A driver beside the same one of the unit above. */
export type Compared = {
  readonly driver: Driver;
  readonly own: Share;
  readonly above?: Share;
  /** Points above (or below, negative) the unit above; without one, above 50 %. */
  readonly distance: number;
};

/** The drivers of a unit, the one that lies furthest behind the unit above first. */
export const comparedDrivers = (own: UnitResult, above: UnitResult | undefined): readonly Compared[] =>
  drivers
    .flatMap((driver): readonly Compared[] => {
      const share = driverShare(own, driver);
      if (!share) return [];
      const beside = above && driverShare(above, driver);
      const rate = ({ favourable, people }: Share): number => (100 * favourable) / people;
      const distance = rate(share) - (beside ? rate(beside) : 50);
      return [{ driver, own: share, ...(beside && { above: beside }), distance }];
    })
    .toSorted((a, b) => a.distance - b.distance);

/**
 * Whether a unit's results are shown to whoever they belong to: やりがい was shown in this round, or, where the round
 * asked nobody there (every second week, once a month), in one of the four weeks that end with it.
 */
export const isShown = ({ shown, members, line, week }: UnitResult): boolean =>
  shown.A0 !== undefined || (members === 0 && rollingAt(line, week) !== undefined);

/**
 * Half the width of the interval as it is told, in points: as if 95 of 100 had answered where more did, because that
 * all did tells of each of them. In fives below twenty people, like the percent beside it.
 */
export const marginTold = ({ people, members, favourable, persons = people }: Share): number => {
  const margin = marginOf({ people, favourable, members: Math.max(members, Math.ceil(people / 0.95)) });
  const step = stepFor(persons);
  return Math.max(step, Math.round(margin / step) * step);
};

/** Who switched the pulse off, of all it could reach, in steps of five; below five that alone. Only of twenty or more. */
export const optOutTold = ({ members, optedOut }: Pick<UnitResult, 'members' | 'optedOut'>) => {
  const all = members + optedOut;
  if (all < EXACT_FROM) return undefined;
  const percent = (100 * optedOut) / all;
  return percent < 5 ? ({ type: 'below', percent: 5 } as const) : ({ type: 'about', percent: fives(percent) } as const);
};

const fives = (percent: number): number => Math.min(95, Math.round(percent / 5) * 5);

/** Answered, in steps of five from 5 to 95: that all of a unit answered, or nobody, tells of each of them. */
export const responseTold = (people: number, members: number): number =>
  Math.min(95, Math.max(5, Math.round((20 * people) / Math.max(members, 1)) * 5));
