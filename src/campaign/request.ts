import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { buttons, type Card, card, context, divider, strong, text, title } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import { campaignId, contentElements, labelsBelow, unseenPicture } from './message.ts';
import { type Campaign, type Correction, hasBegun } from './model.ts';
import { type ChangedField, changedFields } from './rules.ts';
import { type Sending, sendingFields } from './summary.ts';

const one = z.object({ campaign: campaignId, version: z.number() });

export const approve = action('campaign.approve', one);
export const sendBack = action('campaign.send-back', one);

export const approveCorrection = action('campaign.approve-correction', one);
export const sendBackCorrection = action('campaign.send-back-correction', one);

export type RequestView = Sending & { readonly author: string };

/** Exactly what would be sent, to how many and whom, when and by whom. */
export const requestCard = (view: RequestView): Card => {
  const { request, draft } = view.texts.campaign;
  const ref = { campaign: view.campaign.id, version: view.campaign.version };
  return card(
    view.texts.language,
    title(request.title),
    text(request.lead(view.author)),
    ...whatIsSent(view),
    divider,
    buttons([
      { label: request.approve, action: approve.of(ref), style: 'primary' },
      { label: request.sendBack, action: sendBack.of(ref) },
    ]),
    context(draft.quiet),
  );
};

/** After the answer, or when it is too late for one: what was asked stays to be read. */
export const answeredCard = (view: RequestView, says: string): Card =>
  card(view.texts.language, title(view.texts.campaign.request.title), text(says), ...whatIsSent(view));

const whatIsSent = (view: RequestView) => {
  const { draft } = view.texts.campaign;
  return [
    { type: 'fields', fields: [...sendingFields(view), { label: draft.by, value: view.author }] } as const,
    divider,
    context(draft.preview),
    ...contentElements(view.texts.campaign, view.campaign.content),
    context(draft.previewButtons(labelsBelow(view.texts, view.campaign.content))),
    ...unseenPicture(view.texts, view.campaign.content),
  ];
};

/** The new words as they will look, what is different, and what people have now. */
export const correctionCard = (view: RequestView, correction: Correction): Card => {
  const { correction: words, request } = view.texts.campaign;
  const ref = { campaign: view.campaign.id, version: correction.version };
  return card(
    view.texts.language,
    title(words.title),
    text(words.lead(view.author)),
    ...whatIsChanged(view, correction),
    buttons([
      { label: request.approve, action: approveCorrection.of(ref), style: 'primary' },
      { label: request.sendBack, action: sendBackCorrection.of(ref) },
    ]),
  );
};

/** After the answer, or when it is too late for one. */
export const correctionAnsweredCard = (
  { texts, campaign }: Pick<RequestView, 'texts' | 'campaign'>,
  says: string,
): Card => card(texts.language, title(texts.campaign.correction.title), text(says), strong(campaign.content.title));

const whatIsChanged = (view: RequestView, { content }: Correction) => {
  const { draft, correction: words, form } = view.texts.campaign;
  const { content: present } = view.campaign;
  const nameOf = (field: ChangedField) => (field === 'collects' ? view.texts.voice.collects : form.fields[field]);
  const changed = changedFields(present, content).map(nameOf);
  return [
    { type: 'fields', fields: sendingFields(view).slice(0, 2) } as const,
    text(words.changed(changed)),
    divider,
    context(words.after),
    ...contentElements(view.texts.campaign, content),
    context(draft.previewButtons(labelsBelow(view.texts, content))),
    divider,
    context(words.before),
    strong(present.title),
    text(present.body),
    divider,
  ];
};

/** What whoever asked is told of the answer, above the card. */
export const answerNote = (
  { campaign: { draft, correction, board } }: Texts,
  campaign: Campaign,
  approver: string,
): string | undefined => {
  if (campaign.state.type === 'draft') return draft.sentBack(approver);
  if (campaign.correction) return correction.sentBack(approver);
  return hasBegun(campaign) ? board.edited : undefined;
};
