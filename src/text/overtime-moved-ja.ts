import { japaneseDay } from './format.ts';
import type { OvertimeMovedTexts } from './overtime-moved-texts.ts';

const month = (name: string): string => `${Number(name.slice(0, 4))}年${Number(name.slice(5))}月`;
const shortly: OvertimeMovedTexts['shortly'] = (to) => (to === undefined ? '振替 未定' : `振替 ${japaneseDay(to)}`);
const date = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 週休日の振替と、休憩と、特例業務の検証の言葉。 */
export const overtimeMovedJa: OvertimeMovedTexts = {
  said: ({ breakMinutes, moved }) =>
    `${breakMinutes === undefined ? '' : ` 休憩${breakMinutes}分`}${moved === undefined ? '' : ` ${shortly(moved.to)}`}`,
  breaks: (minutes) => `休憩${minutes}分`,
  shortly,
  tells: (day, to, minutes) =>
    `${japaneseDay(day)}は${japaneseDay(to)}に振り替えます。${minutes}は正規の勤務時間になり、超過勤務に数えません。${japaneseDay(to)}は休みとして、お知らせを控えます。`,
  tellsOpen: (day) => `${japaneseDay(day)}の振替の日は、まだ決まっていません。日が決まるまでは、超過勤務に数えます。`,
  field: '振替',
  choose: '振替の日がある',
  undecided: '日は未定',
  none: '振替はしない',
  other: '別の日に振り替える',
  form: {
    title: '週休日の振替',
    note: '勤務時間の割振りの変更は、ふだんの手続きでお願いします。ここでは、残業の数え方と、お知らせを控える日に使います。1日分までが正規の勤務時間になります。',
    day: '働く日',
    to: '休みにする日',
    save: '記録する',
    tooFar: (days) => `選べるのは、働く日の後、${days}日以内の勤務日です。`,
  },
  pause: {
    field: '休憩',
    none: 'なし',
    minutes: (minutes) => `${minutes}分`,
    asks: '6時間を超えています。休憩があったときは45分や60分などを、なかったときは「なし」を選べます。',
    tooLong: '休憩が、働いた時間より短くなっていません。',
    question: '途中に休憩はありましたか。選んだ分だけを除きます。',
    yesWithout: 'このとおり（休憩なし）',
    yesWith: (minutes) => `休憩${minutes}分を除く`,
    later: '休憩は、働いた後の実績で記録できます。',
    inRegular: '休憩は勤務時間の中のものとして、残業からは引いていません。',
  },
  review: {
    heading: '特例業務の検証',
    due: (unit, name, by) =>
      `${unit}の${month(name)}：上限を超えた方がいれば、${date(by)}までに要因の整理・分析・検証をお願いします。`,
    overdue: (unit, name, by) =>
      `${unit}の${month(name)}：要因の整理・分析・検証の期限（${date(by)}）を過ぎています。済んでいれば、記録できます。`,
    done: (unit, name, on, words) => `${unit}の${month(name)}：${date(on)}に検証済み「${words}」`,
    why: '上限を超えて働くことになった月は、6か月以内に要因を検証することになっています。',
    mark: '検証が済んだ',
    title: '特例業務の検証',
    note: (unit, name) =>
      `${unit}の${month(name)}の検証を、済んだものとして記録します。個人のお名前や健康のことは書かずに、一行でお願いします。`,
    on: '済んだ日',
    words: '検証の内容（一行）',
    hint: '例：2026-11-20',
    save: '記録する',
    unreadable: '日付として読み取れませんでした。「2026-11-20」のように書くと読み取れます。',
    outside: '特例の月の翌日から今日までの日を書けます。',
    empty: '一行で、内容をお願いします。',
    tooLong: (limit) => `書けるのは、${limit}文字までです。`,
    saved: '検証を記録しました。',
    full: '検証の記録がいっぱいで、記録できませんでした。灯りの管理者に伝えていただけると、整理できます。',
    notYours: 'この検証は、その部署の管理職の方が記録できます。',
  },
};
