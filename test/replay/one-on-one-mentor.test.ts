import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { count, last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const REQUEST = 'があなたと1on1で話したいと希望しています'.replace('があ', 'が、あ');
const HOW = '相手の方は、メールアドレスか職員番号でも指定できます';

/** 田中 (1) is headed by 佐藤 (9); 森 (30) heads the 課 beside it; 高橋 (40) is far away; 原 (20) heads the 局. */
describe.each(['slack', 'teams'] as const)('a mentor on %s', (here) => {
  let world: World;
  const person = (id: string): WirePerson => world[here].person(accountOf(world[here], id));
  const choice = async (id: string) =>
    (await world.system.store.directory.person(LOCAL_ORG, asPersonId(id)))?.preferences.oneOnOne;
  const pairs = async (id: string) =>
    ((await world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId(id)))?.pairs ?? [])
      .filter(({ gone }) => !gone)
      .map(({ staff, mentor, started }) => ({ staff, mentor, isStarted: started !== undefined }));

  beforeAll(async () => {
    world = await openWorld({ minuteTick: false });
    const wire = world[here];
    await world.clock('2026-11-25T09:00:00+09:00');
    await install(
      world,
      [
        unit('省', undefined),
        unit('局', '省', { managers: ['20'] }),
        unit('課', '局', { managers: ['9'] }),
        unit('隣', '局', { managers: ['30'] }),
        unit('遠', '省', { managers: ['50'] }),
      ],
      [
        memberOn(wire, '1', '課', { name: '田中 一郎' }),
        memberOn(wire, '2', '課', { name: '鈴木 次郎' }),
        memberOn(wire, '3', '課', { name: '鈴木 三郎' }),
        memberOn(wire, '9', '課', { name: '佐藤 花子' }),
        memberOn(wire, '20', '局', { name: '原 四郎' }),
        memberOn(wire, '30', '隣', { name: '森 五子' }),
        memberOn(wire, '40', '遠', { name: '高橋 六郎', email: 'takahashi@example.go.jp' }),
        memberOn(wire, '50', '遠', { name: '遠藤 七子' }),
      ],
    );
    for (const id of ['1', '2', '9', '30', '40']) await arrived(wire, id);
    await ensureTeams(LOCAL_ORG, at('2026-11-25T09:00:00+09:00'), world.system.store);
    await world.clock('2026-11-25T10:00:00+09:00');
    await person('1').say('1on1');
    await person('1').tap('1on1を始める');
    await world.clock('2026-11-25T10:05:00+09:00');
  });
  afterAll(() => world.close());

  it('is found by name nearby; by address or number anywhere; and the card says so', async () => {
    await person('1').say('高橋さんと1on1');
    expect(last(person('1')).text).toContain('「高橋」さんを、近くの部署から見つけられませんでした。');
    expect(last(person('1')).text).toContain(HOW);
    for (const line of ['takahashi@example.go.jp と1on1', '40さんと1on1', '1on1 with takahashi@example.go.jp']) {
      await person('1').say(line);
      expect(last(person('1')).text).toContain('高橋 六郎さん（遠課）に、1on1の相手をお願いしますか。');
    }
    await person('1').say('鈴木さんと1on1');
    expect(last(person('1')).text).toContain('「鈴木」に当てはまる方が何人かいます。');
    expect(last(person('1')).buttons.slice(0, 2).toSorted()).toEqual([
      '鈴木 三郎さん（課課）',
      '鈴木 次郎さん（課課）',
    ]);
    await person('1').tap('鈴木 次郎さん（課課）');
    expect(last(person('1')).text).toContain('鈴木 次郎さん（課課）に、1on1の相手をお願いしますか。');
    await person('1').tap('やめておく');
    expect(await choice('1')).toBeUndefined();
  });

  it('is asked with a tap, and nothing changes before the answer', async () => {
    await person('1').say('森さんと1on1');
    await person('1').tap('お願いする', { times: 2 });
    expect(last(person('1')).text).toContain('森 五子さんにお願いしました。');
    expect(await choice('1')).toEqual({ asked: '30' });
    await world.clock('2026-11-25T10:10:00+09:00');
    expect(last(person('30'), REQUEST).text).toContain('田中 一郎さん（課課）');
    expect(last(person('30'), REQUEST).buttons).toEqual(['引き受ける', '今は難しい']);
    expect(count(person('30'), REQUEST)).toBe(1);
    expect((await pairs('9')).map(({ staff }) => staff)).toContain('1');
  });

  it('may decline without a reason, which is told kindly', async () => {
    await person('30').tap('今は難しい', { times: 2 });
    await world.clock('2026-11-25T10:20:00+09:00');
    expect(await choice('1')).toBeUndefined();
    const told = last(person('1'), '森 五子さんは、今は1on1を引き受けるのが難しいそうです。');
    expect(told.text).toContain('いまの相手のままです。');
    expect(count(person('1'), '難しいそうです')).toBe(1);
    await person('30').forge({ name: 'one-on-one.accept-mentee', payload: { staff: '1' } });
    expect(last(person('30')).text).toContain('このお願いは、いまはありません。');
    expect(await choice('1')).toBeUndefined();
  });

  it('who accepts has the pair in their diary, begun, and the head has it no more and is told nothing', async () => {
    const heard = person('9').messages().length;
    await person('1').say('takahashi@example.go.jp と1on1');
    await person('1').tap('お願いする');
    await world.clock('2026-11-25T10:30:00+09:00');
    await person('40').tap('引き受ける', { times: 2 });
    expect(last(person('40')).text).toContain('田中 一郎さんとの1on1を始めます。');
    expect(await choice('1')).toEqual({ partner: '40' });
    await world.clock('2026-11-25T10:35:00+09:00');
    expect(await pairs('40')).toEqual([{ staff: '1', mentor: true, isStarted: true }]);
    expect((await pairs('9')).map(({ staff }) => staff).toSorted()).toEqual(['2', '3']);
    // Two messages were enough for the day before.
    await world.clock('2026-11-26T10:45:00+09:00');
    expect(last(person('1'), '空いている時間を探しました').text).toContain('高橋 六郎さんと');
    await person('40').say('チームの1on1');
    expect(last(person('40')).text).toContain('田中 一郎さん（メンターとして）');
    await person('9').say('チームの1on1');
    expect(last(person('9')).text).not.toContain('田中');
    expect(person('9').messages()).toHaveLength(heard + 1);
  });

  it('is given back in one tap, and the head has the pair again, counting on', async () => {
    await person('1').say('メンター');
    expect(last(person('1')).text).toContain('いまは高橋 六郎さんがメンターです。');
    await person('1').tap('上司との1on1に戻す', { times: 2 });
    expect(await choice('1')).toBeUndefined();
    await world.clock('2026-11-26T10:50:00+09:00');
    expect(await pairs('40')).toEqual([]);
    expect(await pairs('9')).toContainEqual({ staff: '1', mentor: undefined, isStarted: true });
    const diary = await world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId('9'));
    expect(diary?.pairs.find(({ staff }) => staff === '1')?.meeting.n).toBe(2);
  });

  it('is whom somebody asked, and nobody else, whatever a tap says', async () => {
    const act = (name: string, payload = {}) => ({ name: `one-on-one.${name}`, payload });
    for (const id of ['2', '9', '30', '40'])
      for (const name of ['accept-mentee', 'decline-mentee', 'ask-stop-mentee'])
        for (const staff of ['1', '2', '無い', id]) {
          await person(id).say('メニュー');
          await person(id).forge(act(name, { staff }));
          expect(last(person(id)).text).toContain('このお願いは、いまはありません。');
        }
    for (const id of ['1', '2']) expect(await choice(id)).toBeUndefined();
    await person('1').say('メニュー');
    await person('1').forge(act('ask-mentor', { mentor: '1' }));
    expect(last(person('1')).text).toContain('ご自分を相手にすることはできません。');
    await person('1').say('メニュー');
    await person('1').forge(act('ask-mentor', { mentor: '9' }));
    expect(last(person('1')).text).toContain('佐藤 花子さんは、もう1on1の相手です。');
    await person('1').say('メニュー');
    await person('1').forge(act('ask-mentor', { mentor: '無い' }));
    expect(last(person('1')).text).toContain(HOW);
    expect(await choice('1')).toBeUndefined();
    expect(world.complaints).toEqual([]);
  });

  it('who was asked and then not any more cannot accept', async () => {
    await person('2').say('森さんと1on1');
    await person('2').tap('お願いする');
    await world.clock('2026-11-26T11:10:00+09:00');
    await person('2').tap('お願いを取り下げる');
    await person('30').tap('引き受ける');
    expect(last(person('30')).text).toContain('このお願いは、いまはありません。');
    expect(await choice('2')).toBeUndefined();
    expect(await pairs('30')).toEqual([]);
  });

  it('may end it without a reason, which is told kindly once', async () => {
    await person('2').say('takahashi@example.go.jp と1on1');
    await person('2').tap('お願いする');
    await world.clock('2026-11-27T10:00:00+09:00');
    await person('40').tap('引き受ける');
    await world.clock('2026-11-27T10:05:00+09:00');
    expect(await pairs('40')).toEqual([{ staff: '2', mentor: true, isStarted: true }]);
    await person('40').say('チームの1on1');
    await person('40').tap('メンターを終える');
    expect(await choice('2')).toEqual({ partner: '40' });
    await person('40').tap('終える', { times: 2 });
    expect(await choice('2')).toBeUndefined();
    await world.clock('2026-11-30T10:30:00+09:00');
    expect(await pairs('40')).toEqual([]);
    expect((await pairs('9')).map(({ staff }) => staff)).toContain('2');
    expect(last(person('2'), 'ひと区切りになりました').text).toContain('上司との1on1に戻ります。');
    expect(count(person('2'), 'ひと区切りになりました')).toBe(1);
  });

  it('costs four requests at most, whatever is tapped', async () => {
    const { meter } = world.system.store;
    const costs: { [tap: string]: number } = {};
    const act = (name: string, payload = {}) => ({ name: `one-on-one.${name}`, payload });
    const spend = async (id: string, name: string, payload = {}) => {
      await person(id).say('メニュー');
      meter.reset();
      await person(id).forge(act(name, payload));
      costs[name] = meter.read().requests;
    };
    await spend('3', 'consider-mentor', { mentor: '40' });
    await spend('3', 'ask-mentor', { mentor: '40' });
    await spend('3', 'mentor');
    await spend('40', 'accept-mentee', { staff: '3' });
    await spend('3', 'back-to-head');
    await spend('3', 'ask-mentor', { mentor: '30' });
    await spend('30', 'decline-mentee', { staff: '3' });
    await spend('3', 'withdraw-mentor');
    expect(Object.entries(costs).filter(([, requests]) => requests > 4)).toEqual([]);
    expect(await choice('3')).toBeUndefined();
  });
});
