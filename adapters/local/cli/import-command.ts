import { randomUUID } from 'node:crypto';
import { type ImportResult, importDirectory } from '../../../src/people/directory-import.ts';
import type { ImportWarning } from '../../../src/people/directory-problem.ts';
import type { DirectoryDifference } from '../../../src/people/directory-summary.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { importTextsOf } from '../../../src/text/import/text.ts';
import { csvFile } from '../csv/read.ts';
import { isYes } from './asking.ts';
import { differenceLines } from './difference.ts';
import { explainFailure } from './failure.ts';
import type { Place } from './place.ts';
import { progressDisplay } from './progress.ts';
import { type FileNames, problemLines, warningLines } from './report.ts';
import type { Terminal } from './terminal.ts';

export type ImportWords = {
  readonly files: FileNames;
  readonly org: OrgId;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly removeMissing: boolean;
};

/** `import`: 0 when the directory is, or on a dry run could be, what the files say. */
export const runImport = async (words: ImportWords, place: Place, terminal: Terminal): Promise<number> => {
  const texts = importTextsOf(terminal.language);
  const display = progressDisplay(terminal, texts);
  let [stopped, isCommitted] = [false, false];
  const stopListening = terminal.onInterrupt(() => {
    stopped = true;
    if (isCommitted) terminal.err(texts.tooLateToStop);
  });
  const committed = (): void => {
    isCommitted = true;
    display.end();
    terminal.err(texts.committed);
  };
  const confirm = async (difference: DirectoryDifference, warnings: readonly ImportWarning[]): Promise<boolean> => {
    display.end();
    showDifference(difference, warnings, words.files, terminal);
    return words.yes || !terminal.ask || isYes(await terminal.ask(texts.ask));
  };
  try {
    const result = await importDirectory({
      ...{ org: words.org, id: randomUUID(), now: place.now, words: terminal.language },
      files: { units: csvFile(words.files.units), people: csvFile(words.files.people) },
      directory: place.store.directory,
      import: place.store.directoryImport,
      dryRun: words.dryRun,
      removeMissing: words.removeMissing,
      progress: display.show,
      stopped: () => stopped,
      ...{ confirm, committed },
    });
    display.end();
    if (result.type === 'applied') await place.reschedule(words.org);
    return tell(result, words.files, terminal);
  } catch (error) {
    if (!isCommitted) throw error;
    display.end();
    terminal.err(explainFailure(error, terminal));
    terminal.err(texts.willBeFinished);
    return 1;
  } finally {
    display.end();
    stopListening();
  }
};

const tell = (result: ImportResult, files: FileNames, terminal: Terminal): number => {
  const texts = importTextsOf(terminal.language);
  switch (result.type) {
    case 'problems':
      for (const line of warningLines(result.warnings, files, terminal.language)) terminal.err(line);
      for (const line of problemLines(result.problems, files, terminal.language)) terminal.err(line);
      return 1;
    case 'unchanged':
    case 'dry-run':
      showDifference(result.difference, result.warnings, files, terminal);
      terminal.out(texts.result[result.type]);
      return 0;
    case 'applied':
      terminal.out(texts.result.applied);
      return 0;
    case 'declined':
    case 'stopped':
    case 'file-changed':
    case 'directory-changed':
      terminal.err(texts.result[result.type]);
      return 1;
    default:
      return result satisfies never;
  }
};

const showDifference = (
  difference: DirectoryDifference,
  warnings: readonly ImportWarning[],
  files: FileNames,
  terminal: Terminal,
): void => {
  for (const line of warningLines(warnings, files, terminal.language)) terminal.err(line);
  for (const line of differenceLines(difference, terminal.language)) terminal.out(line);
};
