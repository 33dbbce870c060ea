import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each(['slack', 'teams'] as const)('lines about overtime on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const staff = () => wire.person(accountOf(wire, '1'));
  const manager = () => wire.person(accountOf(wire, '9'));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T19:40:00+09:00');
    const units = [unit('省', undefined), unit('係', '省', { managers: ['9'] })];
    await install(world, units, [memberOn(wire, '1', '係'), { ...memberOn(wire, '9', '係'), name: '佐藤' }]);
    for (const id of ['1', '9']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('are shown as they were understood, and count for nothing before the tap', async () => {
    await staff().say('今日２２時まで残業　国会対応');
    const shown = last(staff());
    expect(shown.text).toContain('次のように読み取りました。まだ申告していません。');
    expect(shown.text).toMatch(/日時[\s:]+11月26日（木） 18:15〜22:00/);
    expect(shown.text).toMatch(/理由[\s:]+国会対応/);
    expect(shown.buttons).toEqual(['この内容で申告する', '変更', 'やめる']);
    await world.clock('2026-11-26T19:45:00+09:00');
    expect(
      manager()
        .messages()
        .filter(({ text }) => text.includes('事前確認')),
    ).toEqual([]);
    await staff().tap('この内容で申告する', { times: 2 });
    expect(last(staff()).text).toContain('18:15〜22:00、理由「国会対応」で、佐藤さんに確認をお願いしました。');
    await world.clock('2026-11-26T19:50:00+09:00');
    expect(
      manager()
        .messages()
        .filter(({ text }) => text.includes('事前確認')),
    ).toHaveLength(1);
  });

  it('say what an hour was taken for, and change what was declared', async () => {
    await staff().say('やっぱり9時まで');
    expect(last(staff()).text).toContain('「9:00」を、21:00と読みました。');
    await staff().tap('この内容で申告する');
    expect(last(staff()).text).toContain('18:15〜21:00');
    await world.clock('2026-11-26T19:52:00+09:00');
    const moved = staff()
      .messages()
      .filter(({ text }) => text.includes('下の新しいメッセージで申告し直されています。'));
    expect(moved).toHaveLength(1);
  });

  it('extend it, and take it back only after one more question', async () => {
    await staff().say('あと30分延長');
    await staff().tap('この内容で申告する');
    await staff().say('残業取り消し');
    expect(last(staff()).text).toContain('の申告を取り消しますか。');
    await staff().tap('取り消し');
    expect(last(staff()).text).toContain('11月26日（木）の残業の申告を取り消しました。');
    await staff().say('残業取り消し');
    expect(last(staff()).text).toContain('取り消せる申告はありません。');
  });

  it('record what was worked the day before', async () => {
    await staff().say('昨日は23時まででした');
    expect(last(staff()).text).toContain('まだ記録していません。');
    await staff().tap('記録する');
    expect(last(staff()).text).toContain('11月25日（水）の実績を、18:15〜23:00（4時間45分）で記録しました。');
  });

  it('answer kindly and exactly what cannot be', async () => {
    await staff().say('今日18時まで残業');
    expect(last(staff()).text).not.toContain('この内容で申告');
    await staff().say('30時間残業');
    expect(last(staff()).text).toContain('1日に入りません');
  });

  it('change the evening of a day without losing its morning', async () => {
    await staff().say('12/3は7時半から早出');
    await staff().tap('この内容で申告する');
    await staff().say('12/3は21時まで残業');
    await staff().tap('この内容で申告する');
    await staff().tap('変更');
    await staff().submit({ おわり: '20:00' });
    expect(last(staff()).text).toContain('12月3日（木）7:30〜9:30、18:15〜20:00');
  });

  it('record what was worked as long ago as a line is read', async () => {
    await staff().say('9/3は23時まででした');
    await staff().tap('記録する');
    expect(last(staff()).text).toContain('9月3日（木）の実績を');
  });

  it('show the month, to oneself alone', async () => {
    await staff().say('今月の残業は？');
    expect(last(staff()).text).toContain('2026年11月の残業');
    expect(last(staff()).text).toMatch(/超過勤務[\s:]+4時間45分/);
    await manager().say('今月の残業は？');
    expect(last(manager()).text).toContain('申告も実績も、まだありません。');
  });

  it('are remembered for the next declaration, in the words that were typed', async () => {
    await staff().say('11/30は20時まで残業 引っ越しの準備');
    await staff().tap('この内容で申告する');
    await staff().say('残業');
    await staff().tap('22時');
    expect(last(staff()).buttons).toContain('引っ越しの準備');
    await staff().tap('引っ越しの準備');
    expect(last(staff()).text).toContain('理由「引っ越しの準備」');
  });

  it('leave to others what is about something else', async () => {
    await staff().say('20時に会議です');
    expect(last(staff()).text).toContain('うまく読み取れませんでした');
    await staff().say('パルス');
    expect(last(staff()).text).not.toContain('残業');
    expect(world.complaints).toEqual([]);
  });
});
