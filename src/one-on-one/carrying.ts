import type { Turn } from '../conversation/feature.ts';
import { AkariError } from '../errors.ts';
import type { Pair, Side } from './model.ts';
import type { PairKey } from './pair-view.ts';
import { type Command, decide, type Refusal, withPair } from './rules.ts';
import { managerIn, type PairDeps, type Seen, seenBy } from './seen.ts';

const MAX_CONFLICTS = 8;

/** The pair after a command, or as it is and why it is not otherwise. */
export type Carried = { readonly seen: Seen; readonly why?: Exclude<Refusal, 'nobody'> | 'not-free' };

/** What is asked before a decision counts. */
export type Condition = (seen: Seen) => Promise<{ readonly isFree: boolean; readonly unchecked: readonly Side[] }>;

/** Decides about a pair for whoever acts, and saves; the tick makes everything else follow. Undefined: none of theirs. */
export const carryOut = async (
  { person, now, inbound: { order } }: Pick<Turn, 'person' | 'now' | 'inbound'>,
  key: PairKey,
  command: (pair: Pair) => Command,
  deps: Pick<PairDeps, 'pairs' | 'oneOnOnes'>,
  condition?: Condition,
): Promise<Carried | undefined> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const seen = await seenBy(person, key, deps);
    if (!seen) return undefined;
    const { zone } = managerIn(seen);
    const decision = decide(seen.diary, key.staff, command(seen.pair), { side: seen.side, order, now, zone });
    if (decision.type === 'refused') return decision.why === 'nobody' ? undefined : { seen, why: decision.why };
    if (decision.type === 'unchanged') return { seen };
    const answer = await condition?.(seen);
    if (answer && !answer.isFree) return { seen, why: 'not-free' };
    const diary = answer ? withUnchecked(decision.diary, key, answer.unchecked) : decision.diary;
    const pair = diary.pairs.find((each) => each.staff === key.staff && !each.gone);
    if (pair && (await deps.oneOnOnes.save(diary, now))) return { seen: { ...seen, diary, pair } };
  }
  throw new AkariError('too-many-conflicts', `1on1s of ${person.org}`);
};

/** Whose calendar was not looked into for the time that was chosen just now. */
const withUnchecked = (diary: Seen['diary'], { staff }: PairKey, unchecked: readonly Side[]): Seen['diary'] => {
  const pair = diary.pairs.find((each) => each.staff === staff && !each.gone);
  if (!pair) return diary;
  const { unchecked: _, ...meeting } = pair.meeting;
  return withPair(diary, { ...pair, meeting: { ...meeting, ...(unchecked.length > 0 && { unchecked }) } });
};
