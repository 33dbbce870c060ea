import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { firstBook } from '../../src/overtime/limits/caps-book.ts';
import type { OrgId } from '../../src/people/model.ts';
import { installMinistry, ministryStaff, staffOf } from '../fixtures/ministry.ts';
import type { Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn } from './local/cli/tenant.ts';

/** The last minute of October in Tokyo. */
const START = at('2026-10-31T23:59:00+09:00');
const NOVEMBER = at('2026-11-01T00:00:00+09:00');

let engine: Engine;
let org: OrgId;
let office: Office;
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  await installMinistry(org, engine.store.directoryImport, START);
  office = officeOn(engine.store, org, START);
});
afterAll(() => engine.close());

it('begins the book of limits once, of processes that start together, and leaves it as it is from then on', async () => {
  const others = [engine.another(), engine.another()].map((store) => officeOn(store, org, START));
  await Promise.all([office, ...others].map(({ core }) => core.ensureSchedule(org, START)));
  const begun = { ...firstBook(org, asCalendarMonth('2026-10')), revision: 1 };
  expect(await engine.store.caps.book(org)).toEqual(begun);
  await office.core.ensureSchedule(org, NOVEMBER);
  expect(await engine.store.caps.book(org)).toEqual(begun);
});

it('shows the settings of limits in four requests at most, and refuses them in no more', async () => {
  const [first, second] = ministryStaff;
  if (!first || !second) throw new Error('no staff');
  const counts: number[] = [];
  for (const person of [{ ...staffOf(org, first), admin: true }, staffOf(org, second)]) {
    engine.store.meter.reset();
    expect(await office.say(person, '上限の設定')).toHaveLength(1);
    counts.push(engine.store.meter.read().requests);
  }
  expect(counts.filter((requests) => requests > 4 || requests === 0)).toEqual([]);
  expect(office.complaints).toEqual([]);
});
