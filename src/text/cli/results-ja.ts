import type { ResultsCommandTexts } from './results-texts.ts';

export const resultsCommandJa: ResultsCommandTexts = {
  words: 'results のあとに --as 職員ID（と --format csv|json|text）、または log と書いてください。',
  badFormat: (value) => `「${value}」という形式はありません。csv、json、text から選んでください。`,
  badRound: (value) => `「${value}」は回ではありません。2026-W47 のように書いてください。`,
  badWeeks: (value, most) => `「${value}」は週の数に使えません。1から${most}の数を書いてください。`,
  badLanguage: (value) => `「${value}」ということばはありません。ja、en、yasashii から選んでください。`,
  noRounds:
    'まだ締め切って集計した回がないので、お見せできる結果はありません。最初の回を締め切ると、ここから見られます。',
  noRound: (week) => `${week} の結果はありません。まだ締め切っていないか、行わなかった回です。`,
  noPerson: (id) => `職員「${id}」は名簿にいません。`,
  noUnit: (id) => `部署「${id}」はありません。`,
  notInRound: (unit) => `${unit} は、最新の回のときにはまだありませんでした。次の回から見られます。`,
  notSeen: (person, unit) => `職員「${person}」は、部署「${unit}」の結果を見られません。`,
  nothing: (person, week) => `職員「${person}」に見える ${week} の結果はありません。`,
  seen: (person, week, units) => `職員「${person}」に見える ${week} の結果（${units}部署）`,
  noted: '閲覧の記録に残しました。',
  reportWritten: (file) => `${file} に書きました。ブラウザーで開いて印刷できます。`,
  reportSeen: '示してよい数だけが入っています。担当の推進者と、その部署の方に渡せます。',
  by: { staff: '職員', manager: '管理職', promoter: '推進者' },
  columns: [
    ...['回', '部署ID', '部署', '上の部署ID', '見る立場', '種類', '番号', '内容', '割合(%)', '誤差(±ポイント)', '平均'],
    ...['人数', '1の割合(%)', '2の割合(%)', '3の割合(%)', '4の割合(%)', '5の割合(%)', '示さない理由'],
  ],
  kinds: {
    response: '回答率',
    optedOut: '質問を止めている人',
    line: 'やりがい（4週間）',
    question: '質問',
    driver: '項目',
    decision: 'こうします',
  },
  lines: {
    unit: (name, id, by) => `■ ${name}（${id}）　${by}`,
    rolling: (share) => `やりがい（4週間） ${share}`,
    response: (percent, people) => `回答率 ${percent}　${people}`,
    optedOut: (percent) => `質問を止めている人 ${percent}`,
    mean: (mean) => `平均 ${mean}`,
    steps: (steps) => `1〜5の内訳 ${steps}`,
  },
  log: {
    none: 'この期間に、結果を見た記録はありません。',
    line: (when, who, kind, unit, week) => `${when}　${who}　${kind}　${unit}　${week}`,
    badSpan: '--from の日が --to の日よりあとです。',
  },
};
