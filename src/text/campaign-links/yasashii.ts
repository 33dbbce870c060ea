import { type LinkTexts, sizeOf } from './texts.ts';

export const linksYasashii: LinkTexts = {
  notice: 'リンクは、全部で 何回 開かれたかだけを 数えます。だれが 開いたかは わかりません。',
  board: {
    opened: 'リンクが 開かれた 回数',
    times: (opens) => `${opens}回`,
    few: 'まだ 見せません',
    before: '直す 前の リンク',
    note: '人の 数では ありません。全部で 開かれた 回数です。5人以上に 届いて、5回以上に なると 見せます。',
  },
  picture: {
    tooLarge: (bytes, limit) =>
      `この 絵や 写真は ${sizeOf(bytes)} あります。${sizeOf(limit)}までに 小さく すると、Slackでも Teamsでも 見えます。`,
    notPicture:
      'この アドレスに あるのは、PNG、JPEG、GIFの 絵や 写真では ないようです。絵や 写真の アドレスに すると、保存できます。',
    unseen:
      'この 絵や 写真を、灯りは 開けませんでした。Slackでは かわりに リンクを 出します。Teamsでは、インターネットから 開ける 絵や 写真だけが 見えます。',
  },
  page: {
    title: 'この リンクは、いま 使えません',
    gone: 'お知らせが 取り消されたか、アドレスの 一部が 足りないようです。急ぐときは、お知らせを 送った 人に 聞いてください。',
    later: 'いま、つながりにくいです。少し 待ってから、もう一度 開いてください。',
  },
};
