import { beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/delivery/ports.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { answerQuestion } from '../../../src/pulse/cards.ts';
import type { ScaleValue } from '../../../src/pulse/model.ts';
import { ensureResults } from '../../../src/results/ensure.ts';
import { resultsJobs } from '../../../src/results/jobs.ts';
import { EVERYBODY } from '../../../src/results/model.ts';
import type { ResultStore } from '../../../src/results/ports.ts';
import { withThresholds } from '../../../src/results/thresholds.ts';
import { asWeekId, asZone, type WeekId } from '../../../src/time/instant.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const [w47, w48] = [asWeekId('2026-W47'), asWeekId('2026-W48')];
const TWELVE = Array.from({ length: 12 }, (_, i) => i);
const sections = ['甲', '乙', '丙'];
const everybody = [
  ...TWELVE.map((i) => person(`省${i}`, '省')),
  ...sections.flatMap((section) => TWELVE.map((i) => person(`${section}${i}`, section))),
];

let office: MemoryOffice;
const open = (people: readonly Person[] = everybody): MemoryOffice =>
  memoryOffice({
    ...{ units: [unit('省'), ...sections.map((id) => unit(id, '省'))], people },
    start: at('2026-11-16T09:00:00+09:00'),
  });

/** Everybody of these answers やりがい in turns, so that no answer prevails. */
const answerAll = async (week: WeekId, who: readonly Person[] = [...office.people.values()]): Promise<void> => {
  const values: readonly ScaleValue[] = [5, 4, 3, 2, 1];
  for (const [i, each] of who.entries())
    await office.tap(each, answerQuestion.of({ week, question: 'A0', value: values[i % 5] ?? 3 }));
};

const shownIn = async (week: WeekId): Promise<readonly string[]> => {
  const found = await office.results.results(ORG, week, ['省', ...sections].map(asUnitId));
  return found.flatMap(({ unit: id, shown }) => (shown.A0 ? [id] : []));
};
const whyIn = async (week: WeekId, id: string) => (await office.results.results(ORG, week, [asUnitId(id)]))[0]?.why.A0;

const job: Job = {
  org: ORG,
  id: 'results/close/2026-W47',
  kind: 'results/close',
  payload: { week: w47 },
  dueAt: at('2026-11-20T17:00:00+09:00'),
};
const closed = at('2026-11-20T17:30:00+09:00');

/** The job as the tick would run it, with some of the store's calls in its own way. */
const runWith = (changes: Partial<ResultStore> = {}) =>
  resultsJobs({ ...office, ...office.delivery, results: { ...office.results, ...changes } })['results/close']?.(
    job,
    closed,
  );

beforeEach(() => {
  office = open();
});

describe('what a closed round shows', () => {
  it('is published once the round is closed, and not while it is open', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47);
    await office.moveTo(at('2026-11-20T16:59:00+09:00'));
    expect(await office.results.published(ORG)).toEqual([]);
    expect((await office.results.homes(ORG, w47)).size).toBe(48);
    await office.moveTo(at('2026-11-20T17:10:00+09:00'));
    expect(await office.results.published(ORG)).toEqual([w47]);
    expect((await shownIn(w47)).toSorted()).toEqual(['丙', '乙', '甲', '省'].toSorted());
    const [first] = await office.results.results(ORG, w47, [asUnitId('甲')]);
    expect(first).toMatchObject({ members: 12, people: 12, parent: '省', optedOut: 0, name: '甲の名' });
    expect(first?.line).toEqual([{ week: w47, people: 12, members: 12, favourable: 4 }]);
    expect(office.complaints).toEqual([]);
  });

  it('hides the values of two units of twelve between which one person moved', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47);
    await office.moveTo(at('2026-11-24T09:00:00+09:00'));
    const mover = office.people.get(asPersonId('甲3'));
    if (!mover) throw new Error('nobody moves');
    office.people.set(mover.id, { ...mover, unit: asUnitId('乙') });
    await office.moveTo(at('2026-11-26T15:10:00+09:00'));
    await answerAll(w48);
    await office.moveTo(at('2026-11-27T17:10:00+09:00'));
    expect(await office.results.published(ORG)).toEqual([w48, w47]);
    expect(await shownIn(w48)).not.toContain('甲');
    expect(await shownIn(w48)).not.toContain('乙');
    expect([await whyIn(w48, '甲'), await whyIn(w48, '乙'), await whyIn(w48, '丙')]).toEqual([
      ...['moved', 'moved'],
      undefined,
    ]);
    const [section] = await office.results.results(ORG, w48, [asUnitId('甲')]);
    expect(section?.line).toEqual([{ week: w47, people: 12, members: 12, favourable: 4 }]);
  });

  it('shows the next week like the first where nobody moved', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47);
    await office.moveTo(at('2026-11-26T15:10:00+09:00'));
    await answerAll(w48);
    await office.moveTo(at('2026-11-27T17:10:00+09:00'));
    expect(await shownIn(w48)).toHaveLength(4);
  });

  it('is nothing, and told to nobody, where fewer than five answered in all', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47, everybody.slice(0, 4));
    await office.moveTo(at('2026-11-24T18:00:00+09:00'));
    expect(await office.results.published(ORG)).toEqual([w47]);
    expect(await shownIn(w47)).toEqual([]);
    const root = (await office.results.results(ORG, w47, [asUnitId('省')]))[0];
    expect(root).toMatchObject({ members: 48, shown: {}, why: { A0: 'few' } });
    expect(root?.people).toBeUndefined();
    expect(told()).toEqual([]);
    expect(office.complaints).toEqual([]);
  });

  it('counts who would be asked but for having switched the pulse off, and gives them a place', async () => {
    const off = person('甲12', '甲', { preferences: { optOuts: ['pulse'], addresses: {} } });
    office = open([...everybody, off]);
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47, everybody);
    await office.moveTo(at('2026-11-20T17:10:00+09:00'));
    expect((await office.results.homes(ORG, w47)).size).toBe(49);
    const found = await office.results.results(ORG, w47, [asUnitId('甲'), asUnitId('省')]);
    expect(found.map(({ members, optedOut }) => [members, optedOut]).toSorted()).toEqual([
      [12, 1],
      [48, 1],
    ]);
  });
});

