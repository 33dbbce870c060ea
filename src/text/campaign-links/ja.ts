import { type LinkTexts, sizeOf } from './texts.ts';

export const linksJa: LinkTexts = {
  notice: 'リンクは、開かれた回数の合計だけを数えます。どなたが開いたかは、わかりません。',
  board: {
    opened: 'リンクが開かれた回数',
    times: (opens) => `${opens}回`,
    few: 'まだ表示しません',
    before: '直す前のリンク',
    note: '人数ではなく、全体で開かれた回数です。5人以上に届き、5回以上開かれると表示します。',
  },
  picture: {
    tooLarge: (bytes, limit) =>
      `この画像は${sizeOf(bytes)}あります。${sizeOf(limit)}までに小さくすると、SlackでもTeamsでも表示できます。`,
    notPicture:
      'このアドレスにあるのは、PNG、JPEG、GIFの画像ではないようです。画像そのもののアドレスにすると、保存できます。',
    unseen:
      'この画像は、灯りからは開けませんでした。Slackでは画像の代わりにリンクを表示し、職員の皆さんが開ける場所なら、そこで見られます。Teamsでは、インターネットから開ける画像だけが表示されます。',
  },
  page: {
    title: 'このリンクは、いまは使えません',
    gone: 'お知らせが取り消されたか、アドレスの一部が欠けているようです。お急ぎのときは、お知らせの送り主にお尋ねください。',
    later: 'いま、つながりにくくなっています。少し待ってから、もう一度お開きください。',
  },
};
