import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const asked = (person: WirePerson) => person.messages().filter(({ text }) => text.includes('確認を待っている'));

describe.each(['slack', 'teams'] as const)('what waits for whoever confirms on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const declare = async (id: string, line: string): Promise<void> => {
    await person(id).say(line);
    await person(id).tap('この内容で申告する');
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T15:00:00+09:00');
    const units = [unit('省', undefined, { managers: ['8'] }), unit('係', '省', { managers: ['9'] })];
    const named = { '1': '渡辺', '2': '阿部', '8': '課長', '9': '佐藤' };
    const members = Object.entries(named).map(([id, name]) => ({ ...memberOn(wire, id, '係'), name }));
    await install(world, units, members);
    for (const id of Object.keys(named)) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('comes together at five, of plans for another day', async () => {
    await declare('1', '明日22時まで残業 予算');
    await world.clock('2026-11-26T16:00:00+09:00');
    await declare('2', '明日は7時半から早出');
    await world.clock('2026-11-26T16:59:00+09:00');
    expect(asked(person('9'))).toEqual([]);
    await world.clock('2026-11-26T17:05:00+09:00');
    expect(asked(person('9'))).toHaveLength(1);
    const digest = last(person('9'));
    expect(digest.text).toContain('確認を待っている申告が2件あります。');
    expect(digest.text).toContain('渡辺さん　11月27日（金） 18:15〜22:00　予算（今月の累計 3時間45分）');
    expect(digest.text).toContain('阿部さん　11月27日（金） 7:30〜9:30（今月の累計 2時間）');
    expect(
      person('8')
        .messages()
        .filter(({ text }) => text.includes('渡辺')),
    ).toEqual([]);
  });

  it('is answered one after the other in the same message', async () => {
    await person('9').tap('確認しました', { times: 2 });
    expect(last(person('9')).text).toContain('確認を待っている申告が1件あります。');
    await world.clock('2026-11-26T17:10:00+09:00');
    expect(last(person('1')).text).toContain('佐藤さんが確認しました。');
    expect(last(person('2')).text).not.toContain('佐藤さんが確認しました。');
  });

  it('is there when it is asked for, with the month in the order of names', async () => {
    await person('9').say('残業の確認');
    const list = last(person('9'));
    expect(list.text).toContain('確認を待っている申告が1件あります。');
    expect(list.text.indexOf('氏名')).toBeGreaterThan(0);
    expect(list.text.lastIndexOf('渡辺')).toBeGreaterThan(list.text.lastIndexOf('阿部'));
    await person('1').say('残業の確認');
    expect(last(person('1')).text).toContain('確認を待っている申告はありません。');
    expect(last(person('1')).text).not.toContain('阿部');
  });

  it('does not come again once all is answered or withdrawn', async () => {
    await person('2').say('明日の早出はやめます');
    await person('2').tap('取り消し');
    await declare('1', '12/1 21時まで残業');
    await world.clock('2026-11-26T17:15:00+09:00');
    // The one that came at five, which asked about it: in place, with what waits by now.
    expect(asked(person('9'))[0]?.text).not.toContain('阿部さん　11月27日（金）');
    expect(asked(person('9'))[0]?.text).toContain('渡辺さん　12月1日（火） 18:15〜21:00');
    await person('9').say('残業の確認');
    expect(last(person('9')).text).toContain('渡辺さん　12月1日（火） 18:15〜21:00');
    await person('9').tap('明日に回せます');
    await world.clock('2026-11-26T17:20:00+09:00');
    expect(last(person('1')).text).toContain('佐藤さんから「明日に回せます」と返事がありました。');
    await world.clock('2026-11-27T17:10:00+09:00');
    const open = asked(person('9')).filter(({ buttons }) => buttons.includes('確認しました'));
    expect(open.filter(({ text }) => text.includes('12月1日'))).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});
