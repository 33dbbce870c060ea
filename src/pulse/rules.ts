import type { Person, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asLocalTime,
  asWeekId,
  dayOfWeek,
  type Instant,
  instantAt,
  type LocalDate,
  plusDays,
  plusWeeks,
  type WeekId,
  type Zone,
} from '../time/instant.ts';
import type { Cadence, Plan, Programme, Round, Schedule } from './model.ts';

/** Inside any core time: facts of the rotation, 13 weeks, three taps. */
export const ASK_AT = asLocalTime('15:00');
export const REMIND_AT = asLocalTime('10:00');
export const CLOSE_AT = asLocalTime('17:00');

/** A week with fewer working days is skipped. */
export const MIN_WORKING_DAYS = 3;

const THURSDAY = 4;
const FRIDAY = 5;

/**
 * Thursday, the next working day, Friday. Where Thursday is off the last working day before it asks (else the first
 * after it); where Friday is off, the round closes with the day of its reminder. Undefined for a week to be skipped.
 */
export const scheduleOf = (week: WeekId, calendar: Calendar): Schedule | undefined => {
  if (calendar.workingDaysIn(week) < MIN_WORKING_DAYS) return undefined;
  const askOn = askDayOf(week, calendar);
  const remindOn = calendar.nextWorkingDay(askOn);
  const friday = dayOfWeek(week, FRIDAY);
  const closeOn = calendar.isWorkingDay(friday) && friday > askOn ? friday : remindOn;
  return { week, askOn, remindOn, closeOn };
};

const askDayOf = (week: WeekId, calendar: Calendar): LocalDate => {
  const thursday = dayOfWeek(week, THURSDAY);
  if (calendar.isWorkingDay(thursday)) return thursday;
  const before = calendar.previousWorkingDay(thursday);
  return before >= dayOfWeek(week, 1) ? before : calendar.nextWorkingDay(thursday);
};

export const asksAt = (schedule: Schedule, zone: Zone): Instant => instantAt(schedule.askOn, ASK_AT, zone);
export const remindsAt = (schedule: Schedule, zone: Zone): Instant => instantAt(schedule.remindOn, REMIND_AT, zone);
/** The moment after which a person in `zone` can no longer answer. */
export const closesFor = (schedule: Schedule, zone: Zone): Instant => instantAt(schedule.closeOn, CLOSE_AT, zone);

/** By whose clock a round runs for a person: their own, or, when they moved since it opened, the last to close. */
export const zoneIn = (round: Round, zone: Zone): Zone =>
  round.zones.includes(zone)
    ? zone
    : (round.zones.toSorted((a, b) => closesFor(round, b) - closesFor(round, a))[0] ?? zone);

/** The first week from `from` on that is not skipped. */
export const firstAskableWeek = (from: WeekId, calendar: Calendar): Schedule => {
  let week = from;
  for (;;) {
    const schedule = scheduleOf(week, calendar);
    if (schedule) return schedule;
    week = plusWeeks(week, 1);
  }
};

/** The schedule so many askable weeks after this one. */
export const askableAfter = (schedule: Schedule, weeks: number, calendar: Calendar): Schedule =>
  weeks === 0 ? schedule : askableAfter(firstAskableWeek(plusWeeks(schedule.week, 1), calendar), weeks - 1, calendar);

/** The first round whose asking, in `zone`, lies after `now`. */
export const nextSchedule = (now: Instant, week: WeekId, zone: Zone, calendar: Calendar): Schedule => {
  const schedule = firstAskableWeek(week, calendar);
  return asksAt(schedule, zone) > now ? schedule : firstAskableWeek(plusWeeks(schedule.week, 1), calendar);
};

/** Until a promoter decides: every week, as long as anybody can remember. */
const EVERY_WEEK: Plan = { running: true, cadence: 'weekly', anchor: asWeekId('2000-W01') };

