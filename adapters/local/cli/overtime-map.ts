import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type ColumnMap, usualMap } from '../../../src/overtime/hand-over/column-map.ts';
import type { MapProblem } from '../../../src/overtime/hand-over/map-problem.ts';
import { mapFromCsv, mapFromJson } from '../../../src/overtime/hand-over/map-read.ts';
import type { MapTexts } from '../../../src/text/cli/overtime-texts.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { mapColumns } from '../../../src/text/import/overtime-words.ts';
import { csvFile } from '../csv/read.ts';
import { listed } from './listed.ts';
import type { Terminal } from './terminal.ts';

const MOST_SHOWN = 20;

/** The map in a file, or the usual one; undefined once it was said what is wrong with it. */
export const loadMap = async (file: string | undefined, terminal: Terminal): Promise<ColumnMap | undefined> => {
  const { overtime } = commandTextsOf(terminal.language);
  if (file === undefined) return usualMap(overtime.usualMap, terminal.language);
  const extension = extname(file);
  const name = basename(file, extension);
  const read =
    extension.toLowerCase() === '.json'
      ? mapFromJson(name, await readFile(file, 'utf8'))
      : await mapFromCsv(name, csvFile(file));
  if (read.type === 'map') return read.map;
  const { problems } = read;
  terminal.err(overtime.map.problems(problems.length));
  const line = (problem: MapProblem): string => lineOf(problem, file, terminal);
  for (const each of listed(problems, { line, most: MOST_SHOWN, more: overtime.more })) terminal.err(each);
  return undefined;
};

const lineOf = ({ line, column, path, what }: MapProblem, file: string, { language }: Terminal): string => {
  const { map } = commandTextsOf(language).overtime;
  return map.where(file, line, column && mapColumns[column][language], path) + problemText(what, map.problem);
};

type What = MapProblem['what'];

/** `what` and the text of its type belong together, which the compiler sees only one type at a time. */
const problemText = <T extends What['type']>(
  what: Extract<What, { readonly type: T }>,
  texts: MapTexts['problem'],
): string => texts[what.type](what);
