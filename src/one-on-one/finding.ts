import type { OrgId, Person, PersonId } from '../people/model.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  plusDays,
  TOKYO,
} from '../time/instant.ts';
import { endOf, lengthOf, windowOf } from './dates.ts';
import { freeBeside, managerSide, staffSide, type Taken } from './lay-out.ts';
import type { Diary, Pair, Side } from './model.ts';
import type { DiaryScene } from './moments.ts';
import type { TimesView } from './pair-view.ts';
import { partnerOf } from './partner.ts';
import { type Interval, type Intervals, normalised, subtraction } from './plan/intervals.ts';
import { offersOf } from './plan/offers.ts';
import { freeSlots } from './plan/slots.ts';
import { GRID_MS } from './plan/windows.ts';
import type { Busy } from './ports.ts';
import { sceneOf } from './scene.ts';
import { managerIn, type PairDeps, type Seen, staffIn } from './seen.ts';

type FindDeps = Pick<PairDeps, 'calendars' | 'directory' | 'pairs'>;

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
  const span = { from: dayStart(first), until: dayStart(plusDays(last, 3)) };
  const { scene, taken, unchecked } = await lookInto(seen, span, calendar, now, deps);
  const { prefers } = pair;
  const taste = { minutes: lengthOf(pair), ...(prefers !== undefined && { prefers }) };
  const manager = managerSide(seen.diary, scene, taken, pair.staff);
  const staff = staffSide(staffIn(seen), pair.staff, taken, seen.diary.manager);
  const slots = freeSlots(staff, manager, { ...taste, first, last, notBefore: now }, calendar);
  const { state } = pair.meeting;
  const others = slots.filter((from) => state.type !== 'fixed' || from !== state.from);
  return {
    ...{ offers: offersOf(others, zone, taste).toSorted((a, b) => a - b), unchecked },
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
  const span = { from: asInstant(from - DAY_MS), until: asInstant(from + DAY_MS) };
  const { scene, taken, unchecked } = await lookInto(seen, span, calendar, now, deps);
  return { isFree: freeBeside(seen.diary, scene, taken)(seen.pair, from), unchecked };
};

type Looked = { readonly scene: DiaryScene; readonly taken: Taken; readonly unchecked: readonly Side[] };

const lookInto = async (
  seen: Seen,
  span: Interval,
  calendar: Calendar,
  now: Instant,
  deps: FindDeps,
): Promise<Looked> => {
  const { diary, pair } = seen;
  const [staff, manager] = [staffIn(seen), managerIn(seen)];
  const [answers, diaries] = await Promise.all([
    askCalendars(diary.org, [staff, manager], span, deps.calendars),
    diariesOfBoth(seen, deps),
  ]);
  const busy = new Map([...answers].map(([id, answer]) => [id, withoutOwn(answer, ownTimes(pair))]));
  const sides: readonly (readonly [Side, Person])[] = [
    ['staff', staff],
    ['manager', manager],
  ];
  return {
    scene: { now, calendar, manager, staff: new Map([[staff.id, staff]]) },
    taken: { busy, diaries },
    unchecked: sides.flatMap(([side, { id }]) => (isUnknown(busy.get(id)) ? [side] : [])),
  };
};

/** Those of others that hold 1on1s of the two. The manager's own, as a staff member, lies with whomever they talk with. */
const diariesOfBoth = async (seen: Seen, deps: FindDeps): Promise<readonly Diary[]> => {
  const { org } = seen.diary;
  const tree = (await sceneOf(org, deps))?.tree;
  const partner = tree && partnerOf(managerIn(seen), tree);
  if (partner === undefined || seen.others.some(({ manager }) => manager === partner)) return seen.others;
  return [...seen.others, ...(await deps.pairs.read(org, [partner], [])).diaries];
};

/** Where there are no calendars at all, nothing is to be said of them. */
const isUnknown = (busy: Busy | undefined): boolean =>
  busy === undefined || (busy.type === 'unknown' && busy.why !== 'none');

const withoutOwn = (answer: Busy, own: Intervals): Busy =>
  answer.type === 'known' ? { ...answer, busy: subtraction(normalised(answer.busy), own) } : answer;

type Timed = Parameters<typeof endOf>[0];

const intervalsOf = (meetings: readonly Timed[]): readonly Interval[] =>
  meetings.map((meeting) => ({ from: meeting.from, until: endOf(meeting) }));

/** The 1on1 that is moved, and those that are taken back, stand in the calendars still: they are no hindrance. */
const ownTimes = ({ meeting: { state, calendar }, cancels = [] }: Pair): Intervals =>
  normalised(intervalsOf([...(state.type === 'fixed' ? [state] : []), ...(calendar ? [calendar] : []), ...cancels]));

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
