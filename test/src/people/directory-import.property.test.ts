import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText } from '../../../adapters/local/csv/write.ts';
import { columnNames, personCells, rowOf, unitCells } from '../../../src/people/csv-write.ts';
import { entryOf } from '../../../src/people/directory-diff.ts';
import type { DirectoryEntry, Person } from '../../../src/people/model.ts';
import type { TerminalLanguage } from '../../../src/text/import/words.ts';
import { type RandomDirectory, randomDirectory } from '../../fixtures/directories.ts';
import { importTexts } from '../../fixtures/import-texts.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';

const exported = ({ units, entries }: RandomDirectory, words: TerminalLanguage) => ({
  units: csvText([columnNames('units', words), ...units.map((unit) => rowOf(unitCells(unit)))]),
  people: csvText([columnNames('people', words), ...entries.map((entry) => rowOf(personCells(entry, words)))]),
});
const language = fc.constantFrom<TerminalLanguage[]>('ja', 'en');

it('makes an equal directory of what was exported from one', async () => {
  await fc.assert(
    fc.asyncProperty(randomDirectory, language, async (directory, words) => {
      const memory = memoryDirectory();
      const result = await importTexts(memory, exported(directory, words));
      expect(result.type).toBe('applied');
      expect([...memory.units.values()].toSorted(byId)).toEqual(directory.units.toSorted(byId));
      expect([...memory.people.values()].map(entryOf)).toEqual(directory.entries);
    }),
  );
});

it('finds no difference between a directory and its export', async () => {
  await fc.assert(
    fc.asyncProperty(randomDirectory, language, async (directory, words) => {
      const memory = memoryDirectory();
      await importTexts(memory, exported(directory, 'ja'));
      const again = exported(
        { units: [...memory.units.values()], entries: [...memory.people.values()].map(entryOf) },
        words,
      );
      expect(await importTexts(memory, again)).toMatchObject({ type: 'unchanged' });
    }),
  );
});

it('ends at the same directory whatever stood there before, when what is missing is removed', async () => {
  await fc.assert(
    fc.asyncProperty(randomDirectory, randomDirectory, async (before, after) => {
      const memory = memoryDirectory();
      await importTexts(memory, exported(before, 'ja'));
      const result = await importTexts(memory, exported(after, 'en'), { removeMissing: true });
      expect(['applied', 'unchanged']).toContain(result.type);
      expect([...memory.units.values()].toSorted(byId)).toEqual(after.units.toSorted(byId));
      const staying = [...memory.people.values()].filter((person) => !person.left);
      expect(staying.map(comparable).toSorted(byId)).toEqual(after.entries.map(comparable).toSorted(byId));
      expect(memory.organisation).toMatchObject({ people: after.entries.length, units: after.units.length });
      for (const person of staying) expect(person.manages).toEqual(managedBy(person, after));
    }),
  );
});

/** Without the fields that an empty cell leaves as they are. */
const comparable = ({ id, name, unit }: DirectoryEntry) => ({ id, name, unit });

const managedBy = (person: Person, { units }: RandomDirectory) =>
  units
    .filter((unit) => unit.managers.includes(person.id))
    .map((unit) => unit.id)
    .toSorted();

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
