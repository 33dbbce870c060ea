import { type Folded, rewrite } from './fold.ts';

/* Numbers written in kanji or kana, and what an IME makes of 時, as figures and 時. */

export const withFigures = (line: Folded): Folded =>
  rewriters.reduce((done, [pattern, by]) => rewrite(done, pattern, by), line);

/** Only before what counts time: 一部 stays. */
const kanjiNumber =
  /(?<!\d)[〇零一二三四五六七八九十]{1,5}(?=時(?![的期点代短給差])|分(?![野担析])|日(?![本曜])|月(?!曜)|じ(?:まで|から|はん|半|かん))/gu;

const kanjiDigits = '〇一二三四五六七八九';

const kanjiValue = (...[number = '']: readonly string[]): string => {
  const plain = number.replaceAll('零', '〇');
  if (!plain.includes('十')) return Array.from(plain, (sign) => String(kanjiDigits.indexOf(sign))).join('');
  const [tens = '', ones = ''] = plain.split('十');
  return String(10 * (tens === '' ? 1 : digitsOf(tens)) + (ones === '' ? 0 : digitsOf(ones)));
};

const digitsOf = (signs: string): number =>
  Number(Array.from(signs, (sign) => String(kanjiDigits.indexOf(sign))).join(''));

/** にじゅういちじ; not inside a word, and only where a time may end. */
const kanaNumber =
  /(?<![ぁ-んー](?<![はの]))(?:(に|さん|よん|ご)?(じゅう|じゅっ))?(いち|に|さん|よん|よ|ご|ろく|しち|なな|はち|きゅう|く)?(?=(?:じ|ふん|ぷん)(?:かん)?(?:はん|半)?(?:まで|から|迄|に|残業|超勤| |$))/gu;

const kanaDigits: { readonly [word: string]: number } = {
  ...{ いち: 1, に: 2, さん: 3, よん: 4, よ: 4, ご: 5, ろく: 6, しち: 7, なな: 7, はち: 8, きゅう: 9, く: 9 },
};

const kanaValue = (...[number = '', tens, ten, ones]: readonly (string | undefined)[]): string =>
  number === ''
    ? ''
    : String((ten ? 10 * (tens ? (kanaDigits[tens] ?? 0) : 1) : 0) + (ones ? (kanaDigits[ones] ?? 0) : 0));

/** 21じ, 21j, 21ji, 21字: 時 as it comes out when the conversion goes wrong. */
const hourSign =
  /(?<=\d)(?:じ|ji|zi|j|字|時じ)(?=まで|迄|made|mで|から|kara|半|はん|に|ごろ|頃|[ 、,~-]|\d{2}(?!\d)|$)/gu;
const hoursSign = /(?<=\d)(?:じかん|jikan)/gu;

/** "half past nine", "until ten", "two hours". */
const englishWords = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const englishNumber = new RegExp(
  `(?<![a-z])(?:(half past) (${englishWords}|\\d{1,2})|(?<=(?:until|till|to|from) )(${englishWords})|(${englishWords})(?= (?:more )?(?:hours?|o'clock|[ap]m)))(?: o'clock)?(?![a-z\\d])`,
  'gu',
);
const englishDigits = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const englishValue = (...[, half, past, hour, count]: readonly (string | undefined)[]): string => {
  const word = past ?? hour ?? count ?? '';
  const number = englishDigits.includes(word) ? String(englishDigits.indexOf(word) + 1) : word;
  return half ? `${number}:30` : number;
};

const rewriters: readonly (readonly [RegExp, (...found: readonly string[]) => string])[] = [
  [kanjiNumber, kanjiValue],
  [kanaNumber, kanaValue],
  [hourSign, () => '時'],
  [hoursSign, () => '時間'],
  [/(?<=\d)[ふぷ]ん/gu, () => '分'],
  [englishNumber, englishValue],
];
