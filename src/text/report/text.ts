import type { Language } from '../language.ts';
import { reportEn } from './en.ts';
import { reportJa } from './ja.ts';
import type { ReportTexts } from './texts.ts';
import { reportYasashii } from './yasashii.ts';

const byLanguage: { readonly [language in Language]: ReportTexts } = {
  ja: reportJa,
  en: reportEn,
  yasashii: reportYasashii,
};

export const reportTextsOf = (language: Language): ReportTexts => byLanguage[language];
