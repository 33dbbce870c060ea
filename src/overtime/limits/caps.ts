import type { LocalDate } from '../../time/instant.ts';
import { type CalendarMonth, lastDay, monthsFrom, plusMonths, yearEnd, yearStart } from '../fiscal.ts';
import type { Regime } from '../model.ts';
import { type CapKind, type CapRule, type CapsSettings, LONG_MONTH, rulesOf } from './caps-settings.ts';
import { byName, countedIn, type MonthHours, windowsTo } from './months.ts';

/** How much of a limit is used, in per cent: the highest of these that is reached. */
export const levels = [0, 80, 95, 100] as const;
export type Level = (typeof levels)[number];

/**
 * `reached`: exactly at a limit that is itself still allowed. `passed`: over it, as 特例業務 may be. `breached`: over it,
 * or at one that has to stay below.
 */
export type CapState = 'within' | 'reached' | 'passed' | 'breached';

/** How one limit stands at the end of a month. */
export type CapUse = CapRule & {
  /** The first and last month of the period. Of a year, `to` is the month asked for: nothing later is counted. */
  readonly from: CalendarMonth;
  readonly to: CalendarMonth;
  /** Months over which an average is taken; 1 for every other limit. */
  readonly window: number;
  /** In minutes; months for 'long-months'. Of an average the sum of its months, and so is `limit`: nothing is rounded. */
  readonly used: number;
  /** What may still be added without a breach. */
  readonly left: number;
  readonly level: Level;
  readonly state: CapState;
  /** Months of the period of which nothing is known: `used` is without them. */
  readonly unknown: readonly CalendarMonth[];
};

export type MonthStanding = {
  readonly month: CalendarMonth;
  readonly regime: Regime;
  readonly special: boolean;
  /** Every limit that holds in the month; averages by their length. */
  readonly uses: readonly CapUse[];
  /** Months that averages would reach back to, of which nothing is known: no window with one of them is listed. */
  readonly averagesWithout: readonly CalendarMonth[];
  /** 特例業務 passed a limit: the day by which its causes are to be reviewed (整理・分析・検証). */
  readonly reviewBy?: LocalDate;
};

/** How every limit of a month stands. Undefined when nothing is known of the month. */
export const standingIn = (
  month: CalendarMonth,
  months: readonly MonthHours[],
  settings: CapsSettings,
): MonthStanding | undefined => {
  const known = byName(months);
  const asked = known.get(month);
  if (asked === undefined) return undefined;
  const scene: Scene = { asked, known, settings };
  const rules = rulesIn(scene);
  const uses = rules.flatMap((rule) => eachStanding(rule, scene));
  const averaged = rules.some(({ cap }) => cap === 'average');
  return {
    month,
    regime: asked.regime,
    special: asked.special,
    uses,
    averagesWithout: averaged ? windowsTo(month, known, settings).unknown : [],
    ...(uses.some(({ state }) => state === 'passed') ? { reviewBy: reviewBy(month, settings) } : {}),
  };
};

/** The last day on which a review of a month's 特例業務 is in time. */
export const reviewBy = (month: CalendarMonth, settings: CapsSettings): LocalDate => {
  const from = settings.reviewFrom === 'year' ? yearEnd(month, settings.year) : month;
  return lastDay(plusMonths(from, settings.reviewWithinMonths));
};

type Scene = {
  readonly asked: MonthHours;
  readonly known: ReadonlyMap<CalendarMonth, MonthHours>;
  readonly settings: CapsSettings;
};

/** A year under both 自律 and 他律 has a limit of its own (規則15-14 第16条の2の2 第1項第1号ロ). */
const rulesIn = (scene: Scene): readonly CapRule[] => {
  const { asked, settings } = scene;
  const rules = rulesOf(asked.regime, settings);
  if (!movedIn(scene)) return rules;
  const moved = rules.map((rule) => (rule.cap === 'year' ? { ...rule, limit: settings.movedYearLimit } : rule));
  const kept = asked.regime === 'jiritsu' && settings.movedKeepsCaps;
  return kept ? [...moved, ...rulesOf('taritsu', settings).filter(({ cap }) => goesOn(cap))] : moved;
};

