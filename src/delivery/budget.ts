import type { MessageKind } from '../people/model.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  type LocalTime,
  plusDays,
  weekdayOf,
  type Zone,
} from '../time/instant.ts';
import type { DeliveryId } from './model.ts';

/** What the bot will say on its own one day: such a kind has its place in the budget before its feature exists. */
type KindToCome = 'leaving-plan' | 'leave-nudge';

export type BudgetKind = MessageKind | KindToCome;

export type BudgetRule = {
  /** 1 goes first: cap and health, approval, 1on1, pulse, evening, campaign. */
  readonly rank: 1 | 2 | 3 | 4 | 5 | 6;
  /** Over the limit: sent all the same (a duty; it counts), held until a day that has room, or of no use by then. */
  readonly over: 'send' | 'wait' | 'drop';
  readonly perDay?: number;
  /** An ISO week. */
  readonly perWeek?: number;
  /** Any 14 days, outside a campaign period. */
  readonly perFortnight?: number;
  /** Has a slot of its own on its day, beside everybody's. */
  readonly ownSlot?: true;
  /**
   * Its slot is taken together with the message it follows, of whomever that is said to, and it is written down nowhere:
   * that somebody was reminded would say that they had not answered.
   */
  readonly follows?: MessageKind;
  /**
   * Said in the quiet hours too: who gets it is at work by their own declaration, as whoever composes it sees to.
   */
  readonly atWork?: true;
};

/** The one table of kinds. A feature's kind is switched on by `messageKinds`; without a line here it does not compile. */
export const budgetRules: { readonly [kind in BudgetKind]: BudgetRule } = {
  'cap-warning': { rank: 1, over: 'send' },
  health: { rank: 1, over: 'send' },
  approval: { rank: 2, over: 'send' },
  'standby-over': { rank: 2, over: 'send', atWork: true },
  'one-on-one': { rank: 3, over: 'wait' },
  pulse: { rank: 4, over: 'wait', perDay: 1, ownSlot: true },
  'pulse-reminder': { rank: 4, over: 'drop', follows: 'pulse' },
  'pulse-results': { rank: 5, over: 'drop', perDay: 1 },
  'overtime-actual': { rank: 5, over: 'wait', perDay: 1 },
  'leaving-plan': { rank: 5, over: 'drop', perDay: 1 },
  'lights-out': { rank: 5, over: 'drop', perDay: 1, perWeek: 3 },
  'leave-nudge': { rank: 6, over: 'wait', perWeek: 1 },
  campaign: { rank: 6, over: 'wait', perDay: 1, perWeek: 2, perFortnight: 1 },
};

/** Messages the bot begins, for one person. On the day of the pulse one more: the pulse. */
export const PER_DAY = 2;
export const PER_WEEK = 7;

/** What ranks below the pulse leaves so many of a week free until the pulse is there: for it and its reminder. */
const KEPT_FOR_PULSE = 2;

/** Never held back, neither by the limits nor by somebody's rest. */
export const isDuty = (kind: BudgetKind): boolean => budgetRules[kind].over === 'send';

/** From one day to another, both counted, by the calendar of the person. */
export type Period = { readonly first: LocalDate; readonly last: LocalDate };

export const isWithin = (day: LocalDate, { first, last }: Period): boolean => day >= first && day <= last;

/** The one that is on, or else the next one. */
export const currentPeriod = <P extends Period>(periods: readonly P[], today: LocalDate): P | undefined =>
  periods.filter(({ last }) => last >= today).toSorted((a, b) => (a.first < b.first ? -1 : 1))[0];

/** How a message counts, where its kind alone does not tell. */
export type Counting = {
  /** The day of what follows it, which counts as a message of that day. */
  readonly followsOn?: LocalDate;
  /** The campaign months there are: on their days a kind's limit of 14 days does not hold. */
  readonly periods?: readonly Period[];
  /**
   * Held by every limit, and counts in its day and week, but not among those of its kind: who got it would otherwise be
   * who gets the next one of that kind later, and that would say what they have not done.
   */
  readonly asFollowUp?: true;
};

