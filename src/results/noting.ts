import type { OrgId, UnitId } from '../people/model.ts';
import type { Instant, WeekId } from '../time/instant.ts';
import { EVERYBODY } from './model.ts';
import type { ResultStore, ViewLog } from './ports.ts';
import { isShown } from './rules.ts';

type NotingDeps = {
  readonly results: Pick<ResultStore, 'everyUnit' | 'results'>;
  readonly views: Pick<ViewLog, 'record'>;
};

/**
 * Before everybody is told: that they are, in one line of the log of views, under the topmost unit. Who of them was sent
 * something is not noted. Nothing where nothing is shown: then nobody is told. Harmless to repeat.
 */
export const noteTold = async (org: OrgId, week: WeekId, at: Instant, deps: NotingDeps): Promise<void> => {
  const unit = await topmost(org, week, deps);
  if (unit === undefined) return;
  await deps.views.record({ org, at, person: EVERYBODY, unit, week, kind: 'told' }, `told#${week}`);
};

/** Above the first unit that is found to be shown: one page is mostly enough, and nobody looks at the whole tree. */
const topmost = async (org: OrgId, week: WeekId, { results }: NotingDeps): Promise<UnitId | undefined> => {
  for await (const page of results.everyUnit(org, week)) {
    let at = page.find(isShown);
    if (!at) continue;
    for (let up = at.parent; up !== undefined; up = at?.parent) {
      const [above] = await results.results(org, week, [up]);
      if (!above) break;
      at = above;
    }
    return at.unit;
  }
  return undefined;
};