const goesOn = (cap: CapKind): boolean => cap === 'average' || cap === 'long-months';

/** The year has had the other of the two regimes of the civil service before. */
const movedIn = (scene: Scene): boolean => {
  const { regime } = scene.asked;
  return yearTo(scene).some((each) => each.regime !== regime);
};

/** The months of the year that are known, up to the one asked for; of a year under two laws those under its own. */
const yearTo = ({ asked, known, settings }: Scene): readonly MonthHours[] =>
  monthsFrom(yearStart(asked.month, settings.year), asked.month).flatMap((name) => {
    const each = known.get(name);
    return each !== undefined && isPrivate(each) === isPrivate(asked) ? [each] : [];
  });

/** Under 労働基準法, not under 人事院規則. */
const isPrivate = ({ regime }: MonthHours): boolean => regime === 'kyotei36';

const eachStanding = (rule: CapRule, scene: Scene): readonly CapUse[] => {
  const { asked, known, settings } = scene;
  const year = { from: yearStart(asked.month, settings.year), to: asked.month, window: 1, ...unknownOfYear(scene) };
  switch (rule.cap) {
    case 'month':
      return [howItStands(rule, { from: asked.month, to: asked.month, window: 1, unknown: [] }, [asked], scene)];
    case 'year':
      return [howItStands(rule, year, yearTo(scene), scene)];
    case 'long-months':
      return [howItStands(rule, year, sameTerms(yearTo(scene), scene), scene)];
    case 'average':
      return windowsTo(asked.month, known, settings).windows.map((window) => {
        const from = window[0]?.month ?? asked.month;
        const span = { from, to: asked.month, window: window.length, unknown: [] };
        return howItStands({ ...rule, limit: rule.limit * window.length }, span, window, scene);
      });
    default:
      return rule.cap satisfies never;
  }
};

const sameTerms = (months: readonly MonthHours[], { asked, settings }: Scene): readonly MonthHours[] =>
  months.filter(({ regime }) => settings.movedCountsBefore || regime === asked.regime);

const unknownOfYear = ({ asked, known, settings }: Scene): Pick<CapUse, 'unknown'> => ({
  unknown: monthsFrom(yearStart(asked.month, settings.year), asked.month).filter((name) => !known.has(name)),
});

type Span = Pick<CapUse, 'from' | 'to' | 'window' | 'unknown'>;

const howItStands = (rule: CapRule, span: Span, months: readonly MonthHours[], { settings }: Scene): CapUse => {
  const used = amount(rule, months);
  // What is not 特例業務 has to keep the limit by itself.
  const mayPass = settings.specialMayPass.includes(rule.cap);
  const ordinary = amount(
    rule,
    months.filter((each) => !(mayPass && each.special && !isPrivate(each))),
  );
  return {
    ...rule,
    ...span,
    used,
    left: Math.max(0, (rule.inclusive ? rule.limit : rule.limit - 1) - used),
    level: levelOf(used, rule.limit),
    state: isOver(used, rule)
      ? isOver(ordinary, rule)
        ? 'breached'
        : 'passed'
      : used === rule.limit
        ? 'reached'
        : 'within',
  };
};

const amount = (rule: CapRule, months: readonly MonthHours[]): number => {
  const counted = months.map((each) => countedIn(each, rule.counts));
  return rule.cap === 'long-months'
    ? counted.filter((minutes) => minutes > LONG_MONTH).length
    : counted.reduce((sum, minutes) => sum + minutes, 0);
};

const isOver = (used: number, { limit, inclusive }: CapRule): boolean => (inclusive ? used > limit : used >= limit);

/** In whole numbers: 80 % of six months is the fifth month. */
const levelOf = (used: number, limit: number): Level => levels.findLast((level) => used * 100 >= limit * level) ?? 0;
