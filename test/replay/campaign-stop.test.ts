import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const got = (person: WirePerson, title: string) =>
  person.messages().filter(({ text, buttons }) => text.includes(title) && buttons.includes('読みました')).length;

describe.each(['slack', 'teams'] as const)('a campaign of one bureau on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const readers = ['1', '2', '3'];

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T21:00:00+09:00');
    const units = [unit('省', undefined), unit('東', '省', { promoters: ['7'] })];
    await install(
      world,
      units,
      [...readers, '7'].map((id) => memberOn(wire, id, '東')),
    );
    for (const id of [...readers, '7']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  const write = async (title: string): Promise<void> => {
    await person('7').say('キャンペーン');
    await person('7').tap('新しく作る');
    await person('7').submit({ 題名: title, 本文: '読んでみましょう。' });
  };

  it('needs nobody else, tells of the night, and waits for the morning', async () => {
    await write('朝の知らせ');
    const draft = last(person('7'), '下書き：朝の知らせ');
    expect(draft.text).toContain('このうち4人は、夜間か休日にあたるため、次の勤務日の朝に届きます。');
    expect(draft.buttons).toContain('送る');
    await person('7').tap('送る', { times: 2 });
    await world.clock('2026-11-24T21:05:00+09:00');
    await person('7').tap('一時停止');
    expect(last(person('7'), '朝の知らせ').text).toContain('一時停止中');
    expect(last(person('7'), '朝の知らせ').text).toMatch(/これから届く人[\s:]+4人/);
  });

  it('stays where it is while it is paused, and goes on when it is resumed', async () => {
    await world.clock('2026-11-25T09:00:00+09:00');
    expect(readers.map((id) => got(person(id), '朝の知らせ'))).toEqual([0, 0, 0]);
    await person('7').tap('再開');
    await world.clock('2026-11-25T09:05:00+09:00');
    expect(readers.map((id) => got(person(id), '朝の知らせ'))).toEqual([1, 1, 1]);
    expect(last(person('7'), '送信の状況').text).toContain('送信済み');
  });

  it('can be taken back until its moment, and be sent then', async () => {
    await write('あとの知らせ');
    const tooSoon = 'うち約4人には、お知らせの数の上限のため、届きません';
    expect(last(person('7'), '下書き：あとの知らせ').text).toContain(tooSoon);
    await person('7').tap('相手と日時を変える');
    await person('7').submit({ 送るとき: '日時を決める', 日: '12/5', 時刻: '10時' });
    expect(last(person('7'), '下書き：あとの知らせ').text).toContain(
      'うち約4人には、お知らせが続いているため、あとの日に',
    );
    await person('7').tap('相手と日時を変える');
    await person('7').submit({ 送るとき: '日時を決める', 日: '12/10', 時刻: '10時' });
    expect(last(person('7'), '下書き：あとの知らせ').text).not.toContain('うち約');
    await person('7').tap('送る');
    expect(last(person('7'), '送信予定：あとの知らせ').text).toContain('12月10日（木）10時に送り始めます。');
    await person('7').tap('取り下げて下書きに戻す');
    await world.clock('2026-12-10T11:00:00+09:00');
    expect(readers.map((id) => got(person(id), 'あとの知らせ'))).toEqual([0, 0, 0]);
    await person('7').tap('送る');
    expect(last(person('7'), '下書き：あとの知らせ').text).toContain('送る日時が過ぎています。');
  });

  it('stopped on its way reaches nobody any more, and says so', async () => {
    await world.clock('2026-12-10T21:00:00+09:00');
    await write('夜の知らせ');
    await person('7').tap('送る');
    await world.clock('2026-12-10T21:02:00+09:00');
    await person('7').tap('最新の状況');
    await person('7').tap('中止');
    expect(last(person('7'), '送信を中止しますか').buttons).toEqual(['中止する', '中止しない']);
    await person('7').tap('中止しない');
    await person('7').tap('中止');
    await person('7').tap('中止する', { times: 2 });
    await world.clock('2026-12-11T09:00:00+09:00');
    expect(readers.map((id) => got(person(id), '夜の知らせ'))).toEqual([0, 0, 0]);
    await person('7').tap('最新の状況');
    expect(last(person('7'), '夜の知らせ').text).toMatch(/中止で届けなかった人[\s:]+4人/);
    expect(world.complaints).toEqual([]);
  });

  it('is switched off in two taps, and does not come again', async () => {
    await person('1').tap('お知らせの設定');
    await person('1').tap('キャンペーンを止める');
    await world.clock('2027-01-12T09:00:00+09:00');
    await write('新年の知らせ');
    await person('7').tap('送る');
    await world.clock('2027-01-12T09:10:00+09:00');
    expect(readers.map((id) => got(person(id), '新年の知らせ'))).toEqual([0, 1, 1]);
    expect(last(person('7'), '送信の状況').text).toMatch(/ご本人の設定や、受け取る数の上限で届けない人[\s:]+1人/);
  });
});
