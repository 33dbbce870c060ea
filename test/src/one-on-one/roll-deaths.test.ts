import { describe, expect, it } from 'vitest';
import { tick } from '../../../src/delivery/tick.ts';
import { ensureTeams, ROLL, ROLLED, type RollDeps, roll, rollAgain } from '../../../src/one-on-one/roll.ts';
import { startTeams } from '../../../src/one-on-one/starting.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { asInstant, DAY_MS, type Instant, MINUTE_MS, TOKYO } from '../../../src/time/instant.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { memoOf } from '../../fixtures/one-on-one.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2027-04-01T06:00:00+09:00');
const id = asPersonId;

/** Dies at the `n`th call: before it does anything (`before`), or when it has done it and nobody hears of it. */
type Death = { readonly n: number; readonly when: 'before' | 'after' };

/** 課 of a, with 1 and 2; 室 of b, with 4. Their 1on1s have begun; then 1 moves to b and 4 chooses 2, and an import is over. */
const openWorld = async () => {
  const memory = memoryDirectory();
  const { oneOnOne } = memoryOneOnOne();
  const { jobs, dueWork } = memoryDelivery();
  memory.organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 5, units: 2, version: 7, closures: {} },
  };
  memory.units.set(asUnitId('課'), { ...unit('課'), managers: [id('a')] });
  memory.units.set(asUnitId('室'), { ...unit('室', '課'), managers: [id('b')] });
  for (const who of 'a12') memory.people.set(id(who), person(who, '課'));
  for (const who of 'b4') memory.people.set(id(who), person(who, '室'));
  const people = { savePreferences: async () => undefined };
  const deps = { directory: memory.directory, oneOnOnes: oneOnOne, jobs, people };
  await roll({ org: ORG }, NOW, deps);
  await startTeams(ORG, [id('a'), id('b')], { now: NOW, zone: TOKYO }, { oneOnOnes: oneOnOne });
  for (const who of '14') await oneOnOne.saveMemo(memoOf(ORG, who));
  const change = (who: string, changes: Partial<Person>) =>
    void memory.people.set(id(who), { ...(memory.people.get(id(who)) ?? person(who, '課')), ...changes });
  change('1', { unit: asUnitId('室') });
  change('4', { preferences: { optOuts: [], addresses: {}, oneOnOne: { partner: id('2') } } });
  memory.organisation = { ...memory.organisation, version: 8 };
  const team = async (manager: string) =>
    ((await oneOnOne.diary(ORG, id(manager)))?.pairs ?? []).flatMap(({ staff, gone, started, meeting }) =>
      gone ? [] : [`${staff} ${started ? 'begun' : 'known'} ${meeting.n}`],
    );
  return { deps, jobs, dueWork, team };
};

type World = Awaited<ReturnType<typeof openWorld>>;

/** Every write, and every read of diaries, counts as a call. */
const dying = ({ deps, jobs }: World, death: Death | undefined) => {
  let calls = 0;
  const dies =
    <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls += 1;
      const isLast = calls === death?.n;
      if (isLast && death?.when === 'before') throw new Error('killed');
      const result = await act(...args);
      if (isLast) throw new Error('killed');
      return result;
    };
  const { oneOnOnes } = deps;
  const own = {
    ...jobs,
    ...{ plan: dies(jobs.plan), finish: dies(jobs.finish), claim: dies(jobs.claim), move: dies(jobs.move) },
  };
  const given: RollDeps = {
    ...deps,
    jobs: own,
    oneOnOnes: {
      ...oneOnOnes,
      ...{ diary: dies(oneOnOnes.diary), diaries: dies(oneOnOnes.diaries) },
      ...{ save: dies(oneOnOnes.save), withMemo: dies(oneOnOnes.withMemo), endMemo: dies(oneOnOnes.endMemo) },
    },
  };
  return { given, own, died: () => death !== undefined && calls >= death.n };
};

const LEASE_MS = 5 * MINUTE_MS;

/** What a start and a tick do; whoever dies does nothing more. */
const runAt = async (now: Instant, world: World, death?: Death): Promise<boolean> => {
  const { given, own, died } = dying(world, death);
  const handlers = {
    [ROLL]: (job: Parameters<typeof roll>[0]) => roll(job, now, given),
    [ROLLED]: (job: Parameters<typeof rollAgain>[0]) => rollAgain(job, now, given),
  };
  const queue = { send: async () => undefined };
  const report = (error: unknown) => {
    throw error;
  };
  try {
    await ensureTeams(ORG, now, { ...given, jobs: own });
    for (let pass = 0; pass < 5; pass += 1)
      await tick(ORG, now, { dueWork: world.dueWork, jobs: own, queue, handlers, report, jobLeaseMs: LEASE_MS });
  } catch (error) {
    if (!died()) throw error;
  }
  return died();
};

describe('following the directory', () => {
  it.each(['before', 'after'] as const)(
    'goes on by itself within minutes, whoever dies %s whatever call',
    async (when) => {
      let deaths = 0;
      for (let n = 1; ; n += 1) {
        const world = await openWorld();
        if (!(await runAt(NOW, world, { n, when }))) break;
        deaths += 1;
        for (let minute = 1; minute <= 6; minute += 1) await runAt(asInstant(NOW + minute * MINUTE_MS), world);
        const teams = { a: await world.team('a'), b: await world.team('b'), 2: await world.team('2') };
        expect(teams, `killed ${when} call ${n}`).toEqual({
          ...{ a: ['2 begun 1', 'b begun 1'], b: ['1 begun 1'] },
          2: ['4 begun 1'],
        });
        // Followed: nothing of it is left for this week, and there is something for the next one.
        expect((await world.dueWork.due(ORG, asInstant(NOW + 6 * DAY_MS), 10)).length, `${n}`).toBe(0);
        expect((await world.dueWork.due(ORG, asInstant(NOW + 8 * DAY_MS), 10)).length, `${n}`).toBeGreaterThan(0);
      }
      expect(deaths).toBeGreaterThan(10);
    },
  );
});
