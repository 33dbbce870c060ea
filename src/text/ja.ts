import { campaignJa } from './campaign-ja.ts';
import { japaneseDay, japaneseDayTime, japaneseTime } from './format.ts';
import { lightsOutJa } from './lights-out-ja.ts';
import { monthJa } from './month-ja.ts';
import { invitationJa } from './one-on-one-invitation.ts';
import { oneOnOneJa } from './one-on-one-ja.ts';
import { oneOnOneMentorJa, oneOnOneShareJa, oneOnOneTeamJa } from './one-on-one-team-ja.ts';
import { overtimeCapsJa } from './overtime-caps-ja.ts';
import { overtimeJa } from './overtime-ja.ts';
import { overtimeMovedJa } from './overtime-moved-ja.ts';
import { overtimeReadingJa } from './overtime-reading-ja.ts';
import { overtimeSettingsJa } from './overtime-settings-ja.ts';
import { overtimeUnitsJa } from './overtime-units-ja.ts';
import { questionsJa } from './questions-ja.ts';
import { remarksJa } from './remarks-ja.ts';
import { resultsJa } from './results-ja.ts';
import type { Texts } from './texts.ts';
import { voiceJa } from './voice-ja.ts';

/** 日本語。です・ます、短く、お願いより先に理由を、どのお知らせにも断り方を。 */
export const ja: Texts = {
  language: 'ja',
  common: {
    send: '送信',
    cancel: 'やめる',
    choose: '選ぶ',
    more: (count) => `ほか${count}件`,
    empty: (label) => `「${label}」が、まだ空です。`,
    unknownPerson:
      'はじめまして、灯り（Akari）です。職員の名簿にまだお名前が見つかりません。お手数ですが、システムの管理者にお知らせください。',
    oldButton: 'このボタンは、いまは使えません。「メニュー」と送ると、はじめから選べます。',
    notAllowed: 'この操作は、担当の推進者だけができます。',
    sorry: 'うまく処理できませんでした。少し待って、もう一度お試しください。',
  },
  menu: {
    title: '灯り',
    hello: (name) => `${name}さん、おつかれさまです。`,
    didNotUnderstand: (said) => `「${said}」は、うまく読み取れませんでした。次の中から選べます。`,
    canDo: '「パルス」「残業」「1on1」「設定」と送っても開けます。',
    pulse: 'やりがいパルス',
    settings: '設定',
    privacy: '回答の扱い',
    privacyTitle: '回答の扱い',
    privacyText:
      'お名前は回答と切り離して保存します。締め切ると、つなぐための鍵を消すので、だれの回答かは運営側にも分からなくなります。職場に見せるときは、5人以上の集計だけです。人事評価には使いません。',
    privacyWho: 'だれが答えたかは、管理職にも推進者にも見せません。',
    privacyOvertime:
      '残業の申告と実績は、確認する方と、法令で必要な集計のために保存します。退庁の時刻を比べたり、順位をつけたりすることはありません。',
    privacyPlatform: 'ボタンを押した記録は、SlackやTeamsの側に残ることがあります。',
    back: 'メニューに戻る',
  },
  settings: {
    title: '設定',
    intro: '受け取り方を選べます。理由はうかがいません。',
    language: 'ことば',
    languages: { ja: '日本語', en: 'English', yasashii: 'やさしい日本語' },
    place: '受け取る場所',
    places: { slack: 'Slack', teams: 'Teams' },
    kinds: {
      pulse: 'やりがいパルス',
      'pulse-reminder': 'パルスの再案内',
      'pulse-results': 'みんなの結果',
      'overtime-actual': '残業の実績の確認',
      'one-on-one': '1on1のお知らせ',
      campaign: 'キャンペーン',
      'lights-out': '消灯のお知らせ',
      approval: '承認のお願い',
      'standby-over': '待機解除',
      'cap-warning': '超過勤務の上限のお知らせ',
      health: '医師の面接のご案内',
    },
    state: (on) => (on ? '届きます' : '止めています'),
    stoppedWith: (kind) => `止めています（${kind}を止めているため）`,
    stop: (kind) => `${kind}を止める`,
    resume: (kind) => `${kind}を受け取る`,
    saved: '変更しました。',
    speak: 'これからは、日本語でお話ししますか。',
    speakYes: '日本語にする',
  },
  today: {
    title: '今日届いたもの',
    none: '今日は、灯りからお送りしたお知らせはありません。',
    came: (count) => `今日、灯りからお送りしたお知らせは${count}件です。`,
    at: japaneseTime,
    ifOpen: '回答がまだのときだけ、届きます',
    waits: (until, zone, because) => `${japaneseDayTime(until, zone)}以降にお送りします（${because}）`,
    dropped: (because) => `お送りしません（${because}）`,
    reasons: {
      'day-full': '1日の上限のため',
      'week-full': '1週間の上限のため',
      'kind-full': 'この種類の上限のため',
      'quiet-hours': '夜間や休みの日のため',
      snoozed: 'お休み中のため',
      'too-late': '時期を過ぎたため',
      'over-budget': '上限のため',
      undelivered: 'お届けできなかったため',
    },
    limits:
      '灯りから始めるお知らせは、1日2件、1週間7件までです（やりがいパルスの日は3件）。健康や承認のお知らせは、上限を超えても届きます。',
  },
  rest: {
    title: 'しばらく休む',
    intro: 'お知らせをしばらく休めます。理由はうかがいません。',
    until: (day) => `${japaneseDay(day)}の朝まで、お知らせを休みます。`,
    ended: 'お知らせを再開しました。',
    end: '休みを終える',
    choices: { tomorrow: '明日の朝まで', monday: '月曜の朝まで' },
    chooseDay: '日を選ぶ',
    day: 'お知らせを再開する日',
    outside: (days) => `明日から${days}日以内の日を選べます。`,
    duties: '待てるものは、休みの後にお送りします。健康や勤務時間の上限、承認のお知らせは、休みの間も届きます。',
  },
  care: {
    thanks: 'こちらこそ、ありがとうございます。',
    noted: 'ありがとうございます。',
    goodWork: 'おつかれさまです。',
    morning: 'おはようございます。',
    hello: 'こんにちは。「メニュー」と送ると、できることを選べます。',
    evening: 'こんばんは。',
    tired: 'おつかれさまです。話してくださって、ありがとうございます。無理をせず、少しでも休めますように。',
    nearby: '職場では、産業医や健康管理室、相談窓口に話すこともできます。',
    byPhone: (number, elsewhere) =>
      `電話で話せるところもあります。よりそいホットライン ${number}（24時間・無料。岩手・宮城・福島からは ${elsewhere}）`,
    life: '話してくださって、ありがとうございます。とてもつらい中にいらっしゃるのですね。一人で抱えなくて大丈夫です。無料で話を聞いてくれるところがあります。',
    danger: 'いますぐ危ないと感じるときは、119（救急）か110（警察）に電話してください。',
    lifelines: {
      yorisoi: { name: 'よりそいホットライン', call: (number) => `${number}（24時間）` },
      yorisoiTohoku: { name: '同（岩手・宮城・福島から）', call: (number) => `${number}（24時間）` },
      sos: { name: '#いのちSOS', call: (number) => number },
      denwa: { name: 'いのちの電話', call: (number) => `${number}（毎日16時から21時）` },
    },
    guide: 'まもろうよ こころ（厚生労働省）',
    unkept: '灯りは、いまの言葉を保存せず、だれにも伝えません。送った文は、SlackやTeamsの側に残ります。',
  },
  pulse: {
    questions: questionsJa,
    scale: {
      5: 'とてもそう思う',
      4: 'どちらかといえばそう思う',
      3: 'どちらともいえない',
      2: 'どちらかといえばそう思わない',
      1: 'まったくそう思わない',
    },
    shares: { 5: '8割以上', 4: '6〜7割', 3: '半分くらい', 2: '2〜3割', 1: 'ほとんどない' },
    newcomer:
      'はじめまして、灯りです。週に一度、仕事のやりがいを短くうかがいます。お名前は回答と切り離して保存し、締め切ると、つなぐ鍵を消します。職場に返すのは5人以上の集計だけで、人事評価には使いません。今週は1問だけです。',
    intro: (questions) =>
      `1週間おつかれさまでした。${questions}問だけ、教えていただけますか（約${questions === 1 ? 10 : 20}秒）。お名前は回答と切り離して保存し、5人以上の集計だけを職場に返します。`,
    number: (index, of) => (of === 1 ? '' : `Q${index}（全${of}問）　`),
    answered: (index) => `Q${index}　`,
    skip: '今週は答えない',
    settings: 'お知らせの設定',
    change: (index) => `Q${index}を変える`,
    thanks: 'ありがとうございます。受け取りました。',
    now: 'いまの回答です。',
    keep: '変えずに戻る',
    takeBack: '今週は答えない（回答を取り消す）',
    untilClosing: (closesAt, zone) => `${japaneseDayTime(closesAt, zone)}の締切までは、いつでも変えられます。`,
    skipped: '承知しました。今週はお答えにならなくて大丈夫です。',
    takenBack: '承知しました。今週の回答は取り消しました。ひとことも残りません。',
    answerAfterAll: 'やっぱり答える',
    reminder: (lastWeek, questions) =>
      `${lastWeek ? '先週' : '今週'}の${questions}問、まだ間に合います（本日17時まで）。お忙しければ、このままで大丈夫です。今週のご案内はこれで最後です。`,
    answer: '答える',
    skipThisWeek: '今週は休む',
    closed: (next) =>
      `この回は締め切りました。締切までにいただいた回答は受け取っています。${next ? `次回は${japaneseDay(next)}です。` : ''}`,
    nothingOpen: (next) =>
      next
        ? `いま、うかがっている質問はありません。次回は${japaneseDay(next)}の15時です。`
        : 'いま、うかがっている質問はありません。',
    notAsked: '今週は、所属の部署にはうかがっていません。',
    comment: 'ひとこと書く',
    commentTitle: 'ひとこと',
    commentWarning:
      'お名前や、だれのことか分かる出来事は書かないでください。ひとことは局の単位で保存します。職場に見せるのは、10人以上の声が集まったときだけで、順番も入れ替えます。',
    commentLabel: '今週の仕事について、ひとこと',
    commentHint: '500文字まで。空のまま送ると、何も残りません。',
    commentHintEarlier: '500文字まで。消して送ると、前のひとことを取り消します。',
    commentTooLong: (limit) => `${limit}文字までにすると、送れます。`,
    commentThanks: 'ひとことも受け取りました。',
    commentTakenBack: 'ひとことは取り消しました。',
    current: (label) => `いまの回答：${label}`,
  },
  programme: {
    title: (unit) => `やりがいパルス：${unit}`,
    state: '状態',
    running: (cadence) => `実施中（${cadence}）`,
    paused: '止めています',
    cadences: { weekly: '毎週', fortnightly: '隔週', monthly: '毎月、最初の週' },
    cadence: '頻度を変える',
    next: '次回',
    nextAt: (day) => `${japaneseDay(day)}15時`,
    noNext: '予定なし',
    lastRound: (askOn, open) => `${japaneseDay(askOn)}の回${open ? '（受付中）' : '（締切済み）'}`,
    noRound: 'まだ実施していません。',
    asked: 'お願いした人',
    answered: '答えた人',
    people: (count) => `${count}人`,
    fewerThanFive: '5人未満',
    withheld: '表示しません（差し引きで少ない人数が分かるため）',
    nextQuestions: '次回の質問',
    start: '始める',
    pause: '止める',
    pick: '12週目の質問を選ぶ',
    pickTitle: '12週目の質問',
    pickNote: (expected) => `組織の全員に同じ2問をうかがいます。次の12週目は${japaneseDay(expected)}の予定です。`,
    pickFirst: '2問目',
    pickSecond: '3問目',
    pickSame: '2つの質問は、別のものを選んでください。',
    picked: '12週目の質問を決めました。',
    onlyRoot: '12週目の質問は、組織全体の推進者だけが選べます。',
    started: (next) => `始めました。${next ? `次回は${japaneseDay(next)}です。` : ''}`,
    pausedNow: '止めました。受付中の回は締切まで答えられますが、新しいご案内は送りません。',
    changed: (cadence, next) => `${cadence}に変えました。${next ? `次回は${japaneseDay(next)}です。` : ''}`,
    below: (units) => `この下の${units}部署には、別の設定があります。ここで変えると、同じ設定にそろいます。`,
    own: '自分の回答へ',
    note: '人数は5人から表示します。だれが答えたかは、だれにも表示しません。',
  },
  campaign: campaignJa,
  month: monthJa,
  voice: voiceJa,
  lightsOut: lightsOutJa,
  oneOnOne: oneOnOneJa,
  ...{ oneOnOneTeam: oneOnOneTeamJa, oneOnOneMentor: oneOnOneMentorJa, oneOnOneShare: oneOnOneShareJa },
  overtime: overtimeJa,
  overtimeCaps: overtimeCapsJa,
  overtimeMoved: overtimeMovedJa,
  overtimeReading: overtimeReadingJa,
  overtimeSettings: overtimeSettingsJa,
  oneOnOneInvitation: invitationJa,
  overtimeUnits: overtimeUnitsJa,
  results: resultsJa,
  remarks: remarksJa,
  format: { day: japaneseDay, dayTime: japaneseDayTime },
};
