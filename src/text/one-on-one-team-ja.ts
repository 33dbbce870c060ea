import { japaneseDay, japaneseDayTime } from './format.ts';
import type {
  OneOnOneDigestTexts,
  OneOnOneMentorTexts,
  OneOnOneShareTexts,
  OneOnOneTeamTexts,
  TeamSettingsTexts,
  TeamStandTexts,
  TeamStartTexts,
} from './one-on-one-team-texts.ts';

const stand: TeamStandTexts = {
  known: 'まだ始めていません',
  fixed: japaneseDayTime,
  over: (from, zone) => `${japaneseDayTime(from, zone)}（終わりました）`,
  asked: '候補を送りました',
  open: (around) => `${japaneseDay(around)}ごろ（時間はこれから決まります）`,
  finding: '空いている時間を探しています',
  unplaced: (why) => `時間が見つかりません：${why}`,
  why: {
    'hours-apart': 'お二人の勤務時間が重なりません',
    busy: 'お二人とも空いている時間がありません',
    full: '1on1が1日の上限まで入っている日ばかりです',
    away: 'どちらかがお休みの日ばかりです',
  },
  paused: (until) => `お休み中（${japaneseDay(until)}から再開）`,
};

const start: TeamStartTexts = {
  all: (people) => `チームで始める（${people}人）`,
  one: '始める',
  sure: (people) => `${people}人と、月1回30分で予定を組みます。まずご本人に候補を3つお送りします。`,
  newcomers: (people) => `このうち、異動や採用から3か月以内の${people}人とは、慣れるまで2週間に1回にします。`,
  otherwise:
    'お返事がなければ、遅くとも3勤務日後までに、空いている候補が入ります。回数や長さは、お一人ずつ、いつでも変えられます。',
  yes: '始める',
  no: 'やめておく',
  started: (people) => `${people}人との1on1を始めました。ご本人に候補をお送りします。`,
  startedOne: (name) => `${name}さんとの1on1を始めました。ご本人に候補をお送りします。`,
  none: '新しく始める方はいません。',
};

const settings: TeamSettingsTexts = {
  open: '入れ方の設定',
  title: '1on1の入れ方',
  note: '1on1を入れる数と、入れない時間を決められます。すでに決まった予定は変わりません。',
  perDay: '1日に入れる数（上限）',
  perDayOf: (count) => `${count}件`,
  weekday: (slot) => `入れない時間${slot}：曜日`,
  time: (slot) => `入れない時間${slot}：時間`,
  timeLike: '9:00〜12:00',
  weekdays: { 1: '月曜', 2: '火曜', 3: '水曜', 4: '木曜', 5: '金曜' },
  none: 'なし',
  incomplete: '時間を「9:00〜12:00」のように書くと、保存できます。',
  backwards: '終わりの時刻を、始まりより後にすると、保存できます。',
  saved: '入れ方を保存しました。これから決める予定に使います。',
  now: (perDay, focus) =>
    `1on1を入れるのは、1日に${perDay}まで。${focus.length === 0 ? '' : `入れない時間：${focus.join('、')}。`}`,
  slot: (weekday, from, until) => `${weekday}${from}〜${until}`,
};

const digest: OneOnOneDigestTexts = {
  title: (day) => `1on1のまとめ：${japaneseDay(day)}`,
  settled: (people) => `${people}人との時間が決まりました。予定表で確かめなくて済むように、まとめてお知らせします。`,
  unplaced: '次の方とは、時間が見つかりませんでした。時間を選ぶことも、少し先に延ばすこともできます。',
  displaced: '次の方との時間は、同じときに決まったほかの1on1と重なりました。ご本人に、ほかの時間をお聞きします。',
  line: (name, from, minutes, zone) => `${name}さん：${japaneseDayTime(from, zone)}（${minutes}分）`,
  why: (name, why) => `${name}さん：${why}`,
  move: (name) => `${name}さんとの日を変える`,
  look: (name) => `${name}さんとの時間を選ぶ`,
  all: 'チームの1on1を見る',
};

export const oneOnOneTeamJa: OneOnOneTeamTexts = {
  menu: 'チームの1on1',
  title: 'チームの1on1',
  intro: '次の予定が近い順に並んでいます。予定のない方は、待っている期間が長い順です。',
  empty: '1on1の相手は、いまはいません。名簿が更新されると、ここに出ます。',
  nobody: 'この一覧は、1on1の相手がいる管理職やメンターの方のためのものです。ご自分の1on1は「1on1」で見られます。',
  mentee: (name) => `${name}さん（メンターとして）`,
  ...{ stand, start, settings, digest },
  open: (name) => `${name}さん`,
  row: (who, stand) => `${who}：${stand}`,
  page: (first, last, all) => `${all}人のうち${first}〜${last}人目`,
  before: '前へ',
  after: '次へ',
};

