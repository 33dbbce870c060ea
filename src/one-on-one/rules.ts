import type { PersonId } from '../people/model.ts';
import type { LocalDate } from '../time/instant.ts';
import { DAY_MS, dateIn, earlierOf, type Instant, plusDays, type Zone } from '../time/instant.ts';
import { endOf, overlaps } from './dates.ts';
import type {
  Cadence,
  CalendarEntry,
  Choice,
  Diary,
  Ending,
  Fixed,
  Half,
  Length,
  Meeting,
  MeetingState,
  Pair,
  Past,
  Place,
  Settled,
  Side,
  Theme,
} from './model.ts';

/** What one of the two wants of their 1on1s. `n`: the one it is about. */
export type Command =
  | { readonly type: 'start' }
  /** Without one: the usual one. */
  | { readonly type: 'cadence'; readonly cadence?: Cadence }
  | { readonly type: 'minutes'; readonly minutes: Length }
  | { readonly type: 'place'; readonly place: Place }
  /** Without a half: either. */
  | { readonly type: 'prefers'; readonly half?: Half }
  /** Without a day: 1on1s go on. */
  | { readonly type: 'pause'; readonly until?: LocalDate }
  /** A time, in answer to an offer or in the place of another one. Whether both are free then is settled beforehand. */
  | { readonly type: 'choose'; readonly n: number; readonly from: Instant; readonly minutes: Length }
  /** The time is given up and another one is to be found: 延期, and what others call cancelling. */
  | { readonly type: 'again'; readonly n: number }
  | { readonly type: 'ended'; readonly n: number; readonly ending: Exclude<Ending, 'unknown'> }
  /** Without a theme: the one that was chosen is taken back. */
  | { readonly type: 'topic'; readonly n: number; readonly theme?: Theme }
  /** A quarter of an hour, this once. */
  | { readonly type: 'short'; readonly n: number }
  | { readonly type: 'soon'; readonly on: boolean };

/** `past`: another 1on1 is the coming one by now. `taken`: the manager's other 1on1. `full`: no more on that day. */
export type Refusal = 'nobody' | 'not-started' | 'past' | 'gone-by' | 'taken' | 'full' | 'not-yet';

export type Decision =
  | { readonly type: 'changed'; readonly diary: Diary }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly why: Refusal };

/** Who acts, and when; `order`: as their platform stamps it; `zone`: the manager's, whose days are counted. */
export type Actor = { readonly side: Side; readonly order: number; readonly now: Instant; readonly zone: Zone };

const choiceOf = (command: Command, side: Side): Choice => {
  switch (command.type) {
    case 'choose':
    case 'again':
      return 'meeting';
    case 'soon':
      return `soon-${side}`;
    default:
      return command.type;
  }
};

/** Decides on one tap. The same tap again changes nothing, nor does one that comes after a newer one of its kind. */
export const decide = (diary: Diary, staff: PersonId, command: Command, actor: Actor): Decision => {
  const pair = pairOf(diary, staff);
  if (!pair) return { type: 'refused', why: 'nobody' };
  const choice = choiceOf(command, actor.side);
  if ((pair.orders[choice] ?? 0) >= actor.order) return { type: 'unchanged' };
  const result = follow(pair, command, actor, diary);
  if (typeof result === 'string') return { type: 'refused', why: result };
  const changed = { ...result, orders: { ...result.orders, [choice]: actor.order } };
  return { type: 'changed', diary: withPair(diary, withStale(pair, changed, actor.zone)) };
};

/** Cards of the days on which the 1on1 was, is, or is no longer to be, say something else now. */
export const withStale = (before: Pair, after: Pair, zone: Zone): Pair => {
  const [last] = after.past;
  const ofEnding = last && last !== before.past[0] ? [last.day] : [];
  const days = [...(after.stale ?? []), ...fixedDay(before, zone), ...fixedDay(after, zone), ...ofEnding];
  const formerly = formerlyOf(before, after);
  return { ...after, stale: [...new Set(days)].toSorted(), ...(formerly.length > 0 && { formerly }) };
};

