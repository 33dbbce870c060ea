import type { Job } from '../delivery/ports.ts';
import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import type { LinkId } from './links.ts';
import type { Acknowledgement, Campaign, CampaignId } from './model.ts';
import type { CampaignMonth } from './month.ts';
import type { Snapshot } from './standing.ts';
import type { VoiceStore } from './voice-ports.ts';

/** Campaigns, who acknowledged them and what they gave back. Each call is one conditional write on one row. Passes `test/contracts/campaigns.ts`. */
export type CampaignStore = VoiceStore & {
  campaign(org: OrgId, id: CampaignId): Promise<Campaign | undefined>;
  /**
   * Saves over the revision it was read in; a new one has revision 0. False when somebody else was faster. It is read back
   * with the next revision, and the tick attends to it from `attendAt` on.
   */
  save(campaign: Campaign): Promise<boolean>;
  /** The newest first, by their ids, of everybody. */
  recent(org: OrgId, limit: number): Promise<readonly Campaign[]>;
  /** Takes the attending that was due at `dueAt` for one worker. False when another has it, or it was saved since. */
  attend(campaign: Campaign, dueAt: Instant, until: Instant): Promise<boolean>;
  /** Nothing is left to do for this revision; a save since then keeps it due. */
  attended(campaign: Campaign): Promise<void>;
  /** The stronger one stays: who tried it has read it. Harmless to repeat. */
  acknowledge(org: OrgId, id: CampaignId, person: PersonId, unit: UnitId, what: Acknowledgement): Promise<void>;
  acknowledgement(org: OrgId, id: CampaignId, person: PersonId): Promise<Acknowledgement | undefined>;
  /** Of these people, in any order; who did not acknowledge is left out. */
  acknowledgedBy(org: OrgId, id: CampaignId, people: readonly PersonId[]): Promise<readonly Acknowledged[]>;
  /** In pages; memory stays that of one. */
  acknowledgements(org: OrgId, id: CampaignId): AsyncIterable<readonly Acknowledged[]>;
  /** What is left of the acknowledgements when nobody is to be named any more. The first that are saved stay. */
  saveCounts(org: OrgId, id: CampaignId, counts: readonly UnitCount[]): Promise<void>;
  counts(org: OrgId, id: CampaignId): Promise<readonly UnitCount[] | undefined>;
  /** How many acknowledged, by the unit each was in; may miss the last second's. */
  answers(org: OrgId, id: CampaignId): Promise<readonly UnitCount[]>;
  /** What the board of a large campaign tells. A newer one stays. */
  saveSnapshot(org: OrgId, id: CampaignId, snapshot: Snapshot): Promise<void>;
  snapshot(org: OrgId, id: CampaignId): Promise<Snapshot | undefined>;
  /** One more open of a link, of nobody in particular: asked twice, it counts two. */
  countOpen(org: OrgId, id: CampaignId, link: LinkId): Promise<void>;
  /** How often each link was opened; those that never were are left out. */
  opens(org: OrgId, id: CampaignId): Promise<ReadonlyMap<LinkId, number>>;
};

export type Acknowledged = { readonly person: PersonId; readonly unit: UnitId; readonly what: Acknowledgement };

/** How many of a unit acknowledged; those who tried it are among those who read it. Without a unit: too few to name one. */
export type UnitCount = { readonly unit?: UnitId; readonly read: number; readonly tried: number };

export const ATTEND = 'campaign/attend';

/** A campaign's row that wants to be attended to, as the work that the tick finds in the due index. */
export const attendJob = ({ org, id }: Pick<Campaign, 'org' | 'id'>, dueAt: Instant): Job => ({
  ...{ org, id: `${ATTEND}/${id}`, kind: ATTEND },
  ...{ payload: { campaign: id }, dueAt },
});

/** The 強化月間 of an organisation, one row each. Passes `test/contracts/months.ts`. */
export type MonthStore = {
  /** All that were set up, also those that are over or taken back, in the order of their ids. */
  months(org: OrgId): Promise<readonly CampaignMonth[]>;
  /** Saves over the revision it was read in; a new one has revision 0. False when somebody else was faster. */
  save(month: CampaignMonth): Promise<boolean>;
  /** The months and the newest campaigns (as `CampaignStore.recent`; the months' own texts first) in one request. */
  overview(org: OrgId, limit: number): Promise<Overview>;
};

export type Overview = { readonly months: readonly CampaignMonth[]; readonly campaigns: readonly Campaign[] };
