import { japaneseDay } from './format.ts';
import type { OvertimeUnitsTexts } from './overtime-units-texts.ts';

const monthOf = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

/** 部署の 残業の やさしい ことば。 */
export const overtimeUnitsYasashii: OvertimeUnitsTexts = {
  menu: '部署の 残業',
  title: (unit, month) => `部署の 残業：${unit}（${monthOf(month)}）`,
  month: monthOf,
  asOf: (day) => `${day.slice(0, 4)}年${japaneseDay(day)}に 数えました。その あとで 直した 時間は 入って いません。`,
  long: (people, range) => `${people}人の うち ${range}が、1か月に 45時間より 長く 残業しました。`,
  rested: (range) => `残業した 日の うち ${range}で、次の 仕事まで 11時間 休めました。`,
  nothing: 'この 部署の この 月の 数は 見せません。人が 少ないか、何人かの 人が 入ったり 出たり したからです。',
  columns: { unit: '部署', people: '人', long: '45時間より 長い 人', rested: '11時間 休めた 日' },
  itself: (unit) => `${unit}（ぜんぶ）`,
  people: (from, to) => (from === to ? `${from}人` : `${from}〜${to}人`),
  percent: (from, to) => (from === to ? `${from}%` : `${from}〜${to}%`),
  untold: '—',
  why: 'だれの ことか わからない ように、5人より 少ない 部署は 見せません。数は「から・まで」で 見せます。「—」は、人が 少ないか、何人かの 人が 動いたか、ほかの 数から 計算できる ときです。帰る 時間は 数えません。',
  chart: { title: '45時間より 長い 人（%）', least: '少なくて', most: '多くて' },
  noMonth: (unit) =>
    `「${unit}」は、まだ 数えた 月が ありません。1か月の 数は、次の 月の 10日ごろに 数えます。そのあと ここで 見られます。`,
  choose: '部署を えらぶ',
  chooseMonth: '月を えらぶ',
  above: (unit) => `上の 部署へ（${unit}）`,
  more: (units) => `つづきの ${units}部署`,
};
