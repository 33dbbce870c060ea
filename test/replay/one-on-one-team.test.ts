import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { count, last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const LIST = '次の予定が近い順に並んでいます。予定のない方は、待っている期間が長い順です。';
const PRIVATE = '話した内容はどこにも残しません。人事評価には使いません。';
const SURE = '12人と、月1回30分で予定を組みます。まずご本人に候補を3つお送りします。';

/** 佐藤 (9) heads the 課 of twelve people (101 to 112), and is headed by the 局長 (20). */
describe.each(['slack', 'teams'] as const)('the 1on1s of a team on %s', (here) => {
  let world: World;
  const person = (id: string): WirePerson => world[here].person(accountOf(world[here], id));
  const diary = () => world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId('9'));
  const started = async () =>
    (await diary())?.pairs.filter((pair) => pair.started !== undefined).map(({ staff }) => staff);
  const team = Array.from({ length: 12 }, (_, i) => String(101 + i));

  beforeAll(async () => {
    world = await openWorld({ minuteTick: false });
    const wire = world[here];
    await world.clock('2026-11-25T09:00:00+09:00');
    await install(
      world,
      [unit('局', undefined, { managers: ['20'] }), unit('課', '局', { managers: ['9'] })],
      [
        ...team.map((id) => memberOn(wire, id, '課')),
        memberOn(wire, '9', '課', { name: '佐藤 花子' }),
        memberOn(wire, '20', '局', { name: '局 太郎' }),
      ],
    );
    for (const id of ['101', '102', '9', '20']) await arrived(wire, id);
    await ensureTeams(LOCAL_ORG, at('2026-11-25T09:00:00+09:00'), world.system.store);
    await world.clock('2026-11-25T10:00:00+09:00');
  });
  afterAll(() => world.close());

  it('shows everybody with what they wait for, ten at a time', async () => {
    await person('9').say('メニュー');
    await person('9').tap('チームの1on1');
    const shown = last(person('9'), LIST);
    expect(shown.text).toMatch(/職員 101さん[\s\S]*まだ始めていません/);
    expect(shown.text).toContain('12人のうち1〜10人目');
    expect(shown.text).toContain(PRIVATE);
    expect(shown.buttons.filter((label) => label === '始める')).toHaveLength(10);
    expect(shown.buttons[0]).toBe('チームで始める（12人）');
    expect(shown.buttons.slice(-2)).toEqual(['次へ', '入れ方の設定']);
    await person('9').tap('次へ');
    expect(last(person('9'), LIST).text).toContain('12人のうち11〜12人目');
    expect(last(person('9'), LIST).buttons).toContain('前へ');
    expect(last(person('9'), LIST).buttons).not.toContain('次へ');
    expect(count(person('9'), LIST)).toBe(1);
  });

  it('is shown below one’s own by the line 1on1', async () => {
    await person('9').say('1on1');
    const texts = person('9')
      .messages()
      .map(({ text }) => text);
    expect(texts.at(-2)).toContain('局 太郎さんとの1on1');
    expect(texts.at(-1)).toContain(LIST);
    await person('101').say('チームの1on1');
    expect(last(person('101')).text).toContain('この一覧は、1on1の相手がいる管理職やメンターの方のためのものです。');
    await person('101').say('メニュー');
    expect(last(person('101')).buttons).not.toContain('チームの1on1');
  });

  it('begins with one person in one tap, and leads to the card of the two', async () => {
    await person('9').say('チームの1on1');
    await person('9').tap('始める', { times: 2 });
    expect(last(person('9'), LIST).text).toContain('職員 101さんとの1on1を始めました。ご本人に候補をお送りします。');
    expect(await started()).toEqual(['101']);
    expect(last(person('9'), LIST).buttons).toContain('チームで始める（11人）');
    await person('9').tap('職員 101さん');
    expect(last(person('9')).text).toContain('職員 101さんとの1on1');
    expect(last(person('9')).buttons).toContain('チームの1on1');
  });

  it('is placed as its head chooses', async () => {
    await person('9').say('チームの1on1');
    await person('9').tap('入れ方の設定');
    expect(person('9').form()?.title).toBe('1on1の入れ方');
    await person('9').submit({
      ...{ '1日に入れる数（上限）': '3件', '入れない時間1：曜日': '火曜' },
      '入れない時間1：時間': '13:00〜9:00',
    });
    expect(person('9').form()?.errors).toContain('終わりの時刻を、始まりより後にすると、保存できます。');
    expect((await diary())?.settings).toEqual({ perDay: 2, focus: [] });
    await person('9').submit({
      ...{ '1日に入れる数（上限）': '3件', '入れない時間1：曜日': '火曜' },
      '入れない時間1：時間': '９時から12時',
    });
    expect(last(person('9'), LIST).text).toContain('1日に3件まで。入れない時間：火曜09:00〜12:00。');
    expect((await diary())?.settings).toMatchObject({ perDay: 3, focus: [{ weekday: 2, from: 540, until: 720 }] });
  });

  it('says what will happen before the whole team begins, and begins it in one tap', async () => {
    await person('9').tap('チームで始める（11人）');
    expect(last(person('9')).text).toContain(SURE.replace('12人', '11人'));
    await person('9').tap('やめておく');
    expect(await started()).toEqual(['101']);
    await person('9').tap('チームで始める（11人）');
    await person('9').tap('始める', { times: 2 });
    expect(last(person('9'), LIST).text).toContain('11人との1on1を始めました。ご本人に候補をお送りします。');
    expect(await started()).toHaveLength(12);
    await world.clock('2026-11-25T10:10:00+09:00');
    expect(last(person('102'), '空いている時間を探しました').buttons.length).toBeGreaterThan(3);
    await person('9').say('チームの1on1');
    expect(last(person('9'), LIST).text).toContain('候補を送りました');
    expect(last(person('9'), LIST).buttons).not.toContain('始める');
  });

  it('tells its head at five what was settled, each with one tap to move it', async () => {
    const [first = ''] = last(person('102'), '空いている時間を探しました').buttons;
    await person('102').tap(first);
    await world.clock('2026-11-25T17:10:00+09:00');
    const told = last(person('9'), '1on1のまとめ：11月25日（水）');
    expect(told.text).toContain('1人との時間が決まりました。');
    expect(told.text).toMatch(/職員 102さん：.*（30分）/);
    expect(told.buttons).toEqual(['職員 102さんとの日を変える', 'チームの1on1を見る']);
    expect(count(person('9'), '1on1のまとめ：')).toBe(1);
    await person('9').tap('職員 102さんとの日を変える');
    expect(last(person('9')).text).toContain('選ぶと、その時間に決まります。');
  });

  it('stands in the order of dates, and says nothing of who did not answer', async () => {
    await person('9').say('チームの1on1');
    const { text } = last(person('9'), LIST);
    expect(text.indexOf('職員 102さん')).toBeLessThan(text.indexOf('職員 101さん'));
    expect(text).not.toMatch(/見送|未回答|無視|%|点|位/);
  });

  it('costs four requests at most beyond what any line or tap costs', async () => {
    const { meter } = world.system.store;
    const costs: number[] = [];
    for (const doing of [
      () => person('9').say('チームの1on1'),
      () => person('9').tap('次へ'),
      () => person('9').tap('前へ'),
      () => person('9').say('1on1'),
    ]) {
      meter.reset();
      await doing();
      costs.push(meter.read().requests);
    }
    expect(Math.max(...costs)).toBeLessThanOrEqual(7);
    expect(world.complaints).toEqual([]);
  });
});
