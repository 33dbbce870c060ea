import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import type { Language } from '../../../src/text/language.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { cardsIn } from '../../fixtures/office.ts';
import { person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

let office: MemoryOffice;
const staff = person('1', '課');
const open = (language: Language = 'ja') => {
  office = memoryOffice({
    units: [unit('課')],
    people: [{ ...staff, language }],
    start: at('2026-11-24T09:00:00+09:00'),
  });
};
beforeEach(() => open());

const shownFor = async (line: string) => {
  const [shown, ...more] = cardsIn(await office.say(staff, line));
  if (!shown || more.length > 0) throw new Error(`not one card for ${line}`);
  const labels = shown.elements.flatMap((each) =>
    each.type === 'buttons' ? each.buttons.map(({ label }) => label) : [],
  );
  return { said: fallbackText(shown), labels, language: shown.language };
};

describe('a line of staff', () => {
  it.each([
    '設定',
    '通知を止めて',
    '通知はいらないです',
    '停止',
    'ストップ',
    'ＳＴＯＰ！',
    'やめて',
    'いらない',
    '要らないです',
    '配信停止',
    '配信停止をお願いします。',
    'unsubscribe',
    'Unsubscribe, please.',
    'パルスを止めて',
    'アンケートをやめたい',
    'お知らせの設定',
    '設定を変えたい',
    '設定を 変えたいです',
    '設定変更',
    '言語',
    'ことばを変えたい',
    'language',
    'お知らせを 止めて ください',
  ])('leads to the settings, where the button to stop is: %s', async (line) => {
    const { said, labels } = await shownFor(line);
    expect(said).toMatch(/^設定\n/);
    expect(labels).toContain('やりがいパルスを止める');
    expect(office.people.get(staff.id)?.preferences).toEqual({ optOuts: [], addresses: {} });
  });

  it.each([
    '匿名？',
    '匿名ですか',
    '誰が見てる',
    'だれが見ていますか？',
    '誰が答えたか分かる？',
    'だれが答えたか、わかりますか',
    '名前は出る？',
    '名前は出ますか',
    'privacy',
    'Anonymous?',
    'Is this anonymous?',
    '回答の扱い',
    '上司に見られる？',
  ])('leads to how answers are kept: %s', async (line) => {
    expect((await shownFor(line)).said).toMatch(/^回答の扱い\n/);
  });

  it.each(['メニュー', 'ヘルプ', 'help', '使い方', '使い方を教えて', 'なにができる', '何ができますか？', '?', '？'])(
    'leads to the menu: %s',
    async (line) => {
      const { said, labels } = await shownFor(line);
      expect(said).toContain('職員 1さん、おつかれさまです。');
      expect(labels).toEqual(['やりがいパルス', '残業の申告', '今日の退庁予定', '設定', '回答の扱い']);
    },
  );

  it.each([
    ['ありがとう', 'こちらこそ、ありがとうございます。'],
    ['ありがとうございます！', 'こちらこそ、ありがとうございます。'],
    ['thanks', 'こちらこそ、ありがとうございます。'],
    ['おつかれさまです', 'おつかれさまです。'],
    ['お疲れ様でした', 'おつかれさまです。'],
    ['おはよう', 'おはようございます。'],
    ['おはようございます', 'おはようございます。'],
    ['こんにちは', 'こんにちは。「メニュー」と送ると、できることを選べます。'],
    ['hello', 'こんにちは。「メニュー」と送ると、できることを選べます。'],
    ['こんばんは', 'こんばんは。'],
    ['👍', 'ありがとうございます。'],
    [':+1:', 'ありがとうございます。'],
    ['了解です', 'ありがとうございます。'],
    ['わかりました', 'ありがとうございます。'],
  ])('is answered in a few kind words, without a menu: %s', async (line, expected) => {
    expect(await shownFor(line)).toEqual({ said: expected, labels: [], language: 'ja' });
  });

  it('is answered in the language of the reader', async () => {
    open('en');
    expect(await shownFor('Thank you!')).toEqual({ said: 'You are welcome.', labels: [], language: 'en' });
    open('yasashii');
    expect((await shownFor('つかれた')).said).toContain('話しても いいです');
  });
});

describe('a word of exhaustion', () => {
  it.each([
    '疲れた',
    '今日は疲れました…',
    'もう無理',
    'もう無理です',
    'つらい',
    '辛いです',
    'しんどい',
    '眠れない',
    '辞めたい',
    '仕事を辞めたい',
    'やめたい',
    '助けて',
    "I'm tired",
    'exhausted',
    'もう無理。しんどい',
    'おつかれさまです。疲れました、眠れません…',
  ])('is met calmly, with whom to talk to: %s', async (line) => {
    const { said, labels } = await shownFor(line);
    expect(said).toContain('産業医');
    expect(said).toContain('健康管理室');
    expect(said).toContain('0120-279-338');
    expect(said).toContain('保存せず');
    expect(labels).toEqual(['お知らせの設定']);
  });
});

describe('a line about tired others', () => {
  it.each(['疲れた。設定', '部下がつらい、と言っています'])('is not taken for exhaustion: %s', async (line) => {
    expect((await shownFor(line)).said).toContain(`「${line}」は、うまく読み取れませんでした。`);
  });
});

describe('a thought of death', () => {
  it.each([
    '死にたい',
    'しにたい',
    'もう死にたいです。',
    '毎日つらくて、死にたいと思っています',
    '消えたい',
    '消えてしまいたい',
    '生きていたくない',
    'I want to die',
    'I wanna die.',
    'sometimes I think I will kill myself',
  ])('is met with the numbers to call, wherever it stands in the line: %s', async (line) => {
    const { said, labels } = await shownFor(line);
    for (const number of ['0120-279-338', '0120-061-338', '0120-783-556', '119', '110']) expect(said).toContain(number);
    expect(said).toContain('保存せず');
    expect(labels).toEqual(['まもろうよ こころ（厚生労働省）']);
  });

  it.each(['I want to diet', '死にたくない', '自殺対策白書の担当です', '火が消えた'])(
    'is not read into other lines: %s',
    async (line) => {
      expect((await shownFor(line)).said).not.toContain('0120');
    },
  );

  it('names the numbers in every language', async () => {
    for (const language of ['en', 'yasashii'] as const) {
      open(language);
      const { said } = await shownFor('死にたい');
      for (const number of ['0120-279-338', '0120-061-338', '0120-783-556', '119', '110'])
        expect(said).toContain(number);
    }
  });
});

describe('a word for a language', () => {
  it.each([
    ['English', 'en', 'Shall I write in English from now on?', 'Write in English'],
    ['English please', 'en', 'Shall I write in English from now on?', 'Write in English'],
    ['英語', 'en', 'Shall I write in English from now on?', 'Write in English'],
    ['やさしい', 'yasashii', 'これから やさしい 日本語で 話しますか。', 'やさしい 日本語に する'],
    ['やさしい日本語', 'yasashii', 'これから やさしい 日本語で 話しますか。', 'やさしい 日本語に する'],
  ] as const)('is asked back in that language before it counts: %s', async (line, language, question, yes) => {
    expect(await shownFor(line)).toEqual({ said: question, labels: [yes, '設定'], language });
    expect(office.people.get(staff.id)?.preferences.language).toBeUndefined();
  });

  it('that is spoken already leads to the settings', async () => {
    expect((await shownFor('日本語でお願いします')).said).toMatch(/^設定\n/);
  });
});
