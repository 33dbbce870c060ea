import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { capsOptions, readCapsWords, runCaps } from '../../../../adapters/local/cli/caps-command.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { openPlace, type Place } from '../../../../adapters/local/cli/place.ts';
import type { Terminal } from '../../../../adapters/local/cli/terminal.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { LOCAL_ORG } from '../../../../adapters/local/org.ts';
import { asCalendarMonth, monthOf } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook, type Term } from '../../../../src/overtime/limits/caps-book.ts';
import { defaultCapsSettings } from '../../../../src/overtime/limits/caps-settings.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../../src/people/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import { dateIn, TOKYO } from '../../../../src/time/instant.ts';
import { entry, importing, put, putUnit, unit } from '../../../contracts/directory.ts';
import { peopleCsv, unitsCsv } from '../../../fixtures/import-texts.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { placeAt } from './tenant.ts';

const now = at('2026-11-24T10:00:00+09:00');
const month = asCalendarMonth;
const taritsu: Term = {
  ...{ of: { type: 'unit', id: asUnitId('課') }, from: month('2026-04') },
  ...{ type: 'regime', regime: 'taritsu' },
};
const special: Term = {
  ...{ of: { type: 'person', id: asPersonId('K001') }, from: month('2026-10'), until: month('2026-12') },
  ...{ type: 'special', reason: '災害への対応' },
};
const head = '対象,番号,開始月,終了月,区分,理由\r\n';
/** 対象,番号,開始月,終了月,区分 and 部署,課,2026-04,,他律 in Shift_JIS. */
const shiftJis = Buffer.from(
  '91ce8fdb2c94d48d862c8a4a8e6e8c8e2c8f4997b98c8e2c8be695aa0d0a95948f902c89db2c323032362d30342c2c91bc97a50d0a',
  'hex',
);

