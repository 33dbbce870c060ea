import { buttons, type CardElement, context } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant, Zone } from '../time/instant.ts';
import type { Campaign } from './model.ts';
import { openVoices } from './voice-actions.ts';
import { isOpen, kindsOf } from './voice-rules.ts';

export type VoiceBoardView = {
  readonly texts: Texts;
  readonly campaign: Campaign;
  readonly now: Instant;
  readonly zone: Zone;
};

/** What is collected, and the way to it. Numbers stand there: a board is drawn every minute, and reads no voices. */
export const voiceElements = ({ texts, campaign, now, zone }: VoiceBoardView): readonly CardElement[] => {
  const { id, content, collectsUntil, state } = campaign;
  const kinds = kindsOf(content);
  if (collectsUntil === undefined || kinds.length === 0 || state.type === 'recalled') return [];
  const { read } = texts.voice;
  const words = isOpen(campaign, now) ? read.open(collectsUntil, zone) : read.closed;
  return [
    context(`${kinds.map((kind) => read.title[kind]).join(' / ')}: ${words}`),
    buttons(kinds.map((kind) => ({ label: read.title[kind], action: openVoices.of({ campaign: id, kind }) }))),
  ];
};
