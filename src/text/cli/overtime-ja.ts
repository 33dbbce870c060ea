import { handOverFields, mapColumns } from '../import/overtime-words.ts';
import type { OvertimeCommandTexts } from './overtime-texts.ts';

const months = ([first, last]: readonly [string, string]): string => (first === last ? first : `${first}〜${last}`);

export const overtimeCommandJa: OvertimeCommandTexts = {
  words:
    'overtime のあとに、export --month 2026-11 --unit 部署ID --out フォルダ --as 職員番号、import --file ファイル.csv --as 職員番号、log のどれかを書いてください。',
  badMonth: (value) => `「${value}」は月ではありません。2026-11 のように書いてください。`,
  badEncoding: (value) => `「${value}」では書けません。utf-8-bom か shift_jis にしてください。`,
  usualMap: '標準',
  map: {
    where: (file, line, column, path) =>
      `${file}${line === undefined ? '' : ` ${line}行目`}${column === undefined ? '' : `「${column}」`}${path === undefined ? '' : ` ${path}`}: `,
    problems: (count) => `列の対応表に、直すところが${count}件あります。`,
    problem: {
      'not-text': () => 'CSV の文字のファイルではありません。UTF-8 か Shift_JIS の CSV で保存し直してください。',
      'bad-quotes': () => '引用符（"）の数が合わず、この先を読めません。',
      empty: () => '列が一つも書かれていません。',
      'not-json': ({ said }) => `JSON として読めません（${said}）。`,
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
  log: {
    none: 'この1年に、書き出しも取り込みもありません。',
    exported: (when, by, month, unit, rows, map) =>
      `${when}　書き出し　${by}　${month}　${unit}　${rows}行　列: ${map}`,
    imported: (when, by, span, rows, map, systemWins) =>
      `${when}　取り込み　${by}　${months(span)}　${rows}行　列: ${map}${systemWins ? '　--system-wins' : ''}`,
    digest: (digest) => `  SHA-256 ${digest}`,
  },
};