let engine: Engine;
let org: OrgId;
let folder = '';
beforeAll(async () => {
  engine = await openEngine();
  folder = mkdtempSync(join(tmpdir(), 'akari-caps-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.close();
});
beforeEach(async () => {
  org = engine.org();
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省')), putUnit(unit('課', '省', '予算課'))],
    put(entry('K001', { unit: asUnitId('課'), name: '青木' })),
    put(entry('K002', { unit: asUnitId('課'), name: '石井' })),
  );
});

const path = (name: string): string => join(folder, name);
const file = (content: string | Buffer, name = 'terms.csv'): string => {
  writeFileSync(path(name), content);
  return path(name);
};
type Options = Parameters<typeof testTerminal>[1] & { readonly ask?: Terminal['ask']; readonly place?: Place };

const caps = async (args: readonly string[], { ask, place, ...options }: Options = {}) => {
  const terminal = testTerminal({}, options);
  const texts = commandTextsOf(terminal.language);
  const words = readWords(args, capsOptions, texts);
  const meant = words.type === 'words' ? readCapsWords(words, texts) : words;
  if (meant.type === 'misunderstood') return { code: 2, said: '', complained: meant.message, asked: [] };
  const code = await runCaps(meant, org, place ?? placeAt(engine, engine.another(), now), {
    ...terminal,
    ...(ask && { ask }),
  });
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n'), asked: terminal.asked };
};
const book = () => engine.another().caps.book(org);
const begun = (more: Partial<CapsBook> = {}) =>
  engine.store.caps.save({ ...firstBook(org, month('2026-10')), ...more });

describe('caps show', () => {
  it('tells of every setting with its value, whether it is the first one, and why to confirm it', async () => {
    await begun({ settings: { ...defaultCapsSettings, year: 'calendar' } });
    const { code, said } = await caps(['show']);
    expect(code).toBe(0);
    expect(said).toContain('記録の始まり（since）: 2026年10月\n');
    expect(said).toContain('医師の面接の申し込み先（doctorRoute）: まだ決めていません');
    expect(said).toContain('指定: まだありません。指定のない部署と人は、自律部署の上限です。\n');
    expect(said).toContain('2026年11月の特例業務はありません。\n');
    expect(said).toContain('人事担当に確かめて、違うときは変えられます。\n');
    expect(said).toContain('  1年の数え方（year）: 暦年（1月から12月）\n    人事院の公表は年度ごとです。');
    expect(said).toContain('  医師の面接を希望できる時間（doctorOnRequestFrom）: 80時間［初めの値］\n');
    expect(said).toContain('\n  チャットでの確認\n    灯りでの確認は「事前確認」です。');
    expect(said.match(/［初めの値］/g)).toHaveLength(13);
  });

  it('counts designations by kind, and names 特例 in force with the day of their review', async () => {
    const over: Term = { ...special, of: { type: 'person', id: asPersonId('K002') }, until: month('2026-10') };
    const gone: Term = { ...special, of: { type: 'unit', id: asUnitId('旧課') } };
    await begun({ terms: [taritsu, special, over, gone], doctorRoute: '健康管理室' });
    const { said } = await caps(['show']);
    expect(said).toContain('（doctorRoute）: 健康管理室\n');
    expect(said).toContain(
      '指定: 自律 部署0・個人0、他律 部署1・個人0、36協定 部署0・個人0、特例 部署1・個人2\n2026年11月の特例業務\n',
    );
    expect(said).toContain(
      '  部署 旧課（いまの名簿にありません）: 2026年10月〜2026年12月　災害への対応（上限を超えたら、2027年5月31日までに検証します）\n' +
        '  個人 K001 青木: 2026年10月〜2026年12月　災害への対応（上限を超えたら、2027年5月31日までに検証します）\n',
    );
    expect(said).not.toContain('石井');
  });

  it('speaks English', async () => {
    await begun({ terms: [taritsu, special] });
    const { said } = await caps(['show'], { language: 'en' });
    expect(said).toContain('First month on record (since): October 2026\n');
    expect(said).toContain('  What a year is (year): Fiscal year (April to March) [first value]\n');
    expect(said).toContain('  person K001 青木: October 2026 to December 2026, 災害への対応');
  });

  it('shows what holds before anybody began the book, and nothing without a directory', async () => {
    expect((await caps(['show'])).said).toContain('記録の始まり（since）: 2026年11月\n');
    expect(await book()).toBeUndefined();
    org = engine.org();
    expect(await caps(['show'])).toMatchObject({ code: 1, said: '' });
  });
});

describe('caps set', () => {
  it('shows before and after, asks, and saves', async () => {
    await begun({ terms: [taritsu] });
    const { code, said, asked } = await caps(
      ['set', 'year=calendar', 'since=2026-04', 'doctorRoute=健康管理室（内線 1234）'],
      { answer: 'はい' },
    );
    expect([code, asked]).toEqual([0, ['変えますか？ [y/N] ']]);
    expect(said).toBe(
      [
        '1年の数え方（year）: 年度（4月から3月） → 暦年（1月から12月）',
        '記録の始まり（since）: 2026年10月 → 2026年4月',
        '医師の面接の申し込み先（doctorRoute）: まだ決めていません（人事担当か健康管理担当、と案内します） → 健康管理室（内線 1234）',
        '人事担当に確かめてから変えてください。次に表示するときから、すべての月をこの決まりで数え直します。',
        '変えました。',
      ].join('\n'),
    );
    expect(await book()).toEqual({
      ...firstBook(org, month('2026-04')),
      ...{ revision: 2, doctorRoute: '健康管理室（内線 1234）', terms: [taritsu] },
      settings: { ...defaultCapsSettings, year: 'calendar' },
    });
  });

  it('takes a route back', async () => {
    await begun({ doctorRoute: '内線 1' });
    expect((await caps(['set', 'doctorRoute='])).code).toBe(0);
    expect((await book())?.doctorRoute).toBeUndefined();
  });

  it('saves nothing without a yes, and asks for none with --yes', async () => {
    await begun();
    expect(await caps(['set', 'year=calendar'], { answer: '' })).toMatchObject({ code: 1 });
    expect((await book())?.revision).toBe(1);
    expect(await caps(['set', 'year=calendar', '--yes'], { answer: '' })).toMatchObject({ code: 0, asked: [] });
    expect((await book())?.settings.year).toBe('calendar');
  });

  it('says that there is nothing to change, and saves nothing', async () => {
    await begun();
    const { code, said } = await caps(['set', 'year=年度', 'specialMayPass=年,月'], { answer: 'y' });
    expect([code, said]).toEqual([0, '変わるところはありません。']);
    expect((await book())?.revision).toBe(1);
  });

  it('begins the book where nobody did', async () => {
    expect((await caps(['set', 'statutoryRestDay=土'])).code).toBe(0);
    expect(await book()).toMatchObject({ since: '2026-11', revision: 1, settings: { statutoryRestDay: 6 } });
  });

  it('names what is possible', async () => {
    const { code, complained } = await caps(['set', 'yaer=calendar', 'year=2026', 'doctorOnRequestFrom=8時']);
    expect(code).toBe(2);
    expect(complained).toContain('「yaer」という設定はありません。使えるのは holidayWorkIn, year, ');
    expect(complained).toContain('year に「2026」は使えません。fiscal（年度）か calendar（暦年）を書いてください。');
    expect(complained).toContain('1時間から100時間までを書いてください。');
    expect(await book()).toBeUndefined();
  });

  it('shows it anew when somebody else was faster, and keeps what they changed', async () => {
    await begun();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const found = asked === 1 ? await book() : undefined;
      if (found) await engine.another().caps.save({ ...found, doctorRoute: '内線 9' });
      return 'y';
    };
    const { code, said, complained } = await caps(['set', 'year=calendar'], { ask });
    expect([code, asked]).toEqual([0, 2]);
    expect(complained).toBe('見ているあいだに、ほかの人が変えました。新しい内容で、もう一度はじめから見せます。');
    expect(said.match(/年度（4月から3月） → 暦年/g)).toHaveLength(2);
    expect(await book()).toMatchObject({ revision: 3, doctorRoute: '内線 9', settings: { year: 'calendar' } });
  });

  it('gives up when somebody else keeps changing it', async () => {
    await begun();
    const ask = async () => {
      const found = await book();
      if (found) await engine.another().caps.save(found);
      return 'y';
    };
    const { code, complained } = await caps(['set', 'year=calendar'], { ask });
    expect(code).toBe(1);
    expect(complained).toContain('ほかの人の変更が続いています。何も変えていません。');
    expect((await book())?.settings.year).toBe('fiscal');
  });
});

