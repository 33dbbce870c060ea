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
  known: 'まだ 始めて いません',
  fixed: japaneseDayTime,
  over: (from, zone) => `${japaneseDayTime(from, zone)}（終わりました）`,
  asked: '時間の 案を 送りました',
  open: (around) => `${japaneseDay(around)}ごろ（時間は これから 決まります）`,
  finding: '空いて いる 時間を 探して います',
  unplaced: (why) => `時間が 見つかりません：${why}`,
  why: {
    'hours-apart': '2人の 働く 時間が 重なりません',
    busy: '2人とも 空いて いる 時間が ありません',
    full: 'どの 日も 1on1が いっぱいです',
    away: 'どの 日も どちらかの 人が 休みです',
  },
  paused: (until) => `休んで います（${japaneseDay(until)}から また 始める）`,
};

const start: TeamStartTexts = {
  all: (people) => `チームで 始める（${people}人）`,
  one: '始める',
  sure: (people) => `${people}人と、1か月に 1回 30分の 予定を 作ります。はじめに、その 人に 時間の 案を 3つ 送ります。`,
  newcomers: (people) => `この 中の、来てから 3か月より 短い ${people}人とは、はじめは 2週間に 1回です。`,
  otherwise:
    '返事が ない ときは、長くて 3日（休みの 日は 数えません）待って、空いて いる 時間に 決めます。回数や 長さは、一人ずつ、いつでも 変えられます。',
  yes: '始める',
  no: 'やめて おく',
  started: (people) => `${people}人との 1on1を 始めました。時間の 案を 送ります。`,
  startedOne: (name) => `${name}さんとの 1on1を 始めました。時間の 案を 送ります。`,
  none: '新しく 始める 人は いません。',
};

const settings: TeamSettingsTexts = {
  open: '入れ方の 設定',
  title: '1on1の 入れ方',
  note: '1on1を 入れる 数と、入れない 時間を 決められます。もう 決まった 予定は 変わりません。',
  perDay: '1日に 入れる 数（いちばん 多い 数）',
  perDayOf: (count) => `${count}つ`,
  weekday: (slot) => `入れない 時間${slot}：曜日`,
  time: (slot) => `入れない 時間${slot}：時間`,
  timeLike: '9:00〜12:00',
  weekdays: { 1: '月曜日', 2: '火曜日', 3: '水曜日', 4: '木曜日', 5: '金曜日' },
  none: 'なし',
  incomplete: '時間を「9:00〜12:00」の ように 書くと、決められます。',
  backwards: '「おわり」を「はじめ」より あとの 時間に すると、決められます。',
  saved: '入れ方を 決めました。これから 作る 予定に 使います。',
  now: (perDay, focus) =>
    `1on1は 1日に ${perDay}まで。${focus.length === 0 ? '' : `入れない 時間：${focus.join('、')}。`}`,
  slot: (weekday, from, until) => `${weekday} ${from}〜${until}`,
};

const digest: OneOnOneDigestTexts = {
  title: (day) => `1on1の まとめ：${japaneseDay(day)}`,
  settled: (people) => `${people}人との 時間が 決まりました。まとめて お知らせします。`,
  unplaced: '次の 人とは、時間が 見つかりませんでした。時間を 選ぶ ことも、先に 延ばす ことも できます。',
  displaced: '次の 人との 時間に、ほかの 1on1が ありました。ほかの 時間を その人に 聞きます。',
  line: (name, from, minutes, zone) => `${name}さん：${japaneseDayTime(from, zone)}（${minutes}分）`,
  why: (name, why) => `${name}さん：${why}`,
  move: (name) => `${name}さんとの 日を 変える`,
  look: (name) => `${name}さんとの 時間を 選ぶ`,
  all: 'チームの 1on1を 見る',
};

/** チームの 1on1の やさしい ことば。 */
export const oneOnOneTeamYasashii: OneOnOneTeamTexts = {
  menu: 'チームの 1on1',
  title: 'チームの 1on1',
  intro: '次の 予定が 近い 人から ならべて います。予定が ない 人は、長く 待って いる 人から です。',
  empty: '1on1を する 人は、今は いません。名簿が 新しく なると、ここに 出ます。',
  nobody: 'これは、1on1の 相手が いる 管理職や メンターの 人が 見る ものです。自分の 1on1は「1on1」で 見られます。',
  mentee: (name) => `${name}さん（メンターとして）`,
  ...{ stand, start, settings, digest },
  open: (name) => `${name}さん`,
  row: (who, stand) => `${who}：${stand}`,
  page: (first, last, all) => `${all}人の うち ${first}〜${last}人目`,
  before: '前へ',
  after: '次へ',
};

