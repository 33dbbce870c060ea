import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runOvertime } from '../../../../adapters/local/cli/overtime-command.ts';
import { overtimeOptions, readOvertimeWords } from '../../../../adapters/local/cli/overtime-words.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import type { OvertimeStore } from '../../../../src/overtime/ports.ts';
import { decide } from '../../../../src/overtime/rules.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../../src/people/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { clerksMorning, keepMonth, monthWith, planOf, staffHandOver, workedOf } from '../../../fixtures/hand-over.ts';
import { span } from '../../../fixtures/overtime.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { placeAt } from './tenant.ts';

let engine: Engine;
let org: OrgId;
let folder = '';

const november = asCalendarMonth('2026-11');
const HEAD = '職員番号,年月日,実績開始,実績終了\r\n';
/** 職員番号,年月日,実績開始,実績終了 and a line of K001, in Shift_JIS. */
const shiftJis = Buffer.concat([
  Buffer.from('904588f594d48d862c944e8c8e93fa2c8ec090d18a4a8e6e2c8ec090d18f4997b90d0a', 'hex'),
  Buffer.from('K001,2026/11/26,17:15,22:30\r\n'),
]);

type Options = { readonly answer?: string; readonly overtime?: Partial<OvertimeStore> };

/** Runs `akari overtime import` on a file of these lines. */
const taken = async (content: string | Buffer, more: readonly string[] = ['--yes'], options: Options = {}) => {
  writeFileSync(join(folder, 'f.csv'), content);
  const terminal = testTerminal({}, options.answer === undefined ? {} : { answer: options.answer });
  const texts = commandTextsOf('ja');
  const words = readWords(
    ['import', '--file', join(folder, 'f.csv'), ...(more.includes('--as') ? [] : ['--as', 'K018']), ...more],
    overtimeOptions,
    texts,
  );
  const meant = words.type === 'words' ? readOvertimeWords(words, texts) : words;
  if (meant.type === 'misunderstood') return { code: 2, said: meant.message, asked: [] };
  const store = engine.another();
  const overtime = { ...store.overtime, ...options.overtime };
  const code = await runOvertime(meant, org, placeAt(engine, { ...store, overtime }, clerksMorning), terminal);
  return { code, said: [...terminal.said, ...terminal.complained].join('\n'), asked: terminal.asked };
};
const monthOf = async (person: string) =>
  (await engine.store.overtime.months(org, asPersonId(person), november, november))[0];
