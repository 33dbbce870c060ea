import type { Language } from '../language.ts';
import { kitEn } from './en.ts';
import { kitJa } from './ja.ts';
import type { Ask, KitId, KitTexts } from './texts.ts';
import { kitYasashii } from './yasashii.ts';

const kits: { readonly [language in Language]: KitTexts } = { ja: kitJa, en: kitEn, yasashii: kitYasashii };

export const kitOf = (language: Language): KitTexts => kits[language];

/** What is left of a template that was not filled in, whichever language it came in. */
export const gapIn = (body: string): string | undefined =>
  Object.values(kits)
    .flatMap((kit) => Object.values(kit))
    .flatMap(({ gap }) => gap ?? [])
    .find((gap) => body.includes(gap));

/** A template's text with what was answered in the place of its gap. */
export const filledIn = (language: Language, id: KitId, answerTo: (ask: Ask) => string): string => {
  const { body, gap = '', asks = [] } = kits[language][id];
  const [first] = asks;
  if (!first) return body;
  const colon = language === 'en' ? ': ' : '：';
  const line = (ask: Ask): string => `- ${ask.label}${colon}${answerTo(ask).replace(/\s+/gu, ' ')}`;
  const answers = asks.length === 1 ? answerTo(first) : asks.map(line).join('\n');
  // Not `replace(gap, answers)`: `$&` in an answer stays what it is.
  return body.split(gap).join(answers);
};