/** As many as anybody moves a 1on1 in the evening before. */
const FORMERLY_KEPT = 4;
const FORMERLY_MS = 14 * DAY_MS;

const formerlyOf = ({ meeting: { state } }: Pair, { meeting, formerly = [] }: Pair): readonly Settled[] => {
  if (state.type !== 'fixed' || isSettledAs(state, meeting.state)) return formerly;
  const { from, at } = state;
  return [...formerly.filter((each) => each.from > from - FORMERLY_MS), { from, at }].slice(-FORMERLY_KEPT);
};

const isSettledAs = ({ from, at }: Fixed, other: MeetingState): boolean =>
  other.type === 'fixed' && other.from === from && other.at === at;

const fixedDay = ({ meeting: { state } }: Pair, zone: Zone): readonly LocalDate[] =>
  state.type === 'fixed' ? [dateIn(state.from, zone)] : [];

/** Those of whom anything is said. */
export const pairOf = ({ pairs }: Pick<Diary, 'pairs'>, staff: PersonId): Pair | undefined =>
  pairs.find((pair) => pair.staff === staff && !pair.gone);

export const withPair = (diary: Diary, pair: Pair): Diary => ({
  ...diary,
  pairs: diary.pairs.map((each) => (each.staff === pair.staff && !each.gone ? pair : each)),
});

const follow = (pair: Pair, command: Command, actor: Actor, diary: Diary): Pair | Refusal => {
  switch (command.type) {
    case 'start':
      return started(pair, dateIn(actor.now, actor.zone));
    case 'cadence':
      return withCadence(pair, command.cadence);
    case 'minutes':
      return { ...pair, minutes: command.minutes };
    case 'place':
      return { ...pair, place: command.place, meeting: changed(pair.meeting) };
    case 'prefers':
      return withPrefers(pair, command.half);
    case 'soon':
      return withSoon(pair, actor.side, command.on);
    case 'pause':
      return paused(pair, command.until);
    case 'choose':
    case 'again':
    case 'ended':
    case 'topic':
    case 'short':
      return pair.started === undefined ? 'not-started' : ofMeeting(pair, command, actor, diary);
    default:
      return command satisfies never;
  }
};

type OfMeeting = Extract<Command, { readonly n: number }>;

const ofMeeting = (pair: Pair, command: OfMeeting, actor: Actor, diary: Diary): Pair | Refusal => {
  const { meeting } = pair;
  if (command.n === pair.past[0]?.n) return ofLast(pair, command);
  if (command.n !== meeting.n) return 'past';
  switch (command.type) {
    case 'choose':
      return chosen(pair, command, actor, diary);
    case 'again':
      return inHandOf(actor, { ...pair, meeting: reopened(pair, dateIn(actor.now, actor.zone)) });
    case 'topic':
      return { ...pair, meeting: withTopic(meeting, command.theme) };
    case 'short':
      return { ...pair, meeting: { ...meeting, short: true } };
    case 'ended':
      return whenOver(pair, command.ending, actor);
    default:
      return command satisfies never;
  }
};

/** The first 1on1 is looked for from now on. Begun again it goes on as it was. */
export const started = (pair: Pair, today: LocalDate): Pair =>
  pair.started === undefined
    ? { ...pair, started: today, meeting: { ...pair.meeting, after: today, wanted: today } }
    : pair;

const chosen = (pair: Pair, { from, minutes }: Choosing, actor: Actor, diary: Diary): Pair | Refusal => {
  const { side, now, zone } = actor;
  if (from <= now) return 'gone-by';
  const wanted: Fixed = { type: 'fixed', from, minutes, by: side, at: now };
  return hindranceOf(wanted, pair.staff, diary, zone) ?? fixed(pair, wanted);
};

type Choosing = Extract<Command, { type: 'choose' }>;

