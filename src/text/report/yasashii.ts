import { resultsYasashii } from '../results-yasashii.ts';
import type { ReportTexts } from './texts.ts';
import { fromResults, japaneseDate } from './words.ts';

/** やさしい日本語。一つの文に一つのこと、二重否定なし、分かち書き。 */
export const reportYasashii: ReportTexts = {
  lang: 'ja',
  ...fromResults(resultsYasashii),
  optedOut: ({ type, percent }) => (type === 'below' ? `${percent}%より 少ない` : `だいたい ${percent}%`),
  noneMeans: '見せられる 数が ありません。',
  change: (change) =>
    change.type === 'within-error'
      ? '前の 4週間と ほとんど 同じ'
      : `前の 4週間より ${change.points}ポイント ${change.type === 'rose' ? '上がりました' : '下がりました'}`,
  date: japaneseDate,
  page: {
    title: (unit) => `${unit}　みんなの 結果`,
    period: (first, last, weeks) => `${japaneseDate(first)}から ${japaneseDate(last)}まで（${weeks}週間）`,
    made: (date) => `作った 日 ${japaneseDate(date)}`,
    contents: '目次',
    now: {
      heading: 'いまの ようす',
      rolling: 'やりがいを 感じた 人（4週間）',
      national: '国の 調査',
      nationalPercent: (percent) => `${percent.toFixed(1)}%`,
      nationalNote: (year, other, percent) =>
        `${year}年度の 数です（${other}年度は ${percent.toFixed(1)}%）。内閣人事局「働き方改革に関する職員アンケート」。質問が ちがうので、参考です`,
      response: '答えた 人の 割合（新しい 回）',
      optedOut: '質問を 止めている 人',
      valuable: '大切な 仕事に 時間を 使えた 人',
      valuableMeans: '働く 時間の 6割か、それより 多く',
    },
    line: {
      heading: 'やりがいの 変わり方',
      lead: '「この 1週間、仕事に やりがいを 感じましたか」に、「そう思う」と 答えた 人の 割合です。4週間を まとめて 数えます。',
      alt: (unit, first, last) =>
        `${unit}の やりがいの グラフです。${first}から ${last}に なりました。数は 表に あります。`,
      altNone: '見せられる 週が ありません。',
      nothing: 'この 期間に 見せられる 週は、まだ ありません。',
      week: '週',
      share: '割合',
      margin: '誤差',
      people: '答えた 人',
      legend: (national) =>
        `●と 数字 = 4週間の 割合　帯 = 誤差の 範囲（95%）　点線 = 国の 調査 ${national}（質問が ちがうので、参考です）`,
    },
    drivers: {
      heading: 'やりがいの もと',
      lead: '上の 部署より 低いものが 先に あります。この 3か月の 新しい 数です。',
      leadAlone: '低いものが 先に あります。この 3か月の 新しい 数です。',
      alt: (weakest, strongest) =>
        `棒の グラフです。いちばん 上は「${weakest}」、いちばん 下は「${strongest}」です。数は 表に あります。`,
      nothing: 'この 3か月に 見せられる ものは、まだ ありません。',
      driver: 'テーマ',
      own: 'この 部署',
      above: (unit) => unit,
      difference: '上の 部署との ちがい',
      legend: '線の 入った 棒と 数字 = この 部署　◆ = 上の 部署　├┤ = 誤差の 範囲（95%）',
      legendAlone: '線の 入った 棒と 数字 = この 部署　├┤ = 誤差の 範囲（95%）',
    },
    units: {
      heading: '部署ごとの 結果',
      lead: '組織の 図の 順番です。成績の 順番では ありません。',
      unit: '部署',
      rolling: 'やりがい（4週間）',
      week: 'この 週',
      people: '答えた 人',
      response: '答えた 割合',
      optedOut: '止めている 人',
      valuable: '大切な 時間',
      hidden: '「—」の 意味',
      more: (units) => `ほかに、下に ${units}の 部署が あります。その 部署を 選ぶと 見ることが できます。`,
    },
    decisions: {
      heading: 'こうします',
      lead: '結果を 見て、この 部署で 決めたことです。',
      none: 'まだ 書いて ありません。',
      by: (name) => `${name}さん`,
    },
    method: {
      heading: '数の 見方',
      lines: (mean, distribution) => [
        `平均と 割合は、${mean}人以上が 答えた ときだけ 見せます。くわしい 分け方は、${distribution}人以上の ときだけです。上の 部署から 下の 部署を 引いても、残りは ${mean}人以上か 0人です。`,
        '20人より 少ない ときは、人数は 5人ずつ、割合は 5ポイントずつです。ほかの 割合は 1ポイントずつです。答えた 割合は、5%から 95%まで、5%ずつです。',
        '「±」は、95%の 信頼区間の 半分です。人が 少なくて、多くの 人が 答えた ときは、せまく なります（有限母集団修正）。ちがいが この 中なら、「誤差の 範囲」です。',
        '1週間の 数は よく 動きます。だから 4週間を まとめます。部署の 長の 答えは、一つ 上の 部署で 数えます。',
        '人の 評価には 使いません。だれが 答えたかは、だれにも 見せません。',
      ],
    },
  },
};
