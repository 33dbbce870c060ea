import type { Collects } from '../campaign/model.ts';
import type { Consent, VoiceKind } from '../campaign/voice-model.ts';
import type { Instant, Zone } from '../time/instant.ts';

type OfKind<T = string> = { readonly [kind in VoiceKind]: T };

/** The words around what people give back to a campaign. */
export type VoiceTexts = {
  /** On buttons below the message. */
  readonly give: OfKind;
  /** In the form in which a campaign is written. */
  readonly collects: string;
  readonly collected: { readonly [collects in Collects | 'none']: string };
  readonly form: VoiceFormTexts;
  /** Below the message, once something was sent. */
  readonly done: VoiceDoneTexts;
  readonly says: { readonly notYet: string; readonly closed: string; readonly onlyManagers: string };
  readonly read: VoiceReadTexts;
  readonly post: VoicePostTexts;
};

export type VoiceFormTexts = {
  readonly title: OfKind;
  /** What becomes of it, before anything is typed. */
  readonly note: OfKind;
  readonly until: (at: Instant, zone: Zone) => string;
  readonly noNames: string;
  readonly character: string;
  readonly characterHint: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly show: string;
  readonly shows: { readonly yes: string; readonly no: string };
  readonly story: string;
  readonly storyHint: string;
  readonly storyTakeBack: string;
  readonly consent: string;
  readonly consents: { readonly [consent in Consent]: string };
  readonly unit: string;
  readonly pledge: string;
  readonly pledgeHint: string;
  /** What a story's writer can still do once its words are in a draft, or once nobody can write any more. */
  readonly picked: string;
  readonly onlyTakeBack: string;
  readonly notOneKanji: (typed: string) => string;
  readonly missing: string;
  readonly noConsent: string;
  readonly closed: string;
};

export type VoiceDoneTexts = {
  readonly kanji: (character: string) => string;
  readonly pledge: (unit: string) => string;
  readonly story: { readonly [consent in Consent]: string };
  readonly takenBack: string;
  /** Asked for, of what is in a draft or was sent. */
  readonly wantsOut: string;
  readonly stays: string;
};

/** What promoters see. */
export type VoiceReadTexts = {
  readonly title: OfKind;
  readonly open: (until: Instant, zone: Zone) => string;
  readonly closed: string;
  readonly given: string;
  readonly few: string;
  /** A number in steps of five. */
  readonly atLeast: (count: number) => string;
  readonly counting: string;
  readonly tooFew: string;
  readonly none: string;
  readonly declared: string;
  readonly notDeclared: string;
  readonly units: (count: number) => string;
  readonly page: (page: number, of: number) => string;
  readonly next: string;
  readonly previous: string;
  readonly close: string;
  readonly closeSure: OfKind;
  /** Where a campaign collects two things. */
  readonly closesAll: (titles: readonly string[]) => string;
  readonly closeYes: string;
  readonly closeNo: string;
  readonly draft: string;
  readonly pick: string;
  /** Who may be told of a story, under it. */
  readonly consents: { readonly [consent in Consent]: string };
  readonly inDraft: string;
  /** Asks to take words out of a message. */
  readonly wantsOut: (title: string, text: string) => string;
  readonly pickTitle: string;
  readonly pickNote: string;
  readonly use: string;
  readonly leave: string;
  readonly pickNone: string;
  readonly gone: string;
};

/** What stands in the draft that goes back to everyone. */
export type VoicePostTexts = {
  readonly title: OfKind;
  readonly part: (page: number, of: number) => string;
  readonly lead: OfKind;
  readonly kanji: (character: string, people: number) => string;
  readonly others: string;
  readonly reasons: string;
  readonly reason: (character: string, text: string) => string;
  readonly story: (text: string) => string;
  readonly storyOf: (text: string, unit: string, name: string) => string;
  readonly pledge: (unit: string, text: string) => string;
};
