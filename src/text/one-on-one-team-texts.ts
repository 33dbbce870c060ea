import type { FocusSlot, Length, Unplaced } from '../one-on-one/model.ts';
import type { CalendarMonth } from '../overtime/fiscal.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';

/** How a pair of one's team stands, in a few words: never a score, and never who skipped. */
export type TeamStandTexts = {
  readonly known: string;
  readonly fixed: (from: Instant, zone: Zone) => string;
  /** The time has come: both are asked how it was. */
  readonly over: (from: Instant, zone: Zone) => string;
  readonly asked: string;
  readonly open: (around: LocalDate) => string;
  /** Its time is looked for now. */
  readonly finding: string;
  readonly unplaced: (why: string) => string;
  readonly why: { readonly [why in Unplaced]: string };
  readonly paused: (until: LocalDate) => string;
};

export type TeamStartTexts = {
  readonly all: (people: number) => string;
  readonly one: string;
  readonly sure: (people: number) => string;
  /** How often, of those that were not asked about it before. */
  readonly newcomers: (people: number) => string;
  readonly otherwise: string;
  readonly yes: string;
  readonly no: string;
  readonly started: (people: number) => string;
  readonly startedOne: (name: string) => string;
  readonly none: string;
};

export type TeamSettingsTexts = {
  readonly open: string;
  readonly title: string;
  readonly note: string;
  readonly perDay: string;
  readonly perDayOf: (count: number) => string;
  readonly weekday: (slot: number) => string;
  readonly time: (slot: number) => string;
  readonly timeLike: string;
  readonly weekdays: { readonly [weekday in FocusSlot['weekday']]: string };
  readonly none: string;
  readonly incomplete: string;
  readonly backwards: string;
  readonly saved: string;
  readonly now: (perDay: string, focus: readonly string[]) => string;
  readonly slot: (weekday: string, from: string, until: string) => string;
};

/** What whoever heads a team, or is a mentor, sees of their 1on1s. */
export type OneOnOneTeamTexts = {
  readonly menu: string;
  readonly title: string;
  readonly intro: string;
  readonly empty: string;
  readonly nobody: string;
  readonly mentee: (name: string) => string;
  readonly stand: TeamStandTexts;
  readonly open: (name: string) => string;
  /** One of the list: who, and how it stands. */
  readonly row: (who: string, stand: string) => string;
  readonly page: (first: number, last: number, all: number) => string;
  readonly before: string;
  readonly after: string;
  readonly start: TeamStartTexts;
  readonly settings: TeamSettingsTexts;
  readonly digest: OneOnOneDigestTexts;
  /** Below every card. */
};

export type OneOnOneDigestTexts = {
  readonly title: (day: LocalDate) => string;
  readonly settled: (people: number) => string;
  readonly unplaced: string;
  /** Above those whose time was taken back: there was another 1on1 then. */
  readonly displaced: string;
  readonly line: (name: string, from: Instant, minutes: Length, zone: Zone) => string;
  readonly why: (name: string, why: string) => string;
  readonly move: (name: string) => string;
  readonly look: (name: string) => string;
  readonly all: string;
};

export type OneOnOneMentorTexts = {
  readonly menu: string;
  /** How to name somebody; the card says so wherever nobody was found. */
  readonly how: string;
  readonly notFound: (said: string) => string;
  readonly which: (said: string) => string;
  readonly person: (name: string, unit: string) => string;
  readonly sure: (name: string) => string;
  readonly sureThen: string;
  readonly ask: string;
  readonly no: string;
  readonly left: string;
  readonly asked: (name: string) => string;
  readonly waiting: (name: string) => string;
  readonly withdraw: string;
  readonly withdrawn: string;
  readonly self: string;
  readonly already: (name: string) => string;
  /** To whoever is asked. */
  readonly request: {
    readonly title: string;
    readonly says: (name: string, unit: string) => string;
    readonly what: string;
  };
  readonly accept: string;
  readonly decline: string;
  readonly accepted: (name: string) => string;
  readonly declined: string;
  /** The same for whoever was never asked, and whose request was taken back. */
  readonly over: string;
  /** To the staff member. */
  readonly refused: (name: string) => string;
  readonly stays: string;
  readonly toHead: string;
  readonly toHeadSure: (name: string) => string;
  readonly backAtHead: string;
  readonly noMentor: string;
  /** Of a mentor, who may end it as they began it: without a reason. */
  readonly stop: {
    readonly open: string;
    readonly sure: (name: string) => string;
    readonly yes: string;
    readonly done: (name: string) => string;
    /** To the staff member. */
    readonly told: (name: string) => string;
    readonly next: string;
  };
};

/** What whoever promotes reads of 1on1s of units: ranges, never a pair's and never who skipped. */
export type OneOnOneShareTexts = {
  readonly menu: string;
  readonly title: (unit: string, month: CalendarMonth) => string;
  readonly month: (month: CalendarMonth) => string;
  readonly asOf: (day: LocalDate) => string;
  readonly says: (pairs: number, range: string) => string;
  readonly nothing: string;
  readonly columns: { readonly unit: string; readonly pairs: string; readonly held: string; readonly share: string };
  readonly itself: (unit: string) => string;
  readonly pairs: (count: number) => string;
  /** Never that all held one, or nobody. */
  readonly between: (from: number, to: number) => string;
  readonly atLeast: (from: number) => string;
  readonly atMost: (to: number) => string;
  readonly percentBetween: (from: number, to: number) => string;
  readonly percentAtLeast: (from: number) => string;
  readonly percentAtMost: (to: number) => string;
  readonly untold: string;
  readonly why: string;
  readonly use: string;
  readonly noMonth: (unit: string) => string;
  readonly choose: string;
  readonly chooseMonth: string;
  readonly above: (unit: string) => string;
  readonly more: (units: number) => string;
};
