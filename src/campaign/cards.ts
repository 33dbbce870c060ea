import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import {
  type ActionButton,
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
import type { Platform } from '../conversation/inbound.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Unit } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import { kitOf } from '../text/kit/text.ts';
import { type KitId, kitIds } from '../text/kit/texts.ts';
import type { Texts } from '../text/texts.ts';
import type { AudienceCount } from './audience.ts';
import { campaignId, contentElements, labelsBelow, unseenPicture } from './message.ts';
import type { Campaign } from './model.ts';
import { isReminder } from './silent.ts';
import { type Sending, sendingFields } from './summary.ts';

const one = z.object({ campaign: campaignId });

export const openCampaigns = action('campaign.open', z.object({}));
export const openNew = action('campaign.open-new', z.object({ kit: z.exactOptional(z.enum(kitIds)) }));
export const chooseCampaign = action('campaign.choose', z.object({}));
export const openRewrite = action('campaign.open-rewrite', one);
export const openAudience = action('campaign.open-audience', one);
export const narrowTo = action('campaign.narrow', one);
export const sendTest = action('campaign.test', one);
export const openAsk = action('campaign.open-ask', one);
export const send = action('campaign.send', one);
export const discard = action('campaign.discard', one);
export const askDiscard = action('campaign.ask-discard', one);
export const keep = action('campaign.keep', one);
export const withdraw = action('campaign.withdraw', one);

/** The 強化月間 on the list. `leads`: whoever looks at it writes from there, and needs no templates beside it. */
export type MonthSection = { readonly elements: readonly CardElement[]; readonly leads: boolean };

/** What one may look at, the newest first. */
export const listCard = (
  texts: Texts,
  campaigns: readonly Campaign[],
  month: MonthSection = { elements: [], leads: false },
  note?: string,
): Card => {
  const { list } = texts.campaign;
  return card(
    texts.language,
    title(list.title),
    ...(note === undefined ? [] : [text(note)]),
    ...month.elements,
    text(campaigns.length === 0 ? `${list.intro}\n${list.none}` : list.intro),
    buttons([{ label: list.create, action: openNew.of({}), opens: 'form', ...(!month.leads && PRIMARY) }]),
    ...(campaigns.length === 0 ? [] : [openOne(texts, campaigns)]),
    ...(month.leads ? [] : templates(texts)),
  );
};

const PRIMARY = { style: 'primary' } as const;

const templates = (texts: Texts): readonly CardElement[] => [
  text(texts.campaign.list.kit),
  buttons(
    kitIds.map((kit) => kitButton(texts, kit)),
    'stacked',
  ),
];

const kitButton = ({ language }: Texts, kit: KitId): Button => ({
  label: kitOf(language)[kit].name,
  action: openNew.of({ kit }),
  opens: 'form',
});

const openOne = ({ campaign: { list } }: Texts, campaigns: readonly Campaign[]): CardElement => ({
  type: 'choice',
  label: list.open,
  action: chooseCampaign.of({}),
  options: campaigns.map(({ id, content, state }) => ({
    value: id,
    label: `${quoted(content.title)}（${list.states[state.type]}）`,
  })),
});

export type DraftView = Sending & {
  /** Where one looks at it. */
  readonly platform: Platform;
  readonly mustApprove: boolean;
  /** Only because the count may be wrong. */
  readonly isUnsure?: boolean;
  readonly count: AudienceCount;
  readonly author: string;
  /** The day on which it is sent lies in a 強化月間. */
  readonly inMonth: boolean;
  /** Who is asked, or has approved. */
  readonly approver?: string;
  /** Units to which it could be narrowed or widened, where the form has no room for them. */
  readonly units: readonly Unit[];
  /** Not all units below have room in that list either. */
  readonly hasMoreBelow?: boolean;
  readonly note?: string;
};

/** Everything before it begins: what arrives, at whom, when, and what can be done. */
export const draftCard = (view: DraftView): Card => {
  const { texts, campaign, note } = view;
  const { draft } = texts.campaign;
  return card(
    texts.language,
    title(draft.title(campaign.content.title, texts.campaign.list.states[campaign.state.type])),
    ...[note, stateWords(view)].filter((words) => words !== undefined).map((words) => text(words)),
    { type: 'fields', fields: [...sendingFields(view), { label: draft.by, value: view.author }] },
    divider,
    context(draft.preview),
    ...contentElements(texts.campaign, campaign.content),
    context(draft.previewButtons(labelsBelow(texts, campaign.content))),
    ...unseenPicture(texts, campaign.content),
    ...(view.count[otherThan(view.platform)] === 0 ? [] : [context(draft.otherPlatform(otherThan(view.platform)))]),
    divider,
    ...narrowing(view),
    buttons(controlsOf(view)),
    ...(view.mustApprove && campaign.state.type === 'draft'
      ? [context(view.isUnsure ? texts.campaign.census.careful : draft.mustApprove)]
      : []),
    ...(view.count.isRecounted ? [context(texts.campaign.census.recounting)] : []),
    ...(isReminder(campaign.audience) ? [context(texts.campaign.audience.reminderLimit)] : []),
    ...(view.count.later === 0 ? [] : [context(laterWords(view))]),
    ...(view.count.none === 0 ? [] : [context(draft.unreachable(view.count.none))]),
    ...(view.inMonth ? [context(texts.month.draftInside)] : []),
    context(draft.quiet),
  );
};

const laterWords = ({ texts: { campaign: texts }, campaign, count }: DraftView): string =>
  campaign.when.type === 'hours' ? texts.audience.laterHours(count.later) : texts.draft.later(count.later);

const otherThan = (platform: Platform): Platform => (platform === 'slack' ? 'teams' : 'slack');

const stateWords = ({ texts: { campaign: texts }, campaign, approver, zone }: DraftView): string | undefined => {
  if (campaign.state.type === 'asked') return texts.draft.asked(approver ?? '');
  if (campaign.state.type !== 'scheduled') return undefined;
  const { approvedBy, soon, scheduled } = texts.draft;
  const starts = campaign.when.type === 'now' ? soon : scheduled(campaign.state.at, zone);
  return approver === undefined ? starts : `${approvedBy(approver)}\n${starts}`;
};

const narrowing = ({ texts, campaign, units, hasMoreBelow }: DraftView): readonly CardElement[] =>
  campaign.state.type !== 'draft' || units.length === 0
    ? []
    : [
        {
          type: 'choice',
          label: texts.campaign.draft.narrow,
          action: narrowTo.of({ campaign: campaign.id }),
          options: units.map(({ id, name }) => ({ value: id, label: name })),
          selected: campaign.audience.unit,
        },
        ...(hasMoreBelow ? [context(texts.campaign.census.moreBelow)] : []),
      ];

const controlsOf = ({ texts, campaign, people, mustApprove }: DraftView): readonly Button[] => {
  const { draft } = texts.campaign;
  const ref = { campaign: campaign.id };
  const test: ActionButton = { label: draft.test, action: sendTest.of(ref) };
  if (campaign.state.type !== 'draft') return [test, { label: draft.withdraw, action: withdraw.of(ref) }];
  const next: ActionButton = mustApprove
    ? { label: draft.ask, action: openAsk.of(ref), style: 'primary', opens: 'form' }
    : { label: draft.send, action: send.of(ref), style: 'primary' };
  return [
    ...(people === 0 ? [] : [next]),
    test,
    { label: draft.rewrite, action: openRewrite.of(ref), opens: 'form' },
    { label: draft.changeAudience, action: openAudience.of(ref), opens: 'form' },
    { label: draft.discard, action: askDiscard.of(ref), style: 'danger' },
  ];
};

/** Asks once more: what was written is gone then. */
export const discardCard = (texts: Texts, { id, content }: Campaign): Card => {
  const { draft } = texts.campaign;
  return sureCard(
    texts.language,
    [draft.discardSure(content.title)],
    { label: draft.discardYes, action: discard.of({ campaign: id }) },
    { label: draft.discardNo, action: keep.of({ campaign: id }) },
  );
};

/** One sentence, and the way back to the list. */
export const saysCard = (texts: Texts, says: string): Card =>
  card(texts.language, text(says), buttons([{ label: texts.campaign.list.title, action: openCampaigns.of({}) }]));
