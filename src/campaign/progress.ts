import type { Card } from '../conversation/card.ts';
import type { DeliveryId } from '../delivery/model.ts';
import { addLedgers, type ParcelKey } from '../delivery/parcel.ts';
import { PARCEL_LEASE_MS } from '../delivery/parcel-work.ts';
import { type UpdateDeps, updateInTurn } from '../delivery/pass.ts';
import type { Parcels, Standing, WorkResult } from '../delivery/ports.ts';
import type { OrgId } from '../people/model.ts';
import { asInstant, earlierOf, type Instant, laterOf, MINUTE_MS, minuteOf } from '../time/instant.ts';
import { LIVE_PEOPLE } from './census.ts';
import { asCampaignId, type Campaign, changeOf, faceOf, messageOf } from './model.ts';
import type { CampaignStore } from './ports.ts';
import type { Progress, Sums } from './standing.ts';

type Counting = Pick<Parcels, 'standing'>;

export const sumsOf = async (org: OrgId, delivery: DeliveryId, parcels: Counting): Promise<Sums> => {
  let sums: Sums = { ledger: {}, left: 0 };
  for await (const page of parcels.standing(org, delivery)) sums = page.reduce(plus, sums);
  return sums;
};

const plus = (sums: Sums, { ledger, left, dueAt }: Standing): Sums => {
  const nextAt = left === 0 ? sums.nextAt : earlierOf(sums.nextAt ?? dueAt, dueAt);
  return {
    ledger: addLedgers(sums.ledger, ledger),
    left: sums.left + left,
    ...(nextAt !== undefined && { nextAt }),
  };
};

export const progressOf = async (campaign: Campaign, parcels: Counting): Promise<Progress> => {
  const { org, id } = campaign;
  const sending = await sumsOf(org, messageOf(id), parcels);
  const change = await sumsOf(org, changeOf(id, faceOf(campaign)), parcels);
  const isChanged = change.left > 0 || Object.keys(change.ledger).length > 0;
  return isChanged ? { ...sending, change } : sending;
};

export type BoardDeps = UpdateDeps & {
  readonly campaigns: Pick<CampaignStore, 'campaign' | 'save'>;
  readonly parcels: Parcels;
  /** Writes down what taps read of a large campaign. */
  readonly keepSnapshot: (campaign: Campaign, progress: Progress, now: Instant) => Promise<void>;
  /** The message with the progress, as it looks now; undefined when nobody is there to read it. */
  readonly boardCard: (campaign: Campaign, progress: Progress, now: Instant) => Promise<Card | undefined>;
};

/**
 * Works on the parcel that keeps the board up to date: counts, ends the campaign when nobody is left, changes the message
 * with the progress, and comes again a minute later, until everything is over.
 */
export const keepBoard = async (key: ParcelKey, clock: () => Instant, deps: BoardDeps): Promise<WorkResult> => {
  const now = clock();
  const taken = await deps.parcels.claim(key, now, asInstant(now + PARCEL_LEASE_MS));
  if (!taken) return { type: 'done' };
  const campaign = await deps.campaigns.campaign(key.org, asCampaignId(taken.subject));
  // Changed since: a parcel of that version keeps the board from then on.
  if (!campaign || faceOf(campaign) !== taken.page || now >= taken.expiresAt) {
    await deps.parcels.settle(taken, [], {}, now);
    return { type: 'done' };
  }
  const progress = await progressOf(campaign, deps.parcels);
  const current = await ended(campaign, progress, now, deps.campaigns);
  await deps.keepSnapshot(current, progress, now);
  const isShown = await showBoard(current, progress, now, deps);
  const isOver = isShown && progress.left + (progress.change?.left ?? 0) === 0 && isAtRest(current);
  await deps.parcels.settle(taken, isOver ? [] : taken.left, {}, lookAgainAt(current, progress, now));
  return { type: 'done' };
};

/** Nobody is left who could still get it. Saved by somebody else meanwhile: then a minute later. */
const ended = async (
  campaign: Campaign,
  { left }: Progress,
  now: Instant,
  campaigns: BoardDeps['campaigns'],
): Promise<Campaign> => {
  const isSending = campaign.state.type === 'running' || campaign.state.type === 'paused';
  if (!isSending || left > 0 || campaign.people === undefined) return campaign;
  const done: Campaign = { ...campaign, state: { type: 'done', at: now } };
  return (await campaigns.save(done)) ? done : campaign;
};

const isAtRest = ({ state }: Campaign): boolean => state.type !== 'running' && state.type !== 'paused';

/** False when the platform has to be asked once more. */
const showBoard = async (campaign: Campaign, progress: Progress, now: Instant, deps: BoardDeps): Promise<boolean> => {
  const { org, board } = campaign;
  const card = board && (await deps.boardCard(campaign, progress, now));
  if (!board || !card) return true;
  return updateInTurn(org, board.place, board.message, card, deps);
};

/**
 * With the next minute's tick, which a whole minute from now would miss, or some ticks later of a large campaign; or when
 * something is to happen again, where all wait for the morning.
 */
const lookAgainAt = (campaign: Campaign, progress: Progress, now: Instant): Instant => {
  const { nextAt, change } = progress;
  const soon = minuteOf(asInstant(now + lookAfterMs(campaign, progress, now)));
  const moments = [nextAt, change?.nextAt].filter((moment) => moment !== undefined);
  if (moments.length === 0) return soon;
  const next = moments.reduce(earlierOf);
  // Sooner than a lease, somebody may be at work on it now.
  return next > now + PARCEL_LEASE_MS ? laterOf(soon, next) : soon;
};

/** Longer between two looks where much is left: a bar that moves by little. */
const LONGEST_LOOK_MS = 5 * MINUTE_MS;
const LOOKS_TO_THE_END = 20;

/**
 * How long until a large campaign's next look: a twentieth of the time that is left at its speed so far, so that its end
 * is seen within a minute. Unknown speeds and small campaigns are looked at each minute.
 */
const lookAfterMs = ({ state, people }: Campaign, { left }: Progress, now: Instant): number => {
  if (state.type !== 'running' || people === undefined || people <= LIVE_PEOPLE) return MINUTE_MS;
  const over = people - left;
  if (over <= 0 || left <= 0) return MINUTE_MS;
  const leftMs = (left * (now - state.since)) / over;
  return Math.max(MINUTE_MS, Math.min(LONGEST_LOOK_MS, leftMs / LOOKS_TO_THE_END));
};
