import { phrases } from '../conversation/lines.ts';

/** What people type to reach the bot's own pages. The buttons' labels are among them, in every language. */
export const menuWords = [
  '',
  ...[
    'メニュー',
    'ヘルプ',
    '使い方',
    'つかいかた',
    '使い方がわからない',
    '使い方が分からない',
    'メニューに戻る',
    '戻る',
    'もどる',
  ],
  ...['なにができる', 'なにができますか', '何ができる', '何ができますか', 'できること', 'できることは何', '何をする'],
  ...['あなたはだれ', 'あなたは誰', '灯りとは何', 'これは何', 'これはなに'],
  ...['menu', 'help', 'back to the menu', 'what can you do', 'how do i use this', 'who are you', 'what is this'],
];

const stops = [
  '停止',
  'ストップ',
  '止めて',
  '止める',
  '止めます',
  'とめて',
  'とめる',
  'いらない',
  '要らない',
  '不要',
  'オフ',
  '解除',
];
const leavings = ['止めたい', 'とめたい', 'やめて', 'やめる', 'やめます', '送らないで', '届かないように'];
const topics = [
  '通知',
  'お知らせ',
  'パルス',
  'やりがいパルス',
  'アンケート',
  '質問',
  '配信',
  'メッセージ',
  '再案内',
  'パルスの再案内',
];

export const settingsWords = [
  ...[
    '設定',
    'せってい',
    '設定画面',
    'settings',
    'setting',
    'message settings',
    'お知らせの設定',
    '通知の設定',
    '通知設定',
  ],
  ...['通知', 'お知らせ', '受け取る場所', '通知が多い', 'お知らせが多い', 'うるさい', '退会', '登録解除', 'ミュート'],
  ...['言語', 'げんご', 'ことば', '言葉', 'language', 'languages', 'change language', 'change the language'],
  ...stops,
  ...leavings,
  ...phrases(topics, ['', 'は', 'が'], [...stops, ...leavings, 'やめたい']),
  ...['stop', 'unsubscribe', 'mute', 'opt out', 'turn off', 'stop it', 'quiet'],
  ...phrases(['stop ', 'turn off ', 'mute '], ['notifications', 'messages', 'the pulse', 'pulse', 'reminders']),
];

const whoSees = phrases(
  ['誰', 'だれ'],
  ['が', 'に', 'が回答', 'が回答を', 'が答え', 'が答えを'],
  [
    ...[
      '見てる',
      '見ている',
      '見ています',
      '見る',
      '見られる',
      '見られます',
      '見れる',
      '見えます',
      '見える',
      'みてる',
      '読む',
      '読んでる',
      '読んでいる',
    ],
  ],
);
const whoAnswered = phrases(
  ['誰', 'だれ'],
  ['が答えたか', 'が答えたかは', 'が回答したか', 'の回答か', 'の答えか'],
  ['分かる', 'わかる', '分かります', 'わかります', 'ばれる', '知られる', '見える'],
);
const namesShown = phrases(
  ['名前', '氏名', 'なまえ'],
  ['', 'は', 'が', 'も'],
  ['出る', 'でる', '出ます', '出ますか', '分かる', 'わかる', '残る', '見える'],
);
const bossSees = phrases(
  ['上司', '課長', '管理職', '人事'],
  ['に'],
  ['見られる', '見られます', '見える', '見えます', 'ばれる', '知られる', '分かる', 'わかる'],
);

export const privacyWords = [
  ...[
    '回答の扱い',
    '回答の取り扱い',
    '答えの守り方',
    'プライバシー',
    '個人情報',
    '匿名',
    '匿名性',
    'とくめい',
    '匿名アンケート',
    '秘密',
  ],
  ...[
    'ばれる',
    'ばれない',
    'ばれますか',
    '人事評価',
    '人事評価に使う',
    '人事評価に使われる',
    '評価に使う',
    '評価に使われる',
    '評価に使われます',
  ],
  ...whoSees,
  ...whoAnswered,
  ...namesShown,
  ...bossSees,
  ...[
    'privacy',
    'anonymous',
    'is it anonymous',
    'is this anonymous',
    'who can see my answers',
    'who sees my answers',
    'who sees this',
  ],
  ...['how answers are kept', 'can my boss see', 'can my manager see my answers'],
];

export const japaneseWords = ['日本語', 'にほんご', '日本語モード', 'japanese', 'in japanese'];
export const englishWords = [
  'english',
  'in english',
  'switch to english',
  'speak english',
  '英語',
  'えいご',
  'イングリッシュ',
  '英語モード',
];
export const plainWords = [
  'やさしい',
  'やさしい日本語',
  '優しい日本語',
  'やさしいにほんご',
  'easy',
  'easy japanese',
  'plain',
  'plain japanese',
];

const messages = ['通知', 'お知らせ', 'おしらせ', 'メッセージ', '連絡'];
const silences = [
  ...[
    'いらない',
    '要らない',
    'いりません',
    '不要',
    '止めて',
    'とめて',
    '止めたい',
    '休み',
    '休む',
    '休みたい',
    '休ませて',
  ],
  ...['やめて', '送らないで', '来ないで', 'やめたい', '結構'],
];

/** Tired of messages for now. What is for good leads to the settings. */
export const restWords = [
  ...phrases(
    ['今日', '今日は', '今日もう', '今日はもう', 'もう今日は', 'きょうは', '本日は', 'もう', '明日まで', '来週まで'],
    messages,
    ['', 'は'],
    silences,
  ),
  ...phrases(
    ['しばらく', 'しばらくの間', '少し', '少しの間', 'ちょっと'],
    ['', ...messages, ...messages.map((each) => `${each}は`)],
    silences,
  ),
  ...phrases(['通知', 'お知らせ'], ['はしばらく', 'しばらく', 'は少し', 'は今日は', 'は今日はもう'], silences),
  ...['静かにして', 'しずかにして', '今日は静かにして', 'そっとしておいて', 'もういらない', '今日はもういい'],
  ...['休みを終える', '休みを終わる', 'お知らせを再開', '通知を再開', 'また受け取る', 'また受け取りたい'],
  ...['snooze', 'pause messages', 'no more today', 'no more messages today', 'do not disturb', 'not today'],
  ...['stop for today', 'stop for a while', 'give me a break', 'take a break', 'end the break', 'resume messages'],
];
