import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const NAME = '働き方改革推進強化月間';
const CHANGE = '期間、日付、テーマを変える';

describe.each(['slack', 'teams'] as const)('a 強化月間 on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const staff = ['1', '2', '3'];
  const have = (text: string) => staff.map((id) => count(person(id), text));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-30T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined, { promoters: ['8', '9'] }), unit('東', '省', { promoters: ['7'] })],
      [
        ...staff.map((id) => memberOn(wire, id, '東')),
        memberOn(wire, '7', '東', { name: '東山' }),
        memberOn(wire, '8', '省', { name: '推進八重' }),
        memberOn(wire, '9', '省', { name: '推進九郎' }),
      ],
    );
    for (const id of [...staff, '7', '8', '9']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  const sendToEast = async (title: string, date: string): Promise<void> => {
    await person('8').say('キャンペーン');
    await person('8').tap('新しく作る');
    await person('8').submit({ 題名: title, 本文: '15分短くした会議の話です。' });
    await person('8').tap('相手と日時を変える');
    const when = { 送るとき: '日時を決める', 日: date, 時刻: '10時' };
    await person('8').submit({ ...when, '部署（その下も含みます）': '東課' });
    await person('8').tap('送る');
  };

  it('is offered to promoters of the whole organisation only', async () => {
    await person('7').say('月間の設定');
    expect(last(person('7'), 'キャンペーン').buttons).not.toContain('強化月間を設定する');
    await person('8').say('月間の設定をお願いします');
    expect(last(person('8'), 'キャンペーン').buttons).toContain('強化月間を設定する');
  });

  it('says kindly which days make no month', async () => {
    await person('8').tap('強化月間を設定する');
    expect(person('8').form()?.values.月間の名前).toBe(NAME);
    await person('8').submit({ 最初の日: 'らいしゅう', 最後の日: '1/5' });
    expect(person('8').form()?.errors.join()).toContain('2026-12-01 のように書くと、読み取れます。');
    await person('8').submit({ 最初の日: '12/1', 最後の日: '12月10日' });
    expect(person('8').form()?.errors.join()).toContain('いま10日間です。28日間からにすると、保存できます。');
  });

  it('lays out five texts on working days of the period, with their themes', async () => {
    await person('8').submit({ 最初の日: '12/1', 最後の日: '1/5' });
    expect(person('8').form()).toBeUndefined();
    const { text, buttons } = last(person('8'), NAME);
    expect(text).toContain('12月1日（火）から1月5日（火）まで');
    for (const day of ['12月1日（火）', '12月8日（火）', '12月16日（水）', '12月23日（水）', '1月5日（火）'])
      expect(text).toContain(day);
    expect(text).toContain('会議を軽くする');
    expect(text.split('まだ書いていない')).toHaveLength(6);
    expect(buttons).toContain(`次を書く：${NAME}を始めます`);
    expect(buttons).not.toContain('第1週 トップメッセージ');
  });

  it('may be read by other promoters, and set by them not', async () => {
    await person('7').say('強化月間');
    const { text, buttons } = last(person('7'), NAME);
    expect(text).toContain('12月16日（水）');
    expect(text).toContain('組織全体の推進者ができます。');
    expect(buttons.filter((label) => label === CHANGE || label.startsWith('次を書く'))).toEqual([]);
  });

  it('lets the second of two who change it keep what they typed', async () => {
    await person('9').say('強化月間');
    await person('8').tap(CHANGE);
    await person('9').tap(CHANGE);
    await person('9').submit({ やり方のテーマ: '電話を減らす' });
    expect(last(person('9'), NAME).text).toContain('電話を減らす');
    await person('8').submit({ やり方の日: '12/12' });
    expect(person('8').form()?.errors.join()).toContain('休日です。');
    await person('8').submit({ やり方の日: '12/9', しめくくりのテーマ: '一か月をふりかえる' });
    expect(person('8').form()?.text).toContain('入力のあいだに別の方が変えました。');
    expect(person('8').form()?.values.しめくくりのテーマ).toBe('一か月をふりかえる');
    await person('8').submit({ やり方のテーマ: '会議を軽くする' });
    const { text } = last(person('8'), '月間の設定を保存しました。');
    expect(text).toContain('12月9日（水）');
    expect(text).toContain('一か月をふりかえる');
    expect(text).not.toContain('電話を減らす');
  });

  it('begins with a text that lacks only who speaks and what they say', async () => {
    await person('8').tap(`次を書く：${NAME}を始めます`);
    expect(person('8').form()?.values.題名).toBe(`${NAME}を始めます`);
    await person('8').submit({ '大臣・次官のひと言': '一つやめることから始めましょう。', だれからのお知らせか: '　' });
    expect(person('8').form()?.errors.join()).toContain('ここを書くと、保存できます。');
    const signed = { だれからのお知らせか: '事務次官 青山花', 画像のアドレス: 'https://www.example.go.jp/aoyama.png' };
    await person('8').submit({
      ...{ ...signed, 画像の説明: '青山事務次官' },
      '大臣・次官のひと言': '一つやめることから始めましょう。',
    });
    const { text } = last(person('8'), '下書き：');
    expect(text).toContain('「一つやめることから始めましょう。」');
    expect(text).toContain('事務次官 青山花より');
    expect(text).toContain('省課とその下の部署の全員');
    expect(text).toContain('12月1日（火）10時');
    expect(text).toContain('強化月間の中のお知らせです。');
  });

  it('is written once: who comes second is shown what there is', async () => {
    await person('9').tap(`次を書く：${NAME}を始めます`);
    expect(last(person('9'), '下書き：').text).toContain('この回は、もう書き始めた方がいます。');
  });

  it('sends the first text on its day, approved like any other', async () => {
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-11-30T09:10:00+09:00');
    await person('9').tap('承認する');
    await world.clock('2026-12-01T09:59:00+09:00');
    expect(have('一つやめることから')).toEqual([0, 0, 0]);
    await world.clock('2026-12-01T10:05:00+09:00');
    expect(have('一つやめることから')).toEqual([1, 1, 1]);
    expect(last(person('1'), '一つやめることから').text).toContain('事務次官 青山花より');
    await person('8').say('強化月間');
    const plan = last(person('8'), '12月1日（火）から');
    expect(plan.text).toMatch(/送信済み|送信中/);
    expect(plan.buttons).toContain('次を書く：会議を軽くする');
  });

  it('lets a second one of the week reach everybody, and holds a third until the next', async () => {
    await sendToEast('東の話', '12/2');
    await sendToEast('東の話、その後', '12/3');
    await world.clock('2026-12-02T10:05:00+09:00');
    expect(have('東の話')).toEqual([1, 1, 1]);
    await world.clock('2026-12-03T10:05:00+09:00');
    expect(have('その後')).toEqual([0, 0, 0]);
    await world.clock('2026-12-07T08:29:00+09:00');
    expect(have('その後')).toEqual([0, 0, 0]);
    await world.clock('2026-12-07T08:35:00+09:00');
    expect(have('その後')).toEqual([1, 1, 1]);
  });

  it('is taken back after one more question, and what was written stays', async () => {
    await person('8').say('強化月間');
    await person('8').tap('月間の設定を消す');
    expect(last(person('8'), '設定を消しますか').buttons).toEqual(['設定を消す', '消さない']);
    await person('8').tap('消さない');
    await person('8').tap('月間の設定を消す');
    await person('8').tap('設定を消す', { times: 2 });
    const { text, buttons } = last(person('8'), '月間の設定を消しました。');
    expect(text).not.toContain('12月1日（火）から');
    expect(buttons).toContain('強化月間を設定する');
    expect(world.complaints).toEqual([]);
  });
});