describe('caps import', () => {
  const terms = `${head}部署,課,2026-04,,他律,\r\n個人,K001,2026年10月,R8.12,特例,災害への対応\r\n`;

  it('shows what is new, changed and gone with names, asks, and puts it in place of all that was there', async () => {
    const former: Term = { ...taritsu, of: { type: 'unit', id: asUnitId('旧課') } };
    await begun({ terms: [{ ...taritsu, until: month('2027-03') }, former] });
    const { code, said, asked } = await caps(['import', file(terms)], { answer: 'y' });
    expect([code, asked]).toEqual([0, ['変えますか？ [y/N] ']]);
    expect(said).toBe(
      [
        '指定: 追加 1、変更 1、外す 1、変わらず 0',
        '  + 個人 K001 青木: 2026年10月〜2026年12月 特例（災害への対応）',
        '  ~ 部署 課 予算課: 2026年4月〜2027年3月 他律 → 2026年4月〜 他律',
        '  - 部署 旧課（いまの名簿にありません）: 2026年4月〜 他律',
        '変えました。',
      ].join('\n'),
    );
    expect((await book())?.terms).toEqual([taritsu, special]);
  });

  it('changes nothing the second time', async () => {
    await caps(['import', file(terms)]);
    const { code, said } = await caps(['import', file(`\uFEFF${terms}`)], { answer: 'y' });
    expect([code, said]).toEqual([0, '指定: 追加 0、変更 0、外す 0、変わらず 2\n変わるところはありません。']);
    expect((await book())?.revision).toBe(1);
  });

  it('only shows on a dry run, and saves nothing without a yes', async () => {
    const dry = await caps(['import', file(terms), '--dry-run'], { answer: 'y' });
    expect(dry).toMatchObject({ code: 0, asked: [] });
    expect(dry.said).toContain('確認だけしました。何も変えていません。');
    expect(await caps(['import', file(terms)], { answer: 'n' })).toMatchObject({ code: 1 });
    expect(await book()).toBeUndefined();
  });

  it('reads a file that a spreadsheet wrote in Shift_JIS', async () => {
    expect((await caps(['import', file(shiftJis)])).code).toBe(0);
    expect((await book())?.terms).toEqual([taritsu]);
  });

  it('tells of all that is wrong by line, in the order of the file, and changes nothing', async () => {
    const rows = [
      '部署,無い課,2026-04,,他律,',
      '個人,K999,2026-04,,他律,',
      '部署,課,4月,,他律,',
      '部署,課,2026-05,2026-04,他律,',
      '部署,省,2026-04,,36協定,忙しい',
    ];
    const { code, complained } = await caps(['import', file(`${head}${rows.join('\r\n')}`), '--yes']);
    expect(code).toBe(1);
    expect(complained.split('\n')).toEqual([
      '直すところが5件あります。',
      `  ${path('terms.csv')} 2行目「番号」: 部署「無い課」が名簿にありません。`,
      `  ${path('terms.csv')} 3行目「番号」: 職員「K999」が名簿にいません。`,
      `  ${path('terms.csv')} 4行目「開始月」: 「4月」は月ではありません。2026-04、2026年4月、R8.4 のように書いてください。`,
      `  ${path('terms.csv')} 5行目「終了月」: 終わりの 2026-04 が、始まりの 2026-05 より前です。`,
      `  ${path('terms.csv')} 6行目「理由」: 理由は「特例」の行にだけ書けます。ほかの行では空にしてください。`,
      '指定は変えていません。',
    ]);
    expect(await book()).toBeUndefined();
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'CSVのテキストファイルとして読めません。'],
    ['nothing', '', 'ファイルが空です。'],
    ['no column of months', '対象,番号,区分\n部署,課,他律\n', '1行目「開始月」: この列がありません。'],
  ])('changes nothing for a file with %s', async (_, content, words) => {
    const { code, complained } = await caps(['import', file(content), '--yes']);
    expect([code, await book()]).toEqual([1, undefined]);
    expect(complained).toContain(words);
  });

  it('warns of two laws in one organisation, and of columns it does not read', async () => {
    const both = `${head.trim()},備考\r\n部署,課,2026-04,,他律,,x\r\n部署,省,2026-04,,36協定,,\r\n`;
    const { code, complained } = await caps(['import', file(both)]);
    expect(code).toBe(0);
    expect(complained).toContain('の列「備考」は読みません。');
    expect(complained).toContain('注意: 36協定の指定と、国家公務員の指定（自律・他律）が、同じ組織にあります。');
  });

  it('shows the first twenty of each sort', async () => {
    const rows = Array.from({ length: 23 }, (_, i) => `部署,課,${2030 + i}-04,,他律,\r\n`);
    const { said } = await caps(['import', file(`${head}${rows.join('')}`)]);
    expect(said.match(/^ {2}\+ /gm)).toHaveLength(20);
    expect(said).toContain('    ほか3件');
  });

  it('saves over what it showed, and shows it anew when somebody else was faster', async () => {
    await begun();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const found = asked === 1 ? await book() : undefined;
      if (found) await engine.another().caps.save({ ...found, terms: [taritsu] });
      return 'y';
    };
    const { code, said } = await caps(['import', file(terms)], { ask });
    expect([code, asked]).toEqual([0, 2]);
    expect(said).toContain('指定: 追加 2、変更 0、外す 0、変わらず 0');
    expect(said).toContain('指定: 追加 1、変更 0、外す 0、変わらず 1');
    expect((await book())?.terms).toEqual([taritsu, special]);
  });

  it('bears as many designations as it takes, with reasons of their own', async () => {
    const reason = (seed: number) =>
      Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + ((seed * 7919 + i * i * 104_729) % 20_000)));
    const specials = Array.from(
      { length: 1_000 },
      (_, i): Term => ({
        ...{ of: { type: 'unit', id: asUnitId(`SP-${i * 7919}`) }, from: month('2026-04') },
        ...{ type: 'special', reason: reason(i).join('') },
      }),
    );
    const regimes = Array.from(
      { length: 19_000 },
      (_, i): Term => ({ ...taritsu, of: { type: 'unit', id: asUnitId(`UNIT-${i * 7919}`) } }),
    );
    expect(await begun({ terms: [...specials, ...regimes] })).toBe(true);
    expect((await book())?.terms).toHaveLength(20_000);
  });
});

