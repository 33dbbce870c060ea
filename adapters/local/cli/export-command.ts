import { columnNames, personCells, rowOf, unitCells } from '../../../src/people/csv-write.ts';
import { treeOf } from '../../../src/people/current-tree.ts';
import { entryOf } from '../../../src/people/directory-diff.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { Directory } from '../../../src/people/ports.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { TerminalLanguage } from '../../../src/text/import/words.ts';
import { BYTE_ORDER_MARK, csvText } from '../csv/write.ts';
import type { Place } from './place.ts';
import type { FileNames } from './report.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './whole-file.ts';

/** `export`: writes what `import` reads. A file is there whole or not at all. */
export const runExport = async (files: FileNames, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const { directory } = place.store;
  const tree = await treeOf(org, place.store);
  const texts = commandTextsOf(terminal.language);
  if (!tree) {
    terminal.err(texts.noDirectory);
    return 1;
  }
  const units = tree.subtree(tree.root.id).map((unit) => csvText([rowOf(unitCells(unit))]));
  const people = await personLines(directory, org, terminal.language);
  await writeWhole(files.units, [BYTE_ORDER_MARK, csvText([columnNames('units', terminal.language)]), ...units]);
  await writeWhole(files.people, [BYTE_ORDER_MARK, csvText([columnNames('people', terminal.language)]), ...people]);
  terminal.out(texts.exported(people.length, units.length));
  return 0;
};

/** One line a person, by id: the directory itself keeps no order. A line is short, so that all of them fit in memory. */
const personLines = async (
  directory: Directory,
  org: OrgId,
  language: TerminalLanguage,
): Promise<readonly string[]> => {
  const lines: { readonly id: string; readonly line: string }[] = [];
  for await (const page of directory.everyone(org))
    for (const person of page)
      if (!person.left) lines.push({ id: person.id, line: csvText([rowOf(personCells(entryOf(person), language))]) });
  return lines.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ line }) => line);
};
