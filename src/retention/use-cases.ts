import type { Job, Jobs, Outbox } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import type { RoomStore } from '../lights-out/rooms/ports.ts';
import type { OrgId } from '../people/model.ts';
import { eraseTokens } from '../pulse/close.ts';
import type { PulseStore } from '../pulse/ports.ts';
import { askId, inParallel } from '../pulse/scene.ts';
import { toldId } from '../results/ids.ts';
import { dateIn, type Instant, isoOf } from '../time/instant.ts';
import { type CampaignSweepDeps, sweepCampaigns } from './campaigns.ts';
import type { KeptPerson, RetentionStore } from './ports.ts';
import { areChoicesOver, eveningsOver, isMessageOver, nextSweep, partsOver } from './rules.ts';

export const SWEEP = 'retention/sweep';

export type SweepDeps = CampaignSweepDeps & {
  readonly jobs: Pick<Jobs, 'plan'>;
  readonly outbox: Pick<Outbox, 'erase'>;
  readonly pulse: PulseStore;
  readonly retention: RetentionStore;
  readonly rooms: Pick<RoomStore, 'rooms' | 'erase'>;
};

/** People a run of the job; a larger organisation is looked through in several runs. */
const PEOPLE_A_RUN = 5_000;

const sweepJob = (org: OrgId, dueAt: Instant, part: number): Job => ({
  org,
  id: `${SWEEP}/${isoOf(dueAt)}/${part}`,
  kind: SWEEP,
  payload: { part: String(part) },
  dueAt,
});

/** Makes sure that the next sweep is planned. Repeating it changes nothing. */
export const ensureSweep = async (org: OrgId, now: Instant, { directory, jobs }: SweepDeps): Promise<void> => {
  const organisation = await directory.organisation(org);
  if (organisation) await jobs.plan(sweepJob(org, nextSweep(now, organisation.zone), 0));
};

/** Takes away what has been kept long enough: first of people, a part after the other, then of rounds and campaigns. */
export const sweep =
  (deps: SweepDeps): JobHandler =>
  async ({ org, dueAt, payload }, now) => {
    await ensureSweep(org, now, deps);
    const { retention, jobs } = deps;
    let [seen, current] = [0, Number(payload.part ?? 0)];
    for await (const { part, people } of retention.people(org, current)) {
      if (part > current && seen >= PEOPLE_A_RUN) {
        await jobs.plan(sweepJob(org, dueAt, part));
        return;
      }
      current = part;
      seen += people.length;
      await inParallel(people, (person) => sweepPerson(org, person, now, deps));
    }
    await sweepDays(org, now, deps);
    await sweepRooms(org, now, deps);
    await sweepRounds(org, now, deps);
    await sweepCampaigns(org, now, deps);
  };

const sweepPerson = async (org: OrgId, person: KeptPerson, now: Instant, deps: SweepDeps): Promise<void> => {
  const { retention, outbox } = deps;
  const { id, left, leftSeen, hasChoices } = person;
  const over = (await retention.messages(org, id)).filter(
    ({ state }) => (state.type === 'sent' || state.type === 'settled') && isMessageOver(state.at, now),
  );
  if (over.length > 0) await outbox.erase(over);
  if (!left && leftSeen !== undefined) await retention.noteLeft(org, id, undefined);
  if (left && leftSeen === undefined) await retention.noteLeft(org, id, now);
  if (left && leftSeen !== undefined && hasChoices && areChoicesOver(leftSeen, now))
    await retention.dropChoices(org, id);
};

/** Evenings, and notes for 1on1s. */
const sweepDays = async (org: OrgId, now: Instant, { directory, retention }: SweepDeps): Promise<void> => {
  const organisation = await directory.organisation(org);
  if (!organisation) return;
  const today = dateIn(now, organisation.zone);
  for (const day of eveningsOver(today)) await retention.eraseEvenings(org, day);
  await retention.eraseMemos(org, today);
};

/** Channels that are at their end. Those that are on hold no more than the last evening. */
const sweepRooms = async (org: OrgId, now: Instant, { rooms }: SweepDeps): Promise<void> => {
  for (const { id, state } of await rooms.rooms(org))
    if (state.type === 'ended' && isMessageOver(state.at, now)) await rooms.erase({ org, room: id }, state.at);
};

const sweepRounds = async (org: OrgId, now: Instant, deps: SweepDeps): Promise<void> => {
  const { directory, retention, pulse, parcels } = deps;
  const organisation = await directory.organisation(org);
  if (!organisation) return;
  const today = dateIn(now, organisation.zone);
  for (const round of await retention.rounds(org)) {
    const parts = partsOver(round, today);
    if (parts.includes('raw')) await eraseTokens(org, round, { pulse });
    if (parts.includes('parcels'))
      for (const id of [askId(round.week), toldId(round.week)]) await parcels.erase(org, id);
    if (parts.includes('remarks')) await retention.eraseRemarks(org, round.week);
    if (parts.includes('homes')) await retention.eraseHomes(org, round.week);
    if (parts.includes('counts')) await retention.eraseResults(org, round.week);
    if (parts.includes('counts')) await retention.eraseCounts(org, round.week);
  }
};
