import { planParcels } from '../delivery/plan-parcels.ts';
import type { Job, Outbox, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { treeOf } from '../people/current-tree.ts';
import type { PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { asInstant, type Instant, MINUTE_MS } from '../time/instant.ts';
import { collectAudience } from './audience.ts';
import { CENSUS, type CensusDeps, takeCensus } from './census.ts';
import { planChange } from './change-plan.ts';
import type { ListStore } from './lists.ts';
import { answerOf, asCampaignId, boardOf, type Campaign, faceOf, hasBegun, messageOf } from './model.ts';
import { ATTEND, type CampaignStore } from './ports.ts';
import { APPROVED_ABOVE, EXPIRES_AFTER_MS } from './rules.ts';
import { COUNT, countCampaign } from './snapshot.ts';
import { grownSubject, tellOf } from './telling.ts';
import { closeKanji } from './voice-closing.ts';
import { collecting } from './voice-rules.ts';
import { hold, settleRest, wake } from './waiting.ts';

export type CampaignJobDeps = CensusDeps & {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'everyone' | 'people'>;
  readonly campaigns: CampaignStore;
  readonly parcels: Parcels;
  readonly lists: Pick<ListStore, 'people' | 'own'>;
  readonly outbox: Pick<Outbox, 'deliveries' | 'settle' | 'plan'>;
};

/** What the tick runs for campaigns, by kind of job. */
export const campaignJobs = (deps: CampaignJobDeps): { readonly [kind: string]: JobHandler } => ({
  [ATTEND]: (job, now) => attend(job, now, deps),
  [CENSUS]: takeCensus(deps),
  [COUNT]: countCampaign(deps),
});

/** How long one worker has before another begins anew: much longer than 300,000 people take. */
const ATTEND_MS = 5 * MINUTE_MS;

/** Somebody saved it meanwhile, or another worker has it: the row is due again, and this one stops. */
const LOST = 'lost';
type Followed = Campaign | typeof LOST;

/**
 * Makes what lies outside a campaign's row follow it: begins it at its moment, wakes it after a pause, settles who is left
 * when it was cancelled, changes messages that were sent. A death on the way leaves the row due, and every step may be
 * repeated.
 */
const attend = async ({ org, payload, dueAt }: Job, now: Instant, deps: CampaignJobDeps): Promise<void> => {
  const campaign = await deps.campaigns.campaign(org, asCampaignId(payload.campaign ?? ''));
  if (!campaign || !(await deps.campaigns.attend(campaign, dueAt, leaseEnd(now)))) return;
  const begun = await begin(campaign, now, deps);
  if (begun === LOST || !hasBegun(begun)) return;
  const planned = await planMessages(begun, now, deps);
  const isQuiet = planned !== LOST && (await minded(planned, now, deps));
  const shown = planned === LOST ? LOST : await changeMessages(planned, now, deps);
  if (shown === LOST) return;
  const again = isQuiet ? await closeKanji(shown, now, deps) : asInstant(now + MINUTE_MS);
  if (again === undefined) await deps.campaigns.attended(shown);
  else await deps.campaigns.attend(shown, leaseEnd(now), again);
};

const leaseEnd = (now: Instant): Instant => asInstant(now + ATTEND_MS);

/** Saves and keeps attending: the save alone would make it due for everybody. */
const saveAndHold = async (next: Campaign, now: Instant, { campaigns }: CampaignJobDeps): Promise<Followed> => {
  if (!(await campaigns.save(next))) return LOST;
  const saved = { ...next, revision: next.revision + 1 };
  return (await campaigns.attend(saved, asInstant(0), leaseEnd(now))) ? saved : LOST;
};

const begin = async (campaign: Campaign, now: Instant, deps: CampaignJobDeps): Promise<Followed> => {
  if (campaign.state.type !== 'scheduled' || campaign.state.at > now) return campaign;
  // Only after a restore or a long outage: what nobody would be sent any more is not begun.
  const isOld = now >= campaign.state.at + EXPIRES_AFTER_MS;
  if (!isOld && campaign.approvedBy === undefined) {
    const people = await countedNow(campaign, deps);
    if (people > APPROVED_ABOVE) return takeBack(campaign, now, deps);
  }
  const state = isOld ? ({ type: 'cancelled', at: now } as const) : ({ type: 'running', since: now } as const);
  const begun = isOld ? campaign : collecting({ ...campaign, state }, now);
  return saveAndHold({ ...begun, state, begunAt: now, shown: faceOf(campaign) }, now, deps);
};

const countedNow = async (campaign: Campaign, deps: CampaignJobDeps): Promise<number> => {
  const tree = await treeOf(campaign.org, deps);
  const audience = tree ? await collectAudience(campaign, tree, deps) : new Map<string, readonly PersonId[]>();
  return [...audience.values()].reduce((sum, people) => sum + people.length, 0);
};

/** So many are meant by now that a second person has to see it first: back to a draft, and its author is told. */
const takeBack = async (campaign: Campaign, now: Instant, deps: CampaignJobDeps): Promise<Followed> => {
  const [author] = await deps.directory.people(campaign.org, [campaign.author]);
  if (author) await tellOf(now, author, answerOf(campaign.id, campaign.revision), grownSubject(campaign), deps);
  const draft: Campaign = { ...campaign, state: { type: 'draft' } };
  return (await deps.campaigns.save(draft)) ? { ...draft, revision: draft.revision + 1 } : LOST;
};

/** Lays everyone out in parcels. How many it was planned for is read from these: a repeat may have counted others. */
const planMessages = async (campaign: Campaign, now: Instant, deps: CampaignJobDeps): Promise<Followed> => {
  if (campaign.people !== undefined) return campaign;
  const { org, id, state } = campaign;
  const isSent = state.type === 'running' || state.type === 'paused';
  if (isSent) await planParcelsOf(campaign, now, deps);
  let people = 0;
  for await (const page of deps.parcels.standing(org, messageOf(id)))
    people += page.reduce((sum, parcel) => sum + parcel.people, 0);
  // At once: who has sent it sees that it is on its way.
  if (isSent || people > 0) await planBoard(campaign, now, now, deps);
  return saveAndHold({ ...campaign, people, shown: campaign.shown ?? faceOf(campaign) }, now, deps);
};

const planParcelsOf = async (campaign: Campaign, now: Instant, deps: CampaignJobDeps): Promise<void> => {
  const { org, id } = campaign;
  const tree = await treeOf(org, deps);
  if (!tree) return;
  const expiresAt = asInstant(now + EXPIRES_AFTER_MS);
  const message = { org, delivery: messageOf(id), kind: 'campaign', subject: id, dueAt: now, expiresAt } as const;
  await planParcels(message, 'all', await collectAudience(campaign, tree, deps), deps.parcels);
};

/** Until what the board tells cannot change any more by itself. */
const BOARD_MS = EXPIRES_AFTER_MS + EXPIRES_AFTER_MS;

const planBoard = async (
  campaign: Campaign,
  now: Instant,
  dueAt: Instant,
  { parcels }: CampaignJobDeps,
): Promise<void> => {
  const { org, id, author } = campaign;
  await parcels.plan({
    ...({ org, delivery: boardOf(id), page: faceOf(campaign), kind: 'campaign', subject: id, group: 'none' } as const),
    ...{ dueAt, expiresAt: asInstant(now + BOARD_MS) },
    ...{ left: [author], ledger: {}, attempts: 0 },
  });
};

/** Follows what was decided of it on its way. False while somebody at work on a parcel has to be waited for. */
const minded = async ({ org, id, state }: Campaign, now: Instant, deps: CampaignJobDeps): Promise<boolean> => {
  switch (state.type) {
    case 'running':
      await wake(org, messageOf(id), now, deps.parcels);
      await wake(org, boardOf(id), now, deps.parcels);
      return true;
    case 'paused': {
      const isHeld = await hold(org, messageOf(id), now, deps.parcels);
      // One look more, after which it rests as long as they do.
      await wake(org, boardOf(id), now, deps.parcels);
      return isHeld;
    }
    case 'cancelled':
    case 'recalled': {
      const isOver = await settleRest(org, messageOf(id), now, deps);
      await wake(org, boardOf(id), now, deps.parcels);
      return isOver;
    }
    case 'draft':
    case 'asked':
    case 'scheduled':
    case 'done':
      return true;
    default:
      return state satisfies never;
  }
};

const changeMessages = async (campaign: Campaign, now: Instant, deps: CampaignJobDeps): Promise<Followed> => {
  const face = faceOf(campaign);
  if (campaign.shown === face) return campaign;
  await planChange(campaign, now, deps.parcels);
  await planBoard(campaign, now, asInstant(now + MINUTE_MS), deps);
  return saveAndHold({ ...campaign, shown: face }, now, deps);
};
