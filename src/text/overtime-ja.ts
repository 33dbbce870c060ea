import { japaneseDay } from './format.ts';
import type { OvertimeTexts } from './overtime-texts.ts';
import { dayTime, spansOf } from './overtime-time.ts';

const next = (clock: string): string => `翌${clock}`;

const why = (reason: string | undefined): string => (reason === undefined ? '' : `、理由「${reason}」`);

export const overtimeJa: OvertimeTexts = {
  menu: '残業の申告',
  spans: (spans) => spansOf(spans, next, (from, until) => `${from}〜${until}`).join('、'),
  time: (minute) => dayTime(minute, next),
  twoCounters: (overtime, holiday) => `超過勤務 ${overtime}、休日勤務 ${holiday}`,
  fields: { when: '日時', reason: '理由', asks: '確認する方' },
  noReason: '（なし）',
  day: japaneseDay,
  understood: '次のように読み取りました。まだ申告していません。',
  understoodActual: '次のように読み取りました。まだ記録していません。',
  withdrawSure: (day, spans) => `${japaneseDay(day)}${spans}の申告を取り消しますか。`,
  declare: 'この内容で申告する',
  change: '変更',
  leave: 'やめる',
  left: '申告せずに閉じました。',
  honest: '申告より長く働いた時間は、あとから必ず直してください。',
  quick: {
    until: (day) => `${japaneseDay(day)}の残業ですね。何時ごろまでの予定ですか。`,
    hour: (until) => (until % 60 === 0 ? `${until / 60}時` : dayTime(until, next)),
    other: 'その他の時刻',
    why: (until) => `${until}までですね。理由を選ぶと申告できます。`,
    none: '理由を書かずに申告',
  },
  declared: {
    asked: (day, spans, reason, who) =>
      `${japaneseDay(day)}${spans}${why(reason)}で、${who}さんに確認をお願いしました。`,
    nobody: (day, spans, reason) =>
      `${japaneseDay(day)}${spans}${why(reason)}で申告を受け付けました。確認をお願いできる方が名簿に見つからないため、上司の方へは直接お伝えいただけると助かります。`,
    correctable: '実際の時間は、明日の朝に直せます。',
    changed: '申告を変更しました。',
    moved: (day) => `${japaneseDay(day)}の残業は、下の新しいメッセージで申告し直されています。`,
    withdrawn: (day) => `${japaneseDay(day)}の残業の申告を取り消しました。`,
    withdraw: '取り消し',
    answers: {
      confirmed: (who) => `${who}さんが確認しました。`,
      discuss: (who) => `${who}さんが、時間を相談したいとのことです。`,
      tomorrow: (who) => `${who}さんから「明日に回せます」と返事がありました。`,
    },
  },
  request: {
    title: '超過勤務の事前確認',
    asks: (name, day, isToday, spans) =>
      `${name}さんから、${isToday ? '今日' : japaneseDay(day)}${spans}の超過勤務の予定が届きました。`,
    think: '明日に回せる分や、分担できる分はありそうでしょうか。',
    verdicts: { confirmed: '確認しました', discuss: '時間を相談する', tomorrow: '明日に回せます' },
    answered: {
      confirmed: (who) => `${who}さんが確認しました。`,
      discuss: (who) => `${who}さんが、時間を相談したいと伝えました。`,
      tomorrow: (who) => `${who}さんが、明日に回せると伝えました。`,
    },
    withdrawn: (name) => `${name}さんが、この申告を取り消しました。`,
    soFar: '今月の累計（この予定を含む）',
  },
  form: {
    title: '残業の申告',
    day: '日',
    from: 'はじめ',
    until: 'おわり',
    hint: '例：22:00、24:30（翌日0時30分）',
    reason: '理由',
    words: '自分の言葉で（任意）',
    note: '時刻と理由を確かめて申告できます。あとから変更も取り消しもできます。',
    unreadable: '時刻として読み取れませんでした。「22:00」のように書くと読み取れます。',
    backwards: 'おわりが、はじめより前になっています。',
    tooLate: '書けるのは、翌日の5時（29:00）までです。',
    longWords: (limit) => `書けるのは、${limit}文字までです。`,
    regular: (from, until) => `${from}〜${until}は勤務時間の中です。勤務時間の外の時刻なら申告できます。`,
  },
  actual: {
    asks: (day, spans) => `${japaneseDay(day)}の実績は、${spans}でよいですか。`,
    yes: 'このとおりです',
    correct: '直す',
    none: '残業しませんでした',
    interval: (at) => `今日は${at}から始めると、11時間の間隔がとれます。「遅めに始める」を選んであります。`,
    start: '今日の始業',
    later: (at) => `遅めに始める（${at}から）`,
    usual: 'いつもどおり始める',
    startsLater: (at) => `今日は${at}から始める予定として控えました。`,
    recorded: (day, spans) => `${japaneseDay(day)}の実績を、${spans}で記録しました。`,
    recordedNone: (day) => `${japaneseDay(day)}は、残業なしで記録しました。`,
    title: '実績の訂正',
    save: '記録する',
    note: (day) => `${japaneseDay(day)}に実際に働いた時間です。申告より長くても、そのまま記録できます。`,
  },
  month: {
    open: '今月の残業を見る',
    title: (month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月の残業`,
    none: '申告も実績も、まだありません。',
    hours: '時間',
    state: '記録',
    planned: '予定',
    recorded: '実績',
    correctLast: (day) => `${japaneseDay(day)}を直す`,
  },
  requests: {
    title: '残業の確認',
    none: '確認を待っている申告はありません。',
    waiting: (count) =>
      `確認を待っている申告が${count}件あります。明日に回せる分や、分担できる分はありそうでしょうか。`,
    more: (count) => `ほかに${count}件あります。上から返事をすると、続きが出ます。`,
    morePeople: (count) => `ほかに${count}人います。ここには、氏名の順に初めの方を出しています。`,
    one: (name, when, reason, total) =>
      `${name}さん　${when}${reason === undefined ? '' : `　${reason}`}（今月の累計 ${total}）`,
    month: '今月',
    name: '氏名',
    today: '今日',
    total: '今月の累計',
    left: '今月の上限まで',
    limits: (said) => `上限まで：${said.join('、')}`,
    why: '法令で必要な把握のための一覧です。氏名の順で、順位はつけません。',
    refresh: '最新にする',
  },
  says: {
    refused: {
      nothing: 'この日の申告は見つかりませんでした。',
      withdrawn: 'この申告は、取り消されています。',
      taken: 'この日は、ほかの週休日の振替で休みになる日です。別の日を選べます。',
      answered: 'この申告には、先に返事がありました。',
      'other-version': '申告の内容が変わりました。いまの内容は次のとおりです。',
    },
    notYours: 'この確認は、ほかの方にお願いしています。',
    nothingDeclared: '取り消せる申告はありません。',
  },
};
