import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysTableOf } from '../../../../adapters/dynamodb/keys.ts';
import type { Store } from '../../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../../adapters/dynamodb/table.ts';
import { runExportAll } from '../../../../adapters/local/cli/export-all-command.ts';
import { runRestore } from '../../../../adapters/local/cli/restore-command.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import { asAddress } from '../../../../src/conversation/platform.ts';
import { asPersonId, type OrgId, type Person } from '../../../../src/people/model.ts';
import { answerQuestion, openComment, sendComment } from '../../../../src/pulse/cards.ts';
import { asWeekId } from '../../../../src/time/instant.ts';
import { cardsIn, type Office } from '../../../fixtures/office.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { everyoneOf, officeOn, placeAt, rowsOf, type Stored, scan } from './tenant.ts';

const week = asWeekId('2026-W48');
const next = asWeekId('2026-W49');

const folder = mkdtempSync(join(tmpdir(), 'akari-drill-'));
const file = join(folder, 'tenant.ndjson');
let engine: Engine;
let org: OrgId;
let store: Store;
let before: Office;
let after: Office;
let people: readonly Person[];
let stored: readonly Stored[];
let key = new Uint8Array();
const terminal = testTerminal({});

/** Messages that the bot began, on either platform. */
const begun = ({ slack, teams }: Office): readonly string[] =>
  [...slack.sent, ...teams.sent].map(({ to }) => String(to)).toSorted();

const answer = async (office: Office, who: Person): Promise<void> => {
  for (const question of ['A0', 'D1a', 'D2a'] as const)
    await office.tap(who, answerQuestion.of({ week, question, value: 4 }));
};

/** Half a round: asked on Thursday, sixteen answers, one comment; then the tables are lost. */
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  store = engine.store;
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), store);
  before = officeOn(store, org, at('2026-11-24T09:00:00+09:00'));
  people = await everyoneOf(store, org);
  const own = {
    language: 'en',
    optOuts: ['pulse-reminder'],
    addresses: { slack: asAddress('slack:T0AKARI00:D9') },
  } as const;
  await store.people.savePreferences(org, asPersonId('K041'), { language: 'en' });
  await store.people.savePreferences(org, asPersonId('K005'), own);
  await before.moveTo(at('2026-11-26T15:10:00+09:00'));
  for (const who of people.filter(({ unit }) => unit === 'KM-11' || unit === 'KM-21')) await answer(before, who);
  const writer = people.find(({ id }) => id === 'K004');
  if (!writer) throw new Error('nobody to write');
  await before.tap(writer, openComment.of({ week }));
  await before.submit(writer, sendComment.of({ week }), { comment: '会議を減らしたい' });
  people = await everyoneOf(store, org);
  key = Uint8Array.from((await store.roundKeys.key(org, week)) ?? []);
  stored = await rowsOf(engine, org);

  const now = at('2026-11-26T18:00:00+09:00');
  expect(await runExportAll(file, org, placeAt(engine, store, now), terminal)).toBe(0);
  for (const TableName of [engine.table, keysTableOf(engine.table)])
    await engine.client.send(new DeleteTableCommand({ TableName }));
  await ensureTables(engine.client, engine.table);
  expect(await scan(engine)).toEqual([]);
  store = engine.another();
  const restored = await runRestore({ file, org, merge: false }, placeAt(engine, store, now), terminal);
  expect([restored, terminal.complained.at(-1)]).toEqual([
    0,
    expect.stringContaining('2026-W48の回は、いま締め切りました'),
  ]);
  after = officeOn(store, org, now);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.close();
});

describe('an organisation lost in the middle of a round and restored', () => {
  it('was asked, and partly answered, before it was lost', () => {
    expect(before.complaints).toEqual([]);
    expect(new Set(begun(before)).size).toBe(41);
    expect(stored.filter(({ type }) => type === 'ballot')).toHaveLength(16);
    expect(key).toHaveLength(32);
  });

  it('has the same people, units, settings and addresses', async () => {
    expect(await everyoneOf(store, org)).toEqual(people);
    const organisation = await store.directory.organisation(org);
    expect(organisation).toMatchObject({ name: '暮らし未来省', people: 41, units: 9 });
    expect(organisation && (await store.directory.tree(organisation))?.root.id).toBe('KM');
    expect((await store.directory.person(org, asPersonId('K005')))?.preferences).toEqual({
      language: 'en',
      optOuts: ['pulse-reminder'],
      addresses: { slack: 'slack:T0AKARI00:D9' },
    });
  });

  it('leaves nothing of the round’s key in the file, in any writing', () => {
    const bytes = readFileSync(file);
    const text = bytes.toString('latin1');
    expect(text).toContain('"type":"ballot"');
    expect(bytes.includes(Buffer.from(key))).toBe(false);
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(text.includes(Buffer.from(key).toString(encoding))).toBe(false);
    expect(text).not.toContain('round-key');
  });

  it('has closed the round: answers and the comment are kept without anybody, and no key was made', async () => {
    expect((await store.pulse.round(org, week))?.state).toBe('closed');
    const tallies = await store.pulse.tallies(org, week);
    expect(tallies.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(16);
    expect((await store.pulse.remarks(org, week)).map(({ text }) => text)).toEqual(['会議を減らしたい']);
    const types = (await rowsOf(engine, org)).map(({ type }) => type);
    expect(types.filter((type) => ['ballot', 'comment', 'round-key', 'restore'].includes(String(type)))).toEqual([]);
  });

  it('reminds nobody, as nobody can tell any more who has answered, and says so to who taps', async () => {
    await after.moveTo(at('2026-11-27T17:30:00+09:00'));
    expect(begun(after)).toEqual([]);
    const [first] = people;
    const outcomes = first ? await after.tap(first, answerQuestion.of({ week, question: 'A0', value: 1 })) : [];
    expect(JSON.stringify(cardsIn(outcomes))).toContain('12月3日');
    expect((await store.pulse.tallies(org, week)).reduce((sum, { respondents }) => sum + respondents, 0)).toBe(16);
  });

  it('asks everybody once in the next round, and reminds only who has not answered', async () => {
    await after.moveTo(at('2026-12-03T15:10:00+09:00'));
    expect(begun(after)).toHaveLength(41);
    expect(begun(after)).toEqual(begun(before));
    expect(await store.pulse.round(org, next)).toMatchObject({ state: 'open', rotation: 2, asked: 41 });
    for (const who of people.slice(0, 10))
      await after.tap(who, answerQuestion.of({ week: next, question: 'A0', value: 3 }));
    await after.moveTo(at('2026-12-04T10:30:00+09:00'));
    const reminded = (await scan(engine))
      .filter(({ id }) => id === `pulse/${next}/reminder`)
      .map(({ person }) => person);
    // Not the ten who answered, nor who has Fridays off.
    expect(reminded).toHaveLength(30);
    expect(reminded).not.toContain('K025');
    expect(reminded.filter((id) => people.slice(0, 10).some((who) => who.id === id))).toEqual([]);
    expect(after.complaints).toEqual([]);
  });
});
