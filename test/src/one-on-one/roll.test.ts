import { beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/delivery/ports.ts';
import { FOLLOW, followJob, followJobs } from '../../../src/one-on-one/mentor-following.ts';
import type { Pair } from '../../../src/one-on-one/model.ts';
import { ensureTeams, ROLL, type RollDeps, roll, rollAgain } from '../../../src/one-on-one/roll.ts';
import { startTeams } from '../../../src/one-on-one/starting.ts';
import { asPersonId, asUnitId, type Person, type PersonId } from '../../../src/people/model.ts';
import { asInstant, asLocalDate, DAY_MS, MINUTE_MS, TOKYO } from '../../../src/time/instant.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { fixedState, memoOf } from '../../fixtures/one-on-one.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2027-04-01T06:00:00+09:00');
const id = asPersonId;

/** 課 of a, with 1, 2, 3; 室 of b, with 4; b has their own 1on1s with a. */
const openWorld = () => {
  const memory = memoryDirectory();
  const { oneOnOne, due, rows } = memoryOneOnOne();
  const { jobs, dueWork } = memoryDelivery();
  memory.organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 6, units: 2, version: 7, closures: {} },
  };
  memory.units.set(asUnitId('課'), { ...unit('課'), managers: [id('a')] });
  memory.units.set(asUnitId('室'), { ...unit('室', '課'), managers: [id('b')] });
  for (const [who, where] of [...'a123'].map((each) => [each, '課'] as const))
    memory.people.set(id(who), person(who, where));
  for (const who of 'b4') memory.people.set(id(who), person(who, '室'));
  const saves: PersonId[] = [];
  const store: RollDeps['oneOnOnes'] = {
    ...oneOnOne,
    save: async (diary, attendAt) => {
      saves.push(diary.manager);
      return oneOnOne.save(diary, attendAt);
    },
  };
  const people: RollDeps['people'] = {
    savePreferences: async (_, who, { oneOnOne: choice }) => {
      const before = memory.people.get(who);
      if (!before) throw new Error('nobody');
      const { oneOnOne: __, ...rest } = before.preferences;
      memory.people.set(who, { ...before, preferences: { ...rest, ...(choice && { oneOnOne: choice }) } });
    },
  };
  const deps: RollDeps = { directory: memory.directory, oneOnOnes: store, jobs, people };
  const change = (who: string, changes: Partial<Person>) => {
    const before = memory.people.get(id(who)) ?? person(who, '課');
    memory.people.set(id(who), { ...before, ...changes });
  };
  const pairs = async (manager: string): Promise<readonly Pair[]> =>
    (await oneOnOne.diary(ORG, id(manager)))?.pairs ?? [];
  const team = async (manager: string) =>
    (await pairs(manager)).flatMap(({ staff, gone, started }) => (gone ? [] : [`${staff}${started ? ' begun' : ''}`]));
  return { memory, oneOnOne, due, rows, jobs, dueWork, saves, deps, change, pairs, team };
};

let world: ReturnType<typeof openWorld>;
beforeEach(() => {
  world = openWorld();
});
const rollNow = (now = NOW) => roll({ org: ORG }, now, world.deps);
const start = (...managers: string[]) =>
  startTeams(ORG, managers.map(id), { now: NOW, zone: TOKYO }, { oneOnOnes: world.oneOnOne });

