import type { FileKind } from '../../../src/people/directory-problem.ts';
import type { DirectoryDifference, Example } from '../../../src/people/directory-summary.ts';
import { columnName, importTextsOf } from '../../../src/text/import/text.ts';
import type { TerminalLanguage } from '../../../src/text/import/words.ts';
import { oneLine } from './terminal.ts';

/** The difference as a person reads it: how many of each sort, and a few of them. */
export const differenceLines = (difference: DirectoryDifference, language: TerminalLanguage): readonly string[] => {
  const texts = importTextsOf(language).difference;
  const { units, people, removeMissing } = difference;
  const someKept = !removeMissing && units.missing + people.missing > 0;
  return [
    ...fileLines(difference, 'units', language),
    ...fileLines(difference, 'people', language),
    ...(someKept ? [texts.keptHint] : []),
  ];
};

const fileLines = (
  { removeMissing, examples, ...counts }: DirectoryDifference,
  file: FileKind,
  language: TerminalLanguage,
): readonly string[] => {
  const texts = importTextsOf(language).difference;
  const { added, changed, same, missing } = counts[file];
  const parts = [
    `${texts.added} ${added}`,
    `${texts.changed} ${changed}`,
    `${texts.same} ${same}`,
    `${removeMissing ? texts.removed : texts.kept} ${missing}`,
  ];
  const shown = (type: Example['type'], of: number): readonly string[] => {
    const lines = examples.filter((each) => each.file === file && each.type === type);
    const rest = of > lines.length && lines.length > 0 ? [`      ${texts.more(of - lines.length)}`] : [];
    return [...lines.map((each) => exampleLine(each, language)), ...rest];
  };
  return [
    `${texts.file[file]}: ${parts.join(language === 'ja' ? '、' : ', ')}`,
    ...shown('added', added),
    ...shown('changed', changed),
    ...shown('missing', missing),
  ];
};

const signs = { added: '+', changed: '~', missing: '-' } as const;

const exampleLine = (example: Example, language: TerminalLanguage): string => {
  const head = `  ${signs[example.type]} ${oneLine(example.id)} ${oneLine(example.name)}`;
  return example.type === 'changed' ? `${head}: ${changesOf(example, language)}` : head;
};

const changesOf = ({ file, cells }: Extract<Example, { type: 'changed' }>, language: TerminalLanguage): string => {
  const texts = importTextsOf(language).difference;
  if (cells.length === 0) return texts.roles;
  const shown = (text: string): string => (text === '' ? texts.nothing : oneLine(text));
  return cells
    .map(({ column, before, after }) => `${columnName(file, column, language)} ${shown(before)} → ${shown(after)}`)
    .join(language === 'ja' ? '、' : ', ');
};
