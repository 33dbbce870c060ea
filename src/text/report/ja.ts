import { resultsJa } from '../results-ja.ts';
import type { ReportTexts } from './texts.ts';
import { fromResults, japaneseDate } from './words.ts';

export const reportJa: ReportTexts = {
  lang: 'ja',
  ...fromResults(resultsJa),
  optedOut: ({ type, percent }) => (type === 'below' ? `${percent}%未満` : `約${percent}%`),
  noneMeans: '示せる数がありません。',
  change: (change) =>
    change.type === 'within-error'
      ? '前の4週間との差は、誤差の範囲'
      : `前の4週間より${change.points}ポイント${change.type === 'rose' ? '上昇' : '低下'}`,
  date: japaneseDate,
  page: {
    title: (unit) => `${unit}　みんなの結果`,
    period: (first, last, weeks) => `${japaneseDate(first)}〜${japaneseDate(last)}（${weeks}週間）`,
    made: (date) => `作成日 ${japaneseDate(date)}`,
    contents: '目次',
    now: {
      heading: 'いまの状況',
      rolling: 'やりがいを感じた人（4週間）',
      national: '全国の調査',
      nationalPercent: (percent) => `${percent.toFixed(1)}%`,
      nationalNote: (year, other, percent) =>
        `${year}年度（${other}年度は${percent.toFixed(1)}%）。内閣人事局「働き方改革に関する職員アンケート」。設問が異なるため参考値`,
      response: '回答率（最新の回）',
      optedOut: '質問を止めている人',
      valuable: '価値ある仕事に時間を使えた人',
      valuableMeans: '勤務時間の6割以上',
    },
    line: {
      heading: 'やりがいの移り変わり',
      lead: '「この1週間、仕事にやりがいを感じましたか」に「とても」「どちらかといえば」そう思うと答えた人の割合です。4週間をまとめて数えています。',
      alt: (unit, first, last) => `${unit}のやりがいの折れ線グラフ。${first}から${last}へ。くわしい数は表にあります。`,
      altNone: '示せる週がありません。',
      nothing: 'この期間に示せる週は、まだありません。',
      week: '週',
      share: '割合',
      margin: '誤差',
      people: '答えた人',
      legend: (national) =>
        `●と数字 = 4週間の割合　帯 = 誤差の範囲（95%）　点線 = 全国 ${national}（設問が異なるため参考値）`,
    },
    drivers: {
      heading: 'やりがいを支えるもの',
      lead: '上の部署より大きく下回るものから順に並べています。この3か月で最も新しい数です。',
      leadAlone: '割合の低いものから順に並べています。この3か月で最も新しい数です。',
      alt: (weakest, strongest) =>
        `項目ごとの棒グラフ。いちばん上が${weakest}、いちばん下が${strongest}。くわしい数は表にあります。`,
      nothing: 'この3か月に示せる項目は、まだありません。',
      driver: '項目',
      own: 'この部署',
      above: (unit) => unit,
      difference: '上の部署との差',
      legend: '斜線の棒と数字 = この部署　◆ = 上の部署　├┤ = 誤差の範囲（95%）',
      legendAlone: '斜線の棒と数字 = この部署　├┤ = 誤差の範囲（95%）',
    },
    units: {
      heading: '部署ごとの結果',
      lead: '組織図の順です。順位ではありません。',
      unit: '部署',
      rolling: 'やりがい（4週間）',
      week: 'この週',
      people: '答えた人',
      response: '回答率',
      optedOut: '止めている人',
      valuable: '価値ある時間',
      hidden: '「—」の意味',
      more: (units) => `このほか、下に${units}の部署があります。その部署を指定すると見られます。`,
    },
    decisions: {
      heading: 'こうします',
      lead: '結果を受けて、この部署で決めたことです。',
      none: 'まだ書かれていません。',
      by: (name) => `${name}さん`,
    },
    method: {
      heading: '数の見方',
      lines: (mean, distribution) => [
        `平均と割合は${mean}人以上、内訳は${distribution}人以上が答えたときだけ示します。上の部署から下の部署を引いた残りも、${mean}人以上（または0人）になるように、示す部署を選んでいます。`,
        '人数は20人未満なら5人きざみ、割合は20人未満なら5ポイントきざみ、ほかは1ポイントきざみです。回答率は5%から95%までの5%きざみです。',
        '「±」は95%の信頼区間の半分の幅です。対象が少なく、その多くが答えたときは狭くなります（有限母集団修正）。差がこの幅の中なら「誤差の範囲」と書きます。答えなかった人との違いは、この幅に入っていません。',
        'やりがいは、週ごとの上下に意味を読みすぎないように、4週間をまとめて示します。部署の長の回答は、一つ上の部署に数えます。',
        '個人の評価には使いません。だれが答えたかは、だれにも示しません。',
      ],
    },
  },
};
