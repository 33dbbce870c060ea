import { japaneseDay } from './format.ts';
import type { OneOnOneLineTexts, OneOnOneWaysTexts } from './one-on-one-ways-texts.ts';

export const oneOnOneWaysYasashii: OneOnOneWaysTexts = {
  settings: '1on1の 設定',
  settingsSay: (name) => `${name}さんとの 1on1の 決め方です。選ぶと すぐに 変わります。2人とも 同じに なります。`,
  cadence: 'どのくらいで',
  cadences: { 1: '毎週', 2: '2週間に 1回', 4: '1か月に 1回', 6: '6週間に 1回' },
  usual: 'おまかせ',
  minutes: '長さ',
  place: '場所',
  prefers: '時間',
  halves: { morning: '午前が いい', afternoon: '午後が いい' },
  either: 'どちらでも いい',
  usualNote: '「おまかせ」は 1か月に 1回です。新しい 職場に 来てから 3か月は、2週間に 1回です。',
  saved: '変えました。決まって いる 日は、そのままです。',
  pause: 'しばらく 休む',
  pauseSays: (name) =>
    `${name}さんとの 1on1を、いつまで 休みますか。理由は 聞きません。休む 間の 予定は なくなります。`,
  pauseFor: {
    weeks: (until) => `2週間（${japaneseDay(until)}から また 始める）`,
    month: (until) => `1か月（${japaneseDay(until)}から また 始める）`,
  },
  pauseOther: '日を 選ぶ',
  pauseField: 'また 始める 日',
  pauseOutside: '明日から 1年の 間の 日を 選べます。',
  notYours: 'この 1on1は 開けませんでした。「1on1」と 送ると、自分の 1on1を 開けます。',
  nobody: '1on1の 相手が、まだ 決まって いません。名簿に 上司の 名前が 入ると、始められます。',
  refused: {
    'not-started': 'この 1on1は、まだ 始まって いません。',
    past: 'この お知らせは 終わりました。今の 予定は これです。',
    'gone-by': 'その 時間は 過ぎました。ほかの 時間を 選べます。',
    taken: 'その 時間は、ほかの 1on1に なりました。ほかの 時間を 選べます。',
    full: 'その 日の 1on1は いっぱいです。ほかの 日を 選べます。',
    'not-yet': 'まだ 始まって いない 1on1です。終わってから、もう 一度 押せます。',
    'not-free': 'その 時間は、2人の どちらかに 予定が 入りました。ほかの 時間を 選べます。',
  },
};

export const oneOnOneLinesYasashii: OneOnOneLineTexts = {
  move: (name) => `${name}さんとの 1on1の 日を 変える、と 読みました。`,
  cadence: (name, cadence) =>
    `${name}さんとの 1on1を「${cadence}」に する、と 読みました。ボタンを 押すと 変わります。`,
  pause: (name) =>
    `${name}さんとの 1on1を 休む、と 読みました。ボタンを 押すと、休みに なります。休む 間の 予定は なくなります。`,
  resume: (name) => `${name}さんとの 1on1を また 始める、と 読みました。ボタンを 押すと 始まります。`,
  until: (day) => `${japaneseDay(day)}から また 始める`,
  skip: (name) => `${name}さんとの 1on1を 今回は しない、と 読みました。ボタンを 押すと 決まります。`,
  again: (name) => `${name}さんとの 1on1を やめて 別の 日に する、と 読みました。ボタンを 押すと、時間を 探します。`,
  yes: 'この とおりに 変える',
  unknown: (said) => `「${said}」さんとの 1on1は ありませんでした。`,
  which: 'だれとの 1on1ですか。',
};
