import type { Card } from '../conversation/card.ts';
import type { Platform } from '../conversation/inbound.ts';
import type { MessageRef, Messenger, SendResult } from '../conversation/platform.ts';
import type { Delivery } from '../delivery/model.ts';
import { addEndings, type Parcel, type ParcelKey } from '../delivery/parcel.ts';
import { PARCEL_LEASE_MS, PARCEL_WORK_MS } from '../delivery/parcel-work.ts';
import { passGate } from '../delivery/pass.ts';
import type { Gate, Outbox, Parcels, WorkResult } from '../delivery/ports.ts';
import type { Person, PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { asInstant, earlierOf, type Instant, laterOf, MINUTE_MS } from '../time/instant.ts';
import { CHANGE_FOR_MS } from './change-plan.ts';
import { type Acknowledgement, asCampaignId, type Campaign, changeOf, faceOf, messageOf } from './model.ts';
import type { CampaignStore } from './ports.ts';

export type ChangeDeps = {
  readonly campaigns: Pick<CampaignStore, 'campaign' | 'acknowledgedBy'>;
  readonly parcels: Pick<Parcels, 'claim' | 'settle'>;
  readonly outbox: Pick<Outbox, 'deliveries'>;
  readonly directory: Pick<Directory, 'people'>;
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'update'> };
  /** Of the limit that changes of messages have. */
  readonly gate: Gate;
  /** The campaign as its message shows it now: recalled, one line. */
  readonly messageCard: (campaign: Campaign, person: Person, acknowledged: Acknowledgement | undefined) => Card;
  readonly report: (error: unknown, parcel: ParcelKey) => void;
};

/** Where one message stands: it is over, with how it ended, or worth a look from a moment on, or its limit is reached. */
type Step =
  | { readonly type: 'ended'; readonly ending: string }
  | { readonly type: 'open'; readonly until: Instant }
  | { readonly type: 'held'; readonly retryAfterMs: number };

/**
 * After that whoever has no message yet gets one of the new version: nobody composes a message for longer before sending
 * it, whatever is kept in a process.
 */
const COMPOSED_MS = 2 * MINUTE_MS;

/** Changes of one parcel on their way at once. */
const CONCURRENCY = 8;
const LONGEST_PAUSE_MINUTES = 30;

/**
 * Works on one page of a change: shows the present state of a campaign in place of every message that was sent. Changing
 * a message twice is harmless, so that whoever comes after a death begins with all of whom it is not written down.
 */
export const changeMessages = async (key: ParcelKey, clock: () => Instant, deps: ChangeDeps): Promise<WorkResult> => {
  const start = clock();
  const parcel = await deps.parcels.claim(key, start, asInstant(start + PARCEL_LEASE_MS));
  if (!parcel) return { type: 'done' };
  const steps = await stepsOf(parcel, clock, start, deps);
  const endings = [...steps.values()].flatMap((step) => (step.type === 'ended' ? [step.ending] : []));
  const left = parcel.left.filter((person) => steps.get(person)?.type !== 'ended');
  const ledger = addEndings(parcel.ledger, endings);
  await deps.parcels.settle(parcel, left, ledger, dueAgain(left, steps, start));
  const held = [...steps.values()].flatMap((step) => (step.type === 'held' ? [step.retryAfterMs] : []));
  return held.length > 0 ? { type: 'retry', delayMs: Math.max(...held) } : { type: 'done' };
};

const stepsOf = async (
  parcel: Parcel,
  clock: () => Instant,
  start: Instant,
  deps: ChangeDeps,
): Promise<ReadonlyMap<PersonId, Step>> => {
  const { org, left, subject } = parcel;
  const campaign = await deps.campaigns.campaign(org, asCampaignId(subject));
  const ending = endingOfAll(parcel, campaign, start);
  if (!campaign || ending !== undefined)
    return new Map(left.map((person) => [person, { type: 'ended', ending: ending ?? 'failed/gone' }]));
  const id = messageOf(campaign.id);
  const [rows, people, acknowledged] = await Promise.all([
    deps.outbox.deliveries(left.map((person) => ({ org, person, id }))),
    deps.directory.people(org, left),
    deps.campaigns.acknowledgedBy(org, campaign.id, left),
  ]);
  const scene: Scene = {
    ...{ parcel, campaign, plannedAt: asInstant(parcel.expiresAt - CHANGE_FOR_MS) },
    rows: new Map(rows.map((row) => [row.person, row])),
    people: new Map(people.map((person) => [person.id, person])),
    acknowledged: new Map(acknowledged.map(({ person, what }) => [person, what])),
  };
  return changeAll(scene, clock, start, deps);
};

