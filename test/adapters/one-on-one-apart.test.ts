import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/one-on-one/digest.ts';
import { digestId } from '../../src/one-on-one/ids.ts';
import { type OneOnOneJobDeps, oneOnOneJobs } from '../../src/one-on-one/jobs.ts';
import { emptyDiary, type Pair } from '../../src/one-on-one/model.ts';
import { ATTEND } from '../../src/one-on-one/ports.ts';
import { decide, started } from '../../src/one-on-one/rules.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate, type Instant, TOKYO } from '../../src/time/instant.ts';
import { memoryCalendars } from '../fixtures/memory-calendars.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { fixedState, knownPair, meetingOf, pairOf } from '../fixtures/one-on-one.ts';
import { person, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** 9 heads 1, and is themselves headed by 8; nobody has a calendar that says anything. */
const worldIn = async (org: OrgId) => {
  const memory = memoryDirectory();
  memory.organisation = {
    ...{ id: org, name: '省', zone: TOKYO, zones: [TOKYO], people: 3, units: 2, version: 1, closures: {} },
  };
  const [over, own] = [unit('局'), unit('課')];
  memory.units.set(over.id, { ...over, managers: [asPersonId('8')] });
  memory.units.set(own.id, { ...own, parent: over.id, managers: [asPersonId('9')] });
  for (const id of ['8', '9', '1'])
    memory.people.set(asPersonId(id), { ...person(id, '課'), org, manages: id === '9' ? [own.id] : [] });
  const { oneOnOne: oneOnOnes, outbox, parcels, jobs, people } = engine.store;
  const { calendars } = memoryCalendars();
  const deps: OneOnOneJobDeps = { directory: memory.directory, oneOnOnes, outbox, parcels, jobs, people, calendars };
  const tick = async (now: Instant): Promise<void> => {
    const due = (await engine.store.dueWork.due(org, now, 100)).filter((entry) => entry.type === 'job');
    for (const { job } of due) if (job.kind === ATTEND) await oneOnOneJobs(deps)[ATTEND]?.(job, now);
  };
  for (const [manager, staff] of DIARIES) {
    const pairs = [started(knownPair(staff), asLocalDate('2026-11-25'))];
    await oneOnOnes.save({ ...emptyDiary(org, asPersonId(manager)), pairs }, THURSDAY);
  }
  await tick(THURSDAY);
  const diary = async (manager: string) => {
    const found = await oneOnOnes.diary(org, asPersonId(manager));
    if (!found) throw new Error('no diary');
    return found;
  };
  const meeting = async (manager: string) => (await diary(manager)).pairs[0]?.meeting;
  /** What a tap saves that saw nothing of the other one. */
  const choose = async (manager: string, staff: string, now: Instant): Promise<void> => {
    const command = { type: 'choose', n: 1, from: TIME, minutes: 30 } as const;
    const by = { side: 'staff', order: now, now, zone: TOKYO } as const;
    const decision = decide(await diary(manager), asPersonId(staff), command, by);
    if (decision.type !== 'changed') throw new Error(decision.type);
    expect(await oneOnOnes.save(decision.diary, now)).toBe(true);
  };
  const planned = async (): Promise<readonly string[]> =>
    (await engine.store.dueWork.due(org, at('2028-01-01T00:00:00+09:00'), 1_000)).flatMap((entry) =>
      entry.type === 'delivery' ? [`${entry.key.person} ${entry.key.id}`] : [],
    );
  return { deps, tick, choose, meeting, planned, memory };
};

const DIARIES = [
  ['9', '1'],
  ['8', '9'],
] as const;
const THURSDAY = at('2026-11-26T10:00:00+09:00');
const TIME = at('2026-12-02T14:00:00+09:00');
const first = at('2026-11-26T11:00:00+09:00');
const second = at('2026-11-26T11:00:01+09:00');
const minute = at('2026-11-26T11:01:00+09:00');
const next = at('2026-11-26T11:02:00+09:00');

describe('two taps in two diaries at one moment, for the same hour of one person', () => {
  it.each([
    ['9', '1', '8', '9'],
    ['8', '9', '9', '1'],
  ])('leave it to whoever was first, in the diary of %s', async (manager, staff, other, otherStaff) => {
    const { tick, choose, meeting, planned } = await worldIn(engine.org());
    await choose(manager, staff, first);
    await choose(other, otherStaff, second);
    await tick(minute);
    await tick(next);
    expect((await meeting(manager))?.state).toMatchObject({ type: 'fixed', from: TIME });
    expect(await meeting(other)).toMatchObject({ n: 1, asked: 2, state: { type: 'asked' } });
    expect((await meeting(other))?.state).not.toMatchObject({ offers: expect.arrayContaining([TIME]) });
    expect(await planned()).toContain(`${otherStaff} one-on-one/ask/1/2/${other}`);
    expect(await planned()).toContain(`${other} one-on-one/digest/2026-11-26`);
  });

  it('are found although the later one was seen to before the earlier one was saved', async () => {
    const { tick, choose, meeting, planned } = await worldIn(engine.org());
    await choose('9', '1', second);
    await tick(second);
    await choose('8', '9', first);
    await tick(minute);
    await tick(next);
    expect((await meeting('8'))?.state).toMatchObject({ type: 'fixed', from: TIME });
    expect((await meeting('9'))?.state.type).toBe('asked');
    expect(await planned()).toContain('1 one-on-one/ask/1/2/9');
  });

  it('are told to whoever heads the one that was moved, until a time is settled anew', async () => {
    const org = engine.org();
    const { deps, tick, choose, meeting, memory } = await worldIn(org);
    await choose('8', '9', first);
    await choose('9', '1', second);
    await tick(minute);
    await tick(next);
    expect((await meeting('9'))?.displaced).toEqual({ from: TIME, at: minute });
    const reader = memory.people.get(asPersonId('9'));
    const [delivery] = await engine.store.outbox.deliveries([
      { org, person: asPersonId('9'), id: digestId(asLocalDate('2026-11-26')) },
    ]);
    if (!reader || !delivery) throw new Error('nothing planned');
    const digest = await composeDigest(deps)(delivery, reader, at('2026-11-26T17:00:00+09:00'));
    expect(JSON.stringify(digest)).toContain('同じときに決まったほかの1on1と重なりました。');
    expect(JSON.stringify(digest)).toContain('職員 1さん：12月2日（水）14時');
    const after = (await meeting('9'))?.state;
    await tick(after?.type === 'asked' ? after.until : next);
    expect((await meeting('9'))?.state.type).toBe('fixed');
    expect(await meeting('9')).not.toHaveProperty('displaced');
  });
});

describe('times that are looked for', () => {
  it('are beside the 1on1s of a staff member who heads nobody, but is a mentor', async () => {
    const offersIn = async (org: OrgId) => {
      const { meeting } = await worldIn(org);
      const state = (await meeting('9'))?.state;
      return state?.type === 'asked' ? state.offers : [];
    };
    const [from] = await offersIn(engine.org());
    if (from === undefined) throw new Error('no time');
    const org = engine.org();
    const held: Pair = pairOf('5', { mentor: true, meeting: meetingOf({ state: { ...fixedState, from } }) });
    await engine.store.oneOnOne.save({ ...emptyDiary(org, asPersonId('1')), pairs: [held] }, undefined);
    const offers = await offersIn(org);
    expect(offers).toHaveLength(3);
    expect(offers).not.toContain(from);
  });
});