describe('the log of views', () => {
  const logged = async () => {
    const found = [];
    for await (const page of office.views.views(ORG, at('2026-11-01T09:00:00+09:00'), at('2026-12-31T09:00:00+09:00')))
      found.push(...page);
    return found;
  };
  const abroad = (id: string, zone: string) => person(id, '乙', { zone: asZone(zone) });
  const line = { org: ORG, person: EVERYBODY, unit: '省', week: w47, kind: 'told' };

  it('says in one line that everybody was sent what came out, when it was sent', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47);
    await office.moveTo(at('2026-11-24T09:59:00+09:00'));
    expect(await logged()).toEqual([]);
    await office.moveTo(at('2026-11-24T18:00:00+09:00'));
    expect(told()).toHaveLength(48);
    expect(await logged()).toEqual([{ ...line, at: at('2026-11-24T10:00:00+09:00') }]);
  });

  it('says it once where people are in several zones: when the first of them were sent it', async () => {
    office = open([...everybody, abroad('巴', 'Europe/Paris'), abroad('紐', 'America/New_York')]);
    await office.moveTo(at('2026-11-20T07:00:00+09:00'));
    await answerAll(w47);
    await office.moveTo(at('2026-11-25T09:00:00+09:00'));
    expect(told()).toHaveLength(50);
    expect(await logged()).toEqual([{ ...line, at: at('2026-11-24T10:00:00+09:00') }]);
  });

  it('says nothing of a round of which nothing may be shown: nobody was sent anything', async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47, everybody.slice(0, 4));
    await office.moveTo(at('2026-11-24T18:00:00+09:00'));
    expect(await logged()).toEqual([]);
  });
});

const told = () => office.slack.sent.filter(({ deliveryId }) => deliveryId === 'results/2026-W47/told');

