import type { Role } from '../campaign/model.ts';
import type { ContentField, Refusal } from '../campaign/rules.ts';
import type { Platform } from '../conversation/inbound.ts';
import type { Instant, Zone } from '../time/instant.ts';
import type { CampaignAudienceTexts } from './campaign-audience-texts.ts';
import type { CensusTexts } from './census-texts.ts';
import type { Language } from './language.ts';

/** The words of campaigns: what everyone gets, and what 推進者 see who write and approve. */
export type CampaignTexts = {
  readonly message: MessageTexts;
  readonly list: ListTexts;
  readonly form: FormTexts;
  readonly draft: DraftTexts;
  readonly request: RequestTexts;
  readonly board: BoardTexts;
  readonly correction: CorrectionTexts;
  readonly says: SaysTexts;
  readonly census: CensusTexts;
  readonly audience: CampaignAudienceTexts;
};

/** What recipients see. */
export type MessageTexts = {
  readonly from: (name: string) => string;
  readonly challenge: (challenge: string) => string;
  readonly welcome: string;
  readonly read: string;
  readonly tried: string;
  /** Below the message once somebody has said so. */
  readonly readDone: string;
  readonly triedDone: string;
  /** What becomes of a tap. */
  readonly kept: string;
  readonly settings: string;
  /** Small print of a test sent to oneself. */
  readonly test: string;
  readonly testDone: string;
  readonly recalled: (title: string) => string;
};

export type ListTexts = {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly create: string;
  /** Above the templates of the 強化月間. */
  readonly kit: string;
  readonly open: string;
  /** In the menu. */
  readonly menu: string;
  readonly states: {
    readonly [state in
      | 'draft'
      | 'asked'
      | 'scheduled'
      | 'running'
      | 'paused'
      | 'done'
      | 'cancelled'
      | 'recalled']: string;
  };
};

export type FormTexts = {
  readonly newTitle: string;
  readonly rewriteTitle: string;
  readonly editTitle: string;
  readonly note: string;
  readonly editNote: string;
  readonly fields: { readonly [field in ContentField]: string };
  readonly hints: { readonly [field in 'body' | 'from' | 'challenge' | 'picture' | 'alt' | 'label1' | 'url1']: string };
  readonly save: string;
  readonly saveEdit: string;
  readonly missing: string;
  readonly linkMissing: string;
  readonly notHttps: string;
  /** A template's place that nobody has filled in. */
  readonly unfilled: (gap: string) => string;
  readonly tooLong: (length: number, limit: number) => string;
  readonly audienceTitle: string;
  readonly unit: string;
  readonly role: string;
  readonly roles: { readonly [role in Role]: string };
  readonly platform: string;
  readonly platforms: { readonly [platform in Platform | 'any']: string };
  readonly language: string;
  readonly languages: { readonly [language in Language | 'any']: string };
  readonly when: string;
  readonly whens: { readonly now: string; readonly at: string };
  readonly date: string;
  readonly dateHint: string;
  readonly time: string;
  readonly timeHint: string;
  readonly notDate: string;
  readonly notTime: string;
  readonly past: string;
  readonly tooFar: string;
  readonly moreUnits: string;
  /** The draft was saved by somebody else while this form was open. */
  readonly conflict: string;
  readonly approverTitle: string;
  readonly approver: string;
  readonly approverNote: string;
  readonly ask: string;
};

export type DraftTexts = {
  /** `state`: as the list names it. */
  readonly title: (title: string, state: string) => string;
  readonly preview: string;
  readonly previewButtons: (labels: readonly string[]) => string;
  readonly otherPlatform: (platform: Platform) => string;
  readonly audience: string;
  readonly people: string;
  readonly when: string;
  readonly by: string;
  readonly to: (unit: string, role: Role) => string;
  readonly only: (condition: string) => string;
  readonly count: (people: number) => string;
  readonly nobody: string;
  readonly now: string;
  readonly at: (at: Instant, zone: Zone) => string;
  readonly quiet: string;
  readonly later: (people: number) => string;
  readonly unreachable: (people: number) => string;
  /** Beside the number of people: what the limits do to them. */
  readonly discardSure: (title: string) => string;
  readonly discardYes: string;
  readonly discardNo: string;
  /** It was not sent: more people are meant by now than need no approval. */
  readonly grown: string;
  readonly held: (people: number) => string;
  readonly spared: (people: number) => string;
  readonly mustApprove: string;
  readonly rewrite: string;
  readonly changeAudience: string;
  readonly narrow: string;
  readonly test: string;
  readonly ask: string;
  readonly send: string;
  readonly discard: string;
  readonly asked: (approver: string) => string;
  readonly withdraw: string;
  /** In place of `scheduled` where no moment was chosen. */
  readonly soon: string;
  readonly scheduled: (at: Instant, zone: Zone) => string;
  readonly approvedBy: (approver: string) => string;
  readonly sentBack: (approver: string) => string;
};

/** What the second person sees. */
export type RequestTexts = {
  readonly title: string;
  readonly lead: (author: string) => string;
  readonly approve: string;
  readonly sendBack: string;
  readonly approved: (at: Instant, zone: Zone) => string;
  readonly approvedAlready: string;
  readonly sentBack: (author: string) => string;
};

export type BoardTexts = {
  readonly progress: string;
  readonly sent: string;
  readonly waiting: string;
  readonly reasons: { readonly [reason in Missed]: string };
  readonly finish: (minutes: number) => string;
  readonly waitsForDay: string;
  readonly pause: string;
  readonly resume: string;
  readonly cancel: string;
  readonly refresh: string;
  readonly edit: string;
  readonly recall: string;
  readonly cancelSure: (title: string) => string;
  readonly cancelYes: string;
  readonly cancelNo: string;
  readonly recallSure: (title: string) => string;
  readonly recallYes: string;
  readonly recallNo: string;
  readonly acknowledged: string;
  readonly read: string;
  readonly tried: string;
  readonly fewerThanFive: string;
  readonly withheld: string;
  readonly byUnit: string;
  /** Bars of messages that are changed in place. */
  readonly changing: string;
  readonly recalling: string;
  readonly edited: string;
};

/** Other words for what was sent, which a second person sees first. */
export type CorrectionTexts = {
  readonly formNote: string;
  readonly chooseApprover: string;
  readonly title: string;
  readonly lead: (writer: string) => string;
  readonly changed: (fields: readonly string[]) => string;
  readonly after: string;
  readonly before: string;
  readonly approved: string;
  /** On the card with the progress. */
  readonly asked: (approver: string) => string;
  readonly sentBack: (approver: string) => string;
  readonly waits: string;
  readonly rewrite: string;
  readonly drop: string;
};

/** Why somebody did not get it, as far as it is told. */
export type Missed = 'unconfirmed' | 'unreachable' | 'rules' | 'late' | 'failed' | 'stopped';

/** Answers in one sentence. */
export type SaysTexts = {
  readonly refused: { readonly [why in Refusal]: string };
  readonly noApprover: string;
  readonly gone: string;
  readonly discarded: string;
  readonly onlyPromoters: string;
};
