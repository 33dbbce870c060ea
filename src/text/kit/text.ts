import type { Language } from '../language.ts';
import { kitEn } from './en.ts';
import { kitJa } from './ja.ts';
import type { KitTexts } from './texts.ts';
import { kitYasashii } from './yasashii.ts';

const kits: { readonly [language in Language]: KitTexts } = { ja: kitJa, en: kitEn, yasashii: kitYasashii };

export const kitOf = (language: Language): KitTexts => kits[language];

/** What is left of a template that was not filled in, whichever language it came in. */
export const gapIn = (body: string): string | undefined =>
  Object.values(kits)
    .flatMap((kit) => Object.values(kit))
    .flatMap(({ gap }) => gap ?? [])
    .find((gap) => body.includes(gap));
