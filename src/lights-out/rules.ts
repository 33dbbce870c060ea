import { QUIET_FROM, QUIET_UNTIL } from '../delivery/rules.ts';
import { asDayMinute, LATEST, type OvertimeDay, type Span } from '../overtime/model.ts';
import { endOf } from '../overtime/rules.ts';
import { DAY, minuteOfTime } from '../overtime/span.ts';
import type { Person, UnitId } from '../people/model.ts';
import { ownCalendar, restsUntil } from '../people/rest.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  dateIn,
  daysBetween,
  type Instant,
  instantAt,
  type LocalDate,
  MINUTE_MS,
  timeIn,
} from '../time/instant.ts';
import { EIGHT, type Evening, HALF_PAST_SEVEN, type Leaving, type Mode, type Slot, type UnitMode } from './model.ts';

/** All that somebody has told of one evening: the day's overtime, and their own words. */
export type Told = { readonly overtime?: OvertimeDay; readonly evening?: Evening };

/** Until when somebody means to be there; without an end, later than 20:00. */
export type Staying = {
  readonly by: 'overtime' | 'plan';
  readonly until?: Span['until'];
  readonly at: readonly Slot[];
};

type Hours = Pick<Person, 'hours'>;

/**
 * What the last thing said comes to: a declaration outdoes a plan made before it, and a plan the declaration before it.
 * Undefined where somebody leaves before half past seven, has said that they go, or has said nothing.
 */
export const stayingOf = ({ overtime, evening }: Told, { hours }: Hours): Staying | undefined => {
  const declared = overtime?.plan?.withdrawn ? undefined : overtime?.plan;
  const until = declared && endOf(declared.spans);
  const isLate = declared !== undefined && until !== undefined && until > minuteOfTime(hours.end);
  const spoken = evening && (evening.leaves !== undefined || evening.ends !== undefined) ? evening : undefined;
  if (isLate && (!spoken || declared.order > spoken.order)) return byOvertime(declared.spans, until);
  if (!spoken || spoken.ends !== undefined) return undefined;
  if (spoken.leaves === 'later' && isLate && until > EIGHT) return byOvertime(declared.spans, until);
  return byPlan(spoken.leaves);
};

const byOvertime = (spans: readonly Span[], until: Span['until']): Staying => {
  const isOn = spans.some(({ from, until: end }) => from <= EIGHT && end > EIGHT);
  const isNear = spans.some(({ from, until: end }) => from <= HALF_PAST_SEVEN && end >= HALF_PAST_SEVEN);
  return { by: 'overtime', until, at: isOn ? ['20:00'] : isNear ? ['19:30'] : [] };
};

const byPlan = (leaves: Leaving | undefined): Staying | undefined => {
  switch (leaves) {
    case undefined:
    case 'regular':
    case 'seven':
      return undefined;
    case 'eight':
      return { by: 'plan', until: EIGHT, at: ['19:30'] };
    case 'later':
      return { by: 'plan', at: ['19:30'] };
    default:
      return leaves satisfies never;
  }
};

/**
 * At which of the two moments somebody is spoken to, if at all: at 20:00 only who declared overtime past it, else at
 * 19:30 who means to be there then. Never while their regular hours still run.
 */
export const slotOf = (told: Told, { hours }: Hours): Slot | undefined => {
  const [slot] = stayingOf(told, { hours })?.at ?? [];
  return slot !== undefined && hours.end <= slot ? slot : undefined;
};

/** Whether nobody knows anything of this evening: such a person hears of 19:30 only where everybody does. */
export const isSilent = ({ overtime, evening }: Told): boolean => {
  const declared = overtime?.plan !== undefined && !overtime.plan.withdrawn;
  return !declared && overtime?.actual === undefined && evening?.leaves === undefined && evening?.ends === undefined;
};

export const momentOf = (slot: Slot, day: LocalDate, { zone }: Pick<Person, 'zone'>): Instant =>
  instantAt(day, asLocalTime(slot), zone);

/** Nothing of it is said from here on: the quiet hours begin. */
export const endOfEvening = (day: LocalDate, { zone }: Pick<Person, 'zone'>): Instant =>
  instantAt(day, QUIET_FROM, zone);

/** Whether the quiet hours around `day` are on where the person is: before its morning, or after its evening. */
export const isQuiet = (now: Instant, day: LocalDate, person: Pick<Person, 'zone'>): boolean =>
  dateIn(now, person.zone) !== day || timeIn(now, person.zone) < QUIET_UNTIL || now >= endOfEvening(day, person);

/** Whether somebody may have gone by now: what was to be said at 19:30 is not said after the end they gave. */
export const mayBeGone = ({ until }: Pick<Staying, 'until'>, minute: Span['until']): boolean =>
  until !== undefined && minute >= EIGHT && minute >= until;

/** The day to which an evening belongs that has gone past midnight: it ends where no overtime goes on (`LATEST`). */
export const eveningOf = (now: Instant, { zone }: Pick<Person, 'zone'>): LocalDate =>
  dateIn(asInstant(now - (LATEST - DAY) * MINUTE_MS), zone);

/** The minute of `day` that a clock where the person is shows; past midnight it goes on. */
export const minuteIn = (now: Instant, day: LocalDate, { zone }: Pick<Person, 'zone'>): Span['until'] => {
  return asDayMinute(minuteOfTime(timeIn(now, zone)) + daysBetween(day, dateIn(now, zone)) * DAY);
};

/** Every text has its turn, by the day alone: the same for everybody, and another one tomorrow. */
export const turnOf = <T>(day: LocalDate, texts: readonly [T, ...T[]]): T =>
  texts[(Date.parse(day) / DAY_MS) % texts.length] ?? texts[0];

/** Of any unit the nearest setting on the way up; without one it is narrow. */
export const modesIn = (
  tree: UnitTree,
  modes: readonly Pick<UnitMode, 'unit' | 'mode'>[],
): ((unit: UnitId) => Mode) => {
  const known = new Map(modes.map(({ unit, mode }) => [unit, mode]));
  return (unit) => {
    const way = tree.pathUp(unit);
    const mode = way.map(({ id }) => known.get(id)).find((set) => set !== undefined) ?? 'narrow';
    known.set(unit, mode);
    return mode;
  };
};

/** Whether somebody works on a day, and neither rests from messages nor has stopped these. */
export const mayHear = (
  person: Pick<Person, 'freeDay' | 'preferences' | 'zone'>,
  day: LocalDate,
  calendar: Calendar,
  now: Instant,
): boolean =>
  !person.preferences.optOuts.includes('lights-out') &&
  restsUntil(now, person) === undefined &&
  ownCalendar(calendar, person).isWorkingDay(day);
