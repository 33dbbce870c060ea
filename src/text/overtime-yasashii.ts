import { japaneseDay } from './format.ts';
import { overtimeJa } from './overtime-ja.ts';
import type { OvertimeTexts } from './overtime-texts.ts';

const why = (reason: string | undefined): string => (reason === undefined ? '' : `（理由：${reason}）`);

export const overtimeYasashii: OvertimeTexts = {
  spans: overtimeJa.spans,
  time: overtimeJa.time,
  twoCounters: (overtime, holiday) => `残業 ${overtime}、休みの 日の 仕事 ${holiday}`,
  noReason: overtimeJa.noReason,
  day: japaneseDay,
  menu: '残業の 連絡',
  fields: { when: 'いつ', reason: '理由', asks: '見る 人', month: '今月の 合計' },
  understood: 'このように 読みました。まだ 送っていません。',
  declare: 'この 内容で 送る',
  change: '変える',
  leave: 'やめる',
  left: '送らないで 閉じました。',
  honest: '送った 時間より 長く 働いた ときは、あとで 必ず 直してください。',
  quick: {
    until: (day) => `${japaneseDay(day)}の 残業ですね。何時まで 働きますか。`,
    hour: overtimeJa.quick.hour,
    other: 'ほかの 時間',
    why: (until) => `${until}までですね。理由を 選ぶと 送れます。`,
    none: '理由を 書かないで 送る',
  },
  declared: {
    asked: (day, spans, reason, who) => `${japaneseDay(day)} ${spans}${why(reason)}を、${who}さんに 送りました。`,
    nobody: (day, spans, reason) =>
      `${japaneseDay(day)} ${spans}${why(reason)}を 受け取りました。見る 人が いないので、上司に 直接 言って もらえると 助かります。`,
    correctable: '本当の 時間は、明日の 朝に 直せます。',
    changed: '変えました。',
    withdrawn: (day) => `${japaneseDay(day)}の 残業を やめました。`,
    withdraw: '残業を やめる',
    answers: {
      confirmed: (who) => `${who}さんが 見ました。`,
      discuss: (who) => `${who}さんが、時間を 話したいと 言っています。`,
      tomorrow: (who) => `${who}さんが、明日でも いいと 言っています。`,
    },
  },
  request: {
    title: '残業の 予定',
    asks: (name, day, isToday, spans) =>
      `${name}さんは、${isToday ? '今日' : japaneseDay(day)} ${spans}に 残業する 予定です。`,
    think: '明日で いい 仕事や、ほかの 人が できる 仕事は ありますか。',
    verdicts: { confirmed: '見ました', discuss: '時間を 話す', tomorrow: '明日で いいです' },
    answered: {
      confirmed: (who) => `${who}さんが 見ました。`,
      discuss: (who) => `${who}さんが、時間を 話したいと 伝えました。`,
      tomorrow: (who) => `${who}さんが、明日で いいと 伝えました。`,
    },
    withdrawn: (name) => `${name}さんは、この 残業を やめました。`,
    changed: '内容が 変わりました。今は 次の とおりです。',
    soFar: '今月の 合計（この 予定も 入れて）',
  },
  form: {
    title: '残業の 連絡',
    day: '日',
    from: 'はじめ',
    until: 'おわり',
    hint: '例：22:00、24:30（次の 日の 0時30分）',
    reason: '理由',
    words: '自分の 言葉で（書かなくても いいです）',
    note: '時間と 理由を 見てから 送れます。あとで 変えたり やめたり できます。',
    unreadable: '時間が 読めませんでした。「22:00」のように 書くと 読めます。',
    backwards: 'おわりが はじめより 前です。',
    tooLate: '書けるのは、次の 日の 5時（29:00）までです。',
    longWords: (limit) => `書けるのは、${limit}文字までです。`,
    regular: (from, until) => `${from}〜${until}は、いつもの 仕事の 時間です。その 前か 後の 時間なら 送れます。`,
  },
  actual: {
    asks: (day, spans) => `${japaneseDay(day)}に 働いた 時間は、${spans}で いいですか。`,
    yes: 'はい、いいです',
    correct: '直す',
    none: '残業しませんでした',
    interval: (at) => `今日 ${at}に 始めると、11時間 休めます。「遅く 始める」を 選んで あります。`,
    start: '今日 始める 時間',
    later: (at) => `遅く 始める（${at}から）`,
    usual: 'いつもと 同じ',
    startsLater: (at) => `今日は ${at}に 始めると 書きました。`,
    recorded: (day, spans) => `${japaneseDay(day)}に 働いた 時間を ${spans}と 書きました。`,
    recordedNone: (day) => `${japaneseDay(day)}は 残業なし、と 書きました。`,
    title: '時間を 直す',
    save: '書く',
    note: (day) => `${japaneseDay(day)}に 本当に 働いた 時間です。長く なっても、そのまま 書けます。`,
  },
  says: {
    refused: {
      nothing: 'この 日の 残業は ありません。',
      withdrawn: 'この 残業は、やめに なりました。',
      answered: 'もう 返事が ありました。',
      'other-version': '内容が 変わりました。今は 次の とおりです。',
    },
    notYours: 'ほかの 人に お願いして います。',
    nothingDeclared: 'やめる 残業は ありません。',
  },
};
