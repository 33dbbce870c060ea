import { plusWeeks } from '../time/instant.ts';
import type { UnitResult } from './model.ts';
import {
  type Driver,
  directionOf,
  driverShare,
  drivers,
  itemsOf,
  QUARTER,
  ROLLING_WEEKS,
  rollingAt,
  type Share,
  shareTold,
} from './rules.ts';

export type Change = { readonly type: 'rose' | 'fell'; readonly points: number } | { readonly type: 'within-error' };

/** What is said of two shares, in the percent that people see: so that a difference is the difference of what they see. */
export type Told = Change & { readonly from: number; readonly to: number };

export const toldChange = (before: Share, now: Share): Told => {
  const [from, to] = [shareTold(before), shareTold(now)];
  const type = directionOf(before, now);
  const isSeen = (type === 'rose' && to > from) || (type === 'fell' && to < from);
  return isSeen ? { type, from, to, points: Math.abs(to - from) } : { type: 'within-error', from, to };
};

/** やりがい over the last four weeks, and what came of it since the four before. */
export type Worth = { readonly percent: number; readonly change?: Told };

export const worthOf = ({ line, week }: Pick<UnitResult, 'line' | 'week'>): Worth | undefined => {
  const now = rollingAt(line, week);
  const before = rollingAt(line, plusWeeks(week, -ROLLING_WEEKS));
  return now && { percent: shareTold(now), ...(before && { change: toldChange(before, now) }) };
};

export type Moved = { readonly driver: Driver; readonly from: number; readonly to: number };
export type Stands = { readonly driver: Driver; readonly percent: number };

/** Of the drivers: what moved most since it was last asked, where that is more than chance; else where they stand. */
export type Movements = {
  readonly rose?: Moved;
  readonly fell?: Moved;
  readonly strongest?: Stands;
  readonly weakest?: Stands;
  /** There is something to compare with, and nothing of it is more than chance. */
  readonly still: boolean;
};

export const movementsOf = (result: UnitResult): Movements => {
  const changes = drivers.flatMap((driver) => {
    const pair = sinceBefore(result, driver);
    return pair ? [{ driver, ...toldChange(pair.before, pair.now) }] : [];
  });
  const by = (direction: 'rose' | 'fell') =>
    changes
      .flatMap((change) => (change.type === direction ? [change] : []))
      .toSorted((a, b) => b.points - a.points)
      .map(({ driver, from, to }) => ({ driver, from, to }))[0];
  const [rose, fell] = [by('rose'), by('fell')];
  const others = standings(result).filter(({ driver }) => driver !== rose?.driver && driver !== fell?.driver);
  // One driver alone, beside nothing, is neither the strongest nor the weakest.
  const standing = rose || fell || others.length > 1 ? others : [];
  const [strongest, weakest] = [rose ? undefined : standing[0], fell ? undefined : standing.at(-1)];
  return {
    ...{ ...(rose && { rose }), ...(fell && { fell }) },
    ...{ ...(strongest && { strongest }), ...(weakest && { weakest }) },
    still: changes.length > 0 && !rose && !fell,
  };
};

/** The drivers that are shown, the one with the most favourable answers first. */
const standings = (result: UnitResult): readonly Stands[] =>
  drivers
    .flatMap((driver) => {
      const share = driverShare(result, driver);
      return share ? [{ driver, percent: shareTold(share) }] : [];
    })
    .toSorted((a, b) => b.percent - a.percent);

/** Those items of a driver that were shown now and before, together; before: no longer ago than the quarter before. */
const sinceBefore = (
  { latest, before, members, week }: UnitResult,
  driver: Driver,
): { readonly before: Share; readonly now: Share } | undefined => {
  const pairs = itemsOf(driver).flatMap((id) => {
    const [now, then] = [latest[id], before[id]];
    if (!now || !then || now.week <= plusWeeks(week, -QUARTER)) return [];
    return then.week > plusWeeks(now.week, -2 * QUARTER) ? [{ now, then }] : [];
  });
  if (pairs.length === 0) return undefined;
  const together = (of: 'now' | 'then'): Share => ({
    people: pairs.reduce((sum, pair) => sum + pair[of].people, 0),
    members: pairs.reduce((sum, pair) => sum + Math.max(members, pair[of].people), 0),
    favourable: pairs.reduce((sum, pair) => sum + pair[of].favourable, 0),
    persons: Math.max(...pairs.map((pair) => pair[of].people)),
  });
  return { before: together('then'), now: together('now') };
};