/** Why this cannot be beside the manager's other 1on1s. */
export const hindranceOf = (
  wanted: Pick<Fixed, 'from' | 'minutes'>,
  staff: PersonId,
  diary: Pick<Diary, 'pairs' | 'settings'>,
  zone: Zone,
): 'taken' | 'full' | undefined => {
  const others = fixedIn(diary).filter((each) => each.staff !== staff);
  if (others.some((other) => overlaps(other, wanted))) return 'taken';
  const day = dateIn(wanted.from, zone);
  const thatDay = others.filter(({ from }) => dateIn(from, zone) === day).length;
  return thatDay >= diary.settings.perDay ? 'full' : undefined;
};

/** Every 1on1 that has a time. */
export const fixedIn = ({ pairs }: Pick<Diary, 'pairs'>): readonly (Fixed & { readonly staff: PersonId })[] =>
  pairs.flatMap(({ staff, gone, meeting: { state } }) =>
    state.type === 'fixed' && !gone ? [{ ...state, staff }] : [],
  );

export const fixed = (pair: Pair, state: Fixed): Pair => {
  const { wanted: _, atHand: __, displaced: ___, ...meeting } = pair.meeting;
  return { ...pair, meeting: { ...meeting, state, sequence: meeting.sequence + 1 } };
};

/** The calendars are to hear of it again. */
const changed = (meeting: Meeting): Meeting =>
  meeting.state.type === 'fixed' ? { ...meeting, sequence: meeting.sequence + 1 } : meeting;

/** The time is given up; the same 1on1 is looked for from `wanted` on. */
const reopened = (pair: Pair, wanted: LocalDate): Meeting => {
  const { unchecked: _, atHand: __, displaced: ___, ...meeting } = pair.meeting;
  const calendar = heldOf(pair);
  return {
    ...meeting,
    ...{ state: { type: 'open' }, wanted },
    sequence: meeting.sequence + (meeting.state.type === 'fixed' ? 1 : 0),
    ...(calendar && { calendar }),
  };
};

/** Nobody gave up this time: there is another 1on1 then. */
export const displaced = (pair: Pair, wanted: LocalDate, by: NonNullable<Meeting['displaced']>): Pair => ({
  ...pair,
  meeting: { ...reopened(pair, wanted), displaced: by },
});

/** What the calendars may hold of the coming 1on1: who gives up a time does not know what is on its way to them. */
const heldOf = ({ meeting, place = 'room' }: Pair): CalendarEntry | undefined => {
  const { n, sequence, state, calendar, refused } = meeting;
  if (calendar || state.type !== 'fixed' || refused === sequence) return calendar;
  return { n, sequence, from: state.from, minutes: state.minutes, place };
};

/** The card that the staff member tapped offers the next time; nobody has to ask them by a message. */
const inHandOf = ({ side, now }: Actor, pair: Pair): Pair =>
  side === 'staff' ? { ...pair, meeting: { ...pair.meeting, atHand: now } } : pair;

const whenOver = (pair: Pair, ending: Ending, actor: Actor): Pair | Refusal => {
  const { now, zone } = actor;
  const { state } = pair.meeting;
  if (ending === 'held' && (state.type !== 'fixed' || now < state.from)) return 'not-yet';
  const day = state.type === 'fixed' && now >= state.from ? dateIn(state.from, zone) : dateIn(now, zone);
  return inHandOf(actor, ended(pair, ending, day, state.type === 'fixed' ? earlierOf(now, endOf(state)) : now));
};

const PAST_KEPT = 3;

/** The 1on1 is over, and the next one begins: from here its cadence counts. */
export const ended = (pair: Pair, ending: Ending, day: LocalDate, until: Instant): Pair => {
  const { n, topic } = pair.meeting;
  const over: Past = { n, day, ending, until, ...(topic !== undefined && { topic }) };
  const past = keptOf([over, ...pair.past]);
  const next: Meeting = { n: n + 1, after: day, state: { type: 'open' }, sequence: 0, asked: 0 };
  return withHeld({ ...(ending === 'skipped' ? withCancel(pair) : pair), meeting: next, past });
};

/**
 * The newest, and the one held before them: who talked early in a month and again in the next one did so in both, whatever
 * lies between. Months are counted a few days after they ended.
 */
