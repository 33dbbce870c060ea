import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeAll } from '../../../../adapters/dynamodb/batch.ts';
import { oneOnOneKeys } from '../../../../adapters/dynamodb/keys.ts';
import { runExportAll } from '../../../../adapters/local/cli/export-all-command.ts';
import { runRestore } from '../../../../adapters/local/cli/restore-command.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import { asPersonId, type OrgId } from '../../../../src/people/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { diaryOf, fullPair, memoOf } from '../../../fixtures/one-on-one.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { placeAt, rawRows, rowsOf } from './tenant.ts';

const now = at('2026-11-26T18:00:00+09:00');
const [staff, manager] = [asPersonId('K004'), asPersonId('K018')];
const past = { n: 2, day: asLocalDate('2026-10-29'), ending: 'held' } as const;

describe('1on1s in a file of everything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-one-on-one-'));
  const file = join(folder, 'all.ndjson');
  let engine: Engine;
  let org: OrgId;

  const restore = (into: Engine, merge: boolean) =>
    runRestore({ file, org, merge }, placeAt(into, into.store, now), testTerminal({}));

  beforeAll(async () => {
    engine = await openEngine();
    org = engine.org();
    const { oneOnOne } = engine.store;
    await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
    await oneOnOne.save(diaryOf([fullPair('K004')], { org, manager }), now);
    await oneOnOne.noteEnded(org, staff, manager, past);
    await oneOnOne.saveMemo(memoOf(org, 'K004'));
    const code = await runExportAll(file, org, placeAt(engine, engine.store, now), testTerminal({}));
    expect(code).toBe(0);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come back as they were, and are attended to', async () => {
    const empty = await openEngine();
    try {
      expect(await restore(empty, false)).toBe(0);
      const ofOneOnOnes = async (place: Engine) =>
        (await rowsOf(place, org)).filter(({ type }) => /^(diary|one-on-one|memo)/.test(String(type)));
      expect(await ofOneOnOnes(empty)).toHaveLength(4);
      expect(await ofOneOnOnes(empty)).toEqual(await ofOneOnOnes(engine));
      const due = await empty.store.dueWork.due(org, now, 50);
      expect(due.flatMap((each) => (each.type === 'job' ? [each.job.id] : []))).toContain('one-on-one/attend/K018');
    } finally {
      await empty.close();
    }
  });

  it('come back into an organisation that lives where they were lost, but no memo, which somebody may have deleted', async () => {
    await removeAll(rawRows(engine), [oneOnOneKeys.diary(org, manager), oneOnOneKeys.memo(org, staff)]);
    expect(await restore(engine, true)).toBe(0);
    const { oneOnOne } = engine.another();
    expect(await oneOnOne.diary(org, manager)).toEqual(diaryOf([fullPair('K004')], { org, manager, revision: 1 }));
    expect(await oneOnOne.memo(org, staff)).toBeUndefined();
  });
});
