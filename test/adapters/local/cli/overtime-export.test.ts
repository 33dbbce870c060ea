import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { runOvertime } from '../../../../adapters/local/cli/overtime-command.ts';
import { overtimeOptions, readOvertimeWords } from '../../../../adapters/local/cli/overtime-words.ts';
import type { Terminal } from '../../../../adapters/local/cli/terminal.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { asMinutes, type OvertimeDay } from '../../../../src/overtime/model.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../../src/people/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import type { TerminalLanguage } from '../../../../src/text/import/words.ts';
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

const path = (name: string): string => join(folder, name);
const file = (name: string, content: string): string => {
  writeFileSync(path(name), content);
  return path(name);
};
const text = (name: string): string => readFileSync(path(name), 'utf8');

/** Runs `akari overtime …` on the engine's tables. */
const overtime = async (args: readonly string[], language: TerminalLanguage = 'ja') => {
  const terminal = testTerminal({}, { language });
  const texts = commandTextsOf(language);
  const words = readWords(args, overtimeOptions, texts);
  const meant = words.type === 'words' ? readOvertimeWords(words, texts) : words;
  if (meant.type === 'misunderstood') return { code: 2, said: meant.message };
  const code = await runOvertime(meant, org, placeAt(engine, engine.another(), clerksMorning), terminal);
  return { code, said: [...terminal.said, ...terminal.complained].join('\n') };
};
const exported = (unit: string, ...more: string[]) =>
  overtime(['export', '--month', '2026-11', '--unit', unit, '--out', folder, '--as', 'K018', ...more]);
const logged = () => engine.store.handOvers.since(org, at('2026-01-01T00:00:00+09:00'));

const confirmed = {
  reason: { kind: 'diet' },
  answer: { by: asPersonId('K018'), at: at('2026-11-26T15:30:00+09:00'), verdict: 'confirmed' },
} as const;

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
      '2026-11-30': planOf([span('07:30', '08:30'), span('17:15', '19:00')], {
        reason: { kind: 'other', words: '=引っ越し' },
      }),
      '2026-11-26': {
        ...planOf([span('17:15', '22:00')], confirmed),
        ...workedOf('person', [span('17:15', '24:30')]),
      },
      '2026-11-25': planOf([span('17:15', '20:00')], { withdrawn: true }),
      '2026-11-23': workedOf('system', [span('10:00', '18:00')]),
      '2026-11-24': { ...planOf([span('17:15', '19:00')]), ...workedOf('person', []) },
    }),
  );
});

