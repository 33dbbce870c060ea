import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asLocalDate } from '../../src/time/instant.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each(['slack', 'teams'] as const)('people on %s', (platform) => {
  let world: World;
  let wire: Wire;

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-23T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined), unit('人事', '省')],
      [
        memberOn(wire, '1', '人事'),
        memberOn(wire, '2', '人事', { joinedOn: asLocalDate('2026-11-24') }),
        memberOn(wire, '3', '人事', { language: 'en' }),
        memberOn(wire, '4', '人事', { freeDay: 4 }),
        memberOn(wire, '5', '人事'),
        {
          id: '6',
          unit: '人事',
          slack: { user: accountOf(world.slack, '6') },
          teams: { user: accountOf(world.teams, '6') },
          place: platform === 'slack' ? 'teams' : 'slack',
        },
      ],
    );
    for (const id of ['1', '2', '3', '4', '5', '6']) await arrived(wire, id);
    await arrived(world.slack, '6');
    await arrived(world.teams, '6');
  });
  afterAll(() => world.close());
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));

  it('answers a stranger kindly and stores nothing of them', async () => {
    const stranger = wire.person(platform === 'slack' ? 'U999' : '00000000-0000-4000-8000-999999999999');
    await stranger.say('こんにちは');
    expect(last(stranger).text).toContain('職員の名簿にまだお名前が見つかりません。');
    expect(last(stranger).text).toContain('I cannot find you in the staff directory yet.');
  });

  it('shows what it can do when it does not understand', async () => {
    await person('1').say('ﾋﾟｻﾞ食べたい！ PIZZA?');
    expect(last(person('1')).text).toContain('「ﾋﾟｻﾞ食べたい！ PIZZA?」は、うまく読み取れませんでした。');
    expect(last(person('1')).buttons).toEqual([
      'やりがいパルス',
      '残業の申告',
      '1on1',
      'みんなの結果',
      '今日の退庁予定',
      '設定',
      '回答の扱い',
    ]);
  });

  it('stops a kind of message in two taps, and it stays stopped', async () => {
    const staff = person('5');
    await staff.say('メニュー');
    await staff.tap('設定');
    await staff.tap('やりがいパルスを止める');
    expect(last(staff).text).toContain('変更しました。');
    expect(last(staff).buttons).toContain('やりがいパルスを受け取る');
    const before = staff.messages().length;
    await world.clock('2026-11-26T15:00:00+09:00');
    expect(staff.messages()).toHaveLength(before);
  });

  it('explains itself to a newcomer and asks one question only', async () => {
    const newcomer = person('2');
    expect(last(newcomer).text).toContain('はじめまして、灯りです。');
    expect(last(newcomer).text).toContain('今週は1問だけです。');
    await newcomer.tap('とてもそう思う');
    expect(last(newcomer).text).toContain('ありがとうございます。受け取りました。');
    expect(last(newcomer).buttons).toEqual([
      'Q1を変える',
      'ひとこと書く',
      'みんなの結果',
      '今週は答えない（回答を取り消す）',
      'お知らせの設定',
    ]);
  });

  it('speaks English to who reads English', async () => {
    const reader = person('3');
    expect(last(reader).text).toContain('Did you find your work worthwhile this week?');
    await reader.tap('Strongly agree');
    expect(last(reader).text).toContain('Q2 of 3: I could picture the people or sites my work is for.');
  });

  it('writes to the preferred place of a person on both', () => {
    const other = platform === 'slack' ? world.teams : world.slack;
    expect(other.person(accountOf(other, '6')).messages()).toHaveLength(1);
    expect(person('6').messages()).toHaveLength(0);
  });

  it('lets a person on both answer from the other place too', async () => {
    await person('6').say('パルス');
    await person('6').tap('とてもそう思う');
    expect(last(person('6')).text).toContain('Q2（全3問）');
  });

  it('waits for the morning after a weekly day off', async () => {
    expect(person('4').messages()).toHaveLength(0);
    await world.clock('2026-11-27T08:29:00+09:00');
    expect(person('4').messages()).toHaveLength(0);
    await world.clock('2026-11-27T08:30:00+09:00');
    expect(person('4').messages()).toHaveLength(1);
    await world.clock('2026-11-27T10:05:00+09:00');
    expect(person('4').messages()).toHaveLength(1);
  });

  it('asks back at a word for a language, and changes it with one tap', async () => {
    await person('1').say('やさしい');
    expect(last(person('1')).text).toContain('これから やさしい 日本語で 話しますか。');
    await person('1').tap('やさしい 日本語に する');
    expect(last(person('1')).text).toContain('変えました。');
    await person('1').say('ENGLISH please');
    await person('1').tap('Write in English');
    expect(last(person('1')).text).toContain('Changed.');
    await person('1').choose('Language', '日本語');
    expect(last(person('1')).text).toContain('変更しました。');
  });

  it('hides nothing from who asks how answers are kept', async () => {
    await person('1').say('回答の扱い');
    expect(last(person('1')).text).toContain('つなぐための鍵を消す');
    expect(last(person('1')).text).not.toContain('完全匿名');
    expect(world.complaints).toEqual([]);
  });
});
