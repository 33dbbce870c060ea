import type { Composer, Composition } from '../delivery/attempt.ts';
import { asPersonId, languageOf, type Person, type PersonId, placesOf } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, type Instant, MINUTE_MS } from '../time/instant.ts';
import { messageCard } from './message.ts';
import { asCampaignId, type Campaign } from './model.ts';
import { requestCard } from './request.ts';
import {
  type CampaignDeps,
  countOf,
  lookerAs,
  type ShowDeps,
  sendingOf,
  showCampaign,
  shownOf,
  treeOf,
} from './scene.ts';

/**
 * How long after a look a message of a paused campaign is looked at again, of those that a worker had in hand just then;
 * the others are put off as a whole. Resuming wakes them before.
 */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

/** The message to one of many, as it is written at the moment of sending. */
export const composeCampaign =
  (deps: Pick<CampaignDeps, 'campaigns'>): Composer =>
  async (delivery, person, now) => {
    const campaign = await deps.campaigns.campaign(delivery.org, asCampaignId(delivery.subject));
    if (!campaign) return { type: 'skip', reason: 'cancelled' };
    switch (campaign.state.type) {
      case 'paused':
        return { type: 'wait', until: asInstant(now + LOOK_AGAIN_MS) };
      case 'running':
      case 'done':
      case 'scheduled':
        return { type: 'card', card: messageCard(textsOf(languageOf(person)), campaign, undefined) };
      case 'draft':
      case 'asked':
      case 'cancelled':
      case 'recalled':
        return { type: 'skip', reason: 'cancelled' };
      default:
        return campaign.state satisfies never;
    }
  };

/** Asks the second person, unless it was answered, withdrawn or changed meanwhile; or tells the author of the answer. */
export const composeApproval =
  (deps: ShowDeps): Composer =>
  async (delivery, person, now) => {
    const { what, of, id } = subjectIn(delivery.subject);
    const [campaign, tree] = await Promise.all([deps.campaigns.campaign(delivery.org, id), treeOf(delivery.org, deps)]);
    if (!campaign || !tree) return { type: 'skip', reason: 'cancelled' };
    if (what === 'answer') return answer(campaign, asPersonId(of), person, tree, now, deps);
    const { state } = campaign;
    const isOpen = state.type === 'asked' && state.approver === person.id && state.version === Number(of);
    return isOpen ? request(campaign, person, tree, now, deps) : { type: 'skip', reason: 'answered' };
  };

const answer = async (
  campaign: Campaign,
  approver: PersonId,
  author: Person,
  tree: UnitTree,
  now: Instant,
  deps: ShowDeps,
): Promise<Composition> => {
  const looker = lookerAs(author, placesOf(author)[0] ?? 'slack', now);
  const name = (await deps.directory.person(campaign.org, approver))?.name ?? approver;
  const note = campaign.state.type === 'draft' ? looker.texts.campaign.draft.sentBack(name) : undefined;
  return { type: 'card', card: await showCampaign(looker, campaign, tree, deps, note) };
};

const request = async (
  campaign: Campaign,
  person: Person,
  tree: UnitTree,
  now: Instant,
  deps: ShowDeps,
): Promise<Composition> => {
  const [author, count] = await Promise.all([
    deps.directory.person(campaign.org, campaign.author),
    countOf(campaign, tree, now, deps),
  ]);
  const reader = { texts: textsOf(languageOf(person)), zone: person.zone };
  const view = { ...reader, ...sendingOf(campaign, tree), ...shownOf(count), author: author?.name ?? campaign.author };
  return { type: 'card', card: requestCard(view) };
};

/** What a request is about: text and audience of one version. And an answer: who gave it. */
export const requestSubject = ({ id, version }: Campaign): string => `request/${version}/${id}`;
export const answerSubject = ({ id }: Campaign, { id: approver }: Person): string => `answer/${approver}/${id}`;

/** The id of a campaign has no slash; a person's may. */
const subjectIn = (subject: string) => {
  const [what, ...rest] = subject.split('/');
  return { what, of: rest.slice(0, -1).join('/'), id: asCampaignId(rest.at(-1) ?? '') };
};
