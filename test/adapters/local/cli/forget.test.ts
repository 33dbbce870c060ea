import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys, PERSON_SHARDS, shardOf } from '../../../../adapters/dynamodb/keys.ts';
import { runForget } from '../../../../adapters/local/cli/forget-command.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import { asAddress } from '../../../../src/conversation/platform.ts';
import { opened } from '../../../../src/lights-out/rooms/model.ts';
import { firstBook } from '../../../../src/overtime/limits/caps-book.ts';
import { asPersonId, asUnitId, type OrgId, type Person } from '../../../../src/people/model.ts';
import { tagOf } from '../../../../src/people/tag.ts';
import { ballotToken, commentToken } from '../../../../src/pulse/anonymity.ts';
import { answerQuestion, openComment, sendComment } from '../../../../src/pulse/cards.ts';
import { asLocalDate, asWeekId } from '../../../../src/time/instant.ts';
import type { Office } from '../../../fixtures/office.ts';
import { november } from '../../../fixtures/overtime.ts';
import { roomOf } from '../../../fixtures/rooms.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { textOf } from '../../dynamodb/packed.ts';
import { everyoneOf, officeOn, placeAt, rowsOf, type Stored } from './tenant.ts';

const week = asWeekId('2026-W48');
const closed = asWeekId('2026-W47');
const now = at('2026-11-26T18:00:00+09:00');

/** 大野 隆 heads the 人事課, was asked twice, answered and wrote in both rounds, and chose a language. */
const who = asPersonId('K004');
const marks = ['K004', '大野', 'k004@', 'U0AKARI004', 'D0OHNO'];

let engine: Engine;
let org: OrgId;
let office: Office;
let before: readonly Stored[];
let tokens: readonly string[];

const traces = (rows: readonly Stored[], words: readonly string[] = marks): readonly string[] =>
  rows.map(textOf).filter((text) => words.some((word) => text.includes(word)));

const personOf = async (id: string): Promise<Person> => {
  const found = await engine.store.directory.person(org, asPersonId(id));
  if (!found) throw new Error(`no person ${id}`);
  return found;
};

const answerAll = async (of: typeof week): Promise<void> => {
  for (const each of (await everyoneOf(engine.store, org)).filter(({ unit }) => unit === 'KM-11'))
    await office.tap(each, answerQuestion.of({ week: of, question: 'A0', value: 4 }));
  const ohno = await personOf('K004');
  await office.tap(ohno, openComment.of({ week: of }));
  await office.submit(ohno, sendComment.of({ week: of }), { comment: `会議を減らしたい ${of}` });
};

const forget = async (options: { dryRun?: boolean; yes?: boolean; answer?: string; id?: string } = {}) => {
  const { dryRun = false, yes = false, answer, id = who } = options;
  const terminal = testTerminal({}, answer === undefined ? {} : { answer });
  const place = placeAt(engine, engine.another(), now);
  const code = await runForget({ org, id: asPersonId(id), dryRun, yes }, place, terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
};

beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  await installDemo(org, at('2026-11-09T09:00:00+09:00'), engine.store);
  office = officeOn(engine.store, org, at('2026-11-17T09:00:00+09:00'));
  await engine.store.people.savePreferences(org, who, {
    language: 'en',
    addresses: { slack: asAddress('slack:T0AKARI00:D0OHNO') },
  });
  const loadedAt = at('2026-11-17T09:00:00+09:00');
  await engine.store.lists.put({ org, name: '研修', loadedAt }, ['K001', who].map(asPersonId));
  await office.moveTo(at('2026-11-19T15:10:00+09:00'));
  await answerAll(closed);
  await office.moveTo(at('2026-11-26T15:10:00+09:00'));
  await answerAll(week);
  const key = (await engine.store.roundKeys.key(org, week)) ?? new Uint8Array();
  tokens = [ballotToken(key, who), commentToken(key, who)];
  const month = november({ org, person: who, unit: asUnitId('KM-11'), formerUnits: [asUnitId('KM-12')] });
  await engine.store.overtime.save(month, now);
  for (const unit of [month.unit, ...(month.formerUnits ?? [])])
    await engine.store.overtime.enlist({ ...month, unit, revision: 1 });
  const day = asLocalDate('2026-11-26');
  await engine.store.overtime.noteAsked(org, asPersonId('2'), { person: who, day });
  await engine.store.overtime.noteAsked(org, who, { person: asPersonId('K001'), day });
  await engine.store.lights.say({ org, person: who, day }, { type: 'plan', leaves: 'later' }, 1);
  for (const by of ['overtime', 'plan'] as const)
    await engine.store.lights.noteStay(org, day, by, { person: who, unit: asUnitId('KM-11') }, 1);
  const setting = { org, unit: asUnitId('KM-11'), mode: 'wide', at: now, order: 1 } as const;
  await engine.store.lights.saveMode({ ...setting, by: who });
  await engine.store.rooms.open(roomOf(org, who, { unit: asUnitId('KM-11') }));
  await engine.store.overtime.noteTold(org, who, '2026-11/month/80');
  const special = { from: month.month, type: 'special', reason: '災害への対応' } as const;
  const people = [who, asPersonId('K001')].map((id) => ({ type: 'person', id }) as const);
  const book = (await engine.store.caps.book(org)) ?? firstBook(org, month.month);
  const reviewed = { month: month.month, on: day, words: '審議が重なった', order: 1 };
  const reviews = [
    ...people.map((of) => ({ of, ...reviewed, by: asPersonId('K001') })),
    { of: { type: 'unit', id: asUnitId('KM-11') } as const, ...reviewed, by: who },
  ];
  await engine.store.caps.save({ ...book, terms: people.map((of) => ({ of, ...special })), reviews });
  await engine.store.unitMonths.saveCount(org, month.month, shardOf(who, PERSON_SHARDS), {
    sums: new Map(),
    members: ['K004', 'K001'].map((id) => ({ tag: tagOf(asPersonId(id)), path: [asUnitId('KM-11')] })),
  });
  const [at0, unit] = [at('2026-11-25T10:00:00+09:00'), asUnitId('KM-11')];
  const by = { by: who, name: '大野 隆' };
  await engine.store.results.saveDecisions({
    ...{ org, unit, version: 0 },
    made: [{ at: at0, ...by, text: '会議を30分にします' }],
  });
  await engine.store.views.record({ org, at: at0, person: who, unit, week: closed, kind: 'team' });
  before = await rowsOf(engine, org);
}, 120_000);
afterAll(() => engine.close());

