import type { OrgId, PersonId, UnitId } from '../../../src/people/model.ts';
import type { UnitTree } from '../../../src/people/tree.ts';
import { type Scope, scopesOf, unitsToAsk } from '../../../src/results/rights.ts';
import { byUnit, type Results } from '../../../src/results/seen.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { WeekId, Zone } from '../../../src/time/instant.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** An organisation that has published rounds, the newest first. */
export type ResultsScene = {
  readonly org: OrgId;
  readonly tree: UnitTree;
  readonly zone: Zone;
  readonly weeks: readonly [WeekId, ...WeekId[]];
  readonly place: Place;
  readonly terminal: Terminal;
};

/** Undefined when there is nothing to show, and why was said. */
export const openScene = async (org: OrgId, place: Place, terminal: Terminal): Promise<ResultsScene | undefined> => {
  const { noDirectory, results } = commandTextsOf(terminal.language);
  const { directory } = place.store;
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  const [latest, ...earlier] = await place.store.results.published(org);
  if (!organisation || !tree) terminal.err(noDirectory);
  else if (latest === undefined) terminal.err(results.noRounds);
  else return { org, tree, zone: organisation.zone, weeks: [latest, ...earlier], place, terminal };
  return undefined;
};

/** What a person may see of a round, and the results that decided it. */
export type Views = {
  readonly scopes: readonly Scope[];
  readonly results: Results;
  /** Units whose decisions they hear: from their own on up. */
  readonly ways: readonly UnitId[];
};

/** Undefined, and said, for somebody who is not in the directory. */
export const viewsOf = async (
  id: PersonId,
  week: WeekId,
  { org, tree, place, terminal }: ResultsScene,
): Promise<Views | undefined> => {
  const person = await place.store.directory.person(org, id);
  if (!person) {
    terminal.err(commandTextsOf(terminal.language).results.noPerson(id));
    return undefined;
  }
  const ways = unitsToAsk(person, tree);
  const results = byUnit(await place.store.results.results(org, week, ways));
  return { scopes: scopesOf(person, tree, results), results, ways };
};
