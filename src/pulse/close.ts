import type { Job } from '../delivery/ports.ts';
import type { OrgId, UnitId } from '../people/model.ts';
import { asWeekId, type Instant, type WeekId } from '../time/instant.ts';
import { mergeSmall, remarkOf, shardOf, tally } from './anonymity.ts';
import type { Round, Tally } from './model.ts';
import { type PulseJobDeps, planResults, reminderId } from './scene.ts';

/**
 * Closes a round for good: counts, then destroys what could lead from an answer to a person. Each step may be
 * repeated: counting is only undone by nothing, and nothing is erased before the counts are stored.
 */
export const close = async ({ org, payload }: Job, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const week = asWeekId(payload.week ?? '');
  const round = await deps.pulse.round(org, week);
  if (!round || round.state === 'closed' || now < round.closesAt) return;
  await finish(org, round, (await deps.keys.key(org, week)) ?? NO_KEY, now, deps);
};

/** Names the remarks of a round that has lost its key: its tokens lead to nobody, and so does what is made of them. */
const NO_KEY = new Uint8Array();

/**
 * Closes a round at once whose key did not come back with a backup: nobody can answer it, change an answer or be
 * reminded any more, and a new key would count people twice. False when it is no such round.
 */
export const closeWithoutKey = async (org: OrgId, week: WeekId, now: Instant, deps: PulseJobDeps): Promise<boolean> => {
  const round = await deps.pulse.round(org, week);
  if (!round || round.state === 'closed' || (await deps.keys.key(org, week))) return false;
  await finish(org, round, NO_KEY, now, deps);
  return true;
};

const finish = async (org: OrgId, round: Round, key: Uint8Array, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const { week } = round;
  // A process may have known the round for long: what was counted and is half erased must not be counted again.
  if (round.state === 'open' && (await deps.pulse.advance(org, week, 'open', 'open'))) {
    await count(org, round, key, deps);
    await deps.pulse.advance(org, week, 'open', 'counted');
  }
  await deps.keys.destroy(org, week);
  await eraseTokens(org, round, deps);
  await eraseReminders(org, round, deps);
  await planResults(org, week, now, deps.jobs);
  await deps.pulse.advance(org, week, 'counted', 'closed');
};

const count = async (org: OrgId, { week, shards }: Round, key: Uint8Array, { pulse }: PulseJobDeps): Promise<void> => {
  const tallies = new Map<UnitId, Tally>();
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const page of pulse.ballotsOf(org, week, shard)) tally(tallies, page);
  }
  await pulse.saveTallies(org, week, mergeSmall([...tallies.values()], await pulse.roundTree(org, week)));
  for await (const page of pulse.comments(org, week)) {
    const remarks = page.filter(({ text }) => text !== '').map((comment) => remarkOf(key, comment));
    await pulse.saveRemarks(
      org,
      week,
      remarks.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
};

/** Ballots and comments of a round that was counted. What arrives after it leads nowhere, and is erased later. */
export const eraseTokens = async (
  org: OrgId,
  { week, shards }: Round,
  { pulse }: Pick<PulseJobDeps, 'pulse'>,
): Promise<void> => {
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const page of pulse.ballotsOf(org, week, shard)) {
      const keys = page.map(({ token }) => ({ token, shard: shardOf(token, shards) }));
      await pulse.eraseBallots(org, week, keys);
    }
  }
  for await (const page of pulse.comments(org, week)) {
    await pulse.eraseComments(
      org,
      week,
      page.map(({ token }) => token),
    );
  }
};

/** That somebody was reminded says that they had not answered: it goes with the round. */
const eraseReminders = async (org: OrgId, { week }: Round, deps: PulseJobDeps): Promise<void> => {
  const { directory, outbox, parcels } = deps;
  await parcels.erase(org, reminderId(week));
  for await (const page of directory.everyone(org)) {
    await outbox.erase(page.map(({ id }) => ({ org, person: id, id: reminderId(week) })));
  }
};
