import type { Answer, Line, Said, Turn } from './feature.ts';

/** Finds who answers a line: the first that understands, in the order given; undefined where nobody does. */
export const readerOf = (lines: readonly Line[]): ((said: Said, turn: Turn) => Answer | undefined) => {
  const readers = lines.map(reader);
  return (said, turn) => {
    for (const read of readers) {
      const answer = read(said, turn);
      if (answer) return answer;
    }
    return undefined;
  };
};

const reader = (line: Line): ((said: Said, turn: Turn) => Answer | undefined) => {
  if (!('words' in line)) return (said, turn) => line.understand(said, turn);
  // Made for the first line that gets here: most of what people do is a tap, and a process starts faster without.
  let words: ReadonlySet<string> | undefined;
  return ({ plain }, turn) => {
    words ??= new Set(line.words.map(plainLine));
    return words.has(plain) ? line.answer(turn) : undefined;
  };
};

export const saidIn = (line: string): Said => ({ text: line.trim(), plain: plainLine(line) });

/** Every combination of one part of each list, in order: `[['通知'], ['を'], ['止める', '切る']]`. */
export const phrases = (...lists: readonly (readonly string[])[]): readonly string[] =>
  lists.reduce<readonly string[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)), ['']);

/**
 * The form in which whole lines are compared. It makes alike: width (NFKC), case, katakana and hiragana; it leaves out
 * everything but letters and figures, the particle を, the bot's own name in front, and what politeness adds at the end.
 * A line of signs alone keeps its pictographs. Nothing is guessed: two lines are the same exactly when this form is.
 */
export const plainLine = (line: string): string => {
  const plainer = withoutEndings(lettersOf(withoutName(line)));
  return plainer === line ? line : plainLine(plainer);
};

const lettersOf = (line: string): string => {
  const folded = line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_DISTANCE));
  const letters = folded
    .replace(slackSign, '')
    .replace(/[^\p{L}\p{N}]|を/gu, '')
    .replace(/^(?:please)+/, '');
  return letters === '' ? signsOf(folded) : letters;
};

/** From a hiragana to its katakana in Unicode. */
const KANA_DISTANCE = 0x60;

/** 👍 as Slack writes it: `:+1:`. */
const slackSign = /:[\w+'-]*[a-z+][\w+'-]*:/g;

const signsOf = (folded: string): string =>
  [...new Set(folded.match(new RegExp(`\\p{Extended_Pictographic}|${slackSign.source}`, 'gu')))].join('');

/** Somebody may call the bot first: 「灯りさん、設定」, `/akari 設定`. */
const withoutName = (line: string): string =>
  line.normalize('NFKC').replace(/^\s*[/@]?(?:akari|灯り|あかり)(?:さん)?(?=$|[\s、。,.:!?…])/iu, '');

/** Cuts endings as long as two characters are left. */
const withoutEndings = (plain: string): string => {
  let rest = plain;
  const cut = () => endings.find((ending) => rest.length - ending.length >= 2 && rest.endsWith(ending));
  for (let ending = cut(); ending !== undefined; ending = cut()) rest = rest.slice(0, -ending.length);
  return rest;
};

/**
 * What may follow a word without changing what is meant, as it looks when the kana are folded. None is the end of
 * another unless what is left is one too: とは beside は would cut into words that end in と (できること, アンケート).
 */
const endings = [
  ...['です', 'でした', 'でしょう', 'ます', 'だ', 'ん', 'ください', '下さい', 'please'],
  ...['おねがい', 'お願い', 'おねがいします', 'お願いします', 'お願いいたします', 'お願い致します'],
  ...['して', 'する', 'します', 'したい', 'ほしい', '欲しい', '変えて', '変えたい', '変える', '変えます', '変更'],
  ...['おしえて', '教えて', 'みせて', '見せて', '見たい', 'しりたい', '知りたい', 'ひらいて', '開いて', '表示'],
  ...[
    'について',
    'と',
    'って',
    'かも',
    'なあ',
    'なぁ',
    'は',
    'が',
    'に',
    'で',
    'の',
    'か',
    'ね',
    'よ',
    'な',
    'わ',
    'ー',
    'っ',
  ],
].toSorted((a, b) => b.length - a.length);
