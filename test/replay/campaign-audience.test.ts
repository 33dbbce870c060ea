import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asPersonId } from '../../src/people/model.ts';
import { asLocalTime } from '../../src/time/instant.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, instant, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const got = (person: WirePerson, title: string) =>
  person.messages().filter(({ text, buttons }) => text.includes(title) && buttons.includes('読みました')).length;

describe.each(['slack', 'teams'] as const)('whom and when on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const east = ['1', '2', '3', '4'];
  const early = { hours: { start: asLocalTime('08:45'), end: asLocalTime('17:30') } };
  const late = { hours: { start: asLocalTime('11:00'), end: asLocalTime('19:45') } };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const units = [unit('省', undefined), unit('東', '省', { promoters: ['7'] }), unit('東二', '東'), unit('西', '省')];
    await install(world, units, [
      memberOn(wire, '1', '東', { ...early, email: 'ichi@example.go.jp' }),
      memberOn(wire, '2', '東', { email: 'ni@example.go.jp' }),
      memberOn(wire, '3', '東二', { ...late }),
      memberOn(wire, '4', '東二'),
      memberOn(wire, '6', '西'),
      memberOn(wire, '7', '東', { admin: true }),
      { id: '8', unit: '東', name: '届先なし' },
    ]);
    for (const id of [...east, '6', '7']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  const write = async (title: string): Promise<void> => {
    await person('7').say('キャンペーン');
    await person('7').tap('新しく作る');
    await person('7').submit({ 題名: title, 本文: '読んでみましょう。' });
    await person('7').tap('相手と日時を変える');
  };
  const PASTED = '名簿を貼り付ける（職員IDかメールアドレスを1行に1つ、またはCSV）';

  it('keeps a list that reaches nobody in the form, and says why by line', async () => {
    await write('名簿の知らせ');
    await person('7').submit({ [PASTED]: '6\n99' });
    const errors = person('7').form()?.errors.join('\n');
    expect(errors).toContain('1行目「6」：担当の部署の外の方です');
    expect(errors).toContain('2行目「99」：職員の名簿に見つかりません');
    if (platform === 'teams') expect(person('7').form()?.values[PASTED]).toBe('6\n99');
  });

  it('goes to those on a pasted list once each, and to nobody outside the units', async () => {
    await person('7').submit({
      [PASTED]: '職員ID,氏名,メール\n1,一,ichi@example.go.jp\n,二,NI@example.go.jp\n3,三,\n6,六,\n1,一,\n99,九,',
    });
    const draft = last(person('7'), '下書き：名簿の知らせ').text;
    expect(draft).toContain('名簿から3人を読み取りました。');
    expect(draft).toContain('同じ人の行が1行ありました。1人に1通だけ届けます。');
    expect(draft).toContain('5行目「6」：担当の部署の外の方です');
    expect(draft).toContain('7行目「99」：職員の名簿に見つかりません');
    expect(draft).toContain('東課とその下の部署の全員（貼り付けた名簿の人だけ）');
    expect(draft).toMatch(/人数[\s:]+3人/);
    await person('7').tap('相手と日時を変える');
    await person('7').submit({ 送るとき: '送信を決めたら、すぐ' });
    expect(last(person('7'), '下書き：名簿の知らせ').text).toMatch(/人数[\s:]+3人/);
    await person('7').tap('送る');
    await world.clock('2026-11-24T09:10:00+09:00');
    expect([...east, '6'].map((id) => got(person(id), '名簿の知らせ'))).toEqual([1, 1, 1, 0, 0]);
  });

  it('goes to a list that an administrator loaded, and can be taken off it again', async () => {
    const { lists } = world.system.store;
    const people = ['2', '4', '6'].map(asPersonId);
    await lists.put({ org: LOCAL_ORG, name: '研修の受講者', loadedAt: instant('2026-11-24T09:00:00+09:00') }, people);
    await write('研修の知らせ');
    await person('7').submit({ 名簿でしぼる: '研修の受講者' });
    expect(last(person('7'), '下書き：研修の知らせ').text).toContain('（名簿「研修の受講者」の人だけ）');
    expect(last(person('7'), '下書き：研修の知らせ').text).toMatch(/人数[\s:]+2人/);
    await person('7').tap('相手と日時を変える');
    await person('7').submit({ 名簿でしぼる: 'しぼらない' });
    expect(last(person('7'), '下書き：研修の知らせ').text).toMatch(/人数[\s:]+6人/);
    await person('7').tap('消す');
    await person('7').tap('残しておく');
    await person('7').tap('消す');
    await person('7').tap('下書きを消す');
  });

  it('comes to each at the beginning of their own working hours, and says who waits', async () => {
    await world.clock('2026-12-14T08:31:00+09:00');
    await write('勤務時間の知らせ');
    await person('7').submit({ 送るとき: 'それぞれの勤務時間に' });
    const draft = last(person('7'), '下書き：勤務時間の知らせ').text;
    expect(draft).toContain('それぞれの勤務時間に（送信を決めたら、すぐ始めます）');
    expect(draft).toContain('このうち6人は、始めるときに勤務時間の外にいるため、次の勤務時間のはじめに届きます。');
    await person('7').tap('送る');
    const gotAt = async (iso: string) => {
      await world.clock(iso);
      return east.map((id) => got(person(id), '勤務時間の知らせ'));
    };
    expect(await gotAt('2026-12-14T08:44:59+09:00')).toEqual([0, 0, 0, 0]);
    await person('7').tap('最新の状況');
    const board = last(person('7'), '送信の状況').text;
    expect(board).toContain('勤務時間の外にいる人には、その人の次の勤務時間のはじめに届けます。');
    expect(await gotAt('2026-12-14T08:46:00+09:00')).toEqual([1, 0, 0, 0]);
    expect(await gotAt('2026-12-14T09:29:59+09:00')).toEqual([1, 0, 0, 0]);
    expect(await gotAt('2026-12-14T09:31:00+09:00')).toEqual([1, 1, 0, 1]);
    expect(await gotAt('2026-12-14T10:59:59+09:00')).toEqual([1, 1, 0, 1]);
    expect(await gotAt('2026-12-14T11:01:00+09:00')).toEqual([1, 1, 1, 1]);
  });

  it('begins in the hours of nobody before the moment that was set', async () => {
    await world.clock('2027-01-12T10:00:00+09:00');
    await write('午後の知らせ');
    await person('7').submit({ 送るとき: 'それぞれの勤務時間に', 日: '2027-01-12', 時刻: '18:00' });
    const draft = last(person('7'), '下書き：午後の知らせ').text;
    expect(draft).toContain('1月12日（火）18時から、それぞれの勤務時間に');
    await person('7').tap('送る');
    await world.clock('2027-01-12T17:59:00+09:00');
    expect(east.map((id) => got(person(id), '午後の知らせ'))).toEqual([0, 0, 0, 0]);
    await world.clock('2027-01-12T18:02:00+09:00');
    expect(east.map((id) => got(person(id), '午後の知らせ'))).toEqual([0, 1, 1, 1]);
    await world.clock('2027-01-13T08:46:00+09:00');
    expect(east.map((id) => got(person(id), '午後の知らせ'))).toEqual([1, 1, 1, 1]);
  });

  it('shows an administrator who was not reached, and how to write them all down', async () => {
    await person('7').say('キャンペーン');
    await person('7').choose('お知らせを開く', '勤務時間の知らせ（送信済み）');
    await person('7').tap('届けられなかった方（管理者）');
    const list = last(person('7'), '届けられなかった方').text;
    expect(list).toContain('届先なし');
    expect(list).toContain('名簿に、SlackのIDも、TeamsのIDも、メールもありません');
    expect(list).toMatch(/npx akari campaign unreached \S+ --out unreached\.csv/);
    expect(world.complaints).toEqual([]);
  });
});