describe('forgetting a person', () => {
  it('begins with somebody who left traces everywhere', () => {
    const types = new Set(before.filter((row) => traces([row]).length > 0).map(({ type }) => type));
    expect([...types].toSorted()).toEqual([
      'caps-book',
      'decisions',
      'delivery',
      'diary',
      'evening',
      'lights-mode',
      'list-page',
      'mailbox',
      'overtime-asked',
      'overtime-listing',
      'overtime-month',
      'overtime-told',
      'person',
      'room',
      'staying',
      'unit',
      'view',
    ]);
    expect(traces(before, tokens)).toHaveLength(2);
    // In a month of units, and in the homes of two rounds.
    expect(traces(before, [tagOf(who)])).toHaveLength(3);
  });

  it('shows what goes and what stays with --dry-run, not who answered, and changes nothing', async () => {
    const { code, said } = await forget({ dryRun: true });
    expect(code).toBe(0);
    expect(said).toContain('職員ID: K004　氏名: 大野 隆');
    expect(said).toContain('「人事課」の管理職・推進者の役割');
    expect(said).toContain('名簿「研修」の行');
    expect(said).toContain('超過勤務の申告と実績');
    expect(said).toContain('退庁予定と、夕方のお知らせへの答え');
    expect(said).toContain('部署やチャンネルの消灯の設定2件の、設定した人としての名前（設定は残ります）');
    expect(said).toContain('超過勤務の上限の指定（他律、特例など）と、特例の検証の記録 3件');
    expect(said).toContain('「こうします」1件の、決めた人としての名前（決めたことは残ります）');
    expect(said).toContain('結果を見た記録1件の、見た人としての名前（見たことは残ります）');
    expect(said).toContain('開いている回（2026-W48）の答えとコメント（あれば取り消します）');
    expect(said).toContain('次の取り込みで戻ります');
    expect(await rowsOf(engine, org)).toEqual(before);
    const silent = await forget({ dryRun: true, id: 'K012' });
    expect(silent.said).toContain('開いている回（2026-W48）の答えとコメント（あれば取り消します）');
  });

  it('does nothing without a yes, nor where nobody can be asked', async () => {
    expect(await forget({ answer: '' })).toMatchObject({ code: 1, complained: expect.stringContaining('やめました') });
    expect(await forget()).toMatchObject({ code: 2, complained: expect.stringContaining('--yes') });
    expect(await rowsOf(engine, org)).toEqual(before);
  });

  it('waits for an import that goes on, which would bring them back', async () => {
    await engine.store.directoryImport.begin(org, 'other', now);
    await expect(forget({ yes: true })).rejects.toMatchObject({ code: 'import-running' });
    await engine.store.directoryImport.abandon(org, 'other');
  });

  it('leaves no trace of id, name, e-mail, account, address or token in either table', async () => {
    expect(await forget({ answer: 'はい' })).toMatchObject({ code: 0 });
    const after = await rowsOf(engine, org);
    expect(traces(after)).toEqual([]);
    expect(traces(after, tokens)).toEqual([]);
    const book = await engine.another().caps.book(org);
    expect(book?.terms.map(({ of }) => of.id)).toEqual(['K001']);
    expect(await engine.another().lights.modes(org)).toMatchObject([{ unit: 'KM-11', mode: 'wide' }]);
    const { by: _, ...room } = opened(roomOf(org, who, { unit: asUnitId('KM-11') }));
    expect(await engine.another().rooms.rooms(org)).toEqual([room]);
    expect(book?.reviews?.map(({ of, by }) => [of.id, by])).toEqual([
      ['K001', 'K001'],
      ['KM-11', undefined],
    ]);
    expect(traces(after, [tagOf(who)])).toEqual([]);
    expect(traces(after, [tagOf(asPersonId('K001'))])).toHaveLength(3);
  });

  it('keeps that somebody decided, looked and counted somewhere', async () => {
    const { results, views } = engine.another();
    const [homes, moment] = [await results.homes(org, week), at('2026-11-25T10:00:00+09:00')];
    expect(homes.size).toBe(41);
    const made = (await results.decisions(org, asUnitId('KM-11'))).made;
    expect(made).toEqual([{ at: moment, by: '-', name: '-', text: '会議を30分にします' }]);
    const lines = [];
    for await (const page of views.views(org, moment, moment)) lines.push(...page);
    expect(lines).toMatchObject([{ person: '-', unit: 'KM-11', kind: 'team' }]);
  });

  it('keeps everybody else, the counts of closed rounds and how many were asked', async () => {
    const { store } = { store: engine.another() };
    expect(await everyoneOf(store, org)).toHaveLength(40);
    expect(await store.directory.organisation(org)).toMatchObject({ people: 40, units: 9 });
    const ballots = (await rowsOf(engine, org)).filter(({ type }) => type === 'ballot');
    expect(ballots).toHaveLength(8);
    expect((await store.pulse.round(org, week))?.asked).toBe(41);
    expect((await store.pulse.tallies(org, closed)).map(({ respondents }) => respondents)).toEqual([9]);
    expect((await store.pulse.remarks(org, closed)).map(({ text }) => text)).toEqual(['会議を減らしたい 2026-W47']);
    const messages = (rows: readonly Stored[]) =>
      rows.filter(({ type, person }) => type === 'delivery' && person !== who);
    expect(messages(await rowsOf(engine, org))).toEqual(messages(before));
  });

  it('shows decisions and looks also of somebody of whom nothing else is left', async () => {
    const [gone, unit] = [asPersonId('離職者'), asUnitId('KM-12')];
    const made = ['会議を減らします', '朝礼をやめます'].map((text) => ({ at: now, by: gone, name: '去った人', text }));
    await engine.store.results.saveDecisions({ org, unit, version: 0, made });
    const { said } = await forget({ dryRun: true, id: gone });
    expect(said).toContain('「こうします」2件の、決めた人としての名前');
    expect(said).not.toContain('結果を見た記録');
    expect(await forget({ yes: true, id: gone })).toMatchObject({ code: 0 });
    for (const looked of [at('2026-01-05T10:00:00+09:00'), at('2026-11-26T17:00:00+09:00')])
      await engine.store.views.record({ org, at: looked, person: gone, unit, week: closed, kind: 'own' });
    expect((await forget({ dryRun: true, id: gone })).said).toContain('結果を見た記録2件の');
    expect(await forget({ yes: true, id: gone })).toMatchObject({ code: 0 });
    expect((await forget({ dryRun: true, id: gone })).said).toBe('職員「離職者」のデータはありません。');
  });

  it('finds nobody the second time, and nobody of that id', async () => {
    const rows = (await rowsOf(engine, org)).filter(({ type }) => type !== 'import');
    expect(await forget({ yes: true })).toMatchObject({ code: 0, said: '職員「K004」のデータはありません。' });
    expect((await rowsOf(engine, org)).filter(({ type }) => type !== 'import')).toEqual(rows);
  });

  it('withdraws what a run that was killed before its last step has left', async () => {
    const k = await personOf('K006');
    await office.tap(k, openComment.of({ week }));
    await office.submit(k, sendComment.of({ week }), { comment: '残る' });
    await engine.client.send(new DeleteCommand({ TableName: engine.table, Key: { ...keys.person(org, k.id) } }));
    await forget({ id: 'K006', yes: true });
    expect((await rowsOf(engine, org)).filter(({ text }) => text === '残る')).toEqual([]);
  });

  it('goes on without them: the round closes, the next one asks the others', async () => {
    const later = officeOn(engine.another(), org, now);
    await later.moveTo(at('2026-12-03T15:10:00+09:00'));
    expect(later.complaints).toEqual([]);
    expect(traces(await rowsOf(engine, org))).toEqual([]);
    expect((await engine.another().pulse.round(org, asWeekId('2026-W49')))?.asked).toBe(39);
  });
});
