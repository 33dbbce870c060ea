import { type DayToken, readDay } from './day-words.ts';
import { type Folded, typedBetween } from './fold.ts';
import { type Core, coreOf } from './gaps.ts';
import { type LengthToken, readLength, readTime, type TimeToken } from './times.ts';
import { readWord, type WordKind } from './words.ts';

/** A line in its parts. `cores[i]` stands before the part with the same number, the last one after all of them. */
export type Scan = {
  readonly tokens: readonly Token[];
  readonly cores: readonly (Core | undefined)[];
  /** A day in it was taken for a part of the reason, and may be the one that is meant. */
  readonly isEither: boolean;
  /** In quotation marks at the end: a reason, whatever is in it. */
  readonly quoted?: string;
};
export type Token = DayToken | TimeToken | LengthToken | { readonly type: 'word'; readonly kind: WordKind };

/** `plain`: no day is taken for a part of a reason as long as no time was said. */
export const scan = (line: Folded, plain = false): Scan => {
  const quote = quoteIn(line);
  const until = quote?.at ?? line.text.length;
  const text = line.text.slice(0, until);
  const tokens: Token[] = [];
  const cores: (Core | undefined)[] = [];
  let done = nameIn(text);
  let isEither = false;
  for (let at = done; at < text.length; ) {
    const found = inWord(text, at) ? undefined : tokenAt(text, at);
    const place = found && placeIn(text, found, tokens);
    if (found === undefined || place === 'reason' || (place === 'either' && !plain)) {
      isEither ||= place === 'either';
      at = found?.end ?? at + 1;
      continue;
    }
    cores.push(coreOf(line, { from: done, until: at, joinsLeft: tokens.length > 0, joinsRight: true }));
    tokens.push(asTyped(found, line, at));
    at = found.end;
    done = at;
  }
  cores.push(coreOf(line, { from: done, until, joinsLeft: tokens.length > 0, joinsRight: false }));
  return { tokens, cores, isEither, ...(quote === undefined ? {} : { quoted: quote.words }) };
};

/** A date that is none is told in the words that were typed. */
const asTyped = ({ token, end }: Found, line: Folded, at: number): Token =>
  token.type === 'day' && token.word.type === 'date'
    ? { type: 'day', word: { ...token.word, said: typedBetween(line, at, end).replace(/^on /i, '') } }
    : token;

type Found = { readonly token: Token; readonly end: number };

/** 「22時まで残業 明日の答弁」: what is tomorrow is the answer. 「明日の答弁で22時まで」 may be said of either day. */
const placeIn = (text: string, { token, end }: Found, before: readonly Token[]): 'own' | 'reason' | 'either' => {
  const rest = text.slice(end, end + 24);
  if (token.type === 'word' || (token.type === 'day' && isNear(token))) return 'own';
  const last = before.findLast(({ type }) => type === 'time' || type === 'length');
  if (last === undefined) return token.type === 'day' && ofCause.test(rest) ? 'either' : 'own';
  if (last.type === 'time' && (last.mark === 'from' || last.mark === 'dash')) return 'own';
  if (token.type === 'time' && (token.mark === 'until' || token.mark === 'from' || token.mark === 'dash')) return 'own';
  return ofReason.test(token.type === 'time' && token.mark !== 'none' ? `の${rest}` : rest) ? 'reason' : 'own';
};

/** Of a day that is over, or that runs, it is said what was or is done. */
const isNear = ({ word }: DayToken): boolean =>
  (word.type === 'relative' && word.days <= 0) || (word.type === 'weekday' && (word.week ?? 0) < 0);

const ofOvertime =
  '残業|超勤|超過|時間外|早出|休日|出勤|勤務|予定|見込|取り?消|中止|変更|訂正|修正|延長|延び|実績|退庁|退社|退勤|帰|上が|終|必要|希望|申請|申告|登録|お願い|頃|以降|前|後|朝|夜|晩';
const ofReason = new RegExp(
  `^(?:の|からの?)?(?!${ofOvertime})(?:[一-龠a-z々]|(?![はがもにをでとのかまよねし])[ぁ-ん])`,
  'u',
);
const ofCause = new RegExp(
  `^の(?!${ofOvertime})[^\\d はがも、,。]{1,20}?(?:で|ため|の為|なので|につき|により|[ 、])`,
  'u',
);

const tokenAt = (text: string, at: number): Found | undefined => {
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

const quotes: readonly RegExp[] = [/^([^「]*)「(.+)」 ?。?$/su, /^([^“]*)“(.+)” ?\.?$/su, /^([^"]*)"([^"]+)" ?\.?$/su];

const quoteIn = (line: Folded): { readonly at: number; readonly words: string } | undefined => {
  for (const pattern of quotes) {
    const [, head = '', inside = ''] = pattern.exec(line.text) ?? [];
    const words = typedBetween(line, head.length + 1, head.length + 1 + inside.length);
    if (head !== '' && words !== '') return { at: head.length, words };
  }
  return undefined;
};

/** Somebody may call the bot first. */
const nameIn = (text: string): number =>
  /^ *[/@]?(?:akari|灯り|あかり)(?:さん)?(?:[ 、。,.:!…]+|(?=\d))/u.exec(text)?.[0].length ?? 0;
