import type { OrgId, PersonId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { runOvertimeExport } from './overtime-export.ts';
import { runOvertimeImport } from './overtime-import.ts';
import { runOvertimeLog } from './overtime-log.ts';
import type { OvertimeWords } from './overtime-words.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** `overtime`: to the ministry's own system, from it, and what went and came. */
export const runOvertime = async (
  words: OvertimeWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  if (words.type === 'log') return runOvertimeLog(org, place, terminal);
  if (!(await isAdmin(words.by, org, place))) {
    terminal.err(commandTextsOf(terminal.language).overtime.notAdmin(words.by));
    return 1;
  }
  return words.type === 'export'
    ? runOvertimeExport(words, org, place, terminal)
    : runOvertimeImport(words, org, place, terminal);
};

/** Decided from the directory alone. */
const isAdmin = async (id: PersonId, org: OrgId, { store }: Place): Promise<boolean> => {
  const person = await store.directory.person(org, id);
  return person?.admin === true && !person.left;
};
