import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careFeature } from '../../src/care/use-cases.ts';
import type { Feature, WordLine } from '../../src/conversation/feature.ts';
import { plainLine } from '../../src/conversation/lines.ts';
import { todayFeature } from '../../src/delivery/today-use-cases.ts';
import { restFeature } from '../../src/people/rest-use-cases.ts';
import { peopleFeature } from '../../src/people/use-cases.ts';
import { pulseFeature } from '../../src/pulse/use-cases.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { memoryMailboxes } from '../fixtures/memory-mailboxes.ts';
import { memoryPeople } from '../fixtures/memory-people.ts';
import { memoryPulse } from '../fixtures/memory-pulse.ts';

const { directory, people } = memoryDirectory();
const { pulse, roundKeys } = memoryPulse();
const features: readonly Feature[] = [
  pulseFeature({ directory, pulse, keys: roundKeys, programme: () => undefined }),
  peopleFeature({ people: memoryPeople(people), menuButtons: () => [] }),
  restFeature({ people: memoryPeople(people) }),
  todayFeature({ mailboxes: memoryMailboxes() }),
  careFeature,
];
const lines: readonly WordLine[] = features
  .flatMap((feature) => feature.lines)
  .flatMap((line) => ('words' in line ? [line] : []));
const words = lines.flatMap((line) => line.words);
const typed = words.filter((word) => word !== '');
const isSign = (word: string): boolean => /\p{Extended_Pictographic}|^:/u.test(word);
const linesByForm = Map.groupBy(
  lines.flatMap((line) => [...new Set(line.words.map(plainLine))].map((form) => ({ form, line }))),
  ({ form }) => form,
);
const linesOf = (line: string): readonly WordLine[] =>
  (linesByForm.get(plainLine(line)) ?? []).map((each) => each.line);

const any = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...typed,
        'です',
        'を',
        '。',
        '！',
        '？',
        ' ',
        'akari',
        '灯り',
        'please',
        ':+1:',
        '👍',
        'ー',
        'か',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('the plainest form', () => {
  it('is its own plainest form', () => {
    fc.assert(
      fc.property(any, (line) => {
        expect(plainLine(plainLine(line))).toBe(plainLine(line));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the same in either width, case and kana', () => {
    const katakana = (line: string) =>
      line.replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
    const fullWidth = (line: string) =>
      line.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    for (const word of typed.filter((each) => !isSign(each))) {
      for (const written of [word.toUpperCase(), katakana(word), fullWidth(word), ` ${[...word].join('　')} `]) {
        expect(plainLine(written), written).toBe(plainLine(word));
      }
    }
  });
});

describe('the words of all features', () => {
  it('belong to one line each', () => {
    expect(words.filter((word) => linesOf(word).length !== 1)).toEqual([]);
  });

  it('are long enough not to be typed by accident', () => {
    const short = typed.filter((word) => [...plainLine(word)].length < 2 && !isSign(word));
    expect(short).toEqual([]);
  });

  it('are understood the same however politely they are said', () => {
    const openings = ['', '灯りさん、「'];
    const endings = [
      '',
      'です',
      'ですか',
      'をお願いします',
      'ください',
      'は',
      'を',
      'と',
      'とは',
      'の',
      'について教えて',
      'って',
    ];
    const signs = ['', '。', '！！', '？', '」 　\n', '…', '♪', '😊'];
    const manners = openings.flatMap((left) =>
      endings.flatMap((end) => signs.map((sign) => [left, end + sign] as const)),
    );
    const lost = typed
      .filter((word) => !isSign(word))
      .flatMap((word) =>
        manners.map(([left, right]) => left + word + right).filter((line) => linesOf(line)[0] !== linesOf(word)[0]),
      );
    expect(lost).toEqual([]);
  });

  it('leave free sentences to the features to come', () => {
    const sentences = [
      '今日22時まで残業 国会対応',
      '今日20時に退庁します',
      '明日は年休です',
      '設定変更の件で打合せがあるので21時まで残業',
      '会議の結果をまとめるため20時まで',
      '通知の文案を直すので今日は遅くなります',
      '英語の資料を翻訳します',
      '1on1は木曜10時30分に変更',
      '疲れた顔の部下に声をかけたい',
      'アンケート調査の集計作業 19時30分まで',
      'ありがとうカードの企画',
    ];
    expect(sentences.filter((line) => linesOf(line).length > 0)).toEqual([]);
  });
});
