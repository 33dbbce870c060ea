import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, last } from '../wire/heard.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each([
  ['slack', 'slack'],
  ['teams', 'teams'],
  ['slack', 'teams'],
  ['teams', 'slack'],
] as const)('overtime of somebody on %s, confirmed on %s', (here, there) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-26T15:00:00+09:00');
    const units = [unit('省', undefined), unit('係', '省', { managers: ['9'] })];
    const members = [memberOn(world[here], '1', '係'), { ...memberOn(world[there], '9', '係'), name: '佐藤' }];
    await install(world, units, members);
    await arrived(world[here], '1');
    await arrived(world[there], '9');
  });
  afterAll(() => world.close());
  const staff = () => world[here].person(accountOf(world[here], '1'));
  const manager = () => world[there].person(accountOf(world[there], '9'));

  it('is declared in two taps, which say what is known before', async () => {
    await staff().say('残業');
    expect(last(staff(), '何時ごろまで').buttons).toEqual([
      '19時',
      '20時',
      '21時',
      '22時',
      'その他の時刻',
      '今月の残業を見る',
    ]);
    await staff().tap('21時', { times: 2 });
    const before = last(staff(), '理由を選ぶと申告できます');
    expect(before.text).toMatch(/確認する方[\s:]+佐藤/);
    expect(before.text).toMatch(/今月の累計（この予定を含む）[\s:]+2時間45分/);
    expect(before.text).toContain('申告より長く働いた時間は、あとから必ず直してください。');
    await staff().tap('国会対応', { times: 3 });
    expect(last(staff(), '確認をお願いしました').text).toContain(
      '11月26日（木）18:15〜21:00、理由「国会対応」で、佐藤さんに確認をお願いしました。実際の時間は、明日の朝に直せます。',
    );
  });

  it('asks whoever confirms it once', async () => {
    await world.clock('2026-11-26T15:05:00+09:00');
    expect(count(manager(), '超過勤務の事前確認')).toBe(1);
    const asked = last(manager(), '超過勤務の事前確認');
    expect(asked.text).toContain('職員 1さんから、今日18:15〜21:00の超過勤務の予定が届きました。');
    expect(asked.buttons).toEqual(['確認しました', '時間を相談する', '明日に回せます']);
  });

  it('changes in place on both sides, and is not asked twice', async () => {
    await staff().tap('変更');
    await staff().submit({ おわり: '20時' });
    expect(last(staff(), '申告を変更しました').text).toContain('18:15〜20:00');
    await world.clock('2026-11-26T15:10:00+09:00');
    expect(count(manager(), '超過勤務の事前確認')).toBe(1);
    expect(last(manager(), '超過勤務の事前確認').text).toContain('今日18:15〜20:00の');
  });

  it('is confirmed in one tap, and the person’s own message says so', async () => {
    await manager().tap('確認しました', { times: 2 });
    expect(last(manager(), '超過勤務の事前確認').text).toContain('佐藤さんが確認しました。');
    expect(last(manager(), '超過勤務の事前確認').buttons).toEqual([]);
    await world.clock('2026-11-26T15:15:00+09:00');
    expect(last(staff(), '18:15〜20:00').text).toContain('佐藤さんが確認しました。');
  });

  it('stays confirmed when less is declared, and is asked anew when more is', async () => {
    await staff().tap('変更');
    await staff().submit({ おわり: '19:00' });
    expect(last(staff(), '18:15〜19:00').text).toContain('佐藤さんが確認しました。');
    await staff().tap('変更');
    await staff().submit({ おわり: '22:00' });
    await world.clock('2026-11-26T15:20:00+09:00');
    expect(count(manager(), '超過勤務の事前確認')).toBe(2);
    await manager().tap('時間を相談する');
    await world.clock('2026-11-26T15:25:00+09:00');
    expect(last(staff(), '18:15〜22:00').text).toContain('佐藤さんが、時間を相談したいとのことです。');
  });

  it('is withdrawn, which a late answer says too', async () => {
    await staff().tap('取り消し', { times: 2 });
    expect(last(staff(), '取り消しました').text).toContain('11月26日（木）の残業の申告を取り消しました。');
    await world.clock('2026-11-26T15:30:00+09:00');
    expect(last(manager(), 'この申告を取り消しました').text).toContain('職員 1さんが、この申告を取り消しました。');
  });

  it('is asked about the next morning, only after a day that was declared', async () => {
    await staff().say('残業');
    await staff().tap('22時');
    await staff().tap('予算');
    await staff().tap('変更');
    await staff().submit({ おわり: '22:45' });
    await world.clock('2026-11-27T09:29:00+09:00');
    expect(count(staff(), 'の実績は')).toBe(0);
    await world.clock('2026-11-27T09:31:00+09:00');
    const asked = last(staff(), 'の実績は');
    expect(asked.text).toContain('11月26日（木）の実績は、18:15〜22:45（4時間30分）でよいですか。');
    expect(asked.text).toContain('今日は9:45から始めると、11時間の間隔がとれます。');
    expect(asked.buttons.slice(-3)).toEqual(['このとおりです', '直す', '残業しませんでした']);
    await staff().tap('このとおりです', { times: 2 });
    expect(last(staff(), '記録しました').text).toContain('今日は9:45から始める予定として控えました。');
  });

  it('is corrected upwards without a question', async () => {
    await staff().tap('直す');
    await staff().submit({ おわり: '24:30' });
    expect(last(staff(), '記録しました').text).toContain(
      '11月26日（木）の実績を、18:15〜翌0:30（6時間15分）で記録しました。',
    );
    await world.clock('2026-11-30T12:00:00+09:00');
    expect(count(staff(), 'の実績は')).toBe(0);
    expect(world.complaints).toEqual([]);
  });
});
