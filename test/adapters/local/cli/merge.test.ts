import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runExportAll } from '../../../../adapters/local/cli/export-all-command.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { runRestore } from '../../../../adapters/local/cli/restore-command.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import { LOCAL_ORG } from '../../../../adapters/local/org.ts';
import type { OrgId } from '../../../../src/people/model.ts';
import { answerQuestion } from '../../../../src/pulse/cards.ts';
import { pulseJobs } from '../../../../src/pulse/jobs.ts';
import { asWeekId } from '../../../../src/time/instant.ts';
import type { Office } from '../../../fixtures/office.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { arrived, install, memberOn, openWorld, unit } from '../../../wire/world.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { everyoneOf, officeOn, placeAt, rowsOf, type Stored } from './tenant.ts';

const week = asWeekId('2026-W48');
const EVENING = at('2026-11-26T18:00:00+09:00');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'akari-merge-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('restore --merge into an organisation that lives', () => {
  let engine: Engine;
  let org: OrgId;
  let office: Office;

  /** Asked on Thursday, ten answers, exported on Friday after the reminder. */
  beforeEach(async () => {
    engine = await openEngine();
    org = engine.org();
    await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
    office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
    await office.moveTo(EVENING);
    for (const who of (await everyoneOf(engine.store, org)).slice(0, 10))
      await office.tap(who, answerQuestion.of({ week, question: 'A0', value: 4 }));
    await office.moveTo(at('2026-11-27T11:00:00+09:00'));
    const place = placeAt(engine, engine.store, office.now());
    expect(await runExportAll(join(folder, 'all.ndjson'), org, place, testTerminal({}))).toBe(0);
  });
  afterEach(() => engine.close());

  const merge = async () => {
    const terminal = testTerminal({});
    const place = placeAt(engine, engine.another(), office.now());
    const code = await runRestore({ file: join(folder, 'all.ndjson'), org, merge: true }, place, terminal);
    return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
  };
  const ofType = async (type: string): Promise<readonly Stored[]> =>
    (await rowsOf(engine, org)).filter((row) => row.type === type);

  it('brings back nothing that the closed round has erased, and begins no work anew', async () => {
    await office.moveTo(at('2026-11-27T17:30:00+09:00'));
    const before = await rowsOf(engine, org);
    expect(await ofType('ballot')).toEqual([]);
    expect(await merge()).toMatchObject({ code: 0, said: '0件を元に戻しました。' });
    expect(await rowsOf(engine, org)).toEqual(before);
  });

  it('brings back lost answers of a round that is open with its key, which then goes on', async () => {
    const [lost] = await ofType('ballot');
    const { pk, sk } = { pk: lost?.pk, sk: lost?.sk };
    await engine.client.send(new DeleteCommand({ TableName: engine.table, Key: { pk, sk } }));
    expect(await merge()).toMatchObject({ code: 0, said: '1件を元に戻しました。' });
    expect(await ofType('ballot')).toHaveLength(10);
    expect((await engine.another().pulse.round(org, week))?.state).toBe('open');
    await office.moveTo(at('2026-11-27T17:30:00+09:00'));
    const tallies = await engine.another().pulse.tallies(org, week);
    expect(tallies.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(10);
  });
});

describe('a merge after the main table lost rows', () => {
  let engine: Engine;
  let org: OrgId;
  let office: Office;

  beforeEach(async () => {
    engine = await openEngine();
    org = engine.org();
    await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
    office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
    await office.moveTo(EVENING);
    for (const who of (await everyoneOf(engine.store, org)).slice(0, 10))
      await office.tap(who, answerQuestion.of({ week, question: 'A0', value: 4 }));
  });
  afterEach(() => engine.close());

  /** The jobs, which no merge brings back. */
  const jobs = async () => (await rowsOf(engine, org)).filter(({ type }) => type === 'job');
  const lose = async (): Promise<void> => {
    for (const { pk, sk } of await jobs())
      await engine.client.send(new DeleteCommand({ TableName: engine.table, Key: { pk, sk } }));
  };
  const merge = async (now: string): Promise<void> => {
    const place = placeAt(engine, engine.another(), at(now));
    const file = join(folder, 'all.ndjson');
    expect(await runExportAll(file, org, place, testTerminal({}))).toBe(0);
    expect(await runRestore({ file, org, merge: true }, place, testTerminal({}))).toBe(0);
  };
  const ids = async () => (await jobs()).map(({ id }) => id);

  it('closes the open round on time all the same, and shows what came out', async () => {
    await lose();
    await merge('2026-11-27T11:00:00+09:00');
    expect(await ids()).toContain('pulse/close/2026-W48');
    const later = officeOn(engine.another(), org, at('2026-11-27T11:00:00+09:00'));
    await later.moveTo(at('2026-11-27T17:30:00+09:00'));
    expect((await engine.another().pulse.round(org, week))?.state).toBe('closed');
    expect(await engine.another().results.published(org)).toEqual([week]);
  });

  it('shows what came out of a round that closed before, and plans that once', async () => {
    await office.moveTo(at('2026-11-27T16:59:00+09:00'));
    const close = pulseJobs(placeAt(engine, engine.another(), at('2026-11-27T17:00:00+09:00')).schedule)['pulse/close'];
    const job = { org, id: 'pulse/close/2026-W48', kind: 'pulse/close', payload: { week } };
    const moment = at('2026-11-27T17:00:00+09:00');
    await close?.({ ...job, dueAt: moment }, moment);
    await lose();
    for (const now of ['2026-11-27T18:00:00+09:00', '2026-11-27T18:05:00+09:00']) await merge(now);
    expect((await ids()).filter((id) => String(id).startsWith('results/'))).toEqual(['results/close/2026-W48']);
    const later = officeOn(engine.another(), org, at('2026-11-27T18:05:00+09:00'));
    await later.moveTo(at('2026-11-27T18:06:00+09:00'));
    expect(await engine.another().results.published(org)).toEqual([week]);
    await merge('2026-11-27T18:10:00+09:00');
    expect(await ids()).not.toContain('results/close/2026-W48');
  });
});

describe('beside a running npm start', () => {
  it('exports from one and restores into another, which then asks the same people', async () => {
    const [one, other] = await Promise.all([openWorld(), openWorld()]);
    try {
      await one.clock('2026-11-24T09:00:00+09:00');
      await other.clock('2026-11-24T09:00:00+09:00');
      const ids = ['1', '2', '3', '4', '5'];
      const members = ids.map((id) => memberOn(one.slack, id, '省'));
      await install(one, [unit('省', undefined)], members);
      const file = join(folder, 'all.ndjson');
      const here = testTerminal({ AKARI_DATA: one.dataDir });
      expect([await runAkari(['export', '--all', '--out', file], here), here.complained]).toEqual([0, here.complained]);
      const there = testTerminal({ AKARI_DATA: other.dataDir }, { language: 'en' });
      expect([await runAkari(['restore', '--from', file], there), there.complained]).toEqual([0, there.complained]);
      expect(there.said.at(-1)).toMatch(/^Restored \d+ items\.$/);
      const people = await Promise.all(ids.map((id) => arrived(other.slack, id)));
      await other.clock('2026-11-26T15:00:00+09:00');
      expect(people.map((person) => person.messages().length)).toEqual([1, 1, 1, 1, 1]);
      expect(await other.system.store.directory.organisation(LOCAL_ORG)).toMatchObject({ name: '省課', people: 5 });
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});
