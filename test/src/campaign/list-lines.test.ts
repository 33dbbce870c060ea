import { describe, expect, it } from 'vitest';
import { keysOf, lineReader, pastedRows, readList } from '../../../src/campaign/list-lines.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';

const found = (id: string, unit = '課', left = false) => ({ id: asPersonId(id), unit: asUnitId(unit), left });
const directory = new Map([
  ['K001', found('K001')],
  ['K002', found('K002')],
  ['K003', found('K003', '別局')],
  ['K004', found('K004', '課', true)],
  ['aoyama@example.go.jp', found('K001')],
  ['ishii@example.go.jp', found('K002')],
]);
const read = (pasted: string) =>
  readList(
    lineReader()(pastedRows(pasted)),
    (key) => directory.get(key),
    ({ unit }) => unit === '課',
  );
const people = (pasted: string) => read(pasted).people;

describe('a pasted list', () => {
  it.each([
    ['ids, one a line', 'K001\nK002'],
    ['e-mails', 'aoyama@example.go.jp\r\nishii@example.go.jp'],
    ['e-mails out of a mail program', '青山 花 <aoyama@example.go.jp>\n石井 <ishii@example.go.jp>'],
    ['both, with blank lines and spaces', '\n　K001　\n\n ishii@example.go.jp \n'],
    ['full-width letters', 'Ｋ００１\nＫ００２'],
    ['rows of a spreadsheet', 'K001\t青山\t総務課\nK002\t石井\t人事課'],
    ['a numbered table', '1,青山 花,K001\n2,石井,K002'],
    ['CSV with names of columns', '氏名,職員ID,部署\n青山,K001,K002\n"石井, 花",K002,課'],
    ['other names of them', 'No.,職員番号\n1,K001\n2,K002'],
    ['a column of e-mails', 'name,E-mail\nAoyama,aoyama@example.go.jp\nIshii,ishii@example.go.jp'],
    ['an id, else an e-mail', '職員ID,メールアドレス\nK001,\n,ishii@example.go.jp'],
  ])('may be %s', (_, pasted) => {
    expect(people(pasted)).toEqual(['K001', 'K002']);
  });

  it('says by line who is not found, has left, is outside, or is not alone', () => {
    expect(read('K001\nK999\nK003\nK004\nK001,K002')).toEqual({
      people: ['K001'],
      problems: [
        { line: 2, words: 'K999', why: 'unknown' },
        { line: 3, words: 'K003', why: 'outside' },
        { line: 4, words: 'K004', why: 'left' },
        { line: 5, words: 'K001 K002', why: 'several' },
      ],
      repeats: 0,
    });
  });

  it('takes a row whose id and e-mail are of two people for a mistake', () => {
    expect(read('職員ID,メール\nK001,ishii@example.go.jp').problems).toEqual([
      { line: 2, words: 'K001 ishii@example.go.jp', why: 'several' },
    ]);
  });

  it('takes everybody once, however often they are named', () => {
    expect(read('K001\nK001\naoyama@example.go.jp')).toEqual({ people: ['K001'], problems: [], repeats: 2 });
  });

  it('tells of a row whose column of ids is empty', () => {
    expect(read('職員ID,氏名\n,青山').problems).toEqual([{ line: 2, words: '青山', why: 'unknown' }]);
  });

  it.each(['', ' \n　\n', '職員ID,氏名', ',,,'])('may hold nobody: %j', (pasted) => {
    expect(read(pasted)).toEqual({ people: [], problems: [], repeats: 0 });
  });

  it('cuts cells at commas and tabs, but not inside quotation marks', () => {
    expect(pastedRows('a,"b, ""c""",d\r\n"x"\ty，z').map(({ cells }) => cells)).toEqual([
      ['a', 'b, "c"', 'd'],
      ['x', 'y', 'z'],
    ]);
    expect(pastedRows('a "b" c,"d').map(({ cells }) => cells)).toEqual([['a "b" c', '"d']]);
  });

  it('is looked up as it stands first', () => {
    expect(keysOf('ＡＢ')).toEqual(['ＡＢ', 'AB']);
    expect(keysOf('K001')).toEqual(['K001']);
  });
});
