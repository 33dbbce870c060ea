import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { csvFile, piecesOf } from '../../../../adapters/local/csv/read.ts';
import type { CsvFile, CsvRow } from '../../../../src/people/csv-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'akari-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string): string => fileURLToPath(new URL(`../../../fixtures/people/${name}`, import.meta.url));
const written = (bytes: string | Uint8Array): CsvFile => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, bytes);
  return csvFile(path);
};
const read = async (file: CsvFile): Promise<readonly (CsvRow | string)[]> => {
  const found: (CsvRow | string)[] = [];
  for await (const piece of file.read())
    found.push(...(piece.type === 'rows' ? piece.rows : [`${piece.why} ${piece.line ?? ''}`.trim()]));
  return found;
};
const cells = async (file: CsvFile) => (await read(file)).map((row) => (typeof row === 'string' ? row : row.cells));

const people = [
  ['職員ID', '氏名', '部署ID', 'メール', '始業', '終業', '言語'],
  ['P1', '髙橋 一郎', 'K', 'p1@akari.example', '9:30', '18:15', '日本語'],
  ['P2', '宮﨑　花子', 'K1', 'p2@akari.example', '８：３０', '17:15', ''],
  ['P3', '表,能 ソ十"予"', 'K2', '', '', '', '英語'],
  ['', '', '', '', '', '', ''],
];

describe('the encoding of a file', () => {
  it('is found to be Shift_JIS as Excel writes it, with the signs that only Windows has', async () => {
    expect(await cells(csvFile(fixture('people-shift-jis.csv')))).toEqual(people);
    expect((await cells(csvFile(fixture('units-shift-jis.csv')))).slice(2)).toEqual([
      ['K1', '総務課①', 'K', 'P2', ''],
      ['K2', '㈱人事～課', 'K', 'P3', ''],
    ]);
  });

  it('is found to be UTF-8, with or without a byte order mark', async () => {
    expect(await cells(csvFile(fixture('people-utf-8-bom.csv')))).toEqual(people);
    expect(await cells(written('職員ID,氏名\nP1,吉野家〜𠮷野家👩‍💻\n'))).toEqual([
      ['職員ID', '氏名'],
      ['P1', '吉野家〜𠮷野家👩‍💻'],
    ]);
  });

  it.each([
    ['a workbook', Buffer.from('504b0304140006000800000021', 'hex')],
    ['UTF-16', Buffer.from('\ufeff職員ID,氏名\r\n', 'utf16le')],
    ['bytes that are no text', Buffer.from([0x41, 0x2c, 0xff, 0xfe, 0x81])],
  ])('is none when the file holds %s', async (_case, bytes) => {
    expect(await read(written(bytes))).toEqual(['not-text']);
  });

  it('keeps characters whole that a piece of the file cuts', async () => {
    for (const shift of ['', 'x']) {
      const row = '髙﨑,'.repeat(10);
      const text = `${shift}${`${row}\n`.repeat(20_000)}`;
      const rows = await cells(written(text));
      expect(rows).toHaveLength(20_000);
      expect(rows.slice(1).every((each) => typeof each !== 'string' && each.join(',') === row)).toBe(true);
      const half = Buffer.concat(Array.from({ length: 100_000 }, () => Buffer.from([0xee, 0xe0, 0x0a])));
      const inShiftJis = await cells(written(Buffer.concat([Buffer.from(shift), half])));
      expect(inShiftJis).toHaveLength(100_000);
      expect(inShiftJis.slice(1).every((each) => each[0] === '髙')).toBe(true);
    }
  });
});

describe('the records of a file', () => {
  it('begin on the line an editor shows, whatever the line ends are', async () => {
    expect(await read(written('a,b\r\n"1\r\n2",3\n\n"4""\n\n",5\r6,7'))).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\r\n2', '3'] },
      { line: 4, cells: [''] },
      { line: 5, cells: ['4"\n\n', '5'] },
      { line: 8, cells: ['6', '7'] },
    ]);
  });

  it.each([
    ['a quotation mark nobody closes', 'a,b\n1,2\n3,"4\n5,6\n', 3],
    ['a quotation mark within a value', 'a,b\n1,2\n3,4"5\n5,6\n', 3],
    ['a record without end', `a,b\n1,2\n3,"${'4\n'.repeat(100_000)}`, 3],
  ])('end at %s, and those before it are kept', async (_case, text, line) => {
    expect(await read(written(text))).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      `bad-quotes ${line}`,
    ]);
  });

  it('are the same however the text is cut', async () => {
    const text = 'a,b\r\n"x\r\ny",""\r\n';
    const pieces = async function* () {
      for (const [index, sign] of [...text].entries()) yield { text: sign, bytes: index + 1 };
    };
    const rows: (readonly string[])[] = [];
    for await (const piece of piecesOf(pieces(), text.length))
      if (piece.type === 'rows') rows.push(...piece.rows.map((row) => row.cells));
    expect(rows).toEqual([
      ['a', 'b'],
      ['x\r\ny', ''],
    ]);
  });

  it('are none in an empty file', async () => {
    expect(await read(written(''))).toEqual([]);
  });
});

it('can be read again after it was replaced', async () => {
  const file = written('a\n');
  expect(await cells(file)).toEqual([['a']]);
  writeFileSync(join(folder, 'file.csv'), 'b\n');
  expect(await cells(file)).toEqual([['b']]);
});

it('is no text any more when it was replaced by one in another encoding', async () => {
  const file = written('氏名\n');
  expect(await cells(file)).toEqual([['氏名']]);
  writeFileSync(join(folder, 'file.csv'), Buffer.from([0x8e, 0x81, 0x96, 0xbc, 0x0a]));
  expect(await cells(file)).toEqual(['not-text']);
});

it('fails with the name of a file that is not there', async () => {
  await expect(read(csvFile(join(folder, 'nowhere.csv')))).rejects.toMatchObject({ code: 'ENOENT' });
});
