import type { DayMinute, Reason } from '../overtime/model.ts';
import type { Told, Took, Why } from '../overtime/reading/model.ts';
import { japaneseDay, japaneseWeekday } from './format.ts';
import { overtimeMovedYasashii } from './overtime-moved-yasashii.ts';
import type { OvertimeReadingTexts } from './overtime-reading-texts.ts';
import { clockOf, dayTime, spansOf } from './overtime-time.ts';

const reasons: OvertimeReadingTexts['reasons'] = {
  diet: '国会の 仕事',
  budget: '予算の 仕事',
  law: '法律の 仕事',
  crisis: '災害などの 仕事',
  papers: '書類を 作る 仕事',
  other: 'ほかの 仕事',
};

const next = (clock: string): string => `次の 日の ${clock}`;
const time = (minute: DayMinute): string => dayTime(minute, next);

const reasonIn = (reason: Reason | undefined): string => {
  if (reason === undefined) return '';
  return reason.words === undefined ? ` ${reasons[reason.kind]}` : `「${reason.words}」`;
};

const told: OvertimeReadingTexts['told'] = ({ type, declared }) => {
  const { day, spans, reason } = declared;
  const when = spansOf(spans, next, (from, until) => `${from}から ${until}まで`).join('、');
  return `${before[type](japaneseDay(day))}${when === '' ? '残業なし' : when}${reasonIn(reason)}${overtimeMovedYasashii.said(declared)}`;
};

const before: { readonly [type in Told['type']]: (day: string) => string } = {
  declare: (day) => `${day} `,
  change: (day) => `変えます：${day} `,
  actual: (day) => `${day}に はたらいた 時間 `,
};

const took = (what: Took): string => {
  switch (what.type) {
    case 'hour':
      return `「${clockOf(what.said)}」は ${clockOf(what.as)}だと 思いました。`;
    case 'regular-hours':
      return 'いつもの 仕事の 時間は 入れて いません。';
    case 'from-now':
      return '今から 数えました。';
    case 'break-inside':
      return overtimeMovedYasashii.pause.inRegular;
    case 'break-later':
      return overtimeMovedYasashii.pause.later;
    default:
      return what satisfies never;
  }
};

const why = (what: Why): string => {
  switch (what.type) {
    case 'past-hour':
      return `${japaneseDay(what.day)}の ${time(what.until)}は もう すぎました。もう はたらいた 時間は「${japaneseDay(what.day)}は ${time(what.until)}まででした」と 書けます。`;
    case 'not-yet':
      return `${japaneseDay(what.day)}${what.until === undefined ? '' : `の ${time(what.until)}`}は まだ 来て いません。これからの 残業は「${japaneseDay(what.day)} ${what.until === undefined ? '22:00' : time(what.until)}まで 残業」と 書けます。`;
    case 'reversed':
      return `終わりの ${time(what.until)}が、始まりの ${time(what.from)}より 前です。夜の 12時より あとは「翌1時まで」と 書けます。`;
    case 'too-long':
      return `${Math.floor(what.length / 60)}時間${what.length % 60 === 0 ? '' : `${what.length % 60}分`}の 残業は 1日に 入りません。1日は 次の 日の 5時までです。「22時まで」と 書くことも できます。`;
    case 'too-late':
      return `${time(what.until)}は、次の 日の 朝 5時より あとです。5時からは 次の 日に 書けます。`;
    case 'in-hours':
      return `${japaneseDay(what.day)}の その 時間は、いつもの 仕事の 時間（${what.hours.start}〜${what.hours.end}）です。残業は その 前か あとの 時間を 書けます。`;
    case 'too-far':
      return `${japaneseDay(what.day)}は まだ 先です。${what.days}日 先まで 書けます。`;
    case 'too-old':
      return `${japaneseDay(what.day)}は ずっと 前です。${what.days}日 前まで 直せます。もっと 前の 日は、担当の 人に 聞けます。`;
    case 'other-weekday':
      return `${japaneseDay(what.day)}は ${japaneseWeekday(what.said)}曜日では ありません。日か 曜日を、1つだけ 書くことも できます。`;
    case 'no-such-date':
      return `「${what.said}」と いう 日は ありません。「11/26」「明日」と 書けます。`;
    case 'no-such-time':
      return `「${what.said}」と いう 時間は ありません。「22:00」「翌1時」と 書けます。`;
    default:
      return what satisfies never;
  }
};

/** 残業の 1行を 読んだ やさしい ことば。 */
export const overtimeReadingYasashii: OvertimeReadingTexts = {
  reasons,
  told,
  extend: (day, minutes) => `${japaneseDay(day)} ${minutes}分 長く します`,
  withdraw: (day, early) => `${day === undefined ? '' : `${japaneseDay(day)}の `}${early ? '早出' : '残業'}を やめます`,
  took,
  which: '読み方が いくつか あります。どれですか。',
  asksFrom: (day) => `${japaneseDay(day)}は 何時から はたらきますか。「10時から15時まで」と 書けます。`,
  asksUntil: (day) => `${japaneseDay(day)}は 何時まで はたらきますか。「22時まで」と 書けます。`,
  why,
};
