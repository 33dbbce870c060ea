import type { Job, Jobs, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import type { OrgId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import { type Instant, MINUTE_MS } from '../time/instant.ts';
import { answersTo } from './answers.ts';
import { LIVE_PEOPLE } from './census.ts';
import { asCampaignId, type Campaign, type CampaignId, faceOf } from './model.ts';
import type { CampaignStore } from './ports.ts';
import { progressOf } from './progress.ts';
import type { CountedAnswers, Progress, Snapshot } from './standing.ts';

/*
 * What the board tells of a large campaign is counted by whoever keeps it up to date, and read by taps: counting 3,000
 * parcels and 300,000 acknowledgements takes longer than somebody waits for a card.
 */

/** Whether its board is read from a snapshot. Before it was laid out it is as large as its organisation. */
export const isLarge = ({ people }: Pick<Campaign, 'people'>, organisation: Pick<Organisation, 'people'> | undefined) =>
  (people ?? organisation?.people ?? 0) > LIVE_PEOPLE;

/** People who answered that are counted again in a minute, on average: counting 300,000 costs 5,000 read units. */
const ANSWERS_A_MINUTE = 20_000;
const ANSWERS_AFTER_MS = 5 * MINUTE_MS;

const areAnswersOld = (answers: CountedAnswers | undefined, now: Instant): boolean =>
  answers === undefined ||
  now - answers.at >= Math.max(ANSWERS_AFTER_MS, (answers.people / ANSWERS_A_MINUTE) * MINUTE_MS);

export type SnapshotDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly campaigns: Pick<CampaignStore, 'snapshot' | 'saveSnapshot' | 'answers' | 'counts'>;
};

/** Writes down how far a large campaign is. Nothing for a small one, whose board counts by itself. */
export const keepSnapshot = async (
  campaign: Campaign,
  progress: Progress,
  now: Instant,
  { directory, campaigns }: SnapshotDeps,
): Promise<void> => {
  const { org, id } = campaign;
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  if (!tree || !isLarge(campaign, organisation)) return;
  const before = await campaigns.snapshot(org, id);
  const answers = areAnswersOld(before?.answers, now)
    ? { at: now, ...(await answersTo(campaign, tree, campaigns)) }
    : before?.answers;
  await campaigns.saveSnapshot(org, id, { at: now, face: faceOf(campaign), progress, ...(answers && { answers }) });
};

export const COUNT = 'campaign/count';

/** Who looks at an older one has it taken anew. */
const RENEWED_AFTER_MS = 2 * MINUTE_MS;

/** Has it counted by the next tick, unless that was done a moment ago. True when it will be. Harmless to repeat. */
export const renewSnapshot = async (
  { org, id }: Pick<Campaign, 'org' | 'id'>,
  snapshot: Snapshot | undefined,
  now: Instant,
  { jobs }: { readonly jobs?: Pick<Jobs, 'plan'> },
): Promise<boolean> => {
  if (!jobs) return false;
  if (snapshot && now - snapshot.at < RENEWED_AFTER_MS) return false;
  await jobs.plan(countJob(org, id, now));
  return true;
};

const countJob = (org: OrgId, id: CampaignId, dueAt: Instant): Job => ({
  ...{ org, id: `${COUNT}/${id}`, kind: COUNT },
  ...{ payload: { campaign: id }, dueAt },
});

export type CountJobDeps = SnapshotDeps & {
  readonly campaigns: Pick<CampaignStore, 'campaign'>;
  readonly parcels: Pick<Parcels, 'standing'>;
};

/** Counts once for somebody who looks. What was erased since is not counted as nothing. */
export const countCampaign =
  (deps: CountJobDeps): JobHandler =>
  async ({ org, payload }, now) => {
    const id = asCampaignId(payload.campaign ?? '');
    const campaign = await deps.campaigns.campaign(org, id);
    if (!campaign || (await deps.campaigns.counts(org, id))) return;
    await keepSnapshot(campaign, await progressOf(campaign, deps.parcels), now, deps);
  };

/** As a board shows it: the snapshot's numbers, and none of a change it knows nothing of. Zeros before the first one. */
export const shownProgress = (campaign: Campaign, snapshot: Snapshot | undefined): Progress => {
  if (!snapshot) return { ledger: {}, left: campaign.people ?? 0 };
  const { change: _, ...sending } = snapshot.progress;
  return snapshot.face === faceOf(campaign) ? snapshot.progress : sending;
};
