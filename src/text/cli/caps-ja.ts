import type { CapsCommandTexts } from './caps-texts.ts';

const month = (name: string): string => `${name.slice(0, 4)}年${Number(name.slice(5))}月`;

export const capsJa: CapsCommandTexts = {
  words: 'caps のあとに show、set キー=値、import ファイル.csv、export ファイル.csv のどれかを書いてください。',
  month,
  months: (from, until) => `${month(from)}〜${until === undefined ? '' : month(until)}`,
  day: (day) => `${month(day.slice(0, 7))}${Number(day.slice(8))}日`,
  setting: (name, key) => `${name}（${key}）`,
  since: '記録の始まり',
  doctorRoute: '医師の面接の申し込み先',
  notSaid: 'まだ決めていません（人事担当か健康管理担当、と案内します）',
  sinceNote: 'これより前の月は「記録がない」として数えません。残業がなかったとはみなしません。',
  line: (what, value) => `${what}: ${value}`,
  marked: (value, mark) => `${value}［${mark}］`,
  counts: '指定',
  count: (kind, units, people) => `${kind} 部署${units}・個人${people}`,
  noTerms: 'まだありません。指定のない部署と人は、自律部署の上限です。',
  specials: (name) => `${month(name)}の特例業務`,
  reviewed: (who, month, on, words) => `${who}: ${month}の特例業務は、${on}に検証済み「${words}」`,
  special: (who, months, reason, reviewBy) =>
    `${who}: ${months}　${reason}（上限を超えたら、${reviewBy}までに検証します）`,
  noSpecials: (name) => `${month(name)}の特例業務はありません。`,
  of: { unit: '部署', person: '個人' },
  kinds: { jiritsu: '自律', taritsu: '他律', kyotei36: '36協定', special: '特例' },
  who: (of, id, name) => `${of} ${id}${name === undefined ? '（いまの名簿にありません）' : ` ${name}`}`,
  term: (who, what) => `${who}: ${what}`,
  what: (months, kind) => `${months} ${kind}`,
  specialKind: (kind, reason) => `${kind}（${reason}）`,
  problem: {
    noValue: (word) => `「${word}」は キー=値 の形ではありません。例: caps set managersHaveCaps=いいえ`,
    unknownKey: (key, known) => `「${key}」という設定はありません。使えるのは ${known} です。`,
    twice: (key) => `${key} が二つあります。一つにしてください。`,
    badValue: (key, value, possible) => `${key} に「${value}」は使えません。${possible}`,
  },
  possible: {
    'yes-no': '「はい」か「いいえ」を書いてください。初めの値に戻すときは default です。',
    kinds:
      'month（月）、year（年）、average（平均）、long-months（月数）を「,」でつないで書いてください。一つもないときは「なし」、初めの値に戻すときは default です。',
    year: 'fiscal（年度）か calendar（暦年）を書いてください。初めの値に戻すときは default です。',
    'review-begin': 'month（月の終わり）か year（年の終わり）を書いてください。初めの値に戻すときは default です。',
    'past-midnight':
      'day-begun（始めた日）か calendar-day（暦の日）を書いてください。初めの値に戻すときは default です。',
    weekday: '「日」や「日曜日」、sunday のように曜日を書いてください。初めの値に戻すときは default です。',
    'review-months': '1から24までの月の数を書いてください。初めの値に戻すときは default です。',
    'interview-hours':
      '80、80:30、80時間30分 のように、1時間から100時間までを書いてください。初めの値に戻すときは default です。',
    'year-hours':
      '720、540:30、540時間30分 のように、360時間から720時間までを書いてください。初めの値に戻すときは default です。',
    month: '2026-04、2026年4月、R8.4 のように月を書いてください。',
    route: '改行のない200文字までで書いてください。取り消すときは、= のあとを空にします。',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  confirm: '人事担当に確かめてから変えてください。次に表示するときから、すべての月をこの決まりで数え直します。',
  ask: '変えますか？ [y/N] ',
  saved: '変えました。',
  unchanged: '変わるところはありません。',
  declined: 'やめました。何も変えていません。',
  dryRun: '確認だけしました。何も変えていません。',
  conflict: '見ているあいだに、ほかの人が変えました。新しい内容で、もう一度はじめから見せます。',
  conflictAlways: 'ほかの人の変更が続いています。何も変えていません。しばらくしてから、もう一度実行してください。',
  fault: {
    'bad-of': ({ value }) => `「${value}」は使えません。「部署」か「個人」と書いてください。`,
    'bad-month': ({ value }) => `「${value}」は月ではありません。2026-04、2026年4月、R8.4 のように書いてください。`,
    'bad-kind': ({ value }) => `「${value}」は使えません。「自律」「他律」「36協定」「特例」のどれかを書いてください。`,
    'unknown-unit': ({ value }) => `部署「${value}」が名簿にありません。`,
    'unknown-person': ({ value }) => `職員「${value}」が名簿にいません。`,
    'end-before-begin': ({ from, until }) => `終わりの ${until} が、始まりの ${from} より前です。`,
    'begins-twice': ({ firstLine }) =>
      `同じ相手に、同じ月から始まる指定が${firstLine}行目にもあります。どちらか一つにしてください。`,
    'bad-reason': ({ most }) => `理由は、改行のない${most}文字までで書いてください。`,
    'reason-alone': () => '理由は「特例」の行にだけ書けます。ほかの行では空にしてください。',
    'too-many': ({ most }) => `指定が多すぎます。${most}行までにしてください（上の部署にまとめて指定できます）。`,
    'too-many-specials': ({ most }) =>
      `特例が多すぎます。${most}行までにしてください（上の部署にまとめて指定できます）。`,
  },
  nothingWritten: '指定は変えていません。',
  mixed:
    '注意: 36協定の指定と、国家公務員の指定（自律・他律）が、同じ組織にあります。間違いでないかを確かめてください。',
  difference: (added, changed, gone, same) => `指定: 追加 ${added}、変更 ${changed}、外す ${gone}、変わらず ${same}`,
  becomes: (before, after) => `${before} → ${after}`,
  more: (count) => `ほか${count}件`,
  exported: (terms, file) => `指定${terms}件を ${file} に書き出しました。`,
  exportedPersonal: '職員IDと特例の理由が入っています。取り扱いに注意してください。',
};
