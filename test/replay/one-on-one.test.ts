import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { Diary, Pair } from '../../src/one-on-one/model.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { count, last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const PRIVATE = '話した内容はどこにも残しません。人事評価には使いません。';

/** 田中 (1) works in the 課 that 佐藤 (9) heads; 鈴木 (2) does, too. */
describe.each(['slack', 'teams'] as const)('a 1on1 on %s', (here) => {
  let world: World;
  const person = (id: string): WirePerson => world[here].person(accountOf(world[here], id));
  const diary = async (): Promise<Diary | undefined> => world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId('9'));
  const pair = async (): Promise<Pair | undefined> => (await diary())?.pairs.find(({ staff }) => staff === '1');
  const meeting = async () => (await pair())?.meeting;

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-26T10:00:00+09:00');
    const wire = world[here];
    await install(
      world,
      [unit('省', undefined), unit('課', '省', { managers: ['9'] })],
      [
        memberOn(wire, '1', '課', { name: '田中 一郎' }),
        memberOn(wire, '2', '課', { name: '鈴木 次郎' }),
        memberOn(wire, '9', '課', { name: '佐藤 花子' }),
      ],
    );
    for (const id of ['1', '2', '9']) await arrived(wire, id);
    await ensureTeams(LOCAL_ORG, at('2026-11-26T10:00:00+09:00'), world.system.store);
    await world.clock('2026-11-26T10:02:00+09:00');
  });
  afterAll(() => world.close());

  it('is not begun before somebody says so', async () => {
    await person('1').say('１on１');
    const known = last(person('1'), '佐藤 花子さんとの1on1');
    expect(known.buttons).toEqual(['1on1を始める']);
    expect(known.text).toContain(PRIVATE);
    await person('1').tap('1on1を始める', { times: 2 });
    expect(last(person('1'), '佐藤 花子さんとの1on1').text).toContain('時間はこれから決まります');
  });

  it('asks the staff member first, with three times and what becomes of them', async () => {
    await world.clock('2026-11-26T10:05:00+09:00');
    const asked = last(person('1'), 'お二人とも空いている時間を探しました（30分）');
    expect(asked.buttons).toHaveLength(7);
    expect(asked.buttons.slice(3)).toEqual(['ほかの時間', '今回は見送り', 'しばらく休む', '1on1の設定']);
    expect(asked.text).toMatch(
      /までにお返事がなければ、\d+月\d+日（.）\d+時(30分)?を予定に入れます（ふさがったときは、ほかの候補）。/,
    );
    expect(asked.text).toContain(PRIVATE);
    expect(count(person('9'), '1on1')).toBe(0);
  });

  it('is settled with one tap, delivered twice', async () => {
    const [first = ''] = last(person('1'), 'お二人とも空いている時間を探しました').buttons;
    await person('1').tap(first, { times: 2 });
    const settled = last(person('1'), '佐藤 花子さんとの1on1の予定です。');
    expect(settled.text).toContain('対面');
    expect(settled.buttons).toEqual([
      ...['日を変える', '話すことを準備する'],
      ...['取りやめて別の日に', '今回は見送り', '1on1の設定'],
    ]);
    expect(await meeting()).toMatchObject({ n: 1, sequence: 1, state: { type: 'fixed', by: 'staff' } });
  });

  it('is shown to the manager by name, who moves it with one tap', async () => {
    await person('9').say('田中さんと1on1');
    expect(last(person('9'), '田中 一郎さんとの1on1の予定です。').text).toContain('田中 一郎さんが選んだ時間です。');
    const before = (await meeting())?.state;
    await person('9').tap('日を変える');
    const [other = ''] = last(person('9'), '選ぶと、その時間に決まります').buttons;
    await person('9').tap(other);
    const after = (await meeting())?.state;
    expect(after).toMatchObject({ type: 'fixed', by: 'manager' });
    expect(after).not.toEqual(before);
  });

  it('changes the card of the staff member in its place', async () => {
    await world.clock('2026-11-26T10:10:00+09:00');
    expect(last(person('1'), '佐藤 花子さんとの1on1の予定です。').text).toContain('佐藤 花子さんが選んだ時間です。');
    expect(count(person('1'), 'お二人とも空いている時間を探しました')).toBe(0);
  });

  it('shows what a line was read as, and changes nothing by itself', async () => {
    const before = await diary();
    await person('1').say('1on1 隔週にして');
    expect(last(person('1'), '「隔週」にする、と読み取りました').buttons).toEqual(['この内容に変える', '戻る']);
    expect(await diary()).toEqual(before);
    await person('1').tap('この内容に変える');
    expect((await pair())?.cadence).toBe(2);
    await person('1').say('来週の1on1ずらしたい');
    expect(last(person('1'), '日を変える、と読み取りました').buttons.length).toBeGreaterThan(3);
    await person('1').say('1on1 お休み 12月まで');
    expect(last(person('1'), '休む、と読み取りました').buttons).toEqual([
      ...['1月1日（金）から再開', '12月1日（火）から再開', '戻る'],
    ]);
    expect((await pair())?.pausedUntil).toBeUndefined();
  });

  it('puts it on a day that the test knows', async () => {
    const wanted = at('2026-12-02T10:30:00+09:00');
    const key = { manager: '9', staff: '1', n: 1 };
    await person('1').say('1on1');
    await person('1').forge({ name: 'one-on-one.choose', payload: { ...key, from: wanted } });
    expect(await meeting()).toMatchObject({ state: { type: 'fixed', from: wanted } });
  });

  it('helps both to prepare the day before, at three', async () => {
    await world.clock('2026-12-01T15:01:00+09:00');
    const staff = last(person('1'), '今回のヒント');
    expect(staff.text).toContain(
      '明日10時30分は佐藤 花子さんとの1on1です（30分）。話したいことを一つだけ決めておくと、あなたの時間になります。',
    );
    expect(staff.text).toContain('今日話したうち、次回までに一つだけ動かすとしたら何にしますか。');
    expect(staff.text).not.toMatch(/体調や生活の面|生活の面で大事に/);
    expect(staff.buttons).toEqual([
      ...['貢献', '時間', '困りごと', 'キャリア', 'ほかのテーマ'],
      ...['メモを書く', 'メモを見る', '日を変える'],
    ]);
    const manager = last(person('9'), '明日10時30分は田中 一郎さんとの1on1です');
    expect(manager.text).toContain(
      'はじめに、助かったことを一つ具体的に伝えてみませんか。聞く時間を7割にするのがおすすめです。評価の話は別の機会にお願いします。',
    );
    expect(manager.buttons).toEqual(['予定どおり', '日を変える', '共有メモを見る', 'この日の1on1']);
    for (const { text } of [staff, manager]) expect(text).toContain(PRIVATE);
  });

  it('lets the staff member alone choose what it is about', async () => {
    await person('1').tap('ほかのテーマ');
    expect(last(person('1'), 'ほかのテーマ').text).toContain('体調や生活の面で、働き方を調整したいことはありますか。');
    await person('1').tap('困りごと');
    expect(last(person('1'), '今回のヒント').text).toContain('話したいこと：困りごと');
    expect((await meeting())?.topic).toBe('trouble');
    await person('1').tap('まだ決めない');
    expect(await meeting()).not.toHaveProperty('topic');
    expect(last(person('1'), '今回のヒント').text).not.toContain('話したいこと：困りごと');
    await person('1').tap('困りごと');
    expect((await meeting())?.topic).toBe('trouble');
    await world.clock('2026-12-01T15:05:00+09:00');
    expect(last(person('9'), '明日10時30分は').text).toContain('田中 一郎さんの話したいこと：困りごと');
  });

  it('keeps the memo to its writer until it is shared', async () => {
    await person('1').tap('メモを書く');
    await person('1').submit({ 話したいこと: '資料の締切を相談したい' });
    expect(last(person('1'), '資料の締切を相談したい').buttons).toEqual([
      'メモを書く',
      'メモを共有',
      'メモを消す',
      '戻る',
    ]);
    await person('9').tap('共有メモを見る');
    expect(last(person('9'), '田中 一郎さんから共有されたメモは、いまはありません。').text).not.toContain('締切');
    await person('1').tap('メモを共有');
    await person('9').tap('戻る');
    await person('9').tap('共有メモを見る');
    expect(last(person('9'), '田中 一郎さんが共有したメモ').text).toContain('資料の締切を相談したい');
    await person('1').tap('共有をやめる');
    await person('9').tap('戻る');
    await person('9').tap('共有メモを見る');
    expect(last(person('9'), 'いまはありません').text).not.toContain('締切');
    await person('1').tap('メモを消す');
    expect(await world.system.store.oneOnOne.memo(LOCAL_ORG, asPersonId('1'))).toBeUndefined();
  });

  it('asks afterwards in the same card, and takes the newer of two taps that come in the wrong order', async () => {
    await person('1').tap('戻る');
    await world.clock('2026-12-02T11:05:00+09:00');
    const over = last(person('1'), '今日10時30分からの佐藤 花子さんとの1on1は、できましたか。');
    expect(over.buttons).toEqual(['実施しました', '延期', '見送り']);
    await person('1').tap('実施しました', { at: at('2026-12-02T11:06:00+09:00') });
    expect((await pair())?.past).toMatchObject([{ n: 1, day: '2026-12-02', ending: 'held', topic: 'trouble' }]);
    expect(await meeting()).toMatchObject({ n: 2, after: '2026-12-02' });
    await person('1').forge({
      name: 'one-on-one.choose',
      payload: { manager: '9', staff: '1', n: 1, from: at('2026-12-03T10:30:00+09:00') },
    });
    expect(last(person('1'), 'この1on1のご案内は終わりました').text).toContain('いまの予定はこちらです。');
    expect((await meeting())?.n).toBe(2);
  });

  it('lets the manager see what was said, and choose the next one', async () => {
    await world.clock('2026-12-02T11:10:00+09:00');
    await person('9').say('田中さんと1on1');
    await person('9').tap('時間を選ぶ');
    const [first = ''] = last(person('9'), '選ぶと、その時間に決まります').buttons;
    await person('9').tap(first);
    expect(await meeting()).toMatchObject({ n: 2, state: { type: 'fixed', by: 'manager' } });
    expect(world.complaints).toEqual([]);
  });
});
