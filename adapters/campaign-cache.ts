import type { Campaign } from '../src/campaign/model.ts';
import type { CampaignStore } from '../src/campaign/ports.ts';
import type { OrgId } from '../src/people/model.ts';
import { keepFor } from './keep.ts';

/**
 * How old a campaign's row may get that messages are written from. So much longer than a tick needs may one that is paused,
 * stopped or withdrawn elsewhere go on; much shorter than what a change allows for (`COMPOSED_MS` of campaign/changes.ts).
 */
export const KEEP_SENDING_MS = 5_000;

export type KeptCampaigns = {
  /** The store; what is saved through it is read anew. */
  readonly campaigns: CampaignStore;
  /** For messages that are written one by one: a thousand recipients cost about a read a parcel. */
  readonly sending: Pick<CampaignStore, 'campaign'>;
  forget(org: OrgId): void;
};

/** Only one that is being sent is kept: whoever resumes it must not find it paused for a moment more. */
const isSending = (campaign: Campaign | undefined): boolean =>
  campaign?.state.type === 'running' || campaign?.state.type === 'done';

/** No organisation has a stroke in its name. */
const keyOf = (org: OrgId, id: string): string => `${org}/${id}`;

/** `clock`: the machine's, in milliseconds. */
export const keepWhileSending = (store: CampaignStore, clock: () => number): KeptCampaigns => {
  const kept = keepFor<Campaign | undefined>(KEEP_SENDING_MS, clock, isSending);
  return {
    campaigns: {
      ...store,
      save: async (campaign) => {
        const isSaved = await store.save(campaign);
        kept.forget(keyOf(campaign.org, campaign.id));
        return isSaved;
      },
    },
    sending: { campaign: (org, id) => kept.of(keyOf(org, id), () => store.campaign(org, id)) },
    forget: (org) => kept.forgetAll((key) => key.startsWith(keyOf(org, ''))),
  };
};
