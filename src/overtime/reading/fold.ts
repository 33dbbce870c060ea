/* Characters as they are compared, each with the place where it was typed. */

/** `origins[i]` is where in `typed` the folded character `i` begins. */
export type Folded = { readonly text: string; readonly origins: readonly number[]; readonly typed: string };

/** One width, one case, hiragana, one kind of dash and of space. */
export const fold = (typed: string): Folded => {
  let text = '';
  const origins: number[] = [];
  for (const { 0: cluster, index } of typed.matchAll(clusters)) {
    const plain = folded(cluster);
    text += plain;
    for (let i = 0; i < plain.length; i++) origins.push(index);
  }
  return { text, origins, typed };
};

/** A character with the marks that belong to it: ｶﾞ is one. */
const clusters = /[^\p{M}\uFF9E\uFF9F][\p{M}\uFF9E\uFF9F]*|[\s\S]/gu;

const folded = (cluster: string): string =>
  cluster
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200B-\u200F\u2060\uFEFF]|\uFE0F/gu, '')
    .replace(/\s/gu, ' ')
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_DISTANCE))
    .replace(/[‐‑‒–—―−─]/gu, '-')
    .replace(/[〜∼〰]/gu, '~')
    .replace(/[’‘]/gu, "'");

/** From a hiragana to its katakana in Unicode. */
const KANA_DISTANCE = 0x60;

/** Other characters in the place of a match; they come from where the match began. */
export const rewrite = (line: Folded, pattern: RegExp, by: (...found: readonly string[]) => string): Folded => {
  let text = '';
  let done = 0;
  const origins: number[] = [];
  for (const found of line.text.matchAll(pattern)) {
    const words = by(...found);
    const origin = line.origins[found.index] ?? 0;
    text += line.text.slice(done, found.index) + words;
    origins.push(...line.origins.slice(done, found.index), ...Array.from(words, () => origin));
    done = found.index + found[0].length;
  }
  if (done === 0) return line;
  return {
    text: text + line.text.slice(done),
    origins: [...origins, ...line.origins.slice(done)],
    typed: line.typed,
  };
};

/** What stands between two folded places, as it was typed. */
export const typedBetween = ({ typed, origins }: Folded, from: number, until: number): string =>
  typed.slice(origins[from] ?? typed.length, origins[until] ?? typed.length).trim();
