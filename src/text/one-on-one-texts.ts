import type { Ending, Length, Place, Theme, Unplaced } from '../one-on-one/model.ts';
import type { PromptId } from '../one-on-one/prompts.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import type { Turns } from './lights-out-texts.ts';
import type { OneOnOneLineTexts, OneOnOneWaysTexts } from './one-on-one-ways-texts.ts';

export type PromptTexts = { readonly [id in PromptId]: string };

/** The words of a 1on1, for the two who talk. `name`: of the other one. */
export type OneOnOneTexts = {
  readonly menu: string;
  readonly title: (name: string) => string;
  /** Below every card. */
  readonly private: string;
  readonly themes: { readonly [theme in Theme]: string };
  readonly prompts: PromptTexts;
  readonly times: OneOnOneTimeTexts;
  readonly ask: OneOnOneAskTexts;
  readonly state: OneOnOneStateTexts;
  readonly prepare: OneOnOnePrepareTexts;
  readonly memo: OneOnOneMemoTexts;
  readonly after: OneOnOneAfterTexts;
  readonly gap: {
    readonly says: (weeks: number, name: string) => string;
    /** For the coming one alone. */
    readonly short: string;
    readonly shortened: string;
  };
  readonly soon: { readonly says: (at: string, name: string, minutes: Length) => string; readonly stop: string };
  readonly ways: OneOnOneWaysTexts;
  readonly lines: OneOnOneLineTexts;
};

export type OneOnOneTimeTexts = {
  /** On a button. */
  readonly slot: (from: Instant, zone: Zone) => string;
  readonly span: (from: Instant, until: Instant, zone: Zone) => string;
  /** Begins a sentence: 「明日10時30分」, where that is tomorrow. */
  readonly at: (from: Instant, now: Instant, zone: Zone) => string;
  readonly minutes: (minutes: Length) => string;
  readonly places: { readonly [place in Place]: string };
};

export type OneOnOneAskTexts = {
  readonly says: (name: string, minutes: Length) => string;
  /** Nobody answered: what becomes of it. */
  readonly otherwise: (until: Instant, first: Instant, zone: Zone) => string;
  /** To whoever waits for the answer. */
  readonly waits: (name: string) => string;
  /** Whose calendar could not be looked into. */
  readonly unchecked: {
    readonly own: string;
    readonly other: (name: string) => string;
    readonly both: (name: string) => string;
  };
  readonly later: string;
};

export type OneOnOneStateTexts = {
  readonly fields: { readonly [field in 'when' | 'now' | 'place' | 'topic']: string };
  readonly fixed: (name: string) => string;
  readonly by: { readonly staff: (name: string) => string; readonly manager: (name: string) => string };
  readonly byAkari: { readonly staff: string; readonly manager: (name: string) => string };
  readonly join: string;
  readonly move: string;
  readonly cancel: string;
  readonly skip: string;
  readonly prepare: string;
  readonly soonOn: string;
  readonly soonOff: string;
  readonly back: string;
  /** No time yet. */
  readonly open: (name: string, around: LocalDate) => string;
  /** One that is looked for now. */
  readonly finding: (name: string) => string;
  readonly why: { readonly [why in Unplaced]: string };
  /** The time was taken back, since one of the two has another 1on1 then. */
  readonly displaced: (from: Instant, zone: Zone) => string;
  readonly choose: string;
  readonly paused: (name: string, until: LocalDate) => string;
  readonly resume: string;
  /** The pair is only known. */
  readonly known: { readonly staff: (name: string) => string; readonly manager: (name: string) => string };
  readonly start: string;
  /** Times to choose from, in the place of one that is given up or not there yet. */
  readonly times: (name: string) => string;
  readonly noTimes: string;
  readonly otherTimes: string;
  readonly firstTimes: string;
};

export type OneOnOnePrepareTexts = {
  readonly staff: (at: string, name: string, minutes: Length, hint: string) => string;
  readonly manager: (at: string, name: string) => string;
  readonly hints: (hints: readonly string[]) => string;
  readonly closing: (prompt: string) => string;
  readonly topicAsk: string;
  readonly topic: (theme: string) => string;
  readonly others: string;
  /** Takes back the word that was chosen. */
  readonly undecided: string;
  readonly othersTitle: string;
  readonly othersNote: string;
  /** What the one who heads may begin with, in turns; the first are those that were agreed. */
  readonly begin: Turns;
  readonly listen: Turns;
  readonly noAppraisal: string;
  readonly say: (prompt: string) => string;
  readonly alsoAsk: (prompt: string) => string;
  readonly theirTopic: (name: string, theme: string) => string;
  readonly sharedMemo: string;
  readonly day: string;
  readonly asPlanned: string;
  readonly seen: string;
};

export type OneOnOneMemoTexts = {
  readonly title: string;
  readonly none: string;
  readonly own: string;
  readonly shared: (name: string) => string;
  readonly write: string;
  readonly open: string;
  readonly share: string;
  readonly unshare: string;
  readonly drop: string;
  readonly dropped: string;
  readonly field: string;
  readonly hint: (limit: number) => string;
  readonly tooLong: (limit: number) => string;
  readonly gone: string;
  /** To the other one. */
  readonly from: (name: string) => string;
  readonly nothingShared: (name: string) => string;
};

export type OneOnOneAfterTexts = {
  readonly ask: (at: string, name: string) => string;
  readonly held: string;
  readonly postpone: string;
  readonly skip: string;
  readonly noted: { readonly [ending in Exclude<Ending, 'unknown'>]: string };
  readonly next: (name: string) => string;
  readonly around: (day: LocalDate) => string;
  readonly correct: { readonly [ending in Exclude<Ending, 'unknown'>]: string };
};
