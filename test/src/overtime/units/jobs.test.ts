import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/delivery/ports.ts';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { asMinutes, type OvertimeMonth } from '../../../../src/overtime/model.ts';
import { closingDay, ensureUnits, type UnitsJobDeps, unitsJobs } from '../../../../src/overtime/units/jobs.ts';
import { asPersonId, asUnitId, type Person } from '../../../../src/people/model.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asLocalDate, plusDays, TOKYO } from '../../../../src/time/instant.ts';
import { memoryDirectory } from '../../../fixtures/memory-directory.ts';
import { memoryOvertime } from '../../../fixtures/memory-overtime.ts';
import { memoryUnitMonths } from '../../../fixtures/memory-overtime-units.ts';
import { november, span } from '../../../fixtures/overtime.ts';
import { ORG, person, unit } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const month = asCalendarMonth;
const units = [
  { ...unit('局'), managers: [asPersonId('h0')] },
  { ...unit('課', '局'), managers: [asPersonId('h1')] },
];

/** A 局 with six people and its head, a 課 with twenty and its head. */
const staff: readonly Person[] = [
  person('h0', '局', { manages: [asUnitId('局')] }),
  person('h1', '課', { manages: [asUnitId('課')] }),
  ...Array.from({ length: 6 }, (_, i) => person(`b${i}`, '局')),
  ...Array.from({ length: 20 }, (_, i) => person(`s${i}`, '課')),
];

/** 11 days until 22:45, 49 and a half hours, each with less than eleven hours' rest. */
const longMonth = (who: string, of = '2026-11'): OvertimeMonth => {
  const days = Array.from({ length: 11 }, (_, i) => plusDays(asLocalDate(`${of}-01`), 2 * i));
  const actual = {
    spans: [span('18:15', '22:45')],
    at: at('2026-11-20T09:00:00+09:00'),
    order: 1,
    by: 'person',
  } as const;
  const entries = days.map((day) => [day, { actual }] as const);
  return november({ person: asPersonId(who), month: month(of), days: Object.fromEntries(entries) });
};

const openWorld = async (people = staff, long = ['s0', 's1', 's2', 's3', 'h1']) => {
  const memory = memoryDirectory();
  const refill = (all: readonly Person[]) => {
    memory.people.clear();
    for (const each of all) memory.people.set(each.id, each);
  };
  for (const each of units) memory.units.set(each.id, each);
  refill(people);
  memory.organisation = {
    ...{ id: ORG, name: '局', zone: TOKYO, zones: [TOKYO], people: people.length, units: 2, version: 1, closures: {} },
  };
  const { overtime } = memoryOvertime();
  for (const who of long) await overtime.save(longMonth(who));
  const jobs = new Map<string, Job>();
  const plan = async (job: Job) => {
    const isNew = !jobs.has(job.id);
    if (isNew) jobs.set(job.id, job);
    return isNew;
  };
  const deps: UnitsJobDeps = {
    caps: { book: async () => undefined },
    ...{ directory: memory.directory, overtime, unitMonths: memoryUnitMonths(memory.people), jobs: { plan } },
  };
  /** Runs what is due, as the tick does: what fails is tried again. */
  const runUntil = async (iso: string, given: UnitsJobDeps = deps): Promise<number> => {
    const [now, run] = [at(iso), unitsJobs(given)];
    const due = () => [...jobs.values()].find(({ dueAt }) => dueAt <= now);
    let deaths = 0;
    for (let job = due(); job; job = due()) {
      try {
        await run[job.kind]?.(job, now);
        jobs.delete(job.id);
      } catch {
        deaths += 1;
      }
    }
    return deaths;
  };
  const told = async (of = '2026-11') => {
    const found = await deps.unitMonths.closed(
      ORG,
      units.map(({ id }) => ({ unit: id, month: month(of) })),
    );
    return Object.fromEntries(
      found.map(({ unit: id, org: _, month: __, at: when, ...what }) => [id, { when, ...what }]),
    );
  };
  await ensureUnits(ORG, at('2026-11-27T09:00:00+09:00'), deps);
  return { deps, jobs, overtime, runUntil, told, refill };
};