/** The plan that holds for a unit: its own, the nearest above it, or the one everybody starts with. */
export const planFor = (unit: UnitId, programme: Programme, tree: UnitTree): Plan | undefined => {
  const path = tree.pathUp(unit);
  if (path.length === 0) return undefined;
  return path.map(({ id }) => programme.plans[id]).find((plan) => plan !== undefined) ?? EVERY_WEEK;
};

/** Whether a plan asks in this week. Skipped weeks do not count: an "every second week" is every second askable one. */
export const isDue = (plan: Plan, week: WeekId, calendar: Calendar): boolean => {
  if (!plan.running || week < plan.anchor) return false;
  if (week === plan.anchor) return true;
  return week >= (plan.since ?? plan.anchor) && onCadence(plan.cadence, plan.anchor, week, calendar);
};

const onCadence = (cadence: Cadence, anchor: WeekId, week: WeekId, calendar: Calendar): boolean => {
  switch (cadence) {
    case 'weekly':
      return true;
    case 'fortnightly':
      return askableWeeksBetween(anchor, week, calendar) % 2 === 0;
    case 'monthly':
      return isFirstOfItsMonth(week, calendar) && monthOf(week, calendar) > monthOf(anchor, calendar);
    default:
      return cadence satisfies never;
  }
};

/** How many rounds after `from` the week `to` is, when every askable week had one. */
const askableWeeksBetween = (from: WeekId, to: WeekId, calendar: Calendar): number => {
  let count = 0;
  for (let week = plusWeeks(from, 1); week <= to; week = plusWeeks(week, 1)) if (scheduleOf(week, calendar)) count += 1;
  return count;
};

const isFirstOfItsMonth = (week: WeekId, calendar: Calendar): boolean => {
  let before = plusWeeks(week, -1);
  while (!scheduleOf(before, calendar)) before = plusWeeks(before, -1);
  return monthOf(before, calendar) < monthOf(week, calendar);
};

const monthOf = (week: WeekId, calendar: Calendar): string =>
  (scheduleOf(week, calendar)?.askOn ?? dayOfWeek(week, THURSDAY)).slice(0, 7);

/** Who joined after this day has not been asked under the plan before `week`. */
export const newcomersAfter = (plan: Plan, week: WeekId, calendar: Calendar): LocalDate => {
  const before = previousDueWeek(plan, week, calendar);
  const asked = before === undefined ? undefined : scheduleOf(before, calendar)?.askOn;
  return asked ?? plusDays(dayOfWeek(week, 1), -1);
};

/** A newcomer's first round explains and asks one question only. */
export const isNewcomer = (person: Person, after: LocalDate): boolean =>
  person.joinedOn !== undefined && person.joinedOn > after;

/** Far enough for a monthly plan around the new year. */
const LOOK_BACK_WEEKS = 12;

const previousDueWeek = (plan: Plan, week: WeekId, calendar: Calendar): WeekId | undefined => {
  for (let back = 1; back <= LOOK_BACK_WEEKS; back += 1) {
    const candidate = plusWeeks(week, -back);
    if (scheduleOf(candidate, calendar) && isDue(plan, candidate, calendar)) return candidate;
  }
  return undefined;
};

/** The latest week up to `week` in which a plan asked: from here its next cadence counts. */
export const lastDueWeek = (plan: Plan, week: WeekId, calendar: Calendar): WeekId | undefined =>
  scheduleOf(week, calendar) && isDue(plan, week, calendar) ? week : previousDueWeek(plan, week, calendar);

/** The next week, from `from` on, in which a plan asks; it looks a quarter ahead. */
export const nextDue = (plan: Plan, from: Schedule, calendar: Calendar): Schedule | undefined => {
  let schedule = from;
  for (let i = 0; i <= LOOK_BACK_WEEKS; i += 1) {
    if (isDue(plan, schedule.week, calendar)) return schedule;
    schedule = firstAskableWeek(plusWeeks(schedule.week, 1), calendar);
  }
  return undefined;
};
