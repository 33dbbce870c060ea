import type { TerminalLanguage } from '../import/words.ts';
import { commandsEn } from './en.ts';
import { commandsJa } from './ja.ts';
import type { CommandTexts } from './texts.ts';

const byLanguage: { readonly [language in TerminalLanguage]: CommandTexts } = { ja: commandsJa, en: commandsEn };

export const commandTextsOf = (language: TerminalLanguage): CommandTexts => byLanguage[language];
