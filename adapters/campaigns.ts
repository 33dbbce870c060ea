import { changeMessages } from '../src/campaign/changes.ts';
import { composeApproval, composeCampaign } from '../src/campaign/compose.ts';
import { campaignJobs } from '../src/campaign/jobs.ts';
import { messageCard, recalledCard } from '../src/campaign/message.ts';
import { campaignWork } from '../src/campaign/model.ts';
import { type BoardDeps, keepBoard } from '../src/campaign/progress.ts';
import { authorsBoard, type CampaignDeps } from '../src/campaign/scene.ts';
import { keepSnapshot } from '../src/campaign/snapshot.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { ParcelKey } from '../src/delivery/parcel.ts';
import type { Gate, WorkResult } from '../src/delivery/ports.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import { languageOf, type OrgId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import { textsOf } from '../src/text/text.ts';
import type { Instant } from '../src/time/instant.ts';
import { type KeptCampaigns, keepWhileSending } from './campaign-cache.ts';
import type { CoreDeps } from './core-deps.ts';
import { keepPeriods } from './periods.ts';

/** Everything campaigns need of the outside. */
export type Campaigns = {
  readonly deps: CampaignDeps;
  readonly composers: { readonly campaign: Composer; readonly approval: Composer };
  readonly jobs: TickDeps['handlers'];
  /** Reads the months anew from here on. */
  forget(org: OrgId): void;
  /** Works on a parcel that is not of messages to be sent; undefined for one that is. */
  work(parcel: ParcelKey, clock: () => Instant): Promise<WorkResult> | undefined;
} & Pick<KeptCampaigns, 'forget'>;

type Given = Pick<CoreDeps, 'store' | 'messengers' | 'wallClock' | 'linksAt' | 'pictures'>;

/** `directory`: what is read for taps and sending, which may be a moment old. `gate`: of what changes messages. */
export const composeCampaigns = (
  { store, messengers, wallClock, linksAt, pictures }: Given,
  directory: Directory,
  gate: Gate,
  report: (error: unknown, parcel: ParcelKey) => void,
): Campaigns => {
  const { outbox, parcels, censuses, jobs, lists } = store;
  const { campaigns, sending, forget: forgetCampaigns } = keepWhileSending(store.campaigns, wallClock);
  const { months, periods, lately, forget: forgetMonths } = keepPeriods(store.months, wallClock);
  const links = linksAt === undefined ? {} : { linksAt };
  const deps = {
    ...{ directory, campaigns, outbox, parcels, lists, censuses, jobs, messengers, months, periods, lately },
    ...links,
    ...(pictures && { pictures }),
  };
  const shown = { directory, campaigns, parcels, lists, censuses, periods, lately, ...links };
  const change = { ...deps, gate, report, messageCard: faceFor(linksAt) };
  const snapshot: BoardDeps['keepSnapshot'] = (...count) => keepSnapshot(...count, deps);
  const board = { ...deps, gate, boardCard: authorsBoard(deps), keepSnapshot: snapshot };
  return {
    deps,
    forget: (org) => {
      forgetCampaigns(org);
      forgetMonths(org);
    },
    composers: {
      campaign: composeCampaign({ directory, campaigns: sending, periods, ...links }),
      approval: composeApproval(shown),
    },
    jobs: campaignJobs({ directory: store.directory, campaigns, parcels, lists, outbox, censuses, jobs }),
    work: (parcel, clock) => {
      const work = campaignWork(parcel.delivery);
      if (work === 'change') return changeMessages(parcel, clock, change);
      return work === 'board' ? keepBoard(parcel, clock, board) : undefined;
    },
  };
};

type FaceFor = Parameters<typeof changeMessages>[2]['messageCard'];

/** What a message that was sent shows now. */
const faceFor =
  (linksAt: string | undefined): FaceFor =>
  (campaign, person, acknowledged) => {
    const texts = textsOf(languageOf(person));
    return campaign.state.type === 'recalled'
      ? recalledCard(texts, campaign)
      : messageCard(texts, campaign, acknowledged, { reader: person, linksAt });
  };
