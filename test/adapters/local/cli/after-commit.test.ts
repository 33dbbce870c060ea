import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runImport } from '../../../../adapters/local/cli/import-command.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { openPlace, type Place } from '../../../../adapters/local/cli/place.ts';
import { LOCAL_ORG } from '../../../../adapters/local/org.ts';
import type { DirectoryImport } from '../../../../src/people/ports.ts';
import { peopleCsv, unitsCsv } from '../../../fixtures/import-texts.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';

describe('an import after its commit', () => {
  let folder = '';
  let place: Place;
  const files = () => ({ units: join(folder, 'units.csv'), people: join(folder, 'people.csv') });
  const environment = () => ({ AKARI_DATA: join(folder, 'data') });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'akari-commit-'));
    writeFileSync(files().units, unitsCsv);
    writeFileSync(files().people, peopleCsv);
    place = await openPlace(environment());
  });
  afterEach(async () => {
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Imports with another way of applying what was committed. */
  const importing = (apply: DirectoryImport['apply'], terminal: ReturnType<typeof testTerminal>) => {
    const directoryImport = { ...place.store.directoryImport, apply };
    const words = { files: files(), org: LOCAL_ORG, dryRun: false, yes: true, removeMissing: false };
    return runImport(words, { ...place, store: { ...place.store, directoryImport } }, terminal);
  };
  const broken = async () => {
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  };

  it.each([
    ['ja', 'データベースにつながりません。', '取り込みは確定していますが、まだ途中です。'],
    ['en', 'Cannot reach the database.', 'The import is committed but not finished.'],
  ] as const)('says when it fails that it will be finished: %s', async (language, why, rest) => {
    const terminal = testTerminal(environment(), { language });
    expect(await importing(broken, terminal)).toBe(1);
    expect(terminal.complained.at(-2)).toContain(why);
    expect(terminal.complained.at(-1)).toContain(rest);
  });

  it('is finished by the next command, which then finds nothing to change', async () => {
    await importing(broken, testTerminal(environment()));
    await place.close();
    const again = testTerminal(environment());
    expect(await runAkari(['import', '--units', files().units, '--people', files().people], again)).toBe(0);
    expect(again.complained).toContain('途中だった取り込みを仕上げました。');
    expect(again.said.at(-1)).toContain('変えるところはありません。');
    place = await openPlace(environment());
  });

  it('says at Ctrl+C that it is too late to stop, and goes on to its end', async () => {
    const terminal = testTerminal(environment());
    const apply: DirectoryImport['apply'] = (...all) => {
      terminal.interrupt();
      return place.store.directoryImport.apply(...all);
    };
    expect(await importing(apply, terminal)).toBe(0);
    expect(terminal.complained.join('\n')).toContain('最後まで適用します。');
    expect(terminal.said.at(-1)).toBe('名簿に反映しました。');
  });
});
