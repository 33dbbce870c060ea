import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamodb/keys.ts';
import type { OrgId, Person } from '../../src/people/model.ts';
import { installMinistry, ministryStaff, staffOf } from '../fixtures/ministry.ts';
import { cardsIn, type Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn, rawRows } from './local/cli/tenant.ts';

const START = at('2026-11-26T15:00:00+09:00');

let engine: Engine;
let org: OrgId;
let office: Office;
let person: Person;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  org = engine.org();
  await installMinistry(org, engine.store.directoryImport, START);
  office = officeOn(engine.store, org, START);
  await office.core.ensureSchedule(org, START);
  const [first] = ministryStaff;
  if (!first) throw new Error('no staff');
  person = staffOf(org, first);
});

/** As a newer version may write it, or a slip of the hand. */
const spoil = () =>
  rawRows(engine).update(keys.capsBook(org), { set: { settings: { pastMidnight: 'at-dawn' }, v: 99 } });

const tear = () => rawRows(engine).update(keys.capsBook(org), { set: { terms: new Uint8Array([31, 139, 8]) } });

const said = async (line: string): Promise<string> => JSON.stringify(cardsIn(await office.say(person, line)));

it('says what is left of the limits while their book can be read', async () => {
  expect(await said('今日22時まで残業 国会対応')).toContain('45時間');
  expect(office.complaints).toEqual([]);
});

it('hears of overtime without a word of limits when their book cannot be read', async () => {
  await spoil();
  const shown = await said('今日22時まで残業 国会対応');
  expect(shown).toContain('22:00');
  expect(shown).not.toMatch(/45時間|360時間|上限/);
  const month = await said('今月の残業');
  expect(month).toContain('超過勤務');
  expect(month).not.toMatch(/45時間|360時間|上限/);
  expect(office.complaints.map((line) => line.split(' ')[0])).toContain('caps-book-unreadable');
});

it('answers what is none of overtime as ever', async () => {
  await spoil();
  expect(await said('パルス')).not.toContain('うまく処理できませんでした');
  expect(office.complaints).toEqual([]);
});

it('shows no settings of limits that may be others', async () => {
  await rawRows(engine).update(keys.person(org, person.id), { set: { admin: true } });
  expect(await said('上限の設定')).toContain('0時を過ぎた勤務の日');
  await office.moveTo(at('2026-11-26T15:01:00+09:00'));
  await spoil();
  const shown = await said('上限の設定');
  expect(shown).not.toContain('0時を過ぎた勤務の日');
  expect(shown).toContain('うまく処理できませんでした');
});

it.each([
  ['written by a newer version', () => spoil()],
  ['torn', () => tear()],
])('keeps a tick that starts from none of its other work, and stays as it is, when %s', async (_, change) => {
  await change();
  const before = await rawRows(engine).get(keys.capsBook(org));
  await officeOn(engine.another(), org, START).core.ensureSchedule(org, START);
  expect(await rawRows(engine).get(keys.capsBook(org))).toEqual(before);
});
