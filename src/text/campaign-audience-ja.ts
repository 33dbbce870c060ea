import type { CampaignAudienceTexts } from './campaign-audience-texts.ts';
import { japaneseDayTime } from './format.ts';

/** 届ける相手の言葉。 */
export const campaignAudienceJa: CampaignAudienceTexts = {
  whenHours: 'それぞれの勤務時間に',
  dateHint: '日時を決めるとき、または、いつからかを決めるとき。例：2026-12-01',
  timeHint: '日時を決めるとき、または、いつからかを決めるとき。例：10:00',
  hours: 'それぞれの勤務時間に（送信を決めたら、すぐ始めます）',
  hoursFrom: (at, zone) => `${japaneseDayTime(at, zone)}から、それぞれの勤務時間に`,
  laterHours: (people) => `このうち${people}人は、始めるときに勤務時間の外にいるため、次の勤務時間のはじめに届きます。`,
  waitsForHours: '勤務時間の外にいる人には、その人の次の勤務時間のはじめに届けます。',
  list: '名簿でしぼる',
  noList: 'しぼらない',
  ownList: (people) => `前に貼り付けた名簿（${people}人）`,
  pasted: '名簿を貼り付ける（職員IDかメールアドレスを1行に1つ、またはCSV）',
  pastedHint:
    '3,000文字まで（職員IDなら約400人分）。貼り付けた名簿を、上の選択より優先します。もっと長い名簿は、管理者の方が npx akari list put で読み込むと選べます。',
  listGone: 'この名簿は、もうありません。ほかの名簿を選ぶと、保存できます。',
  listEmpty: '名簿に、届けられる人がいません。',
  listRead: (people) => `名簿から${people}人を読み取りました。`,
  listRepeats: (lines) => `同じ人の行が${lines}行ありました。1人に1通だけ届けます。`,
  listMisses: '次の行には届けません。',
  listMiss: (line, words, why) =>
    `${line}行目「${words}」：${
      {
        unknown: '職員の名簿に見つかりません',
        left: '組織を離れた方です',
        outside: '担当の部署の外の方です',
        several: '1行に2人以上が書かれています',
      }[why]
    }`,
  listMore: (lines) => `ほかに${lines}行あります。`,
  onList: (name) => `名簿「${name}」の人だけ`,
  onOwnList: '貼り付けた名簿の人だけ',
  silent: (title) => `「${title}」をまだ読んでいない方だけ`,
  silentOnSome: '前のお知らせをまだ読んでいない方だけ',
  fixed:
    'まだ読んでいない方へのお知らせです。部署などでしぼると、だれが読んでいないかが分かってしまうため、相手は変えられません。日時は選べます。',
  remind: 'まだ読んでいない方へ送る',
  reminderTitle: (title) => `再度のご案内：${title}`,
  reminderBody: (title) =>
    `先日「${title}」をお届けしました。まだご覧になっていない方に、もう一度お届けしています。お手すきのときに、お読みいただけるとうれしいです。`,
  tooFew:
    '表示しません。だれが読んでいないかが分からないように、読んだ方とまだの方が、どちらも5人以上のときだけ送れます。終了から30日を過ぎたお知らせについても、送れません。',
  noneSent: 'まだの方が5人未満になったため、だれにも送りませんでした。',
  reminderBoard: 'だれが読んでいないかが分からないように、部署ごとの数や、届いた人、これから届く人の数は表示しません。',
  reminderLimit:
    '1人が受け取る数には上限があります（強化月間の外では、2週間に1通）。前のお知らせから2週間たってから送ると、届きやすくなります。',
  unreached: {
    show: '届けられなかった方（管理者）',
    title: (title) => `「${title}」を届けられなかった方`,
    none: '届けられなかった方はいません。',
    first: (people) => `はじめの${people}人です。`,
    command: (command) => `全員のCSVは、次のコマンドで書き出せます。\n${command}`,
    keep: 'アカウントを直すための一覧です。お知らせを止めている方や、組織を離れた方は含みません。',
    notOfReminders: 'まだ読んでいない方へのお知らせなので、一覧にしません。読んでいない方のお名前になるためです。',
    columns: { id: '職員ID', name: '氏名', unit: '部署', reason: '理由' },
    reasons: {
      noPlace: '名簿に、SlackのIDも、TeamsのIDも、メールもありません',
      notInstalled: 'アプリが入っていないか、メッセージを受け取れない設定です',
      notFound: 'アカウントが見つからないか、止められています',
      gaveUp: '相手先が応答せず、期限までに送れませんでした',
      unclear: '送れたかどうかを確かめられませんでした',
      refused: (code) => `相手先が受け付けませんでした（${code}）`,
    },
  },
};
