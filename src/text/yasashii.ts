import { campaignYasashii } from './campaign-yasashii.ts';
import { japaneseDay, japaneseDayTime, japaneseTime } from './format.ts';
import { lightsOutYasashii } from './lights-out-yasashii.ts';
import { monthYasashii } from './month-yasashii.ts';
<<<<<<< HEAD
import { oneOnOneMentorYasashii, oneOnOneShareYasashii, oneOnOneTeamYasashii } from './one-on-one-team-yasashii.ts';
import { oneOnOneYasashii } from './one-on-one-yasashii.ts';
=======
import { invitationYasashii } from './one-on-one-invitation.ts';
>>>>>>> jobs
import { overtimeCapsYasashii } from './overtime-caps-yasashii.ts';
import { overtimeMovedYasashii } from './overtime-moved-yasashii.ts';
import { overtimeReadingYasashii } from './overtime-reading-yasashii.ts';
import { overtimeSettingsYasashii } from './overtime-settings-yasashii.ts';
import { overtimeUnitsYasashii } from './overtime-units-yasashii.ts';
import { overtimeYasashii } from './overtime-yasashii.ts';
import { questionsYasashii } from './questions-yasashii.ts';
import { remarksYasashii } from './remarks-yasashii.ts';
import { resultsYasashii } from './results-yasashii.ts';
import type { Texts } from './texts.ts';
import { voiceYasashii } from './voice-yasashii.ts';