describe('teams', () => {
  it('are made from the directory, and only known until somebody begins', async () => {
    await rollNow();
    expect(await world.team('a')).toEqual(['1', '2', '3', 'b']);
    expect(await world.team('b')).toEqual(['4']);
    expect(world.due(ORG)).toEqual([]);
    // Nobody is new here: the usual four weeks hold.
    expect((await world.pairs('a'))[0]).toMatchObject({
      since: '2026-12-31',
      meeting: { n: 1, state: { type: 'open' } },
    });
  });

  it('count from the day somebody came, where that is not long ago', async () => {
    world.change('1', { joinedOn: asLocalDate('2027-03-15') });
    world.change('2', { joinedOn: asLocalDate('2019-04-01') });
    await rollNow();
    expect((await world.pairs('a')).map(({ since }) => since)).toEqual([
      '2027-03-15',
      ...['2026-12-31', '2026-12-31', '2026-12-31'],
    ]);
  });

  it('are not written again where nothing changed', async () => {
    await rollNow();
    const written = world.saves.length;
    await rollNow(asInstant(NOW + DAY_MS));
    expect(world.saves.length).toBe(written);
  });

  it('hold whoever chose a mentor in the place of their head, as long as that one is there', async () => {
    world.change('4', { preferences: { optOuts: [], addresses: {}, oneOnOne: { partner: id('2') } } });
    await rollNow();
    expect(await world.team('2')).toEqual(['4']);
    expect((await world.pairs('2'))[0]?.mentor).toBe(true);
    expect(await world.team('b')).toEqual([]);
    world.change('2', { left: true });
    await rollNow();
    expect(await world.team('2')).toEqual([]);
    expect(await world.team('b')).toEqual(['4']);
    expect((await world.pairs('b'))[0]).not.toHaveProperty('mentor');
  });

  it('give back to their head whoever chose a mentor that left, so that they see their 1on1s there', async () => {
    world.change('4', { preferences: { optOuts: [], addresses: {}, oneOnOne: { partner: id('2'), asked: id('3') } } });
    await rollNow();
    world.change('2', { left: true });
    await rollNow();
    expect(await world.team('b')).toEqual(['4']);
    expect(world.memory.people.get(id('4'))?.preferences.oneOnOne).toEqual({ asked: '3' });
  });

  it('are followed once more where others wrote all the time', async () => {
    await rollNow();
    const { oneOnOnes } = world.deps;
    const busy: RollDeps['oneOnOnes'] = { ...oneOnOnes, save: async () => false };
    world.change('1', { left: true });
    await expect(roll({ org: ORG }, NOW, { ...world.deps, oneOnOnes: busy })).rejects.toMatchObject({
      code: 'too-many-conflicts',
    });
  });

  it('begin together, once', async () => {
    await rollNow();
    expect(await start('a', 'b', 'nobody')).toEqual({ teams: 2, pairs: 5 });
    expect(await start('a', 'b')).toEqual({ teams: 0, pairs: 0 });
    expect(world.due(ORG).map(({ job }) => job.dueAt)).toEqual([NOW, NOW]);
  });
});

describe('somebody who chooses while everybody is walked', () => {
  const chose = (who: string, partner: string | undefined) =>
    world.change(who, {
      preferences: { optOuts: [], addresses: {}, ...(partner !== undefined && { oneOnOne: { partner: id(partner) } }) },
    });
  /** The walk has seen them as they were; then they choose, and the diaries follow, before the walk comes to these. */
  const rollBeside = (who: string, partner: string | undefined, before?: string) => {
    const { directory } = world.deps;
    const everyone: RollDeps['directory']['everyone'] = async function* (org) {
      const pages = [];
      for await (const page of directory.everyone(org)) pages.push(structuredClone(page));
      yield* pages;
      chose(who, partner);
      const job = followJob({ org: ORG, id: id(who) }, 1, NOW, before === undefined ? undefined : id(before));
      await followJobs(world.deps)[FOLLOW]?.(job, NOW);
    };
    return roll({ org: ORG }, NOW, { ...world.deps, directory: { ...directory, everyone } });
  };

  it('stays with the mentor who accepted meanwhile', async () => {
    await rollNow();
    await start('a', 'b');
    await rollBeside('4', '2');
    expect(await world.team('2')).toEqual(['4 begun']);
    expect(await world.team('b')).toEqual([]);
  });

  it('stays with the mentor who accepted meanwhile, also where they moved as well', async () => {
    await rollNow();
    await start('a', 'b');
    world.change('4', { unit: asUnitId('課') });
    await rollBeside('4', '2');
    expect(await world.team('2')).toEqual(['4 begun']);
    expect(await world.team('a')).toEqual(['1 begun', '2 begun', '3 begun', 'b begun']);
  });

  it('stays with their head to whom they went back meanwhile', async () => {
    chose('4', '2');
    await rollNow();
    await rollBeside('4', undefined, '2');
    expect(await world.team('2')).toEqual([]);
    expect(await world.team('b')).toEqual(['4 begun']);
  });
});

