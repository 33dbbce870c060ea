import type { PeopleColumn, TerminalLanguage, UnitColumn } from '../text/import/words.ts';
import { TOKYO, type Zone } from '../time/instant.ts';
import { personCells, unitCells } from './csv-write.ts';
import { entryOf, type PeopleDifference } from './directory-diff.ts';
import type { PeopleIndex } from './directory-index.ts';
import type { FileKind } from './directory-problem.ts';
import type { UnitPlan } from './directory-units.ts';
import type { DirectoryEntry, Person, Unit } from './model.ts';
import type { DirectorySummary } from './ports.ts';
import type { UnitTree } from './tree.ts';

/** How the files differ from the directory. */
export type DirectoryDifference = {
  readonly units: Counts;
  readonly people: Counts;
  /** Whether those the files do not mention go or stay. */
  readonly removeMissing: boolean;
  /** A few of each sort. */
  readonly examples: readonly Example[];
};

export type Counts = {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** In the directory and not in the file. */
  readonly missing: number;
};

export type Example = { readonly file: FileKind; readonly id: string; readonly name: string } & (
  | { readonly type: 'added' | 'missing' }
  /** No cells: only a person's roles change. */
  | { readonly type: 'changed'; readonly cells: readonly ChangedCell[] }
);

export type ChangedCell = {
  readonly column: UnitColumn | PeopleColumn;
  readonly before: string;
  readonly after: string;
};

/** How many examples of each sort are shown. */
export const EXAMPLES = 10;

export type UnitDifference = {
  /** New and changed units, those above before those below. */
  readonly puts: readonly Unit[];
  readonly counts: Counts;
  readonly examples: readonly Example[];
};

export const compareUnits = (plan: UnitPlan, tree: UnitTree, present: UnitTree | undefined): UnitDifference => {
  const missing = new Set(plan.missing.map((unit) => unit.id));
  const fromFile = tree.subtree(tree.root.id).filter((unit) => !missing.has(unit.id));
  const added = fromFile.filter((unit) => !present?.unit(unit.id));
  const changed = fromFile.flatMap((after): { after: Unit; cells: readonly ChangedCell[] }[] => {
    const before = present?.unit(after.id);
    const cells = before ? changedCells(unitCells(before), unitCells(after)) : [];
    return cells.length > 0 ? [{ after, cells }] : [];
  });
  const puts = new Set([...added, ...changed.map(({ after }) => after)]);
  return {
    puts: fromFile.filter((unit) => puts.has(unit)),
    counts: {
      added: added.length,
      changed: changed.length,
      same: fromFile.length - puts.size,
      missing: plan.missing.length,
    },
    examples: [
      ...added.slice(0, EXAMPLES).map((unit) => named('units', 'added', unit)),
      ...changed
        .slice(0, EXAMPLES)
        .map(
          ({ after, cells }) => ({ file: 'units', type: 'changed', id: after.id, name: after.name, cells }) as const,
        ),
      ...plan.missing.slice(0, EXAMPLES).map((unit) => named('units', 'missing', unit)),
    ],
  };
};

export const countPeople = (index: PeopleIndex, compared: PeopleDifference): Counts => {
  const counts = { new: 0, back: 0, changed: 0, same: 0 };
  for (const [, state] of index.people.states()) counts[state]++;
  return {
    added: counts.new + counts.back,
    changed: counts.changed,
    same: counts.same,
    missing: compared.kept + compared.leaving.length,
  };
};

/** Examples of people; `entries` are the rows of those of the file who are shown, as they will be. */
export const peopleExamples = (
  entries: readonly DirectoryEntry[],
  compared: PeopleDifference,
  words: TerminalLanguage,
): readonly Example[] => {
  const before = new Map<string, Person>(compared.changedExamples.map((person) => [person.id, person]));
  const added = entries.filter((entry) => !before.has(entry.id)).map((entry) => named('people', 'added', entry));
  const changed = entries.flatMap((entry): Example[] => {
    const person = before.get(entry.id);
    if (!person) return [];
    const cells = changedCells(personCells(entryOf(person), words), personCells(entry, words));
    return [{ file: 'people', type: 'changed', id: entry.id, name: entry.name, cells }];
  });
  return [...added, ...changed, ...compared.missingExamples.map((person) => named('people', 'missing', person))];
};

/** What the organisation's record will say. Its zone is the one in which most people work. */
export const summaryOf = (tree: UnitTree, index: PeopleIndex, compared: PeopleDifference): DirectorySummary => {
  const zones = [...compared.zones].toSorted(byMost).map(([zone]) => zone);
  return {
    name: tree.root.name,
    zone: zones[0] ?? TOKYO,
    zones: zones.length > 0 ? zones.toSorted() : [TOKYO],
    people: index.people.size() + compared.kept,
    units: tree.size,
  };
};

const byMost = ([a, m]: readonly [Zone, number], [b, n]: readonly [Zone, number]): number =>
  n - m || Number(b === TOKYO) - Number(a === TOKYO) || (a < b ? -1 : 1);

const named = (
  file: FileKind,
  type: 'added' | 'missing',
  of: { readonly id: string; readonly name: string },
): Example => ({
  file,
  type,
  id: of.id,
  name: of.name,
});

const changedCells = <C extends UnitColumn | PeopleColumn>(
  before: { readonly [column in C]: string },
  after: { readonly [column in C]: string },
): readonly ChangedCell[] => {
  const cells: ChangedCell[] = [];
  for (const column in after)
    if (before[column] !== after[column]) cells.push({ column, before: before[column], after: after[column] });
  return cells;
};
