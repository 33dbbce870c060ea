import type { ReportTexts } from './texts.ts';
import { japaneseDate, japaneseShortDay } from './words.ts';

/** やさしい日本語。一つの文に一つのこと、二重否定なし、分かち書き。 */
export const reportYasashii: ReportTexts = {
  lang: 'ja',
  percent: (percent) => `${percent}%`,
  margin: (points) => `±${points}ポイント`,
  people: (people) => (people.type === 'exact' ? `${people.people}人` : `${people.from}〜${people.to}人`),
  optedOut: ({ type, percent }) => (type === 'below' ? `${percent}%より 少ない` : `だいたい ${percent}%`),
  points: (points) => `${points}ポイント`,
  drivers: {
    D1: '仕事の 相手が 見える',
    D2: '役に 立っている',
    D3: '自分で 決められる',
    D4: '学びと 成長',
    D5: '任せ方と 助言',
    D6: '情報と 話しやすさ',
    D7: '時間の 使い方',
    D8: '休みと 生活',
    D9: '仕事の やり方',
    D10: 'これからの 仕事',
  },
  hidden: { few: '— 少ない', withheld: '— 守る', leaning: '— 同じ答え', moved: '— 異動' },
  hiddenMeans: {
    few: '答えた 人が 4人までです。だから 見せません。',
    withheld: 'ほかの 数から 引き算すると、少ない 人の 答えが わかります。だから 見せません。',
    leaning: '同じ 答えが 多すぎます。だから 見せません。',
    moved: '前の 回から、1〜4人が 来たり 出たり しました。だから この 週だけの 数は 見せません。',
  },
  notAsked: '今回は 質問が ありません',
  none: '—',
  noneMeans: '見せられる 数が、まだ ありません。',
  change: (change) =>
    change.type === 'within-error'
      ? '誤差の 範囲（同じくらい）'
      : `${change.points}ポイント ${change.type === 'rose' ? '上がりました' : '下がりました'}`,
  difference: (change) =>
    change.type === 'within-error'
      ? '誤差の 範囲（同じくらい）'
      : `${change.points}ポイント ${change.type === 'rose' ? '高い' : '低い'}`,
  week: japaneseShortDay,
  date: japaneseDate,
  page: {
    title: (unit) => `${unit}　みんなの 結果`,
    period: (first, last, weeks) => `${japaneseDate(first)}から ${japaneseDate(last)}まで（${weeks}週間）`,
    made: (date) => `作った 日 ${japaneseDate(date)}`,
    contents: '目次',
    now: {
      heading: 'いまの ようす',
      rolling: 'やりがいを 感じた 人（4週間）',
      national: '国の 調査（質問が ちがうので、参考です）',
      nationalYear: (year, percent) => `${year}年度 ${percent.toFixed(1)}%`,
      rough: '質問が ちがうので、参考です',
      source: '内閣人事局「働き方改革に関する職員アンケート」',
      response: '答えた 人の 割合（新しい 回）',
      optedOut: '質問を 止めている 人',
      valuable: '大切な 仕事に 時間を 使えた 人',
      valuableMeans: '働く 時間の 6割か、それより 多く',
      people: '答えの 数',
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
      margin: '誤差（95%）',
      people: '答えの 数',
      legend: '●と 数字 = 4週間の 割合　帯 = 誤差の 範囲（95%）　点線 = 国の 調査（参考）',
      national: '国の 調査 55.6%（参考）',
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
      lines: [
        '平均と 割合は、5人以上が 答えた ときだけ 見せます。くわしい 分け方は、8人以上の ときだけです。上の 部署から 下の 部署を 引いても、残りは 5人以上か 0人です。',
        '20人より 少ない ときは、人数は 5人ずつ、割合は 5ポイントずつです。ほかの 割合は 1ポイントずつです。答えた 割合は、5%から 95%まで、5%ずつです。',
        '「±」は、95%の 信頼区間の 半分です。人が 少なくて、多くの 人が 答えた ときは、せまく なります（有限母集団修正）。ちがいが この 中なら、「誤差の 範囲」です。',
        '1週間の 数は よく 動きます。だから 4週間を まとめます。部署の 長の 答えは、一つ 上の 部署で 数えます。',
        '人の 評価には 使いません。だれが 答えたかは、だれにも 見せません。',
      ],
    },
  },
};
