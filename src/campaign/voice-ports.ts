import type { OrgId } from '../people/model.ts';
import type { CampaignId } from './model.ts';
import type { KanjiList, Voice, VoiceEntry, VoiceKind } from './voice-model.ts';

/** Names one voice: one a person and kind, of pledges one a unit. */
export type VoiceKey = {
  readonly org: OrgId;
  readonly campaign: CampaignId;
  readonly kind: VoiceKind;
  readonly owner: string;
};

/** What was given back to campaigns. Each call is one conditional write on one row. Passes `test/contracts/voices.ts`. */
export type VoiceStore = {
  voice(key: VoiceKey): Promise<Voice | undefined>;
  /**
   * The latest act stays, by its order, in whatever order they arrive; without an entry it is taken back. What is in a
   * draft already keeps its words: taken back, it is marked as not wanted there. Returns what is stored then.
   */
  saveVoice(key: VoiceKey, act: Pick<Voice, 'order' | 'by'> & { readonly entry?: VoiceEntry }): Promise<Voice>;
  /** In pages, those taken back too. */
  voices(org: OrgId, campaign: CampaignId, kind: VoiceKind): AsyncIterable<readonly Voice[]>;
  /**
   * Puts a story into a draft. False when its writer has changed it or taken it back since `order`, or when another
   * draft has it than `instead`, which was discarded.
   */
  pickVoice(key: VoiceKey, order: number, into: CampaignId, instead?: CampaignId): Promise<boolean>;
  eraseVoices(org: OrgId, campaign: CampaignId, kind: VoiceKind): Promise<void>;
  /** The first that is saved stays. */
  saveKanji(org: OrgId, campaign: CampaignId, list: KanjiList): Promise<void>;
  kanji(org: OrgId, campaign: CampaignId): Promise<KanjiList | undefined>;
};
