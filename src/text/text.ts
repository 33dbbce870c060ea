import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Language } from './language.ts';
import type { Texts } from './texts.ts';
import { yasashii } from './yasashii.ts';

const byLanguage: { readonly [language in Language]: Texts } = { ja, en, yasashii };

/** The words of one language. */
export const textsOf = (language: Language): Texts => byLanguage[language];
