import { japaneseDay } from './format.ts';
import type { RemarksTexts } from './remarks-texts.ts';

/** みんなの ひとことの やさしい ことば。 */
export const remarksYasashii: RemarksTexts = {
  menu: 'みんなの ひとこと',
  title: (place, monday) => `みんなの ひとこと：${place}（${japaneseDay(monday)}の 週）`,
  none: '読める ひとことは、まだ ありません。推進者が 名前などを たしかめてから、ここに 出ます。',
  notYet: '読める ひとことは、まだ ありません。次の 3つの 質問の あとに 書けます。',
  quoted: (text) => `「${text}」`,
  reply: (name, on, text) => `${name}さんから（${japaneseDay(on)}）：${text}`,
  how: 'だれが 書いたかは、どこにも ありません。10人より 多く 答えた 局だけ 見せます。順番も 日も わからない ように して います。',
  before: '前の ひとこと',
  after: 'つづきを 読む',
  other: (place) => `${place}の ひとこと`,
  screening: {
    menu: 'ひとことの 確認',
    title: (place, monday) => `ひとことの 確認：${place}（${japaneseDay(monday)}の 週）`,
    none: '確認する ひとことは、今は ありません。',
    why: '名前や、その人だけと わかる ことが あったら「見せない」を おします。きびしい 意見は、そのまま 見せて だいじょうぶです。',
    how: '書いた人に 直接 返事する 方法は ありません。だれが 書いたかを 残さない ためです。返事は、ひとことの 下に 出て、みんなが 読めます。',
    states: {
      waiting: 'まだ だれにも 見えません。',
      shown: 'みんなに 見えて います。',
      'held-back': '見せて いません。推進者だけに 見えます。',
    },
    show: 'みんなに 見せる',
    hold: '見せない',
    reply: '返事を 書く',
    changeReply: '返事を なおす',
  },
  replyForm: {
    title: 'ひとことへの 返事',
    note: '返事は、この ひとことを 読める 人 みんなに、あなたの 名前と いっしょに 見えます。書いた人が だれかは わかりません。',
    label: '返事',
    hint: (limit) => `${limit}文字まで。何も 書かないで 送ると、前の 返事を 消します。`,
    tooLong: (limit) => `${limit}文字までに すると、送れます。`,
  },
};
