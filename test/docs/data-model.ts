import { type AccessPattern, accessPatterns } from '../../adapters/dynamodb/access-patterns.ts';

const code = (text: string): string => `\`${text}\``;

/** A bar in a cell would end it, even inside code; `·` parts the two halves of a key instead. */
const keyOf = (key: string): string => key.split(' | ').map(code).join(' · ');

const row = ({ name, key, index, requests, units }: AccessPattern): string =>
  `| ${code(name)} | ${keyOf(key)} | ${index === undefined ? '' : code(index)} | ${requests} | ${units} |`;

const table = (): string =>
  ['| Call | Key | Index | Requests | Units |', '|---|---|---|---|---|', ...accessPatterns.map(row)].join('\n');

const marks = /(<!-- access-patterns -->\n)[\s\S]*?(\n<!-- \/access-patterns -->)/;

/** The page with the table as the code has it. */
export const withAccessPatterns = (page: string): string => {
  if (!marks.test(page)) throw new Error('docs/data-model.md has lost its <!-- access-patterns --> marks');
  return page.replace(marks, (_, before: string, after: string) => `${before}${table()}${after}`);
};
