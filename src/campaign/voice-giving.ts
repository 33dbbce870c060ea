import { lifelineCard } from '../care/cards.ts';
import { card, text } from '../conversation/card.ts';
import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { treeOf } from '../people/current-tree.ts';
import type { Unit } from '../people/model.ts';
import { asUnitId } from '../people/model.ts';
import { messageCard, recalledCard } from './message.ts';
import { type Campaign, type CampaignId, hasBegun } from './model.ts';
import type { CampaignDeps } from './scene.ts';
import { errorOn, readVoice, voiceForm } from './voice-forms.ts';
import type { Voice, VoiceKind } from './voice-model.ts';
import type { VoiceKey } from './voice-ports.ts';
import { isOpen, kindsOf } from './voice-rules.ts';
import { planWish } from './voice-wish.ts';

export type VoiceOf = { readonly campaign: CampaignId; readonly kind: VoiceKind };

const say = ({ texts }: Turn, words: string): readonly Outcome[] => reply(card(texts.language, text(words)));

/** The form, with what was given before. */
export const openVoiceForm = async (turn: Turn, of: VoiceOf, deps: CampaignDeps): Answer => {
  const { texts, person, now, org } = turn;
  const campaign = await deps.campaigns.campaign(org, of.campaign);
  if (!campaign) return say(turn, texts.campaign.says.gone);
  if (campaign.state.type === 'recalled') return replace(recalledCard(texts, campaign));
  if (!hasBegun(campaign)) return say(turn, texts.voice.says.notYet);
  const open = isOpen(campaign, now) && kindsOf(campaign.content).includes(of.kind);
  if (!open && of.kind !== 'story') return say(turn, texts.voice.says.closed);
  const units = await unitsFor(turn, campaign, of.kind, deps);
  const key = keyOf(turn, of, units, undefined);
  if (!key) return say(turn, texts.voice.says.onlyManagers);
  // Of one of several units nobody knows yet which.
  const earlier = units.length > 1 ? undefined : await deps.campaigns.voice(key);
  if (!open && !isThere(earlier)) return say(turn, texts.voice.says.closed);
  const until = open ? campaign.collectsUntil : undefined;
  return openForm(voiceForm({ ...of, texts, earlier, until, zone: person.zone, units }));
};

/** Still in it: neither taken back nor asked to be taken out. */
const isThere = (voice: Voice | undefined): boolean => voice?.entry !== undefined && voice.withdrawn !== true;

/** The units of the audience that this person heads; only asked where a unit declares. */
const unitsFor = async (
  { org, person }: Turn,
  { audience }: Campaign,
  kind: VoiceKind,
  deps: CampaignDeps,
): Promise<readonly Unit[]> => {
  if (kind !== 'pledge' || person.manages.length === 0) return [];
  const tree = await treeOf(org, deps);
  if (!tree) return [];
  const own = person.manages.filter((unit) => tree.isWithin(unit, audience.unit));
  return own.flatMap((unit) => tree.unit(unit) ?? []).slice(0, MOST_UNITS);
};

/** As many as a list in a form bears. */
const MOST_UNITS = 60;

/** Whose it is: decided from the verified person, whatever was typed. */
const keyOf = (
  { org, person }: Turn,
  { campaign, kind }: VoiceOf,
  units: readonly Unit[],
  chosen: string | undefined,
): VoiceKey | undefined => {
  if (kind !== 'pledge') return { org, campaign, kind, owner: person.id };
  const id = chosen === undefined ? units[0]?.id : asUnitId(chosen);
  const unit = units.find((each) => each.id === id);
  return unit && { org, campaign, kind, owner: unit.id };
};

/** Keeps what was typed, or takes back what was given before; whatever cannot be kept stays in the form. */
export const saveVoiceForm = async (turn: Turn, of: VoiceOf, deps: CampaignDeps): Answer => {
  const { texts, inbound, now, org } = turn;
  const values = typedIn(turn);
  const read = readVoice(texts, of.kind, values);
  if (read.type === 'errors') return formErrors(read.byField);
  if (read.type === 'despair') return [closeForm, ...reply(lifelineCard(texts))];
  const campaign = await deps.campaigns.campaign(org, of.campaign);
  if (!campaign || !hasBegun(campaign)) return [closeForm, ...say(turn, texts.campaign.says.gone)];
  const units = await unitsFor(turn, campaign, of.kind, deps);
  const key = keyOf(turn, of, units, values.unit);
  if (!key) return [closeForm, ...say(turn, texts.voice.says.onlyManagers)];
  const open = isOpen(campaign, now) && kindsOf(campaign.content).includes(of.kind);
  const order = { order: inbound.order, ...(of.kind === 'pledge' ? { by: turn.person.id } : {}) };
  if (read.type === 'given') {
    if (!open) return formErrors(errorOn(of.kind, texts.voice.form.closed));
    return shown(turn, campaign, await deps.campaigns.saveVoice(key, { ...order, entry: read.entry }), units, deps);
  }
  const earlier = await deps.campaigns.voice(key);
  if (!earlier) return formErrors(errorOn(of.kind, open ? texts.voice.form.missing : texts.voice.form.closed));
  if (!open && of.kind !== 'story') return formErrors(errorOn(of.kind, texts.voice.form.closed));
  const stored = await deps.campaigns.saveVoice(key, order);
  if (stored.withdrawn === true) await planWish(turn, campaign, stored, deps);
  return shown(turn, campaign, stored, units, deps);
};

/** The message they have, with what became of it. */
const shown = async (
  turn: Turn,
  campaign: Campaign,
  stored: Voice,
  units: readonly Unit[],
  { campaigns, linksAt }: CampaignDeps,
): Answer => {
  const { texts, person, org } = turn;
  if (campaign.state.type === 'recalled') return [closeForm, ...replace(recalledCard(texts, campaign))];
  const said = await campaigns.acknowledgement(org, campaign.id, person.id);
  const note = wordsOf(turn, stored, units);
  return [closeForm, ...replace(messageCard(texts, campaign, said, { reader: person, linksAt, note }))];
};

const wordsOf = ({ texts: { voice } }: Turn, stored: Voice, units: readonly Unit[]): string => {
  const { done } = voice;
  const { entry, picked, withdrawn, owner } = stored;
  if (withdrawn === true) return done.wantsOut;
  if (!entry) return done.takenBack;
  if (picked !== undefined) return done.stays;
  switch (entry.type) {
    case 'kanji':
      return done.kanji(entry.character);
    case 'pledge':
      return done.pledge(units.find(({ id }) => id === owner)?.name ?? owner);
    case 'story':
      return done.story[entry.consent];
    default:
      return entry satisfies never;
  }
};
