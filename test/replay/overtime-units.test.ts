import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import { asLocalDate, plusDays } from '../../src/time/instant.ts';
import { november, span } from '../fixtures/overtime.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import { requestsOnceWarm } from '../wire/requests.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const TITLE = '残業の状況：';
const overview = (person: WirePerson) => last(person, TITLE);

/** Every other day of November until this time. */
const worked = (id: string, until: string) => {
  const days = Array.from({ length: 11 }, (_, i) => plusDays(asLocalDate('2026-11-01'), 2 * i));
  const actual = {
    spans: [span('18:15', until)],
    at: at('2026-11-24T09:00:00+09:00'),
    order: 1,
    by: 'person',
  } as const;
  const entries = days.map((day) => [day, { actual }] as const);
  return november({
    ...{ org: LOCAL_ORG, person: asPersonId(id), unit: asUnitId('東'), days: Object.fromEntries(entries) },
  });
};

describe.each(['slack', 'teams'] as const)('the overtime of units on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const east = Array.from({ length: 20 }, (_, i) => String(101 + i));
  const west = ['201', '202', '203', '204'];

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8'] }),
      unit('東', '省', { managers: ['6'], promoters: ['7'] }),
      unit('西', '省'),
    ];
    await install(world, units, [
      ...[...east, '6'].map((id) => memberOn(wire, id, '東')),
      ...west.map((id) => memberOn(wire, id, '西')),
      ...['7', '8'].map((id) => memberOn(wire, id, '省')),
    ]);
    await world.clock('2026-11-24T10:00:00+09:00');
    for (const id of ['101', '7', '8']) await arrived(wire, id);
    const { overtime } = world.system.store;
    for (const id of east.slice(0, 4)) await overtime.save(worked(id, '22:45'));
    for (const id of east.slice(4, 8)) await overtime.save(worked(id, '19:00'));
  });
  afterAll(() => world.close());

  it('is not there before a month is closed', async () => {
    await person('8').say('残業の状況');
    expect(last(person('8')).text).toContain('まだ締めた月がありません。');
    await world.clock('2026-12-10T04:50:00+09:00');
    await person('8').say('超過勤務の状況');
    expect(last(person('8')).text).toContain('まだ締めた月がありません。');
  });

  it('is told in ranges once it is closed, unit after unit in the order of the tree', async () => {
    await world.clock('2026-12-10T09:00:00+09:00');
    await person('8').say('overtime overview');
    const { text } = overview(person('8'));
    expect(text).toContain('残業の状況：省課（2026年11月）');
    expect(text).toContain('27人のうち3〜7人が、月45時間を超えました。');
    expect(text).toContain('残業した日のうち60〜100%で、次に始めるまで11時間以上あきました。');
    expect(text).toMatch(/東課[\s|]+20人[\s|]+3〜5人[\s|]+60〜100%/);
    expect(text).toMatch(/西課[\s|]+—[\s|]+—[\s|]+—/);
    expect(text.indexOf('東課')).toBeLessThan(text.indexOf('西課'));
    expect(text).toContain('2026年12月10日（木）に締めた集計です。');
  });

  it('shows no time of day, nobody and no exact number', () => {
    const { text } = overview(person('8'));
    expect(text).not.toMatch(/\d{1,2}:\d{2}|22時|19時/);
    expect(text).not.toMatch(/職員|[^〜\d]4人|101/);
  });

  it('is gone through down and up the tree, in the same message', async () => {
    const before = person('8').messages().length;
    await person('8').choose('部署を選ぶ', '東課');
    expect(overview(person('8')).text).toContain('残業の状況：東課（2026年11月）');
    expect(overview(person('8')).text).toContain('20人のうち3〜5人が、月45時間を超えました。');
    await person('8').tap('上の部署へ（省課）');
    expect(overview(person('8')).text).toContain('残業の状況：省課（2026年11月）');
    expect(person('8').messages()).toHaveLength(before);
    await person('8').choose('部署を選ぶ', '西課');
    expect(overview(person('8')).text).toContain('この部署は、表示できる人数に足りないか、');
  });

  it('is shown for the units that somebody promotes, and not above', async () => {
    await person('7').say('メニュー');
    await person('7').tap('残業の状況（部署）');
    expect(overview(person('7')).text).toContain('残業の状況：東課（2026年11月）');
    expect(overview(person('7')).buttons).not.toContain('上の部署へ（省課）');
    expect(overview(person('7')).text).not.toContain('西課');
    await person('101').say('メニュー');
    expect(last(person('101')).buttons).not.toContain('残業の状況（部署）');
    await person('101').say('残業の状況');
    expect(last(person('101')).text).toContain('この操作は、担当の推進者だけができます。');
    expect(
      person('101')
        .messages()
        .filter(({ text }) => text.includes(TITLE)),
    ).toEqual([]);
  });

  it('costs four requests at most, whatever is tapped', async () => {
    const spent = await requestsOnceWarm(
      world,
      () => person('8').say('残業の状況'),
      () => person('8').choose('部署を選ぶ', '東課'),
      () => person('8').tap('上の部署へ（省課）'),
    );
    expect(spent).toBeLessThanOrEqual(4);
  });

  it('stays as it was when days are corrected afterwards, and shows each closed month', async () => {
    const { overtime } = world.system.store;
    for (const id of east.slice(8, 20)) await overtime.save(worked(id, '22:45'));
    await world.clock('2027-01-12T09:00:00+09:00');
    await person('8').say('残業の状況');
    expect(overview(person('8')).text).toContain('残業の状況：省課（2026年12月）');
    expect(overview(person('8')).text).toContain('27人のうち0〜4人が、月45時間を超えました。');
    await person('8').choose('月を選ぶ', '2026年11月');
    expect(overview(person('8')).text).toContain('27人のうち3〜7人が、月45時間を超えました。');
    // Before the next is closed it can be seen nowhere.
    const unclosed = { org: LOCAL_ORG, month: asCalendarMonth('2027-01'), at: at('2027-02-10T05:00:00+09:00') };
    const units = ['省', '東', '西'].map((id) => ({ ...unclosed, unit: asUnitId(id) }));
    await world.system.store.unitMonths.save(units.map((each) => ({ ...each, long: { people: 27, from: 9, to: 12 } })));
    for (const line of ['残業の状況', '部署の残業']) {
      await person('8').say(line);
      expect(overview(person('8')).text).toContain('残業の状況：省課（2026年12月）');
      await person('8').choose('月を選ぶ', '2026年11月');
      expect(overview(person('8')).text).not.toContain('2027年1月');
    }
    await person('8').forge({ name: 'overtime.units', payload: { unit: '省', month: '2027-01' } });
    expect(last(person('8')).text).toContain('残業の状況：省課（2026年12月）');
    expect(last(person('8')).text).not.toContain('9〜12人');
    expect(world.complaints).toEqual([]);
  });
});
