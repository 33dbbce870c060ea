import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installDemo } from '../../../adapters/local/demo.ts';
import { choosePlan } from '../../../src/lights-out/actions.ts';
import { asPersonId, type OrgId, type Person } from '../../../src/people/model.ts';
import { ballotToken, shardOf } from '../../../src/pulse/anonymity.ts';
import { answerQuestion, openComment, sendComment } from '../../../src/pulse/cards.ts';
import { SWEEP, sweep } from '../../../src/retention/use-cases.ts';
import { asLocalDate, asWeekId, TOKYO } from '../../../src/time/instant.ts';
import type { Office } from '../../fixtures/office.ts';
import { at } from '../../fixtures/time.ts';
import { everyoneOf, officeOn, rowsOf, type Stored } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

describe('the weekly sweep', () => {
  const week = asWeekId('2026-W48');
  let engine: Engine;
  let org: OrgId;
  let office: Office;
  let people: readonly Person[];
  const evenings: number[] = [];

  const ofType = async (type: string): Promise<readonly Stored[]> =>
    (await rowsOf(engine, org)).filter((row) => row.type === type);
  const remarks = async () => (await engine.another().pulse.remarks(org, week)).map(({ text }) => text);

  beforeAll(async () => {
    engine = await openEngine();
    org = engine.org();
    await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
    people = await everyoneOf(engine.store, org);
    office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
    await office.moveTo(at('2026-11-26T15:10:00+09:00'));
    for (const who of people.slice(0, 10)) await office.tap(who, answerQuestion.of({ week, question: 'A0', value: 4 }));
    const [first] = people;
    if (!first) throw new Error('nobody');
    await office.tap(first, openComment.of({ week }));
    await office.submit(first, sendComment.of({ week }), { comment: '会議を減らしたい' });
    await office.tap(first, choosePlan.of({ day: asLocalDate('2026-11-26'), leaves: 'regular' }));
  }, 60_000);
  afterAll(() => engine.close());

  it('erases an answer that was written after its round was counted', async () => {
    const key = Uint8Array.from((await engine.store.roundKeys.key(org, week)) ?? []);
    await office.moveTo(at('2026-11-28T09:00:00+09:00'));
    const token = ballotToken(key, asPersonId('K030'));
    const entry = { org, week, token, shard: shardOf(token, 1), unit: asUnitOf('KM'), order: 1 };
    await engine.store.pulse.answer({ ...entry, question: 'A0', value: 1 });
    await office.moveTo(at('2026-12-05T09:00:00+09:00'));
    expect(await ofType('ballot')).toHaveLength(1);
    await office.moveTo(at('2026-12-06T03:30:00+09:00'));
    expect(await ofType('ballot')).toEqual([]);
  });

  it('erases what was said to people after thirty days, and not before', async () => {
    const told = async () => (await ofType('evening')).length;
    evenings.push(await told());
    await office.moveTo(at('2026-12-26T09:00:00+09:00'));
    evenings.push(await told());
    expect((await ofType('delivery')).filter(({ subject }) => subject === week)).toHaveLength(41);
    await office.moveTo(at('2026-12-27T03:30:00+09:00'));
    evenings.push(await told());
    const left = await ofType('delivery');
    expect(left.filter(({ subject }) => subject === week)).toEqual([]);
    expect(left.filter(({ subject }) => subject === '2026-W49')).toHaveLength(41);
  });

  it('erases what was told of an evening after thirty days, and not before', async () => {
    expect(evenings).toEqual([1, 1, 0]);
  });

  it('takes what somebody had chosen a month after they left, and keeps it of who came back', async () => {
    const { store } = engine;
    const [gone, back] = [asPersonId('K006'), asPersonId('K007')];
    for (const id of [gone, back]) await store.people.savePreferences(org, id, { language: 'en', optOuts: ['pulse'] });
    await leave([gone, back], 'leaving');
    await office.moveTo(at('2027-01-03T04:00:00+09:00'));
    expect((await store.directory.person(org, gone))?.preferences.optOuts).toEqual(['pulse']);
    await returnTo(back);
    await office.moveTo(at('2027-02-07T04:00:00+09:00'));
    expect(await store.directory.person(org, gone)).toMatchObject({ left: true, preferences: { optOuts: [] } });
    expect(await store.directory.person(org, back)).toMatchObject({ left: false, preferences: { optOuts: ['pulse'] } });
    expect((await rowsOf(engine, org)).filter(({ sk, leftSeen }) => sk === back && leftSeen !== undefined)).toEqual([]);
  });

  it('erases comments after a year and counts after five, with the round', async () => {
    expect(await remarks()).toEqual(['会議を減らしたい']);
    await sweepAt('2027-11-27T03:00:00+09:00');
    expect(await remarks()).toEqual(['会議を減らしたい']);
    await sweepAt('2027-11-28T03:30:00+09:00');
    expect(await remarks()).toEqual([]);
    expect(await engine.another().pulse.tallies(org, week)).toHaveLength(1);
    await sweepAt('2031-11-30T03:30:00+09:00');
    expect(await engine.another().pulse.tallies(org, week)).toEqual([]);
    expect(await engine.another().pulse.round(org, week)).toBeUndefined();
    expect((await rowsOf(engine, org)).filter(({ pk }) => String(pk).includes(week))).toEqual([]);
    expect(office.complaints).toEqual([]);
  });

  const asUnitOf = (id: string): Person['unit'] => {
    const found = people.map(({ unit }) => unit).find((unit) => unit === id);
    if (!found) throw new Error(`no unit ${id}`);
    return found;
  };

  const leave = async (ids: readonly Person['id'][], name: string): Promise<void> => {
    const { directoryImport } = engine.store;
    const summary = { name: '暮らし未来省', zone: TOKYO, zones: [TOKYO], people: 39, units: 9 };
    await directoryImport.begin(org, name, office.now());
    await directoryImport.stage(
      org,
      name,
      0,
      ids.map((id) => ({ type: 'person-left', id }) as const),
    );
    await directoryImport.commit(org, name, 1, summary);
    await directoryImport.apply(org, name);
  };

  const returnTo = async (id: Person['id']): Promise<void> => {
    const person = people.find((each) => each.id === id);
    if (!person) throw new Error('nobody returns');
    const { preferences: _, manages, promotes, left: __, org: ___, ...entry } = person;
    const { directoryImport } = engine.store;
    const summary = { name: '暮らし未来省', zone: TOKYO, zones: [TOKYO], people: 40, units: 9 };
    await directoryImport.begin(org, 'back', office.now());
    await directoryImport.stage(org, 'back', 0, [{ type: 'put-person', entry, manages, promotes, isNew: false }]);
    await directoryImport.commit(org, 'back', 1, summary);
    await directoryImport.apply(org, 'back');
  };

  /** The sweep of that Sunday, as the tick runs it. */
  const sweepAt = async (iso: string): Promise<void> => {
    const now = at(iso);
    await sweep(engine.another())({ org, id: 'sweep', kind: SWEEP, payload: { part: '0' }, dueAt: now }, now);
  };
});
