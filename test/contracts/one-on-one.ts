import { describe, expect, it } from 'vitest';
import type { DueWork } from '../../src/delivery/ports.ts';
import type { Diary, Past } from '../../src/one-on-one/model.ts';
import type { OneOnOneStore } from '../../src/one-on-one/ports.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { askedState, diaryOf, fullPair, knownPair, meetingOf, memoOf, pairOf } from '../fixtures/one-on-one.ts';
import { at } from '../fixtures/time.ts';

export type OneOnOneSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly oneOnOne: OneOnOneStore;
  readonly dueWork: DueWork;
};

const NOW = at('2026-11-26T15:00:00+09:00');
const LATER = at('2026-11-26T15:05:00+09:00');
const EVE = at('2026-11-27T15:00:00+09:00');
const [one, two, nine] = [asPersonId('1'), asPersonId('2'), asPersonId('9')];
const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

const diaryIn = (org: OrgId, changes: Partial<Diary> = {}): Diary => diaryOf([pairOf('1')], { org, ...changes });

/** What every implementation of `OneOnOneStore` must do. */
export const oneOnOneContract = (setup: () => OneOnOneSetup): void => {
  describe('one-on-one store contract', () => {
    diariesContract(setup);
    attendingContract(setup);
    endedContract(setup);
    memosContract(setup);
    endOfMemosContract(setup);
  });
};

const diariesContract = (setup: () => OneOnOneSetup): void => {
  it('reads back a diary as it was saved, with the next revision, and nothing of another organisation', async () => {
    const { oneOnOne, org, other } = setup();
    expect(await oneOnOne.diary(org, nine)).toBeUndefined();
    const why = meetingOf({ state: { type: 'open', why: 'hours-apart' } });
    const asked = meetingOf({ state: askedState });
    const pairs = [...[fullPair('1'), knownPair('2'), pairOf('3', { meeting: why }), pairOf('4', { meeting: asked })]];
    expect(await oneOnOne.save(diaryIn(org, { pairs }), undefined)).toBe(true);
    expect(await oneOnOne.diary(org, nine)).toEqual(diaryIn(org, { pairs, revision: 1 }));
    expect(await oneOnOne.diary(other, nine)).toBeUndefined();
    const settings = { perDay: 1, focus: [] };
    expect(await oneOnOne.save(diaryIn(org, { pairs: [], settings, revision: 1 }), NOW)).toBe(true);
    expect(await oneOnOne.diary(org, nine)).toEqual(diaryIn(org, { pairs: [], settings, revision: 2 }));
  });

  it('keeps sixty pairs', async () => {
    const { oneOnOne, org } = setup();
    const pairs = Array.from({ length: 60 }, (_, i) => fullPair(`K${i}`));
    expect(await oneOnOne.save(diaryIn(org, { pairs }), NOW)).toBe(true);
    expect((await oneOnOne.diary(org, nine))?.pairs).toEqual(pairs);
  });

  it('takes a row away in the revision it was read in, and from what is due, and it may begin anew', async () => {
    const { oneOnOne, dueWork, org } = setup();
    expect(await oneOnOne.remove(diaryIn(org, { revision: 1 }))).toBe(false);
    await oneOnOne.save(diaryIn(org), NOW);
    await oneOnOne.save(diaryIn(org, { revision: 1 }), NOW);
    expect(await oneOnOne.remove(diaryIn(org, { revision: 1 }))).toBe(false);
    expect(await oneOnOne.remove(diaryIn(org, { revision: 2 }))).toBe(true);
    expect(await oneOnOne.diary(org, nine)).toBeUndefined();
    expect(await dueWork.due(org, NOW, 10)).toEqual([]);
    expect(await oneOnOne.save(diaryIn(org, { revision: 2 }), NOW)).toBe(false);
    expect(await oneOnOne.save(diaryIn(org), NOW)).toBe(true);
  });

  it('takes one of fifty saves of the same revision, so that no time is given twice', async () => {
    const { oneOnOne, org } = setup();
    expect((await fifty(() => oneOnOne.save(diaryIn(org), NOW))).filter(Boolean)).toHaveLength(1);
    const next = diaryIn(org, { revision: 1, pairs: [pairOf('2')] });
    expect((await fifty(() => oneOnOne.save(next, NOW))).filter(Boolean)).toHaveLength(1);
    expect(await oneOnOne.save(diaryIn(org), NOW)).toBe(false);
    expect(await oneOnOne.diary(org, nine)).toEqual({ ...next, revision: 2 });
  });

  it('reads diaries of several people at once, and leaves out who has none', async () => {
    const { oneOnOne, org } = setup();
    for (const manager of [two, nine]) await oneOnOne.save(diaryIn(org, { manager }), undefined);
    const found = await oneOnOne.diaries(org, [nine, one, two, nine]);
    expect(found.map(({ manager, revision }) => [manager, revision]).toSorted()).toEqual([
      ['2', 1],
      ['9', 1],
    ]);
    expect(await oneOnOne.diaries(org, [])).toEqual([]);
  });

  it('goes through all diaries of an organisation, each once', async () => {
    const { oneOnOne, org, other } = setup();
    const managers = Array.from({ length: 40 }, (_, i) => `M${String(i).padStart(2, '0')}`);
    for (const manager of managers) await oneOnOne.save(diaryIn(org, { manager: asPersonId(manager) }), undefined);
    await oneOnOne.save(diaryIn(other), undefined);
    const found: string[] = [];
    for await (const page of oneOnOne.everyDiary(org)) found.push(...page.map(({ manager }) => manager));
    expect(found.toSorted()).toEqual(managers);
  });
};

