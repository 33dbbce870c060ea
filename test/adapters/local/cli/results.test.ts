import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { runReport } from '../../../../adapters/local/cli/report-command.ts';
import { runResults } from '../../../../adapters/local/cli/results-command.ts';
import {
  readReportWords,
  readResultsWords,
  reportOptions,
  resultsOptions,
} from '../../../../adapters/local/cli/results-words.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { asPersonId, asUnitId, type OrgId, type UnitId } from '../../../../src/people/model.ts';
import { EVERYBODY, type View } from '../../../../src/results/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import type { TerminalLanguage } from '../../../../src/text/import/words.ts';
import { entry, importing, put, putUnit, unit } from '../../../contracts/directory.ts';
import { bureauDecisions, ministryResults, newest } from '../../../fixtures/ministry-results.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { roundOf } from '../../dynamodb/rounds.ts';
import { placeAt } from './tenant.ts';

const saturday = at('2026-11-21T11:00:00+09:00');
let engine: Engine;
let org: OrgId;
let folder = '';

const run = async (args: readonly string[], language: TerminalLanguage = 'ja', now = saturday) => {
  const terminal = testTerminal({}, { language });
  const texts = commandTextsOf(language);
  const place = placeAt(engine, engine.another(), now);
  const [command, ...rest] = args;
  const code = await (async () => {
    const words = readWords(rest, command === 'report' ? reportOptions : resultsOptions, texts);
    if (words.type === 'misunderstood') return words.message;
    if (command === 'report') {
      const meant = readReportWords(words, texts);
      return meant.type === 'misunderstood' ? meant.message : runReport(meant, org, place, terminal);
    }
    const meant = readResultsWords(words, texts);
    return meant.type === 'misunderstood' ? meant.message : runResults(meant, org, place, terminal);
  })();
  const out = terminal.said.join('\n');
  return typeof code === 'string' ? { code: 2, out, err: code } : { code, out, err: terminal.complained.join('\n') };
};

const viewed = async (): Promise<readonly Partial<View>[]> => {
  const views: View[] = [];
  for await (const page of engine.store.views.views(
    org,
    at('2026-11-01T00:00:00+09:00'),
    at('2026-12-01T00:00:00+09:00'),
  ))
    views.push(...page);
  return views
    .map(({ org: _, at: __, ...view }) => view)
    .toSorted((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.kind < b.kind ? -1 : 1));
};

const published = async (): Promise<void> => {
  await engine.store.results.save(ministryResults(org));
  await engine.store.results.publish(org, newest);
  await engine.store.results.saveDecisions(bureauDecisions(org));
};

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'akari-results-'));
  org = engine.org();
  const inUnit = (
    id: string,
    where: string,
    more: Parameters<typeof entry>[1] = {},
    roles: { manages?: readonly UnitId[]; promotes?: readonly UnitId[] } = {},
  ) => ({ ...put(entry(id, { unit: asUnitId(where), ...more })), ...roles });
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省', undefined, '灯省')), putUnit(unit('局', '省', '総合政策局'))],
    ...[putUnit(unit('総', '局', '総務課')), putUnit(unit('企', '局', '企画課')), putUnit(unit('室', '企', '調整室'))],
    ...[putUnit(unit('国', '局', '国際課')), putUnit(unit('班', '国', '交渉班')), putUnit(unit('新', '局', '新設課'))],
    ...[
      inUnit('S1', '室'),
      inUnit('M1', '室', {}, { manages: [asUnitId('室')] }),
      inUnit('P1', '総', { name: '佐藤 一' }, { promotes: [asUnitId('局')] }),
      inUnit('A1', '新', { admin: true }),
    ],
  );
});

