import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const FIRST = '会議を軽くする';
const REMINDER = '再度のご案内：会議を軽くする';

const got = (person: WirePerson, title: string) =>
  person.messages().filter(({ text, buttons }) => text.includes(title) && buttons.includes('お知らせの設定')).length;

describe.each(['slack', 'teams'] as const)('a reminder on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`);
  const readers = ids(1, 6);
  const silent = ids(11, 16);

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T10:00:00+09:00');
    const units = [unit('省', undefined, { promoters: ['8', '9'] }), unit('東', '省'), unit('西', '省')];
    await install(world, units, [
      ...readers.map((id) => memberOn(wire, id, '東')),
      ...silent.map((id) => memberOn(wire, id, Number(id) % 2 === 0 ? '東' : '西')),
      memberOn(wire, '8', '省', { name: '推進八重' }),
      memberOn(wire, '9', '省', { name: '推進九郎' }),
    ]);
    for (const id of [...readers, ...silent, '8', '9']) await arrived(wire, id);
    await person('8').say('キャンペーン');
    await person('8').tap('新しく作る');
    await person('8').submit({ 題名: FIRST, 本文: '会議の時間を見直す1週間です。', 今週ためすこと: '15分短くする' });
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-11-24T10:05:00+09:00');
    await person('9').tap('承認する');
    await world.clock('2026-11-24T10:15:00+09:00');
  });
  afterAll(() => world.close());

  const prefilled = () => {
    const { 題名 = '', 本文 = '', 今週ためすこと = '' } = person('8').form()?.values ?? {};
    return { 題名, 本文, 今週ためすこと };
  };

  it('begins with words of its own, and cannot be sent while fewer than five have read', async () => {
    for (const id of readers.slice(0, 4)) await person(id).tap('読みました');
    await person('8').tap('最新の状況');
    await person('8').tap('まだ読んでいない方へ送る');
    expect(prefilled()).toEqual({
      題名: REMINDER,
      本文: '先日「会議を軽くする」をお届けしました。まだご覧になっていない方に、もう一度お届けしています。お手すきのときに、お読みいただけるとうれしいです。',
      今週ためすこと: '15分短くする',
    });
    await person('8').submit(prefilled());
    const draft = last(person('8'), `下書き：${REMINDER}`);
    expect(draft.text).toContain('省課とその下の部署の全員（「会議を軽くする」をまだ読んでいない方だけ）');
    expect(draft.text).toContain('読んだ方とまだの方が、どちらも5人以上のときだけ送れます。');
    expect(draft.text).not.toMatch(/人数[\s:]+\d+人/);
    expect(draft.buttons).not.toContain('承認をお願いする');
    expect(draft.buttons).not.toContain('送る');
  });

  it('tells one number once there are five on either side, and keeps its audience through the form', async () => {
    for (const id of readers.slice(4)) await person(id).tap('やってみた');
    await person('8').tap('相手と日時を変える');
    expect(person('8').form()?.text).toContain('だれが読んでいないかが分かってしまうため、相手は変えられません。');
    expect(person('8').form()?.text).not.toContain('管理職だけ');
    await person('8').submit({ 送るとき: '日時を決める', 日: '12/10', 時刻: '10:00' });
    const draft = last(person('8'), `下書き：${REMINDER}`);
    expect(draft.text).toContain('（「会議を軽くする」をまだ読んでいない方だけ）');
    // Six read it, of fourteen.
    expect(draft.text).toMatch(/人数[\s:]+8人/);
    expect(draft.buttons).toContain('承認をお願いする');
  });

  it('is approved by a second person, who sees whom it goes to', async () => {
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-12-09T10:05:00+09:00');
    const request = last(person('9'), '承認のお願い').text;
    expect(request).toContain('（「会議を軽くする」をまだ読んでいない方だけ）');
    expect(request).toMatch(/人数[\s:]+8人/);
    await person('9').tap('承認する');
    await world.clock('2026-12-10T10:10:00+09:00');
    expect(silent.map((id) => got(person(id), REMINDER))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(readers.map((id) => got(person(id), REMINDER))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('has a board that tells its number and nothing that points at anybody', async () => {
    const shown = () =>
      person('8')
        .messages()
        .findLast(({ text, buttons }) => text.includes(REMINDER) && buttons.includes('最新の状況'));
    const board = shown() ?? { text: '', buttons: [] };
    expect(board.text).toContain('だれが読んでいないかが分からないように');
    expect(board.text).toMatch(/人数[\s:]+8人/);
    expect(board.text).not.toMatch(/届いた人[\s:]|これから届く人[\s:]|送信の状況/);
    for (const id of silent) await person(id).tap('読みました');
    await person('8').tap('最新の状況');
    const after = shown() ?? { text: '', buttons: [] };
    expect(after.text).toContain('読みました 6人');
    expect(after.text).not.toContain('部署ごとの反応');
    expect(after.buttons).not.toContain('まだ読んでいない方へ送る');
    expect(world.complaints).toEqual([]);
  });
});
