import { TextDecoder } from 'node:util';

/** A text as Windows-31J (CP932), which Excel and most systems mean by Shift_JIS, and the characters that it has not. */
export type Encoded = { readonly bytes: Uint8Array; readonly missing: readonly string[] };

/** 〓, which print shops set for a character they do not have. */
export const GETA = '〓';

export const shiftJisOf = (text: string): Encoded => {
  const bytes: number[] = [];
  const missing: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const known = code < 0x80 ? [code] : codeOf(character);
    if (known) bytes.push(...known);
    else {
      missing.push(character);
      bytes.push(...(codeOf(GETA) ?? []));
    }
  }
  return { bytes: Uint8Array.from(bytes), missing: [...new Set(missing)] };
};

const codeOf = (character: string): readonly number[] | undefined => {
  known ??= table();
  return known.get(character) ?? known.get(lookAlikes[character] ?? '');
};

let known: ReadonlyMap<string, readonly number[]> | undefined;

/** JIS has one of each, which other systems and Windows name by two different numbers of Unicode. */
const lookAlikes: { readonly [character: string]: string } = {
  '\u301c': '\uff5e',
  '\u2016': '\u2225',
  '\u2212': '\uff0d',
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u2014': '\u2015',
};

/** NEC's copies of IBM's characters: Windows writes IBM's own. */
const isCopy = (lead: number): boolean => lead === 0xed || lead === 0xee;

/** From what the decoder makes of every pair of bytes. Of two that it reads alike, the first is written. */
const table = (): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('shift_jis');
  const found = new Map<string, readonly number[]>();
  const add = (code: readonly number[]): void => {
    const character = decoder.decode(Uint8Array.from(code));
    const isOne = [...character].length === 1 && !/[\uFFFD\p{C}]/u.test(character);
    if (isOne && !found.has(character)) found.set(character, code);
  };
  for (let half = 0xa1; half <= 0xdf; half += 1) add([half]);
  for (let lead = 0x81; lead <= 0xfc; lead += 1)
    if (!isCopy(lead) && (lead <= 0x9f || lead >= 0xe0))
      for (let trail = 0x40; trail <= 0xfc; trail += 1) add([lead, trail]);
  return found;
};
