import { phrases } from '../conversation/lines.ts';

/** Whole lines that open 今日の退庁予定. */
export const planWords: readonly string[] = [
  ...phrases(
    ['', '今日の', '本日の'],
    ['退庁予定', '退庁', '退庁時刻', '退庁時間', '帰る時間', '帰る予定', '退勤予定'],
  ),
  ...phrases(['', '今日'], ['何時に帰る', '帰る時間を決める', '帰る時間を登録']),
  ...['leaving plan', 'leaving time', 'my leaving plan', 'when i leave', 'when i leave today', 'going home'],
];

/** Whole lines of heads of units. */
export const standbyWords: readonly string[] = [
  ...phrases(
    ['', '国会の', '国会'],
    ['待機解除', '待機を解除', '待機の解除', '待機終了', '待機終わり', '待機は終わり'],
  ),
  ...['end standby', 'standby over', 'standby is over'],
];

/** Whole lines of promoters. */
export const modeWords: readonly string[] = [
  ...phrases(['消灯', '消灯の', '消灯のお知らせの', '19時半の', '19時30分の'], ['設定', '通知設定', 'お知らせの設定']),
  ...['消灯', 'lights-out settings', 'lights out settings', 'lights out'],
];