export const oneOnOneMentorYasashii: OneOnOneMentorTexts = {
  menu: 'メンター',
  how: '相手は、メールアドレスか 職員番号でも 選べます（例：「hanako@example.go.jp と1on1」）。名前で 探せるのは、自分の 部署の 人と、近くの 部署の 管理職です。',
  notFound: (said) => `「${said}」さんは、近くの 部署で 見つかりませんでした。`,
  which: (said) => `「${said}」の 人が 何人か います。だれですか。`,
  person: (name, unit) => `${name}さん（${unit}）`,
  sure: (name) => `${name}に、1on1の 相手を お願いしますか。上司では ない 人とも 話せると、相談しやすく なります。`,
  sureThen:
    '返事が あるまでは、今の 相手の ままです。「いいです」と 言って もらえたら、相手が 変わります。だれに お願いしたかは、上司に 言いません。',
  ask: 'お願いする',
  no: 'やめて おく',
  left: 'お願いは しませんでした。',
  asked: (name) => `${name}さんに お願いしました。返事が あったら、ここで お知らせします。`,
  waiting: (name) => `${name}さんの 返事を 待って います。`,
  withdraw: 'お願いを やめる',
  withdrawn: 'お願いを やめました。今の 相手の ままです。',
  self: '自分を 相手に する ことは できません。ほかの 人の 名前を 送ると、お願いできます。',
  already: (name) => `${name}さんは、もう 1on1の 相手です。`,
  request: {
    title: '1on1の お願い',
    says: (name, unit) =>
      `${name}さん（${unit}）が、あなたと 1on1で 話したいと 言って います。1か月に 1回 30分くらい、仕事や これからの ことを 聞く 役目です。`,
    what: '引き受けると、2人とも 空いて いる 時間を 探します。できない ときは、断る ことが できます。理由は いりません。',
  },
  accept: '引き受ける',
  decline: '今は むずかしい',
  accepted: (name) => `ありがとうございます。${name}さんとの 1on1を 始めます。時間の 案を 送ります。`,
  declined: 'わかりました。その 人には、今は むずかしい ことだけを お知らせします。',
  over: 'この お願いは、今は ありません。',
  refused: (name) =>
    `${name}さんは、今は 1on1を 引き受けるのが むずかしいそうです。ほかの 人に お願いする ことも できます。`,
  stays: '今の 相手の ままです。',
  stop: {
    open: 'メンターを やめる',
    sure: (name) =>
      `${name}さんの メンターを やめますか。これからの 予定は なくなります。理由は 言わないで、その 人に お知らせします。`,
    yes: 'やめる',
    done: (name) => `わかりました。${name}さんとの 1on1は、ここまでです。`,
    told: (name) => `${name}さんとの 1on1は、終わりました。ほかの 人に お願いする ことも できます。`,
    next: 'これからは、上司との 1on1に 戻ります。',
  },
  toHead: '上司との 1on1に 戻す',
  toHeadSure: (name) => `今は ${name}さんが メンターです。上司との 1on1には、いつでも 戻せます。理由は いりません。`,
  backAtHead: '上司との 1on1に 戻しました。時間の 案を もう一度 送ります。',
  noMentor: '今は、メンターは いません。',
};

const monthOf = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

export const oneOnOneShareYasashii: OneOnOneShareTexts = {
  menu: '部署の 1on1',
  title: (unit, month) => `部署の 1on1：${unit}（${monthOf(month)}）`,
  month: monthOf,
  asOf: (day) => `${day.slice(0, 4)}年${japaneseDay(day)}に 数えました。その あとの 答えは 入って いません。`,
  says: (pairs, range) => `${pairs}組の うち、1回でも 話せたのは ${range}です。`,
  nothing: 'この 部署の この 月の 数は 見せません。組が 少ないか、何人かの 人が 入ったり 出たり したからです。',
  columns: { unit: '部署', pairs: '組', held: '話せた 組', share: '%' },
  itself: (unit) => `${unit}（ぜんぶ）`,
  pairs: (count) => `${count}組`,
  between: (from, to) => `${from}〜${to}組`,
  atLeast: (from) => `${from}組か もっと`,
  atMost: (to) => `${to}組まで`,
  percentBetween: (from, to) => `${from}〜${to}%`,
  percentAtLeast: (from) => `${from}%か もっと`,
  percentAtMost: (to) => `${to}%まで`,
  untold: '—',
  why: 'だれの ことか わからない ように、5組より 少ない 部署は 見せません。数は「から・まで」で 見せます。休んで いる 組も 入って います。「—」は、組が 少ないか、何人かの 人が 動いたか、ほかの 数から 計算できる ときです。',
  use: '話す 時間を 作る ための 数です。部署を くらべたり、人事評価に 使ったり しません。',
  noMonth: (unit) =>
    `「${unit}」は、まだ 数えた 月が ありません。次の 月の、3日目の 仕事の 日に 数えます。そのあと ここで 見られます。`,
  choose: '部署を えらぶ',
  chooseMonth: '月を えらぶ',
  above: (unit) => `上の 部署へ（${unit}）`,
  more: (units) => `つづきの ${units}部署`,
};