describe('a worker that makes results', () => {
  beforeEach(async () => {
    await office.moveTo(at('2026-11-19T15:10:00+09:00'));
    await answerAll(w47);
    // All but the results: the round is closed by hand, as one that closed while this version was not yet there.
    await office.moveTo(at('2026-11-20T16:59:00+09:00'));
  });

  const closeRound = async (): Promise<void> => {
    await office.pulse.saveTallies(ORG, w47, [
      ...sections.map((id) => ({ unit: asUnitId(id), respondents: 12, counts: { A0: [3, 3, 2, 2, 2] as const } })),
      { unit: asUnitId('省'), respondents: 12, counts: { A0: [2, 2, 2, 3, 3] } },
    ]);
    await office.pulse.advance(ORG, w47, 'open', 'closed');
  };

  it('does nothing while the round is open', async () => {
    await runWith();
    expect(await office.results.published(ORG)).toEqual([]);
    expect(await shownIn(w47)).toEqual([]);
  });

  it('that dies between saving and publishing has shown nobody anything, and the next one publishes', async () => {
    await closeRound();
    const publish = () => Promise.reject(new Error('killed'));
    await expect(runWith({ publish })).rejects.toThrow('killed');
    expect(await office.results.published(ORG)).toEqual([]);
    await runWith();
    expect(await office.results.published(ORG)).toEqual([w47]);
    expect(await shownIn(w47)).toHaveLength(4);
  });

  it('beside another one publishes the same, and everybody is told once', async () => {
    await closeRound();
    await Promise.all([runWith(), runWith()]);
    await office.moveTo(at('2026-11-24T18:00:00+09:00'));
    expect(await office.results.published(ORG)).toEqual([w47]);
    expect(told()).toHaveLength(48);
    expect(new Set(told().map(({ to }) => to)).size).toBe(48);
  });

  it('leaves out a round after which another one was published', async () => {
    await closeRound();
    await office.results.publish(ORG, w48);
    await runWith();
    expect(await office.results.published(ORG)).toEqual([w48]);
    expect(await shownIn(w47)).toEqual([]);
  });

  it('leaves out a round of which nobody knows who counted where: no later one could be compared with it', async () => {
    await closeRound();
    await runWith({ homes: async () => new Map() });
    expect(await office.results.published(ORG)).toEqual([]);
  });

  it('takes the thresholds that were set when the round closed, not those set since', async () => {
    await closeRound();
    const raised = { mean: 13, distribution: 13, comments: 13 };
    const book = await office.thresholds.book(ORG);
    await office.thresholds.save(withThresholds(book, raised, at('2026-11-20T17:00:00.001+09:00')));
    await runWith();
    expect(await shownIn(w47)).toHaveLength(4);
  });

  it('is planned again where its job was lost, once the round is closed', async () => {
    await closeRound();
    await office.moveTo(at('2026-11-20T16:59:30+09:00'));
    expect(await office.results.published(ORG)).toEqual([w47]);
    await office.moveTo(at('2026-11-24T18:00:00+09:00'));
    expect(told()).toHaveLength(48);
    expect(office.complaints).toEqual([]);
  });

  it('is planned for no round that is open, published, or older than one that is', async () => {
    const planned: string[] = [];
    const jobs = { plan: async ({ id }: Pick<Job, 'id'>) => planned.push(id) > 0 };
    const plant = (now: string) => ensureResults(ORG, at(now), { ...office, jobs });
    await plant('2026-11-20T16:59:00+09:00');
    expect(planned).toEqual([]);
    await closeRound();
    for (const now of ['2026-11-20T17:30:00+09:00', '2026-12-18T09:00:00+09:00']) await plant(now);
    expect(planned).toEqual(['results/close/2026-W47', 'results/close/2026-W47']);
    // What lies further back cannot be compared with anything that is told now.
    await plant('2026-12-21T09:00:00+09:00');
    expect(planned).toHaveLength(2);
    await office.results.publish(ORG, w48);
    await plant('2026-11-27T18:00:00+09:00');
    expect(planned).toHaveLength(2);
    await office.results.publish(ORG, w47);
    await plant('2026-11-20T17:30:00+09:00');
    expect(planned).toHaveLength(2);
  });

  it('shows only larger groups where thresholds were raised before', async () => {
    await closeRound();
    const raised = { mean: 13, distribution: 13, comments: 13 };
    const book = await office.thresholds.book(ORG);
    await office.thresholds.save(withThresholds(book, raised, at('2026-11-20T16:59:00+09:00')));
    await runWith();
    expect(await shownIn(w47)).toEqual(['省']);
  });

  it('shows nothing when its input cannot be, says so, and looks again in an hour', async () => {
    await closeRound();
    const moved: unknown[] = [];
    const bad = { mean: 4, distribution: 8, comments: 10 };
    const deps = {
      ...{ ...office, ...office.delivery },
      thresholds: { book: async () => ({ org: ORG, version: 1, settings: [{ at: job.dueAt, thresholds: bad }] }) },
      jobs: {
        ...office.delivery.jobs,
        move: async (...move: unknown[]) => {
          moved.push(move);
        },
      },
    };
    await expect(resultsJobs(deps)['results/close']?.(job, closed)).rejects.toMatchObject({
      code: 'bad-results-input',
    });
    expect(await office.results.published(ORG)).toEqual([]);
    expect(await shownIn(w47)).toEqual([]);
    expect(moved).toEqual([[ORG, job.id, at('2026-11-20T18:30:00+09:00')]]);
  });
});

describe('thresholds', () => {
  const book = { org: ORG, version: 0, settings: [] };
  it.each([
    ['below the product’s', { mean: 4, distribution: 8, comments: 10 }],
    ['below the product’s for distributions', { mean: 5, distribution: 7, comments: 10 }],
    ['below the product’s for comments', { mean: 5, distribution: 8, comments: 9 }],
    ['no whole number', { mean: 5.5, distribution: 8, comments: 10 }],
    ['distributions of fewer than means', { mean: 12, distribution: 10, comments: 12 }],
  ])('are refused when they are %s', (_, thresholds) => {
    expect(() => withThresholds(book, thresholds, closed)).toThrow('bad-results-input');
  });
});
