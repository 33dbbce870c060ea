import { afterAll, beforeAll, expect, it } from 'vitest';
import { installDemo } from '../../../adapters/local/demo.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { answerQuestion, openComment, sendComment } from '../../../src/pulse/cards.ts';
import { close } from '../../../src/pulse/close.ts';
import type { RoundState } from '../../../src/pulse/model.ts';
import type { PulseStore } from '../../../src/pulse/ports.ts';
import { asWeekId } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';
import { everyoneOf, officeOn, placeAt } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

const week = asWeekId('2026-W48');
const CLOSED = at('2026-11-27T17:00:00+09:00');

let engine: Engine;
let org: OrgId;
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
});
afterAll(() => engine.close());

it('keeps the counts when one process dies while it erases, and another finishes that has known the round as open', async () => {
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
  const office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
  await office.moveTo(at('2026-11-26T15:10:00+09:00'));
  for (const who of (await everyoneOf(engine.store, org)).slice(0, 10))
    await office.tap(who, answerQuestion.of({ week, question: 'A0', value: 4 }));
  const other = engine.another();
  expect((await other.pulse.round(org, week))?.state).toBe('open');

  const { schedule } = placeAt(engine, engine.store, CLOSED);
  const dying = {
    ...schedule.pulse,
    eraseBallots: async (...[of, when, keys]: Parameters<typeof schedule.pulse.eraseBallots>) => {
      await schedule.pulse.eraseBallots(of, when, keys.slice(0, 3));
      throw new Error('killed');
    },
  };
  const job = { org, id: 'close', kind: 'pulse/close', payload: { week }, dueAt: CLOSED };
  await expect(close(job, CLOSED, { ...schedule, pulse: dying })).rejects.toThrow('killed');
  await close(job, CLOSED, placeAt(engine, other, CLOSED).schedule);

  const tallies = await engine.another().pulse.tallies(org, week);
  expect(tallies.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(10);
  expect((await engine.another().pulse.round(org, week))?.state).toBe('closed');
  const due = await engine.another().dueWork.due(org, CLOSED, 100);
  expect(due.flatMap((entry) => (entry.type === 'job' ? [entry.job.id] : []))).toContain('results/close/2026-W48');
});

it('keeps comments of a round whose key was lost with its table, once, however often it is closed', async () => {
  const there = engine.org();
  const { store } = engine;
  await installDemo(there, at('2026-11-16T09:00:00+09:00'), store);
  const office = officeOn(store, there, at('2026-11-24T09:00:00+09:00'));
  await office.moveTo(at('2026-11-26T15:10:00+09:00'));
  const [who] = await everyoneOf(store, there);
  if (!who) throw new Error('nobody');
  await office.tap(who, openComment.of({ week }));
  await office.submit(who, sendComment.of({ week }), { comment: '会議を減らしたい' });
  await store.roundKeys.destroy(there, week);

  const { schedule } = placeAt(engine, engine.another(), CLOSED);
  const dying = { ...schedule.pulse, advance: advanceTo(schedule.pulse.advance, 'counted') };
  const job = { org: there, id: 'close', kind: 'pulse/close', payload: { week }, dueAt: CLOSED };
  await expect(close(job, CLOSED, { ...schedule, pulse: dying })).rejects.toThrow('killed');
  await close(job, CLOSED, placeAt(engine, engine.another(), CLOSED).schedule);
  expect((await engine.another().pulse.remarks(there, week)).map(({ text }) => text)).toEqual(['会議を減らしたい']);
});

/** Dies right before a round would get this state. */
const advanceTo =
  (advance: PulseStore['advance'], fatal: RoundState): PulseStore['advance'] =>
  async (of, when, from, to) => {
    if (to === fatal) throw new Error('killed');
    return advance(of, when, from, to);
  };