type Scene = {
  readonly parcel: Parcel;
  readonly campaign: Campaign;
  readonly plannedAt: Instant;
  readonly rows: ReadonlyMap<PersonId, Delivery>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly acknowledged: ReadonlyMap<PersonId, Acknowledgement>;
};

/** A later change has begun, which shows what is right; or the platform did not let us for too long. */
const endingOfAll = (parcel: Parcel, campaign: Campaign | undefined, now: Instant): string | undefined => {
  if (!campaign) return 'failed/gone';
  if (changeOf(campaign.id, faceOf(campaign)) !== parcel.delivery) return 'superseded';
  return now >= parcel.expiresAt ? 'failed/gave-up' : undefined;
};

/** Stops for a rate limit, and in time before the lease ends. */
const changeAll = async (
  scene: Scene,
  clock: () => Instant,
  start: Instant,
  deps: ChangeDeps,
): Promise<ReadonlyMap<PersonId, Step>> => {
  const steps = new Map<PersonId, Step>();
  let isHeld = false;
  const rest = scene.parcel.left.values();
  const work = async (): Promise<void> => {
    for (const person of rest) {
      const now = clock();
      const step = await changeOne(scene, person, now, deps).catch((error: unknown): Step => {
        deps.report(error, scene.parcel);
        return { type: 'open', until: tryAgainAt(scene, now) };
      });
      steps.set(person, step);
      if (step.type === 'held') isHeld = true;
      if (isHeld || clock() - start > PARCEL_WORK_MS) return;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return steps;
};

const changeOne = async (scene: Scene, who: PersonId, now: Instant, deps: ChangeDeps): Promise<Step> => {
  const row = scene.rows.get(who);
  if (!row || row.state.type === 'waiting') {
    const until = asInstant(scene.plannedAt + COMPOSED_MS);
    return now < until ? { type: 'open', until } : { type: 'ended', ending: 'unsent' };
  }
  switch (row.state.type) {
    case 'settled':
      return { type: 'ended', ending: 'unsent' };
    case 'claimed':
      return { type: 'open', until: laterOf(row.state.leaseUntil, asInstant(now + MINUTE_MS)) };
    case 'sent': {
      const { message, place } = row.state;
      // Taken as sent, where the platform did not say.
      if (message === undefined) return { type: 'ended', ending: 'failed/no-reference' };
      const person = scene.people.get(who);
      if (!person) return { type: 'ended', ending: 'skipped/left' };
      const { campaign, acknowledged } = scene;
      return show(scene, place, message, deps.messageCard(campaign, person, acknowledged.get(who)), now, deps);
    }
    default:
      return row.state satisfies never;
  }
};

const show = async (
  scene: Scene,
  place: Platform,
  message: MessageRef,
  card: Card,
  now: Instant,
  { gate, messengers }: ChangeDeps,
): Promise<Step> => {
  const { org } = scene.campaign;
  const passage = await passGate(gate, org, place);
  if (passage.type === 'held') return passage;
  const result: SendResult = await messengers[place].update(message, card);
  switch (result.type) {
    case 'sent':
      return { type: 'ended', ending: 'changed' };
    case 'throttled':
      await gate.refused(org, place, result.retryAfterMs);
      return { type: 'held', retryAfterMs: result.retryAfterMs };
    case 'unreachable':
      return { type: 'ended', ending: `unreachable/${result.reason}` };
    case 'rejected':
      return { type: 'ended', ending: `failed/${result.reason}` };
    case 'failed':
      return { type: 'open', until: tryAgainAt(scene, now) };
    default:
      return result satisfies never;
  }
};

/** 1, 2, 4 … 30 minutes later. */
const tryAgainAt = ({ parcel }: Scene, now: Instant): Instant =>
  asInstant(now + Math.min(2 ** Math.max(0, parcel.attempts - 1), LONGEST_PAUSE_MINUTES) * MINUTE_MS);

/** The first moment at which one of them is worth another look; at once for who was not reached any more. */
const dueAgain = (left: readonly PersonId[], steps: ReadonlyMap<PersonId, Step>, start: Instant): Instant => {
  const moments = left.map((person) => {
    const step = steps.get(person);
    return step?.type === 'open' ? step.until : start;
  });
  return moments.length > 0 ? moments.reduce(earlierOf) : start;
};
