import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Acknowledgement, Campaign, CampaignId } from './model.ts';

/** Campaigns and who acknowledged them. Each call is one conditional write on one row. Passes `test/contracts/campaigns.ts`. */
export type CampaignStore = {
  campaign(org: OrgId, id: CampaignId): Promise<Campaign | undefined>;
  /** Saves over the revision it was read in; a new one has revision 0. False when somebody else was faster. */
  save(campaign: Campaign): Promise<boolean>;
  /** The newest first, of everybody. */
  recent(org: OrgId, limit: number): Promise<readonly Campaign[]>;
  /** The stronger one stays: who tried it has read it. Harmless to repeat. */
  acknowledge(org: OrgId, id: CampaignId, person: PersonId, unit: UnitId, what: Acknowledgement): Promise<void>;
  acknowledgement(org: OrgId, id: CampaignId, person: PersonId): Promise<Acknowledgement | undefined>;
  /** In pages; memory stays that of one. */
  acknowledgements(org: OrgId, id: CampaignId): AsyncIterable<readonly Acknowledged[]>;
};

export type Acknowledged = { readonly person: PersonId; readonly unit: UnitId; readonly what: Acknowledgement };
