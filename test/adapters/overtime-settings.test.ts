import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBook } from '../../src/overtime/caps-book.ts';
import type { OrgId } from '../../src/people/model.ts';
import { installMinistry, ministryStaff, staffOf } from '../fixtures/ministry.ts';
import type { Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn } from './local/cli/tenant.ts';

const START = at('2026-11-24T09:00:00+09:00');

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

it('shows the settings of limits in four requests at most, and refuses them in no more', async () => {
  const [first, second] = ministryStaff;
  if (!first || !second) throw new Error('no staff');
  await ensureBook(org, START, engine.store);
  const counts: number[] = [];
  for (const person of [{ ...staffOf(org, first), admin: true }, staffOf(org, second)]) {
    engine.store.meter.reset();
    expect(await office.say(person, '上限の設定')).toHaveLength(1);
    counts.push(engine.store.meter.read().requests);
  }
  expect(counts.filter((requests) => requests > 4 || requests === 0)).toEqual([]);
  expect(office.complaints).toEqual([]);
});
