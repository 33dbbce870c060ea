import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../adapters/dynamodb/store.ts';
import { type OneOnOneJobDeps, oneOnOneJobs } from '../../src/one-on-one/jobs.ts';
import { emptyDiary, type Pair } from '../../src/one-on-one/model.ts';
import { ATTEND } from '../../src/one-on-one/ports.ts';
import { decide, started } from '../../src/one-on-one/rules.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { asInstant, asLocalDate, type Instant, isoOf, MINUTE_MS, TOKYO } from '../../src/time/instant.ts';
import { memoryCalendars } from '../fixtures/memory-calendars.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { knownPair, memoOf } from '../fixtures/one-on-one.ts';
import { person, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const manager = asPersonId('9');
const [one, two] = [asPersonId('1'), asPersonId('2')];

/** A manager with two people, on the real store; calendars that can be down. */
const worldIn = (org: OrgId, store: Store = engine.store) => {
  const memory = memoryDirectory();
  memory.organisation = {
    ...{ id: org, name: '省', zone: TOKYO, zones: [TOKYO], people: 3, units: 1, version: 1, closures: {} },
  };
  memory.units.set(unit('課').id, { ...unit('課'), managers: [manager] });
  for (const id of ['9', '1', '2']) memory.people.set(asPersonId(id), { ...person(id, '課'), org });
  const calendars = memoryCalendars();
  const { oneOnOne: oneOnOnes, outbox, parcels, jobs, people } = store;
  const deps: OneOnOneJobDeps = {
    ...{ directory: memory.directory, oneOnOnes, outbox, parcels, jobs, people, calendars: calendars.calendars },
  };
  return { deps, calendars, memory };
};

/** Begun the day before. */
const begun = (staff: string): Pair => started(knownPair(staff), asLocalDate('2026-11-25'));

const THURSDAY = at('2026-11-26T10:00:00+09:00');

const begin = async (org: OrgId, now: Instant, pairs: readonly Pair[] = [begun('1'), begun('2')]): Promise<void> => {
  await engine.store.oneOnOne.save({ ...emptyDiary(org, manager), pairs }, now);
};

const diaryIn = async (org: OrgId) => {
  const diary = await engine.store.oneOnOne.diary(org, manager);
  if (!diary) throw new Error('no diary');
  return diary;
};

/** Whatever of it is due by `now`; returns how many of them there were. */
const tickAt = async (org: OrgId, now: Instant, deps: OneOnOneJobDeps): Promise<number> => {
  const due = (await engine.store.dueWork.due(org, now, 100)).filter((entry) => entry.type === 'job');
  for (const { job } of due) if (job.kind === ATTEND) await oneOnOneJobs(deps)[ATTEND]?.(job, now);
  return due.length;
};

const nextIn = async (org: OrgId): Promise<string | undefined> => {
  const entries = await engine.store.dueWork.due(org, at('2028-01-01T00:00:00+09:00'), 100);
  const moments = entries.flatMap((entry) => (entry.type === 'job' ? [isoOf(entry.job.dueAt)] : []));
  return moments.toSorted()[0];
};

const plannedIn = async (org: OrgId) => {
  const entries = await engine.store.dueWork.due(org, at('2028-01-01T00:00:00+09:00'), 1_000);
  return entries
    .flatMap((entry) =>
      entry.type === 'delivery' ? [`${isoOf(entry.dueAt)} ${entry.key.person} ${entry.key.id}`] : [],
    )
    .toSorted();
};

const stateOf = ({ meeting: { state } }: Pair): string => {
  if (state.type === 'asked') return `asked ${state.offers.length} until ${isoOf(state.until)}`;
  return state.type === 'fixed' ? `fixed ${isoOf(state.from)} by ${state.by}` : `open ${state.why ?? ''}`;
};

const tap = async (org: OrgId, staff: typeof one, command: Parameters<typeof decide>[2], now: Instant) => {
  const decision = decide(await diaryIn(org), staff, command, { side: 'staff', order: now, now, zone: TOKYO });
  if (decision.type !== 'changed') throw new Error(decision.type);
  expect(await engine.store.oneOnOne.save(decision.diary, now)).toBe(true);
};

describe('attending to a diary', () => {
  it('asks everybody for whom a time was looked for, with times of their own first', async () => {
    const org = engine.org();
    const { deps } = worldIn(org);
    await begin(org, THURSDAY);
    expect(await tickAt(org, THURSDAY, deps)).toBe(1);
    const { pairs } = await diaryIn(org);
    const [first, second] = pairs.map(({ meeting: { state } }) => (state.type === 'asked' ? state : undefined));
    expect([first?.offers.length, second?.offers.length]).toEqual([3, 3]);
    expect(first?.offers[0]).not.toBe(second?.offers[0]);
    expect(pairs.map(({ meeting }) => meeting.asked)).toEqual([1, 1]);
    // Thursday: Monday is the first day, Friday three o'clock the last moment before it.
    for (const offered of [...(first?.offers ?? []), ...(second?.offers ?? [])])
      expect(offered).toBeGreaterThanOrEqual(at('2026-11-30T10:00:00+09:00'));
    expect(await plannedIn(org)).toEqual([
      '2026-11-26T01:00:00.000Z 1 one-on-one/ask/1/1/9',
      '2026-11-26T01:00:00.000Z 2 one-on-one/ask/1/1/9',
    ]);
    expect(await tickAt(org, asInstant(THURSDAY + MINUTE_MS), deps)).toBe(0);
  });

  it('takes the first time for who did not answer, tells both the day before, the manager at five, and the calendars', async () => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    const until = at((await nextIn(org)) ?? '');
    await tickAt(org, until, deps);
    const { pairs } = await diaryIn(org);
    expect(pairs.map(stateOf)[0]).toMatch(/^fixed .* by akari$/);
    const planned = await plannedIn(org);
    expect(planned.filter((each) => each.includes('/eve/'))).toHaveLength(2);
    expect(planned.filter((each) => each.includes('/digest/'))).toEqual([
      expect.stringMatching(/T08:00:00.000Z 9 one-on-one\/digest\//),
    ]);
    expect([...calendars.events.values()]).toMatchObject([{ sequence: 1, title: '1on1（職員 9・職員 1）' }]);
    expect(pairs[0]?.meeting.calendar).toMatchObject({ n: 1, sequence: 1 });
  });

  it('says what could not be looked into, and does nothing less for calendars that are down', async () => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    calendars.busy.set(one, { type: 'unknown', why: 'down' });
    calendars.trouble = { type: 'later', retryAfterMs: 120_000 };
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    expect((await diaryIn(org)).pairs[0]?.meeting.unchecked).toEqual(['staff']);
    const { state } = (await diaryIn(org)).pairs[0]?.meeting ?? {};
    const from = (state?.type === 'asked' && state.offers[0]) || THURSDAY;
    const now = at('2026-11-26T11:00:00+09:00');
    await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, now);
    await tickAt(org, now, deps);
    expect((await plannedIn(org)).filter((each) => each.includes('/eve/'))).toHaveLength(2);
    expect(await nextIn(org)).toBe('2026-11-26T02:02:00.000Z');
    // Later each time, and within the hour.
    for (const next of ['2026-11-26T02:04:00.000Z', '2026-11-26T02:08:00.000Z', '2026-11-26T02:16:00.000Z']) {
      await tickAt(org, at((await nextIn(org)) ?? ''), deps);
      expect(await nextIn(org)).toBe(next);
    }
    calendars.trouble = undefined;
    await tickAt(org, at('2026-11-26T11:16:00+09:00'), deps);
    expect(calendars.events.size).toBe(1);
    expect(await nextIn(org)).toBe(isoOf(asInstant(from + 30 * MINUTE_MS)));
  });

  it('leaves calendars alone that do not take it, until the time changes', async () => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    calendars.trouble = { type: 'refused', reason: 'no mailbox' };
    const from = at('2026-12-01T14:00:00+09:00');
    await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, at('2026-11-26T11:00:00+09:00'));
    await tickAt(org, at('2026-11-26T11:00:00+09:00'), deps);
    await tap(org, one, { type: 'soon', on: true }, at('2026-11-26T11:05:00+09:00'));
    await tickAt(org, at('2026-11-26T11:05:00+09:00'), deps);
    expect(calendars.calls).toEqual(['put 1']);
    calendars.trouble = undefined;
    const later = at('2026-12-01T15:00:00+09:00');
    await tap(org, one, { type: 'choose', n: 1, from: later, minutes: 30 }, at('2026-11-26T11:10:00+09:00'));
    await tickAt(org, at('2026-11-26T11:10:00+09:00'), deps);
    expect(calendars.calls).toEqual(['put 1', 'put 2']);
    expect((await diaryIn(org)).pairs[0]?.meeting).not.toHaveProperty('refused');
    // The first is found to be of no time any more when it is to be sent.
    expect((await plannedIn(org)).filter((each) => each.includes('/soon/'))).toEqual([
      '2026-12-01T04:50:00.000Z 1 one-on-one/soon/1/2026-12-01T05:00:00.000Z/9/1',
      '2026-12-01T05:50:00.000Z 1 one-on-one/soon/1/2026-12-01T06:00:00.000Z/9/1',
    ]);
  });

  it('takes back in the calendars what is given up, and asks anew two days later who gave it up', async () => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    const from = at('2026-12-03T14:00:00+09:00');
    await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, at('2026-11-26T11:00:00+09:00'));
    await tickAt(org, at('2026-11-26T11:00:00+09:00'), deps);
    expect(calendars.events.size).toBe(1);
    await tap(org, one, { type: 'again', n: 1 }, at('2026-11-26T12:00:00+09:00'));
    await tickAt(org, at('2026-11-26T12:00:00+09:00'), deps);
    expect(calendars.events.size).toBe(0);
    const [pair] = (await diaryIn(org)).pairs;
    expect(pair?.meeting).toMatchObject({ n: 1, asked: 2, state: { type: 'asked' } });
    expect(pair?.meeting).not.toHaveProperty('calendar');
    const until = pair?.meeting.state.type === 'asked' ? pair.meeting.state.until : undefined;
    const due = (await plannedIn(org)).filter((each) => each.endsWith('/ask/1/2/9'));
    // Monday, half past nine: where that leaves time to answer.
    const isInTime = until !== undefined && until > at('2026-11-30T09:30:00+09:00');
    expect(due).toEqual(isInTime ? ['2026-11-30T00:30:00.000Z 1 one-on-one/ask/1/2/9'] : []);
  });

  const giveUps = [{ type: 'again', n: 1 } as const, { type: 'ended', n: 1, ending: 'skipped' } as const];

  it.each(giveUps)(
    'leaves nothing in the calendars of a time whose invitation got no answer: $type',
    async (command) => {
      const org = engine.org();
      const { deps, calendars } = worldIn(org);
      await begin(org, THURSDAY, [begun('1')]);
      await tickAt(org, THURSDAY, deps);
      const from = at('2026-12-03T14:00:00+09:00');
      await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, at('2026-11-26T11:00:00+09:00'));
      calendars.isMute = true;
      await tickAt(org, at('2026-11-26T11:00:00+09:00'), deps);
      expect(calendars.events.size).toBe(1);
      calendars.isMute = false;
      await tap(org, one, command, at('2026-11-26T11:01:00+09:00'));
      await tickAt(org, at('2026-11-26T11:01:00+09:00'), deps);
      expect(calendars.events.size).toBe(0);
      const calls = calendars.calls.length;
      await tap(org, one, { type: 'soon', on: true }, at('2026-11-26T11:02:00+09:00'));
      await tickAt(org, at('2026-11-26T11:02:00+09:00'), deps);
      expect(calendars.calls.length).toBe(calls);
    },
  );

  it.each(giveUps)(
    'leaves nothing in the calendars of a time given up while they were asked: $type',
    async (command) => {
      const org = engine.org();
      const { deps, calendars } = worldIn(org);
      await begin(org, THURSDAY, [begun('1')]);
      await tickAt(org, THURSDAY, deps);
      const from = at('2026-12-03T14:00:00+09:00');
      await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, at('2026-11-26T11:00:00+09:00'));
      const slow: OneOnOneJobDeps = {
        ...deps,
        calendars: {
          ...deps.calendars,
          put: async (...given) => {
            // Given up, and seen to by another worker, before the invitation is there.
            await tap(org, one, command, at('2026-11-26T11:00:30+09:00'));
            await tickAt(org, at('2026-11-26T11:00:30+09:00'), deps);
            return deps.calendars.put(...given);
          },
        },
      };
      await tickAt(org, at('2026-11-26T11:00:00+09:00'), slow);
      await tickAt(org, at('2026-11-26T11:01:00+09:00'), deps);
      expect(calendars.events.size).toBe(0);
    },
  );

  it('puts the newest time again where an older one came to the calendars after it', async () => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    const times = [at('2026-12-03T14:00:00+09:00'), at('2026-12-04T15:00:00+09:00')] as const;
    const choose = (from: Instant, now: Instant) => tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, now);
    await choose(times[0], at('2026-11-26T11:00:00+09:00'));
    const slow: OneOnOneJobDeps = {
      ...deps,
      calendars: {
        ...deps.calendars,
        put: async (...given) => {
          await choose(times[1], at('2026-11-26T11:00:30+09:00'));
          await tickAt(org, at('2026-11-26T11:00:30+09:00'), deps);
          // Nobody's calendar looks at the order of what comes.
          calendars.events.clear();
          return deps.calendars.put(...given);
        },
      },
    };
    await tickAt(org, at('2026-11-26T11:00:00+09:00'), slow);
    await tickAt(org, at('2026-11-26T11:01:00+09:00'), deps);
    expect([...calendars.events.values()].map(({ from }) => from)).toEqual([times[1]]);
  });

  it('tells of a time that was moved after both had heard of the day, and whoever moved it not once more', async () => {
    const org = engine.org();
    const { deps } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    const choose = async (side: 'staff' | 'manager', from: string, iso: string) => {
      const now = at(iso);
      const command = { type: 'choose', n: 1, from: at(from), minutes: 30 } as const;
      const decision = decide(await diaryIn(org), one, command, { side, order: now, now, zone: TOKYO });
      if (decision.type !== 'changed') throw new Error(decision.type);
      await engine.store.oneOnOne.save(decision.diary, now);
      await tickAt(org, now, deps);
      return (await plannedIn(org)).filter((each) => each.includes('/eve/'));
    };
    const first = [
      '2026-12-02T06:00:00.000Z 1 one-on-one/eve/2026-12-03',
      '2026-12-02T06:00:00.000Z 9 one-on-one/eve/2026-12-03',
    ];
    expect(await choose('staff', '2026-12-03T10:00:00+09:00', '2026-11-26T11:00:00+09:00')).toEqual(first);
    expect(await choose('manager', '2026-12-03T14:00:00+09:00', '2026-12-02T14:00:00+09:00')).toEqual(first);
    expect(await choose('manager', '2026-12-03T15:00:00+09:00', '2026-12-02T15:30:00+09:00')).toEqual([
      ...first,
      '2026-12-02T06:30:00.000Z 1 one-on-one/eve/2026-12-03/2026-12-02T06:30:00.000Z/9/1',
    ]);
  });

  it('keeps how it ended, and ends the memo of it', async () => {
    const org = engine.org();
    const { deps } = worldIn(org);
    await begin(org, THURSDAY, [begun('1')]);
    await tickAt(org, THURSDAY, deps);
    const from = at('2026-12-01T14:00:00+09:00');
    await tap(org, one, { type: 'choose', n: 1, from, minutes: 30 }, at('2026-11-26T11:00:00+09:00'));
    await tickAt(org, at('2026-11-26T11:00:00+09:00'), deps);
    await engine.store.oneOnOne.saveMemo(memoOf(org, '1'));
    const until: string[] = [];
    const endMemo: OneOnOneJobDeps['oneOnOnes']['endMemo'] = async (...memo) => {
      until.push(isoOf(memo[2]));
      await deps.oneOnOnes.endMemo(...memo);
    };
    await tap(org, one, { type: 'ended', n: 1, ending: 'held' }, at('2026-12-01T14:40:00+09:00'));
    await tickAt(org, at('2026-12-01T14:40:00+09:00'), { ...deps, oneOnOnes: { ...deps.oneOnOnes, endMemo } });
    // When its time was over: what is written in the evening is for the next one.
    expect(until).toEqual(['2026-12-01T05:30:00.000Z']);
    expect(await engine.store.oneOnOne.ended(org, one)).toMatchObject([{ n: 1, ending: 'held', manager }]);
    await tap(org, one, { type: 'ended', n: 1, ending: 'skipped' }, at('2026-12-01T14:50:00+09:00'));
    await tickAt(org, at('2026-12-01T14:50:00+09:00'), deps);
    expect(await engine.store.oneOnOne.ended(org, one)).toMatchObject([{ n: 1, ending: 'skipped' }]);
    const [pair] = (await diaryIn(org)).pairs;
    expect(pair?.meeting.n).toBe(2);
    expect(pair).not.toHaveProperty('stale');
  });

  it('does not attend for two workers at once, and lets a tap win that comes in between', async () => {
    const org = engine.org();
    const { deps } = worldIn(org);
    await begin(org, THURSDAY);
    const [entry] = (await engine.store.dueWork.due(org, THURSDAY, 10)).filter((each) => each.type === 'job');
    if (!entry) throw new Error('nothing due');
    const attend = oneOnOneJobs(deps)[ATTEND];
    await Promise.all([1, 2, 3].map(() => attend?.(entry.job, THURSDAY)));
    expect((await diaryIn(org)).pairs.map(({ meeting }) => meeting.asked)).toEqual([1, 1]);
    expect(await plannedIn(org)).toHaveLength(2);
    const slow: OneOnOneJobDeps = {
      ...deps,
      calendars: {
        ...deps.calendars,
        busy: async (...asked) => {
          await tap(org, two, { type: 'minutes', minutes: 60 }, asInstant(THURSDAY + 2 * MINUTE_MS));
          return deps.calendars.busy(...asked);
        },
      },
    };
    const now = asInstant(THURSDAY + MINUTE_MS);
    await tap(org, one, { type: 'again', n: 1 }, now);
    await tickAt(org, now, slow);
    expect((await diaryIn(org)).pairs.map(({ meeting }) => meeting.asked)).toEqual([1, 1]);
    await tickAt(org, asInstant(THURSDAY + 2 * MINUTE_MS), deps);
    expect((await diaryIn(org)).pairs.map(({ meeting, minutes }) => [meeting.asked, minutes])).toEqual([
      [2, undefined],
      [1, 60],
    ]);
  });
});

