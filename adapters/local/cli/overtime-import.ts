import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { monthOf } from '../../../src/overtime/fiscal.ts';
import type { ActualProblem, ActualProblems } from '../../../src/overtime/hand-over/actual-problem.ts';
import type { Actuals } from '../../../src/overtime/hand-over/actual-rows.ts';
import { checkActuals } from '../../../src/overtime/hand-over/check-actuals.ts';
import { type ColumnMap, fieldsIn } from '../../../src/overtime/hand-over/column-map.ts';
import { takeOver } from '../../../src/overtime/hand-over/import.ts';
import { readActuals } from '../../../src/overtime/hand-over/read-actuals.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { TakeTexts } from '../../../src/text/cli/overtime-texts.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { handOverFields } from '../../../src/text/import/overtime-words.ts';
import { csvFile } from '../csv/read.ts';
import { refusalOf } from './asking.ts';
import { listed } from './listed.ts';
import { tellDifferences } from './overtime-difference.ts';
import { loadMap } from './overtime-map.ts';
import type { OvertimeImport } from './overtime-words.ts';
import type { Place } from './place.ts';
import { progressDisplay } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** `overtime import`: what the ministry's own system recorded, after everything was checked and shown. */
export const runOvertimeImport = async (
  words: OvertimeImport,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { take } = commandTextsOf(terminal.language).overtime;
  const map = await loadMap(words.columns, terminal);
  if (!map || !canBeRead(map, terminal)) return 1;
  const digest = await digestOf(words.file);
  const { actuals, problems } = await readActuals(csvFile(words.file, words.encoding), map);
  // The log tells which file it was.
  if ((await digestOf(words.file)) !== digest) {
    terminal.err(take.fileChanged);
    return 1;
  }
  const found = problems.count > 0 ? problems : await checkActuals(actuals, org, place.now, place.store);
  if (found.count > 0) return tellProblems(found, words.file, terminal);
  const toWrite = await tellDifferences(actuals, org, words.systemWins, place, terminal);
  if (toWrite === 0) {
    terminal.out(take.unchanged);
    return 0;
  }
  if (words.dryRun) {
    terminal.out(take.dryRun);
    return 0;
  }
  const refusal = await refusalOf(words.yes, take, terminal);
  return refusal ?? record(actuals, digest, map, words, org, place, terminal);
};

const canBeRead = (map: ColumnMap, { err, language }: Terminal): boolean => {
  const fields = fieldsIn(map);
  const missing = (['actual_start', 'actual_end'] as const).filter((field) => !fields.has(field));
  const named = missing.map((field) => handOverFields[field][language]).join(', ');
  if (missing.length > 0) err(commandTextsOf(language).overtime.take.mapLacks(named));
  return missing.length === 0;
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const tellProblems = ({ first, count }: ActualProblems, file: string, { err, language }: Terminal): number => {
  const { take } = commandTextsOf(language).overtime;
  err(take.problems(count));
  const line = (each: ActualProblem): string =>
    take.where(file, each.line, each.column) + problemText(each.what, take.problem);
  for (const each of listed(first, { line, more: take.moreProblems, count })) err(each);
  err(take.nothingWritten);
  return 1;
};

type What = ActualProblem['what'];

/** `what` and the text of its type belong together, which the compiler sees only one type at a time. */
const problemText = <T extends What['type']>(
  what: Extract<What, { readonly type: T }>,
  texts: TakeTexts['problem'],
): string => texts[what.type](what);

/** The log has the file before the first day is written. */
const record = async (
  actuals: Actuals,
  digest: string,
  map: ColumnMap,
  { by, systemWins }: OvertimeImport,
  org: OrgId,
  { store, now }: Place,
  terminal: Terminal,
): Promise<number> => {
  const { take } = commandTextsOf(terminal.language).overtime;
  const { range, rows } = actuals;
  if (!range) return 0;
  const months = { first: monthOf(range.first), last: monthOf(range.last) };
  await store.handOvers.note({ type: 'import', org, at: now, by, ...months, rows, map: map.name, digest, systemWins });
  let stopped = false;
  const stopListening = terminal.onInterrupt(() => {
    stopped = true;
  });
  const display = progressDisplay(terminal, take);
  const progress = (done: number): void => display.show({ stage: 'applying', done, total: actuals.size });
  try {
    const result = await takeOver(actuals, { org, by, now, systemWins, stopped: () => stopped, progress }, store);
    display.end();
    if (!result.isStopped) terminal.out(take.written(result.written, result.kept));
    else terminal.err(take.stopped(result.written));
    return result.isStopped ? 1 : 0;
  } finally {
    display.end();
    stopListening();
  }
};
