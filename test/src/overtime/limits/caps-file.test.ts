import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import type { Term } from '../../../../src/overtime/limits/caps-book.ts';
import { mixesLaws, readTerms, strangers, type TermNames } from '../../../../src/overtime/limits/caps-file.ts';
import { isSame, termsDifference } from '../../../../src/overtime/limits/caps-file-difference.ts';
import { termTable } from '../../../../src/overtime/limits/caps-file-write.ts';
import type { CsvFile } from '../../../../src/people/csv-table.ts';
import { asPersonId, asUnitId } from '../../../../src/people/model.ts';

const month = asCalendarMonth;
const head = ['対象', '番号', '開始月', '終了月', '区分', '理由'];
const fileOf = (...rows: readonly (readonly string[])[]): CsvFile => ({
  async *read() {
    yield { type: 'rows', rows: rows.map((cells, index) => ({ line: index + 1, cells })), read: 1 };
  },
});
const read = (...rows: readonly (readonly string[])[]) => readTerms(fileOf(head, ...rows));
const problemsOf = async (...rows: readonly (readonly string[])[]) => (await read(...rows)).problems;

const unit = (id: string) => ({ type: 'unit', id: asUnitId(id) }) as const;
const person = (id: string) => ({ type: 'person', id: asPersonId(id) }) as const;
const taritsu: Term = { of: unit('K1'), from: month('2026-04'), type: 'regime', regime: 'taritsu' };
const special: Term = {
  ...{ of: person('P1'), from: month('2026-06'), until: month('2026-09') },
  ...{ type: 'special', reason: '災害への対応' },
};