describe('overtime export', () => {
  it('writes a row for each stretch of a day, with plan, confirmation, record and minutes', async () => {
    const { code, said } = await exported('課');
    expect(code).toBe(0);
    expect(said).toContain(`${path('2026-11_課.csv')}　1人 5行`);
    expect(text('2026-11_課.csv').split('\r\n')).toEqual([
      '\uFEFF職員番号,氏名,部署,年月日,予定開始,予定終了,理由,確認者,確認日時,確認結果,実績開始,実績終了,超過勤務(分),休日勤務(分),記録,休憩(分),振替(分),振替日',
      'K001,青木 一郎,総務課,2026-11-23,,,,,,,10:00,18:00,45,435,システム,,,',
      'K001,青木 一郎,総務課,2026-11-24,17:15,19:00,,,,,,,0,0,本人,,,',
      'K001,青木 一郎,総務課,2026-11-26,17:15,22:00,国会対応,石井 花子,2026-11-26 15:30,確認しました,17:15,24:30,435,0,本人,,,',
      "K001,青木 一郎,総務課,2026-11-30,07:30,08:30,'=引っ越し,,,,,,60,0,予定のみ,,,",
      "K001,青木 一郎,総務課,2026-11-30,17:15,19:00,'=引っ越し,,,,,,105,0,予定のみ,,,",
      '',
    ]);
    expect(statSync(path('2026-11_課.csv')).mode & 0o077).toBe(0);
  });

  it('writes breaks and 振替 on the first row of their day, and minutes without them', async () => {
    const spans = [span('09:00', '12:00'), span('13:00', '20:00')];
    const days: { readonly [day: string]: OvertimeDay } = {
      '2026-11-28': {
        actual: { spans, at: at('2026-11-30T09:00:00+09:00'), order: 2, by: 'person', breakMinutes: asMinutes(30) },
        moved: { upTo: asMinutes(465), order: 3, to: asLocalDate('2026-12-02') },
      },
      '2026-11-29': { ...workedOf('person', [span('10:00', '12:00')]), moved: { upTo: asMinutes(465), order: 3 } },
    };
    await keepMonth(engine.store, monthWith(org, 'K003', days, { unit: asUnitId('室') }));
    await exported('室');
    expect(text('2026-11_室.csv').split('\r\n').slice(1)).toEqual([
      'K003,𠮷田 髙子,企画室,2026-11-28,,,,,,,09:00,12:00,0,0,本人,30,465,2026-12-02',
      'K003,𠮷田 髙子,企画室,2026-11-28,,,,,,,13:00,20:00,105,0,本人,,,',
      'K003,𠮷田 髙子,企画室,2026-11-29,,,,,,,10:00,12:00,120,0,本人,,0,',
      '',
    ]);
  });

  it('makes a file for each unit below, and tells how many had nothing', async () => {
    await keepMonth(
      engine.store,
      monthWith(org, 'K003', { '2026-11-27': workedOf('person', [span('17:15', '18:00')]) }, { unit: asUnitId('室') }),
    );
    const { code, said } = await exported('all');
    expect(code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(['2026-11_室.csv', '2026-11_課.csv']);
    expect(said).toContain('この月の申告も実績もない部署が1件あります');
    expect(text('2026-11_室.csv')).toContain('K003,𠮷田 髙子,企画室,2026-11-27,,,,,,,17:15,18:00,45,0,本人');
  });

  it('writes who moved within the month once, in the file of the unit they belong to now', async () => {
    const before = monthWith(org, 'K004', { '2026-11-10': workedOf('person', [span('17:15', '20:00')]) });
    await keepMonth(engine.store, before);
    await keepMonth(engine.store, { ...before, revision: 1, unit: asUnitId('室'), formerUnits: [asUnitId('課')] });
    await exported('課');
    expect(text('2026-11_課.csv')).not.toContain('K004');
    expect(text('2026-11_室.csv').match(/^K004,/gm)).toHaveLength(1);
  });

  it('writes the months of a unit that is no more, for all units and by its own name', async () => {
    await keepMonth(
      engine.store,
      monthWith(
        org,
        'K004',
        { '2026-11-10': workedOf('person', [span('17:15', '20:00')]) },
        { unit: asUnitId('旧:課') },
      ),
    );
    expect((await exported('all')).code).toBe(0);
    expect(text('2026-11_旧%3A課.csv')).toContain('K004');
    rmSync(path('2026-11_旧%3A課.csv'));
    expect((await exported('旧:課')).code).toBe(0);
    expect(text('2026-11_旧%3A課.csv')).toContain('K004');
    expect(await exported('どこにもない')).toEqual({ code: 1, said: '部署「どこにもない」はありません。' });
  });

  it('understands the month as people write it', async () => {
    expect((await exported('課', '--month', '令和8年11月')).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['2026-11_課.csv']);
  });

  it('names, orders and writes the columns as the map says', async () => {
    const map = file(
      '勤務時間.csv',
      '見出し,項目,形式\r\n職員コード,職員番号,\r\n区分,固定,01\r\n勤務日,年月日,令和8年11月21日\r\n開始,実績開始,HHMM\r\n終了日,実績終了日,20261121\r\n終了,実績終了,2430\r\n超勤,超過勤務,時間\r\n登録,記録,本人=1;システム=2\r\n',
    );
    expect((await exported('課', '--columns', map)).code).toBe(0);
    expect(text('2026-11_課.csv').split('\r\n')).toEqual([
      '\uFEFF職員コード,区分,勤務日,開始,終了日,終了,超勤,登録',
      'K001,01,令和8年11月23日,1000,20261123,1800,0.75,2',
      'K001,01,令和8年11月24日,,,,0,1',
      'K001,01,令和8年11月26日,1715,20261127,0030,7.25,1',
      'K001,01,令和8年11月30日,,,,1,予定のみ',
      'K001,01,令和8年11月30日,,,,1.75,予定のみ',
      '',
    ]);
    expect(await logged()).toMatchObject([{ map: '勤務時間', rows: 5 }]);
  });

  it('tells by line and column what is wrong with a map, in both languages, and writes nothing', async () => {
    const map = file('map.csv', 'heading,field,format\nA,person_id,\nB,date,いつか\nC,なにか,\nA,name,\n');
    const { code, said } = await exported('課', '--columns', map);
    expect(code).toBe(1);
    expect(said).toContain('列の対応表に、直すところが3件あります。');
    expect(said).toContain(`${map} 3行目「形式」: 「いつか」という形式はありません。`);
    expect(said).toContain(`${map} 4行目「項目」: 「なにか」という項目はありません。`);
    expect(said).toContain(`${map} 5行目「見出し」: 「A」という見出しが二つあります。`);
    const json = file('map.json', '{"columns":[{"heading":"A","field":"person_id","form":"x"}]}');
    const english = await overtime(
      ['export', '--month', '2026-11', '--unit', '課', '--out', folder, '--as', 'K018', '--columns', json],
      'en',
    );
    expect(english.said).toContain(`${json} columns[0]: this cannot be here.`);
    expect([existsSync(path('2026-11_課.csv')), await logged()]).toEqual([false, []]);
  });

  it('makes a name from a spreadsheet formula harmless', async () => {
    await keepMonth(
      engine.store,
      monthWith(org, 'K002', { '2026-11-27': workedOf('person', [span('17:15', '18:00')]) }),
    );
    await exported('課');
    expect(text('2026-11_課.csv')).toContain(`\r\nK002,"'=HYPERLINK(""https://x.example"")",総務課,`);
  });

  it('refuses to lose a character in Shift_JIS, and says of whom and where', async () => {
    await keepMonth(
      engine.store,
      monthWith(org, 'K003', { '2026-11-27': workedOf('person', [span('17:15', '18:00')]) }, { unit: asUnitId('室') }),
    );
    const refused = await exported('室', '--encoding', 'shift_jis');
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('職員 K003「氏名」: 𠮷');
    expect([readdirSync(folder), await logged()]).toEqual([[], []]);
    const replaced = await exported('室', '--encoding', 'shift_jis', '--replace');
    expect(replaced.code).toBe(0);
    expect(replaced.said).toContain('職員 K003「氏名」: 𠮷');
    const read = new TextDecoder('shift_jis', { fatal: true }).decode(readFileSync(path('2026-11_室.csv')));
    expect(read).toContain('\r\nK003,〓田 髙子,企画室,2026-11-27,');
  });

  it.each(['K001', 'K019', 'K999'])('refuses whoever is no administrator: %s', async (by) => {
    const { code, said } = await overtime([
      'export',
      '--month',
      '2026-11',
      '--unit',
      'all',
      '--out',
      folder,
      '--as',
      by,
    ]);
    expect([code, said]).toEqual([1, `職員「${by}」は、名簿の管理者ではありません。何もしていません。`]);
    expect([readdirSync(folder), await logged()]).toEqual([[], []]);
  });

  it('has no file without a line in the log, and no line without who, when and what', async () => {
    const place = placeAt(engine, engine.another(), clerksMorning);
    const deaf = {
      ...place,
      store: {
        ...place.store,
        handOvers: { ...place.store.handOvers, note: async () => Promise.reject(new Error('gone')) },
      },
    };
    const words = {
      type: 'export',
      month: monthWith(org, 'K001', {}).month,
      unit: asUnitId('課'),
      out: folder,
      columns: undefined,
      encoding: 'utf-8-bom',
      replace: false,
      by: asPersonId('K018'),
    } as const;
    const listeners = new Set<() => void>();
    const onInterrupt: Terminal['onInterrupt'] = (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    await expect(runOvertime(words, org, deaf, { ...testTerminal({}), onInterrupt })).rejects.toThrow('gone');
    expect(listeners.size).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    await exported('課');
    expect((await overtime(['log'])).said).toMatch(
      /^2026-12-03 10:00　書き出し　K018 石井 花子　2026-11　課　5行　列: 標準\n {2}SHA-256 [0-9a-f]{64}$/,
    );
  });

  it('finishes the file it writes when it is stopped, and says how many are left', async () => {
    await keepMonth(
      engine.store,
      monthWith(org, 'K018', { '2026-11-27': workedOf('person', [span('17:15', '18:00')]) }, { unit: asUnitId('省') }),
    );
    const terminal = testTerminal({});
    const place = placeAt(engine, engine.another(), clerksMorning);
    const note: typeof place.store.handOvers.note = async (line) => {
      terminal.interrupt();
      await place.store.handOvers.note(line);
    };
    const interrupted = { ...place, store: { ...place.store, handOvers: { ...place.store.handOvers, note } } };
    const words = {
      ...({ type: 'export', month: monthWith(org, 'K001', {}).month, unit: 'all', out: folder } as const),
      ...({ columns: undefined, encoding: 'utf-8-bom', replace: false, by: asPersonId('K018') } as const),
    };
    expect(await runOvertime(words, org, interrupted, terminal)).toBe(1);
    expect(readdirSync(folder)).toEqual(['2026-11_省.csv']);
    expect(terminal.complained).toContain('途中で止めました。残りの2件の部署は書き出していません。');
    expect(await logged()).toMatchObject([{ unit: '省', rows: 1 }]);
  });

  it('replaces a file from before by an empty one when the month has nothing any more', async () => {
    file('2026-11_省.csv', 'old');
    await exported('all');
    expect(text('2026-11_省.csv').split('\r\n')).toHaveLength(2);
  });

  it('shows a year of the log, and works on any table that it is pointed to', async () => {
    const line = (when: string) => ({
      ...{ org, at: at(when), by: asPersonId('K018'), rows: 5, map: '標準', digest: 'ab'.repeat(32) },
      ...({ type: 'export', month: monthWith(org, 'K001', {}).month, unit: asUnitId('課') } as const),
    });
    for (const when of ['2025-12-01T09:00:00+09:00', '2025-12-03T09:00:00+09:00'])
      await engine.store.handOvers.note(line(when));
    expect((await overtime(['log'])).said).not.toContain('2025-12-01');
    expect((await overtime(['log'], 'en')).said).toContain(
      '2025-12-03 09:00  export  K018 石井 花子  2026-11  課  5 rows',
    );
    const environment = { DYNAMODB_ENDPOINT: engine.endpoint, TABLE_NAME: engine.table };
    const there = testTerminal(environment);
    const words = ['overtime', 'export', '--month', '2026-11', '--unit', '課', '--out', folder, '--as', 'K018'];
    expect([await runAkari([...words, '--org', org], there), there.complained]).toEqual([0, []]);
    expect(text('2026-11_課.csv')).toContain('\r\nK001,青木 一郎,総務課,2026-11-23,');
  });

  it('shows the log on one line each, without codes that a terminal obeys', async () => {
    await engine.store.handOvers.note({
      ...{ org, at: at('2026-11-20T09:00:00+09:00'), by: asPersonId('K018'), rows: 5, map: '標\u001b[2J\n準' },
      ...{ type: 'export', month: monthWith(org, 'K001', {}).month, unit: asUnitId('課'), digest: 'ab'.repeat(32) },
    });
    expect((await overtime(['log'])).said.split('\n')[0]).toBe(
      '2026-11-20 09:00　書き出し　K018 石井 花子　2026-11　課　5行　列: 標 [2J 準',
    );
  });

  it.each([
    [['overtime']],
    [['overtime', 'export']],
    [['overtime', 'export', '--month', '2026-13', '--unit', 'a', '--out', 'b', '--as', 'c']],
    [['overtime', 'export', '--month', '2026-11', '--unit', 'a', '--out', 'b']],
    [['overtime', 'export', '--month', '2026-11', '--unit', 'a', '--out', 'b', '--as', 'c', '--encoding', 'utf-16']],
    [['overtime', 'log', 'more']],
  ])('says how it is written: %j', async (words) => {
    const terminal = testTerminal({});
    expect(await runAkari(words, terminal)).toBe(2);
    expect(terminal.complained.join('\n')).toContain('使い方は npx akari で見られます。');
  });
});
