import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../adapters/dynamodb/store.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { parseEnv } from '../../../../adapters/local/env.ts';
import { LOCAL_ORG } from '../../../../adapters/local/org.ts';
import { type System, startSystem } from '../../../../adapters/local/system.ts';
import { root } from '../../../architecture/files.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';

const PEOPLE = 1_600;
/** Far less than the lease of whoever was killed. */
const AT_ONCE_MS = 10_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('an import that is killed', () => {
  let folder = '';
  let importWords: readonly string[] = [];
  let systems: System[] = [];
  let children: ChildProcess[] = [];
  const at = (name: string) => join(folder, name);
  const use = (prefix: string): void => {
    folder = mkdtempSync(join(tmpdir(), prefix));
    importWords = ['import', '--units', at('units.csv'), '--people', at('people.csv')];
  };
  /** A folder with the old directory in it and the new files beside it, made once. */
  let template = '';
  beforeAll(async () => {
    use('akari-template-');
    template = folder;
    write('旧', 40);
    expect(await runAkari(importWords, testTerminal(environment()))).toBe(0);
    write('新', 60);
  });
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  beforeEach(() => {
    use('akari-killed-');
    cpSync(template, folder, { recursive: true });
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(systems.map((system) => system.stop()));
    [systems, children] = [[], []];
    rmSync(folder, { recursive: true, force: true });
  });

  /** Every name of a person and of a unit says of which file it is. */
  const write = (name: string, units: number): void => {
    const unitLines = Array.from({ length: units }, (_, i) => `U${i},${name}課${i},${i === 0 ? '' : 'U0'}`);
    const personLines = Array.from({ length: PEOPLE }, (_, i) => `P${i},${name}氏${i},U${i % units}`);
    writeFileSync(at('units.csv'), ['部署ID,部署名,上位部署ID', ...unitLines, ''].join('\n'));
    writeFileSync(at('people.csv'), ['職員ID,氏名,部署ID', ...personLines, ''].join('\n'));
  };
  const environment = () => ({ AKARI_DATA: at('data'), PORT: '0' });

  /** Runs the command as a process of its own and kills it as soon as it has said this. */
  const killedAt = async (marker: string): Promise<string> => {
    const child = spawn(process.execPath, ['adapters/local/akari.ts', ...importWords], {
      cwd: root,
      env: { PATH: process.env.PATH, ...environment() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(marker)) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    return said;
  };
  const start = async (): Promise<System> => {
    const system = await startSystem({
      env: parseEnv(environment()),
      ...{ desk: false, demo: true, minuteTick: false, log: silent },
    });
    systems.push(system);
    return system;
  };
  /** Of which files the directory is, seen as its readers see it. */
  const seenIn = async ({ directory }: Store) => {
    const names = new Set<string>();
    let people = 0;
    for await (const page of directory.everyone(LOCAL_ORG))
      for (const { name } of page) {
        people += 1;
        names.add(name.slice(0, 1));
      }
    const organisation = await directory.organisation(LOCAL_ORG);
    const tree = organisation && (await directory.tree(organisation));
    return { people, names: [...names], units: tree?.size, root: tree?.root.name };
  };
  const old = { people: PEOPLE, names: ['旧'], units: 40, root: '旧課0' };
  const whole = { people: PEOPLE, names: ['新'], units: 60, root: '新課0' };

  it.each(['確定しました', '変更を適用 25%'])('at 「%s」 is finished at once by the next npm start', async (marker) => {
    const said = await killedAt(marker);
    expect(said).toContain('取り込みを確定しました。');
    expect(said).toContain('途中で止まっても');
    const before = performance.now();
    const system = await start();
    expect(await seenIn(system.store)).toEqual(whole);
    expect(performance.now() - before).toBeLessThan(AT_ONCE_MS);
  });

  it.each(['変更を適用 0%', '変更を適用 50%'])(
    'at 「%s」 is finished at once by the next export, which writes all of it',
    async (marker) => {
      await killedAt(marker);
      const before = performance.now();
      const terminal = testTerminal(environment());
      expect(await runAkari(['export', '--units', at('u.csv'), '--people', at('p.csv')], terminal)).toBe(0);
      expect(performance.now() - before).toBeLessThan(AT_ONCE_MS);
      expect(terminal.complained[0]).toContain('確定した取り込みが途中です。先に仕上げます。');
      const people = readFileSync(at('p.csv'), 'utf8');
      expect([people.match(/新氏/g)?.length, people.match(/旧氏/g)]).toEqual([PEOPLE, null]);
    },
  );

  it('is finished before a dry run compares, which then finds no difference', async () => {
    await killedAt('変更を適用 25%');
    const terminal = testTerminal(environment(), { language: 'en' });
    expect(await runAkari([...importWords, '--dry-run'], terminal)).toBe(0);
    expect(terminal.complained[0]).toBe('A committed import is not finished yet. Finishing it first.');
    expect(terminal.said.at(-1)).toContain('The directory is the same as the files.');
  });

  it('is finished by an npm start beside it that goes on running, and by the next command through that', async () => {
    const system = await start();
    await killedAt('変更を適用 25%');
    const before = performance.now();
    const terminal = testTerminal(environment());
    expect(await runAkari(['calendar', 'list'], terminal)).toBe(0);
    expect(performance.now() - before).toBeLessThan(AT_ONCE_MS);
    expect(await seenIn(system.store)).toEqual(whole);
  });

  it('while it prepares its changes leaves nothing, and does not keep the next one from beginning', async () => {
    const said = await killedAt('変更を準備 25%');
    expect(said).not.toContain('確定しました');
    const system = await start();
    expect(await seenIn(system.store)).toEqual(old);
    await system.stop();
    systems = [];
    const terminal = testTerminal(environment());
    expect(await runAkari(importWords, terminal)).toBe(0);
    expect(terminal.said.at(-1)).toBe('名簿に反映しました。');
  });
}, 60_000);
