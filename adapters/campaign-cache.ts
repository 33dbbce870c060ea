import type { Campaign, CampaignId } from '../src/campaign/model.ts';
import type { CampaignStore } from '../src/campaign/ports.ts';
import type { OrgId } from '../src/people/model.ts';

/**
 * How old a campaign's row may get that messages are written from. So much longer than a tick needs may one that is paused,
 * stopped or withdrawn elsewhere go on; much shorter than what a change allows for (`COMPOSED_MS` of campaign/changes.ts).
 */
export const KEEP_SENDING_MS = 5_000;

type Kept = { readonly value: Promise<Campaign | undefined>; readonly until: number };

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

/** `clock`: the machine's, in milliseconds. */
export const keepWhileSending = (store: CampaignStore, clock: () => number): KeptCampaigns => {
  const kept = new Map<string, Kept>();
  const nameOf = (org: OrgId, id: CampaignId): string => JSON.stringify([org, id]);
  const read = (org: OrgId, id: CampaignId): Promise<Campaign | undefined> => {
    const name = nameOf(org, id);
    const found = kept.get(name);
    if (found && found.until > clock()) return found.value;
    for (const [other, { until }] of kept) if (until <= clock()) kept.delete(other);
    const one: Kept = { value: store.campaign(org, id), until: clock() + KEEP_SENDING_MS };
    const drop = (): void => {
      if (kept.get(name) === one) kept.delete(name);
    };
    kept.set(name, one);
    one.value.then((campaign) => isSending(campaign) || drop(), drop);
    return one.value;
  };
  const forgetting = (org: OrgId, id: CampaignId): void => {
    kept.delete(nameOf(org, id));
  };
  return {
    campaigns: {
      ...store,
      save: async (campaign) => {
        const isSaved = await store.save(campaign);
        forgetting(campaign.org, campaign.id);
        return isSaved;
      },
    },
    sending: { campaign: read },
    forget: (org) => {
      for (const name of kept.keys()) if (name.startsWith(`${JSON.stringify([org]).slice(0, -1)},`)) kept.delete(name);
    },
  };
};
