import type { Language } from '../language.ts';
import { linksEn } from './en.ts';
import { linksJa } from './ja.ts';
import type { LinkTexts } from './texts.ts';
import { linksYasashii } from './yasashii.ts';

const byLanguage: { readonly [language in Language]: LinkTexts } = {
  ja: linksJa,
  en: linksEn,
  yasashii: linksYasashii,
};

export const linkTextOf = (language: Language): LinkTexts => byLanguage[language];
