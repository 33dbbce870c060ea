/** A piece of a page. Only `html` makes one, so that nothing gets in that was not escaped. */
export type Html = { readonly markup: string };

type Part = string | number | Html | undefined | readonly Part[];

/** Escapes whatever is put in that is not a piece of a page itself; `undefined` leaves nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.map((string, i) => string + (i < parts.length ? markupOf(parts[i]) : '')).join(''),
});

const markupOf = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
};

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML knows no control characters but tab and line ends, and half a surrogate pair is no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const noCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replace(noCharacter, '\uFFFD').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
