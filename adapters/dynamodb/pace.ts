import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { firstPace, type PaceLimit, type PaceState, refuse, reserve } from '../../src/delivery/pace.ts';
import type { Pace } from '../../src/delivery/ports.ts';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import { parsed } from './errors.ts';
import { ttlAfter, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Rows } from './rows.ts';

/** What was learned of a limit that nobody uses any more is forgotten. */
const KEPT_DAYS = 30;

const MAX_CONFLICTS = 30;
const LONGEST_PAUSE_MS = 20;

const schema = z.object({
  v: version,
  revision: z.number(),
  rate: z.number(),
  nextAt: z.number(),
  heldUntil: z.number(),
  since: z.number(),
  patienceMs: z.number(),
  refusedAt: z.exactOptional(z.number()),
});

/** A state and which of its versions it is; 0 before the first. */
type Kept = { readonly state: PaceState | undefined; readonly revision: number };

/**
 * One row a group, changed under its revision: whoever comes second looks and takes later moments. A worker alone at its
 * group remembers what it wrote and needs one write each time.
 */
export const openPace = (rows: Rows, wallClock: () => number): Pace => {
  const known = new Map<string, Kept>();

  const read = async (org: OrgId, group: string): Promise<Kept> => {
    const item = await rows.get(keys.pace(org, group));
    if (!item) return { state: undefined, revision: 0 };
    const { v: _, revision, ...state } = parsed(schema, item);
    return { state, revision };
  };

  const write = async (org: OrgId, group: string, state: PaceState, before: number): Promise<boolean> => {
    const set = { ...mark('pace'), ...state, revision: before + 1, ttl: ttlAfter(wallClock(), KEPT_DAYS) };
    const condition =
      before === 0 ? { if: 'attribute_not_exists(#pk)' } : { if: '#revision = :before', values: { before } };
    return (await rows.update(keys.pace(org, group), { set }, condition)).type === 'written';
  };

  /** Changes the state of a group; the change is computed anew from whatever others made of it. */
  const change = async <T>(
    org: OrgId,
    group: string,
    limit: PaceLimit,
    decide: (state: PaceState, now: number) => { readonly state: PaceState; readonly answer: T },
  ): Promise<T> => {
    const name = JSON.stringify([org, group]);
    for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
      const kept = known.get(name) ?? (await read(org, group));
      const now = wallClock();
      const { state, answer } = decide(kept.state ?? firstPace(limit, now), now);
      if (state === kept.state) return answer;
      if (await write(org, group, state, kept.revision)) {
        known.set(name, { state, revision: kept.revision + 1 });
        return answer;
      }
      known.delete(name);
      await sleep((attempt * LONGEST_PAUSE_MS) / MAX_CONFLICTS);
    }
    throw new AkariError('too-many-conflicts', `pace of ${group}`);
  };

  return {
    reserve: (org, group, count, limit) =>
      change(org, group, limit, (before, now) => {
        const { state, slots } = reserve(before, count, now, limit);
        return { state, answer: slots };
      }),

    refuse: (org, group, retryAfterMs, limit) =>
      change(org, group, limit, (before, now) => ({
        state: refuse(before, retryAfterMs, now, limit),
        answer: undefined,
      })),
  };
};
