import type { CampaignAudienceTexts } from './campaign-audience-texts.ts';
import { japaneseDayTime } from './format.ts';

/** 届ける 人の やさしい ことば。 */
export const campaignAudienceYasashii: CampaignAudienceTexts = {
  whenHours: 'それぞれの 仕事の 時間に',
  dateHint: '日時を 決める とき、または、いつから 送るかを 決める ときに 書きます。例：2026-12-01',
  timeHint: '日時を 決める とき、または、いつから 送るかを 決める ときに 書きます。例：10:00',
  hours: 'それぞれの 仕事の 時間に（送ると 決めたら すぐ 始めます）',
  hoursFrom: (at, zone) => `${japaneseDayTime(at, zone)}から、それぞれの 仕事の 時間に`,
  laterHours: (people) =>
    `この中の ${people}人は、始める とき 仕事の 時間では ないので、次の 仕事の はじめに 届きます。`,
  waitsForHours: '仕事の 時間では ない 人には、次の 仕事の はじめに 届けます。',
  list: '名簿の 人だけに する',
  noList: 'しない',
  ownList: (people) => `前に 貼った 名簿（${people}人）`,
  pasted: '名簿を 貼る（職員IDか メールアドレスを 1行に 1つ。CSVも 使えます）',
  pastedHint:
    '3,000文字まで（職員IDなら 400人くらい）。貼った 名簿を 先に 使います。もっと 長い 名簿は、管理者が npx akari list put で 入れると、選べます。',
  listGone: 'この名簿は もう ありません。ほかの 名簿を 選ぶと、保存できます。',
  listEmpty: '名簿に、届けられる 人が いません。',
  listRead: (people) => `名簿から ${people}人を 読みました。`,
  listRepeats: (lines) => `同じ 人の 行が ${lines}行 ありました。1人に 1つだけ 届けます。`,
  listMisses: '次の 行には 届けません。',
  listMiss: (line, words, why) =>
    `${line}行目「${words}」：${
      {
        unknown: '職員の 名簿に いません',
        left: 'もう やめた 人です',
        outside: 'あなたの 部署の 外の 人です',
        several: '1行に 2人より 多く 書いて あります',
      }[why]
    }`,
  listMore: (lines) => `ほかに ${lines}行 あります。`,
  onList: (name) => `名簿「${name}」の 人だけ`,
  onOwnList: '貼った 名簿の 人だけ',
  silent: (title) => `「${title}」を まだ 読んで いない 人だけ`,
  silentOnSome: '前の お知らせを まだ 読んで いない 人だけ',
  fixed:
    'まだ 読んで いない 人への お知らせです。部署などで しぼると、だれが 読んで いないかが わかって しまうので、届ける 人は 変えられません。日時は 選べます。',
  remind: 'まだ 読んで いない 人へ 送る',
  reminderTitle: (title) => `もう一度 お知らせ：${title}`,
  reminderBody: (title) =>
    `この前「${title}」を 送りました。まだ 見て いない 人に、もう一度 送ります。時間が ある ときに 読んで もらえると うれしいです。`,
  tooFew:
    '見せません。だれが 読んで いないかが わからないように、読んだ 人と まだの 人が、どちらも 5人から 送れます。終わって 30日が 過ぎた お知らせでも、送れません。',
  noneSent: 'まだの 人が 5人より 少なく なったので、だれにも 送りませんでした。',
  reminderBoard:
    'だれが 読んで いないかが わからないように、部署ごとの 数、届いた 人の 数、これから 届く 人の 数は 見せません。',
  reminderLimit:
    '1人が もらう お知らせの 数は 決まって います（強化月間では ない ときは、2週間に 1つ）。前の お知らせから 2週間 たってから 送ると、届きやすいです。',
  unreached: {
    show: '届かなかった 人（管理者）',
    title: (title) => `「${title}」が 届かなかった 人`,
    none: '届かなかった 人は いません。',
    first: (people) => `はじめの ${people}人です。`,
    command: (command) => `みんなの CSVは、この コマンドで 作れます。\n${command}`,
    keep: 'アカウントを 直す ための 一覧です。お知らせを 止めて いる 人や、やめた 人は 入りません。',
    notOfReminders:
      'まだ 読んで いない 人への お知らせなので、一覧は ありません。読んで いない 人の 名前に なるからです。',
    columns: { id: '職員ID', name: '名前', unit: '部署', reason: '理由' },
    reasons: {
      noPlace: '名簿に、SlackのIDも、TeamsのIDも、メールも ありません',
      notInstalled: 'アプリが 入って いないか、メッセージを 受け取れません',
      notFound: 'アカウントが ないか、止まって います',
      gaveUp: '相手が 答えないので、間に合いませんでした',
      unclear: '送れたか どうか わかりませんでした',
      refused: (code) => `相手が 受け取りませんでした（${code}）`,
    },
  },
};
