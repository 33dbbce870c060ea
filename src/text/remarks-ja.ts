import { japaneseDay } from './format.ts';
import type { RemarksTexts } from './remarks-texts.ts';

/** みんなのひとことの文言。 */
export const remarksJa: RemarksTexts = {
  menu: 'みんなのひとこと',
  title: (place, monday) => `みんなのひとこと：${place}（${japaneseDay(monday)}の週）`,
  none: 'お見せできるひとことは、まだありません。推進者が名前などを確かめてから、ここに並びます。',
  notYet:
    'まだ、お読みいただけるひとことはありません。次の3問のあとに「ひとこと書く」があります。よろしければ、どうぞ。',
  quoted: (text) => `「${text}」`,
  reply: (name, on, text) => `${name}さんから（${japaneseDay(on)}）：${text}`,
  how: 'だれが書いたかは、どこにも残っていません。10人以上が答えた局だけで、順番も日にちも分からないようにして並べています。',
  before: '前のひとこと',
  after: '続きを読む',
  other: (place) => `${place}のひとこと`,
  screening: {
    menu: 'ひとことの確認',
    title: (place, monday) => `ひとことの確認：${place}（${japaneseDay(monday)}の週）`,
    none: '確認するひとことは、いまのところありません。',
    why: '名前や、その人だけと分かる出来事が書かれていたら、伏せていただけると助かります。厳しい意見は、そのまま見せて大丈夫です。',
    how: '書いた人に直接お返事する道は、あえて作っていません。だれが書いたかを残さないためです。お返事は、ひとことの下に皆さんへ向けて載ります。',
    states: {
      waiting: 'まだ、だれにも見えていません。',
      shown: '皆さんに見えています。',
      'held-back': '伏せています。推進者だけに見えています。',
    },
    show: '皆さんに見せる',
    hold: '伏せる',
    reply: '返事を書く',
    changeReply: '返事を直す',
  },
  replyForm: {
    title: 'ひとことへの返事',
    note: '返事は、このひとことを読める全員に、あなたの名前つきで見えます。書いた人がだれかは、お互いに分からないままです。',
    label: '返事',
    hint: (limit) => `${limit}文字まで。空のまま送ると、前の返事を取り消します。`,
    tooLong: (limit) => `${limit}文字までにすると、送れます。`,
  },
};
