import type { Composer, Composition } from '../delivery/attempt.ts';
import type { Parcels } from '../delivery/ports.ts';
import { languageOf, type Person } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, type Instant, MINUTE_MS } from '../time/instant.ts';
import { messageCard } from './message.ts';
import { asCampaignId, type Campaign } from './model.ts';
import type { CampaignStore } from './ports.ts';
import { requestCard } from './request.ts';
import { countOf, sendingOf, treeOf } from './scene.ts';

export type CampaignComposeDeps = {
  readonly campaigns: Pick<CampaignStore, 'campaign' | 'acknowledgements'>;
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person' | 'everyone'>;
  readonly parcels: Pick<Parcels, 'of'>;
};

/** How long after a look a message of a paused campaign is looked at again; resuming wakes it before. */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

/** The message to one of many, as it is written at the moment of sending. */
export const composeCampaign =
  (deps: CampaignComposeDeps): Composer =>
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

/** Asks the second person, unless it was answered, withdrawn or changed meanwhile. `subject`: campaign and version. */
export const composeApproval =
  (deps: CampaignComposeDeps): Composer =>
  async (delivery, person, now) => {
    const { id, version } = requestIn(delivery.subject);
    const campaign = await deps.campaigns.campaign(delivery.org, id);
    if (campaign?.state.type !== 'asked') return { type: 'skip', reason: 'answered' };
    const { state } = campaign;
    if (state.approver !== person.id || state.version !== version) return { type: 'skip', reason: 'answered' };
    return request(campaign, person, now, deps);
  };

const request = async (
  campaign: Campaign,
  person: Person,
  now: Instant,
  deps: CampaignComposeDeps,
): Promise<Composition> => {
  const tree = await treeOf(campaign.org, deps);
  if (!tree) return { type: 'skip', reason: 'cancelled' };
  const [author, { people }] = await Promise.all([
    deps.directory.person(campaign.org, campaign.author),
    countOf(campaign, tree, now, deps),
  ]);
  const reader = { texts: textsOf(languageOf(person)), zone: person.zone };
  const view = { ...reader, ...sendingOf(campaign, tree), author: author?.name ?? campaign.author, people };
  return { type: 'card', card: requestCard(view) };
};

/** What a request is about: text and audience of one version. */
export const requestSubject = ({ id, version }: Pick<Campaign, 'id' | 'version'>): string => `${version}/${id}`;

const requestIn = (subject: string) => {
  const at = subject.indexOf('/');
  return { version: Number(subject.slice(0, at)), id: asCampaignId(subject.slice(at + 1)) };
};
