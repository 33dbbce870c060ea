import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, last } from '../wire/heard.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const NUDGES = ['そろそろ終わります', '20時以降も必要です', '今日は通知不要', 'この通知を止める'];

describe.each(['slack', 'teams'] as const)('the evening of somebody on %s', (here) => {
  let world: World;
  const person = (id: string) => world[here].person(accountOf(world[here], id));

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-26T15:00:00+09:00');
    const ids = ['1', '2', '3', '4', '5', '6'];
    await install(
      world,
      [unit('省', undefined), unit('係', '省')],
      ids.map((id) => memberOn(world[here], id, '係')),
    );
    for (const id of ids) await arrived(world[here], id);
  });
  afterAll(() => world.close());

  it('begins with a plan of their own, in two taps', async () => {
    await person('1').say('退庁予定');
    const asked = last(person('1'), '何時ごろに終える予定ですか');
    expect(asked.buttons).toEqual(['定時', '19時', '20時', '20時以降']);
    expect(asked.text).toContain('上司や推進者には見えず、30日で消えます。');
    await person('1').tap('20時', { times: 2 });
    expect(last(person('1'), '20時に終える予定').text).toContain('19時30分に一度だけお知らせします。');
  });

  it('is planned from the menu, and from a sentence', async () => {
    await person('2').say('メニュー');
    await person('2').tap('今日の退庁予定');
    await person('2').tap('19時');
    await person('3').say('今日は20時半に帰ります');
    expect(last(person('3'), '読み取りました').text).toContain('「20時以降」と読み取りました。');
    await person('3').tap('20時以降');
    expect(last(person('3'), '20時を過ぎる予定').buttons).toEqual(['残業の申告', '予定を変える', '予定を取り消す']);
    await person('4').say('残業');
    await person('4').tap('21時');
    await person('4').tap('国会対応');
  });

  it('says at 19:30 what was planned, to whoever means to be there then, and to nobody else', async () => {
    await world.clock('2026-11-26T19:29:00+09:00');
    expect(count(person('1'), '区切り')).toBe(0);
    await world.clock('2026-11-26T19:31:00+09:00');
    const said = last(person('1'), '19時30分です');
    expect(said.text).toContain('19時30分です。今日は20時に終える予定でしたね。');
    expect(said.buttons).toEqual(NUDGES);
    expect(last(person('3'), '19時30分です').text).toContain('今日は20時を過ぎる予定でしたね。');
    for (const id of ['2', '4', '5', '6']) expect(count(person(id), '19時30分です')).toBe(0);
  });

  it('leads from 19:30 to the two taps of a declaration', async () => {
    await person('3').tap('20時以降も必要です');
    expect(last(person('3'), '何時ごろまで').buttons).toEqual([
      ...['20時', '21時', '22時', 'その他の時刻'],
      '今月の残業を見る',
    ]);
  });

  it('says it once, and nothing more after somebody said that they go', async () => {
    await person('1').tap('そろそろ終わります', { times: 2 });
    expect(last(person('1'), 'おつかれさまでした。今日はもうお知らせしません').buttons).toEqual(['今日の退庁予定']);
    await world.clock('2026-11-26T20:01:00+09:00');
    expect(count(person('1'), '20時になりました')).toBe(0);
  });

  it('says at 20:00 what was declared, to whoever declared more', async () => {
    const said = last(person('4'), '20時になりました');
    expect(said.text).toContain('今日は21:00までの予定を伺っています。');
    expect(said.buttons).toEqual(['予定どおり', 'もう終わります', '時間を変える', 'この通知を止める']);
    for (const id of ['1', '2', '3', '5', '6']) expect(count(person(id), '20時になりました')).toBe(0);
  });

  it('changes the time from there', async () => {
    await person('4').tap('時間を変える');
    await person('4').submit({ おわり: '20:30' });
    expect(last(person('4'), '18:15〜20:30').text).toContain('申告を変更しました。');
  });

  it('stops for good in two taps, and no other kind with it', async () => {
    await person('3').tap('この通知を止める');
    expect(last(person('3'), '20時のお知らせを止めますか').buttons).toEqual(['この通知を止める', '止めない']);
    await person('3').tap('この通知を止める');
    expect(last(person('3'), '設定').text).toMatch(/消灯のお知らせ[\s:]+止めています/);
    await world.clock('2026-11-27T15:00:00+09:00');
    await person('3').say('退庁予定');
    await person('3').tap('20時以降');
    await world.clock('2026-11-27T20:10:00+09:00');
    expect(count(person('3'), '11月27日（金）は、20時を過ぎる予定')).toBe(1);
    expect(
      person('3')
        .messages()
        .filter(({ buttons }) => buttons.includes('そろそろ終わります')),
    ).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});
