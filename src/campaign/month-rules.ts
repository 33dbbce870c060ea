import { budgetRules, isWithin, type Period } from '../delivery/budget.ts';
import type { Person } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { type KitId, kitIds } from '../text/kit/texts.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asLocalTime,
  DAY_MS,
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  plusDays,
  TOKYO,
  weekOf,
} from '../time/instant.ts';
import type { Campaign, When } from './model.ts';
import {
  type CampaignMonth,
  LONGEST_DAYS,
  LONGEST_NAME,
  LONGEST_THEME,
  MOST_AHEAD_DAYS,
  partId,
  partsInOrder,
  SHORTEST_DAYS,
} from './month.ts';

/** Who sets the month, and writes its texts: they go to everyone. */
export const mayPlan = ({ promotes }: Pick<Person, 'promotes'>, tree: UnitTree): boolean =>
  promotes.includes(tree.root.id);

export type Dates = { readonly [kit in KitId]: LocalDate };

/**
 * The first text on the first working day, the last on the last one, the others evenly between. Where nobody works on as
 * many days, some share one.
 */
export const proposeDates = ({ first, last }: Period, calendar: Calendar): Dates => {
  const days = workingDays({ first, last }, calendar);
  const day = (i: number): LocalDate => days[Math.round((i * (days.length - 1)) / (kitIds.length - 1))] ?? first;
  return { top: day(0), 'how-to': day(1), recognition: day(2), voice: day(3), closing: day(4) };
};

const workingDays = ({ first, last }: Period, calendar: Calendar): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day);
  return days;
};

export const daysOf = ({ first, last }: Period): number => (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;

export type MonthField = 'name' | 'first' | 'last' | `date-${KitId}` | `theme-${KitId}`;
export type MonthProblem =
  | { readonly field: MonthField; readonly type: 'missing' | 'past' | 'too-far' | 'reversed' | 'outside' | 'day-off' }
  | { readonly field: MonthField; readonly type: 'too-short' | 'too-long-period'; readonly days: number }
  | { readonly field: MonthField; readonly type: 'too-long'; readonly length: number; readonly limit: number };

type Plan = Pick<CampaignMonth, 'name' | 'first' | 'last' | 'parts'>;

/** What keeps a plan from being saved, by field. `before`: as it was; a day that has passed may stay where it is. */
export const monthProblems = (
  plan: Plan,
  before: Plan | undefined,
  today: LocalDate,
  calendar: Calendar,
): readonly MonthProblem[] => [
  ...lineProblems('name', plan.name, LONGEST_NAME),
  ...periodProblems(plan, before, today),
  ...kitIds.flatMap((kit) => [
    ...lineProblems(`theme-${kit}`, plan.parts[kit].theme, LONGEST_THEME),
    ...dateProblems(kit, plan, before, calendar),
  ]),
];

const lineProblems = (field: MonthField, line: string, limit: number): readonly MonthProblem[] => {
  const { length } = [...line];
  if (length === 0) return [{ field, type: 'missing' }];
  return length > limit ? [{ field, type: 'too-long', length, limit }] : [];
};

const periodProblems = (plan: Plan, before: Plan | undefined, today: LocalDate): readonly MonthProblem[] => {
  const { first, last } = plan;
  const days = daysOf(plan);
  if (last < first) return [{ field: 'last', type: 'reversed' }];
  if (first < today && first !== before?.first) return [{ field: 'first', type: 'past' }];
  if (last < today) return [{ field: 'last', type: 'past' }];
  if (first > plusDays(today, MOST_AHEAD_DAYS)) return [{ field: 'first', type: 'too-far' }];
  if (days < SHORTEST_DAYS) return [{ field: 'last', type: 'too-short', days }];
  return days > LONGEST_DAYS ? [{ field: 'last', type: 'too-long-period', days }] : [];
};

const dateProblems = (
  kit: KitId,
  plan: Plan,
  before: Plan | undefined,
  calendar: Calendar,
): readonly MonthProblem[] => {
  const field = `date-${kit}` as const;
  const { date } = plan.parts[kit];
  if (!isWithin(date, plan)) return [{ field, type: 'outside' }];
  const isOff = !calendar.isWorkingDay(date) && date !== before?.parts[kit].date;
  return isOff ? [{ field, type: 'day-off' }] : [];
};

/** Where people are at their desks and nobody is overrun by the first mail of the day. */
const SENT_AT = asLocalTime('10:00');

/** When a text of the month is sent, as long as that is to come. */
export const whenOn = (date: LocalDate, now: Instant): When => {
  const at = instantAt(date, SENT_AT, TOKYO);
  return at > now ? { type: 'at', at } : { type: 'now' };
};

/** One line of the plan as it stands. */
export type PlanLine = {
  readonly kit: KitId;
  /** Counted from the month's first day: the first week is 1. Absent where somebody moved it out of the month. */
  readonly week?: number;
  readonly date: LocalDate;
  readonly theme: string;
  /** What was written for it; absent as long as nothing was, or it was thrown away. */
  readonly campaign?: Campaign;
};

/**
 * What was written tells the truth of itself: its own title and day, even where the plan said others. `campaigns`: without
 * those that were thrown away.
 */
export const planLines = (month: CampaignMonth, campaigns: readonly Campaign[]): readonly PlanLine[] =>
  partsInOrder(month)
    .map(({ kit, date, theme }) => {
      const id = partId({ month: month.id, kit });
      const campaign = campaigns.find((each) => each.id === id);
      const day = campaign?.when.type === 'at' ? dateIn(campaign.when.at, TOKYO) : date;
      return {
        ...{ kit, date: day, theme: campaign?.content.title ?? theme },
        ...(isWithin(day, month) && { week: Math.ceil(daysOf({ first: month.first, last: day }) / 7) }),
        ...(campaign && { campaign }),
      };
    })
    .toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));

/** The next one that nobody has begun; one whose day has passed only when no other is left. */
export const nextToWrite = (lines: readonly PlanLine[], today: LocalDate): PlanLine | undefined => {
  const open = lines.filter(({ campaign }) => campaign === undefined);
  return open.find(({ date }) => date >= today) ?? open[0];
};

/** Whether somebody could get more of them in one week than a week has room for. */
export const isCrowded = (lines: readonly PlanLine[]): boolean => {
  const { perWeek = lines.length } = budgetRules.campaign;
  return [...Map.groupBy(lines, ({ date }) => weekOf(date)).values()].some(({ length }) => length > perWeek);
};