describe('somebody who moves', () => {
  const begin = async () => {
    await rollNow();
    await start('a', 'b');
    const diary = await world.oneOnOne.diary(ORG, id('a'));
    if (!diary) throw new Error('no diary');
    const entry = { id: 'event', n: 1, sequence: 1, from: fixedState.from, minutes: 30, place: 'room' } as const;
    const pairs = diary.pairs.map((pair) =>
      pair.staff === '1'
        ? { ...pair, meeting: { ...pair.meeting, state: fixedState, sequence: 1, calendar: entry } }
        : pair,
    );
    await world.oneOnOne.save({ ...diary, pairs }, undefined);
  };

  it('is gone from one team, with what the calendars hold to be taken back, and goes on in the other', async () => {
    await begin();
    world.change('1', { unit: asUnitId('室') });
    await rollNow(asInstant(NOW + DAY_MS));
    expect(await world.team('a')).toEqual(['2 begun', '3 begun', 'b begun']);
    expect((await world.pairs('a')).find(({ staff }) => staff === '1')).toMatchObject({
      ...{ gone: true, goneOn: '2027-04-02', cancels: [{ id: 'event' }], meeting: { state: { type: 'open' } } },
    });
    expect(await world.team('b')).toEqual(['4 begun', '1 begun']);
    expect((await world.pairs('b'))[1]).toMatchObject({
      since: '2027-04-02',
      started: '2027-04-02',
      meeting: { n: 1 },
    });
    expect(world.due(ORG).map(({ job }) => job.dueAt)).toContain(asInstant(NOW + DAY_MS));
  });

  it('is only known where nobody has 1on1s', async () => {
    await rollNow();
    await start('a');
    world.change('1', { unit: asUnitId('室') });
    await rollNow();
    expect(await world.team('b')).toEqual(['4', '1']);
  });

  it('goes on counting where they come back, and is there once', async () => {
    await begin();
    world.change('1', { unit: asUnitId('室') });
    await rollNow();
    world.change('1', { unit: asUnitId('課') });
    await rollNow();
    const own = (await world.pairs('a')).filter(({ staff }) => staff === '1');
    expect(own).toMatchObject([{ meeting: { n: 2 }, cancels: [{ id: 'event' }], started: '2027-04-01' }]);
    expect(own[0]).not.toHaveProperty('gone');
  });

  it('is out of the row after 400 days, though nobody is left there whose 1on1s anybody attends to', async () => {
    await begin();
    world.memory.units.set(asUnitId('課'), { ...unit('課'), managers: [id('c')] });
    world.change('c', person('c', '課'));
    await rollNow();
    const gone = await world.oneOnOne.diary(ORG, id('a'));
    expect(gone?.pairs.map(({ goneOn }) => goneOn)).toEqual(['2027-04-01', '2027-04-01', '2027-04-01', '2027-04-01']);
    // Nothing is left to attend to.
    if (gone) await world.oneOnOne.attended(gone, undefined);
    await rollNow(at('2028-05-04T06:00:00+09:00'));
    expect(await world.pairs('a')).toHaveLength(4);
    await rollNow(at('2028-05-05T06:00:00+09:00'));
    expect(world.rows().map(({ diary }) => diary.manager)).toEqual(['b', 'c']);
  });

  it('is out of the row after 400 days where others are, too, and these keep what was chosen for them', async () => {
    await begin();
    world.change('1', { unit: asUnitId('室') });
    await rollNow();
    await rollNow(at('2028-05-05T06:00:00+09:00'));
    expect((await world.pairs('a')).map(({ staff }) => staff)).toEqual(['2', '3', 'b']);
    expect((await world.oneOnOne.diary(ORG, id('a')))?.settings).toEqual({ perDay: 2, focus: [] });
  });

  it('is noted as gone since now, where nobody knows since when', async () => {
    await begin();
    const diary = await world.oneOnOne.diary(ORG, id('a'));
    if (!diary) throw new Error('no diary');
    const pairs = diary.pairs.map((pair) => (pair.staff === '1' ? { ...pair, gone: true as const } : pair));
    await world.oneOnOne.save({ ...diary, pairs }, undefined);
    world.change('1', { unit: asUnitId('室') });
    await rollNow(asInstant(NOW + DAY_MS));
    expect((await world.pairs('a')).find(({ staff }) => staff === '1')?.goneOn).toBe('2027-04-02');
  });

  it('leaves the month to their memo', async () => {
    await begin();
    const ended: string[] = [];
    const endMemo: RollDeps['oneOnOnes']['endMemo'] = async (_, staff) => void ended.push(staff);
    await world.oneOnOne.saveMemo(memoOf(ORG, '1'));
    world.change('1', { left: true });
    await roll({ org: ORG }, NOW, { ...world.deps, oneOnOnes: { ...world.deps.oneOnOnes, endMemo } });
    expect(ended).toEqual(['1']);
    expect(await world.team('a')).toEqual(['2 begun', '3 begun', 'b begun']);
  });
});

