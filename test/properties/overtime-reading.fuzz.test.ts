import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATEST, type Span } from '../../src/overtime/model.ts';
import type { Reading, Told } from '../../src/overtime/reading/model.ts';
import { LONGEST_LINE, readOvertime } from '../../src/overtime/reading/reading.ts';
import { readerAt } from '../fixtures/overtime/readers.ts';

const by = readerAt('2026-11-26 19:40:30');

/** What the grammar is made of, and what it is easily mistaken for. */
const parts = [
  ...[
    '今日',
    '明日',
    '昨日',
    '金曜',
    '土曜',
    '来週の月曜',
    '11/26',
    '2月30日',
    '26日',
    '(木)',
    'today',
    'yesterday',
    'on friday',
  ],
  ...[
    '22時',
    '21時半',
    '22:15',
    '8時',
    '２１：３０',
    '2130',
    '翌1時',
    '深夜2時',
    '24:30',
    '午後9時',
    '9:30pm',
    '25時',
    '99時',
    '12',
  ],
  ...[
    'まで',
    'から',
    '〜',
    '-',
    '～',
    'に',
    'の',
    'は',
    'が',
    'で',
    'を',
    '、',
    ' ',
    '　',
    '。',
    '？',
    'until ',
    'from ',
    'to ',
    'at ',
  ],
  ...['2時間', '90分', '一時間半', '2h', '1.5h', '30 hours', 'あと', 'もう', '延長', '半', '三十', '九'],
  ...[
    '残業',
    '超勤',
    '早出',
    'overtime ',
    'stay ',
    'work ',
    'early ',
    '実績',
    'でした',
    'しました',
    'します',
    'です',
    '予定',
  ],
  ...['取り消し', 'キャンセル', 'やめます', 'なし', 'しません', 'やっぱり', '変更', 'cancel ', 'no ', 'actually '],
  ...[
    '国会対応',
    '答弁',
    '予算',
    '引っ越し',
    '会議',
    'budget',
    'meeting',
    '理由は',
    '「',
    '」',
    '“',
    '”',
    '（',
    '）',
    'のため',
  ],
  ...['じ', 'ｊ', '字', 'にじゅういち', '十', 'u', '1', '0', ':', '\n', '😀', 'ﾞ', '\u200b', '\ud800'],
];
const mixes = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((all) => all.join(''));
const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
);

const toldIn = (reading: Reading | undefined): readonly Told[] => {
  switch (reading?.type) {
    case 'declare':
    case 'change':
    case 'actual':
      return [reading];
    case 'ambiguous':
      return reading.readings;
    default:
      return [];
  }
};

/** A figure, or a number in kanji, kana or English, or a word for a time. */
const countable = /[\p{N}一二三四五六七八九十半]|じ|ふん|ぷん|noon|midnight|正午|真夜中|昼|hour/iu;

const faultsIn = (line: string, reading: Reading | undefined): readonly string[] => [
  ...(reading?.type === 'ambiguous' && (reading.readings.length < 2 || reading.readings.length > 3) ? ['count'] : []),
  ...toldIn(reading).flatMap(({ type, declared: { spans } }) => [
    ...(spans.length === 0 && type !== 'actual' ? ['empty'] : []),
    ...(spans.length > 0 && !countable.test(line.normalize('NFKC')) ? ['no time'] : []),
    ...spans.flatMap((span, i) => faultsOf(span, spans[i - 1])),
  ]),
];

const faultsOf = ({ from, until }: Span, before: Span | undefined): readonly string[] => [
  ...(Number.isInteger(from) && Number.isInteger(until) ? [] : ['not whole']),
  ...(from >= 0 && from < until && until <= LATEST ? [] : [`${from}-${until}`]),
  ...(before === undefined || before.until < from ? [] : ['not apart']),
];

describe('any line at all', () => {
  it.each([
    ['any characters', strings],
    ['the words of overtime in any order', mixes],
  ])('is read without a crash, and as overtime only with a time in it that can be worked: %s', (_, lines) => {
    fc.assert(
      fc.property(lines, (line) => {
        expect({ line, faults: faultsIn(line, readOvertime({ text: line }, by)) }).toEqual({ line, faults: [] });
      }),
      { numRuns: 50_000, seed: 5 },
    );
  });

  it('is read as overtime often enough for that to say something', () => {
    const types = fc.sample(mixes, { numRuns: 5_000, seed: 5 }).map((text) => readOvertime({ text }, by)?.type ?? '-');
    for (const type of ['declare', 'change', 'actual', 'withdraw', 'incomplete', 'ambiguous', 'wrong'])
      expect(types.filter((each) => each === type).length).toBeGreaterThan(20);
    expect(types.filter((each) => each === '-').length).toBeGreaterThan(2_500);
  });

  it('is left alone when it is long', () => {
    const line = `22時まで残業 ${'資'.repeat(LONGEST_LINE)}`;
    expect(readOvertime({ text: line }, by)).toBeUndefined();
    expect(readOvertime({ text: line.slice(0, LONGEST_LINE - 220) }, by)?.type).toBe('declare');
  });

  it('takes no time worth speaking of, however it is made', () => {
    const lines = [':a'.repeat(150), 'です'.repeat(150), ' '.repeat(299), '22時'.repeat(100), '「'.repeat(300)].concat(
      [':_-_:', '予定です', 'お願いします', '1/', '残業の', 'まで', 'i am going to ', '。、 '].map((part) =>
        `22時まで${part.repeat(140)}`.slice(0, 299),
      ),
    );
    const began = performance.now();
    for (const line of lines) readOvertime({ text: `${line}x` }, by);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
