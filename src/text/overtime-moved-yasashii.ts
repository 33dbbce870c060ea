import { japaneseDay } from './format.ts';
import { overtimeMovedJa } from './overtime-moved-ja.ts';
import type { OvertimeMovedTexts } from './overtime-moved-texts.ts';

const month = (name: string): string => `${Number(name.slice(0, 4))}年${Number(name.slice(5))}月`;
const date = (day: string): string => `${month(day.slice(0, 7))}${Number(day.slice(8))}日`;

export const overtimeMovedYasashii: OvertimeMovedTexts = {
  said: overtimeMovedJa.said,
  breaks: (minutes) => `休憩 ${minutes}分`,
  shortly: (to) => (to === undefined ? 'かわりの 休みは 未定' : `かわりの 休み ${japaneseDay(to)}`),
  tells: (day, to, minutes) =>
    `${japaneseDay(day)}に 働いて、${japaneseDay(to)}に 休みます。${minutes}は いつもの 仕事の 時間に なります。残業に 数えません。${japaneseDay(to)}は お知らせを 送りません。`,
  tellsOpen: (day) => `${japaneseDay(day)}の かわりに 休む 日は、まだ 決まって いません。決まるまで、残業に 数えます。`,
  field: 'かわりの 休み',
  choose: 'かわりに 休む 日が ある',
  undecided: '日は まだ 決まって いない',
  none: 'かわりの 休みは ない',
  other: 'ほかの 日に 休む',
  form: {
    title: 'かわりの 休み（振替）',
    note: '手続きは、いつもの 方法で お願いします。ここでは、残業の 数え方と、お知らせを 送らない 日を 決めます。1日分までが いつもの 仕事の 時間に なります。',
    day: '働く 日',
    to: 'かわりに 休む 日',
    save: '書く',
    tooFar: (days) => `選べるのは、働く 日の 後の、${days}日までの 仕事の 日です。`,
  },
  pause: {
    field: '休憩',
    none: 'なし',
    minutes: (minutes) => `${minutes}分`,
    asks: '6時間より 長いです。休憩が あった ときは 45分や 60分などを、なかった ときは「なし」を 選べます。',
    tooLong: '休憩が、働いた 時間と 同じか、長いです。',
    question: '休憩は ありましたか。選んだ 分だけ 引きます。',
    yesWithout: 'はい（休憩なし）',
    yesWith: (minutes) => `休憩 ${minutes}分を 引く`,
    later: '休憩は、働いた 後で 書けます。',
    inRegular: '休憩は、いつもの 仕事の 時間の 中だと 思いました。残業から 引いて いません。',
  },
  review: {
    heading: '特例（とくれい）の 仕事の 見直し',
    due: (unit, name, by) =>
      `${unit}の ${month(name)}：決まりの 時間を こえた 人が いたら、${date(by)}までに 理由を 調べる ことに なって います。`,
    overdue: (unit, name, by) =>
      `${unit}の ${month(name)}：理由を 調べる 日（${date(by)}）を 過ぎました。もう 調べた ときは、書けます。`,
    done: (unit, name, on, words) => `${unit}の ${month(name)}：${date(on)}に 調べました「${words}」`,
    why: '決まりの 時間を こえた 月は、6か月の 間に 理由を 調べる ことに なって います。',
    mark: '調べました',
    title: '理由を 調べた 記録',
    note: (unit, name) =>
      `${unit}の ${month(name)}の 理由を 調べた ことを 書きます。人の 名前や 体の ことは 書かないで、1行で お願いします。`,
    on: '調べた 日',
    words: 'わかった こと（1行）',
    hint: '例：2026-11-20',
    save: '書く',
    unreadable: '日が 読めませんでした。「2026-11-20」のように 書くと 読めます。',
    outside: 'その 月の 後から、今日までの 日を 書けます。',
    empty: '1行 書くと 送れます。',
    tooLong: (limit) => `書けるのは、${limit}文字までです。`,
    saved: '書きました。',
    full: '記録が いっぱいで、書けませんでした。灯りの 管理者に 言って もらえると 直せます。',
    notYours: 'この 記録は、その 部署の 管理職の 人が 書けます。',
  },
};