describe('results --as', () => {
  it('says kindly that nothing is shown before the first round is closed', async () => {
    const nothing = await run(['results', '--as', 'S1']);
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toContain('まだ締め切って集計した回がない');
    expect(await run(['report', '--unit', '局', '--out', join(folder, 'r.html')])).toMatchObject({
      code: 1,
      err: nothing.err,
    });
    expect(existsSync(join(folder, 'r.html'))).toBe(false);
    expect(await viewed()).toEqual([]);
  });

  it('prints to staff the smallest shown unit above them, and notes whose view it was', async () => {
    await published();
    const { code, out, err } = await run(['results', '--as', 'S1']);
    expect([code, err]).toEqual([0, '閲覧の記録に残しました。']);
    expect(out).toContain('■ 企画課（企）　職員');
    expect(out).toContain('やりがい（4週間） 60% ±5');
    expect(out).toContain('A0 この1週間、仕事にやりがいを感じましたか。  65%  平均 3.3  15〜19人');
    expect(out).toContain('D9b 仕事を「やめる・減らす・変える」提案を言い出しやすいです。  — ほかの数から');
    expect(out.match(/■/g)).toHaveLength(1);
    // From further up comes what was decided for everybody below.
    expect(out).toContain('こうします  総合政策局  2026-11-20  石井 花子  定例会議を30分にします。');
    expect(await viewed()).toEqual([{ person: 'S1', unit: '企', week: newest, kind: 'own', audit: true }]);
  });

  it('prints to heads the unit above beside theirs', async () => {
    await published();
    const { out } = await run(['results', '--as', 'M1', '--format', 'json']);
    const printed = JSON.parse(out);
    expect(printed).toMatchObject({ organisation: org, round: '2026-W47', as: 'M1' });
    expect(printed.views).toEqual([
      { by: 'staff', unit: '企' },
      { by: 'manager', of: '室', unit: '企', above: '局' },
    ]);
    const [own, above] = printed.units;
    expect(printed.units).toHaveLength(2);
    expect(own).toMatchObject({ unit: '企', by: ['staff', 'manager'], rolling: { percent: 60, margin: 5 } });
    expect(own.drivers[0]).toMatchObject({
      ...{ driver: 'D9', own: { percent: 35 }, above: { percent: 37, change: { type: 'within-error' } } },
    });
    expect(above).toMatchObject({ unit: '局', by: ['manager'] });
    expect(printed.decisions).toHaveLength(2);
    expect(await viewed()).toEqual([{ person: 'M1', unit: '企', week: newest, kind: 'json', audit: true }]);
  });

  it('prints to promoters all below their unit as a table for spreadsheets, hidden cells with their reason', async () => {
    await published();
    const file = join(folder, '結果.csv');
    const { code, out } = await run(['results', '--as', 'P1', '--round', '2026-W47', '--format', 'csv', '--out', file]);
    expect([code, out]).toEqual([0, `${file} に書きました。`]);
    expect(statSync(file).mode & 0o077).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF回,部署ID,部署,')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: readonly Readonly<Record<string, string>>[] = parse(text, { bom: true, columns: true });
    expect([...new Set(rows.map((row) => row.部署ID))]).toEqual(['総', '局', '企', '国', '室', '班']);
    const of = (id: string, number: string) =>
      rows.find(
        (row) => row.部署ID === id && row.番号 === number && row.回 === '2026-W47' && row.種類 !== 'やりがい（4週間）',
      );
    expect(of('総', 'A0')).toMatchObject({
      '割合(%)': '70',
      平均: '3.4',
      人数: '27人',
      見る立場: '職員/推進者',
      '1の割合(%)': '7',
    });
    expect(of('室', 'A0')).toMatchObject({ '割合(%)': '', 人数: '', 示さない理由: '答えた人が少ない' });
    expect(rows.find(({ 種類, 部署ID }) => 種類 === '質問を止めている人' && 部署ID === '企')?.['割合(%)']).toBe('<5');
    expect(rows.at(-1)).toMatchObject({
      種類: 'こうします',
      番号: '2026-10-30',
      内容: "'=毎週水曜の午後は、<会議>を入れない時間にします。 (石井 花子)",
    });
    expect(await viewed()).toEqual([
      { person: 'P1', unit: '局', week: newest, kind: 'csv', audit: true },
      { person: 'P1', unit: '総', week: newest, kind: 'csv', audit: true },
    ]);
  });

  it('shows administrators no more than staff, of a unit that is newer than the round what is above it', async () => {
    await published();
    const { out } = await run(['results', '--as', 'A1'], 'en');
    expect(out).toContain('■ 総合政策局 (局)  staff');
    expect(out).toContain('Worthwhile (four weeks) 62% ±3');
    expect(out.match(/■/g)).toHaveLength(1);
  });

  it('prints one unit with what is below it, and none that the person does not see', async () => {
    await published();
    const { out } = await run(['results', '--as', 'P1', '--unit', '国']);
    expect(out.match(/■ [^（]*/g)).toEqual(['■ 国際課', '■ 交渉班']);
    expect(await run(['results', '--as', 'S1', '--unit', '総'])).toMatchObject({
      ...{ code: 1, out: '', err: '職員「S1」は、部署「総」の結果を見られません。' },
    });
    expect(await run(['results', '--as', 'S1', '--unit', '無'])).toMatchObject({
      code: 1,
      err: '部署「無」はありません。',
    });
    expect(await viewed()).toEqual([{ person: 'P1', unit: '国', week: newest, kind: 'units', audit: true }]);
  });

  it.each([
    [['results'], '--as を指定してください。'],
    [['results', '--as', 'S1', '--format', 'xml'], '「xml」という形式はありません。'],
    [['results', '--as', 'S1', '--round', '47'], '「47」は回ではありません。'],
    [['results', '--as', 'S1', '--from', '2026-11-01'], '「--from」という指定はありません。'],
    [['results', 'log', '--as', 'S1'], '「--as」という指定はありません。'],
    [['results', 'log', '--from', '昨日'], '「昨日」は日付ではありません。'],
    [['results', 'log', '--from', '2026-11-20', '--to', '2026-11-01'], '--from の日が'],
    [['results', 'all'], '「all」が余分です。'],
    [['report', '--out', 'r.html'], '--unit を指定してください。'],
    [['report', '--unit', '局'], '--out を指定してください。'],
    [['report', '--unit', '局', '--out', 'r.html', '--weeks', '53'], '1から52の数'],
    [['report', '--unit', '局', '--out', 'r.html', '--weeks', '0'], '1から52の数'],
    [['report', '--unit', '局', '--out', 'r.html', '--lang', 'fr'], '「fr」ということばはありません。'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('keeps what somebody decided who was forgotten, without a name', async () => {
    await published();
    await engine.store.results.forget(org, asPersonId('K018'));
    const words = '定例会議を30分にします。資料は前の日までに配り、当日の説明は省きます。';
    const { out } = await run(['results', '--as', 'S1']);
    expect(out.split('\n')).toContain(`こうします  総合政策局  2026-11-20  ${words}`);
    const json = JSON.parse((await run(['results', '--as', 'S1', '--format', 'json'])).out);
    expect(json.decisions[0]).toEqual({ unit: '局', unitName: '総合政策局', date: '2026-11-20', text: words });
    const csv = (await run(['results', '--as', 'S1', '--format', 'csv'])).out;
    const rows: readonly Readonly<Record<string, string>>[] = parse(csv, { bom: true, columns: true });
    expect(rows.filter(({ 種類 }) => 種類 === 'こうします').map(({ 内容 }) => 内容)).toEqual([
      words,
      "'=毎週水曜の午後は、<会議>を入れない時間にします。",
    ]);
    const file = join(folder, 'report.html');
    await run(['report', '--unit', '局', '--out', file]);
    expect(readFileSync(file, 'utf8')).toContain(
      `<li>${words} <span class="by"><time datetime="2026-11-20">2026年11月20日</time></span></li>`,
    );
  });

  it('prints what people typed on one line, without codes that a terminal obeys', async () => {
    await published();
    const { version, made, ...place } = await engine.store.results.decisions(org, asUnitId('局'));
    const [first] = made;
    const typed = first && { ...first, name: '石\u001b[2J井', text: '会議を\n■ 偽課（偽）\u009b31m減らします。' };
    await engine.store.results.saveDecisions({ ...place, version, made: typed ? [typed] : [] });
    const { out } = await run(['results', '--as', 'S1']);
    expect(out.split('\n').at(-1)).toBe(
      'こうします  総合政策局  2026-11-20  石 [2J井  会議を ■ 偽課（偽） 31m減らします。',
    );
  });

  it('says which round or person there is none of', async () => {
    await published();
    expect(await run(['results', '--as', 'S1', '--round', '2026-W40'])).toMatchObject({ code: 1, out: '' });
    expect((await run(['results', '--as', 'S1', '--round', '2026-W40'])).err).toContain(
      '2026-W40 の結果はありません。',
    );
    expect(await run(['results', '--as', 'X9'])).toMatchObject({ code: 1, err: '職員「X9」は名簿にいません。' });
    expect(await viewed()).toEqual([]);
  });
});

describe('report', () => {
  it('writes a page of the unit beside the one above, and notes it before the page is there', async () => {
    await published();
    const file = join(folder, 'report.html');
    const { code, out } = await run(['report', '--unit', '局', '--weeks', '13', '--out', file]);
    expect(code).toBe(0);
    expect(out).toContain(`${file} に書きました。`);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('<h1>総合政策局　みんなの結果</h1>');
    expect(page).toContain('<th scope="col">灯省</th>');
    expect(page).toContain('作成日 2026年11月21日');
    expect(page).toContain('定例会議を30分にします。');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await viewed()).toEqual([{ person: 'npx akari', unit: '局', week: newest, kind: 'report', audit: true }]);
  });

  it('writes for a person what they see, in another language', async () => {
    await published();
    const file = join(folder, 'report.html');
    expect((await run(['report', '--unit', '局', '--out', file, '--lang', 'en', '--as', 'P1'])).code).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('<html lang="en">');
    // The unit above is not theirs to see.
    expect(page).not.toContain('灯省');
    expect(await run(['report', '--unit', '局', '--out', join(folder, 'no.html'), '--as', 'S1'])).toMatchObject({
      ...{ code: 1, err: '職員「S1」は、部署「局」の結果を見られません。' },
    });
    expect(existsSync(join(folder, 'no.html'))).toBe(false);
    expect(await viewed()).toEqual([{ person: 'P1', unit: '局', week: newest, kind: 'report', audit: true }]);
  });

  it('says from how many people on the round showed something, whatever was set after it closed', async () => {
    await published();
    await engine.store.pulse.createRound(
      { ...roundOf(org), week: newest, closesAt: at('2026-11-20T17:00:00+09:00') },
      [],
    );
    const raised = { mean: 7, distribution: 12, comments: 12 };
    const settings = [{ at: at('2026-11-20T17:01:00+09:00'), thresholds: raised }];
    await engine.store.thresholds.save({ org, version: 0, settings });
    const file = join(folder, 'report.html');
    expect((await run(['report', '--unit', '局', '--out', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('平均と割合は5人以上、内訳は8人以上');
  });

  it('says which unit there is none of, or was none of in the round', async () => {
    await published();
    const to = join(folder, 'no.html');
    expect(await run(['report', '--unit', '無', '--out', to])).toMatchObject({
      code: 1,
      err: '部署「無」はありません。',
    });
    expect((await run(['report', '--unit', '新', '--out', to])).err).toContain('新設課 は、最新の回のときには');
    expect(await viewed()).toEqual([]);
  });

  it('leaves no page when the log cannot be written', async () => {
    await published();
    const terminal = testTerminal({});
    const place = placeAt(engine, engine.another(), saturday);
    const views = { ...place.store.views, record: () => Promise.reject(new Error('no log')) };
    const words = {
      type: 'report',
      unit: asUnitId('局'),
      weeks: 13,
      out: join(folder, 'r.html'),
      language: 'ja',
    } as const;
    const failing = { ...place, store: { ...place.store, views } };
    await expect(runReport({ ...words, as: undefined }, org, failing, terminal)).rejects.toThrow('no log');
    expect(existsSync(words.out)).toBe(false);
  });
});

describe('results log', () => {
  it('prints who looked, the latest first, and what was an audit', async () => {
    await published();
    const view = { org, person: entry('P1').id, unit: asUnitId('総'), week: newest } as const;
    await engine.store.views.record({ ...view, at: at('2026-11-20T18:30:00+09:00'), kind: 'own' });
    await engine.store.views.record({
      ...view,
      at: at('2026-11-19T09:00:00+09:00'),
      kind: 'units',
      unit: asUnitId('局'),
    });
    const sent = { ...view, person: EVERYBODY, unit: asUnitId('省'), kind: 'told' } as const;
    await engine.store.views.record({ ...sent, at: at('2026-11-20T10:00:00+09:00') }, 'told');
    await run(['results', '--as', 'S1']);
    await run(['report', '--unit', '局', '--out', join(folder, 'r.html')], 'ja', at('2026-11-21T11:05:00+09:00'));
    const { code, out } = await run(['results', 'log'], 'ja', at('2026-11-21T12:00:00+09:00'));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '2026-11-21 11:05　コマンド　報告書　総合政策局　2026-W47',
      expect.stringMatching(/^2026-11-21 11:00　コマンド（S1 [^　]+の画面）　みんなの結果　企画課　2026-W47$/),
      '2026-11-20 18:30　P1 佐藤 一　みんなの結果　総務課　2026-W47',
      '2026-11-20 10:00　回にお誘いした全員　みんなの結果のお知らせ　灯省　2026-W47',
      '2026-11-19 09:00　P1 佐藤 一　部署ごとの結果　総合政策局　2026-W47',
    ]);
    const days = ['results', 'log', '--from', '2026-11-20', '--to', '2026-11-20'];
    expect((await run(days, 'en')).out.split('\n')).toEqual([
      "2026-11-20 18:30  P1 佐藤 一  Everybody's results  総務課  2026-W47",
      "2026-11-20 10:00  Everybody who was asked  Everybody's results, sent  灯省  2026-W47",
    ]);
    expect((await run(['results', 'log', '--to', '2026-11-01'])).out).toContain('記録はありません');
  });

  it('prints names on one line, without codes that a terminal obeys', async () => {
    await published();
    await importing(
      { ...engine.store, org },
      'i2',
      put(entry('P1', { unit: asUnitId('総'), name: '佐\u001b[2J\n藤' })),
    );
    const view = { org, person: entry('P1').id, unit: asUnitId('総'), week: newest } as const;
    await engine.store.views.record({ ...view, at: at('2026-11-20T18:30:00+09:00'), kind: 'own' });
    expect((await run(['results', 'log'])).out).toBe('2026-11-20 18:30　P1 佐 [2J 藤　みんなの結果　総務課　2026-W47');
  });
});

describe('npx akari', () => {
  it('tells of results and report in its help, in both languages', async () => {
    const terminal = testTerminal({});
    expect(await runAkari([], terminal)).toBe(0);
    for (const words of ['results --as 職員ID', 'results log', 'report --unit 部署ID', 'results --as PERSON-ID'])
      expect(terminal.said.join('\n')).toContain(words);
  });
});