export const oneOnOneMentorJa: OneOnOneMentorTexts = {
  menu: 'メンター',
  how: '相手の方は、メールアドレスか職員番号でも指定できます（例：「hanako@example.go.jp と1on1」）。お名前で探せるのは、ご自分の部署の方と、近くの部署の管理職です。',
  notFound: (said) => `「${said}」さんを、近くの部署から見つけられませんでした。`,
  which: (said) => `「${said}」に当てはまる方が何人かいます。どなたですか。`,
  person: (name, unit) => `${name}さん（${unit}）`,
  sure: (name) => `${name}に、1on1の相手をお願いしますか。上司のほかにも話せる相手がいると、相談しやすくなります。`,
  sureThen:
    'お返事があるまでは、いまの相手のままです。引き受けていただけたら、相手が替わります。だれにお願いしたかは、上司の方には伝えません。',
  ask: 'お願いする',
  no: 'やめておく',
  left: 'お願いはしませんでした。',
  asked: (name) => `${name}さんにお願いしました。お返事があったら、ここでお知らせします。`,
  waiting: (name) => `${name}さんのお返事を待っています。`,
  withdraw: 'お願いを取り下げる',
  withdrawn: 'お願いを取り下げました。いまの相手のままです。',
  self: 'ご自分を相手にすることはできません。ほかの方のお名前を送ると、お願いできます。',
  already: (name) => `${name}さんは、もう1on1の相手です。`,
  request: {
    title: '1on1のお願い',
    says: (name, unit) =>
      `${name}さん（${unit}）が、あなたと1on1で話したいと希望しています。月1回30分ほど、仕事や今後のことを聞く役目です。`,
    what: '引き受けると、お二人の空いている時間を灯りが探します。難しいときは、お断りいただけます。理由はいりません。',
  },
  accept: '引き受ける',
  decline: '今は難しい',
  accepted: (name) => `ありがとうございます。${name}さんとの1on1を始めます。ご本人に時間の候補をお送りします。`,
  declined: 'わかりました。ご本人には、今は難しいということだけをお伝えします。',
  over: 'このお願いは、いまはありません。',
  refused: (name) => `${name}さんは、今は1on1を引き受けるのが難しいそうです。ほかの方にお願いすることもできます。`,
  stays: 'いまの相手のままです。',
  toHead: '上司との1on1に戻す',
  toHeadSure: (name) => `いまは${name}さんがメンターです。上司との1on1には、いつでも戻せます。理由はいりません。`,
  backAtHead: '上司との1on1に戻しました。時間の候補を、あらためてお送りします。',
  noMentor: 'いまは、メンターはいません。',
  stop: {
    open: 'メンターを終える',
    sure: (name) =>
      `${name}さんのメンターを終えますか。これからの予定は取り消し、ご本人には、理由は伝えずにお知らせします。`,
    yes: '終える',
    done: (name) => `わかりました。${name}さんとの1on1は、ここまでにします。`,
    told: (name) => `${name}さんとの1on1は、ひと区切りになりました。ほかの方にお願いすることもできます。`,
    next: 'これからは、上司との1on1に戻ります。',
  },
};

const monthOf = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

export const oneOnOneShareJa: OneOnOneShareTexts = {
  menu: '1on1の実施状況',
  title: (unit, month) => `1on1の実施状況：${unit}（${monthOf(month)}）`,
  month: monthOf,
  asOf: (day) => `${day.slice(0, 4)}年${japaneseDay(day)}の集計です。その後に答えがあった分は入っていません。`,
  says: (pairs, range) => `${pairs}組のうち、1回以上話せたのは${range}です。`,
  nothing: '組の数が少ないか、少しだけ人の動きがあったため、この部署のこの月の数は表示していません。',
  columns: { unit: '部署', pairs: '組', held: '話せた組', share: '割合' },
  itself: (unit) => `${unit}（全体）`,
  pairs: (count) => `${count}組`,
  between: (from, to) => `${from}〜${to}組`,
  atLeast: (from) => `${from}組以上`,
  atMost: (to) => `${to}組以下`,
  percentBetween: (from, to) => `${from}〜${to}%`,
  percentAtLeast: (from) => `${from}%以上`,
  percentAtMost: (to) => `${to}%以下`,
  untold: '—',
  why: 'だれのことかわからないように、5組以上の部署だけを幅で表示します。お休み中の組も数に入ります。「—」は、組の数が少ない、人の動きが1〜4人あった、ほかの数から計算できる、のいずれかです。部署の並びは組織図の順です。',
  use: '時間を取れるように、仕事の量や会議を見直すための数です。部署を比べたり、人事評価に使ったりはしません。',
  noMonth: (unit) =>
    `「${unit}」には、まだ集計した月がありません。1on1の実施状況は、翌月の3勤務日目に数えて、ここに表示します。`,
  choose: '部署を選ぶ',
  chooseMonth: '月を選ぶ',
  above: (unit) => `上の部署へ（${unit}）`,
  more: (units) => `続きの${units}部署`,
};