/** One message in a person's mailbox: what became of it. Nothing here tells whether anybody looked or answered. */
export type Entry = {
  readonly delivery: DeliveryId;
  readonly kind: BudgetKind;
  /** The person's day on which it counts, or on which this was decided. */
  readonly day: LocalDate;
  /** The minute. */
  readonly at: Instant;
} & (
  | { readonly fate: 'sent'; readonly followsOn?: LocalDate; readonly asFollowUp?: true }
  | { readonly fate: 'waits'; readonly until: Instant; readonly reason: WaitReason }
  | { readonly fate: 'dropped'; readonly reason: string }
);

/** Which limit is reached. */
export type Full = 'day-full' | 'week-full' | 'kind-full';
export type WaitReason = Full | 'quiet-hours' | 'snoozed';

/** What the budget is asked about. */
export type Asked = { readonly id: DeliveryId; readonly kind: BudgetKind; readonly expiresAt: Instant };

/** The person's time: their days of work, and the hour from which they may be written to. */
export type Clock = {
  readonly now: Instant;
  readonly zone: Zone;
  readonly calendar: Calendar;
  readonly opensAt: LocalTime;
};

export type Verdict =
  | { readonly type: 'admit'; readonly followsOn?: LocalDate }
  | { readonly type: 'wait'; readonly until: Instant; readonly reason: Full }
  | { readonly type: 'drop'; readonly reason: Full };

/** How far ahead a day with room is looked for: what is not said by then has been overtaken. */
const LOOK_AHEAD_DAYS = 14;

/** Whether a message may be sent now, by what else its person got and what waits for them. */
export const budget = (asked: Asked, entries: readonly Entry[], clock: Clock, counting: Counting): Verdict => {
  const { over, rank } = budgetRules[asked.kind];
  const today = dateIn(clock.now, clock.zone);
  const others = entries.filter(({ delivery }) => delivery !== asked.id);
  const before = [...others.flatMap(slotsOf), ...known(others, (other) => other < rank, clock.zone)];
  const full = over === 'send' ? undefined : fullOn(today, asked.kind, before, counting);
  if (full === undefined) return { type: 'admit', ...followed(today, before, counting) };
  if (over === 'drop') return { type: 'drop', reason: full };
  const ahead = [...others.flatMap(slotsOf), ...known(others, (other) => other <= rank, clock.zone)];
  for (let day = clock.calendar.nextWorkingDay(today); day <= plusDays(today, LOOK_AHEAD_DAYS); ) {
    const until = instantAt(day, clock.opensAt, clock.zone);
    if (until >= asked.expiresAt) break;
    if (fullOn(day, asked.kind, ahead, counting) === undefined) return { type: 'wait', until, reason: full };
    day = clock.calendar.nextWorkingDay(day);
  }
  return { type: 'drop', reason: full };
};

/** What counts on a day. A follow-up's day counts without its kind: nobody is to know whether it was said. */
type Slot = { readonly day: LocalDate; readonly kind: BudgetKind | 'follow-up' };

const slotsOf = (entry: Entry): readonly Slot[] => {
  if (entry.fate !== 'sent') return [];
  const { day, followsOn, asFollowUp } = entry;
  const kind = asFollowUp ? 'follow-up' : entry.kind;
  return [{ day, kind }, ...(followsOn === undefined ? [] : [{ day: followsOn, kind: 'follow-up' } as const])];
};

/** What waits for its day and goes first then. */
const known = (entries: readonly Entry[], goesFirst: (rank: number) => boolean, zone: Zone): readonly Slot[] =>
  entries.flatMap((entry) =>
    entry.fate === 'waits' && goesFirst(budgetRules[entry.kind].rank)
      ? [{ day: dateIn(entry.until, zone), kind: entry.kind }]
      : [],
  );

