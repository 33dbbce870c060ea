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
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
};

const month = (name: CalendarMonth): string => `${Number(name.slice(5))}月`;
const longMonth = (name: CalendarMonth): string => `${name.slice(0, 4)}年${month(name)}`;
const months = (names: readonly CalendarMonth[]): string => names.map(longMonth).join('、');

const yearName = ({ from }: CapUse, year: YearKind): string => `${from.slice(0, 4)}年${year === 'fiscal' ? '度' : ''}`;

const counted = ({ counts }: Pick<CapUse, 'counts'>): string => (counts === 'both' ? '超過勤務と休日勤務' : '超過勤務');

const cap = (use: CapUse, year: YearKind): string => {
  switch (use.cap) {
    case 'month':
      return `${month(use.to)}の${counted(use)}`;
    case 'year':
      return `${yearName(use, year)}の${counted(use)}`;
    case 'average':
      return `${month(use.from)}から${month(use.to)}までの${counted(use)}の平均`;
    case 'long-months':
      return `${yearName(use, year)}の、45時間を超えた月`;
    default:
      return use.cap satisfies never;
  }
};

const amount = (use: CapUse, value: number): string => {
  if (use.cap === 'long-months') return `${value}か月`;
  return use.cap === 'average' ? duration(averageMinutes(use, value)) : duration(value);
};
const bound = (use: CapUse): string => amount(use, use.limit);
const limit = (use: CapUse): string => `${bound(use)}${use.inclusive ? 'まで' : '未満'}`;

/** What is left of an average is what the month may still have. */
const remaining = (use: CapUse): string => {
  if (use.cap === 'long-months') return `残り${use.left}か月`;
  return use.cap === 'average' ? `${month(use.to)}の残り${duration(use.left)}` : `残り${duration(use.left)}`;
};

/** 36 of 45 hours are 8割; a minute more is 8割以上. */
const isMore = (use: CapUse, step: '80' | '95'): boolean => use.used * 100 > use.limit * Number(step);

const fact = (use: CapUse, step: Step, year: YearKind): string => {
  const what = cap(use, year);
  switch (step) {
    case '80':
    case '95': {
      const part =
        use.cap === 'long-months' ? '' : `の${step === '80' ? '8割' : '9割5分'}${isMore(use, step) ? '以上' : ''}`;
      return `${what}が${amount(use, use.used)}になりました（上限${bound(use)}${part}）。${remaining(use)}です。`;
    }
    case '100':
      return `${what}が、上限の${bound(use)}ちょうどになりました。残りはありません。`;
    case 'passed':
      return `${what}が${amount(use, use.used)}になり、上限（${limit(use)}）を超えました。特例業務の月が含まれています。`;
    case 'breached':
      return `${what}が${amount(use, use.used)}になり、上限（${limit(use)}）を超えました。`;
    default:
      return step satisfies never;
  }
};

const cause = (name: CalendarMonth, { window, minutes, counts }: HealthCause): string =>
  window === 1
    ? `${month(name)}の${counted({ counts })}が${duration(minutes)}`
    : `${month(name)}までの${window}か月の${counted({ counts })}の平均が${duration(averageMinutes({ window }, minutes))}`;
const because = (name: CalendarMonth, causes: readonly HealthCause[]): string =>
  firstCause(causes, (each) => cause(name, each));

const WHERE = '人事担当か健康管理担当';

