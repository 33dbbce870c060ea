import { japaneseDay } from './format.ts';
import type { OvertimeUnitsTexts } from './overtime-units-texts.ts';

const monthOf = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

export const overtimeUnitsJa: OvertimeUnitsTexts = {
  menu: '残業の状況（部署）',
  title: (unit, month) => `残業の状況：${unit}（${monthOf(month)}）`,
  month: monthOf,
  asOf: (day) => `${day.slice(0, 4)}年${japaneseDay(day)}に締めた集計です。その後に直された分は入っていません。`,
  long: (people, range) => `${people}人のうち${range}が、月45時間を超えました。`,
  rested: (range) => `残業した日のうち${range}で、次に始めるまで11時間以上あきました。`,
  nothing: 'この部署は、表示できる人数に足りないか、人の動きが少しあったため、この月の数を表示していません。',
  columns: { unit: '部署', people: '人数', long: '45時間を超えた人', rested: '11時間以上あいた日' },
  itself: (unit) => `${unit}（全体）`,
  people: (from, to) => (from === to ? `${from}人` : `${from}〜${to}人`),
  percent: (from, to) => (from === to ? `${from}%` : `${from}〜${to}%`),
  untold: '—',
  why: '個人のことがわからないように、5人以上の部署だけを幅で表示します。「—」は、人数が少ない、人の動きが1〜4人あった、ほかの数から計算できる、のいずれかです。部署の並びは組織図の順です。退庁の時刻は集計していません。',
  chart: { title: '45時間を超えた人の割合（%）', least: '少なくとも', most: '多くても' },
  noMonth: (unit) =>
    `「${unit}」には、まだ締めた月がありません。月の集計は、翌月の10日（休みの日なら次の勤務日）に締めて、ここに表示します。`,
  choose: '部署を選ぶ',
  chooseMonth: '月を選ぶ',
  above: (unit) => `上の部署へ（${unit}）`,
  more: (units) => `続きの${units}部署`,
};