const actualOf = async (person: string, day: string) => (await monthOf(person))?.days[asLocalDate(day)]?.actual;
const logged = () => engine.store.handOvers.since(org, at('2026-01-01T00:00:00+09:00'));

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'akari-clerk-'));
  org = engine.org();
  await staffHandOver(engine.store, org);
  await keepMonth(
    engine.store,
    monthWith(org, 'K001', {
      '2026-11-24': planOf([span('17:15', '19:00')]),
      '2026-11-25': workedOf('person', [span('17:15', '19:00')]),
      '2026-11-26': workedOf('person', [span('17:15', '21:00')]),
      '2026-11-27': workedOf('person', [span('17:15', '23:00')]),
      '2026-11-30': workedOf('system', [span('17:15', '18:00')]),
    }),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const november2026 = `${HEAD}K001,2026-11-20,17:15,24:30
K001,2026-11-24,17:15,19:00
K001,2026-11-25,17:15,19:00
K001,2026-11-26,17:15,22:30
K001,2026-11-27,17:15,22:00
`;

describe('overtime import', () => {
  it('shows what differs, person by person and day by day, asks, and records it as the system has it', async () => {
    const { code, said, asked } = await taken(november2026, [], { answer: 'はい' });
    expect(code).toBe(0);
    expect(said.split('\n')).toEqual([
      'K001 青木 一郎　11月20日（金）　灯り なし → システム 17:15〜翌0:30（+435分）',
      'K001 青木 一郎　11月26日（木）　灯り 17:15〜21:00（本人） → システム 17:15〜22:30（+90分）',
      'K001 青木 一郎　11月27日（金）　灯り 17:15〜23:00（本人）、システム 17:15〜22:00　本人の記録のほうが60分長い',
      '新しい日 1、変わる日 1、予定どおりだった日 1、同じ日 1',
      '本人の記録のほうが長い日 1（本人の記録を残します。システムの時間にするときは --system-wins）',
      '3日の実績を記録しました。本人の記録のほうが長い1日は、そのままです。',
      '実績を記録 100%',
    ]);
    expect(asked).toEqual(['取り込みますか？ [y/N] ']);
    expect(await actualOf('K001', '2026-11-20')).toMatchObject({ by: 'system', spans: [span('17:15', '24:30')] });
    expect(await actualOf('K001', '2026-11-24')).toMatchObject({ by: 'system', spans: [span('17:15', '19:00')] });
    expect(await actualOf('K001', '2026-11-25')).toMatchObject({ by: 'person' });
    expect(await actualOf('K001', '2026-11-26')).toMatchObject({ by: 'system', spans: [span('17:15', '22:30')] });
    expect(await actualOf('K001', '2026-11-27')).toMatchObject({ by: 'person', spans: [span('17:15', '23:00')] });
    expect(await logged()).toMatchObject([
      { type: 'import', rows: 5, by: 'K018', first: '2026-11', last: '2026-11', systemWins: false },
    ]);
  });

  it('shows breaks that differ, and leaves them where the file says nothing of them', async () => {
    const withBreak = '職員番号,年月日,実績開始,実績終了,休憩(分)\r\nK001,2026-11-26,17:15,22:30,30\r\n';
    const { code, said } = await taken(withBreak);
    expect(code).toBe(0);
    expect(said).toContain('灯り 17:15〜21:00（本人） → システム 17:15〜22:30 休憩30分（+60分）');
    expect(await actualOf('K001', '2026-11-26')).toMatchObject({ by: 'system', breakMinutes: 30 });
    await taken(`${HEAD}K001,2026-11-26,17:15,23:00\r\n`);
    expect(await actualOf('K001', '2026-11-26')).toMatchObject({ breakMinutes: 30, spans: [span('17:15', '23:00')] });
    await taken('職員番号,年月日,実績開始,実績終了,休憩(分)\r\nK001,2026-11-26,17:15,23:00,0\r\n');
    expect((await actualOf('K001', '2026-11-26'))?.breakMinutes).toBeUndefined();
  });

  it('tells of breaks that are none, or longer than the work', async () => {
    const head = '職員番号,年月日,実績開始,実績終了,休憩(分)\r\n';
    expect((await taken(`${head}K001,2026-11-26,17:15,22:30,半時間\r\n`)).said).toContain(
      '「半時間」は休憩の長さとして読めません。',
    );
    expect((await taken(`${head}K001,2026-11-26,17:15,18:15,60\r\n`)).said).toContain(
      'この人のこの日の休憩が、働いた時間より短くなっていません。',
    );
  });

  it('makes the tick follow, so that totals and all that hangs on them are told', async () => {
    await taken(november2026);
    const due = await engine.store.dueWork.due(org, clerksMorning, 10);
    expect(due).toMatchObject([{ job: { kind: 'overtime/attend', payload: { person: 'K001', month: '2026-11' } } }]);
  });

  it('changes nothing when the same file comes again', async () => {
    await taken(november2026);
    const before = await monthOf('K001');
    const again = await taken(november2026);
    expect(again.said).toContain('灯りの記録は、このファイルと合っています。');
    expect([again.code, await monthOf('K001')]).toEqual([0, before]);
    expect(await logged()).toHaveLength(1);
  });

  it('takes the system at its word where it is told to', async () => {
    const { said } = await taken(november2026, ['--yes', '--system-wins']);
    expect(said).toContain('11月27日（金）　灯り 17:15〜23:00（本人） → システム 17:15〜22:00（-60分）');
    expect(await actualOf('K001', '2026-11-27')).toMatchObject({ by: 'system', spans: [span('17:15', '22:00')] });
  });

  it('lists the days that only Akari has, of everybody in the unit, and leaves them', async () => {
    await keepMonth(
      engine.store,
      monthWith(org, 'K002', {
        '2026-11-25': planOf([span('17:15', '18:15')]),
        '2026-11-30': planOf([span('17:15', '18:15')]),
      }),
    );
    const { said } = await taken(`${HEAD}K001,2026-11-25,,\nK001,2026-11-26,17:15,22:30\n`);
    expect(said).toContain(
      'K002 =HYPERLINK("https://x.example")　11月25日（水）　灯り 17:15〜18:15（予定のみ）、システムのファイルになし',
    );
    expect(said).toContain('ファイルにない日 1（消しません）');
    expect((await monthOf('K002'))?.revision).toBe(1);
    expect(await actualOf('K001', '2026-11-25')).toMatchObject({ by: 'person', spans: [span('17:15', '19:00')] });
  });

  it('leaves a month with the unit it belongs to, wherever the person is now', async () => {
    await keepMonth(engine.store, monthWith(org, 'K004', {}, { unit: asUnitId('室') }));
    await taken(`${HEAD}K004,2026-11-26,17:15,22:30\nK003,2026-11-26,17:15,22:30\n`);
    expect(await monthOf('K004')).toMatchObject({ unit: '室', revision: 2 });
    expect(await monthOf('K003')).toMatchObject({ unit: '室', revision: 1 });
  });

  it('tells of every line what is wrong with it, and records nothing', async () => {
    const { code, said } = await taken(
      `${HEAD}K001,2026-11-31,17:15,22:30
K001,2026-11-26,17:15,25:61
K001,2026-11-26,22:30,17:15
K001,2026-11-26,17:15,
,2026-11-26,17:15,18:00
K001,2026-11-26,17:15,18:00,,x
`,
    );
    expect(code).toBe(1);
    const where = `  ${join(folder, 'f.csv')} `;
    expect(said.split('\n')).toEqual([
      '直すところが6件あります。',
      `${where}2行目「年月日」: 「2026-11-31」は日付ではありません。2026-11-21、2026/11/21、20261121、令和8年11月21日 のように書いてください。`,
      `${where}3行目「実績終了」: 「25:61」は時刻として読めません。`,
      `${where}4行目「実績終了」: 終了 17:15 が、開始 22:30 より後になっていません。`,
      `${where}5行目「実績終了」: 開始と終了の、片方だけが空です。`,
      `${where}6行目「職員番号」: 空です。`,
      `${where}7行目: 値が列名より多くあります。値の中にカンマがあれば " で囲んでください。`,
      '何も取り込んでいません。',
    ]);
    expect([(await monthOf('K001'))?.revision, await logged()]).toEqual([1, []]);
  });

  it('finds what lines say against each other, against the calendar and against the directory', async () => {
    const { code, said } = await taken(
      `${HEAD}K001,2026-11-26,17:15,22:30
K001,2026-11-26,17:15,22:30
K001,2026-11-27,17:15,20:00
K001,2026-11-27,19:00,21:00
K002,2026-11-27,00:00,12:00
K002,2026-11-27,12:00,25:00
K001,2026-12-04,17:15,20:00
K001,2023-12-04,17:15,20:00
K999,2026-11-27,17:15,20:00
K999,2026-11-26,17:15,20:00
`,
    );
    expect(code).toBe(1);
    const where = `  ${join(folder, 'f.csv')} `;
    expect(said.split('\n').slice(1, -1)).toEqual([
      `${where}3行目: 2行目と同じ人・日・時刻です。`,
      `${where}5行目: 4行目と、時間が重なっています。`,
      `${where}7行目: この人のこの日の時間が、合わせて24時間を超えています。`,
      `${where}8行目: まだ来ていない日です。`,
      `${where}9行目: 2年より前の日は、取り込めません。`,
      `${where}10行目: 職員「K999」が名簿にいません（この行から、あわせて2行）。`,
    ]);
    expect((await monthOf('K001'))?.revision).toBe(1);
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'CSV の文字のファイルではありません。'],
    ['nothing', '', 'ファイルが空です。'],
    ['no column for the end', '職員番号,年月日,実績開始\r\n', '1行目: 「実績終了」の列がありません。'],
    ['a column twice', '職員番号,年月日,実績開始,実績終了,実績終了\r\n', '「実績終了」の列が二つあります。'],
  ])('records nothing of a file with %s', async (_, content, words) => {
    const { code, said } = await taken(content);
    expect([code, (await monthOf('K001'))?.revision]).toEqual([1, 1]);
    expect(said).toContain(words);
  });

  it.each<[string, readonly string[], Options, number, string]>([
    ['a dry run', ['--dry-run'], {}, 0, '確認だけしました。何も変えていません。'],
    ['a no', [], { answer: 'いいえ' }, 1, 'やめました。何も取り込んでいません。'],
    ['nobody to ask', [], {}, 2, '聞ける端末がないため'],
    ['whoever is no administrator', ['--yes', '--as', 'K001'], {}, 1, '名簿の管理者ではありません。'],
    ['an administrator who has left', ['--yes', '--as', 'K019'], {}, 1, '名簿の管理者ではありません。'],
  ])('records nothing after %s', async (_, more, options, code, words) => {
    const result = await taken(november2026, more, options);
    expect([result.code, (await monthOf('K001'))?.revision, await logged()]).toEqual([code, 1, []]);
    expect(result.said).toContain(words);
  });

  it.each(['utf-8-bom', 'shift_jis'] as const)('finds no difference in what was exported in %s', async (encoding) => {
    const where = { month: november, unit: asUnitId('課'), out: folder, columns: undefined, by: asPersonId('K018') };
    const words = { type: 'export', ...where, encoding, replace: false } as const;
    const place = placeAt(engine, engine.another(), clerksMorning);
    expect(await runOvertime(words, org, place, testTerminal({}))).toBe(0);
    const exported = readFileSync(join(folder, '2026-11_課.csv'));
    const { code, said } = await taken(exported);
    expect([code, (await monthOf('K001'))?.revision]).toEqual([0, 1]);
    expect(said.split('\n')).toEqual([
      '新しい日 0、変わる日 0、予定どおりだった日 0、同じ日 4',
      '灯りの記録は、このファイルと合っています。変えるところはありません。',
    ]);
  });

  it('reads an encoding that it is told, and no other then', async () => {
    expect((await taken(shiftJis, ['--yes', '--encoding', 'utf-8-bom'])).said).toContain(
      'CSV の文字のファイルではありません。',
    );
    expect((await taken(shiftJis, ['--yes', '--encoding', 'shift_jis'])).code).toBe(0);
  });

  it('reads Shift_JIS, and the columns as the map names them', async () => {
    expect((await taken(shiftJis)).code).toBe(0);
    expect(await actualOf('K001', '2026-11-26')).toMatchObject({ by: 'system', spans: [span('17:15', '22:30')] });
    const map = join(folder, 'map.json');
    writeFileSync(
      map,
      JSON.stringify({
        columns: [
          { heading: 'コード', field: 'person' },
          { heading: '勤務日', field: 'day' },
          { heading: '始', field: 'actual_start', format: 'HHMM' },
          { heading: '終', field: 'actual_end', format: 'HHMM' },
          { heading: '終了日', field: 'actual_end_day' },
        ],
      }),
    );
    const lines = '終了日,終,始,勤務日,コード,備考\nR8.11.27,30,1715,令和8年11月26日,K002,x\n';
    expect((await taken(lines, ['--yes', '--columns', map])).code).toBe(0);
    expect(await actualOf('K002', '2026-11-26')).toMatchObject({ spans: [span('17:15', '24:30')] });
  });

  it('keeps what a person corrects while the import runs, where it is more', async () => {
    const { overtime } = engine.store;
    let isCorrected = false;
    // The person is faster by one save, after the import has read the month.
    const save: OvertimeStore['save'] = async (month, attendAt) => {
      if (!isCorrected) {
        isCorrected = true;
        const [before] = await overtime.months(org, asPersonId('K001'), november, november);
        const command = {
          type: 'record',
          day: asLocalDate('2026-11-26'),
          spans: [span('17:15', '24:00')],
          order: 9,
        } as const;
        const decision = before && decide(before, command, asPersonId('K001'), clerksMorning);
        if (decision?.type === 'changed') await overtime.save(decision.month, clerksMorning);
      }
      return overtime.save(month, attendAt);
    };
    const { code, said } = await taken(november2026, ['--yes'], { overtime: { save } });
    expect(code).toBe(0);
    expect(said).toContain('2日の実績を記録しました。本人の記録のほうが長い2日は、そのままです。');
    expect(await actualOf('K001', '2026-11-26')).toMatchObject({ by: 'person', spans: [span('17:15', '24:00')] });
    expect(await actualOf('K001', '2026-11-20')).toMatchObject({ by: 'system' });
  });

  it('lets no control code of the file reach the terminal', async () => {
    const { code, said } = await taken(`${HEAD}K001,2026-11-26\u009b2J,17:15,22:30\nK001,"11/26\r\nok",,\n`);
    expect(code).toBe(1);
    expect(said).toContain('2026-11-26 2J');
    expect(said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('is finished by the next run after it died on the way', async () => {
    const lines = `${HEAD}${['K001', 'K002', 'K003'].map((id) => `${id},2026-11-26,17:15,22:30\n`).join('')}`;
    const save: OvertimeStore['save'] = async (month, attendAt) =>
      month.person === 'K002' ? Promise.reject(new Error('died')) : engine.store.overtime.save(month, attendAt);
    await expect(taken(lines, ['--yes'], { overtime: { save } })).rejects.toThrow('died');
    expect((await taken(lines)).code).toBe(0);
    for (const id of ['K001', 'K002', 'K003'])
      expect(await actualOf(id, '2026-11-26')).toMatchObject({ by: 'system', spans: [span('17:15', '22:30')] });
    expect((await monthOf('K003'))?.revision).toBe(1);
  });
});
