import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runForget } from '../../../../adapters/local/cli/forget-command.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import { asPersonId, type OrgId } from '../../../../src/people/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { diaryOf, memoOf, pairOf } from '../../../fixtures/one-on-one.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { textOf } from '../../dynamodb/packed.ts';
import { placeAt, rowsOf, type Stored } from './tenant.ts';

const now = at('2026-11-26T18:00:00+09:00');
/** 大野 隆: head of some, staff of another, mentor of one, asked by a third. */
const who = asPersonId('K004');
const [head, staff, other] = [asPersonId('K018'), asPersonId('K010'), asPersonId('K025')];

describe('forgetting somebody who had 1on1s', () => {
  let engine: Engine;
  let org: OrgId;
  let before: readonly Stored[];

  const forget = async (dryRun: boolean) => {
    const terminal = testTerminal({});
    const place = placeAt(engine, engine.another(), now);
    const code = await runForget({ org, id: who, dryRun, yes: true }, place, terminal);
    return { code, said: terminal.said.join('\n') };
  };
  const traces = (rows: readonly Stored[]): readonly Stored[] => rows.filter((row) => textOf(row).includes('K004'));

  beforeAll(async () => {
    engine = await openEngine();
    org = engine.org();
    const { oneOnOne, people } = engine.store;
    await installDemo(org, at('2026-11-09T09:00:00+09:00'), engine.store);
    await oneOnOne.save(diaryOf([pairOf('K010'), pairOf('K025')], { org, manager: who }), now);
    await oneOnOne.save(diaryOf([pairOf('K004'), pairOf('K025')], { org, manager: head }), undefined);
    const past = { n: 2, day: asLocalDate('2026-10-29'), ending: 'held', topic: 'time' } as const;
    await oneOnOne.noteEnded(org, who, head, past);
    await oneOnOne.noteEnded(org, staff, who, past);
    await oneOnOne.noteEnded(org, staff, head, { ...past, n: 1 });
    await oneOnOne.saveMemo(memoOf(org, 'K004'));
    await oneOnOne.saveMemo(memoOf(org, 'K010', { shared: { manager: who, n: 3 } }));
    await people.savePreferences(org, staff, { oneOnOne: { partner: who, asked: head } });
    await people.savePreferences(org, other, { oneOnOne: { asked: who } });
    before = await rowsOf(engine, org);
  });
  afterAll(() => engine.close());

  it('tells of them with --dry-run, and changes nothing', async () => {
    const { code, said } = await forget(true);
    expect(code).toBe(0);
    expect(said).toContain('1on1の予定、実施の記録、準備メモ');
    expect(await rowsOf(engine, org)).toEqual(before);
    const types = traces(before).map(({ type }) => type);
    for (const type of ['diary', 'one-on-one-ended', 'one-on-one-with', 'memo'] as const)
      expect(types.filter((each) => each === type)).toHaveLength(2);
  });

  it('leaves nothing of them anywhere', async () => {
    expect(await forget(false)).toMatchObject({ code: 0 });
    expect(traces(await rowsOf(engine, org))).toEqual([]);
  });

  it('keeps what is of the others, without them', async () => {
    const { oneOnOne, directory, dueWork } = engine.another();
    const diary = await oneOnOne.diary(org, head);
    expect(diary).toEqual(diaryOf([pairOf('K025')], { org, manager: head, revision: 2 }));
    expect(await oneOnOne.ended(org, staff)).toEqual([
      { n: 2, day: '2026-10-29', ending: 'held', topic: 'time', manager: '-' },
      { n: 1, day: '2026-10-29', ending: 'held', topic: 'time', manager: 'K018' },
    ]);
    expect(await oneOnOne.memo(org, staff)).toEqual(memoOf(org, 'K010'));
    expect((await directory.person(org, staff))?.preferences.oneOnOne).toEqual({ asked: 'K018' });
    expect((await directory.person(org, other))?.preferences.oneOnOne).toBeUndefined();
    const due = await dueWork.due(org, now, 50);
    expect(due.flatMap((entry) => (entry.type === 'job' ? [entry.job.id] : []))).toContain('one-on-one/attend/K018');
  });

  it('finds nobody the second time', async () => {
    expect(await forget(true)).toEqual({ code: 0, said: '職員「K004」のデータはありません。' });
  });
});
