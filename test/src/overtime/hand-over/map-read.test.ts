import { describe, expect, it } from 'vitest';
import { usualMap } from '../../../../src/overtime/hand-over/column-map.ts';
import { type MapRead, mapFromCsv, mapFromJson } from '../../../../src/overtime/hand-over/map-read.ts';
import { csvOf } from '../../../fixtures/csv-text.ts';

const problemsOf = (read: MapRead): readonly string[] =>
  read.type === 'problems'
    ? read.problems.map(({ line, column, path, what }) => [line, column, path, what.type].filter(Boolean).join(' '))
    : [`none: ${read.map.name}`];
const csv = (text: string) => mapFromCsv('表', csvOf(text));

describe('a map that is a CSV file', () => {
  it('names the headings, their order, forms, constants and codes', async () => {
    const read = await csv(
      '\uFEFF項目,見出し,形式\n職員番号,ｺｰﾄﾞ,\nDate,日,Ｒ8.11.21\n超過勤務,時間,時間\n固定,区分,A=1\n記録,登録,本人=1；system=2;予定のみ=\n確認結果,確認,確認しました=OK\n理由区分,理由,国会対応=10;other=99\n',
    );
    expect(read).toMatchObject({
      type: 'map',
      map: {
        name: '表',
        columns: [
          { heading: 'ｺｰﾄﾞ', content: { field: 'person' } },
          { heading: '日', content: { field: 'day', forms: { date: 'era-short' } } },
          { heading: '時間', content: { field: 'overtime', forms: { duration: 'decimal' } } },
          { heading: '区分', content: { type: 'constant', text: 'A=1' } },
          { heading: '登録', content: { codes: { person: '1', system: '2', planned: '' } } },
          { heading: '確認', content: { codes: { confirmed: 'OK' } } },
          { heading: '理由', content: { codes: { diet: '10', other: '99' } } },
        ],
      },
    });
  });

  it.each([
    ['', ['empty']],
    ['見出し,項目\n', ['empty']],
    ['列,項目\nA,氏名\n', ['1 missing-map-column']],
    ['見出し,列\nA,氏名\n', ['1 missing-map-column']],
    ['見出し,項目\nA,職員番号\n', ['missing-field']],
    ['見出し,項目\nA,年月日\n', ['missing-field']],
    [
      '見出し,項目,形式\n,氏名,\nA,なにか,\nB,氏名,HH:MM\nC,固定,\n',
      ['2 heading no-heading', '3 field unknown-field', '4 format no-format-here', '5 format no-constant'],
    ],
    [
      '見出し,項目,形式\nA,年月日,24:30\nB,実績開始,分\nC,超過勤務,秒\nD,記録,本人=1;だれか=2\n',
      ['2 format unknown-format', '3 format unknown-format', '4 format unknown-format', '5 format unknown-code'],
    ],
    ['見出し,項目\nA,職員番号\n Ａ ,年月日\n', ['3 heading repeated-heading']],
  ])('is told what is wrong with it: %j', async (text, problems) => {
    expect(problemsOf(await csv(text))).toEqual(problems);
  });
});

describe('a map that is a JSON file', () => {
  it('says the same as one that is a CSV file', async () => {
    const columns = [
      { heading: 'A', field: 'person' },
      { heading: 'B', field: '年月日', format: '20261121' },
      { heading: 'C', constant: '01' },
      { heading: 'D', field: 'record', codes: { person: '1' } },
    ];
    const fromCsv = await csv('見出し,項目,形式\nA,職員番号,\nB,年月日,YYYYMMDD\nC,固定,01\nD,記録,本人=1\n');
    expect(mapFromJson('表', `\uFEFF${JSON.stringify({ columns })}`)).toEqual(fromCsv);
    expect(mapFromJson('表', JSON.stringify({ name: '人事', columns }))).toMatchObject({ map: { name: '人事' } });
  });

  it.each([
    ['{"columns": [', ['not-json']],
    ['[]', ['shape']],
    ['{"columns":[{"heading":1,"field":"氏名"}]}', ['columns[0].heading shape']],
    ['{"columns":[{"heading":"A","field":"氏名","form":"x"}]}', ['columns[0] shape']],
    [
      '{"columns":[{"heading":"A","field":"person"},{"heading":"B","field":"day","format":"いつか"}]}',
      ['columns[1].format unknown-format'],
    ],
    ['{"columns":[{"heading":"A"}]}', ['columns[0].field unknown-field']],
  ])('is told where it is wrong: %s', (text, problems) => {
    expect(problemsOf(mapFromJson('表', text))).toEqual(problems);
  });
});

it.each([
  ['{\n  "columns": [],\n  "name" "A"\n}', { line: 3, column: 10 }],
  ['{"columns": [', { line: 1, column: 14 }],
  ['いいえ', undefined],
])('tells where a file is no JSON any more: %j', (text, at) => {
  expect(mapFromJson('表', text)).toEqual({
    type: 'problems',
    problems: [{ what: { type: 'not-json', ...(at && { at }) } }],
  });
});

it('has a usual map in each language, whose headings are all different', () => {
  for (const language of ['ja', 'en'] as const) {
    const headings = usualMap('標準', language).columns.map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(18);
  }
});
