import { afterAll, beforeAll, expect, it } from 'vitest';
import { ttlAfter } from '../../../adapters/dynamodb/items.ts';
import { installDemo } from '../../../adapters/local/demo.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { usualLimits } from '../../../src/delivery/pace.ts';
import { answerQuestion } from '../../../src/pulse/cards.ts';
import { asWeekId } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';
import { everyoneOf, officeOn, rowsOf } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

const DAY = 86_400;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

it('never ends a row before its days are over, and never a day later', () => {
  const noon = at('2026-11-24T12:00:00.001Z');
  expect(ttlAfter(noon, 2)).toBe(at('2026-11-27T00:00:00Z') / 1000);
  expect(ttlAfter(at('2026-11-24T00:00:00Z'), 2)).toBe(at('2026-11-26T00:00:00Z') / 1000);
  expect(ttlAfter(at('2026-11-24T00:00:00.001Z'), 0)).toBe(at('2026-11-25T00:00:00Z') / 1000);
});

it('ends every row at the end of a day, so that none tells the minute in which somebody did something', async () => {
  const org = engine.org();
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
  const people = await everyoneOf(engine.store, org);
  const office = officeOn(engine.store, org, at('2026-11-17T09:00:00+09:00'));
  await office.moveTo(at('2026-11-19T15:10:00+09:00'));
  const week = asWeekId('2026-W47');
  for (const who of people.slice(0, 3)) await office.tap(who, answerQuestion.of({ week, question: 'A0', value: 4 }));
  for (const who of people.slice(0, 1)) await office.say(who, '設定');
  const delivery = asDeliveryId('campaign/1');
  await engine.store.parcels.layOut(org, delivery, 'all', { slack: 1 });
  await engine.store.pace.reserve(org, 'slack', 1, usualLimits.slack);
  await engine.store.directoryImport.begin(org, 'third', office.now());
  await engine.store.directoryImport.stage(org, 'third', 0, []);
  const ending = (await rowsOf(engine, org)).filter(({ ttl }) => ttl !== undefined);
  expect(new Set(ending.map(({ type }) => type))).toEqual(
    new Set(['event', 'delivery', 'parcel', 'layout', 'mailbox', 'pace', 'import-page', 'homes']),
  );
  expect(ending.filter(({ ttl }) => Number(ttl) % DAY !== 0)).toEqual([]);
}, 60_000);