/** やさしい日本語。一つの文に一つのこと、二重否定なし、分かち書き。 */
export const yasashii: Texts = {
  language: 'yasashii',
  common: {
    send: '送る',
    cancel: 'やめる',
    choose: '選ぶ',
    more: (count) => `ほかに ${count}件 あります`,
    empty: (label) => `「${label}」が まだ 空です。`,
    unknownPerson:
      'はじめまして。灯り（Akari）です。名簿に あなたの 名前が ありません。システムの 管理者に 知らせてください。',
    oldButton: 'このボタンは もう 使えません。「メニュー」と 送ると、はじめから 選べます。',
    notAllowed: 'これは、担当の 推進者だけが できます。',
    sorry: 'うまく できませんでした。少し 待って、もう一度 やってみてください。',
  },
  menu: {
    title: '灯り',
    hello: (name) => `${name}さん、おつかれさまです。`,
    didNotUnderstand: (said) => `「${said}」は、うまく わかりませんでした。この中から 選べます。`,
    canDo: '「パルス」「残業」「設定」と 送っても 開けます。',
    pulse: 'やりがいの 質問',
    settings: '設定',
    privacy: '答えの 守り方',
    privacyTitle: '答えの 守り方',
    privacyText:
      'あなたの 名前と 答えは、別々に 保存します。締め切りの あとは、だれの 答えか、だれにも わかりません。職場に 見せる ときは、5人以上を まとめた 数だけです。人事の 評価には 使いません。',
    privacyWho: 'だれが 答えたかは、だれにも 見せません。',
    privacyOvertime:
      '残業の 連絡は、見る 人と、法律で 必要な 合計の ために しまって おきます。帰る 時間を 比べたり、順番を つけたり しません。',
    privacyPlatform: 'ボタンを 押した 記録は、Slackや Teamsに 残ることが あります。',
    back: 'メニューに 戻る',
  },
  settings: {
    title: '設定',
    intro: 'お知らせの 受け取り方を 選べます。理由は 聞きません。',
    language: 'ことば',
    languages: { ja: '日本語', en: 'English', yasashii: 'やさしい日本語' },
    place: '受け取る 場所',
    places: { slack: 'Slack', teams: 'Teams' },
    kinds: {
      pulse: 'やりがいの 質問',
      'pulse-reminder': 'もう一度の お知らせ',
      'pulse-results': 'みんなの 結果',
      'overtime-actual': '残業の 時間の 確認',
      'one-on-one': '1on1の お知らせ',
      campaign: 'キャンペーン',
      'lights-out': '帰る 時間の お知らせ',
      approval: '承認の お願い',
      'standby-over': '待つ 仕事の 終わり',
      'cap-warning': '残業の 決まりの お知らせ',
      health: 'お医者さんとの 話の お知らせ',
    },
    state: (on) => (on ? '届きます' : '止めています'),
    stoppedWith: (kind) => `止めています（${kind}を 止めて いるから）`,
    stop: (kind) => `${kind}を 止める`,
    resume: (kind) => `${kind}を 受け取る`,
    saved: '変えました。',
    speak: 'これから やさしい 日本語で 話しますか。',
    speakYes: 'やさしい 日本語に する',
  },
  today: {
    title: '今日 届いた もの',
    none: '今日は、お知らせを 送って いません。',
    came: (count) => `今日は、お知らせを ${count}つ 送りました。`,
    at: japaneseTime,
    ifOpen: 'まだ 答えて いない ときだけ 届きます',
    waits: (until, zone, because) => `${japaneseDayTime(until, zone)}から あとに 送ります（${because}）`,
    dropped: (because) => `送りません（${because}）`,
    reasons: {
      'day-full': '1日に 送る 数が いっぱいだから',
      'week-full': '1週間に 送る 数が いっぱいだから',
      'kind-full': 'この お知らせの 数が いっぱいだから',
      'quiet-hours': '夜や 休みの 日だから',
      snoozed: 'お知らせを 休んで いるから',
      'too-late': '時間が 過ぎたから',
      'over-budget': '送る 数が いっぱいだから',
      undelivered: '届ける ことが できなかったから',
    },
    limits:
      'お知らせは、1日に 2つ、1週間に 7つまでです（やりがいの 質問の 日は 3つ）。健康や 承認の お知らせは、もっと 届く ことが あります。',
  },
  rest: {
    title: 'しばらく 休む',
    intro: 'お知らせを しばらく 休む ことが できます。理由は 聞きません。',
    until: (day) => `${japaneseDay(day)}の 朝まで、お知らせを 休みます。`,
    ended: 'また お知らせを 送ります。',
    end: '休みを 終わる',
    choices: { tomorrow: '明日の 朝まで', monday: '月曜日の 朝まで' },
    chooseDay: '日を 選ぶ',
    day: 'お知らせを また 受け取る 日',
    outside: (days) => `明日から ${days}日の 中の 日を 選べます。`,
    duties:
      'あとでも いい お知らせは、休みの あとに 送ります。健康や 働く 時間の 上限、承認の お知らせは、休みの 間も 届きます。',
  },
  care: {
    thanks: 'こちらこそ、ありがとうございます。',
    noted: 'ありがとうございます。',
    goodWork: 'おつかれさまです。',
    morning: 'おはようございます。',
    hello: 'こんにちは。「メニュー」と 送ると、できることを 選べます。',
    evening: 'こんばんは。',
    tired: 'おつかれさまです。話してくれて ありがとうございます。無理を しなくて いいです。',
    nearby: '職場の 医者（産業医）や 健康管理室、相談窓口の 人に 話しても いいです。',
    byPhone: (number, elsewhere) =>
      `電話で 話すことも できます。よりそいホットライン ${number}（24時間。お金は かかりません。岩手・宮城・福島からは ${elsewhere}）`,
    life: '話してくれて ありがとうございます。とても つらいのですね。一人で がまんしなくて いいです。話を 聞いてくれる 人が います。電話の お金は かかりません。',
    danger: '今 危ないと 思ったら、119（救急車）か 110（警察）に 電話してください。',
    lifelines: {
      yorisoi: { name: 'よりそいホットライン', call: (number) => `${number}（24時間）` },
      yorisoiTohoku: { name: '同じ（岩手・宮城・福島から）', call: (number) => `${number}（24時間）` },
      sos: { name: '#いのちSOS', call: (number) => number },
      denwa: { name: 'いのちの電話', call: (number) => `${number}（毎日 16時から 21時）` },
    },
    guide: 'まもろうよ こころ（厚生労働省）',
    unkept: '灯りは、このことばを 残しません。だれにも 言いません。送った 文は、Slackや Teamsに 残ります。',
  },
  pulse: {
    questions: questionsYasashii,
    scale: {
      5: 'とても そう思う',
      4: '少し そう思う',
      3: 'どちらでもない',
      2: 'あまり そう思わない',
      1: 'まったく そう思わない',
    },
    shares: { 5: '8割か それより 多い', 4: '6〜7割', 3: '半分くらい', 2: '2〜3割', 1: 'ほとんど ない' },
    newcomer:
      'はじめまして。灯りです。1週間に 1回、仕事に ついて 短い 質問を します。あなたの 名前と 答えは、別々に 保存します。締め切りの あとは、だれの 答えか わかりません。見せるのは 5人以上を まとめた 数だけです。今週の 質問は 1つだけです。',
    intro: (questions) =>
      `1週間 おつかれさまでした。質問は ${questions}つです（約${questions === 1 ? 10 : 20}秒）。あなたの 名前と 答えは、別々に 保存します。職場に 見せるのは、5人以上を まとめた 数だけです。答えなくても 大丈夫です。`,
    number: (index, of) => (of === 1 ? '' : `質問${index}（全部で${of}つ）　`),
    answered: (index) => `質問${index}　`,
    skip: '今週は 答えない',
    settings: 'お知らせの 設定',
    change: (index) => `質問${index}を 変える`,
    thanks: 'ありがとうございます。答えを 受け取りました。',
    now: '今の 答えです。',
    keep: '変えないで 戻る',
    takeBack: '今週は 答えない（答えを 消す）',
    untilClosing: (closesAt, zone) => `${japaneseDayTime(closesAt, zone)}まで、答えを 変えることが できます。`,
    skipped: 'わかりました。今週は 答えなくて 大丈夫です。',
    takenBack: 'わかりました。今週の 答えを 消しました。ひとことも 消しました。',
    answerAfterAll: 'やっぱり 答える',
    reminder: (lastWeek, questions) =>
      `${lastWeek ? '先週' : '今週'}の ${questions}つの 質問は、今日の 17時まで 答えられます。忙しい ときは、このままで 大丈夫です。今週の お知らせは これで 終わりです。`,
    answer: '答える',
    skipThisWeek: '今週は 休む',
    closed: (next) =>
      `今週の 質問は 締め切りました。締め切りまでに もらった 答えは、受け取っています。${next ? `次は ${japaneseDay(next)}です。` : ''}`,
    nothingOpen: (next) => `今、質問は ありません。${next ? `次は ${japaneseDay(next)}の 15時です。` : ''}`,
    notAsked: '今週は、あなたの 部署には 質問を していません。',
    comment: 'ひとこと 書く',
    commentTitle: 'ひとこと',
    commentWarning:
      '人の 名前や、だれのことか わかる ことは 書かないでください。ひとことは 局ごとに 保存します。職場に 見せるのは、10人以上が 書いた ときだけです。順番も 変えます。',
    commentLabel: '今週の 仕事に ついて、ひとこと',
    commentHint: '500文字まで。何も 書かないで 送ると、何も 残りません。',
    commentHintEarlier: '500文字まで。消して 送ると、前の ひとことも 消えます。',
    commentTooLong: (limit) => `${limit}文字までに すると、送れます。`,
    commentThanks: 'ひとことも 受け取りました。',
    commentTakenBack: 'ひとことを 消しました。',
    current: (label) => `今の 答え：${label}`,
  },
  programme: {
    title: (unit) => `やりがいの 質問：${unit}`,
    state: '今',
    running: (cadence) => `動いています（${cadence}）`,
    paused: '止めています',
    cadences: { weekly: '毎週', fortnightly: '2週間に 1回', monthly: '1か月に 1回（最初の 週）' },
    cadence: '回数を 変える',
    next: '次',
    nextAt: (day) => `${japaneseDay(day)}15時`,
    noNext: '予定は ありません',
    lastRound: (askOn, open) => `${japaneseDay(askOn)}の 回${open ? '（受け付けています）' : '（締め切りました）'}`,
    noRound: 'まだ していません。',
    asked: '聞いた 人',
    answered: '答えた 人',
    people: (count) => `${count}人`,
    fewerThanFive: '5人より 少ない',
    withheld: '見せません（引き算で、少ない 人の 数が わかるため）',
    nextQuestions: '次の 質問',
    start: '始める',
    pause: '止める',
    pick: '12週目の 質問を 選ぶ',
    pickTitle: '12週目の 質問',
    pickNote: (expected) => `全員に 同じ 2つの 質問を します。次の 12週目は ${japaneseDay(expected)}の 予定です。`,
    pickFirst: '2つ目の 質問',
    pickSecond: '3つ目の 質問',
    pickSame: '違う 質問を 2つ 選んでください。',
    picked: '12週目の 質問を 決めました。',
    onlyRoot: '12週目の 質問は、組織全体の 推進者だけが 選べます。',
    started: (next) => `始めました。${next ? `次は ${japaneseDay(next)}です。` : ''}`,
    pausedNow: '止めました。今の 回は、締め切りまで 答えられます。新しい お知らせは 送りません。',
    changed: (cadence, next) => `${cadence}に 変えました。${next ? `次は ${japaneseDay(next)}です。` : ''}`,
    below: (units) => `下の ${units}つの 部署には、別の 設定が あります。ここで 変えると、同じ 設定に なります。`,
    own: '自分の 答えへ',
    note: '人の 数は 5人から 見せます。だれが 答えたかは、だれにも 見せません。',
  },
  campaign: campaignYasashii,
  month: monthYasashii,
  voice: voiceYasashii,
  lightsOut: lightsOutYasashii,
  oneOnOne: oneOnOneYasashii,
  ...{
    oneOnOneTeam: oneOnOneTeamYasashii,
    oneOnOneMentor: oneOnOneMentorYasashii,
    oneOnOneShare: oneOnOneShareYasashii,
  },
  overtime: overtimeYasashii,
  overtimeCaps: overtimeCapsYasashii,
  overtimeMoved: overtimeMovedYasashii,
  overtimeReading: overtimeReadingYasashii,
  overtimeSettings: overtimeSettingsYasashii,
  oneOnOneInvitation: invitationYasashii,
  overtimeUnits: overtimeUnitsYasashii,
  results: resultsYasashii,
  remarks: remarksYasashii,
  format: { day: japaneseDay, dayTime: japaneseDayTime },
};
