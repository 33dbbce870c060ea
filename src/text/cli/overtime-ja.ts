import { handOverFields, mapColumns, recordWords } from '../import/overtime-words.ts';
import type { OvertimeCommandTexts } from './overtime-texts.ts';

const months = ([first, last]: readonly [string, string]): string => (first === last ? first : `${first}〜${last}`);

export const overtimeCommandJa: OvertimeCommandTexts = {
  words:
    'overtime のあとに、export --month 2026-11 --unit 部署ID --out フォルダ --as 職員番号、import --file ファイル.csv --as 職員番号、log のどれかを書いてください。',
  badMonth: (value) => `「${value}」は月ではありません。2026-11 のように書いてください。`,
  badEncoding: (value) => `「${value}」という文字コードは使えません。utf-8-bom か shift_jis にしてください。`,
  usualMap: '標準',
  map: {
    where: (file, line, column, path) =>
      `${file}${line === undefined ? '' : ` ${line}行目`}${column === undefined ? '' : `「${column}」`}${path === undefined ? '' : ` ${path}`}: `,
    problems: (count) => `列の対応表に、直すところが${count}件あります。`,
    problem: {
      'not-text': () => 'CSV の文字のファイルではありません。UTF-8 か Shift_JIS の CSV で保存し直してください。',
      'bad-quotes': () => '引用符（"）の数が合わず、この先を読めません。',
      empty: () => '列が一つも書かれていません。',
      'not-json': ({ at }) =>
        `${at ? `${at.line}行目の${at.column}文字目から、` : ''}JSON として読めません。カンマ・かっこ・引用符を確かめてください。`,
      shape: () =>
        'この書き方は使えません。columns に、heading と、field か constant（ほかに format、codes）を書いてください。',
      'missing-map-column': ({ column }) =>
        `「${mapColumns[column].ja}」の列がありません。1行目に列名を書いてください。`,
      'no-heading': () => '見出しが空です。',
      'no-constant': () => '固定の列に入れる値を、形式の列に書いてください。',
      'no-format-here': () => 'この項目に形式は付けられません。空にしてください。',
      'repeated-heading': ({ value }) => `「${value}」という見出しが二つあります。`,
      'unknown-field': ({ value }) =>
        `「${value}」という項目はありません。使える項目: ${Object.values(handOverFields)
          .map(({ ja }) => ja)
          .join('、')}、固定`,
      'unknown-format': ({ value }) =>
        `「${value}」という形式はありません。日付は 2026-11-21・2026/11/21・20261121・令和8年11月21日・R8.11.21、時刻は 24:30・2430、時間数は 分・H:MM・時間 のどれかです。`,
      'unknown-code': ({ value }) => `「${value}」という値はありません。「本人=1;システム=2」のように書いてください。`,
      'missing-field': ({ field }) =>
        `「${handOverFields[field].ja}」の列がありません。なければ、だれのいつの行か分かりません。`,
    },
  },
  notAdmin: (id) => `職員「${id}」は、名簿の管理者ではありません。何もしていません。`,
  noUnit: (id) => `部署「${id}」はありません。`,
  written: (file, people, rows) => `${file}　${people}人 ${rows}行`,
  allWritten: (files, rows) => `${files}件のファイルに${rows}行を書き出し、書き出しの記録に残しました。`,
  emptyUnits: (units) => `この月の申告も実績もない部署が${units}件あります（ファイルは作っていません）。`,
  personal: '職員の氏名と勤務の記録が入っています。システムに入れ終わったら、消してください。',
  unknownPeople: (ids) => `注意: 名簿にない職員の記録は書き出していません: ${ids}`,
  unmappable: (file, cells) => `${file}: Shift_JIS に書けない文字が${cells}か所にあります。`,
  unmappableAt: (person, column, characters) => `職員 ${person}「${column}」: ${characters}`,
  heading: '（見出し）',
  more: (count) => `ほか${count}か所`,
  refused:
    'このファイルは書き出していません。--encoding utf-8-bom にするか、--replace を付けて〓に置き換えてください（置き換えたところは、上のように一覧にします）。',
  replaced: '上の文字を〓に置き換えました。',
  stopped: (files) => `途中で止めました。残りの${files}件の部署は書き出していません。`,
  log: {
    none: 'この1年に、書き出しも取り込みもありません。',
    exported: (when, by, month, unit, rows, map) =>
      `${when}　書き出し　${by}　${month}　${unit}　${rows}行　列: ${map}`,
    imported: (when, by, span, rows, map, systemWins) =>
      `${when}　取り込み　${by}　${months(span)}　${rows}行　列: ${map}${systemWins ? '　--system-wins' : ''}`,
    digest: (digest) => `  SHA-256 ${digest}`,
  },
  take: {
    where: (file, line, column) =>
      `${file}${line === undefined ? '' : ` ${line}行目`}${column === undefined ? '' : `「${column}」`}: `,
    problems: (count) => `直すところが${count}件あります。`,
    problem: {
      'not-text': () => 'CSV の文字のファイルではありません。UTF-8 か Shift_JIS の CSV で保存し直してください。',
      'bad-quotes': () => '引用符（"）の数が合わず、この先を読めません。',
      'empty-file': () => 'ファイルが空です。1行目に列名、その下にデータを書いてください。',
      'missing-heading': ({ value }) =>
        `「${value}」の列がありません。--columns の対応表と、1行目の列名を合わせてください。`,
      'repeated-heading': ({ value }) => `「${value}」の列が二つあります。`,
      empty: () => '空です。',
      'too-many-cells': () => '値が列名より多くあります。値の中にカンマがあれば " で囲んでください。',
      half: () => '開始と終了の、片方だけが空です。',
      'bad-date': ({ value }) =>
        `「${value}」は日付ではありません。2026-11-21、2026/11/21、20261121、令和8年11月21日 のように書いてください。`,
      'bad-time': ({ value }) => `「${value}」は時刻として読めません。`,
      'bad-break': ({ value }) => `「${value}」は休憩の長さとして読めません。`,
      'long-break': () => 'この人のこの日の休憩が、働いた時間より短くなっていません。',
      'end-before-start': ({ start, end }) => `終了 ${end} が、開始 ${start} より後になっていません。`,
      repeated: ({ firstLine }) => `${firstLine}行目と同じ人・日・時刻です。`,
      overlap: ({ firstLine }) => `${firstLine}行目と、時間が重なっています。`,
      'too-long': () => 'この人のこの日の時間が、合わせて24時間を超えています。',
      'too-many': ({ most }) => `この人のこの日の時間帯が、${most}つを超えています。`,
      future: () => 'まだ来ていない日です。',
      'too-old': () => '2年より前の日は、取り込めません。',
      'unknown-person': ({ person, lines }) =>
        `職員「${person}」が名簿にいません${lines > 1 ? `（この行から、あわせて${lines}行）` : ''}。`,
    },
    moreProblems: (count) => `ほか${count}件`,
    nothingWritten: '何も取り込んでいません。',
    mapLacks: (fields) => `列の対応表に、取り込みに要る列がありません: ${fields}`,
    none: 'なし',
    akari: (spans, record) => `${spans}（${recordWords[record].ja}）`,
    difference: {
      new: (who, day, _, system, minutes) => `${who}　${day}　灯り なし → システム ${system}（+${minutes}分）`,
      changed: (who, day, akari, system, minutes) =>
        `${who}　${day}　灯り ${akari} → システム ${system}（${minutes < 0 ? '' : '+'}${minutes}分）`,
      longer: (who, day, akari, system, minutes) =>
        `${who}　${day}　灯り ${akari}、システム ${system}　本人の記録のほうが${-minutes}分長い`,
      missing: (who, day, akari) => `${who}　${day}　灯り ${akari}、システムのファイルになし`,
    },
    summary: (counts) => [
      `新しい日 ${counts.new}、変わる日 ${counts.changed}、予定どおりだった日 ${counts.planned}、同じ日 ${counts.same}`,
      ...(counts.longer > 0
        ? [
            `本人の記録のほうが長い日 ${counts.longer}（本人の記録を残します。システムの時間にするときは --system-wins）`,
          ]
        : []),
      ...(counts.missing > 0 ? [`ファイルにない日 ${counts.missing}（消しません）`] : []),
    ],
    unchanged: '灯りの記録は、このファイルと合っています。変えるところはありません。',
    dryRun: '確認だけしました。何も変えていません。',
    needsYes: '聞ける端末がないため、取り込んでいません。取り込むときは --yes を付けてください。',
    ask: '取り込みますか？ [y/N] ',
    declined: 'やめました。何も取り込んでいません。',
    fileChanged:
      '確認のあいだにファイルが書き換えられたため、やめました。何も取り込んでいません。もう一度実行してください。',
    progress: { applying: '実績を記録' },
    written: (days, kept) =>
      `${days}日の実績を記録しました。${kept > 0 ? `本人の記録のほうが長い${kept}日は、そのままです。` : ''}`,
    stopped: (days) => `途中で止めました（${days}日を記録）。もう一度実行すると、残りを記録します。`,
  },
};
