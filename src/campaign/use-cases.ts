import type { ActionButton } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import {
  askCancel,
  askRecall,
  cancel,
  dropCorrection,
  openEdit,
  openReminder,
  openUnreached,
  pause,
  recall,
  refresh,
  resume,
} from './board.ts';
import {
  askDiscard,
  chooseCampaign,
  discard,
  keep,
  narrowTo,
  openAsk,
  openAudience,
  openCampaigns,
  openNew,
  openRewrite,
  saysCard,
  send,
  sendTest,
  withdraw,
} from './cards.ts';
import { answerCorrection, openEditForm, saveEditForm } from './correcting.ts';
import {
  answerRequest,
  ask,
  askBeforeCancel,
  askBeforeDiscard,
  askBeforeRecall,
  command,
  openAskForm,
  show,
} from './deciding.ts';
import {
  narrow,
  openAudienceForm,
  openNewForm,
  openRewriteForm,
  saveAudienceForm,
  saveContentForm,
  showChosen,
  showList,
  test,
} from './drafting.ts';
import { saveAudience, saveContent, saveEdit, sendAsk } from './forms.ts';
import { openPartForm, saveKitForm } from './kit-drafting.ts';
import { saveKit } from './kit-forms.ts';
import { acknowledge, messageCard, recalledCard, testCard } from './message.ts';
import type { Acknowledgement, CampaignId } from './model.ts';
import { askDeleteMonth, deleteMonth, keepMonth, openMonth, openPart } from './month-cards.ts';
import { saveMonth } from './month-forms.ts';
import { askBeforeDeleting, deletePlan, openMonthForm, saveMonthForm } from './month-use-cases.ts';
import { openReminderForm, saveReminder, saveReminderForm } from './reminding.ts';
import { approve, approveCorrection, sendBack, sendBackCorrection } from './request.ts';
import type { CampaignDeps } from './scene.ts';
import { showUnreached } from './unreached-card.ts';
import { voiceSubmits, voiceTaps } from './voice-use-cases.ts';
import { campaignWords } from './words.ts';

/** Broadcasts of 推進者: written, approved, sent and followed in the chat; and what recipients say of them. */
export const campaignFeature = (deps: CampaignDeps): Feature => ({
  taps: [
    on(acknowledge, (turn, { campaign, what, test: isTest }) => acknowledged(turn, campaign, what, isTest, deps)),
    on(openCampaigns, (turn) => showList(turn, deps, reply)),
    on(chooseCampaign, (turn) => showChosen(turn, deps)),
    on(openNew, (turn, { kit }) => openNewForm(turn, kit)),
    on(openMonth, (turn) => openMonthForm(turn, deps)),
    on(openPart, (turn, part) => openPartForm(turn, part, deps)),
    on(askDeleteMonth, (turn, { month }) => askBeforeDeleting(turn, month, deps)),
    on(deleteMonth, (turn, { month }) => deletePlan(turn, month, deps)),
    on(keepMonth, (turn) => showList(turn, deps, replace)),
    on(openRewrite, (turn, { campaign }) => openRewriteForm(turn, campaign, deps)),
    on(openAudience, (turn, { campaign }) => openAudienceForm(turn, campaign, deps)),
    on(narrowTo, (turn, { campaign }) => narrow(turn, campaign, deps)),
    on(sendTest, (turn, { campaign }) => test(turn, campaign, deps)),
    on(openAsk, (turn, { campaign }) => openAskForm(turn, campaign, deps)),
    on(send, (turn, { campaign }) => command(turn, campaign, { type: 'send' }, deps)),
    on(askDiscard, (turn, { campaign }) => askBeforeDiscard(turn, campaign, deps)),
    on(keep, (turn, { campaign }) => show(turn, campaign, deps)),
    on(discard, (turn, { campaign }) => command(turn, campaign, { type: 'discard' }, deps)),
    on(withdraw, (turn, { campaign }) => command(turn, campaign, { type: 'unschedule' }, deps)),
    on(approve, (turn, { campaign, version }) => answerRequest(turn, campaign, { type: 'approve', version }, deps)),
    on(sendBack, (turn, { campaign, version }) => answerRequest(turn, campaign, { type: 'send-back', version }, deps)),
    on(pause, (turn, { campaign }) => command(turn, campaign, { type: 'pause' }, deps)),
    on(resume, (turn, { campaign }) => command(turn, campaign, { type: 'resume' }, deps)),
    on(askCancel, (turn, { campaign }) => askBeforeCancel(turn, campaign, deps)),
    on(cancel, (turn, { campaign }) => command(turn, campaign, { type: 'cancel' }, deps)),
    on(refresh, (turn, { campaign }) => show(turn, campaign, deps)),
    on(openEdit, (turn, { campaign }) => openEditForm(turn, campaign, deps)),
    on(dropCorrection, (turn, { campaign }) => command(turn, campaign, { type: 'drop-correction' }, deps)),
    on(approveCorrection, (turn, { campaign, version }) =>
      answerCorrection(turn, campaign, { type: 'approve-correction', version }, deps),
    ),
    on(sendBackCorrection, (turn, { campaign, version }) =>
      answerCorrection(turn, campaign, { type: 'send-back-correction', version }, deps),
    ),
    on(askRecall, (turn, { campaign }) => askBeforeRecall(turn, campaign, deps)),
    on(recall, (turn, { campaign }) => command(turn, campaign, { type: 'recall' }, deps)),
    on(openReminder, (turn, { campaign }) => openReminderForm(turn, campaign, deps)),
    on(openUnreached, (turn, { campaign }) => showUnreached(turn, campaign, deps)),
    ...voiceTaps(deps),
  ],
  submits: [
    on(saveContent, (turn, opened) => saveContentForm(turn, opened, deps)),
    on(saveReminder, (turn, { first, version }) => saveReminderForm(turn, first, version, deps)),
    on(saveKit, (turn, opened) => saveKitForm(turn, opened, deps)),
    on(saveMonth, (turn, opened) => saveMonthForm(turn, opened, deps)),
    on(saveEdit, (turn, opened) => saveEditForm(turn, opened, deps)),
    on(saveAudience, (turn, opened) => saveAudienceForm(turn, opened, deps)),
    on(sendAsk, (turn, { campaign }) => ask(turn, campaign, deps)),
    ...voiceSubmits(deps),
  ],
  lines: [{ words: campaignWords, answer: (turn) => showList(turn, deps, reply) }],
});

/** On the menu of those who may write one. */
export const campaignButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.campaign.list.menu, action: openCampaigns.of({}) }];

/** 「読みました」 and 「やってみた」. What is stored is shown: the stronger one, in whatever order the taps arrive. */
const acknowledged = async (
  turn: Turn,
  id: CampaignId,
  what: Acknowledgement,
  isTest: boolean,
  { campaigns, linksAt }: CampaignDeps,
): Answer => {
  const campaign = await campaigns.campaign(turn.org, id);
  if (!campaign) return reply(saysCard(turn.texts, turn.texts.campaign.says.gone));
  if (isTest) return replace(testCard(turn.texts, campaign, what));
  if (campaign.state.type === 'recalled') return replace(recalledCard(turn.texts, campaign));
  await campaigns.acknowledge(turn.org, id, turn.person.id, turn.person.unit, what);
  const stored = what === 'tried' ? what : await campaigns.acknowledgement(turn.org, id, turn.person.id);
  return replace(messageCard(turn.texts, campaign, stored ?? what, { reader: turn.person, linksAt }));
};
