import { japaneseDay } from './format.ts';
import type { OneOnOneLineTexts, OneOnOneWaysTexts } from './one-on-one-ways-texts.ts';

export const oneOnOneWaysJa: OneOnOneWaysTexts = {
  settings: '1on1の設定',
  settingsSay: (name) => `${name}さんとの1on1の決め方です。選ぶとすぐに変わります。お二人に共通の設定です。`,
  cadence: '間隔',
  cadences: { 1: '毎週', 2: '隔週', 4: '月1回', 6: '6週ごと' },
  usual: 'おまかせ',
  minutes: '長さ',
  place: '場所',
  prefers: '時間帯',
  halves: { morning: '午前がよい', afternoon: '午後がよい' },
  either: 'どちらでもよい',
  usualNote: '「おまかせ」は月1回です。着任や異動から3か月の間は、隔週になります。',
  saved: '変更しました。決まっている1on1の日時は、そのままです。',
  pause: 'しばらく休む',
  pauseSays: (name) => `${name}さんとの1on1を、いつまで休みますか。理由はうかがいません。休む間の予定は取り消します。`,
  pauseFor: {
    weeks: (until) => `2週間（${japaneseDay(until)}から再開）`,
    month: (until) => `1か月（${japaneseDay(until)}から再開）`,
  },
  pauseOther: '日を選ぶ',
  pauseField: '再開する日',
  pauseOutside: '明日から1年以内の日を選べます。',
  notYours: 'この1on1は、開けませんでした。「1on1」と送ると、ご自分の1on1を開けます。',
  nobody: '1on1の相手の方が、まだ決まっていません。名簿に上司の方が載ると、ここから始められます。',
  refused: {
    'not-started': 'この1on1は、まだ始まっていません。',
    past: 'この1on1のご案内は終わりました。いまの予定はこちらです。',
    'gone-by': 'その時間は過ぎました。ほかの時間を選べます。',
    taken: 'その時間には、ほかの1on1が入りました。ほかの時間を選べます。',
    full: 'その日の1on1は、上限に達しました。ほかの日を選べます。',
    'not-yet': 'まだ始まっていない1on1です。終わってから、もう一度押せます。',
    'not-free': 'その時間は、お二人のどちらかに予定が入りました。ほかの時間を選べます。',
  },
};

export const oneOnOneLinesJa: OneOnOneLineTexts = {
  move: (name) => `${name}さんとの1on1の日を変える、と読み取りました。`,
  cadence: (name, cadence) => `${name}さんとの1on1を「${cadence}」にする、と読み取りました。ボタンを押すと変わります。`,
  pause: (name) =>
    `${name}さんとの1on1を休む、と読み取りました。ボタンを押すと、お休みになり、休む間の予定は取り消します。`,
  resume: (name) => `${name}さんとの1on1のお休みを終える、と読み取りました。ボタンを押すと再開します。`,
  until: (day) => `${japaneseDay(day)}から再開`,
  skip: (name) => `${name}さんとの今回の1on1を見送る、と読み取りました。ボタンを押すと見送りになります。`,
  again: (name) => `${name}さんとの1on1を取りやめて別の日にする、と読み取りました。ボタンを押すと、時間を探します。`,
  yes: 'この内容に変える',
  unknown: (said) => `「${said}」さんとの1on1は、見つかりませんでした。`,
  which: 'どなたとの1on1ですか。',
};
