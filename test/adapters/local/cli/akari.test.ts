import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { openPlace } from '../../../../adapters/local/cli/place.ts';
import { openEmbedded } from '../../../../adapters/local/embedded.ts';
import { asOrgId, asPersonId } from '../../../../src/people/model.ts';
import { root } from '../../../architecture/files.ts';
import { peopleCsv, unitsCsv } from '../../../fixtures/import-texts.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'akari-cli-'));
  writeFileSync(join(folder, 'units.csv'), unitsCsv);
  writeFileSync(join(folder, 'people.csv'), peopleCsv);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const environment = () => ({ AKARI_DATA: at('data') });
const importWords = (...more: string[]) => [
  'import',
  '--units',
  at('units.csv'),
  '--people',
  at('people.csv'),
  ...more,
];
const akari = async (args: readonly string[], options: Parameters<typeof testTerminal>[1] = {}) => {
  const terminal = testTerminal(environment(), options);
  const code = await runAkari(args, terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n'), asked: terminal.asked };
};

describe('import', () => {
  it('shows the difference, asks, and applies when the answer is yes', async () => {
    const { code, said, asked } = await akari(importWords(), { answer: ' Ｙ ' });
    expect(code).toBe(0);
    expect(asked).toEqual(['適用しますか？ [y/N] ']);
    expect(said).toContain('部署: 追加 3、変更 0、変わらず 0、ファイルにない（残す） 0');
    expect(said).toContain('  + P1 青木 一郎');
    expect(said).toContain('名簿に反映しました。');
    expect((await akari(importWords())).said).toContain('変えるところはありません。');
  });

  it('applies nothing when the answer is anything else', async () => {
    const { code, complained } = await akari(importWords(), { answer: '' });
    expect(code).toBe(1);
    expect(complained).toContain('やめました。名簿は変えていません。');
    expect((await akari(importWords('--dry-run'))).said).toContain('職員: 追加 3');
  });

  it('does not ask with --yes, nor without a terminal', async () => {
    expect(await akari(importWords('--yes'), { answer: 'n' })).toMatchObject({ code: 0, asked: [] });
    writeFileSync(at('people.csv'), peopleCsv.replace('花子', '華子'));
    const { code, said } = await akari(importWords());
    expect(code).toBe(0);
    expect(said).toContain('  ~ P2 石井 華子: 氏名 石井 花子 → 石井 華子');
  });

  it('only looks with --dry-run', async () => {
    expect(await akari(importWords('--dry-run'))).toMatchObject({ code: 0 });
    expect((await akari(importWords('--dry-run'))).said).toContain('追加 3');
  });

  it('tells mistakes with file, line and column, and changes nothing', async () => {
    writeFileSync(at('people.csv'), `${peopleCsv}P4,,K9,,,\n`);
    const { code, complained, said } = await akari(importWords());
    expect(code).toBe(1);
    expect(complained).toContain('直すところが2件あります。');
    expect(complained).toContain(`${at('people.csv')} 5行目「氏名」: 空です。値を入れてください。`);
    expect(complained).toContain(`${at('people.csv')} 5行目「部署ID」: 部署「K9」がありません。`);
    expect(complained).toContain('名簿は変えていません。');
    expect(said).toBe('');
  });

  it('speaks English where the terminal does', async () => {
    writeFileSync(at('people.csv'), `${peopleCsv}P4,x,K9,,,\n`);
    const { complained } = await akari(importWords(), { language: 'en' });
    expect(complained).toContain(`${at('people.csv')} line 5 "unit_id": there is no unit "K9".`);
  });

  it('takes back what it staged at Ctrl+C', async () => {
    const terminal = testTerminal(environment());
    const stopping = { ...terminal, out: () => terminal.interrupt() };
    expect(await runAkari(importWords(), stopping)).toBe(1);
    expect(terminal.complained.at(-1)).toBe('途中でやめました。名簿は変えていません。');
    expect(await akari(importWords())).toMatchObject({ code: 0 });
  });

  it.each([
    ['units', 'ファイルがありません'],
    ['people', 'ファイルがありません'],
  ])('names the file of the %s that is not there', async (file, expected) => {
    rmSync(at(`${file}.csv`));
    expect((await akari(importWords())).complained).toContain(`${expected}: ${at(`${file}.csv`)}`);
  });
});

describe('export', () => {
  it('writes what import reads without any difference', async () => {
    await akari(importWords());
    const out = ['--units', at('u.csv'), '--people', at('p.csv')];
    expect(await akari(['export', ...out])).toMatchObject({ code: 0, said: '職員3人と部署3件を書き出しました。' });
    expect(readFileSync(at('u.csv'), 'utf8')).toBe(
      '\uFEFF部署ID,部署名,上位部署ID,管理職ID,推進者ID\r\nK,灯省,,P1,P2;P3\r\nK1,総務課,K,P2,\r\nK2,人事課,K,P3,\r\n',
    );
    expect((await akari(['import', ...out])).said).toContain('変えるところはありません。');
  });

  it('leaves no file behind when there is no directory, or when it cannot write', async () => {
    const out = ['--units', at('u.csv'), '--people', at('nowhere/p.csv')];
    expect((await akari(['export', ...out])).complained).toContain('まだ名簿がありません。');
    await akari(importWords());
    expect(await akari(['export', ...out])).toMatchObject({ code: 1 });
    expect([existsSync(at('u.csv.part')), existsSync(at('nowhere'))]).toEqual([false, false]);
  });
});

describe('calendar', () => {
  it('closes, opens and resets a day', async () => {
    await akari(importWords());
    expect((await akari(['calendar', 'close', '2026/12/28'])).said).toBe('2026-12-28（月）は休日です。');
    expect((await akari(['calendar', 'close', '2026-12-28'], { language: 'en' })).said).toBe(
      '2026-12-28 (Mon) is a day off.',
    );
    expect((await akari(['calendar', 'open', '2026-12-29'])).said).toBe('2026-12-29（火）は勤務日です。');
    expect((await akari(['calendar', 'reset', '2026-12-29'])).said).toBe('2026-12-29（火）は休日です。');
  });

  it('lists days off and overrides of the coming year', async () => {
    await akari(importWords());
    writeFileSync(at('data/clock.json'), JSON.stringify({ shiftMs: Date.parse('2026-11-21T03:00:00Z') - Date.now() }));
    await akari(['calendar', 'close', '2026-12-28']);
    await akari(['calendar', 'open', '2026-11-23']);
    const { said } = await akari(['calendar', 'list']);
    expect(said.split('\n').slice(0, 4)).toEqual([
      '休日（土日を除く、2026-11-21〜2027-11-21）',
      '  2026-11-23（月） 勤務日にした日（勤労感謝の日）',
      '  2026-12-28（月） 休日にした日',
      '  2026-12-29（火） 年末年始',
    ]);
  });

  it('asks for a directory first', async () => {
    expect(await akari(['calendar', 'close', '2026-12-28'])).toMatchObject({ code: 1 });
  });
});

describe('manifest', () => {
  const appId = '11111111-2222-3333-4444-555555555555';
  const json = (text: string): unknown => JSON.parse(text);

  it('prints the Slack app for the given address', async () => {
    const { code, said, complained } = await akari(['manifest', 'slack', '--url', 'https://akari.go.jp']);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(json(said)).toMatchObject({
      settings: { event_subscriptions: { request_url: 'https://akari.go.jp/slack/events' } },
    });
  });

  it('prints the Teams app for the given address and app id', async () => {
    const words = ['manifest', 'teams', '--url', 'https://akari.go.jp', '--app-id', appId, '--app-version', '1.2.3'];
    const pages = ['--privacy-url', 'https://www.go.jp/privacy', '--terms-url', 'https://www.go.jp/terms'];
    const { complained, said } = await akari([...words, ...pages]);
    expect(complained).toBe('');
    expect(json(said)).toMatchObject({
      ...{ id: appId, version: '1.2.3', bots: [{ botId: appId }], validDomains: ['akari.go.jp'] },
      developer: { privacyUrl: 'https://www.go.jp/privacy', termsOfUseUrl: 'https://www.go.jp/terms' },
    });
  });

  it('names no page that does not exist, and asks for those that Teams links to', async () => {
    const words = ['manifest', 'teams', '--url', 'https://akari.go.jp', '--app-id', appId];
    const { said, complained } = await akari([...words, '--terms-url', 'https://www.go.jp/terms']);
    expect(json(said)).toMatchObject({
      developer: { privacyUrl: 'https://akari.go.jp/', termsOfUseUrl: 'https://www.go.jp/terms' },
    });
    expect(complained).toContain('--privacy-url');
    expect(complained).toContain('https://akari.go.jp/');
    expect((await akari(words, { language: 'en' })).complained).toContain('Note: the pages on privacy and terms');
  });

  it.each([
    'npx akari manifest slack --url https://akari.example.go.jp',
    'npx akari manifest teams --url https://akari.example.go.jp --app-id GUID --out akari-teams.zip',
  ])('does not take the address of the guide for one that is missing: %s', async (line) => {
    for (const guide of ['docs/local.md', 'docs/local.ja.md'])
      expect(readFileSync(join(root, guide), 'utf8')).toContain(line);
    const words = line
      .split(' ')
      .slice(2)
      .map((word) => word.replace('GUID', appId).replace('akari-teams', at('x')));
    expect((await akari(words)).complained).not.toContain('アドレスは例');
  });

  it('says which parts are examples still', async () => {
    const { code, complained } = await akari(['manifest', 'teams']);
    expect(code).toBe(0);
    expect(complained).toContain('アドレスは例（https://akari.example.go.jp）のままです。');
    expect(complained).toContain('アプリ ID は仮のものです。');
    expect((await akari(['manifest', 'slack'])).complained).not.toContain('アプリ ID');
  });

  it('writes a file, for Teams also the package to upload', async () => {
    await akari(['manifest', 'slack', '--out', at('slack.json')]);
    expect(json(readFileSync(at('slack.json'), 'utf8'))).toHaveProperty('display_information');
    expect((await akari(['manifest', 'teams', '--out', at('akari.zip')])).said).toBe(
      `${at('akari.zip')} に書きました。`,
    );
    expect(Object.keys(unzipSync(readFileSync(at('akari.zip')))).toSorted()).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
  });
});

describe('words', () => {
  it.each([[[]], [['help']], [['--help']], [['import', '--help']]])('%j print help in both languages', async (args) => {
    const { code, said } = await akari(args);
    expect(code).toBe(0);
    expect(said).toContain('使い方: npx akari');
    expect(said).toContain('Usage: npx akari');
    expect(said.indexOf('使い方')).toBeLessThan(said.indexOf('Usage'));
  });

  it.each([
    [['inport'], '「inport」というコマンドはありません。'],
    [['import', '--unit', 'x'], '「--unit」という指定はありません。'],
    [['import', '-x'], '「-x」という指定はありません。'],
    [['import', '--units'], '--units のあとに値が必要です。'],
    [['import', '--units', '--people', 'x'], '--units のあとに値が必要です。'],
    [['import', '--units', 'x', '--people', 'y', '--yes=1'], '--yes には値を付けません。'],
    [['import', '--units', 'x'], '--people を指定してください。'],
    [['import', '--units', 'x', '--people', 'y', 'z'], '「z」が余分です。'],
    [['export', '--people', 'x'], '--units を指定してください。'],
    [['import', '--units', 'x', '--people', 'y', '--org', 'a/b'], '「a/b」は組織のIDに使えません。'],
    [['calendar'], 'calendar のあとに list'],
    [['calendar', 'close'], 'calendar のあとに list'],
    [['calendar', 'close', '12/28'], '「12/28」は日付ではありません。'],
    [['manifest', 'line'], 'manifest のあとに slack か teams'],
    [['manifest', 'teams', '--app-id', '12'], '「12」はアプリ ID ではありません。'],
    [['manifest', 'slack', '--url', 'http://a.example'], '「http://a.example」は使えません。'],
    [['manifest', 'teams', '--privacy-url', 'here'], '「here」は使えません。'],
    [['manifest', 'teams', '--app-version', '1'], '「1」は版の番号ではありません。'],
  ])('%j are not understood, kindly', async (args, expected) => {
    const { code, complained } = await akari(args);
    expect(code).toBe(2);
    expect(complained).toContain(expected);
    expect(complained).toContain('使い方は npx akari で見られます。');
  });

  it('print the version', async () => {
    expect((await akari(['--version'])).said).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('the place', () => {
  it('is a running npm start, with its clock', async () => {
    const database = await openEmbedded(at('data'));
    const server = createServer((request, response) => {
      response.end(request.url === '/desk/clock' ? '{"now":"2027-04-01T09:00:00.000+09:00"}' : '{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const run = { pid: process.pid, origin, dynamodb: database.endpoint, table: 'akari' };
    writeFileSync(at('data/run.json'), JSON.stringify(run));
    try {
      expect(await akari(importWords())).toMatchObject({ code: 0 });
      writeFileSync(at('people.csv'), `${peopleCsv}P4,江口 四郎,K1,,,\n`);
      expect(await akari(importWords())).toMatchObject({ code: 0 });
      const place = await openPlace(environment());
      expect((await place.store.directory.person(asOrgId('main'), asPersonId('P4')))?.joinedOn).toBe('2027-04-01');
      await place.close();
    } finally {
      server.close();
      await database.close();
    }
  });

  it('is the folder itself when the run in it has died', async () => {
    await akari(importWords());
    const gone = { pid: 2 ** 22 - 1, origin: 'http://127.0.0.1:9', dynamodb: 'http://127.0.0.1:9' };
    writeFileSync(at('data/run.json'), JSON.stringify(gone));
    expect((await akari(importWords())).said).toContain('変えるところはありません。');
    writeFileSync(at('data/run.json'), JSON.stringify({ ...gone, pid: process.pid }));
    expect((await akari(importWords())).said).toContain('変えるところはありません。');
  });

  it('is DYNAMODB_ENDPOINT when that is set', async () => {
    const database = await openEmbedded();
    const elsewhere = { DYNAMODB_ENDPOINT: database.endpoint, TABLE_NAME: 'elsewhere', AKARI_DATA: at('data') };
    try {
      expect(await runAkari(importWords(), testTerminal(elsewhere))).toBe(0);
      const again = testTerminal(elsewhere);
      expect(await runAkari(importWords(), again)).toBe(0);
      expect(again.said.join('\n')).toContain('変えるところはありません。');
      expect(existsSync(at('data/dynamodb'))).toBe(false);
    } finally {
      await database.close();
    }
  });

  it('says in a sentence what does not work', async () => {
    const refused = testTerminal({ ...environment(), DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect(await runAkari(importWords(), refused)).toBe(1);
    expect(refused.complained.at(-1)).toContain('データベースにつながりません。');
    const wrong = testTerminal({ ...environment(), DYNAMODB_ENDPOINT: 'dynamo' });
    expect(await runAkari(importWords(), wrong)).toBe(1);
    expect(wrong.complained.at(-1)).toContain('DYNAMODB_ENDPOINT');
    const database = await openEmbedded(at('data'));
    expect((await akari(importWords())).complained).toBe(
      `${at('data')} は別の灯りが使っています。終わってから、もう一度実行してください。`,
    );
    expect((await akari(importWords(), { language: 'en' })).complained).toBe(
      `Another Akari is using ${at('data')}. Please run this again when it has ended.`,
    );
    await expect(openEmbedded(at('data'))).rejects.toThrow(/は別の灯りが使っています。.*\(Another Akari is using /);
    await database.close();
  });
});

describe('the process', () => {
  const run = promisify(execFile);
  const command = fileURLToPath(new URL('../../../../adapters/local/cli/bin/akari.js', import.meta.url));

  it('runs from the command that npx finds and ends with the exit code', async () => {
    const { stdout } = await run(process.execPath, [command, '--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    await expect(run(process.execPath, [command, 'inport'])).rejects.toMatchObject({ code: 2 });
    // Whatever a line quotes, no terminal is told to do anything.
    await expect(run(process.execPath, [command, 'in\u001b[2J\u009b31mport'])).rejects.toMatchObject({
      stderr: expect.stringContaining('in[2J31mport'),
    });
  });

  it('tells a Node older than 24 in words what is missing', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.19.0"}})';
    await expect(run(process.execPath, ['--import', old, command])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Node.js 24 以上が必要です（いまは 20.19.0）'),
    });
  });
});
