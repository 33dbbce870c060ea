import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const about = (person: WirePerson, text: string) => person.messages().filter((message) => message.text.includes(text));

describe.each(['slack', 'teams'] as const)('a plan whose head moves away on %s', (platform) => {
  let world: World;
  const person = (id: string): WirePerson => world[platform].person(accountOf(world[platform], id));
  const headedBy = (head: string) =>
    install(
      world,
      [unit('省', undefined), unit('係', '省', { managers: [head] })],
      ['1', '2', '8', '9'].map((id) => ({ ...memberOn(world[platform], id, '係'), name: `職員${id}` })),
    );
  const declare = async (id: string, line: string): Promise<void> => {
    await person(id).say(line);
    await person(id).tap('この内容で申告する');
  };

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2027-03-30T21:00:00+09:00');
    await headedBy('9');
    for (const id of ['1', '2', '8', '9']) await arrived(world[platform], id);
    await declare('1', '22時まで残業 国会対応');
    await declare('2', '4/1 21時まで残業 予算');
    await world.clock('2027-03-30T21:05:00+09:00');
    await headedBy('8');
    await world.clock('2027-04-01T09:35:00+09:00');
  });
  afterAll(() => world.close());

  it('is not told to whoever heads them no more', () => {
    expect(about(person('9'), '超過勤務')).toEqual([]);
    expect(about(person('9'), '確認を待っている')).toEqual([]);
  });

  it('is asked of whoever heads them now, once, and can be confirmed', async () => {
    expect(about(person('8'), '職員1さんから')).toHaveLength(1);
    expect(about(person('8'), '職員2さんから')).toHaveLength(1);
    expect(about(person('2'), '職員8さんに確認をお願いしました')).toHaveLength(1);
    await person('8').tap('確認しました');
    expect(about(person('8'), '職員8さんが確認しました。')).toHaveLength(1);
    expect(world.complaints).toEqual([]);
  });
});
