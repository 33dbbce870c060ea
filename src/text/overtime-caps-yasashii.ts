import type { CalendarMonth, YearKind } from '../overtime/fiscal.ts';
import type { CapUse } from '../overtime/limits/caps.ts';
import type { HealthCause } from '../overtime/limits/health.ts';
import type { Step } from '../overtime/limits/warnings.ts';
import { japaneseDay, japaneseWeekday } from './format.ts';
import { averageMinutes, firstCause, hoursAndMinutes } from './overtime-caps-parts.ts';
import type { OvertimeCapsTexts } from './overtime-caps-texts.ts';

const duration = (minutes: number): string => {
  const { hours, rest } = hoursAndMinutes(minutes);
  if (hours === 0) return `${rest}分`;
  return rest === 0 ? `${hours}時間` : `${hours}時間 ${rest}分`;
};

const month = (name: CalendarMonth): string => `${Number(name.slice(5))}月`;
const months = (names: readonly CalendarMonth[]): string =>
  names.map((name) => `${name.slice(0, 4)}年 ${month(name)}`).join('、');

const yearName = ({ from }: CapUse, year: YearKind): string => `${from.slice(0, 4)}年${year === 'fiscal' ? '度' : ''}`;

const counted = ({ counts }: Pick<CapUse, 'counts'>): string =>
  counts === 'both' ? '残業と 休みの 日の 仕事' : '残業';

const cap = (use: CapUse, year: YearKind): string => {
  switch (use.cap) {
    case 'month':
      return `${month(use.to)}の ${counted(use)}`;
    case 'year':
      return `${yearName(use, year)}の ${counted(use)}`;
    case 'average':
      return `${month(use.from)}から ${month(use.to)}までの ${counted(use)}の 平均`;
    case 'long-months':
      return `${yearName(use, year)}の、45時間より 多い 月`;
    default:
      return use.cap satisfies never;
  }
};

const amount = (use: CapUse, value: number): string => {
  if (use.cap === 'long-months') return `${value}か月`;
  return use.cap === 'average' ? duration(averageMinutes(use, value)) : duration(value);
};
const bound = (use: CapUse): string => amount(use, use.limit);
const limit = (use: CapUse): string => (use.inclusive ? `${bound(use)}まで` : `${bound(use)}より 少ない 時間`);
/** What is left of an average is what the month may still have. */
const left = (use: CapUse): string => {
  if (use.cap === 'long-months') return `あと ${use.left}か月`;
  return `${use.cap === 'average' ? `${month(use.to)}は ` : ''}あと ${duration(use.left)}`;
};

const fact = (use: CapUse, step: Step, year: YearKind): string => {
  const what = cap(use, year);
  switch (step) {
    case '80':
    case '95':
      return `${what}が ${amount(use, use.used)}に なりました。決まりは ${limit(use)}です。${left(use)}です。`;
    case '100':
      return `${what}が ちょうど ${bound(use)}に なりました。もう 残りは ありません。`;
    case 'passed':
      return `${what}が ${amount(use, use.used)}に なりました。決まり（${limit(use)}）を こえました。特例業務の 月が あります。`;
    case 'breached':
      return `${what}が ${amount(use, use.used)}に なりました。決まり（${limit(use)}）を こえました。`;
    default:
      return step satisfies never;
  }
};

const cause = (name: CalendarMonth, { window, minutes, counts }: HealthCause): string =>
  window === 1
    ? `${month(name)}の ${counted({ counts })}が ${duration(minutes)}`
    : `${month(name)}までの ${window}か月の ${counted({ counts })}の 平均が ${duration(averageMinutes({ window }, minutes))}`;
const because = (name: CalendarMonth, causes: readonly HealthCause[]): string =>
  firstCause(causes, (each) => cause(name, each));

const ask = (route = '人事の 担当か 健康管理の 担当'): string => `${route}に 聞けます。`;

