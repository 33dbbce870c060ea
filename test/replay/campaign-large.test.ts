import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, type Member, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** Most people of the ministry are in 東. */
const PEOPLE = 2_100;

describe.each(['slack', 'teams'] as const)('a campaign in a large organisation on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const readers = ['1', '2', '3'];

  beforeAll(async () => {
    world = await openWorld({ minuteTick: false });
    wire = world[platform];
    await world.clock('2026-11-24T08:50:00+09:00');
    const many = Array.from({ length: 60 }, (_, i) => unit(`係${i}`, '東'));
    const units = [unit('省', undefined, { promoters: ['8', '9'] }), unit('東', '省'), unit('西', '省'), ...many];
    const silent: readonly Member[] = Array.from({ length: PEOPLE }, (_, i) => ({ id: `s${i}`, unit: `係${i % 60}` }));
    const members = [
      ...silent,
      ...readers.map((id) => memberOn(wire, id, '西')),
      memberOn(wire, '8', '省', { name: '推進八重' }),
      memberOn(wire, '9', '省', { name: '推進九郎' }),
    ];
    await install(world, units, members);
    for (const id of [...readers, '8', '9']) await arrived(wire, id);
    await world.clock('2026-11-24T08:55:00+09:00');
    await world.clock('2026-11-24T09:00:00+09:00');
  }, 120_000);
  afterAll(() => world.close());

  const write = async (title: string, to: string): Promise<void> => {
    await person('8').say('キャンペーン');
    await person('8').tap('新しく作る');
    await person('8').submit({ 題名: title, 本文: '読んでみましょう。' });
    await person('8').tap('相手と日時を変える');
    await person('8').submit({ 一覧にない部署: to });
  };

  it('says about how many it goes to and when they were counted, at the cost of a few requests', async () => {
    await write('全体の知らせ', '省課');
    expect(last(person('8'), '下書き：全体の知らせ').text).toContain('約2105人（11月24日（火）8時');
    const { meter } = world.system.store;
    meter.reset();
    await person('8').choose('部署をしぼる', '東課');
    expect(last(person('8'), '下書き：全体の知らせ').text).toContain('約2100人');
    // Who taps, the draft read and saved, the head of the census, and the author's name.
    expect(meter.read().requests).toBeLessThanOrEqual(5);
  });

  it('tells of a unit that is not there, or there twice, and keeps the form', async () => {
    await person('8').tap('相手と日時を変える');
    await person('8').submit({ 一覧にない部署: '無い課' });
    expect(person('8').form()?.errors.join()).toContain('名簿に同じ名前の部署が見つかりません。');
    await person('8').submit({ 一覧にない部署: '係59' });
    expect(last(person('8'), '下書き：全体の知らせ').text).toContain('約35人');
  });

  it('needs nobody else for a few people while the count is new, and reaches them', async () => {
    await write('西の知らせ', '西課');
    expect(last(person('8'), '下書き：西の知らせ').text).toContain('約3人');
    await person('8').tap('送る');
    await world.clock('2026-11-24T09:05:00+09:00');
    expect(readers.map((id) => last(person(id), '西の知らせ').buttons.includes('読みました'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('needs somebody else once the count is old, and has it taken anew', async () => {
    await world.clock('2026-11-24T13:00:00+09:00');
    await write('午後の知らせ', '西課');
    const draft = last(person('8'), '下書き：午後の知らせ');
    expect(draft.text).toContain('人数が変わっているかもしれないので');
    expect(draft.text).toContain('いま人数を数え直しています。');
    expect(draft.buttons).not.toContain('送る');
    await world.clock('2026-11-24T13:02:00+09:00');
    await person('8').tap('相手と日時を変える');
    await person('8').submit({ 一覧にない部署: '東課' });
    await person('8').choose('部署をしぼる', '省課');
    await person('8').choose('部署をしぼる', '西課');
    expect(last(person('8'), '下書き：午後の知らせ').text).toMatch(/約3人（11月24日（火）13時\d?分?の時点）/);
    expect(last(person('8'), '下書き：午後の知らせ').buttons).toContain('送る');
  });

  it('shows the second person the same', async () => {
    await write('東の知らせ', '東課');
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-11-24T13:10:00+09:00');
    expect(last(person('9'), '承認のお願い').text).toMatch(/約2100人（11月24日（火）13時\d?分?の時点）/);
    await person('9').tap('差し戻す');
  });

  it('tells on its board what was counted last, and counts again for who looks', async () => {
    const { campaigns } = world.system.store;
    const sent = (await campaigns.recent(LOCAL_ORG, 9)).find(({ content }) => content.title === '西の知らせ');
    if (!sent) throw new Error('not sent');
    // As if it had gone to many.
    await campaigns.save({ ...sent, people: PEOPLE });
    for (const id of readers) await person(id).tap('読みました');
    await person('8').say('キャンペーン');
    await person('8').choose('お知らせを開く', '西の知らせ（送信済み）');
    expect(last(person('8'), '送信の状況').text).toContain('いま数え直しています。');
    await world.clock('2026-11-24T13:20:00+09:00');
    const { meter } = world.system.store;
    meter.reset();
    await person('8').tap('最新の状況');
    expect(meter.read().requests).toBeLessThanOrEqual(5);
    const board = last(person('8'), '送信の状況').text;
    expect(board).toMatch(/届いた人[\s:]+3人/);
    expect(board).toContain('読みました 5人未満');
    expect(board).toMatch(/11月24日（火）13時\d+分の時点の人数です。/);
    await world.clock('2026-11-24T13:22:00+09:00');
    await person('8').tap('最新の状況');
    expect(world.complaints).toEqual([]);
  });
});
