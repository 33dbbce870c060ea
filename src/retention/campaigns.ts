import { countsToKeep, sumAcknowledgements } from '../campaign/counts.ts';
import { asFace, boardOf, type Campaign, changeOf, messageOf } from '../campaign/model.ts';
import type { CampaignStore } from '../campaign/ports.ts';
import type { Parcels } from '../delivery/ports.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Instant } from '../time/instant.ts';
import type { RetentionStore } from './ports.ts';
import { campaignPartsOver } from './rules.ts';

export type CampaignSweepDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly campaigns: Pick<CampaignStore, 'acknowledgements' | 'counts' | 'saveCounts'>;
  readonly parcels: Pick<Parcels, 'erase'>;
  readonly retention: Pick<RetentionStore, 'campaigns' | 'eraseAcknowledgements' | 'eraseVoiceNames' | 'eraseCampaign'>;
};

/** Takes away what has been kept long enough of campaigns. Every step may be repeated. */
export const sweepCampaigns = async (org: Campaign['org'], now: Instant, deps: CampaignSweepDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return;
  for (const campaign of await deps.retention.campaigns(org)) {
    const parts = campaignPartsOver(campaign, now, organisation.zone);
    if (parts.includes('names')) await eraseNames(campaign, tree, deps);
    if (parts.includes('text')) await deps.retention.eraseCampaign(org, campaign.id);
  }
};

/** Counts first: they are saved once, so that a repeat that finds only half of the names changes nothing. */
const eraseNames = async (campaign: Campaign, tree: UnitTree, deps: CampaignSweepDeps): Promise<void> => {
  const { org, id, version } = campaign;
  if (!(await deps.campaigns.counts(org, id))) {
    const sums = await sumAcknowledgements(org, id, deps.campaigns);
    await deps.campaigns.saveCounts(org, id, countsToKeep(sums, tree));
  }
  await deps.retention.eraseAcknowledgements(org, id);
  await deps.retention.eraseVoiceNames(org, id);
  const versions = Array.from({ length: version }, (_, i) => asFace(`v${i + 1}`));
  const changes = [...versions, asFace('recalled')].map((face) => changeOf(id, face));
  for (const delivery of [messageOf(id), boardOf(id), ...changes]) await deps.parcels.erase(org, delivery);
};
