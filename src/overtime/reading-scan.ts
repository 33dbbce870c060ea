import { type DayToken, readDay } from './reading-day-words.ts';
import { type Folded, typedBetween } from './reading-fold.ts';
import { type Core, coreOf } from './reading-gaps.ts';
import { type LengthToken, readLength, readTime, type TimeToken } from './reading-times.ts';
import { readWord, type WordKind } from './reading-words.ts';

/** A line in its parts. `cores[i]` stands before the part with the same number, the last one after all of them. */
export type Scan = {
  readonly tokens: readonly Token[];
  readonly cores: readonly (Core | undefined)[];
  /** In quotation marks at the end: a reason, whatever is in it. */
  readonly quoted?: string;
};
export type Token = DayToken | TimeToken | LengthToken | { readonly type: 'word'; readonly kind: WordKind };

export const scan = (line: Folded): Scan => {
  const quote = quoteIn(line);
  const until = quote?.at ?? line.text.length;
  const text = line.text.slice(0, until);
  const tokens: Token[] = [];
  const cores: (Core | undefined)[] = [];
  let done = nameIn(text);
  for (let at = done; at < text.length; ) {
    const found = inWord(text, at) ? undefined : tokenAt(text, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    cores.push(coreOf(line, { from: done, until: at, joinsLeft: tokens.length > 0, joinsRight: true }));
    tokens.push(found.token);
    at = found.end;
    done = at;
  }
  cores.push(coreOf(line, { from: done, until, joinsLeft: tokens.length > 0, joinsRight: false }));
  return { tokens, cores, ...(quote === undefined ? {} : { quoted: quote.words }) };
};

const tokenAt = (text: string, at: number): { readonly token: Token; readonly end: number } | undefined => {
  const found = readDay(text, at) ?? readLength(text, at) ?? readTime(text, at);
  if (found) return found;
  const word = readWord(text, at);
  return word && { token: { type: 'word', kind: word.kind }, end: word.end };
};

/** Within a Latin word or a figure nothing begins. */
const inWord = (text: string, at: number): boolean => {
  const before = text[at - 1] ?? '';
  const sign = text[at] ?? '';
  return sign === ' ' || (/[a-z']/.test(before) && /[a-z]/.test(sign)) || (/[\d.]/.test(before) && /\d/.test(sign));
};

const quotes: readonly RegExp[] = [/^[^「]*「(.+)」 ?。?$/su, /^[^“]*“(.+)” ?\.?$/su, /^[^"]*"([^"]+)" ?\.?$/su];

const quoteIn = (line: Folded): { readonly at: number; readonly words: string } | undefined => {
  for (const pattern of quotes) {
    const inside = pattern.exec(line.text)?.[1];
    if (inside === undefined) continue;
    const at = line.text.indexOf(inside, 1) - 1;
    const words = typedBetween(line, at + 1, at + 1 + inside.length);
    if (at > 0 && words !== '') return { at, words };
  }
  return undefined;
};

/** Somebody may call the bot first. */
const nameIn = (text: string): number =>
  /^ *[/@]?(?:akari|灯り|あかり)(?:さん)?(?:[ 、。,.:!…]+|(?=\d))/u.exec(text)?.[0].length ?? 0;