const when = at('2026-12-10T05:00:00+09:00');
const november2026 = {
  局: { when, long: { people: 28, from: 3, to: 7 } },
  課: { when, long: { people: 20, from: 3, to: 5 } },
};

describe('closing a month', () => {
  it.each([
    ['2026-11', '2026-12-10'],
    ['2026-12', '2027-01-12'],
    ['2027-03', '2027-04-12'],
  ])('is done for %s on %s, a working day from the tenth on', (of, day) => {
    expect(closingDay(month(of), calendarOf({}))).toBe(day);
  });

  it('is done on its day, not before, and plans the next', async () => {
    const { runUntil, told, jobs } = await openWorld();
    await runUntil('2026-12-10T04:59:00+09:00');
    expect(await told()).toEqual({});
    await runUntil('2026-12-10T05:00:00+09:00');
    expect(await told()).toEqual(november2026);
    expect([...jobs.values()].map(({ payload, dueAt }) => [payload, dueAt])).toEqual([
      [{ month: '2026-12', part: '0' }, at('2027-01-12T05:00:00+09:00')],
    ]);
  });

  it('is not changed by what is corrected afterwards, nor by being done again', async () => {
    const { runUntil, told, overtime, jobs, deps } = await openWorld();
    await runUntil('2026-12-10T05:00:00+09:00');
    for (const who of ['s5', 's6', 's7', 's8', 's9', 's10']) await overtime.save(longMonth(who));
    for (const part of [0, 1, 4]) {
      const job = { org: ORG, id: `again ${part}`, kind: 'overtime/units', dueAt: at('2026-12-11T05:00:00+09:00') };
      jobs.set(job.id, { ...job, payload: { month: '2026-11', part: String(part) } });
    }
    await runUntil('2026-12-11T05:00:00+09:00');
    expect(await told()).toEqual(november2026);
    expect(await deps.unitMonths.sums(ORG, month('2026-11'), 0)).toEqual(new Map());
  });

  it('ends the same wherever it dies', async () => {
    let deaths = 1;
    let dies = 0;
    for (; deaths > 0; dies += 1) {
      const { deps, runUntil, told } = await openWorld();
      let calls = 0;
      const deathly = <T extends object>(port: T): T =>
        new Proxy(port, {
          get: (target, name, self) => {
            const found: unknown = Reflect.get(target, name, self);
            if (typeof found !== 'function' || name === 'people') return found;
            return async (...args: readonly unknown[]) => {
              calls += 1;
              // Before it is done, or after it without anybody knowing.
              if (calls === dies) throw new Error('dead');
              const result: unknown = await Reflect.apply(found, target, args);
              if (calls === dies + 20) throw new Error('dead');
              return result;
            };
          },
        });
      const { directory, caps, overtime, unitMonths, jobs } = deps;
      const given = { directory, caps, overtime, unitMonths: deathly(unitMonths), jobs: deathly(jobs) };
      deaths = await runUntil('2026-12-10T05:00:00+09:00', given);
      expect(await told()).toEqual(november2026);
    }
    expect(dies).toBeGreaterThan(30);
  });

  it('reads the evening before it, whose hours after midnight are not counted twice', async () => {
    const { overtime, runUntil, told } = await openWorld(staff, []);
    const worked = (from: string, until: string) => ({
      actual: { spans: [span(from, until)], at: at('2026-11-20T09:00:00+09:00'), order: 1, by: 'person' } as const,
    });
    for (let i = 0; i < 20; i += 1) {
      // 45 hours, and one that both days claim.
      const row = longMonth(`s${i}`);
      await overtime.save({ ...row, days: { ...row.days, [asLocalDate('2026-11-01')]: worked('00:00', '01:00') } });
      const october = november({ person: asPersonId(`s${i}`), month: month('2026-10') });
      await overtime.save({ ...october, days: { [asLocalDate('2026-10-31')]: worked('22:00', '25:00') } });
    }
    await runUntil('2026-12-10T05:00:00+09:00');
    expect((await told()).課).toMatchObject({ long: { people: 20, from: 0, to: 2 } });
  });

  it('reads two months back, from where a day of the month may be free by 振替', async () => {
    const { overtime, runUntil, deps } = await openWorld(staff, []);
    const worked = (from: string, until: string) => ({
      actual: { spans: [span(from, until)], at: at('2026-11-20T09:00:00+09:00'), order: 1, by: 'person' } as const,
    });
    for (const i of [0, 1, 2]) {
      const days = { [asLocalDate('2026-11-26')]: worked('18:15', '24:00') };
      await overtime.save(november({ person: asPersonId(`s${i}`), days }));
      const moved = { upTo: asMinutes(465), order: 2, to: asLocalDate('2026-11-27') };
      const saturday = { [asLocalDate('2026-09-26')]: { ...worked('09:00', '18:00'), moved } };
      await overtime.save(november({ person: asPersonId(`s${i}`), month: month('2026-09'), days: saturday }));
    }
    let counted = { days: 0, shortRests: 0 };
    const { unitMonths } = deps;
    const saveCount: typeof unitMonths.saveCount = async (...count) => {
      for (const { days, shortRests } of count[3].sums.values())
        counted = { days: counted.days + days, shortRests: counted.shortRests + shortRests };
      await unitMonths.saveCount(...count);
    };
    await runUntil('2026-12-10T05:00:00+09:00', { ...deps, unitMonths: { ...unitMonths, saveCount } });
    expect(counted).toEqual({ days: 3, shortRests: 0 });
  });

  it('counts nobody who came after the month or has left', async () => {
    const { refill, runUntil, told } = await openWorld();
    refill([
      ...staff.map((each) => (each.id === asPersonId('s0') ? { ...each, left: true } : each)),
      person('new', '課', { joinedOn: asLocalDate('2026-12-01') }),
      person('old', '課', { joinedOn: asLocalDate('2026-11-30') }),
      person('lost', '無い課'),
    ]);
    await runUntil('2026-12-10T05:00:00+09:00');
    expect((await told()).課).toEqual({ when, long: { people: 20, from: 3, to: 5 } });
  });

  it('tells nothing of a small unit for three months after one to four came or went', async () => {
    const { refill, runUntil, told, jobs } = await openWorld();
    const untold = async (of: string) =>
      Object.entries(await told(of))
        .filter(([, { long }]) => !long)
        .map(([id]) => id);
    await runUntil('2026-12-10T05:00:00+09:00');
    expect(await untold('2026-11')).toEqual([]);
    refill([...staff, person('s20', '課')]);
    await runUntil('2027-01-12T05:00:00+09:00');
    expect(await untold('2026-12')).toEqual(['局', '課']);
    await runUntil('2027-03-10T05:00:00+09:00');
    expect(await untold('2027-01')).toEqual(['局', '課']);
    expect(await untold('2027-02')).toEqual(['局', '課']);
    await runUntil('2027-04-12T05:00:00+09:00');
    expect(await untold('2027-03')).toEqual([]);
    refill([...staff, ...Array.from({ length: 6 }, (_, i) => person(`t${i}`, '課'))]);
    await runUntil('2027-05-10T05:00:00+09:00');
    expect(await untold('2027-04')).toEqual([]);
    expect(jobs.size).toBe(1);
  });

  it('tells nothing of a small unit after somebody left, even when they were forgotten', async () => {
    const { deps, refill, runUntil, told } = await openWorld();
    await runUntil('2026-12-10T05:00:00+09:00');
    refill(staff.filter(({ id }) => id !== asPersonId('s0')));
    await deps.unitMonths.forget(ORG, asPersonId('s0'), 'stand-in');
    await runUntil('2027-01-12T05:00:00+09:00');
    const december = await told('2026-12');
    expect(Object.entries(december).filter(([, { long }]) => long)).toEqual([]);
    expect(Object.keys(december)).toHaveLength(2);
  });
});
