import type { Turn } from '../conversation/feature.ts';
import { treeOf } from '../people/current-tree.ts';
import type { Person, Unit, UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { PulseStore } from '../pulse/ports.ts';
import type { WeekId } from '../time/instant.ts';
import type { ViewKind } from './model.ts';
import type { DecisionsAtHand, ResultStore, ViewLog } from './ports.ts';
import { byUnit, type Heard, heardIn, type Results } from './seen.ts';

export type ResultsDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people'>;
  readonly pulse: Pick<PulseStore, 'programme'>;
  readonly results: Pick<ResultStore, 'published' | 'results' | 'told' | 'decisions' | 'saveDecisions'> &
    DecisionsAtHand;
  readonly views: Pick<ViewLog, 'record' | 'views'>;
};

/** The units as they are now, and the rounds that may be read, the newest first. */
export type Scene = { readonly tree: UnitTree; readonly weeks: readonly WeekId[] };

export const sceneOf = async (turn: Turn, deps: ResultsDeps): Promise<Scene | undefined> => {
  const [tree, weeks] = await Promise.all([treeOf(turn.org, deps), deps.results.published(turn.org)]);
  return tree && { tree, weeks };
};

/** What is told of a way up: the results of its units, and the latest decisions. */
export const toldOn = async (
  { org }: Turn,
  week: WeekId,
  path: readonly Unit[],
  { results }: Pick<ResultsDeps, 'results'>,
): Promise<{ readonly results: Results; readonly heard: readonly Heard[] }> => {
  const told = await results.told(
    org,
    week,
    path.map(({ id }) => id),
  );
  return { results: byUnit(told.results), heard: heardIn(path, told.decisions) };
};

export const resultsIn = async (
  { org }: Turn,
  week: WeekId,
  units: readonly UnitId[],
  { results }: Pick<ResultsDeps, 'results'>,
): Promise<Results> => byUnit(await results.results(org, week, units));

/** Before anything is shown: what nobody could note nobody sees. */
export const record = (
  { org, person, now }: Turn,
  kind: ViewKind,
  unit: UnitId,
  week: WeekId,
  { views }: { readonly views: Pick<ViewLog, 'record'> },
): Promise<void> => views.record({ org, at: now, person: person.id, unit, week, kind });

/** A head's units that still are units. */
export const headedBy = ({ manages }: Person, tree: UnitTree): readonly Unit[] =>
  manages.flatMap((id) => tree.unit(id) ?? []);
