import type { OrgId, Person, PersonId } from '../people/model.ts';
import type { Calendar } from '../time/calendar.ts';
import { asInstant, asLocalTime, DAY_MS, dateIn, type Instant, instantAt, type LocalDate, plusDays, TOKYO } from '../time/instant.ts';
import { endOf, lengthOf, windowOf } from './dates.ts';
import type { Pair, Side } from './model.ts';
import type { TimesView } from './pair-view.ts';
import { type Interval, type Intervals, normalised, subtraction } from './plan/intervals.ts';
import { offersOf } from './plan/offers.ts';
import { freeSlots, isFree, type SideTime } from './plan/slots.ts';
import { GRID_MS } from './plan/windows.ts';
import type { Busy, Calendars } from './ports.ts';
import { fixedIn } from './rules.ts';
import { managerIn, type Seen, staffIn } from './seen.ts';

/** What both people's time is taken by, and whose calendar could not be asked. */
type Times = { readonly staff: SideTime; readonly manager: SideTime; readonly unchecked: readonly Side[] };

type FindDeps = { readonly calendars: Pick<Calendars, 'busy'> };

/** So many days are looked through for the time of a tap. */
const LOOKED_THROUGH_DAYS = 14;

/** Nothing further ahead is chosen: nobody knows their days then. */
const FURTHEST_DAYS = 183;

/**
 * Three free times for the coming 1on1: of one that has a time, from its day on; else around when it is to be. `after`:
 * those on later days than that.
 */
export const findTimes = async (
  seen: Seen,
  calendar: Calendar,
  now: Instant,
  deps: FindDeps,
  after?: Instant,
): Promise<TimesView> => {
  const { pair } = seen;
  const { zone } = staffIn(seen);
  const today = dateIn(now, zone);
  const { first, last } = daysFor(pair, today, zone, after);
  if (first > plusDays(today, FURTHEST_DAYS)) return { offers: [], unchecked: [], isLater: true };
  const times = await timesOf(seen, { from: dayStart(first), until: dayStart(plusDays(last, 2)) }, deps);
  const { prefers } = pair;
  const taste = { minutes: lengthOf(pair), ...(prefers !== undefined && { prefers }) };
  const wish = { ...taste, first, last, notBefore: now };
  const { state } = pair.meeting;
  const slots = freeSlots(times.staff, times.manager, wish, calendar).filter(
    (from) => state.type !== 'fixed' || from !== state.from,
  );
  return {
    ...{ offers: offersOf(slots, zone, taste).toSorted((a, b) => a - b), unchecked: times.unchecked },
    ...(after !== undefined && { isLater: true }),
  };
};

const daysFor = (
  pair: Pair,
  today: LocalDate,
  zone: Person['zone'],
  after: Instant | undefined,
): { readonly first: LocalDate; readonly last: LocalDate } => {
  const tomorrow = plusDays(today, 1);
  const { state } = pair.meeting;
  if (after !== undefined) return stretchFrom(plusDays(dateIn(after, zone), 1), tomorrow);
  if (state.type === 'fixed') return stretchFrom(dateIn(state.from, zone), tomorrow);
  return windowOf(pair, tomorrow);
};

const stretchFrom = (a: LocalDate, b: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } => {
  const first = a > b ? a : b;
  return { first, last: plusDays(first, LOOKED_THROUGH_DAYS - 1) };
};

/** Some hours before the day begins anywhere: calendars are asked for rather more than is needed. */
const MIDNIGHT = asLocalTime('00:00');
const dayStart = (day: LocalDate): Instant => asInstant(instantAt(day, MIDNIGHT, TOKYO) - DAY_MS);

export type Choice = { readonly isFree: boolean; readonly unchecked: readonly Side[] };

/** Whether a time that somebody tapped is one: on the grid, not too far ahead, in both people's hours, and free. */
export const mayChoose = async (
  seen: Seen,
  from: Instant,
  calendar: Calendar,
  now: Instant,
  deps: FindDeps,
): Promise<Choice> => {
  if (from % GRID_MS !== 0 || from > now + FURTHEST_DAYS * DAY_MS) return { isFree: false, unchecked: [] };
  const { staff, manager, unchecked } = await timesOf(
    seen,
    { from: asInstant(from - DAY_MS), until: asInstant(from + DAY_MS) },
    deps,
  );
  return { isFree: isFree(from, lengthOf(seen.pair), staff, manager, calendar), unchecked };
};

const timesOf = async (seen: Seen, span: Interval, { calendars }: FindDeps): Promise<Times> => {
  const { diary, ownDiary, pair } = seen;
  const [staff, manager] = [staffIn(seen), managerIn(seen)];
  const busy = await askCalendars(diary.org, [staff, manager], span, calendars);
  const own = ownTimes(pair);
  const busyOf = ({ id }: Person): Intervals => {
    const answer = busy.get(id);
    return answer?.type === 'known' ? subtraction(normalised(answer.busy), own) : [];
  };
  const others = fixedIn(diary).filter((each) => each.staff !== pair.staff);
  const sides: readonly (readonly [Side, Person])[] = [
    ['staff', staff],
    ['manager', manager],
  ];
  return {
    staff: { person: staff, taken: ownDiary ? intervalsOf(fixedIn(ownDiary)) : [], busy: busyOf(staff) },
    manager: { person: manager, taken: intervalsOf(others), busy: busyOf(manager), ...diary.settings },
    unchecked: sides.flatMap(([side, { id }]) => (busy.get(id)?.type === 'known' ? [] : [side])),
  };
};

type Timed = Parameters<typeof endOf>[0];

const intervalsOf = (meetings: readonly Timed[]): readonly Interval[] =>
  meetings.map((meeting) => ({ from: meeting.from, until: endOf(meeting) }));

/** The 1on1 that is moved, and those that are taken back, stand in the calendars still: they are no hindrance. */
const ownTimes = ({ meeting: { state, calendar }, cancels = [] }: Pair): Intervals =>
  normalised(
    intervalsOf([...(state.type === 'fixed' ? [state] : []), ...(calendar ? [calendar] : []), ...cancels]),
  );

/** A calendar that fails is one that could not be looked into. */
const askCalendars = async (
  org: OrgId,
  people: readonly Person[],
  span: Interval,
  calendars: FindDeps['calendars'],
): Promise<ReadonlyMap<PersonId, Busy>> => {
  try {
    return await calendars.busy(org, people, span);
  } catch {
    return new Map();
  }
};
