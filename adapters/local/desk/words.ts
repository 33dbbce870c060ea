/** Every word of the desk itself. What Akari says comes from Akari. */
export const words = {
  pageTitle: 'Akari（灯り）のデスク',
  productName: 'Akari',
  productReading: '灯り',

  // What the server answers.
  gone: 'この画面は古くなっています。開き直してみてください。',
  badAnswer: 'Akari の答えの形が、このアプリの約束に合いませんでした。右の「やりとり」で中身を見られます。',
  botFailed: (status: number, detail: string): string => {
    const why = status === 0 ? '答えがありませんでした' : `エラー（${status}）が返りました`;
    return `Akari から${why}。少し待って、もう一度お試しください。${detail}`;
  },
  unknownPerson: 'その方は名簿に見つかりませんでした。左の一覧から選んでください。',
  notOnSlack: 'この方は Slack を使っていません。',
  notOnTeams: 'この方は Teams を使っていません。',
  nowhere: 'この方の画面は、ここでは再現していません（実際の Slack・Teams で動いています）。',
  badRequest: '送られた内容を読み取れませんでした。ページを読み込み直してみてください。',
  onlyHere: 'このデスクは、動かしているパソコンの中だけで使えます。',
  unknownExchange: 'このやりとりは、もう残っていません。',
  buildFailed: '画面の組み立てに失敗しました。',

  // People.
  skip: '会話へ進む',
  people: '人をえらぶ',
  filter: 'しぼりこみ',
  filterPlaceholder: '名前・部署・役割',
  peopleCount: (shown: number, total: number): string =>
    shown === total ? `${total}人` : `${total}人のうち${shown}人`,
  nobody: 'あてはまる人がいません。',
  onlyUnread: '未読のある人だけ',
  unread: (count: number): string => `未読${count}件`,
  openPeople: '人をえらぶ',

  // Clock.
  clock: '時計',
  clockOf: 'ためしの時刻',
  jumpTo: '時刻を進める',
  thursday: '木曜 15:00',
  fridayMorning: '金曜 10:00',
  fridayEvening: '金曜 17:00',
  tonight: '今日 19:30',
  tomorrow: '翌朝 8:30',
  nextWeek: '1週間後',
  dateTime: '日時を指定',
  go: '進める',
  moving: '時計を進めています…',
  moved: (to: string): string => `${to} に進みました。`,
  arrived: (people: number, messages: number): string =>
    messages === 0 ? '新しく届いたものはありません。' : `${people}人に${messages}件届きました。`,
  clockFailed: '時計を進められませんでした。',
  backwards: '時計は戻せません。今より後の日時を指定してください。',
  dismiss: '閉じる',

  // Conversation.
  slack: 'Slack',
  teams: 'Teams',
  place: '使う場所',
  messagesTab: 'メッセージ',
  homeTab: 'ホーム',
  conversationWith: (name: string): string => `${name} さんと Akari の会話`,
  noMessages: 'まだ何も届いていません。',
  noMessagesHint: '上の「木曜 15:00」で時計を進めるか、下から話しかけてみてください。',
  homeEmpty: 'ホームには、まだ何も出ていません。',
  you: 'あなた',
  app: 'アプリ',
  edited: '（更新）',
  onlyYou: 'あなただけに見えています',
  write: (name: string): string => `${name} さんとして Akari に書く`,
  writePlaceholder: 'Akari へのメッセージ',
  send: '送る',
  sending: '送っています…',
  sendHint: 'Ctrl（⌘）+ Enter で送信',
  command: '/akari',
  commandHelp: 'メッセージ欄の文を /akari コマンドとして送ります',
  choose: 'えらぶ',
  optional: '（任意）',
  cancel: 'キャンセル',
  close: '閉じる',
  newMessage: (text: string): string => `Akari から新しいメッセージ：${text}`,
  failed: '送れませんでした。もう一度お試しください。',
  offline: 'Akari につながっていません。動いているか確かめてください。',
  cannotShow: 'このカードは表示できませんでした。',
  cannotShowPart: 'この部分は、ためしのデスクでは表示できません。',
  required: '入力してください。',

  // Welcome.
  welcome: 'Akari をためしてみましょう',
  welcomeText: '架空の省庁の職員になって、Slack や Teams での Akari の動きを体験できます。外部には何も送られません。',
  steps: [
    '左の一覧から、だれになるかを選びます。',
    '上の「木曜 15:00」で時計を進めると、週に一度の問いかけが届きます。',
    '届いたメッセージのボタンを押して答えます。話しかけることもできます。',
  ],
  startAs: 'まずは、この人から',
  roleHelp: {
    職員: '3つの問いに答えてみる',
    管理職: '部署の長として答える',
    推進者: '予定と回答数を見る',
    管理者: 'Akari を管理する',
  },

  // Payload panel.
  traffic: 'やりとり',
  trafficHelp: '実際に送受信している中身です',
  noTraffic: 'まだやりとりはありません。',
  toBot: 'Akari へ',
  fromBot: 'Akari から',
  request: '送った内容',
  response: '返った内容',
  onlyThisPerson: 'この人のものだけ',
  noAnswer: '応答なし',
  loading: '読み込み中…',
} as const;