const inWeekOf = (day: LocalDate, slots: readonly Slot[]): readonly Slot[] => {
  const monday = plusDays(day, 1 - weekdayOf(day));
  const sunday = plusDays(monday, 6);
  return slots.filter((slot) => slot.day >= monday && slot.day <= sunday);
};

const hasOwnSlot = (kind: Slot['kind']): boolean => kind !== 'follow-up' && budgetRules[kind].ownSlot === true;

const fullOn = (
  day: LocalDate,
  kind: BudgetKind,
  slots: readonly Slot[],
  { periods = [] }: Counting,
): Full | undefined => {
  const { perDay = PER_WEEK, perWeek = PER_WEEK, perFortnight = Infinity } = budgetRules[kind];
  const inCampaign = periods.some((period) => isWithin(day, period));
  const ofDay = slots.filter((slot) => slot.day === day);
  const ofWeek = inWeekOf(day, slots);
  const isSame = (slot: Slot) => slot.kind === kind;
  const ofFortnight = slots.filter((slot) => slot.day <= day && slot.day > plusDays(day, -14));
  if (
    ofDay.filter(isSame).length >= perDay ||
    ofWeek.filter(isSame).length >= perWeek ||
    (!inCampaign && ofFortnight.filter(isSame).length >= perFortnight)
  )
    return 'kind-full';
  const used = hasOwnSlot(kind) ? ofDay.length - 1 : ofDay.filter((slot) => !hasOwnSlot(slot.kind)).length;
  if (used >= PER_DAY) return 'day-full';
  return ofWeek.length >= PER_WEEK - keptFree(kind, ofWeek) ? 'week-full' : undefined;
};

const keptFree = (kind: BudgetKind, ofWeek: readonly Slot[]): number => {
  const isBelow = budgetRules[kind].rank > budgetRules.pulse.rank;
  return isBelow && !ofWeek.some((slot) => slot.kind === 'pulse') ? KEPT_FOR_PULSE : 0;
};

/** The follow-up's day, where its week has room for it too; without it, it is not said. */
const followed = (
  today: LocalDate,
  slots: readonly Slot[],
  { followsOn }: Counting,
): { readonly followsOn?: LocalDate } => {
  if (followsOn === undefined) return {};
  const used = inWeekOf(followsOn, [...slots, { day: today, kind: 'follow-up' }]).length;
  return used < PER_WEEK ? { followsOn } : {};
};

/** Whether what follows another message may be said: unless that was admitted without it. */
export const mayFollow = (follows: MessageKind, entries: readonly Entry[]): boolean => {
  const last = entries.filter(({ kind }) => kind === follows).toSorted((a, b) => b.at - a.at)[0];
  return last === undefined || (last.fate === 'sent' && last.followsOn !== undefined);
};

/** Days that a mailbox reaches back: as far as a limit looks. */
export const MAILBOX_DAYS = 14;

/** The entries of the last days, and what still waits. */
export const recent = (entries: readonly Entry[], now: Instant, today: LocalDate): readonly Entry[] => {
  const first = plusDays(today, 1 - MAILBOX_DAYS);
  return entries.filter((entry) => entry.day >= first || (entry.fate === 'waits' && entry.until > now));
};

/** With this message's entry in place of the one it had: the very same list where that says nothing new. */
export const withEntry = (entries: readonly Entry[], entry: Entry): readonly Entry[] => {
  const before = entries.find(({ delivery }) => delivery === entry.delivery);
  if (before && saying(before) === saying(entry)) return entries;
  return [...recent(withoutEntry(entries, entry.delivery), entry.at, entry.day), entry];
};

export const withoutEntry = (entries: readonly Entry[], delivery: DeliveryId): readonly Entry[] =>
  entries.some((entry) => entry.delivery === delivery)
    ? entries.filter((entry) => entry.delivery !== delivery)
    : entries;

/** All but the moment, which stays that of the first time. */
const saying = ({ at: _, ...entry }: Entry): string => JSON.stringify(Object.entries(entry).toSorted());
