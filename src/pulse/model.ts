import type { OrgId, UnitId } from '../people/model.ts';
import type { Instant, LocalDate, WeekId, Zone } from '../time/instant.ts';

/** The question bank; facts and wording come from the organisation's own two source documents. */
export const questionIds = [
  'A0',
  'D1a',
  'D1b',
  'D1c',
  'D2a',
  'D2b',
  'D2c',
  'D3a',
  'D3b',
  'D3c',
  'D4a',
  'D4b',
  'D4c',
  'D5a',
  'D5b',
  'D5c',
  'D6a',
  'D6b',
  'D6c',
  'D7a',
  'D7b',
  'D7c',
  'D8a',
  'D8b',
  'D8c',
  'D9a',
  'D9b',
  'D9c',
  'D10a',
  'D10b',
  'D10c',
  'O1',
  'O2',
  'O3',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** 5 is the top of the scale: とてもそう思う, or 8割以上 for the share of valuable time. */
export const scale = [5, 4, 3, 2, 1] as const;
export type ScaleValue = (typeof scale)[number];

export const cadences = ['weekly', 'fortnightly', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

/** How often a unit, with everything below it that has no plan of its own, is asked. */
export type Plan = {
  readonly running: boolean;
  readonly cadence: Cadence;
  /** A week in which the unit was, or will be, asked: the cadence counts from here. */
  readonly anchor: WeekId;
  /** The first week the plan decides about. Between the anchor and it another plan held, and asked nobody. */
  readonly since?: WeekId;
};

/** What the promoters decided for one organisation. One item, changed under its version. */
export type Programme = {
  readonly org: OrgId;
  /** 0 before it was ever saved. */
  readonly version: number;
  /** By unit; the nearest plan above a unit holds for it. */
  readonly plans: { readonly [unit: UnitId]: Plan };
  /** Rounds opened so far: the place in the 13-week rotation. */
  readonly rounds: number;
  /** The latest round opened. */
  readonly lastWeek?: WeekId;
  /** The two c-items picked for the next twelfth week. */
  readonly picks?: readonly [QuestionId, QuestionId];
};

/** When one week's pulse is sent, reminded and closed: the same days for everyone, each in their own zone. */
export type Schedule = {
  readonly week: WeekId;
  readonly askOn: LocalDate;
  readonly remindOn: LocalDate;
  readonly closeOn: LocalDate;
};

export type RoundState = 'open' | 'counted' | 'closed';

/** One week's asking. Nothing but `state` changes after it was opened, and the state follows the clock. */
export type Round = Schedule & {
  readonly org: OrgId;
  readonly questions: readonly QuestionId[];
  /** Which week of the 13-week rotation, from 1. */
  readonly rotation: number;
  /** When it closes in the last of its zones. */
  readonly closesAt: Instant;
  readonly zones: readonly Zone[];
  /** How many parts the ballots are spread over. */
  readonly shards: number;
  readonly asked: number;
  readonly state: RoundState;
};

/** A unit as it was when the round opened. */
export type RoundUnit = {
  readonly id: UnitId;
  readonly name: string;
  readonly parent?: UnitId;
  /** Members asked, without those of units below. */
  readonly asked: number;
  /** The smallest unit, this one or one above, in which five or more were asked: answers are kept there. */
  readonly bucket: UnitId;
  /** How many people's answers are kept in this unit, as a bucket. */
  readonly keeps: number;
  /** Of those who would be asked in the unit itself, who switched the pulse off. */
  readonly optedOut?: number;
  /** Who joined after this day is asked for the first time. */
  readonly newcomersAfter: LocalDate;
};

/** The tree a round was opened with. */
export type RoundTree = ReadonlyMap<UnitId, RoundUnit>;

/** HMAC of a person under the round's key. Without the key it leads to nobody. */
export type Token = string & { readonly __brand: 'Token' };

/**
 * What one token has answered while the round is open: per question the newest tap wins, whatever order taps arrive in.
 * There is no person in it. The order stamps live only until closing.
 */
export type Ballot = {
  readonly token: Token;
  readonly unit: UnitId;
  readonly answers: { readonly [question in QuestionId]?: { readonly value: ScaleValue; readonly order: number } };
  /** Stamp of 「今週は答えない」; it takes back every answer older than itself. */
  readonly skipped?: number;
};

/** A comment while its round is open, under a token of its own that matches no ballot's. */
export type Comment = {
  readonly token: Token;
  /** The 局, the level right below the organisation: comments are never kept lower. */
  readonly bureau: UnitId;
  /** Empty once it was taken back: the stamp stays, so that an older text which arrives later does not return. */
  readonly text: string;
  readonly order: number;
};

/** A comment after closing: of a week and a 局, of nobody. */
export type Remark = { readonly id: string; readonly bureau: UnitId; readonly text: string };

/** How many chose each step, `[1, 2, 3, 4, 5]`. */
export type Histogram = readonly [number, number, number, number, number];

/** A closed round's counts of one unit's own answers (units below have their own). */
export type Tally = {
  readonly unit: UnitId;
  /** People who answered at least one question. */
  readonly respondents: number;
  readonly counts: { readonly [question in QuestionId]?: Histogram };
  /** The unit whose row the topmost one took along, so as not to be small itself. */
  readonly took?: UnitId;
};
