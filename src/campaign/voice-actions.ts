import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { ActionButton } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import { campaignId } from './ids.ts';
import type { Acknowledgement, Campaign } from './model.ts';
import { voiceKinds } from './voice-model.ts';
import { kindsOf } from './voice-rules.ts';

const kind = z.enum(voiceKinds);
const page = z.int().check(z.gte(0), z.lte(9_999));
const ofKind = z.object({ campaign: campaignId, kind });
const ofPage = z.object({ campaign: campaignId, kind, page });
const forDraft = z.object({ campaign: campaignId, kind, page, draft: campaignId });

/** For those who got the message. */
export const openVoice = action('campaign.voice-open', ofKind);
export const saveVoice = action('campaign.voice-save', ofKind);

/** For its promoters. `draft`: the id that a draft made from there gets, so that a repeat makes no second one. */
export const openVoices = action('campaign.voices-open', ofKind);
export const showVoices = action('campaign.voices', ofPage);
export const askClose = action('campaign.voices-ask-close', ofKind);
export const closeVoices = action('campaign.voices-close', ofKind);
export const draftVoices = action('campaign.voices-draft', forDraft);
export const openPick = action('campaign.voices-open-pick', forDraft);
export const savePick = action('campaign.voices-pick', z.object({ campaign: campaignId, draft: campaignId }));

/** Who reads a message: a unit's declaration is for those who head one. */
export type Reader = { readonly manages: readonly string[] };

/** What can be given back from below a message. A story is for those who have tried it. */
export const voiceButtons = (
  texts: Texts,
  { id, content }: Pick<Campaign, 'id' | 'content'>,
  said: Acknowledgement | undefined,
  { manages }: Reader,
): readonly ActionButton[] =>
  kindsOf(content)
    .filter((each) => (each === 'story' ? said === 'tried' : each === 'kanji' || manages.length > 0))
    .map((each) => ({
      label: texts.voice.give[each],
      action: openVoice.of({ campaign: id, kind: each }),
      opens: 'form',
    }));