/** 超過勤務の上限の言葉。 */
export const overtimeCapsJa: OvertimeCapsTexts = {
  duration,
  regimes: { jiritsu: '自律部署', taritsu: '他律部署', kyotei36: '36協定（特別条項）' },
  counters: { overtime: '超過勤務', holidayWork: '休日勤務' },
  cap,
  limit,
  used: (use) => amount(use, use.used),
  left: remaining,
  special: '特例業務の月',
  stands: (use) => {
    if (use.state === 'within') return `${remaining(use)}（${limit(use)}）`;
    if (use.state === 'reached') return `ちょうど上限（${limit(use)}）`;
    return `${amount(use, use.used)}（上限の${limit(use)}を超えます）`;
  },
  shortly: (use) => (use.state === 'passed' || use.state === 'breached' ? '上限超え' : remaining(use)),
  wouldPass: (use, year) =>
    `この予定を含めると、${cap(use, year)}が${amount(use, use.used)}になり、上限（${limit(use)}）を超えます。申告はこのままできます。`,
  chart: { title: '上限に対する割合（%）', share: '割合', full: '上限' },
  warning: {
    title: '超過勤務の上限のお知らせ',
    healthTitle: '医師の面接のご案内',
    details: '内訳を見る',
    talk: '相談したい',
    talkTold: (manager) => `${manager}さんに「相談したい」と伝えました。`,
    talkNobody:
      '伝えられる上司の方が名簿に見つかりませんでした。直接お声がけいただくか、人事担当にご相談いただけます。',
    wantsToTalk: (person) =>
      `${person}さんが、超過勤務のことで相談したいとのことです。短い時間でも、お話を聞いていただけると助かります。`,
  },
  warnPerson: (use, step, year, manager) =>
    `${fact(use, step, year)}${manager === undefined ? '' : `${manager}さんにも同じお知らせを送り、仕事の分け方を一緒に見直すようお願いしています。`}実際に働いた時間は、そのまま記録して大丈夫です。`,
  warnManager: (use, step, year, person) =>
    `${person}さんの${fact(use, step, year)}ご本人にも同じお知らせを送りました。仕事の分け方を、一緒に見直していただけますか。実際に働いた時間の記録は、そのままで大丈夫です。`,
  health: {
    request: (name, causes, route) =>
      `${because(name, causes)}になりました。医師の面接を希望できます。申し込みは、${route ?? WHERE}にどうぞ。`,
    due: (name, causes, route) =>
      `${because(name, causes)}になりました。お申し出がなくても、医師の面接指導の対象です。お問い合わせは、${route ?? WHERE}にどうぞ。`,
    nobodyElse: 'このお知らせは、ご本人だけに届いています。体調のことは、ここではうかがいません。',
  },
  forecast: (day, use, year) =>
    `このペースでは、${Number(day.slice(8))}日に${cap(use, year)}が上限（${limit(use)}）に届く見込みです。`,
  averagesWithout: (names) => `${months(names)}の記録がないため、その月を含む平均は出していません。`,
  sumsWithout: (names) => `${months(names)}の記録がないため、その月を除いた合計です。`,
  reviewBy: (day) =>
    `特例業務で上限を超えました。${day.slice(0, 4)}年${japaneseDay(day)}までに、要因の整理、分析、検証をお願いします。期限は人事担当に確かめられます。`,
  settings: {
    title: '超過勤務の数え方と上限',
    confirm:
      '資料だけでは確かめられなかった点です。初めの値で動いています。人事担当に確かめて、違うときは変えられます。',
    isDefault: '初めの値',
    names: {
      holidayWorkIn: '休日勤務を含める上限',
      year: '1年の数え方',
      averagesAcrossYears: '平均を前の年の月までさかのぼる',
      doctorOnRequestFrom: '医師の面接を希望できる時間',
      healthCountsHolidayWork: '面接の時間に休日勤務を含める',
      managersHaveCaps: '管理職の上限も数える',
      movedYearLimit: '自律と他律の間で異動した年の上限',
      movedKeepsCaps: '他律から自律に移ったあとも平均と月数を数える',
      movedCountsBefore: '移る前の月も平均と月数に入れる',
      specialMayPass: '特例業務で超えてよい上限',
      reviewWithinMonths: '特例業務の検証の期限',
      reviewFrom: '検証の期限を数え始める日',
      pastMidnight: '0時を過ぎた勤務の日',
      statutoryRestDay: '法定休日',
      flexibleHours: 'フレックスタイムの数字',
      confirmation: 'チャットでの確認',
    },
    notes: {
      holidayWorkIn: '休日の正規の勤務時間の勤務は、休日給の対象で、超過勤務には当たらないと読んでいます。',
      year: '人事院の公表は年度ごとです。規則の「1年」が年度かどうかは、確かめられていません。',
      averagesAcrossYears: '4月をまたぐ平均を数えるかどうかは、確かめられていません。厳しいほうの読み方です。',
      doctorOnRequestFrom: '申し出による面接の80時間は、規則の本文では確かめられていません。',
      healthCountsHolidayWork: '面接の時間に休日勤務が入るかどうかは、確かめられていません。',
      managersHaveCaps: '俸給の特別調整額を受ける管理職に上限があるかどうかは、確かめられていません。',
      movedYearLimit: '720時間は、他律から自律に移った年について見つかりました。逆の異動は確かめられていません。',
      movedKeepsCaps: '人事院が定める平均と月数の上限は、本文を見られていません。厳しいほうの読み方です。',
      movedCountsBefore: '移る前の月の扱いは、本文を見られていません。厳しいほうの読み方です。',
      specialMayPass: '月と年は資料にあります。平均と月数について書かれたものは、見つかっていません。',
      reviewWithinMonths: '6か月は、資料では確かめられていません。',
      reviewFrom:
        '月の終わりからか、年度の終わりからかは、確かめられていません。月の終わりからなら、どちらにも間に合います。',
      pastMidnight: '0時を過ぎた勤務をどちらの日に数えるかは、資料にありません。月末の夜だけ、月の合計が変わります。',
      statutoryRestDay: '労働基準法が当てはまる職場だけの設定です。ほかの休みの日の勤務は、時間外労働に数えます。',
      flexibleHours: '一人ひとりの名簿の勤務時間と休みの曜日で数えます。制度の数字そのものは使っていません。',
      confirmation: '灯りでの確認は「事前確認」です。超過勤務命令に当たるかどうかは、組織の決まりによります。',
    },
    kinds: { month: '1か月', year: '1年', average: '2〜6か月の平均', 'long-months': '45時間を超える月の数' },
    values: {
      yes: 'はい',
      no: 'いいえ',
      none: 'なし',
      and: '、',
      year: { fiscal: '年度（4月から3月）', calendar: '暦年（1月から12月）' },
      reviewFrom: { month: 'その月の終わり', year: 'その年の終わり' },
      pastMidnight: { 'day-begun': '始めた日', 'calendar-day': '暦の日' },
      weekday: (weekday) => `${japaneseWeekday(weekday)}曜日`,
      months: (count) => `${count}か月以内`,
    },
  },
};
