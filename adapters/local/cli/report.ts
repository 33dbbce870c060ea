import type {
  FileKind,
  ImportProblem,
  ImportProblems,
  ImportWarning,
  Problem,
} from '../../../src/people/directory-problem.ts';
import { columnName, importTextsOf } from '../../../src/text/import/text.ts';
import type { ImportTexts } from '../../../src/text/import/texts.ts';
import type { TerminalLanguage } from '../../../src/text/import/words.ts';
import { listed } from './listed.ts';

/** The files as the person named them. */
export type FileNames = { readonly [file in FileKind]: string };

export const problemLines = (
  problems: ImportProblems,
  files: FileNames,
  language: TerminalLanguage,
): readonly string[] => {
  const texts = importTextsOf(language);
  const line = (problem: ImportProblem): string => problemLine(problem, files, language);
  return [
    texts.problems(problems.count),
    ...listed(problems.first, { line, more: texts.moreProblems, count: problems.count }),
    texts.nothingWritten,
  ];
};

const problemLine = (problem: ImportProblem, files: FileNames, language: TerminalLanguage): string => {
  const texts = importTextsOf(language);
  const column = problem.column && columnName(problem.file, problem.column, language);
  return texts.where(files[problem.file], problem.line, column) + problemText(problem.what, texts.problem);
};

/** `what` and the text of its type belong together, which the compiler sees only one type at a time. */
const problemText = <T extends Problem['type']>(
  what: Extract<Problem, { readonly type: T }>,
  texts: ImportTexts['problem'],
): string => texts[what.type](what);

export const warningLines = (
  warnings: readonly ImportWarning[],
  files: FileNames,
  language: TerminalLanguage,
): readonly string[] => warnings.map(({ file, column }) => importTextsOf(language).unknownColumn(files[file], column));
