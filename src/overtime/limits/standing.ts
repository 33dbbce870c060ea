import type { Person, UnitId } from '../../people/model.ts';
import { isLocalDate, type LocalDate } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, plusMonths, type YearKind } from '../fiscal.ts';
import { asMinutes, type OvertimeDay, type OvertimeMonth, type PersonMonths } from '../model.ts';
import { movedUpTo, swapsIn } from '../moved.ts';
import { countedWork } from '../rules.ts';
import type { Scene } from '../scene.ts';
import { countDays, type DayHours, type Swap, type WorkedDay, type WorkPattern } from './accounting.ts';
import { type CapUse, type MonthStanding, standingIn } from './caps.ts';
import { termsOf } from './caps-book.ts';
import { hasCaps } from './caps-settings.ts';
import { type MonthHours, type MonthTerms, monthsOf, type Sum, sumOf } from './months.ts';

/** A correction of months ago may reach back a year, and touch the averages of the five months after it. */
export const LONGEST_REACH = 16;

/** How somebody stands at the end of a month, by all that is declared and recorded in it. */
export type Standing = {
  readonly total: Sum;
  /** Undefined where no limits are reckoned for this person. */
  readonly caps: MonthStanding | undefined;
  readonly year: YearKind;
};

/** What may be left out of a day, or put in place of what it holds. */
export type Reckoning = {
  /** A declaration in place of what stands on its day. */
  readonly instead?: WorkedDay;
  /** Which of the days count; all unless given. */
  readonly counts?: (day: LocalDate, each: OvertimeDay) => boolean;
};

/** What was worked by the morning of a day: what is on record, and the plans of days before it that stand uncorrected. */
export const workedBy =
  (today: LocalDate): NonNullable<Reckoning['counts']> =>
  (day, { actual }) =>
    day < today || actual !== undefined;

export const standingOf = (person: Person, months: PersonMonths, scene: Scene, reckoning: Reckoning = {}): Standing => {
  const { hours } = hoursOf(person, months, scene, reckoning);
  const last = hours.at(-1);
  return {
    total: { overtime: last?.overtime ?? NONE, holidayWork: last?.holidayWork ?? NONE },
    caps: capsOf(person, months.month.month, hours, scene),
    year: scene.book.settings.year,
  };
};

/** Of a month whose earlier ones were not read: its own limit is all that there is to say. */
export const standingAlone = (person: Person, month: OvertimeMonth, scene: Scene): Standing => {
  const { caps, ...standing } = standingOf(person, { month, earlier: [] }, scene);
  return { ...standing, caps: caps && { ...caps, uses: caps.uses.filter(({ cap }) => cap === 'month') } };
};

/** How the limits stand at the end of the last of these months. */
export const capsOf = (
  person: Person,
  month: CalendarMonth,
  hours: readonly MonthHours[],
  { book: { settings }, withoutLimits }: Scene,
): MonthStanding | undefined =>
  !withoutLimits && hasCaps(isManager(person), settings) ? standingIn(month, hours, settings) : undefined;

/** Whoever heads a unit stands for 管理職 with 俸給の特別調整額: nothing else in the directory tells. */
export const isManager = ({ manages }: Pick<Person, 'manages'>): boolean => manages.length > 0;

/** Totals of every known month up to the last, computed from their days, and those days. */
export const hoursOf = (
  person: Person,
  { month, earlier }: PersonMonths,
  scene: Scene,
  { instead, counts = () => true }: Reckoning = {},
): { readonly days: readonly DayHours[]; readonly hours: readonly MonthHours[] } => {
  const { settings, since } = scene.book;
  const rows = [...earlier, month];
  const termsIn = termsBy(person, rows, scene);
  const declared = rows.flatMap(({ days }) => countedDays(days, counts, instead));
  const patternOn = patternsOf(person, termsIn, swapsIn(rows), scene);
  const days = countDays(instead ? [...declared, instead] : declared, patternOn, settings);
  return {
    days,
    hours: monthsOf(days, { since: knownSince(person, month.month, since), until: month.month }, termsIn),
  };
};

/** The latest of what hours can be known from: nothing before Akari, nothing before the person came, no row that is read. */
const knownSince = ({ joinedOn }: Person, month: CalendarMonth, since: CalendarMonth): CalendarMonth => {
  const beginnings = [plusMonths(month, -LONGEST_REACH), since, ...(joinedOn === undefined ? [] : [monthOf(joinedOn)])];
  return (
    beginnings
      .filter((each) => each <= month)
      .toSorted()
      .at(-1) ?? month
  );
};

const NONE = asMinutes(0);

const countedDays = (
  days: OvertimeMonth['days'],
  counts: NonNullable<Reckoning['counts']>,
  instead: WorkedDay | undefined,
): readonly WorkedDay[] =>
  Object.entries(days).flatMap(([day, each]) =>
    isLocalDate(day) && day !== instead?.day && counts(day, each) ? [workedDay(day, each)] : [],
  );

/**
 * A month's total alone. `before`: those before it, whose last evening may reach into it, and whose 振替 may have made a
 * day of it free.
 */
export const totalOf = (person: Person, month: OvertimeMonth, before: readonly OvertimeMonth[], scene: Scene): Sum => {
  const rows = [...before, month];
  const declared = rows.flatMap(({ days }) => countedDays(days, () => true, undefined));
  const days = countDays(
    declared,
    patternsOf(person, termsBy(person, rows, scene), swapsIn(rows), scene),
    scene.book.settings,
  );
  return sumOf(days.filter(({ day }) => monthOf(day) === month.month));
};

/** How somebody works on each day: as the directory says, under what holds for them in its month. */
export const patternsOf = (
  { hours, freeDay }: Person,
  termsIn: (month: CalendarMonth) => MonthTerms,
  swaps: readonly Swap[],
  { calendar }: Scene,
): ((day: LocalDate) => WorkPattern) => {
  const known = new Map<CalendarMonth, WorkPattern>();
  return (day) => {
    const month = monthOf(day);
    const pattern = known.get(month) ?? {
      ...{ regime: termsIn(month).regime, hours, calendar, swaps },
      ...(freeDay !== undefined && { freeDay }),
    };
    known.set(month, pattern);
    return pattern;
  };
};

/** What counts of a day: its spans, less the break in them and the hours that are regular by 振替. */
export const workedDay = (day: LocalDate, each: OvertimeDay): WorkedDay => ({
  ...{ day, moved: movedUpTo(each) },
  ...countedWork(each),
});

/** Where nothing was declared in a month, the person is taken to have been where they were in the next that has something. */
export const termsBy = (
  person: Person,
  rows: readonly OvertimeMonth[],
  { tree, book }: Scene,
): ((month: CalendarMonth) => MonthTerms) => {
  const units = new Set<UnitId>([person.unit, ...rows.map(({ unit }) => unit)]);
  const above = new Set([...units].flatMap((unit) => tree.pathUp(unit).map(({ id }) => id)));
  const terms = book.terms.filter(({ of }) => (of.type === 'person' ? of.id === person.id : above.has(of.id)));
  const unitIn = (name: CalendarMonth): UnitId => rows.find(({ month }) => month >= name)?.unit ?? person.unit;
  return (name) => termsOf({ terms }, person, unitIn(name), name, tree);
};

/** Of all averages the fullest alone: the others leave more. */
export const usesShown = ({ uses }: MonthStanding): readonly CapUse[] => {
  const averages = uses.filter(({ cap }) => cap === 'average');
  const fullest = averages.toSorted((a, b) => b.used * a.limit - a.used * b.limit)[0];
  return uses.filter((use) => use.cap !== 'average' || use === fullest);
};
