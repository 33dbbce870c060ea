import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CENSUS, takeCensus } from '../../../src/campaign/census.ts';
import { asAddress } from '../../../src/conversation/platform.ts';
import { type Counted, traitsOf } from '../../../src/people/census.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../src/people/model.ts';
import { asZone, TOKYO } from '../../../src/time/instant.ts';
import { everyoneOf } from '../../contracts/census.ts';
import { entry } from '../../contracts/directory.ts';
import { at } from '../../fixtures/time.ts';
import { type Engine, openEngine } from './engine.ts';

const now = at('2026-11-24T10:00:00+09:00');
const PEOPLE = 2_050;

let engine: Engine;
let org: OrgId;
const idOf = (i: number) => asPersonId(`K${String(i).padStart(4, '0')}`);

/** Everybody differs in what a census looks at, and some have left. */
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  const { directoryImport, people } = engine.store;
  await directoryImport.begin(org, 'i1', now);
  const entries = Array.from({ length: PEOPLE }, (_, i) => {
    const id = idOf(i);
    return {
      ...entry(id, {
        unit: asUnitId(`課${i % 7}`),
        ...(i % 2 === 0 && { slack: { user: `U${i}`, team: 'T1' } }),
        ...(i % 3 === 0 && { teams: { user: `T${i}`, tenant: 'x' } }),
        ...(i % 5 === 0 && { email: `k${i}@example.go.jp` }),
        ...(i % 11 === 0 && { place: 'teams' as const }),
        language: i % 4 === 0 ? ('en' as const) : ('ja' as const),
        zone: i % 13 === 0 ? asZone('Europe/Paris') : TOKYO,
        ...(i % 17 === 0 && { freeDay: 5 as const }),
      }),
    };
  });
  for (let page = 0; page * 250 < PEOPLE; page += 1)
    await directoryImport.stage(org, 'i1', page, [
      ...entries.slice(page * 250, page * 250 + 250).map((each, i) => ({
        ...({ type: 'put-person', entry: each, isNew: true } as const),
        manages: i % 19 === 0 ? [asUnitId('課0')] : [],
        promotes: i % 23 === 0 ? [asUnitId('課0')] : [],
      })),
      ...(page === 0
        ? [{ type: 'put-unit', unit: { id: asUnitId('課0'), name: '課', managers: [], promoters: [] } } as const]
        : []),
    ]);
  const summary = { name: '省', zone: TOKYO, zones: [TOKYO], people: PEOPLE, units: 7 };
  await directoryImport.commit(org, 'i1', Math.ceil(PEOPLE / 250), summary);
  await directoryImport.apply(org, 'i1');
  await people.savePreferences(org, idOf(1), { language: 'yasashii', place: 'slack' });
  await people.savePreferences(org, idOf(7), { addresses: { teams: asAddress('teams:7') }, optOuts: ['campaign'] });
  await directoryImport.begin(org, 'i2', now);
  await directoryImport.stage(
    org,
    'i2',
    0,
    [10, 11, 12].map((i) => ({ type: 'person-left', id: idOf(i) })),
  );
  await directoryImport.commit(org, 'i2', 1, { ...summary, people: PEOPLE - 3 });
  await directoryImport.apply(org, 'i2');
}, 120_000);
afterAll(() => engine.close());

const inOrder = (all: readonly Counted[]): readonly string[] =>
  all.map((each) => JSON.stringify(Object.entries(each).toSorted())).toSorted();

describe('a census of stored people', () => {
  it('looks at everybody as the directory reads them, at half the price', async () => {
    const { directory, censuses, meter } = engine.store;
    const expected: Counted[] = [];
    meter.reset();
    for await (const page of directory.everyone(org))
      for (const person of page) if (!person.left) expected.push({ ...traitsOf(person), unit: person.unit });
    const before = meter.read().readUnits;
    expect(expected).toHaveLength(PEOPLE - 3);
    meter.reset();
    expect(inOrder(await everyoneOf(censuses, org))).toEqual(inOrder(expected));
    expect(meter.read().readUnits).toBeLessThan(before * 0.6);
  });

  it('is a few kilobytes, and costs a tap one request once it is known', async () => {
    const { store } = engine;
    await takeCensus(store)({ org, id: CENSUS, kind: CENSUS, payload: {}, dueAt: now }, now);
    const other = engine.another();
    const census = await other.censuses.census(org);
    const sum = census?.units.flatMap(({ counts }) => counts).reduce((all, { people }) => all + people, 0);
    expect(sum).toBe(PEOPLE - 3);
    other.meter.reset();
    await other.censuses.census(org);
    expect(other.meter.read()).toMatchObject({ requests: 1, readUnits: 1 });
  });
});
