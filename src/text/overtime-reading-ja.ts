import type { DayMinute, Reason } from '../overtime/model.ts';
import type { Told, Took, Why } from '../overtime/reading/model.ts';
import { japaneseDay, japaneseWeekday } from './format.ts';
import { overtimeMovedJa } from './overtime-moved-ja.ts';
import type { OvertimeReadingTexts } from './overtime-reading-texts.ts';
import { clockOf, dayTime, spansOf } from './overtime-time.ts';

const reasons: OvertimeReadingTexts['reasons'] = {
  diet: '国会対応',
  budget: '予算',
  law: '法令',
  crisis: '危機対応',
  papers: '資料作成',
  other: 'その他',
};

const next = (clock: string): string => `翌${clock}`;
const time = (minute: DayMinute): string => dayTime(minute, next);

const reasonIn = (reason: Reason | undefined): string => {
  if (reason === undefined) return '';
  return reason.words === undefined ? ` ${reasons[reason.kind]}` : `「${reason.words}」`;
};

const told: OvertimeReadingTexts['told'] = ({ type, declared }) => {
  const { day, spans, reason } = declared;
  const when = spansOf(spans, next, (from, until) => `${from}〜${until}`).join('、');
  return `${before[type](japaneseDay(day))}${when === '' ? '残業なし' : when}${reasonIn(reason)}${overtimeMovedJa.said(declared)}`;
};

const before: { readonly [type in Told['type']]: (day: string) => string } = {
  declare: (day) => day,
  change: (day) => `変更：${day}`,
  actual: (day) => `${day}の実績 `,
};

const took = (what: Took): string => {
  switch (what.type) {
    case 'hour':
      return `「${clockOf(what.said)}」を、${clockOf(what.as)}と読みました。`;
    case 'regular-hours':
      return '勤務時間の中は、除いています。';
    case 'from-now':
      return 'いまから数えました。';
    case 'break-inside':
      return overtimeMovedJa.pause.inRegular;
    case 'break-later':
      return overtimeMovedJa.pause.later;
    default:
      return what satisfies never;
  }
};

const why = (what: Why): string => {
  switch (what.type) {
    case 'past-hour':
      return `${japaneseDay(what.day)}の${time(what.until)}は、もう過ぎています。働いた時間でしたら、「${japaneseDay(what.day)}は${time(what.until)}まででした」と送ると、実績になります。`;
    case 'not-yet':
      return `${japaneseDay(what.day)}${what.until === undefined ? '' : `の${time(what.until)}`}は、まだ先です。これからの予定でしたら、「${japaneseDay(what.day)}${what.until === undefined ? '22:00' : time(what.until)}まで残業」と送ると、申告になります。`;
    case 'reversed':
      return `終わりの${time(what.until)}が、始まりの${time(what.from)}より前です。日をまたぐときは、「翌1時まで」と書けます。`;
    case 'too-long':
      return `${Math.floor(what.length / 60)}時間${what.length % 60 === 0 ? '' : `${what.length % 60}分`}の残業は、1日に入りません。1日は翌5時までです。「22時まで」のように、終わりの時刻でも書けます。`;
    case 'too-late':
      return `${time(what.until)}は、翌朝の5時より後です。5時からは、次の日の分として書けます。`;
    case 'in-hours':
      return `${japaneseDay(what.day)}のその時間は、勤務時間（${what.hours.start}〜${what.hours.end}）の中です。残業は、その前か後の時間で書けます。`;
    case 'too-far':
      return `${japaneseDay(what.day)}は、まだ先です。申告は、${what.days}日先まで書けます。`;
    case 'too-old':
      return `${japaneseDay(what.day)}は、だいぶ前です。実績は、${what.days}日前まで直せます。それより前は、勤務時間の担当が直せます。`;
    case 'other-weekday':
      return `${japaneseDay(what.day)}は、${japaneseWeekday(what.said)}曜日ではありません。日付か曜日の、どちらかだけでも書けます。`;
    case 'no-such-date':
      return `「${what.said}」という日は、ありません。「11/26」や「明日」のように書けます。`;
    case 'no-such-time':
      return `「${what.said}」という時刻は、ありません。「22:00」や「翌1時」のように書けます。`;
    default:
      return what satisfies never;
  }
};

/** 残業の一行を読み取った言葉。 */
export const overtimeReadingJa: OvertimeReadingTexts = {
  reasons,
  told,
  extend: (day, minutes) => `${japaneseDay(day)}を${minutes}分延長`,
  withdraw: (day, early) => `${day === undefined ? '' : `${japaneseDay(day)}の`}${early ? '早出' : '残業'}を取り消し`,
  took,
  which: '読み方がいくつかあります。どれでしょうか。',
  asksFrom: (day) =>
    `${japaneseDay(day)}の始まりの時刻を、教えていただけますか。「10時から15時まで」のように書けます。`,
  asksUntil: (day) => `${japaneseDay(day)}の終わりの時刻を、教えていただけますか。「22時まで」のように書けます。`,
  why,
};