/** 残業の 決まりの やさしい ことば。 */
export const overtimeCapsYasashii: OvertimeCapsTexts = {
  duration,
  regimes: { jiritsu: '自律部署', taritsu: '他律部署', kyotei36: '36協定（特別条項）' },
  counters: { overtime: '残業', holidayWork: '休みの 日の 仕事' },
  cap,
  limit,
  used: (use) => amount(use, use.used),
  left,
  special: '特例業務の 月',
  stands: (use) => {
    if (use.state === 'within') return `${left(use)}（${limit(use)}）`;
    if (use.state === 'reached') return `決まりと 同じ（${limit(use)}）`;
    return `${amount(use, use.used)}（決まりの ${limit(use)}を こえます）`;
  },
  shortly: (use) => (use.state === 'passed' || use.state === 'breached' ? '決まりを こえました' : left(use)),
  wouldPass: (use, year) =>
    `この 予定を 入れると、${cap(use, year)}が ${amount(use, use.used)}に なります。決まり（${limit(use)}）を こえます。このまま 申告 できます。`,
  chart: { title: '決まりに くらべて（%）', share: '割合', full: '決まり' },
  warning: {
    title: '残業の 決まりの お知らせ',
    healthTitle: '医師（お医者さん）との 話の お知らせ',
    details: 'くわしく 見る',
    talk: '相談したい',
    talkTold: (manager) => `${manager}さんに「相談したい」と 伝えました。`,
    talkNobody: '伝える 人が 名簿に いませんでした。上司か 人事の 担当に 直接 話す ことが できます。',
    wantsToTalk: (person) => `${person}さんが、残業の ことで 相談したいです。短い 時間でも、話を 聞いて もらえますか。`,
  },
  warnPerson: (use, step, year, manager) =>
    `${fact(use, step, year)}${manager === undefined ? '' : `${manager}さんにも 知らせて、いっしょに 考えるように お願いしました。`}働いた 時間は、そのまま 書いて だいじょうぶです。`,
  warnManager: (use, step, year, person) =>
    `${person}さんの ${fact(use, step, year)}本人にも 知らせました。仕事の 分けかたを いっしょに 考えて もらえますか。働いた 時間は、そのまま 残します。`,
  health: {
    request: (name, causes, route) =>
      `${because(name, causes)}に なりました。医師（お医者さん）と 話す ことが できます。${ask(route)}`,
    due: (name, causes, route) =>
      `${because(name, causes)}に なりました。医師（お医者さん）と 話す 決まりです。申しこまなくても、できます。${ask(route)}`,
    nobodyElse: 'この お知らせは、あなただけに 届いて います。体の ことは、ここでは 聞きません。',
  },
  forecast: (day, use, year) =>
    `今の ペースだと、${Number(day.slice(8))}日に ${cap(use, year)}が 決まり（${limit(use)}）に 届きそうです。`,
  averagesWithout: (names) => `${months(names)}の 記録が ありません。その 月が ある 平均は 出して いません。`,
  sumsWithout: (names) => `${months(names)}の 記録が ありません。その 月は 数えて いません。`,
  reviewBy: (day) =>
    `特例業務で 決まりを こえました。${day.slice(0, 4)}年 ${japaneseDay(day)}までに、理由を 調べて まとめます。いつまでかは、人事の 担当に 聞けます。`,
  settings: {
    title: '残業の 数えかたと 決まり',
    confirm:
      '資料だけでは わからなかった ことです。はじめの 設定で 動いて います。人事の 担当に 聞いて、変える ことが できます。',
    isDefault: 'はじめの 設定',
    names: {
      holidayWorkIn: '休みの 日の 仕事も 数える 決まり',
      year: '1年の 数えかた',
      averagesAcrossYears: '平均に 前の 年の 月も 入れる',
      doctorOnRequestFrom: '医師と 話せる 時間',
      healthCountsHolidayWork: '医師と 話す 時間に 休みの 日の 仕事も 入れる',
      managersHaveCaps: '管理職の 残業も 数える',
      movedYearLimit: '自律と 他律の 間で かわった 年の 決まり',
      movedKeepsCaps: '他律から 自律に かわった あとも、平均と 月の 数を 数える',
      movedCountsBefore: 'かわる 前の 月も 数える',
      specialMayPass: '特例業務で こえて よい 決まり',
      reviewWithinMonths: '特例業務の 理由を まとめる 時',
      reviewFrom: 'いつから 数えるか',
      pastMidnight: '夜 0時の あとの 仕事の 日',
      statutoryRestDay: '法定休日',
      flexibleHours: 'フレックスタイムの 数字',
      confirmation: 'チャットでの 確認',
    },
    notes: {
      holidayWorkIn: '休みの 日の いつもの 時間の 仕事は、残業では ないと 考えて います。',
      year: '4月から 3月の 1年で 数えます。決まりの「1年」が 同じか、まだ わかりません。',
      averagesAcrossYears: '3月と 4月を いっしょに 平均するか、まだ わかりません。きびしい ほうで 数えます。',
      doctorOnRequestFrom: '80時間が 正しいか、まだ わかりません。',
      healthCountsHolidayWork: '休みの 日の 仕事も 入れるか、まだ わかりません。',
      managersHaveCaps: '管理職にも 決まりが あるか、まだ わかりません。',
      movedYearLimit: '他律から 自律に かわった 年は 720時間です。反対の ときは、まだ わかりません。',
      movedKeepsCaps: '決まりの 文を まだ 見て いません。きびしい ほうで 数えます。',
      movedCountsBefore: '決まりの 文を まだ 見て いません。きびしい ほうで 数えます。',
      specialMayPass: '月と 年は 資料に あります。平均と 月の 数は、資料に ありません。',
      reviewWithinMonths: '6か月が 正しいか、まだ わかりません。',
      reviewFrom:
        '月の 終わりからか、年度の 終わりからか、まだ わかりません。月の 終わりからなら、どちらでも 間に合います。',
      pastMidnight: '夜 0時の あとを どの 日に 数えるか、資料に ありません。月の 最後の 夜だけ、合計が かわります。',
      statutoryRestDay: '労働基準法の 職場だけの 設定です。ほかの 休みの 日の 仕事は、残業に なります。',
      flexibleHours: '一人ひとりの 働く 時間と 休みの 曜日で 数えます。制度の 数字は 使いません。',
      confirmation: '灯りの 確認は「事前確認」です。残業の 命令に なるかは、組織の 決まりで かわります。',
    },
    kinds: { month: '1か月', year: '1年', average: '2か月から 6か月の 平均', 'long-months': '45時間より 多い 月の 数' },
    values: {
      yes: 'はい',
      no: 'いいえ',
      none: 'なし',
      and: '、',
      year: { fiscal: '年度（4月から 3月）', calendar: '1月から 12月' },
      reviewFrom: { month: '月の 終わり', year: '年の 終わり' },
      pastMidnight: { 'day-begun': '仕事を はじめた 日', 'calendar-day': 'カレンダーの 日' },
      weekday: (weekday) => `${japaneseWeekday(weekday)}曜日`,
      months: (count) => `${count}か月の 間`,
    },
  },
};
