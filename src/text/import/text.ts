import type { FileKind } from '../../people/directory-problem.ts';
import { importEn } from './en.ts';
import { importJa } from './ja.ts';
import type { ImportTexts } from './texts.ts';
import {
  type PeopleColumn,
  peopleColumns,
  type TerminalLanguage,
  type UnitColumn,
  unitColumns,
  type Words,
} from './words.ts';

const byLanguage: { readonly [language in TerminalLanguage]: ImportTexts } = { ja: importJa, en: importEn };

export const importTextsOf = (language: TerminalLanguage): ImportTexts => byLanguage[language];

/** A column's name in the words of the language. */
export const columnName = (file: FileKind, column: UnitColumn | PeopleColumn, language: TerminalLanguage): string => {
  const names: { readonly [column: string]: Words } = file === 'units' ? unitColumns : peopleColumns;
  return names[column]?.[language] ?? column;
};
