import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import type { FormValues } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import { asItIs, saveContentForm } from './drafting.ts';
import { contentForm, type Opened, valuesOfContent } from './forms.ts';
import { campaignId } from './message.ts';
import { type Campaign, type CampaignId, campaignIdAt, LONGEST } from './model.ts';
import { type CampaignDeps, withCampaign } from './scene.ts';
import { isReminder, reminderOf } from './silent.ts';

export const saveReminder = action(
  'campaign.save-reminder',
  z.object({ campaign: campaignId, version: z.number(), first: campaignId }),
);

/** Of what is sent, and is no reminder itself: one is enough. */
export const mayBeRemindedOf = ({ state, audience, people = 0 }: Campaign): boolean =>
  state.type === 'done' && !isReminder(audience) && people > 0;

/** A new draft to those who have not acknowledged `first`, with words to begin from. */
export const openReminderForm = (turn: Turn, first: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, first, deps, async (campaign, tree) => {
    if (!mayBeRemindedOf(campaign)) return asItIs(turn, campaign, tree, deps);
    const random = createHash('sha256').update(`${turn.person.id}/${turn.inbound.eventId}`).digest().subarray(0, 6);
    const on = { campaign: campaignIdAt(turn.now, random), version: 0 };
    const form = contentForm(turn.texts, 'new', on, valuesOf(turn.texts, campaign));
    return [{ type: 'open-form', form: { ...form, submit: saveReminder.of({ ...on, first }) } }];
  });

/** The links and the お題 of the first one, so that nobody has to look for it. */
const valuesOf = ({ campaign: { audience } }: Texts, { content }: Campaign): FormValues => {
  const title = [...audience.reminderTitle(content.title)];
  const { picture: _, alt: __, from: ___, ...rest } = valuesOfContent(content);
  return {
    ...rest,
    title: title.length > LONGEST.title ? `${title.slice(0, LONGEST.title - 1).join('')}…` : title.join(''),
    body: audience.reminderBody(content.title),
  };
};

/** Its audience is that of the first one as stored, never what a form carries. */
export const saveReminderForm = (turn: Turn, { first, ...on }: Opened & { first: CampaignId }, deps: CampaignDeps) =>
  withCampaign(turn, first, deps, async (campaign, tree) =>
    mayBeRemindedOf(campaign)
      ? saveContentForm(turn, on, deps, reminderOf(first, campaign.audience))
      : asItIs(turn, campaign, tree, deps),
  );
