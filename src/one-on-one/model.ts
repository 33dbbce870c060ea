import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** Weeks from one 1on1 of a pair to the next. Four is 月1回. */
export const cadences = [1, 2, 4, 6] as const;
export type Cadence = (typeof cadences)[number];

/** In minutes. */
export const lengths = [15, 30, 45, 60] as const;
export type Length = (typeof lengths)[number];

export const places = ['room', 'online'] as const;
export type Place = (typeof places)[number];

/** When in the day somebody would rather talk; before or after noon. */
export const halves = ['morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];

/** What a 1on1 is about, in one word (domain.md 5.3): 貢献, 裁量, 時間, 困りごと, キャリア, 生活, 関係. Only the staff member chooses one. */
export const themes = ['contribution', 'discretion', 'time', 'trouble', 'career', 'life', 'relation'] as const;
export type Theme = (typeof themes)[number];

/** Who of a pair. `manager`: whoever the staff member talks with, a mentor too. */
export const sides = ['staff', 'manager'] as const;
export type Side = (typeof sides)[number];

/** Why no time was found. `full`: the manager's own limit a day leaves no day with a free time. */
export const unplaced = ['hours-apart', 'busy', 'full', 'away'] as const;
export type Unplaced = (typeof unplaced)[number];

/** How a 1on1 ended. `unknown`: nobody said so within five working days. */
export const endings = ['held', 'skipped', 'unknown'] as const;
export type Ending = (typeof endings)[number];

export type MeetingState =
  /** A time is to be found. `why`: none was found last time. */
  | { readonly type: 'open'; readonly why?: Unplaced }
  /** The staff member was asked. Nobody answered by `until`: the first of these that is still free is taken. */
  | { readonly type: 'asked'; readonly offers: readonly Instant[]; readonly until: Instant }
  | {
      readonly type: 'fixed';
      readonly from: Instant;
      readonly minutes: Length;
      readonly by: Side | 'akari';
      readonly at: Instant;
    };
export type Fixed = Extract<MeetingState, { type: 'fixed' }>;

export type Settled = Pick<Fixed, 'from' | 'at'>;

/** What the calendars hold of the `n`th 1on1, as they last heard of it. */
export type CalendarEntry = {
  /** Absent where nobody knows what they made of it: whether it is there has to be looked up. */
  readonly id?: string;
  readonly n: number;
  readonly sequence: number;
  readonly from: Instant;
  readonly minutes: Length;
  readonly place: Place;
  readonly joinUrl?: string;
};

/**
 * The one 1on1 of a pair that is to come. There is exactly one at any time, whatever becomes of cadence and dates: the
 * next one begins where this one ended, so nothing can be there twice and nothing can be missing.
 */
export type Meeting = {
  /** Counts the pair's 1on1s from 1; part of every key. A 1on1 that is moved keeps it. */
  readonly n: number;
  /** The day from which the cadence counts: the last 1on1, or the day on which the pair began. */
  readonly after: LocalDate;
  /** The day from which it is wanted in the place of what the cadence says: begun, postponed, or after a pause. */
  readonly wanted?: LocalDate;
  readonly state: MeetingState;
  /** Grows with each change of the time, and whenever the time is given up: SEQUENCE of the invitation. */
  readonly sequence: number;
  /** How often the staff member was asked for a time. */
  readonly asked: number;
  readonly topic?: Theme;
  /** A quarter of an hour this time, whatever is usual. */
  readonly short?: true;
  readonly calendar?: CalendarEntry;
  /** Whose calendar could not be looked into when the time was found. */
  readonly unchecked?: readonly Side[];
  /** When the staff member tapped what made a new time necessary: it is offered in that very card. */
  readonly atHand?: Instant;
  /** The time that was taken back since somebody has another 1on1 then, and when that was found. */
  readonly displaced?: { readonly from: Instant; readonly at: Instant };
  /** The sequence that the calendars do not take. It is not tried again before the next change of the time. */
  readonly refused?: number;
};

export type Past = {
  readonly n: number;
  readonly day: LocalDate;
  readonly ending: Ending;
  readonly topic?: Theme;
  /** When its time was over: what is noted later is for the next one. Only in the diary. */
  readonly until?: Instant;
};

/** What two people tap about their 1on1, each with the order of its newest tap: an older one that comes late changes nothing. */
export const choices = [
  ...(['start', 'cadence', 'minutes', 'place', 'prefers', 'pause', 'short'] as const),
  ...(['meeting', 'ended', 'topic', 'soon-staff', 'soon-manager'] as const),
] as const;
export type Choice = (typeof choices)[number];

/** A staff member and the one they talk with, as the latter's diary holds it. Never what was said. */
export type Pair = {
  readonly staff: PersonId;
  /** Where the staff member was when the pair was made. */
  readonly unit: UnitId;
  /** The first day of the pair: of a transfer, or in the organisation. */
  readonly since: LocalDate;
  /** Chosen by the staff member in the place of whoever heads them. */
  readonly mentor?: true;
  /** Moved, left, or talks with somebody else now: out of the row once the calendars know. Nothing is said of it any more. */
  readonly gone?: true;
  /** Since when. The row keeps it for a while, so that who comes back goes on counting. */
  readonly goneOn?: LocalDate;
  /** From when on 1on1s are planned. Without it the pair is only known: nothing is planned, and nothing said. */
  readonly started?: LocalDate;
  /** Absent: the usual one, two weeks for the first three months and four after them. */
  readonly cadence?: Cadence;
  readonly minutes?: Length;
  readonly place?: Place;
  readonly prefers?: Half;
  /** The first day on which 1on1s may be again. */
  readonly pausedUntil?: LocalDate;
  readonly meeting: Meeting;
  /** The newest first, a few. */
  readonly past: readonly Past[];
  readonly lastHeld?: LocalDate;
  /** The day from which the gap counted of which both were told. */
  readonly gapTold?: LocalDate;
  /** Who wants to hear of it ten minutes before. */
  readonly soon?: readonly Side[];
  /** What the calendars still hold of 1on1s that will not be: to be taken back. */
  readonly cancels?: readonly CalendarEntry[];
  /** The 1on1 whose end the cards of both show, by when it began. */
  readonly overSince?: Instant;
  /** The newest one whose ending is in the history, as it is there. */
  readonly noted?: Pick<Past, 'n' | 'ending' | 'topic'>;
  /** Something changed that cards say which were sent already: days of 1on1s, as far as there are any. */
  readonly stale?: readonly LocalDate[];
  /** Times it had, and when they were settled: messages of their own may have told of them. The newest last, a few. */
  readonly formerly?: readonly Settled[];
  readonly orders: { readonly [choice in Choice]?: number };
};

export type DiarySettings = {
  /** 1on1s a day at most. */
  readonly perDay: number;
  /** Weekly times that stay free of 1on1s: the manager's focus slots. */
  readonly focus: readonly FocusSlot[];
  /** Of the newest change of them: an older one that comes late changes nothing. */
  readonly order?: number;
};

/** Minutes from midnight; `until` is no longer part of it. 1 is Monday. */
export type FocusSlot = { readonly weekday: 1 | 2 | 3 | 4 | 5; readonly from: number; readonly until: number };

/**
 * All 1on1s of one manager or mentor, in one row: whatever two people of their team tap at the same moment, the same time
 * is never given twice (decision 0028).
 */
export type Diary = {
  readonly org: OrgId;
  readonly manager: PersonId;
  /** Changes with every save; 0 of one that was never saved. */
  readonly revision: number;
  readonly settings: DiarySettings;
  readonly pairs: readonly Pair[];
};

export const usualSettings: DiarySettings = { perDay: 2, focus: [] };

export const emptyDiary = (org: OrgId, manager: PersonId): Diary => ({
  ...{ org, manager, revision: 0, settings: usualSettings, pairs: [] },
});

/** One's own notes for the next 1on1. Only its writer reads it, unless they share it, and then only for this one. */
export type Memo = {
  readonly org: OrgId;
  readonly staff: PersonId;
  readonly text: string;
  readonly at: Instant;
  readonly order: number;
  /** With whom, and for which of the pair's 1on1s. */
  readonly shared?: { readonly manager: PersonId; readonly n: number };
};
