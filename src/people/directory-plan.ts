import type { TerminalLanguage } from '../text/import/words.ts';
import type { Instant } from '../time/instant.ts';
import { dateIn } from '../time/instant.ts';
import { personReader } from './csv-read.ts';
import { type CsvFile, peopleHeader, tableOf } from './csv-table.ts';
import { type PeopleDifference, rolesIn } from './directory-diff.ts';
import { entryFingerprint } from './directory-fingerprint.ts';
import type { PeopleIndex } from './directory-index.ts';
import {
  compareUnits,
  countPeople,
  type DirectoryDifference,
  EXAMPLES,
  peopleExamples,
  summaryOf,
} from './directory-summary.ts';
import type { PersonState } from './directory-table.ts';
import type { Roles, UnitPlan } from './directory-units.ts';
import type { DirectoryEntry, PersonId } from './model.ts';
import type { DirectoryChange, DirectorySummary } from './ports.ts';
import type { UnitTree } from './tree.ts';

/** Everything an import will do. Of the people only what the file does not hold; their rows are read again. */
export type ImportPlan = {
  readonly index: PeopleIndex;
  readonly compared: PeopleDifference;
  readonly roles: ReadonlyMap<PersonId, Roles>;
  /** Written before the people, and after them. */
  readonly first: readonly DirectoryChange[];
  readonly last: readonly DirectoryChange[];
  /** How many changes there are in all. */
  readonly size: number;
  readonly difference: Omit<DirectoryDifference, 'examples'>;
  readonly unitExamples: DirectoryDifference['examples'];
  readonly summary: DirectorySummary;
  /** Who is new to a directory that already had people is a newcomer; the first import brings none. */
  readonly newcomersOn: Instant | undefined;
};

export type PlanInput = {
  readonly units: UnitPlan;
  readonly tree: UnitTree;
  readonly present: UnitTree | undefined;
  readonly index: PeopleIndex;
  readonly compared: PeopleDifference;
  readonly roles: ReadonlyMap<PersonId, Roles>;
  readonly removeMissing: boolean;
  readonly newcomersOn: Instant | undefined;
};

export const planImport = (input: PlanInput): ImportPlan => {
  const { index, compared, roles, removeMissing, newcomersOn } = input;
  const units = compareUnits(input.units, input.tree, input.present);
  const people = countPeople(index, compared);
  const first = units.puts.map((unit): DirectoryChange => ({ type: 'put-unit', unit }));
  const last: readonly DirectoryChange[] = [
    ...compared.keptChanges,
    ...compared.leaving.map((id) => ({ type: 'person-left', id }) as const),
    ...(removeMissing ? input.units.missing : []).map((unit) => ({ type: 'remove-unit', id: unit.id }) as const),
  ];
  return {
    ...{ index, compared, roles, first, last, newcomersOn },
    size: first.length + people.added + people.changed + last.length,
    difference: { units: units.counts, people, removeMissing },
    unitExamples: units.examples,
    summary: summaryOf(input.tree, index, compared),
  };
};

/** Every change, in the order in which they are to be applied. Yields fewer than the plan says when the file changed. */
export const changesOf = async function* (plan: ImportPlan, file: CsvFile): AsyncGenerator<DirectoryChange> {
  yield* plan.first;
  for await (const entry of entriesAgain(file, plan.index)) {
    const state = plan.index.people.stateOf(entry.id);
    if (state && state !== 'same') yield personChange(plan, entry, state);
  }
  yield* plan.last;
};

/** The difference with a few examples. Reads the file only as far as the examples are. */
export const withExamples = async (
  plan: ImportPlan,
  file: CsvFile,
  words: TerminalLanguage,
): Promise<DirectoryDifference> => {
  const wanted = new Set<PersonId>(plan.compared.changedExamples.map((person) => person.id));
  const isAdded = (state: PersonState): boolean => state === 'new' || state === 'back';
  let added = 0;
  for (const [id, state] of plan.index.people.states()) if (isAdded(state) && added++ < EXAMPLES) wanted.add(id);
  const entries: DirectoryEntry[] = [];
  if (wanted.size > 0)
    for await (const entry of entriesAgain(file, plan.index)) {
      const state = plan.index.people.stateOf(entry.id);
      if (state && wanted.has(entry.id)) entries.push(finalEntry(plan, entry, state));
      if (entries.length === wanted.size) break;
    }
  return { ...plan.difference, examples: [...plan.unitExamples, ...peopleExamples(entries, plan.compared, words)] };
};

/** The rows as they were when they were checked; ends at the first that is not. */
const entriesAgain = async function* (file: CsvFile, index: PeopleIndex): AsyncGenerator<DirectoryEntry> {
  const readPerson = personReader();
  for await (const piece of tableOf(file, peopleHeader))
    if (piece.type === 'rows')
      for (const row of piece.rows) {
        const { entry } = readPerson(row, piece.header, () => undefined);
        if (!entry || index.people.get(entry.id)?.fingerprint !== entryFingerprint(entry)) return;
        yield entry;
      }
};

const personChange = (plan: ImportPlan, entry: DirectoryEntry, state: PersonState): DirectoryChange => ({
  type: 'put-person',
  entry: finalEntry(plan, entry, state),
  ...rolesIn(plan.roles, entry.id),
  isNew: state === 'new',
});

const finalEntry = (plan: ImportPlan, entry: DirectoryEntry, state: PersonState): DirectoryEntry => {
  const isNewcomer = state === 'new' && entry.joinedOn === undefined && plan.newcomersOn !== undefined;
  const joined = isNewcomer ? { joinedOn: dateIn(plan.newcomersOn, entry.zone) } : {};
  return { ...entry, ...joined, ...plan.compared.inherited.get(entry.id) };
};
