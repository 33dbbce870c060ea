import { afterAll, beforeAll, expect, it } from 'vitest';
import { installDemo } from '../../adapters/local/demo.ts';
import { answerRequest, declare } from '../../src/overtime/actions.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { verdicts } from '../../src/overtime/model.ts';
import type { Person } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { everyoneOf, officeOn } from './local/cli/tenant.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const day = asLocalDate('2026-11-26');
const month = asCalendarMonth('2026-11');

it('gives one decision when a hundred taps of everybody who may answer arrive at once, and none of who may not', async () => {
  const org = engine.org();
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
  const office = officeOn(engine.store, org, at('2026-11-26T15:00:00+09:00'));
  const people = await everyoneOf(engine.store, org);
  const named = (name: string): Person => {
    const found = people.find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  const staff = named('木村 大輔');
  const read = async () => (await engine.store.overtime.months(org, staff.id, month, month))[0]?.days[day]?.plan;
  await office.tap(staff, declare.of({ day, spans: '1095-1320', reason: 'diet' }));
  expect(await read()).toMatchObject({ version: 1, asked: { version: 1 } });
  const request = (index: number) =>
    answerRequest.of({ person: staff.id, day, version: 1, verdict: verdicts[index % 3] ?? 'confirmed' });
  // Of another bureau, of the same unit, and the person alone.
  for (const name of ['中川 正人', '加藤 由紀', '木村 大輔']) {
    expect(JSON.stringify(await office.tap(named(name), request(0)))).toContain('ほかの方にお願いしています');
    expect((await read())?.answer).toBeUndefined();
  }
  // The head of the unit, of the bureau, of the ministry.
  const heads = ['大野 隆', '石田 和子', '青山 誠一'].map(named);
  const answers = await Promise.all(
    Array.from({ length: 99 }, (_, i) => office.tap(heads[i % 3] ?? staff, request(Math.floor(i / 3)))),
  );
  const decided = (await read())?.answer;
  expect(decided).toMatchObject({ verdict: expect.any(String) });
  expect(answers).toHaveLength(99);
  const verdict = decided?.verdict ?? 'confirmed';
  const words = {
    confirmed: '確認しました。',
    discuss: '時間を相談したいと伝えました。',
    tomorrow: '明日に回せると伝えました。',
  };
  const by = named(people.find(({ id }) => id === decided?.by)?.name ?? '').name;
  for (const each of answers)
    expect(JSON.stringify(each)).toContain(`${by}さんが${verdict === 'confirmed' ? '' : '、'}${words[verdict]}`);
  const late = await office.tap(heads[0] ?? staff, request(0));
  expect(JSON.stringify(late)).toContain(by);
  expect((await read())?.answer).toEqual(decided);
}, 60_000);