describe('caps export', () => {
  it('writes what an import reads, after a unit has gone, too', async () => {
    const gone: Term = { ...taritsu, of: { type: 'unit', id: asUnitId('旧課') } };
    await begun({ terms: [special, gone, taritsu] });
    const { code, said, complained } = await caps(['export', path('out.csv')]);
    expect([code, said]).toEqual([0, `指定3件を ${path('out.csv')} に書き出しました。`]);
    expect(complained).toBe('職員IDと特例の理由が入っています。取り扱いに注意してください。');
    expect(readFileSync(path('out.csv'), 'utf8')).toBe(
      `\uFEFF${head}部署,旧課,2026-04,,他律,\r\n部署,課,2026-04,,他律,\r\n個人,K001,2026-10,2026-12,特例,災害への対応\r\n`,
    );
    expect(statSync(path('out.csv')).mode & 0o077).toBe(0);
    expect((await caps(['import', path('out.csv')])).said).toContain('変わるところはありません。');
  });
});

describe('caps', () => {
  it('works on the book that an import of people began, in the month it is', async () => {
    const environment = { AKARI_DATA: path('data') };
    const files = ['--units', file(unitsCsv, 'units.csv'), '--people', file(peopleCsv, 'people.csv')];
    const run = async (...args: readonly string[]) => {
      const terminal = testTerminal(environment);
      return { code: await runAkari(args, terminal), said: terminal.said.join('\n') };
    };
    expect(await run('import', ...files)).toMatchObject({ code: 0 });
    const place = await openPlace(environment);
    const begun = await place.store.caps.book(LOCAL_ORG);
    await place.close();
    expect(begun).toMatchObject({ revision: 1, since: monthOf(dateIn(place.now, TOKYO)), terms: [] });
    expect(await run('caps', 'set', 'doctorRoute=内線 7')).toMatchObject({ code: 0 });
    expect((await run('caps', 'show')).said).toContain('（doctorRoute）: 内線 7\n');
    expect((await run('help')).said).toContain('caps import 指定.csv');
  });

  it.each([
    [[]],
    [['set']],
    [['show', 'x']],
    [['import']],
    [['export', 'a', 'b']],
    [['show', '--yes']],
    [['set', 'year=fiscal', '--dry-run']],
    [['delete', 'x']],
  ])('says how it is written: %j', async (words) => {
    expect((await caps(words)).code).toBe(2);
  });
});
