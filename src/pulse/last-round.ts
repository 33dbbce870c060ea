import type { OrgId, UnitId } from '../people/model.ts';
import type { Instant, WeekId } from '../time/instant.ts';
import { answersOf } from './anonymity.ts';
import { type Count, countsShown } from './counts.ts';
import type { Round, RoundTree, Schedule } from './model.ts';
import type { PulseStore } from './ports.ts';

/** The latest round, as a promoter of one unit sees it: how many were asked, how many have answered. */
export type LastRound = {
  readonly schedule: Schedule;
  readonly open: boolean;
  readonly asked: number;
  readonly answered: Count;
};

/** Undefined when the unit, with everything below it, was not asked. */
export const lastRound = async (
  org: OrgId,
  unit: UnitId,
  week: WeekId | undefined,
  now: Instant,
  pulse: PulseStore,
): Promise<LastRound | undefined> => {
  const round = week && (await pulse.round(org, week));
  if (!round) return undefined;
  const tree = await pulse.roundTree(org, round.week);
  const asked = askedIn(unit, tree);
  if (asked === 0) return undefined;
  const counts = countsShown(tree, await answeredIn(org, round, pulse));
  const answered = counts.get(unit) ?? { type: 'few' };
  return { schedule: round, open: round.state === 'open' && now < round.closesAt, asked, answered };
};

const askedIn = (top: UnitId, tree: RoundTree): number => {
  const within = new Set<UnitId>();
  let asked = 0;
  for (const unit of tree.values()) {
    if (unit.id !== top && (unit.parent === undefined || !within.has(unit.parent))) continue;
    within.add(unit.id);
    asked += unit.asked;
  }
  return asked;
};

/** How many have answered, by the unit that their answers are kept in. */
const answeredIn = async (org: OrgId, round: Round, pulse: PulseStore): Promise<ReadonlyMap<UnitId, number>> => {
  if (round.state !== 'open') {
    const tallies = await pulse.tallies(org, round.week);
    return new Map(tallies.map(({ unit, respondents }) => [unit, respondents]));
  }
  const counts = new Map<UnitId, number>();
  const countShard = async (shard: number): Promise<void> => {
    for await (const page of pulse.ballotsOf(org, round.week, shard))
      for (const ballot of page)
        if (answersOf(ballot).size > 0) counts.set(ballot.unit, (counts.get(ballot.unit) ?? 0) + 1);
  };
  await Promise.all(Array.from({ length: round.shards }, (_, shard) => countShard(shard)));
  return counts;
};
