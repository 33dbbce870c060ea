import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { buttons, type Card, card, context, divider, text, title } from '../conversation/card.ts';
import { campaignId, contentElements, labelsBelow } from './message.ts';
import { type Sending, sendingFields } from './summary.ts';

const one = z.object({ campaign: campaignId, version: z.number() });

export const approve = action('campaign.approve', one);
export const sendBack = action('campaign.send-back', one);

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
  ];
};
