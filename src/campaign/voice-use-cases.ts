import { type Handler, on } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import type { CampaignDeps } from './scene.ts';
import {
  askClose,
  closeVoices,
  draftVoices,
  openPick,
  openVoice,
  openVoices,
  savePick,
  saveVoice,
  showVoices,
} from './voice-actions.ts';
import { openVoiceForm, saveVoiceForm } from './voice-giving.ts';
import { askBeforeClosing, closeNow, makeDraft, openPickForm, savePicked, showVoicesPage } from './voice-posting.ts';

/** What people give back to campaigns, and what promoters make of it. */
export const voiceTaps = (deps: CampaignDeps): readonly Handler[] => [
  on(openVoice, (turn, of) => openVoiceForm(turn, of, deps)),
  on(openVoices, (turn, of) => showVoicesPage(turn, { ...of, page: 0 }, reply, deps)),
  on(showVoices, (turn, of) => showVoicesPage(turn, of, replace, deps)),
  on(askClose, (turn, of) => askBeforeClosing(turn, of, deps)),
  on(closeVoices, (turn, of) => closeNow(turn, of, deps)),
  on(draftVoices, (turn, of) => makeDraft(turn, of, deps)),
  on(openPick, (turn, of) => openPickForm(turn, of, deps)),
];

export const voiceSubmits = (deps: CampaignDeps): readonly Handler[] => [
  on(saveVoice, (turn, of) => saveVoiceForm(turn, of, deps)),
  on(savePick, (turn, of) => savePicked(turn, of, deps)),
];
