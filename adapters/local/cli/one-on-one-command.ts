import { roll } from '../../../src/one-on-one/roll.ts';
import { managersBelow, startTeams } from '../../../src/one-on-one/starting.ts';
import { asUnitId, type OrgId, type UnitId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export const oneOnOneOptions: Options = { unit: 'string', all: 'boolean' };

/** Without a unit: the whole organisation. */
export type OneOnOneWords = { readonly type: 'start'; readonly unit?: UnitId };

export const readOneOnOneWords = (words: Words, { oneOnOne }: CommandTexts): OneOnOneWords | Misunderstood => {
  const [unit, isAll] = [words.text('unit'), words.flag('all')];
  const [verb, extra] = words.rest;
  if (verb !== 'start' || extra !== undefined || (unit === undefined) !== isAll) return misunderstood(oneOnOne.words);
  return { type: 'start', ...(unit !== undefined && { unit: asUnitId(unit) }) };
};

/** `one-on-one start`: begins the 1on1s of everybody who is headed from within a unit. Harmless to repeat. */
export const runOneOnOne = async (
  { unit }: OneOnOneWords,
  org: OrgId,
  { store, now }: Place,
  terminal: Terminal,
): Promise<number> => {
  const { oneOnOne: says } = commandTextsOf(terminal.language);
  const organisation = await organisationOf(org, { store }, terminal);
  const tree = organisation && (await store.directory.tree(organisation));
  if (!organisation || !tree) return 1;
  const top = unit === undefined ? tree.root : tree.unit(unit);
  if (!top) {
    terminal.err(says.noUnit(unit ?? ''));
    return 1;
  }
  const deps = { directory: store.directory, oneOnOnes: store.oneOnOne, jobs: store.jobs };
  // An import of this minute may not have been followed yet.
  await roll({ org }, now, deps);
  const started = await startTeams(org, managersBelow(top.id, tree), { now, zone: organisation.zone }, deps);
  terminal.out(says.started(top.name, started.teams, started.pairs));
  return 0;
};
