import { phrases } from '../conversation/lines.ts';

/** What people type to see what came. The buttons' labels are among them, in every language. */
export const todayWords = [
  ...phrases(
    ['今日', 'きょう', '本日'],
    ['', 'の', 'は', '来た', '届いた'],
    ['お知らせ', 'おしらせ', '通知', 'メッセージ'],
  ),
  ...phrases(
    ['今日', 'きょう', '今日は', ''],
    ['届いたもの', 'とどいたもの', '来たもの', 'きたもの', '何が届いた', '何が来た', 'なにがきた', 'なにがとどいた'],
  ),
  ...phrases(['待っている', '届かなかった', '送られなかった'], ['お知らせ', '通知', 'もの']),
  ...['what came today', 'what came', "today's messages", 'messages today', 'what did i get today', 'my messages'],
];