const attendingContract = (setup: () => OneOnOneSetup): void => {
  it('is attended to from its moment on, by one worker', async () => {
    const { oneOnOne, dueWork, org } = setup();
    await oneOnOne.save(diaryIn(org), NOW);
    const saved = diaryIn(org, { revision: 1 });
    const due = () => dueWork.due(org, NOW, 10);
    expect(await due()).toMatchObject([
      { type: 'job', isLeased: true, job: { kind: 'one-on-one/attend', payload: { manager: '9' }, dueAt: NOW } },
    ]);
    expect((await fifty(() => oneOnOne.attend(saved, NOW, LATER))).filter(Boolean)).toHaveLength(1);
    expect(await due()).toEqual([]);
    expect(await dueWork.nextDue(org)).toBe(LATER);
  });

  it('is due again when the work on it says so, or no more', async () => {
    const { oneOnOne, dueWork, org } = setup();
    await oneOnOne.save(diaryIn(org), NOW);
    const saved = diaryIn(org, { revision: 1 });
    await oneOnOne.attend(saved, NOW, LATER);
    await oneOnOne.attended(saved, EVE);
    expect(await dueWork.nextDue(org)).toBe(EVE);
    expect(await oneOnOne.attend(saved, NOW, LATER)).toBe(false);
    expect(await oneOnOne.attend(saved, EVE, at('2026-11-27T15:05:00+09:00'))).toBe(true);
    await oneOnOne.attended(saved, undefined);
    expect(await dueWork.nextDue(org)).toBeUndefined();
    expect(await oneOnOne.diary(org, nine)).toEqual(saved);
  });

  it('stays due when it was saved while somebody attended to it', async () => {
    const { oneOnOne, dueWork, org } = setup();
    await oneOnOne.save(diaryIn(org), NOW);
    const saved = diaryIn(org, { revision: 1 });
    await oneOnOne.attend(saved, NOW, LATER);
    await oneOnOne.save(saved, NOW);
    await oneOnOne.attended(saved, EVE);
    expect(await dueWork.nextDue(org)).toBe(NOW);
    await oneOnOne.attended(saved, undefined);
    expect(await dueWork.nextDue(org)).toBe(NOW);
    expect(await oneOnOne.attend(saved, NOW, LATER)).toBe(false);
  });

  it('stays due at its moment when a save names none', async () => {
    const { oneOnOne, dueWork, org } = setup();
    await oneOnOne.save(diaryIn(org), undefined);
    expect(await dueWork.nextDue(org)).toBeUndefined();
    await oneOnOne.save(diaryIn(org, { revision: 1 }), EVE);
    await oneOnOne.save(diaryIn(org, { revision: 2 }), undefined);
    expect(await dueWork.nextDue(org)).toBe(EVE);
  });
};

