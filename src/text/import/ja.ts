import type { ImportTexts } from './texts.ts';

export const importJa: ImportTexts = {
  where: (file, line, column) =>
    `${file}${line === undefined ? '' : ` ${line}行目`}${column === undefined ? '' : `「${column}」`}: `,
  problem: {
    'not-text': () =>
      'CSVのテキストファイルとして読めません。Excelでは「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んでください。',
    'empty-file': () => 'ファイルが空です。1行目に列の名前、2行目からデータを書いてください。',
    'bad-quotes': () =>
      '引用符（"）の対応が正しくないため、ここから先を読めません。値の中の " は "" と二つ重ね、値全体を " で囲んでください。',
    'missing-column': () => 'この列がありません。1行目に列の名前を書いてください。',
    'repeated-column': () => '同じ列が二つあります。一つにしてください。',
    'too-many-cells': () => '列の名前より値の数が多い行です。コンマを含む値は " で囲んでください。',
    empty: () => '空です。値を入れてください。',
    'too-long': ({ most }) => `長すぎます。${most}文字までにしてください。`,
    'bad-id': ({ value }) => `「${value}」はIDに使えません。空白や # / | : ; , " \\ を含まない文字にしてください。`,
    'bad-email': ({ value }) => `「${value}」はメールアドレスの形ではありません。`,
    'bad-slack-id': ({ value }) =>
      `「${value}」はSlackのメンバーIDではありません。U から始まるID（例: U01ABCDEF、T01ABCDEF/U01ABCDEF）を入れてください。`,
    'bad-teams-id': ({ value }) =>
      `「${value}」はTeamsのIDではありません。Microsoft Entra の「オブジェクト ID」を入れてください。`,
    'bad-place': ({ value }) => `「${value}」は使えません。slack か teams にするか、空にしてください。`,
    'bad-language': ({ value }) =>
      `「${value}」は使えません。日本語・英語・やさしい日本語（ja・en・yasashii）のどれかにしてください。`,
    'bad-zone': ({ value }) => `「${value}」というタイムゾーンはありません。Asia/Tokyo のように書いてください。`,
    'bad-time': ({ value }) => `「${value}」は時刻ではありません。9:30 のように、00:00〜23:59 で書いてください。`,
    'bad-free-day': ({ value }) => `「${value}」は使えません。月・火・水・木・金のどれかにするか、空にしてください。`,
    'bad-date': ({ value }) =>
      `「${value}」は日付ではありません。2026-04-01、2026/4/1、R8.4.1、令和8年4月1日 のように書いてください。`,
    'bad-admin': ({ value }) => `「${value}」は使えません。管理者なら「はい」、そうでなければ空にしてください。`,
    'end-before-start': ({ start, end }) => `終業 ${end} が始業 ${start} より後になっていません。`,
    duplicate: ({ value, firstLine }) =>
      `「${value}」は${firstLine}行目にもあります。一人（一つ）に一つだけにしてください。`,
    'belongs-to-another': ({ value, person }) =>
      `「${value}」は、いまの名簿の職員 ${person} のものです。この職員はファイルにありません。`,
    'unknown-unit': ({ unit }) => `部署「${unit}」がありません。部署のファイルにあるIDを入れてください。`,
    'unknown-person': ({ person }) =>
      `職員「${person}」がいません。職員のファイルにあるIDを入れてください（複数のときは ; で区切ります）。`,
    'unit-still-used': ({ unit }) =>
      `部署「${unit}」は部署のファイルにないため --remove-missing で消えますが、まだここで使われています。`,
    cycle: ({ units }) => `部署の上下が輪になっています: ${units.join(' → ')}`,
    'no-root': () => '一番上の部署がありません。一つの部署だけ、この列を空にしてください。',
    'two-roots': ({ unit, firstLine }) =>
      `一番上の部署が二つあります（${firstLine}行目の「${unit}」と、この行）。この列を空にできるのは一つだけです。`,
    'other-root-kept': ({ unit, name }) =>
      `いまの名簿には別の一番上の部署「${name}」（${unit}）があり、ファイルにありません。名簿をファイルの内容に置き換えるときは --remove-missing を付けてください。`,
  },
  problems: (count) => `直すところが${count}件あります。`,
  moreProblems: (count) => `ほか${count}件`,
  nothingWritten: '名簿は変えていません。',
  unknownColumn: (file, column) => `注意: ${file} の列「${column}」は読みません。`,
  difference: {
    file: { units: '部署', people: '職員' },
    added: '追加',
    changed: '変更',
    same: '変わらず',
    removed: 'ファイルにないため外す',
    kept: 'ファイルにない（残す）',
    roles: '管理職・推進者の担当',
    nothing: '（空）',
    more: (count) => `ほか${count}件`,
    keptHint: 'ファイルにない人と部署は残します。外すときは --remove-missing を付けてください。',
  },
  progress: { reading: 'ファイルを確認', comparing: '名簿と比較', staging: '変更を準備', applying: '変更を適用' },
  result: {
    unchanged: '名簿はファイルと同じです。変えるところはありません。',
    'dry-run': '確認だけしました。名簿は変えていません。',
    declined: 'やめました。名簿は変えていません。',
    applied: '名簿に反映しました。',
    stopped: '途中でやめました。名簿は変えていません。',
    'file-changed':
      '確認のあとでファイルが書き換えられたため、やめました。名簿は変えていません。もう一度実行してください。',
    'directory-changed':
      '確認のあとで名簿が変わったため、やめました。この取り込みでは何も変えていません。もう一度実行してください。',
  },
  ask: '適用しますか？ [y/N] ',
  committed: '取り込みを確定しました。ここから先は途中で止まっても、次の npm start か npx akari が続きから仕上げます。',
  tooLateToStop:
    '取り込みは確定しているため、最後まで適用します。もう一度 Ctrl+C を押すと止まりますが、次の npm start か npx akari が仕上げます。',
  willBeFinished:
    '取り込みは確定していますが、まだ途中です。次の npm start か npx akari が続きから仕上げます。ファイルを直したり、取り込み直したりする必要はありません。',
  finishing: '確定した取り込みが途中です。先に仕上げます。',
  finished: '途中だった取り込みを仕上げました。',
};
