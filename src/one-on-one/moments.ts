import type { Person, PersonId } from '../people/model.ts';
import { ownCalendar, restsUntil } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asLocalTime,
  dateIn,
  earlierOf,
  type Instant,
  instantAt,
  type LocalDate,
  type LocalTime,
  plusDays,
  timeIn,
} from '../time/instant.ts';
import { endOf, LONGEST_GAP_DAYS, windowOf } from './dates.ts';
import type { Diary, Fixed, Pair } from './model.ts';

/** Everything that time-driven changes look at. `calendar`: of the organisation. */
export type DiaryScene = {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly manager: Person;
  readonly staff: ReadonlyMap<PersonId, Person>;
};

/** When a day's work on 1on1s begins, and when both hear of the next day's. */
export const MORNING = asLocalTime('09:00');
export const EVE = asLocalTime('15:00');
export const DIGEST = asLocalTime('17:00');
const GAP = asLocalTime('10:00');

/** Until then both can say how it was. */
const UNKNOWN_AFTER = 5;

/** So many working days somebody has to choose a time. */
const ANSWER_DAYS = 3;

/** A time is looked for from so many days before its window begins. */
export const LAID_OUT_BEFORE_DAYS = 28;

/** The `count`th day of work after a day. */
export const workingDayAfter = (day: LocalDate, count: number, calendar: Calendar): LocalDate => {
  let found = day;
  for (let i = 0; i < count; i += 1) found = calendar.nextWorkingDay(found);
  return found;
};

/** That day, or the next one of work. */
export const workingDayFrom = (day: LocalDate, calendar: Calendar): LocalDate =>
  calendar.nextWorkingDay(plusDays(day, -1));

/** The first such time of somebody's working days that lies ahead. */
export const nextAt = (time: LocalTime, now: Instant, person: Person, calendar: Calendar): Instant => {
  const own = ownCalendar(calendar, person);
  const today = dateIn(now, person.zone);
  const first = instantAt(workingDayFrom(today, own), time, person.zone);
  return first > now ? first : instantAt(own.nextWorkingDay(today), time, person.zone);
};

/** From then on nobody is asked any more how it was. */
export const unknownAt = (meeting: Fixed, { manager, calendar }: DiaryScene): Instant => {
  const end = endOf(meeting);
  const day = workingDayAfter(dateIn(end, manager.zone), UNKNOWN_AFTER, ownCalendar(calendar, manager));
  return instantAt(day, timeIn(end, manager.zone), manager.zone);
};

/** Until when somebody may choose: never after both hear of the first of these times. */
export const answerUntil = (offers: readonly Instant[], staff: Person, { now, calendar }: DiaryScene): Instant => {
  const own = ownCalendar(calendar, staff);
  const third = instantAt(workingDayAfter(dateIn(now, staff.zone), ANSWER_DAYS, own), EVE, staff.zone);
  return offers.map((from) => eveOf(from, staff, calendar)).reduce(earlierOf, third);
};

/** Three in the afternoon of somebody's working day before a 1on1. */
export const eveOf = (from: Instant, { zone, ...person }: Person, calendar: Calendar): Instant =>
  instantAt(ownCalendar(calendar, person).previousWorkingDay(dateIn(from, zone)), EVE, zone);

/** The first day on which somebody may be met, who has this and the next working day to answer in. */
export const earliestFor = (staff: Person, { now, calendar }: DiaryScene): LocalDate => {
  const own = ownCalendar(calendar, staff);
  return own.nextWorkingDay(own.nextWorkingDay(dateIn(now, staff.zone)));
};

/** Whoever hears nothing of 1on1s, or of anything for a while, cannot choose: then nobody chooses for them. */
export const canBeAsked = (staff: Person, now: Instant): boolean =>
  !staff.preferences.optOuts.includes('one-on-one') && restsUntil(now, staff) === undefined;

export const windowFor = (pair: Pair, staff: Person, scene: DiaryScene) => windowOf(pair, earliestFor(staff, scene));

/** From when on a time is looked for. */
export const laidOutFrom = (pair: Pair, staff: Person, scene: DiaryScene): Instant => {
  const { manager, calendar } = scene;
  const day = plusDays(windowFor(pair, staff, scene).first, -LAID_OUT_BEFORE_DAYS);
  return instantAt(workingDayFrom(day, ownCalendar(calendar, manager)), MORNING, manager.zone);
};

/** The day from which the gap counts. */
export const gapSince = ({ lastHeld, started }: Pair): LocalDate | undefined =>
  lastHeld === undefined || (started !== undefined && lastHeld < started) ? started : lastHeld;

/**
 * When both are told that six weeks have passed. Pairs that began together would all be told on one day: each has a
 * working day of its own.
 */
export const gapAt = (pair: Pair, { pairs }: Pick<Diary, 'pairs'>, scene: DiaryScene): Instant | undefined => {
  const { manager, calendar } = scene;
  const since = gapSince(pair);
  if (since === undefined) return undefined;
  const before = pairs.filter((each) => !each.gone && gapSince(each) === since && each.staff < pair.staff).length;
  const own = ownCalendar(calendar, manager);
  const day = workingDayAfter(workingDayFrom(plusDays(since, LONGEST_GAP_DAYS), own), before, own);
  return instantAt(day, GAP, manager.zone);
};
