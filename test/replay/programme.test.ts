import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const programme = (person: WirePerson) =>
  person.messages().findLast(({ text }) => text.includes('やりがいパルス：')) ?? { text: '', buttons: [] };
const asks = (person: WirePerson) =>
  person.messages().filter(({ buttons }) => buttons.includes('今週は答えない')).length;

describe.each(['slack', 'teams'] as const)('a promoter on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-23T09:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['9'] }),
      unit('東', '省', { promoters: ['8'] }),
      unit('西', '省', { managers: ['3'] }),
    ];
    await install(world, units, [
      ...['1', '2', '8'].map((id) => memberOn(wire, id, '東')),
      ...['3', '4', '9'].map((id) => memberOn(wire, id, '西')),
    ]);
    for (const id of ['1', '2', '3', '4', '8', '9']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('sees the schedule, the state and the next questions of their own subtree', async () => {
    await person('8').say('パルス');
    const { text, buttons } = programme(person('8'));
    expect(text).toContain('やりがいパルス：東課');
    expect(text).toContain('実施中（毎週）');
    expect(text).toContain('11月26日（木）15時');
    expect(text).toContain('1. この1週間、仕事にやりがいを感じましたか。');
    expect(buttons).toContain('止める');
    expect(buttons).not.toContain('12週目の質問を選ぶ');
  });

  it('pauses only their own subtree', async () => {
    await person('8').tap('止める');
    expect(programme(person('8')).text).toContain('止めました。');
    await world.clock('2026-11-26T15:00:00+09:00');
    expect([asks(person('1')), asks(person('2'))]).toEqual([0, 0]);
    expect([asks(person('3')), asks(person('4'))]).toEqual([1, 1]);
  });

  it('starts again in the middle of a round without a duplicate, and is asked the next week', async () => {
    await world.clock('2026-11-26T16:00:00+09:00');
    await person('8').tap('始める');
    expect(programme(person('8')).text).toContain('始めました。次回は12月3日（木）です。');
    await world.clock('2026-12-03T15:00:00+09:00');
    expect([asks(person('1')), asks(person('3'))]).toEqual([1, 2]);
  });

  it('changes to every second week in the middle of a round: no second message, no gap', async () => {
    await person('8').choose('頻度を変える', '隔週');
    expect(programme(person('8')).text).toContain('隔週に変えました。次回は12月17日（木）です。');
    await world.clock('2026-12-10T15:00:00+09:00');
    expect(asks(person('1'))).toBe(1);
    await world.clock('2026-12-17T15:00:00+09:00');
    expect([asks(person('1')), asks(person('3'))]).toEqual([2, 4]);
  });

  it('tells who stands above which units below a change would reach', async () => {
    await person('8').say('パルス');
    expect(programme(person('8')).text).not.toContain('別の設定があります。');
    await person('9').say('パルス');
    expect(programme(person('9')).text).toContain(
      'この下の1部署には、別の設定があります。ここで変えると、同じ設定にそろいます。',
    );
  });

  it('skips the last week of the year, and the week that begins with holidays', async () => {
    await world.clock('2027-01-02T12:00:00+09:00');
    expect(asks(person('3'))).toBe(5);
    await world.clock('2027-01-07T15:00:00+09:00');
    expect(asks(person('3'))).toBe(6);
  });

  it('picks the two questions of week 12 for the whole organisation', async () => {
    await person('9').say('パルス');
    await person('9').tap('12週目の質問を選ぶ');
    expect(person('9').form()?.title).toBe('12週目の質問');
    // The seventh round is asked on 1/14, the twelfth five working weeks later; 2/11 is a holiday, its week is not.
    expect(person('9').form()?.text).toContain('次の12週目は2月18日（木）の予定です。');
    const same = '感謝の言葉や、手応えのある反応をもらいました。';
    await person('9').submit({ '2問目': same, '3問目': same });
    expect(person('9').form()?.errors).toContain('2つの質問は、別のものを選んでください。');
    await person('9').submit({ '2問目': same, '3問目': '集中して考える時間を、まとまって取れました。' });
    expect(person('9').form()).toBeUndefined();
    expect(programme(person('9')).text).toContain('12週目の質問を決めました。');
    expect(world.complaints).toEqual([]);
  });
});
