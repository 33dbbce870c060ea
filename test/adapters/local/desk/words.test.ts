import { describe, expect, it } from 'vitest';
import { exchangeName, words } from '../../../../adapters/local/desk/words.ts';

const sentencesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(503, '佐藤 一郎'))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
};

const all = sentencesOf(words);

describe('the words of the desk', () => {
  it('calls the product 灯り in every sentence', () => {
    expect(all.filter((text) => /akari/i.test(text) && text !== 'Akari' && !text.includes('/akari'))).toEqual([]);
  });

  it.each([
    '左',
    '上の',
    '右の',
    'タップ',
    'ペイロード',
    'payload',
    '命令',
    '問い',
    'えらぶ',
    'えらんで',
    'キャンセル',
    '送る',
  ])(
    'needs no 「%s」: it would be wrong in a narrow window, or hard on a newcomer, or a second word for the same thing',
    (word) => {
      expect(all.filter((text) => text.includes(word))).toEqual([]);
    },
  );

  it('ends every sentence on です, ます, or what asks kindly', () => {
    const sentences = all.filter((text) => text.endsWith('。'));
    expect(sentences.filter((text) => !/(です|ます|ません|ました|でした|ください|ましょう)。$/.test(text))).toEqual([]);
    expect(sentences.length).toBeGreaterThan(20);
  });
});

describe('the name of a row among what was sent', () => {
  it.each([
    ['block_actions pulse.answer#2.1', 'ボタンを押しました'],
    ['message.im', 'メッセージを書きました'],
    ['/akari', 'コマンドを使いました'],
    ['views.open pulse.send-comment', '入力画面を開きました'],
    ['chat.postMessage', 'メッセージを送りました'],
    ['response_url', '返事をしました'],
    ['adaptiveCard/action pulse.answer', 'ボタンを押しました'],
    ['task/submit', '入力したものを送りました'],
    ['updateActivity', 'メッセージを書き換えました'],
    ['installationUpdate', 'アプリを入れました'],
    ['files.upload', 'files.upload'],
  ])('%s is 「%s」', (title, name) => {
    expect(exchangeName(title)).toBe(name);
  });
});