const endedContract = (setup: () => OneOnOneSetup): void => {
  const past = (n: number, day: string, ending: Past['ending'] = 'held'): Past => ({
    ...{ n, day: asLocalDate(day), ending },
  });

  it('notes how 1on1s ended, each once, and tells the newest first', async () => {
    const { oneOnOne, org, other } = setup();
    expect(await oneOnOne.ended(org, one)).toEqual([]);
    const topic = { ...past(11, '2026-11-27'), topic: 'career' } as const;
    for (const each of [past(9, '2026-10-01'), topic, past(10, '2026-10-29', 'skipped'), past(9, '2026-10-01')])
      await oneOnOne.noteEnded(org, one, nine, each);
    await oneOnOne.noteEnded(org, one, two, past(1, '2026-09-01', 'unknown'));
    expect(await oneOnOne.ended(org, one)).toEqual([
      { ...topic, manager: '9' },
      { n: 10, day: '2026-10-29', ending: 'skipped', manager: '9' },
      { n: 9, day: '2026-10-01', ending: 'held', manager: '9' },
      { n: 1, day: '2026-09-01', ending: 'unknown', manager: '2' },
    ]);
    expect(await oneOnOne.ended(org, two)).toEqual([]);
    expect(await oneOnOne.ended(other, one)).toEqual([]);
  });

  it('takes what is noted last of a 1on1', async () => {
    const { oneOnOne, org } = setup();
    await oneOnOne.noteEnded(org, one, nine, { ...past(1, '2026-11-27', 'unknown'), topic: 'time' });
    await oneOnOne.noteEnded(org, one, nine, past(1, '2026-11-27'));
    expect(await oneOnOne.ended(org, one)).toEqual([{ n: 1, day: '2026-11-27', ending: 'held', manager: '9' }]);
  });
};

const memosContract = (setup: () => OneOnOneSetup): void => {
  it('says who has a memo, of many at once', async () => {
    const { oneOnOne, org, other } = setup();
    expect(await oneOnOne.withMemo(org, [])).toEqual([]);
    await oneOnOne.saveMemo(memoOf(org, '1'));
    await oneOnOne.saveMemo(memoOf(org, '2'));
    await oneOnOne.saveMemo(memoOf(other, '9'));
    await oneOnOne.deleteMemo(org, two, 6);
    const all = Array.from({ length: 120 }, (_, i) => asPersonId(String(i)));
    expect(await oneOnOne.withMemo(org, [one, ...all])).toEqual(['1']);
  });

  it('keeps the memo that was written last, whatever comes late', async () => {
    const { oneOnOne, org, other } = setup();
    expect(await oneOnOne.memo(org, one)).toBeUndefined();
    const shared = { manager: nine, n: 3 };
    await oneOnOne.saveMemo(memoOf(org, '1', { shared }));
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 4, text: '前の文' }));
    expect(await oneOnOne.memo(org, one)).toEqual(memoOf(org, '1', { shared }));
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 6, text: '次の文' }));
    expect(await oneOnOne.memo(org, one)).toEqual(memoOf(org, '1', { order: 6, text: '次の文' }));
    expect(await oneOnOne.memo(org, two)).toBeUndefined();
    expect(await oneOnOne.memo(other, one)).toBeUndefined();
  });

  it('deletes a memo, and older ones that come late bring nothing back', async () => {
    const { oneOnOne, org } = setup();
    await oneOnOne.saveMemo(memoOf(org, '1'));
    await oneOnOne.deleteMemo(org, one);
    expect(await oneOnOne.memo(org, one)).toBeUndefined();
    await oneOnOne.saveMemo(memoOf(org, '1'));
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 4 }));
    expect(await oneOnOne.memo(org, one)).toBeUndefined();
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 7, text: '新しい文' }));
    expect((await oneOnOne.memo(org, one))?.text).toBe('新しい文');
  });

  it('deletes by order: what was written before stays away, what was written after stays', async () => {
    const { oneOnOne, org } = setup();
    await oneOnOne.deleteMemo(org, one, 6);
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 5 }));
    expect(await oneOnOne.memo(org, one)).toBeUndefined();
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 7 }));
    await oneOnOne.deleteMemo(org, one, 6);
    expect(await oneOnOne.memo(org, one)).toEqual(memoOf(org, '1', { order: 7 }));
    await oneOnOne.deleteMemo(org, one, 8);
    expect(await oneOnOne.memo(org, one)).toBeUndefined();
  });
};

const endOfMemosContract = (setup: () => OneOnOneSetup): void => {
  it('leaves a memo as it is when its 1on1 has ended, and makes none where there is none', async () => {
    const { oneOnOne, org } = setup();
    await oneOnOne.saveMemo(memoOf(org, '1'));
    for (const staff of [one, one, two]) await oneOnOne.endMemo(org, staff, EVE);
    expect(await oneOnOne.memo(org, one)).toEqual(memoOf(org, '1'));
    expect(await oneOnOne.memo(org, two)).toBeUndefined();
    await oneOnOne.saveMemo(memoOf(org, '1', { order: 6, text: '次の1on1のこと' }));
    expect((await oneOnOne.memo(org, one))?.text).toBe('次の1on1のこと');
  });
};
