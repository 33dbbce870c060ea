import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { Pair } from '../../src/one-on-one/model.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { diaryOf, pairOf } from '../fixtures/one-on-one.ts';
import { last } from '../wire/heard.ts';
import { requestsOnceWarm } from '../wire/requests.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const TITLE = '1on1の実施状況：';
const NOT_PROMOTER = 'この操作は、担当の推進者だけができます。';

/** 6 heads 東 with twenty people, twelve of whom talked in November; 4 heads 西 with four and 5 北 with three. 8 promotes 省, 7 東. */
describe.each(['slack', 'teams'] as const)('the 1on1s of units on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const overview = (id: string) => last(person(id), TITLE);
  const east = Array.from({ length: 20 }, (_, i) => String(101 + i));
  const [west, north] = [
    ['201', '202', '203', '204'],
    ['301', '302', '303'],
  ];
  const pair = (staff: string, at: string, isHeld: boolean): Pair => {
    const ended = { n: 2, day: asLocalDate('2026-11-12'), ending: isHeld ? 'held' : 'skipped' } as const;
    const lastHeld = asLocalDate(isHeld ? '2026-11-12' : '2026-10-15');
    // Resting, so that nothing is planned meanwhile.
    return pairOf(staff, {
      ...{ unit: asUnitId(at), past: [ended], lastHeld, pausedUntil: asLocalDate('2027-06-01') },
      meeting: { n: 3, after: ended.day, state: { type: 'open' }, sequence: 0, asked: 0 },
    });
  };
  const keep = (manager: string, pairs: readonly Pair[]) =>
    world.system.store.oneOnOne.save(diaryOf(pairs, { org: LOCAL_ORG, manager: asPersonId(manager) }), undefined);

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8'] }),
      unit('東', '省', { managers: ['6'], promoters: ['7'] }),
      unit('西', '省', { managers: ['4'] }),
      unit('北', '省', { managers: ['5'] }),
    ];
    await install(world, units, [
      ...[...east, '6'].map((id) => memberOn(wire, id, '東')),
      ...[...west, '4'].map((id) => memberOn(wire, id, '西')),
      ...[...north, '5'].map((id) => memberOn(wire, id, '北')),
      ...['7', '8'].map((id) => memberOn(wire, id, '省')),
    ]);
    for (const id of ['101', '6', '7', '8']) await arrived(wire, id);
    await keep(
      '6',
      east.map((id, i) => pair(id, '東', i < 12)),
    );
    await keep(
      '4',
      west.map((id) => pair(id, '西', true)),
    );
    await keep(
      '5',
      north.map((id) => pair(id, '北', false)),
    );
    await world.clock('2026-11-30T10:00:00+09:00');
  });
  afterAll(() => world.close());

  it('is not there before a month was counted, on the third working day of the next', async () => {
    for (const when of ['2026-11-30T10:00:00+09:00', '2026-12-03T04:50:00+09:00']) {
      await world.clock(when);
      await person('8').say('1on1の実施状況');
      expect(last(person('8')).text).toContain('「省課」には、まだ集計した月がありません。');
    }
  });

  it('is told in ranges, of five pairs or more, unit after unit in the order of the tree', async () => {
    await world.clock('2026-12-03T09:00:00+09:00');
    await person('8').say('1on1s by unit');
    const { text } = overview('8');
    expect(text).toContain('1on1の実施状況：省課（2026年11月）');
    expect(text).toMatch(/東課[\s|]+20組[\s|]+12〜15組[\s|]+60〜75%/);
    expect(text).toMatch(/西課[\s|]+—[\s|]+—[\s|]+—/);
    expect(text).toContain('2026年12月3日（木）の集計です。');
    expect(text).toContain('部署を比べたり、人事評価に使ったりはしません。');
    expect(text).not.toMatch(/職員|101|[^0-9]0%|100%/);
  });

  it('is gone through down and up the tree, in the same message', async () => {
    const before = person('8').messages().length;
    await person('8').choose('部署を選ぶ', '東課');
    expect(overview('8').text).toContain('20組のうち、1回以上話せたのは12〜15組です。');
    await person('8').tap('上の部署へ（省課）');
    expect(overview('8').text).toContain('1on1の実施状況：省課');
    await person('8').choose('部署を選ぶ', '西課');
    expect(overview('8').text).toContain(
      '組の数が少ないか、少しだけ人の動きがあったため、この部署のこの月の数は表示していません。',
    );
    expect(person('8').messages()).toHaveLength(before);
  });

  it('is shown to whoever promotes, of their units and no other, whatever a tap says', async () => {
    await person('7').say('メニュー');
    await person('7').tap('1on1の実施状況');
    expect(overview('7').text).toContain('1on1の実施状況：東課（2026年11月）');
    expect(overview('7').buttons).not.toContain('上の部署へ（省課）');
    const act = (name: string, payload: { [key: string]: string }) => ({ name: `one-on-one.${name}`, payload });
    const forged = [
      [act('shares', { unit: '省', month: '2026-11' }), undefined],
      [act('shares', { unit: '__proto__' }), undefined],
      [act('choose-share-unit', { month: '2026-11' }), '省'],
      [act('choose-share-month', { unit: '西' }), '2026-11'],
    ] as const;
    for (const id of ['7', '6', '101'])
      for (const [action, choice] of forged) {
        await person(id).say('メニュー');
        await person(id).forge(action, choice);
        expect(last(person(id)).text).toContain(NOT_PROMOTER);
      }
    await person('6').say('メニュー');
    expect(last(person('6')).buttons).not.toContain('1on1の実施状況');
  });

  it('costs four requests at most, whatever is tapped', async () => {
    const spent = await requestsOnceWarm(
      world,
      () => person('8').say('1on1の実施状況'),
      () => person('8').choose('部署を選ぶ', '東課'),
      () => person('8').tap('上の部署へ（省課）'),
    );
    expect(spent).toBeLessThanOrEqual(4);
  });

  it('stays as it was told when somebody answers later', async () => {
    const { oneOnOne } = world.system.store;
    const found = await oneOnOne.diary(LOCAL_ORG, asPersonId('6'));
    if (!found) throw new Error('no diary');
    await oneOnOne.save({ ...found, pairs: east.map((id) => pair(id, '東', true)) }, undefined);
    await world.clock('2026-12-14T09:00:00+09:00');
    await person('8').say('1on1の実施状況');
    expect(overview('8').text).toMatch(/東課[\s|]+20組[\s|]+12〜15組/);
    expect(world.complaints).toEqual([]);
  });
});