const keptOf = (past: readonly Past[]): readonly Past[] => {
  const held = past.slice(PAST_KEPT).find(({ ending }) => ending === 'held');
  return [...past.slice(0, PAST_KEPT), ...(held ? [held] : [])];
};

/** What the calendars hold of the coming 1on1 is to be taken back. */
export const withCancel = (pair: Pair): Pair => {
  const held = heldOf(pair);
  return held ? { ...pair, cancels: [...(pair.cancels ?? []), held] } : pair;
};

/** Of the one before: how it ended may be said otherwise, and a topic may come late. Its time is over. */
const ofLast = (pair: Pair, command: OfMeeting): Pair | Refusal => {
  if (command.type === 'ended') return withHeld(withLast(pair, (last) => ({ ...last, ending: command.ending })));
  return command.type === 'topic' ? withLast(pair, (last) => withTopic(last, command.theme)) : 'past';
};

const withLast = (pair: Pair, change: (last: Past) => Past): Pair => ({
  ...pair,
  past: pair.past.map((each, i) => (i === 0 ? change(each) : each)),
});

const withTopic = <T extends { readonly topic?: Theme }>({ topic: _, ...of }: T, topic: Theme | undefined) => ({
  ...of,
  ...(topic !== undefined && { topic }),
});

/** The last one held: of those in the row, else the one that was known before. */
const withHeld = (pair: Pair): Pair => {
  const held = pair.past.find(({ ending }) => ending === 'held')?.day;
  const { lastHeld, ...rest } = pair;
  const isUndone = pair.past.some(({ day, ending }) => day === lastHeld && ending !== 'held');
  const last = held ?? (isUndone ? undefined : lastHeld);
  return { ...rest, ...(last !== undefined && { lastHeld: last }) };
};

/** What it means for a time that was set before is settled by `resting`, so that taps may come in any order. */
const paused = ({ pausedUntil: _, ...going }: Pair, until: LocalDate | undefined): Pair => ({
  ...going,
  ...(until !== undefined && { pausedUntil: until }),
});

/**
 * Whoever comes back, after a term elsewhere or a year of leave, goes on counting from there: messages, invitations and
 * endings know a 1on1 by its number, and one that began anew with 1 would be taken for the one of last spring.
 */
const GONE_KEPT_DAYS = 400;

/**
 * Somebody who is gone, as the row keeps them; undefined when that was long ago. `isHeld`: whether a calendar may still
 * hold such an entry.
 */
export const keptGone = (pair: Pair, today: LocalDate, isHeld: (entry: CalendarEntry) => boolean): Pair | undefined => {
  const { cancels = [], goneOn } = pair;
  if (goneOn === undefined) return { ...pair, goneOn: today };
  return plusDays(goneOn, GONE_KEPT_DAYS) > today || cancels.some(isHeld) ? pair : undefined;
};

/** A pause gives up what lies within it, unless that was chosen after the pause was. */
export const resting = (pair: Pair, now: Instant, zone: Zone): Pair => {
  const { pausedUntil, orders, meeting } = pair;
  const { state } = meeting;
  const isNewer = (orders.meeting ?? 0) > (orders.pause ?? 0);
  if (pausedUntil === undefined || state.type === 'open' || isNewer) return pair;
  const isKept = state.type === 'fixed' && (dateIn(state.from, zone) >= pausedUntil || state.from <= now);
  return isKept ? pair : { ...pair, meeting: reopened(pair, dateIn(now, zone)) };
};

const withCadence = ({ cadence: _, ...pair }: Pair, cadence: Cadence | undefined): Pair => ({
  ...pair,
  ...(cadence !== undefined && { cadence }),
});

const withPrefers = ({ prefers: _, ...pair }: Pair, half: Half | undefined): Pair => ({
  ...pair,
  ...(half !== undefined && { prefers: half }),
});

const withSoon = ({ soon = [], ...pair }: Pair, side: Side, on: boolean): Pair => {
  const others = soon.filter((each) => each !== side);
  const now = on ? [...others, side] : others;
  return { ...pair, ...(now.length > 0 && { soon: now.toSorted() }) };
};
