import type { PersonId } from '../people/model.ts';
import type { CampaignId } from './model.ts';

/** What people give back to a campaign: one kanji, what became of the お題, or a unit's one action. */
export const voiceKinds = ['kanji', 'pledge', 'story'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

/** To what the writer of a story has agreed. Who agreed to nothing has shared nothing. */
export const consents = ['nameless', 'named', 'promoters'] as const;
/** `promoters`: they may read it without a name, and pass nothing on. */
export type Consent = (typeof consents)[number];

/** 漢字一文字. `mayShow`: the reason, without a name. */
export type KanjiEntry = {
  readonly type: 'kanji';
  readonly character: string;
  readonly reason?: string;
  readonly mayShow: boolean;
};
export type StoryEntry = { readonly type: 'story'; readonly text: string; readonly consent: Consent };
export type PledgeEntry = { readonly type: 'pledge'; readonly text: string };
export type VoiceEntry = KanjiEntry | StoryEntry | PledgeEntry;

/** What somebody gave, or that they took it back: then only when, so that a late copy of it stays out. */
export type Voice = {
  /** A person's id; of a pledge the unit's. */
  readonly owner: string;
  /** Of the act that is kept, as `Inbound.order`. */
  readonly order: number;
  readonly entry?: VoiceEntry;
  /** Who wrote a unit's pledge: for the record, never shown. */
  readonly by?: PersonId;
  /** The draft that a story was put into. From then on its words stay as they are. */
  readonly picked?: CampaignId;
  /** Its writer wants it out of there. */
  readonly withdrawn?: boolean;
};

/** The kanji of a campaign once nobody can write any more: it leads to nobody. Empty when too few wrote. */
export type KanjiList = {
  /** The most frequent first; without a number where fewer than three chose it. */
  readonly characters: readonly { readonly character: string; readonly people?: number }[];
  readonly reasons: readonly { readonly character: string; readonly text: string }[];
};
