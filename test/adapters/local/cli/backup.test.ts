import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpHeader } from '../../../../adapters/dynamodb/dump.ts';
import { isEmpty } from '../../../../adapters/dynamodb/dump-restore.ts';
import { keys } from '../../../../adapters/dynamodb/keys.ts';
import { sameStamp } from '../../../../adapters/local/cli/dump-file.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { openPlace } from '../../../../adapters/local/cli/place.ts';
import { asOrgId, asPersonId } from '../../../../src/people/model.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';

const main = asOrgId('main');
const PEOPLE = 600;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'akari-backup-'));
  writeFileSync(at('units.csv'), 'unit_id,name,parent_id\nK,灯省,\nK1,総務課,K\n');
  const rows = Array.from({ length: PEOPLE }, (_, i) => `P${i},職員 ${i},K${i % 2 === 0 ? '' : '1'}`);
  writeFileSync(at('people.csv'), `person_id,name,unit_id\n${rows.join('\n')}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

type Options = Parameters<typeof testTerminal>[1] & { readonly data?: string; readonly stopAt?: string };

/** Runs a command on a data folder of its own; presses Ctrl+C when a line begins with `stopAt`. */
const akari = async (args: readonly string[], { data = 'here', stopAt, ...options }: Options = {}) => {
  const terminal = testTerminal({ AKARI_DATA: at(data) }, options);
  const err = (line: string): void => {
    terminal.err(line);
    if (stopAt !== undefined && line.startsWith(stopAt)) terminal.interrupt();
  };
  const code = await runAkari(args, { ...terminal, err });
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
};

const install = (data?: string) =>
  akari(['import', '--units', at('units.csv'), '--people', at('people.csv')], data === undefined ? {} : { data });
const exportTo = (name: string, options: Options = {}) => akari(['export', '--all', '--out', at(name)], options);
const restoreFrom = (name: string, options: Options = {}, ...more: string[]) =>
  akari(['restore', '--from', at(name), ...more], { data: 'there', ...options });

const itemsOf = (name: string): readonly string[] =>
  readFileSync(at(name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"item"'))
    .toSorted();

const inPlace = async <T>(
  data: string,
  act: (place: Awaited<ReturnType<typeof openPlace>>) => Promise<T>,
): Promise<T> => {
  const place = await openPlace({ AKARI_DATA: at(data) });
  try {
    return await act(place);
  } finally {
    await place.close();
  }
};

describe('export --all', () => {
  it('writes a header, one item a line and an end, for nobody else to read', async () => {
    await install();
    const { code, said, complained } = await exportTo('all.ndjson');
    const lines = readFileSync(at('all.ndjson'), 'utf8').trimEnd().split('\n');
    const items = itemsOf('all.ndjson').length;
    expect([code, said]).toEqual([0, `${items}件を ${at('all.ndjson')} に書き出しました。`]);
    expect(complained).toContain('書き出しています 100%');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ akari: 'organisation', format: 1, schema: 2, org: 'main', people: PEOPLE, units: 2 },
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      end: { items, types: { import: 1, organisation: 1, person: PEOPLE, unit: 2 } },
    });
    expect(statSync(at('all.ndjson')).mode & 0o077).toBe(0);
    expect(existsSync(at('all.ndjson.part'))).toBe(false);
  });

  it('goes on after Ctrl+C and after a line that was cut off, and writes what one run writes', async () => {
    await install();
    await exportTo('whole.ndjson');
    expect(await exportTo('parts.ndjson', { stopAt: '書き出しています 0%' })).toMatchObject({ code: 1 });
    const stopped = statSync(at('parts.ndjson.part')).size;
    expect(await exportTo('parts.ndjson', { stopAt: '書き出しています 50%' })).toMatchObject({ code: 1 });
    expect(statSync(at('parts.ndjson.part')).size).toBeGreaterThan(stopped);
    appendFileSync(at('parts.ndjson.part'), '{"item":{"pk":"main#person#1","sk":"P9');
    const last = await exportTo('parts.ndjson');
    expect(last.complained).toContain('前回の続きから始めます。');
    expect(itemsOf('parts.ndjson')).toEqual(itemsOf('whole.ndjson'));
    expect(await restoreFrom('parts.ndjson')).toMatchObject({ code: 0 });
  });

  it('begins anew when the directory changed since the run that was cut off', async () => {
    await install();
    await exportTo('all.ndjson', { stopAt: '書き出しています 50%' });
    writeFileSync(at('people.csv'), 'person_id,name,unit_id\nP0,新しい名,K\n');
    await install();
    const { code, complained } = await exportTo('all.ndjson');
    expect(code).toBe(0);
    expect(complained).not.toContain('前回の続き');
    expect(itemsOf('all.ndjson').filter((line) => line.includes('新しい名'))).toHaveLength(1);
  });

  it('refuses to mix the parts of two directories', async () => {
    await install();
    await inPlace('here', async (place) => {
      const before = await dumpHeader(place.rows, main, place.now);
      await place.store.directoryImport.begin(main, 'meanwhile', place.now);
      const after = await dumpHeader(place.rows, main, place.now);
      expect(before && after && sameStamp(before.stamp, after.stamp)).toBe(false);
    });
  });

  it.each([
    [['export', '--all'], '--out を指定してください。'],
    [['export', '--all', '--out', 'a', '--units', 'b'], '--all は --units・--people と一緒には使えません。'],
    [['export', '--out', 'a', '--units', 'b', '--people', 'c'], '--out は --all と一緒に使います。'],
    [['restore'], '--from を指定してください。'],
    [['forget'], 'forget のあとに職員IDを書いてください。'],
    [['forget', 'P1', 'P2'], '「P2」が余分です。'],
  ])('explains %j', async (args, expected) => {
    expect(await akari(args)).toMatchObject({ code: 2, complained: expect.stringContaining(expected) });
  });

  it('says that there is no directory', async () => {
    expect((await exportTo('all.ndjson')).complained).toContain('まだ名簿がありません。');
    expect(existsSync(at('all.ndjson.part'))).toBe(false);
  });
});

describe('restore', () => {
  it('brings everything back into an empty organisation, and exports the same again', async () => {
    await install();
    await exportTo('all.ndjson');
    const items = itemsOf('all.ndjson');
    const { code, said, complained } = await restoreFrom('all.ndjson');
    expect([code, said]).toEqual([0, `${items.length}件を元に戻しました。`]);
    expect(complained).toContain('読み直して比べています');
    await exportTo('again.ndjson', { data: 'there' });
    expect(itemsOf('again.ndjson')).toEqual(items);
  });

  it('goes on after Ctrl+C, with the same file only', async () => {
    await install();
    await exportTo('all.ndjson');
    expect(await restoreFrom('all.ndjson', { stopAt: '元に戻しています' })).toMatchObject({
      code: 1,
      complained: expect.stringContaining('もう一度実行すると、続きから戻します。'),
    });
    await inPlace('there', async ({ store }) => {
      // Nothing scheduled is done for half an organisation: it has no record yet.
      expect(await store.directory.organisation(main)).toBeUndefined();
    });
    await exportTo('other.ndjson');
    expect((await restoreFrom('other.ndjson')).complained).toContain('別のファイルからの復元が途中です。');
    const { code, said, complained } = await restoreFrom('all.ndjson');
    expect([code, said]).toEqual([0, `${itemsOf('all.ndjson').length - 500}件を元に戻しました。`]);
    expect(complained).toContain('前回の続きから始めます。');
    await exportTo('again.ndjson', { data: 'there' });
    expect(itemsOf('again.ndjson')).toEqual(itemsOf('all.ndjson'));
  });

  it('touches nothing where there is data already', async () => {
    await install();
    await exportTo('all.ndjson');
    const { code, complained } = await restoreFrom('all.ndjson', { data: 'here' });
    expect([code, complained]).toEqual([1, expect.stringContaining('この組織には、もうデータがあります。')]);
  });

  it('restores nothing from a file that is damaged in any way', async () => {
    await install();
    await exportTo('all.ndjson');
    const whole = readFileSync(at('all.ndjson'), 'utf8');
    const damaged: { readonly [how: string]: string } = {
      'cut off': whole.slice(0, whole.length / 2),
      'cut off at the end of a line': `${whole.split('\n').slice(0, -2).join('\n')}\n`,
      'one name changed': whole.replace('職員 7"', '職員 8"'),
      'a line lost': whole.split('\n').toSpliced(9, 1).join('\n'),
      'something after the end': `${whole}x`,
      'another file': 'person_id,name\nP1,x\n',
      empty: '',
    };
    for (const [how, text] of Object.entries(damaged)) {
      writeFileSync(at('bad.ndjson'), text);
      const { code, complained } = await restoreFrom('bad.ndjson');
      expect([code, complained], how).toEqual([1, expect.stringMatching(/bad\.ndjson は使えません（\d+行目）/)]);
    }
    await inPlace('there', async ({ rows }) => expect(await isEmpty(rows, main)).toBe(true));
  });

  it('refuses a newer file, and one of another organisation', async () => {
    await install();
    await exportTo('all.ndjson');
    const other = await restoreFrom('all.ndjson', {}, '--org', 'mof');
    expect(other.complained).toContain('このファイルは組織「main」のものです。--org main を付けてください。');
    const lines = readFileSync(at('all.ndjson'), 'utf8').replace('"schema":2', '"schema":3').trimEnd().split('\n');
    const body = `${lines.slice(0, -1).join('\n')}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const end = (lines.at(-1) ?? '').replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`);
    writeFileSync(at('newer.ndjson'), `${body}${end}\n`);
    expect((await restoreFrom('newer.ndjson')).complained).toContain('より新しい灯りが書いたものです。');
  });

  it('adds with --merge what is missing, and changes nothing that is there', async () => {
    await install();
    await exportTo('all.ndjson');
    await inPlace('here', async ({ store, rows }) => {
      await rows.remove(keys.person(main, asPersonId('P5')));
      await store.people.savePreferences(main, asPersonId('P6'), { language: 'en', optOuts: ['pulse'] });
    });
    const { code, said, complained } = await restoreFrom('all.ndjson', { data: 'here' }, '--merge');
    expect([code, said]).toEqual([0, '1件を元に戻しました。']);
    expect(complained).toContain('1件は、すでに別の内容があったため、変えていません。');
    await inPlace('here', async ({ store }) => {
      expect((await store.directory.person(main, asPersonId('P5')))?.name).toBe('職員 5');
      expect((await store.directory.person(main, asPersonId('P6')))?.preferences).toMatchObject({ optOuts: ['pulse'] });
    });
  });
});
