import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import type { FormValues } from '../conversation/form.ts';
import { formErrors, openForm, reply } from '../conversation/outcome.ts';
import type { Texts } from '../text/texts.ts';
import { asItIs, readTyped, saveContentForm, shown } from './drafting.ts';
import { contentForm, type Opened, valuesOfContent } from './forms.ts';
import { campaignId } from './message.ts';
import { type Campaign, type CampaignId, LONGEST } from './model.ts';
import { begunAnew } from './rules.ts';
import { type CampaignDeps, isDiscarded, lookerOf, showCampaign, withCampaign } from './scene.ts';
import { isReminder, reminderId, reminderOf } from './silent.ts';

export const saveReminder = action('campaign.save-reminder', z.object({ first: campaignId, version: z.number() }));

/** Of what is sent, and is no reminder itself. */
export const mayBeRemindedOf = ({ state, audience, people = 0 }: Campaign): boolean =>
  state.type === 'done' && !isReminder(audience) && people > 0;

/** One that was deleted, or that began when fewer than five were left: nobody got it, so it can be begun anew. */
const isUnsent = (campaign: Campaign): boolean =>
  isDiscarded(campaign) || (campaign.state.type === 'done' && campaign.people === 0);

/** The draft to those who have not acknowledged `first`, with words to begin from; or the reminder as it stands. */
export const openReminderForm = (turn: Turn, first: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, first, deps, async (campaign, tree) => {
    if (!mayBeRemindedOf(campaign)) return asItIs(turn, campaign, tree, deps);
    const before = await deps.campaigns.campaign(turn.org, reminderId(first));
    if (before && !isUnsent(before)) return reply(await showCampaign(lookerOf(turn), before, tree, deps));
    const on = { campaign: reminderId(first), version: 0 };
    const values = before ? valuesOfContent(before.content) : valuesOf(turn.texts, campaign);
    const submit = saveReminder.of({ first, version: before?.version ?? 0 });
    return openForm({ ...contentForm(turn.texts, 'new', on, values), submit });
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
export const saveReminderForm = (turn: Turn, first: CampaignId, version: number, deps: CampaignDeps): Answer =>
  withCampaign(turn, first, deps, async (campaign, tree) => {
    if (!mayBeRemindedOf(campaign)) return asItIs(turn, campaign, tree, deps);
    const on: Opened = { campaign: reminderId(first), version };
    const before = version === 0 ? undefined : await deps.campaigns.campaign(turn.org, on.campaign);
    if (!before || !isUnsent(before)) {
      const audience = reminderOf(first, campaign.audience);
      const begun = audience && { audience, when: { type: 'now' } as const };
      return saveContentForm(turn, { ...on, version: 0 }, deps, begun);
    }
    const read = await readTyped(turn, deps);
    if (read.type === 'errors') return formErrors(read.byField);
    const next = begunAnew(before, turn.person.id, { content: read.value });
    if (!(await deps.campaigns.save(next))) return saveReminderForm(turn, first, version, deps);
    return shown(turn, { ...next, revision: next.revision + 1 }, tree, deps);
  });
