import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each(['slack', 'teams'] as const)('what came today on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined), unit('人事', '省')],
      [
        memberOn(wire, '1', '人事'),
        memberOn(wire, '2', '人事'),
        memberOn(wire, '3', '人事', { language: 'en' }),
        memberOn(wire, '4', '人事', { language: 'yasashii' }),
        memberOn(wire, '5', '人事', { freeDay: 4 }),
      ],
    );
    for (const id of ['1', '2', '3', '4', '5']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('is nothing on a day without messages, and is said so', async () => {
    await person('1').say('今日届いたもの');
    expect(last(person('1')).text).toContain('今日は、灯りからお送りしたお知らせはありません。');
    expect(last(person('1')).text).toContain('1日2件、1週間7件まで');
    expect(last(person('1')).buttons).toEqual(['しばらく休む', '設定']);
  });

  it('begins a rest in two taps, and takes it back with one', async () => {
    await person('2').say('今日もう通知いらない');
    expect(last(person('2')).text).toContain('お知らせをしばらく休めます。理由はうかがいません。');
    await person('2').tap('月曜の朝まで');
    expect(last(person('2')).text).toContain('11月30日（月）の朝まで、お知らせを休みます。');
    expect(last(person('2')).text).toContain('承認のお知らせは、休みの間も届きます。');
    await person('2').tap('設定');
    expect(last(person('2')).text).toContain('11月30日（月）の朝まで、お知らせを休みます。');
    await person('2').tap('しばらく休む');
    await person('2').tap('休みを終える');
    expect(last(person('2')).text).toContain('お知らせを再開しました。');
    await person('2').say('しばらく止めて');
    expect(last(person('2')).buttons).not.toContain('休みを終える');
    await person('2').tap('月曜の朝まで');
  });

  it('rests until a day chosen in a form', async () => {
    await person('4').say('しばらく 休む');
    await person('4').tap('日を 選ぶ');
    expect(person('4').form()?.title).toBe('しばらく 休む');
    await person('4').submit({ 'お知らせを また 受け取る 日': '11月30日（月）' });
    expect(last(person('4')).text).toContain('11月30日（月）の 朝まで、お知らせを 休みます。');
    await person('4').tap('休みを 終わる');
    expect(last(person('4')).text).toContain('また お知らせを 送ります。');
  });

  it('lists the pulse when it has come, and nothing for who rests', async () => {
    const before = person('2').messages().length;
    await world.clock('2026-11-26T15:00:00+09:00');
    expect(person('2').messages()).toHaveLength(before);
    await person('1').say('今日のお知らせ');
    expect(last(person('1')).text).toContain('今日、灯りからお送りしたお知らせは1件です。');
    expect(last(person('1')).text).toMatch(/やりがいパルス[\s\S]*15時/);
    await person('2').say('今日何が届いた？');
    expect(last(person('2')).text).toContain('お送りしません（お休み中のため）');
    await person('3').say('What came today?');
    expect(last(person('3')).text).toContain('I have sent you one message today.');
    await person('4').say('今日 届いた もの');
    expect(last(person('4')).text).toContain('今日は、お知らせを 1つ 送りました。');
  });

  it('says of what waits until when, and why', async () => {
    await person('5').say('今日の通知');
    expect(last(person('5')).text).toContain('11月27日（金）8時30分以降にお送りします（夜間や休みの日のため）');
  });

  it('stops a kind in two taps', async () => {
    await person('1').say('今日届いたもの');
    await person('1').tap('やりがいパルスを止める');
    expect(last(person('1')).text).toContain('変更しました。');
    expect(last(person('1')).buttons).toContain('やりがいパルスを受け取る');
  });

  it('says of the reminder the same to who has answered and who has not', async () => {
    await person('3').tap('Strongly agree');
    await world.clock('2026-11-27T10:30:00+09:00');
    await person('3').say('messages today');
    await person('4').say('今日 届いた もの');
    expect(last(person('3')).text).toContain('comes only if you have not answered yet');
    expect(last(person('4')).text).toContain('まだ 答えて いない ときだけ 届きます');
    expect(world.complaints).toEqual([]);
  });
});
