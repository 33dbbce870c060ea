import type { Campaign } from '../campaign/model.ts';
import { lastDay, monthOf, plusMonths, yearEnd } from '../overtime/fiscal.ts';
import type { Round } from '../pulse/model.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  dateIn,
  dayOfWeek,
  type Instant,
  instantAt,
  type LocalDate,
  plusDays,
  plusWeeks,
  plusYears,
  weekOf,
  type Zone,
} from '../time/instant.ts';

/** How long what is kept. Proposed for the product's first users; to be settled with the 文書管理者. */
export const KEEP = {
  /** What the bot said to whom, counted from the moment it was settled. */
  messageDays: 30,
  /** What people told of an evening, counted from it. */
  eveningDays: 30,
  /** Answers and comments that arrived too late to be counted, counted from closing. */
  rawDays: 8,
  /** Comments, counted from closing. */
  remarkYears: 1,
  /** Counts by unit with the units of their time, and what they showed: the trend of a WLB plan's period. */
  countYears: 5,
  /** Where everybody's answers counted, from closing: as long as four monthly rounds, with which a new one is compared. */
  homeDays: 140,
  /** How 1on1s ended: the fiscal year of each, and so many more. */
  endedFiscalYears: 1,
  /** Notes for a 1on1, counted from it or from the end of the pair. */
  memoDays: 30,
  /** Notes for a 1on1 that never comes, counted from their last change. */
  idleMemoDays: 180,
  /** Who looked at results. */
  viewDays: 366,
  /** Who acknowledged a campaign, counted from its end; after that numbers by unit. */
  acknowledgementDays: 30,
  /** A campaign's text and its numbers, counted from its end: the ministry's own announcement. */
  campaignYears: 1,
  /** What people chose, for as long as they are employed, and until a wrong import can be mended. */
  choiceDays: 30,
} as const;

export const isMessageOver = (settledAt: Instant, now: Instant): boolean =>
  now >= settledAt + KEEP.messageDays * DAY_MS;

export const areChoicesOver = (leftSince: Instant, now: Instant): boolean =>
  now >= leftSince + KEEP.choiceDays * DAY_MS;

export type RoundPart = 'raw' | 'parcels' | 'homes' | 'remarks' | 'counts';

/** What of a round is over. Nothing of one that is not closed: what was not counted yet is not old. */
export const partsOver = (
  { state, closeOn }: Pick<Round, 'state' | 'closeOn'>,
  today: LocalDate,
): readonly RoundPart[] => {
  if (state !== 'closed') return [];
  return [
    ...(today > plusDays(closeOn, KEEP.rawDays) ? (['raw'] as const) : []),
    ...(today > plusDays(closeOn, KEEP.messageDays) ? (['parcels'] as const) : []),
    ...(today > plusDays(closeOn, KEEP.homeDays) ? (['homes'] as const) : []),
    ...(today > plusYears(closeOn, KEEP.remarkYears) ? (['remarks'] as const) : []),
    ...(today > plusYears(closeOn, KEEP.countYears) ? (['counts'] as const) : []),
  ];
};

/** The last day of how a 1on1 of that day ended: a 31 March. */
export const endedUntil = (day: LocalDate): LocalDate =>
  lastDay(plusMonths(yearEnd(monthOf(day)), 12 * KEEP.endedFiscalYears));

/** Sweeps that may have been missed: what lies further back has been taken away. */
const SWEEPS_BACK = 3;

/** The days whose evenings are over for good by `today`. */
export const eveningsOver = (today: LocalDate): readonly LocalDate[] =>
  Array.from({ length: SWEEPS_BACK * 7 }, (_, i) => plusDays(today, -KEEP.eveningDays - 1 - i));

export type CampaignPart = 'names' | 'text';

/** What of a campaign is over. Nothing of one that may still be sent. */
export const campaignPartsOver = (
  { state }: Pick<Campaign, 'state'>,
  now: Instant,
  zone: Zone,
): readonly CampaignPart[] => {
  if (state.type !== 'done' && state.type !== 'cancelled' && state.type !== 'recalled') return [];
  const today = dateIn(now, zone);
  return [
    ...(now >= state.at + KEEP.acknowledgementDays * DAY_MS ? (['names'] as const) : []),
    ...(today > plusYears(dateIn(state.at, zone), KEEP.campaignYears) ? (['text'] as const) : []),
  ];
};

const SUNDAY = 7;
const AT = asLocalTime('03:00');

/** Once a week, at an hour in which nobody is asked anything. */
export const nextSweep = (now: Instant, zone: Zone): Instant => {
  const week = weekOf(dateIn(now, zone));
  const sunday = instantAt(dayOfWeek(week, SUNDAY), AT, zone);
  return sunday > now ? sunday : asInstant(instantAt(dayOfWeek(plusWeeks(week, 1), SUNDAY), AT, zone));
};
