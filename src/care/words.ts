import { phrases, plainLine } from '../conversation/lines.ts';

/** What people say to anybody, a bot too. */
export const thanks = [
  ...['ありがとう', 'ありがとうございます', 'ありがとうございました', 'どうもありがとう', 'どうもありがとうございます'],
  ...['どうも', 'サンクス', '感謝', '助かりました', '助かります', '助かる', 'たすかりました'],
  ...[
    'thanks',
    'thank you',
    'thank you very much',
    'many thanks',
    'thx',
    'ty',
    '🙏',
    '🙇',
    ':pray:',
    ':bow:',
    ':man-bowing:',
  ],
];
export const noted = [
  ...['了解', '了解しました', '了解いたしました', '承知', '承知しました', '承知いたしました', 'かしこまりました'],
  ...[
    'わかりました',
    '分かりました',
    'わかった',
    '分かった',
    'はい',
    'オッケー',
    'オーケー',
    'ok',
    'okay',
    'got it',
    'sure',
    'yes',
  ],
  ...['👍', '👌', '🙆', '😊', '🎉', '❤', ':+1:', ':thumbsup:', ':ok_hand:', ':ok:', ':blush:', ':tada:', ':heart:'],
];
export const goodWork = [
  'おつかれ',
  'お疲れ',
  'おつかれさま',
  'お疲れさま',
  'お疲れ様',
  '御疲れ様',
  'お先に失礼します',
  'おやすみ',
  'おやすみなさい',
];
export const morning = ['おはよう', 'おはよ', 'おはようございます', 'good morning', 'morning'];
export const hello = [
  'こんにちは',
  'こんにちわ',
  'はじめまして',
  '初めまして',
  'よろしく',
  'よろしくお願いします',
  'やあ',
  'hello',
  'hi',
  'hey',
];
export const evening = ['こんばんは', 'こんばんわ', 'good evening'];

/** Somebody is worn out, or wants to leave. */
export const tired = [
  ...phrases(
    [
      '',
      'もう',
      '今日は',
      '今日も',
      '本当に',
      'ほんとに',
      'とても',
      'すごく',
      'ちょっと',
      'かなり',
      '毎日',
      '最近',
      '仕事が',
      '仕事に',
    ],
    [
      ...[
        '疲れた',
        'つかれた',
        '疲れました',
        'つかれました',
        '疲れてる',
        '疲れている',
        '疲れています',
        '疲れ切った',
        '疲れ果てた',
      ],
      ...['しんどい', 'つらい', '辛い', 'きつい', '苦しい', 'くるしい', '無理', 'むり', '限界', 'だめ', '嫌になった'],
      ...['眠れない', 'ねむれない', '寝られない', '眠れません', '逃げたい', '泣きたい', '倒れそう', '病みそう'],
    ],
  ),
  ...phrases(['', 'もう', '仕事', '仕事を', '会社を', '役所を'], ['辞めたい', 'やめたい']),
  ...[
    '助けて',
    'たすけて',
    '夜眠れない',
    '夜、眠れない',
    '頑張れない',
    'もう頑張れない',
    'がんばれない',
    'もうがんばれない',
  ],
  ...phrases(
    ['', 'i am ', "i'm ", 'so ', "i'm so ", 'i am so ', 'very ', "i'm very ", 'i am very '],
    ['tired', 'exhausted', 'worn out', 'burned out', 'burnt out', 'overwhelmed'],
  ),
  ...[
    "i can't sleep",
    'i cannot sleep',
    "can't sleep",
    "i can't take it anymore",
    'i want to quit',
    'i want to quit my job',
  ],
];

/** Thoughts of death as whole lines: in kana alone these sounds turn up inside other words. */
export const deathLines = phrases(
  ['', 'もう', '本当に', 'ほんとに'],
  ['しにたい', 'しんでしまいたい', 'きえたい', 'きえてしまいたい'],
);

const deathPhrases =
  /死にたい|死んでしまいたい|消えたい|消えてしまいたい|いなくなりたい|生きていたくない|生きたくない|生きる(?:の|こと)が(?:つらい|辛い)|自殺したい/;
const deathPhrasesInEnglish =
  /\b(?:want|wanna|wish) (?:to )?(?:die|disappear)\b|\bkill myself\b|\bend my life\b|\bsuicidal\b/i;

/**
 * Whether somebody says that they want to die, wherever in a longer line. The one place where a phrase inside a free
 * sentence is enough: here an answer too many harms less than one too few. Asked after every other line.
 */
export const speaksOfDeath = (line: string): boolean => {
  const spoken = line.normalize('NFKC');
  return deathPhrases.test(spoken.replace(/\s/gu, '')) || deathPhrasesInEnglish.test(spoken);
};

type Forms = { readonly exhaustion: ReadonlySet<string>; readonly courtesy: ReadonlySet<string> };

const formsOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(plainLine));
let known: Forms | undefined;

/** Made when first asked for: few processes ever are. */
const forms = (): Forms => {
  known ??= {
    exhaustion: formsOf(tired),
    courtesy: formsOf([...thanks, ...goodWork, ...morning, ...hello, ...evening]),
  };
  return known;
};

/** Whether a line of several short sentences says nothing but that: 「おつかれさまです。もう無理。しんどい」 */
export const speaksOfExhaustion = (line: string): boolean => {
  const { exhaustion, courtesy } = forms();
  const sentences = line
    .split(/[。．、，,.!！?？…\n]+/u)
    .map(plainLine)
    .filter((sentence) => sentence !== '');
  return (
    sentences.some((sentence) => exhaustion.has(sentence)) &&
    sentences.every((sentence) => exhaustion.has(sentence) || courtesy.has(sentence))
  );
};