class Death extends Error {}

/** Dies with the `count`th call to anything outside, before it is made or right after it. */
const dying = (deps: OneOnOneJobDeps, count: number, isAfter: boolean): OneOnOneJobDeps => {
  let left = count;
  const wrapped = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        const call: unknown = Reflect.get(target, name, receiver);
        if (typeof call !== 'function' || name === 'everyone' || name === 'everyDiary') return call;
        return async (...args: readonly unknown[]) => {
          left -= 1;
          if (left === 0 && !isAfter) throw new Death();
          const result: unknown = await Reflect.apply(call, target, args);
          if (left === 0) throw new Death();
          return result;
        };
      },
    });
  const { directory, oneOnOnes, calendars, outbox, parcels, jobs, people } = deps;
  return {
    ...{ directory: wrapped(directory), oneOnOnes: wrapped(oneOnOnes), calendars: wrapped(calendars) },
    ...{ outbox: wrapped(outbox), parcels: wrapped(parcels), jobs: wrapped(jobs), people },
  };
};

describe('a worker that dies on the way', () => {
  /** Two settled without an answer, one held: what is in the row, in the outbox, in the calendars and in the history. */
  const live = async (death: number, isAfter: boolean) => {
    const org = engine.org();
    const { deps, calendars } = worldIn(org);
    await begin(org, THURSDAY);
    await tickAt(org, THURSDAY, deps);
    const now = at('2026-12-01T15:00:00+09:00');
    const mortal = dying(deps, death, isAfter);
    const died = await tickAt(org, now, mortal).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Death)) throw error;
        return true;
      },
    );
    for (let minutes = 5; minutes <= 15; minutes += 5) await tickAt(org, asInstant(now + minutes * MINUTE_MS), deps);
    const planned = (await plannedIn(org)).map((each) => each.split(' ').slice(1).join(' '));
    const { pairs } = await diaryIn(org);
    return {
      died,
      after: {
        states: pairs.map(stateOf),
        planned,
        events: [...calendars.events.values()].map(({ sequence, from }) => `${sequence} ${from}`),
      },
    };
  };

  it('leaves nothing undone and does nothing twice, wherever it died', { timeout: 120_000 }, async () => {
    const { after } = await live(1_000, false);
    expect(after.planned.filter((each) => each.includes('/eve/')).length).toBeGreaterThanOrEqual(3);
    expect(after.events).toHaveLength(2);
    let deaths = 0;
    for (let [call, isMortal] = [1, true]; isMortal; call += 1) {
      const lives = await Promise.all([false, true].map((isAfter) => live(call, isAfter)));
      for (const life of lives) expect(life.after, `call ${call}`).toEqual(after);
      deaths += lives.filter(({ died }) => died).length;
      isMortal = lives.some(({ died }) => died);
    }
    expect(deaths).toBeGreaterThan(20);
  });
});