describe('a new head', () => {
  it('goes on with the 1on1s of a team that mostly had them', async () => {
    await rollNow();
    await start('a', 'b');
    world.memory.units.set(asUnitId('課'), { ...unit('課'), managers: [id('c')] });
    world.change('c', person('c', '課'));
    world.change('a', { left: true });
    await rollNow();
    expect(await world.team('a')).toEqual([]);
    expect(await world.team('c')).toEqual(['1 begun', '2 begun', '3 begun', 'b begun']);
  });

  it('begins by themselves where the team had none', async () => {
    await rollNow();
    world.memory.units.set(asUnitId('課'), { ...unit('課'), managers: [id('c')] });
    world.change('c', person('c', '課'));
    world.change('a', { left: true });
    await rollNow();
    expect(await world.team('c')).toEqual(['1', '2', '3', 'b']);
  });
});

describe('following the directory', () => {
  const jobsAt = async (now: number): Promise<readonly Job[]> =>
    (await world.dueWork.due(ORG, asInstant(now), 100)).flatMap((entry) => (entry.type === 'job' ? [entry.job] : []));

  it('happens at once for one that is new, not again at the next start, and once a week', async () => {
    await ensureTeams(ORG, NOW, { ...world.deps, jobs: world.jobs });
    const [first] = await jobsAt(NOW);
    expect(first?.kind).toBe(ROLL);
    await rollNow();
    await world.jobs.finish(ORG, first?.id ?? '');
    await ensureTeams(ORG, asInstant(NOW + DAY_MS), { ...world.deps, jobs: world.jobs });
    expect(await jobsAt(NOW + DAY_MS)).toEqual([]);
    const [again] = await jobsAt(NOW + 7 * DAY_MS);
    if (!again) throw new Error('nothing planned');
    await rollAgain(again, asInstant(NOW + 7 * DAY_MS), world.deps);
    expect((await jobsAt(NOW + 7 * DAY_MS)).map(({ kind }) => kind)).toContain(ROLL);
  });

  it('saves three thousand diaries in one job, and leaves the others to the next tick, until all are done', async () => {
    for (let n = 0; n < 6_100; n += 1) {
      const name = `${n}室`;
      world.memory.units.set(asUnitId(name), { ...unit(name, '課'), managers: [id(`head ${n}`)] });
      world.change(`own ${n}`, person(`own ${n}`, name));
    }
    await ensureTeams(ORG, NOW, { ...world.deps, jobs: world.jobs });
    const counts: (readonly [number, number])[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      const now = asInstant(NOW + minute * MINUTE_MS);
      for (const job of await jobsAt(now)) {
        await roll(job, now, world.deps);
        await world.jobs.finish(ORG, job.id);
        counts.push([minute, world.rows().length]);
      }
    }
    // Those of the heads of 6,100 室, of the 課 and of the first 室.
    expect(counts).toEqual([
      [0, 3_000],
      [1, 6_000],
      [2, 6_102],
    ]);
    expect(await world.team('head 6099')).toEqual(['own 6099']);
    expect((await jobsAt(NOW + 8 * DAY_MS)).map(({ kind }) => kind)).toEqual(['one-on-one/rolled']);
  });

  it('happens anew for each import, and no more for one that was overtaken', async () => {
    await ensureTeams(ORG, NOW, { ...world.deps, jobs: world.jobs });
    if (world.memory.organisation) world.memory.organisation = { ...world.memory.organisation, version: 8 };
    await ensureTeams(ORG, NOW, { ...world.deps, jobs: world.jobs });
    expect((await jobsAt(NOW)).map(({ id: name }) => name)).toEqual(['one-on-one/roll/7', 'one-on-one/roll/8']);
    for (const job of await jobsAt(NOW)) await world.jobs.finish(ORG, job.id);
    const old = { org: ORG, id: 'x', kind: 'one-on-one/rolled', payload: { version: '7' }, dueAt: NOW };
    await rollAgain(old, NOW, world.deps);
    expect(await jobsAt(NOW)).toEqual([]);
  });
});
