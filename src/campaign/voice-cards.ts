import {
  type Button,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  divider,
  text,
  title,
} from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Texts } from '../text/texts.ts';
import type { Zone } from '../time/instant.ts';
import type { Campaign, CampaignId } from './model.ts';
import type { Field } from './summary.ts';
import { askClose, closeVoices, draftVoices, openPick, showVoices } from './voice-actions.ts';
import type { VoiceKind } from './voice-model.ts';
import { kindsOf } from './voice-rules.ts';

/** One thing to read, in the words in which it would be sent; `below` in small print. */
export type VoiceLine = { readonly words: string; readonly below?: string };

export type VoicesView = {
  readonly texts: Texts;
  readonly zone: Zone;
  readonly campaign: Campaign;
  readonly kind: VoiceKind;
  readonly isOpen: boolean;
  readonly fields: readonly Field[];
  /** What there is to know of it. */
  readonly notes: readonly string[];
  readonly lines: readonly VoiceLine[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  /** The id of a draft made from here; undefined when there is nothing to make one of. */
  readonly draft: CampaignId | undefined;
};

/** What came in, as far as it may be read: a page of it, and what can be done with it. */
export const voicesCard = (view: VoicesView): Card => {
  const { texts, zone, campaign, kind, isOpen, fields, notes, page, pages } = view;
  const { read } = texts.voice;
  const { collectsUntil } = campaign;
  const standing = isOpen && collectsUntil !== undefined ? read.open(collectsUntil, zone) : read.closed;
  return card(
    texts.language,
    title(read.title[kind]),
    text(campaign.content.title, 'strong'),
    text(standing),
    ...(fields.length === 0 ? [] : [{ type: 'fields', fields } as const]),
    ...notes.map((note) => text(note)),
    ...linesOf(view),
    ...(pages < 2 ? [] : [context(read.page(page + 1, pages))]),
    ...controlsOf(view),
  );
};

const linesOf = ({ lines }: VoicesView): readonly CardElement[] => {
  if (lines.length === 0) return [];
  const isPlain = lines.every(({ below }) => below === undefined);
  if (isPlain) return [divider, text(lines.map(({ words }) => words).join('\n'))];
  return [
    divider,
    ...lines.flatMap(({ words, below }) => [text(words), ...(below === undefined ? [] : [context(below)])]),
  ];
};

const controlsOf = ({ texts, campaign: { id: campaign }, kind, isOpen, page, pages, draft }: VoicesView) => {
  const { read } = texts.voice;
  const { refresh } = texts.campaign.board;
  const to = (label: string, target: number): Button => ({
    label,
    action: showVoices.of({ campaign, kind, page: target }),
  });
  const make: readonly Button[] =
    draft === undefined
      ? []
      : kind === 'story'
        ? [{ label: read.pick, action: openPick.of({ campaign, kind, page, draft }), style: 'primary', opens: 'form' }]
        : [{ label: read.draft, action: draftVoices.of({ campaign, kind, page, draft }), style: 'primary' }];
  return [
    buttons([
      ...make,
      ...(page > 0 ? [to(read.previous, page - 1)] : []),
      ...(page + 1 < pages ? [to(read.next, page + 1)] : []),
      to(refresh, page),
      ...(isOpen ? [{ label: read.close, action: askClose.of({ campaign, kind }) }] : []),
    ]),
  ];
};

/** Asks once more: what is closed stays closed. */
export const closeCard = (
  texts: Texts,
  { id: campaign, content }: Pick<Campaign, 'id' | 'content'>,
  kind: VoiceKind,
): Card => {
  const { read } = texts.voice;
  const kinds = kindsOf(content);
  const others = kinds.length < 2 ? [] : [read.closesAll(kinds.map((each) => read.title[each]))];
  return sureCard(
    texts.language,
    [read.closeSure[kind], ...others],
    { label: read.closeYes, action: closeVoices.of({ campaign, kind }) },
    { label: read.closeNo, action: showVoices.of({ campaign, kind, page: 0 }) },
  );
};
