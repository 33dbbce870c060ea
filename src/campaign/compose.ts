import type { Composer, Composition } from '../delivery/attempt.ts';
import { treeOf } from '../people/current-tree.ts';
import { asPersonId, languageOf, type Person, type PersonId, placesOf } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { textsOf } from '../text/text.ts';
import { calendarOf } from '../time/calendar.ts';
import { asInstant, type Instant, MINUTE_MS } from '../time/instant.ts';
import { nextInHours } from './hours.ts';
import { messageCard } from './message.ts';
import { asCampaignId, type Campaign, type Correction } from './model.ts';
import { answerNote, correctionCard, type RequestView, requestCard } from './request.ts';
import {
  type CampaignDeps,
  countOf,
  firstOf,
  lookerAs,
  type ShowDeps,
  sendingOf,
  showCampaign,
  shownOf,
} from './scene.ts';
import { isReminder } from './silent.ts';
import { composeWish } from './voice-wish.ts';

/**
 * How long after a look a message of a paused campaign is looked at again, of those that a worker had in hand just then;
 * the others are put off as a whole. Resuming wakes them before.
 */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

/** The campaign may be read some seconds ago; see `COMPOSED_MS`. */
export type ComposeDeps = Pick<CampaignDeps, 'periods' | 'linksAt'> & {
  readonly campaigns: Pick<CampaignDeps['campaigns'], 'campaign'>;
  readonly directory: Pick<CampaignDeps['directory'], 'organisation' | 'tree'>;
};

/** The message to one of many, as it is written at the moment of sending. */
export const composeCampaign =
  (deps: ComposeDeps): Composer =>
  async (delivery, person, now) => {
    const campaign = await deps.campaigns.campaign(delivery.org, asCampaignId(delivery.subject));
    if (!campaign) return { type: 'skip', reason: 'cancelled' };
    switch (campaign.state.type) {
      case 'paused':
        return { type: 'wait', until: asInstant(now + LOOK_AGAIN_MS) };
      case 'running':
      case 'done':
      case 'scheduled':
        return messageNow(campaign, person, now, deps);
      case 'draft':
      case 'asked':
      case 'cancelled':
      case 'recalled':
        return { type: 'skip', reason: 'cancelled' };
      default:
        return campaign.state satisfies never;
    }
  };

/** Not before the person's own hours, where they decide; and not to somebody who is not in its units any more. */
const messageNow = async (
  campaign: Campaign,
  person: Person,
  now: Instant,
  { directory, periods, linksAt }: ComposeDeps,
): Promise<Composition> => {
  const { org, when, audience } = campaign;
  const organisation = when.type === 'hours' || isReminder(audience) ? await directory.organisation(org) : undefined;
  if (when.type === 'hours') {
    const until = nextInHours(now, person, calendarOf(organisation?.closures ?? {}));
    if (until > now) return { type: 'wait', until };
  }
  if (isReminder(audience)) {
    const tree = organisation && (await directory.tree(organisation));
    if (!tree?.isWithin(person.unit, audience.unit)) return { type: 'skip', reason: 'moved' };
  }
  return {
    type: 'card',
    card: messageCard(textsOf(languageOf(person)), campaign, undefined, { reader: person, linksAt }),
    counting: { periods: await periods(org), ...(isReminder(audience) && { asFollowUp: true }) },
  };
};

/** Asks the second person, unless it was answered, withdrawn or changed meanwhile; or tells the author of the answer. */
export const composeApproval =
  (deps: ShowDeps): Composer =>
  async (delivery, person, now) => {
    const { what, of, id } = subjectIn(delivery.subject);
    const [campaign, tree] = await Promise.all([deps.campaigns.campaign(delivery.org, id), treeOf(delivery.org, deps)]);
    if (!campaign || !tree) return { type: 'skip', reason: 'cancelled' };
    if (what === 'wish') return composeWish(campaign, of, person, deps);
    if (what === 'grown') return grown(campaign, person, tree, now, deps);
    if (what === 'answer') return answer(campaign, asPersonId(of), person, tree, now, deps);
    const { state, correction } = campaign;
    const asks = (asked: Asked | undefined) => asked?.approver === person.id && asked.version === Number(of);
    const isCorrection = what === 'correction' && asks(correction);
    const isOpen = isCorrection || (what === 'request' && state.type === 'asked' && asks(state));
    if (!isOpen) return { type: 'skip', reason: 'answered' };
    const view = await viewFor(campaign, person, tree, now, deps);
    const card = isCorrection && correction ? correctionCard(view, correction) : requestCard(view);
    return { type: 'card', card };
  };

/** That it was not sent, as more people are meant by now than need no approval; unless its author has gone on since. */
const grown = async (
  campaign: Campaign,
  author: Person,
  tree: UnitTree,
  now: Instant,
  deps: ShowDeps,
): Promise<Composition> => {
  if (campaign.state.type !== 'draft') return { type: 'skip', reason: 'answered' };
  const looker = lookerAs(author, placesOf(author)[0] ?? 'slack', now);
  const card = await showCampaign(looker, campaign, tree, deps, looker.texts.campaign.draft.grown);
  return { type: 'card', card };
};

type Asked = { readonly approver?: PersonId; readonly version: number };

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
  const note = answerNote(looker.texts, campaign, name);
  return { type: 'card', card: await showCampaign(looker, campaign, tree, deps, note) };
};

/** What the second person sees, in their own language: by whom, for how many, to whom and when. */
const viewFor = async (
  campaign: Campaign,
  person: Person,
  tree: UnitTree,
  now: Instant,
  deps: ShowDeps,
): Promise<RequestView> => {
  const writer = campaign.correction?.by ?? campaign.author;
  const { people } = campaign;
  const [author, count, first] = await Promise.all([
    deps.directory.person(campaign.org, writer),
    people === undefined ? countOf(campaign, tree, now, deps).then(shownOf) : { people },
    firstOf(campaign, deps),
  ]);
  const reader = { texts: textsOf(languageOf(person)), zone: person.zone };
  return { ...reader, ...sendingOf(campaign, tree), ...first, author: author?.name ?? writer, ...count };
};

/**
 * What a request is about: text and audience of one version, or other words for what was sent. And an answer: who gave
 * it. (A wish: which story.)
 */
export const requestSubject = ({ id, version }: Campaign): string => `request/${version}/${id}`;
export const correctionSubject = ({ id }: Campaign, { version }: Correction): string => `correction/${version}/${id}`;
export const answerSubject = ({ id }: Campaign, { id: approver }: Person): string => `answer/${approver}/${id}`;

/** The id of a campaign has no slash; a person's may. */
const subjectIn = (subject: string) => {
  const [what, ...rest] = subject.split('/');
  return { what, of: rest.slice(0, -1).join('/'), id: asCampaignId(rest.at(-1) ?? '') };
};
