import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asLocalDate, asLocalTime } from '../../src/time/instant.ts';
import { monthOf } from '../fixtures/campaigns.ts';
import { last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const nudges = (person: WirePerson) => person.messages().filter(({ buttons }) => buttons.includes('今日は通知不要'));
const notices = (person: WirePerson) =>
  person.messages().filter(({ text }) => text.includes('国会待機は解除になりました'));

describe.each(['slack', 'teams'] as const)('the evening of units on %s', (here) => {
  let world: World;
  const person = (id: string) => world[here].person(accountOf(world[here], id));
  const east = ['1', '2', '3', '4', '5'];
  const everybody = [...east, '6', '7', '8', '9'];
  const declares = async (id: string, hour: string) => {
    await person(id).say('残業');
    await person(id).tap(hour);
    await person(id).tap('国会対応');
  };
  const plans = async (id: string, label: string) => {
    await person(id).say('退庁予定');
    await person(id).tap(label);
  };

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-26T15:00:00+09:00');
    const units = [
      unit('省', undefined),
      unit('東', '省', { managers: ['9'], promoters: ['8'] }),
      unit('東二', '東'),
      unit('西', '省'),
    ];
    const late = { hours: { start: asLocalTime('11:00'), end: asLocalTime('19:45') } };
    await install(world, units, [
      ...['1', '2', '8'].map((id) => memberOn(world[here], id, '東')),
      ...['3', '4'].map((id) => memberOn(world[here], id, '東二')),
      memberOn(world[here], '5', '東二', late),
      ...['6', '7'].map((id) => memberOn(world[here], id, '西')),
      { ...memberOn(world[here], '9', '東'), name: '佐藤' },
    ]);
    for (const id of everybody) await arrived(world[here], id);
    const days = { first: asLocalDate('2026-11-30'), last: asLocalDate('2026-12-31') };
    await world.system.store.months.save(monthOf(LOCAL_ORG, days));
  });
  afterAll(() => world.close());

  it('are set by promoters alone, for their own unit, and what that means is said before', async () => {
    await person('1').say('消灯の設定');
    expect(last(person('1'), '消灯の設定を変えられるのは').buttons).toEqual(['今日の退庁予定']);
    await person('8').say('消灯の設定');
    const shown = last(person('8'), '消灯のお知らせの設定');
    expect(shown.text).toContain('東課とその下の部署');
    expect(shown.text).toContain('強化月間：11月30日（月）から12月31日（木）まで');
    expect(shown.buttons).toEqual(['予定のある方だけにする', '強化月間中は広くする', 'チャンネルへのお知らせ']);
    await person('8').tap('強化月間中は広くする');
    expect(last(person('8'), '7人のうち、予定を登録していない方にも').buttons).toEqual(['この設定にする', '戻る']);
    await person('8').tap('この設定にする', { times: 2 });
    expect(last(person('8'), '設定を変えました').text).toContain('今は「強化月間中は広く」です。');
  });

  it('hear nothing more as long as there is no campaign month', async () => {
    await world.clock('2026-11-27T20:30:00+09:00');
    expect(everybody.map((id) => nudges(person(id)).length)).toEqual(everybody.map(() => 0));
  });

  it('hear of 19:30 in the campaign month: who said nothing too, once, and nobody of another unit', async () => {
    await world.clock('2026-11-30T15:00:00+09:00');
    await plans('2', '19時');
    await plans('3', '20時');
    await declares('4', '21時');
    await world.clock('2026-11-30T19:45:00+09:00');
    expect(everybody.map((id) => nudges(person(id)).length)).toEqual([1, 0, 1, 0, 0, 0, 0, 1, 1]);
    const said = nudges(person('1'))[0];
    expect(said?.text).toContain('強化月間の間は、所属の設定で、予定を登録していない方にもお送りしています。');
    expect(said?.buttons).toEqual(['そろそろ終わります', '20時以降も必要です', '今日は通知不要', 'この通知を止める']);
    expect(nudges(person('3'))[0]?.text).not.toContain('所属の設定');
  });

  it('stops for who stops it, and comes back to nobody the next evening but who wants it', async () => {
    await person('1').tap('この通知を止める');
    await person('1').tap('この通知を止める');
    await person('9').tap('今日は通知不要');
    await world.clock('2026-12-01T19:45:00+09:00');
    expect(['1', '8', '9'].map((id) => nudges(person(id)).length)).toEqual([0, 2, 1]);
  });

  it('are narrow again by one tap', async () => {
    await person('8').say('消灯の設定');
    await person('8').tap('予定のある方だけにする');
    expect(last(person('8'), '設定を変えました').text).toContain('今は「予定のある方だけ」です。');
    const before = everybody.map((id) => nudges(person(id)).length);
    await world.clock('2026-12-02T19:45:00+09:00');
    expect(everybody.map((id) => nudges(person(id)).length)).toEqual(before);
  });

  it('hear that standby is over from their head alone, who is asked first', async () => {
    await world.clock('2026-12-03T15:00:00+09:00');
    await declares('1', '22時');
    await declares('3', '21時');
    await declares('6', '22時');
    await plans('2', '20時以降');
    await plans('4', '19時');
    await world.clock('2026-12-03T19:00:00+09:00');
    await person('1').say('待機解除');
    expect(last(person('1'), '部署の管理職の方です').buttons).toEqual(['今日の退庁予定']);
    await person('9').say('待機解除');
    const asked = last(person('9'), '国会待機の解除を伝えますか');
    expect(asked.text).toContain('東課とその下の部署に');
    expect(asked.text).toContain('今日の残業を申告している方は2人です。');
    expect(asked.buttons).toEqual(['待機解除を伝える', 'やめる']);
    expect(everybody.flatMap((id) => notices(person(id)))).toEqual([]);
    await person('9').tap('待機解除を伝える', { times: 3 });
    await world.clock('2026-12-03T19:05:00+09:00');
    expect(everybody.filter((id) => notices(person(id)).length === 1)).toEqual(['1', '2', '3']);
    expect(notices(person('3'))[0]?.text).toContain('佐藤さん（東課）からお知らせです。');
    expect(everybody.flatMap((id) => notices(person(id)))).toHaveLength(3);
  });

  it('reach in the quiet hours only who is at work by their own declaration', async () => {
    await person('1').tap('もう終わります');
    await world.clock('2026-12-03T21:30:00+09:00');
    await person('9').say('待機解除');
    expect(last(person('9'), '夜間と早朝（20時15分〜8時30分）は').buttons).toEqual(['待機解除を伝える', 'やめる']);
    await person('9').tap('待機解除を伝える');
    await world.clock('2026-12-03T21:35:00+09:00');
    // 1 has gone, and their message says so; 2 had a plan alone, 3 was to be there until 21:00.
    expect(everybody.map((id) => notices(person(id)).length)).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0]);
    await declares('4', '22時');
    await world.clock('2026-12-03T21:40:00+09:00');
    await person('9').say('待機解除');
    await person('9').tap('待機解除を伝える');
    await world.clock('2026-12-03T21:45:00+09:00');
    expect(everybody.map((id) => notices(person(id)).length)).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('goes past midnight with who declared it', async () => {
    await person('4').tap('変更');
    await person('4').submit({ おわり: '26:00' });
    await world.clock('2026-12-04T00:30:00+09:00');
    await person('9').say('待機解除');
    await person('9').tap('待機解除を伝える');
    await world.clock('2026-12-04T00:35:00+09:00');
    expect(notices(person('4'))).toHaveLength(2);
    await person('4').tap('もう終わります');
    expect(person('4').messages().at(-1)?.text).toContain('おつかれさまでした。');
    await world.clock('2026-12-04T06:30:00+09:00');
    expect(everybody.map((id) => notices(person(id)).length)).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('leaves the quiet hours of the morning to who has planned the evening after them', async () => {
    await plans('2', '20時以降');
    await world.clock('2026-12-04T07:00:00+09:00');
    await person('9').say('待機解除');
    expect(last(person('9'), '夜間と早朝（20時15分〜8時30分）は').buttons).toEqual(['待機解除を伝える', 'やめる']);
    await person('9').tap('待機解除を伝える');
    await world.clock('2026-12-04T12:00:00+09:00');
    expect(everybody.map((id) => notices(person(id)).length)).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(world.complaints).toEqual([]);
  });
});