describe('a file of designations', () => {
  it('says of units and people what holds from when to when', async () => {
    const { rows, problems } = await read(
      ['部署', 'K1', '2026-04', '', '他律', ''],
      ['個人', 'P1', '2026年6月', 'R8.9', '特例', ' 災害への対応 '],
      ['部署', 'K2', 'Apr-26', '2027-03', '３６協定', ''],
      ['職員', 'P2', '2026-04', '', '自律部署', ''],
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { line: 2, term: taritsu },
      { line: 3, term: special },
      {
        line: 4,
        term: { of: unit('K2'), from: '2026-04', until: '2027-03', type: 'regime', regime: 'kyotei36' },
      },
      { line: 5, term: { of: person('P2'), from: '2026-04', type: 'regime', regime: 'jiritsu' } },
    ]);
  });

  it('may have English headings and words, in any order, and columns of its own', async () => {
    const { rows, problems, unknown } = await readTerms(
      fileOf(['Kind', 'ID', 'For', 'From', 'note'], ['Taritsu', 'K1', 'Unit', '2026-04', 'x']),
    );
    expect([rows, problems, unknown]).toEqual([[{ line: 2, term: taritsu }], [], ['note']]);
  });

  it.each([
    [['課', 'K1', '2026-04', '', '他律', ''], [{ line: 2, column: 'of', what: { type: 'bad-of', value: '課' } }]],
    [['部署', '', '2026-04', '', '他律', ''], [{ line: 2, column: 'id', what: { type: 'empty' } }]],
    [['部署', 'K1', '4月', '', '他律', ''], [{ line: 2, column: 'from', what: { type: 'bad-month', value: '4月' } }]],
    [['部署', 'K1', '', '', '他律', ''], [{ line: 2, column: 'from', what: { type: 'empty' } }]],
    [
      ['部署', 'K1', '2026-04', '未定', '他律', ''],
      [{ line: 2, column: 'until', what: { type: 'bad-month', value: '未定' } }],
    ],
    [
      ['部署', 'K1', '2026-04', '2026-03', '他律', ''],
      [{ line: 2, column: 'until', what: { type: 'end-before-begin', from: '2026-04', until: '2026-03' } }],
    ],
    [
      ['部署', 'K1', '2026-04', '', '忙しい', ''],
      [{ line: 2, column: 'kind', what: { type: 'bad-kind', value: '忙しい' } }],
    ],
    [['部署', 'K1', '2026-04', '', '特例', ''], [{ line: 2, column: 'reason', what: { type: 'empty' } }]],
    [
      ['部署', 'K1', '2026-04', '', '特例', '災'.repeat(101)],
      [{ line: 2, column: 'reason', what: { type: 'bad-reason', most: 100 } }],
    ],
    [
      ['部署', 'K1', '2026-04', '', '特例', '一\n二'],
      [{ line: 2, column: 'reason', what: { type: 'bad-reason', most: 100 } }],
    ],
    [['部署', 'K1', '2026-04', '', '他律', '国会'], [{ line: 2, column: 'reason', what: { type: 'reason-alone' } }]],
    [['部署', 'K1', '2026-04', '', '他律', '', 'x'], [{ line: 2, what: { type: 'too-many-cells' } }]],
  ])('is wrong, and says where: %j', async (row, problems) => {
    expect(await problemsOf(row)).toEqual(problems);
  });

  it('tells of every wrong cell, in every row', async () => {
    const problems = await problemsOf(['', 'K1', 'x', '', '', ''], ['部署', 'K1', '2026-04', '', '他律', ''], ['部署']);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      ...[
        [2, 'of'],
        [2, 'kind'],
        [2, 'from'],
      ],
      ...[
        [4, 'kind'],
        [4, 'id'],
        [4, 'from'],
      ],
    ]);
  });

  it('is wrong when two of one sort begin together for the same one, and only then', async () => {
    expect(
      await problemsOf(
        ['部署', 'K1', '2026-04', '', '他律', ''],
        ['部署', 'K1', '2026-05', '', '自律', ''],
        ['個人', 'K1', '2026-04', '', '他律', ''],
        ['部署', 'K1', '2026-04', '', '特例', '災害'],
        ['部署', 'K1', '2026/4', '2026-05', '自律', ''],
        ['部署', 'K1', '2026-04', '', '特例', '国会'],
      ),
    ).toEqual([
      { line: 6, column: 'from', what: { type: 'begins-twice', firstLine: 2 } },
      { line: 7, column: 'from', what: { type: 'begins-twice', firstLine: 5 } },
    ]);
  });

  it('needs its columns once each, and to be text', async () => {
    expect((await readTerms(fileOf(['対象', '番号', '番号', '区分']))).problems).toEqual([
      { line: 1, column: 'id', what: { type: 'repeated-column' } },
      { line: 1, column: 'from', what: { type: 'missing-column' } },
    ]);
    expect((await readTerms(fileOf())).problems).toEqual([{ what: { type: 'empty-file' } }]);
  });

  it('holds 20,000 rows, 1,000 of them 特例, and not one more', async () => {
    const rows = (count: number, kind: string, reason = '') =>
      Array.from({ length: count }, (_, i) => ['部署', `${kind}${i}`, '2026-04', '', kind, reason]);
    expect(await problemsOf(...rows(19_000, '他律'), ...rows(1_000, '特例', '災害'))).toEqual([]);
    expect(await problemsOf(...rows(20_001, '他律'))).toEqual([{ what: { type: 'too-many', most: 20_000 } }]);
    expect(await problemsOf(...rows(1_001, '特例', '災害'))).toEqual([
      { what: { type: 'too-many-specials', most: 1_000 } },
    ]);
  });

  it('has ids as the directory has them', async () => {
    expect(
      await problemsOf(
        ['部署', 'K 1', '2026-04', '', '他律', ''],
        ['個人', 'P#1', '2026-04', '', '他律', ''],
        ['個人', 'P'.repeat(65), '2026-04', '', '他律', ''],
      ),
    ).toEqual([
      { line: 2, column: 'id', what: { type: 'bad-id', value: 'K 1' } },
      { line: 3, column: 'id', what: { type: 'bad-id', value: 'P#1' } },
      { line: 4, column: 'id', what: { type: 'too-long', most: 64 } },
    ]);
  });

  it('knows nobody whom the directory does not know, unless the book has a designation of theirs from that month', () => {
    const names: TermNames = { unit: () => undefined, person: (id) => (id === 'P1' ? '青木' : undefined) };
    const rows = [
      { line: 2, term: taritsu },
      { line: 3, term: special },
      { line: 4, term: { ...special, of: person('P9') } },
    ];
    expect(strangers(rows, names, [])).toEqual([
      { line: 2, column: 'id', what: { type: 'unknown-unit', value: 'K1' } },
      { line: 4, column: 'id', what: { type: 'unknown-person', value: 'P9' } },
    ]);
    expect(strangers(rows.slice(0, 1), names, [taritsu])).toEqual([]);
    // A unit was dissolved: what held for it can be ended, and begun anew it cannot be.
    const ended = [{ line: 2, term: { ...taritsu, until: month('2026-12') } }];
    expect(strangers(ended, names, [taritsu])).toEqual([]);
    expect(strangers(ended, names, [{ ...taritsu, from: month('2026-05') }])).toHaveLength(1);
    expect(strangers(ended, names, [{ ...taritsu, of: unit('K2') }])).toHaveLength(1);
    expect(strangers(ended, names, [{ ...taritsu, of: person('K1') }])).toHaveLength(1);
  });

  it('is worth a second look when both laws are in it', () => {
    const under = (regime: 'jiritsu' | 'taritsu' | 'kyotei36'): Term => ({ ...taritsu, type: 'regime', regime });
    expect(mixesLaws([under('taritsu'), under('jiritsu'), special])).toBe(false);
    expect(mixesLaws([under('kyotei36'), special])).toBe(false);
    expect(mixesLaws([under('kyotei36'), under('taritsu')])).toBe(true);
  });
});

describe('the difference of designations', () => {
  it('names what is new, changed, gone and the same', () => {
    const ended: Term = { ...taritsu, until: month('2026-12') };
    const other: Term = { ...taritsu, of: unit('K2') };
    expect(termsDifference([taritsu, special], [ended, special, other])).toEqual({
      ...{ added: [other], changed: [{ before: taritsu, after: ended }], gone: [], same: 1 },
    });
    expect(termsDifference([taritsu, special], [special])).toEqual({
      added: [],
      changed: [],
      gone: [taritsu],
      same: 1,
    });
    expect(isSame(termsDifference([taritsu, special], [special, taritsu]))).toBe(true);
  });
});

describe('an export of designations', () => {
  it('is in order, in the words of the language, and safe to open', () => {
    const odd: Term = { ...special, of: person('=P0'), reason: '+現場' };
    expect(termTable([special, odd, taritsu], 'ja')).toEqual([
      head,
      ['部署', 'K1', '2026-04', '', '他律', ''],
      ['個人', "'=P0", '2026-06', '2026-09', '特例', "'+現場"],
      ['個人', 'P1', '2026-06', '2026-09', '特例', '災害への対応'],
    ]);
    expect(termTable([taritsu], 'en')).toEqual([
      ['for', 'id', 'from', 'until', 'kind', 'reason'],
      ['unit', 'K1', '2026-04', '', 'taritsu', ''],
    ]);
  });
});
