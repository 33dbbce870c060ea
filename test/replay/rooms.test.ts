import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { roomIdOf } from '../../src/conversation/inbound.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { last } from '../wire/heard.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const channels = { slack: 'C0FLOOR01', teams: '19:floor@thread.tacv2' } as const;

describe.each(['slack', 'teams'] as const)('the channel of a floor on %s', (here) => {
  let world: World;
  const room = () => world[here].room(channels[here]);
  const account = (id: string) => accountOf(world[here], id);
  const person = (id: string) => world[here].person(account(id));
  const call = (id: string, text: string) => room().call(account(id), text);
  const tap = (id: string, label: string, times = 1) => room().tap(account(id), label, { times });
  const answer = (id: string) => room().answers(account(id)).at(-1);
  const stored = async () => world.system.store.rooms.room({ org: LOCAL_ORG, room: roomIdOf(here, channels[here]) });
  const posts = () => room().messages();

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-18T15:00:00+09:00');
    const units = [
      unit('省', undefined),
      unit('東', '省', { managers: ['9'], promoters: ['8'] }),
      unit('東二', '東', { promoters: ['8'] }),
      unit('西', '省', { managers: ['7'] }),
    ];
    await install(world, units, [
      ...['1', '8', '9'].map((id) => memberOn(world[here], id, '東')),
      memberOn(world[here], '7', '西'),
    ]);
    for (const id of ['1', '7', '8', '9']) await arrived(world[here], id);
  });
  afterEach(() => {
    const strange = world.complaints.filter((line) => !line.includes('room-refused'));
    expect(strange).toEqual([]);
  });
  afterAll(() => world.close());

  it('hears nothing as long as nobody wants it', async () => {
    await world.clock('2026-11-18T20:30:00+09:00');
    expect(posts()).toEqual([]);
  });

  it('is set up by nobody but heads and promoters, and what is said to others is kind', async () => {
    await world.clock('2026-11-19T15:00:00+09:00');
    await call('1', '消灯のお知らせ');
    expect(answer('1')?.text).toContain('決められるのは、部署の管理職か推進者の方です。');
    expect(answer('1')?.buttons).toEqual([]);
    await call('99', '消灯のお知らせ');
    expect(answer('99')?.text).toContain('名簿');
    expect(await stored()).toBeUndefined();
  });

  it('is no place for what is one person’s own', async () => {
    const before = person('8').messages().length;
    for (const line of ['メニュー', '今日22時まで残業 国会対応', '今月', '19時に帰ります', '']) {
      await call('8', line);
      expect(answer('8')?.text).toContain('チャンネルで伺えるのは「消灯のお知らせ」だけです。');
    }
    expect(person('8').messages()).toHaveLength(before);
  });

  it('shows what it would be, of which unit, before anything is set', async () => {
    await call('8', '消灯のお知らせをお願いします');
    expect(answer('8')?.text).toContain('このチャンネルに消灯のお知らせを流しますか');
    expect(answer('8')?.text).toContain('月・水・金の19時30分に1回だけ流します。');
    expect(answer('8')?.text).toContain('19時30分です。');
    expect(answer('8')?.text).toContain('東課のお知らせとして流します。');
    expect(answer('8')?.buttons).toEqual(expect.arrayContaining(['このチャンネルに流す', 'やめておく']));
    await room().choose(account('8'), '部署', '東二課');
    expect(answer('8')?.text).toContain('東二課のお知らせとして流します。');
    await tap('8', 'やめておく');
    expect(answer('8')?.text).toBe('わかりました。何も変えていません。');
    expect(await stored()).toBeUndefined();
  });

  it('is not set up, and its card left as it is, where somebody else taps it', async () => {
    // On Slack nobody else sees the card.
    if (here === 'slack') return expect(room().answers(account('7'))).toEqual([]);
    await call('8', '消灯のお知らせ');
    const card = room().answers(account('8')).at(-1);
    await tap('1', 'このチャンネルに流す');
    expect(answer('1')?.text).toContain('決められるのは、部署の管理職か推進者の方です。');
    expect(room().answers(account('8')).at(-1)).toEqual(card);
    expect(await stored()).toBeUndefined();
  });

  it('is set up by one tap, however often it is delivered', async () => {
    await call('9', '消灯のお知らせ');
    await tap('9', 'このチャンネルに流す', 3);
    expect(answer('9')?.text).toContain('次は11月20日（金）です。');
    expect(answer('9')?.buttons).toEqual(['流すのをやめる', 'このままにする']);
    expect(await stored()).toMatchObject({ unit: '東', by: '9', place: here, state: { type: 'waiting' } });
  });

  it('is told at 19:30, once though the tick runs again and again, of nobody and without a button', async () => {
    await world.clock('2026-11-20T19:29:00+09:00');
    expect(posts()).toEqual([]);
    await Promise.all([world.clock('2026-11-20T19:30:00+09:00'), world.system.tick(), world.system.tick()]);
    await world.clock('2026-11-20T19:31:00+09:00');
    await world.clock('2026-11-20T20:14:00+09:00');
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('19時30分です。');
    expect(posts()[0]?.text).toContain('だれが残っているかは見ていません。');
    expect(posts()[0]?.buttons).toEqual([]);
    expect(JSON.stringify(posts())).not.toContain('職員');
    expect(await stored()).toMatchObject({ day: '2026-11-25', last: { day: '2026-11-20', telling: 'sent' } });
  });

  it('is left alone on a holiday, at the weekend and on the days between', async () => {
    // 23 November is 勤労感謝の日, a Monday.
    for (const day of ['21', '22', '23', '24']) await world.clock(`2026-11-${day}T19:45:00+09:00`);
    expect(posts()).toHaveLength(1);
  });

  it('is not told twice where nobody knows whether it was told', async () => {
    const lost = here === 'slack' ? { status: 500, body: {} } : { status: 201, body: {} };
    if (here === 'slack') world.slack.fail('chat.postMessage', lost);
    else world.teams.fail(lost);
    await world.clock('2026-11-25T19:30:00+09:00');
    expect(posts()).toHaveLength(1);
    await world.clock('2026-11-25T19:40:00+09:00');
    expect(posts()).toHaveLength(1);
    expect(await stored()).toMatchObject({ last: { day: '2026-11-25', telling: 'unconfirmed' }, day: '2026-11-27' });
  });

  it('is told a little later where it certainly was not told', async () => {
    const refused =
      here === 'slack'
        ? { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '1' } }
        : { status: 503, body: { error: { code: 'ServiceUnavailable' } } };
    if (here === 'slack') world.slack.fail('chat.postMessage', refused);
    else world.teams.fail(refused);
    await world.clock('2026-11-27T19:30:00+09:00');
    await world.clock('2026-11-27T19:33:00+09:00');
    expect(posts()).toHaveLength(2);
    expect(await stored()).toMatchObject({ last: { day: '2026-11-27', telling: 'sent' }, day: '2026-11-30' });
  });

  it('is not ended by who has nothing to do with it', async () => {
    await call('7', '消灯のお知らせ');
    expect(answer('7')?.text).toContain('東課の消灯のお知らせを');
    expect(answer('7')?.text).toContain('止められるのは、この部署の管理職か推進者の方です。');
    await person('7').say('消灯のお知らせ');
    expect(last(person('7'), 'チャンネルへのお知らせ').text).toContain('流しているチャンネルはありません。');
    await person('1').say('消灯のお知らせ');
    expect(last(person('1'), '決められるのは').buttons).toEqual(['今日の退庁予定']);
    expect((await stored())?.state.type).toBe('waiting');
  });

  it('is ended by the same words', async () => {
    await world.clock('2026-11-30T10:00:00+09:00');
    await call('8', '消灯のお知らせ');
    await tap('8', '流すのをやめる', 2);
    expect(answer('8')?.text).toContain('このチャンネルに消灯のお知らせを流すのをやめました。');
    await world.clock('2026-11-30T19:45:00+09:00');
    expect(posts()).toHaveLength(2);
    expect((await stored())?.state).toMatchObject({ type: 'ended', reason: 'words' });
  });

  it('can be had again, and is ended from a chat of two', async () => {
    await world.clock('2026-12-03T10:00:00+09:00');
    await call('8', '消灯のお知らせ');
    await tap('8', 'このチャンネルに流す');
    await person('8').say('消灯の設定');
    await person('8').tap('チャンネルへのお知らせ');
    expect(last(person('8'), 'チャンネルへのお知らせ').text).toContain('次は12月4日（金）です。');
    await person('8').tap('ここに流すのをやめる', { times: 2 });
    expect(last(person('8'), 'チャンネルに流すのをやめました。').text).toContain('12月3日（木）にやめました。');
    await world.clock('2026-12-04T19:45:00+09:00');
    expect(posts()).toHaveLength(2);
  });

  it('is at its end when nothing can be written there any more, and its unit’s people see that', async () => {
    await world.clock('2026-12-07T10:00:00+09:00');
    await call('9', '消灯のお知らせ');
    await tap('9', 'このチャンネルに流す');
    if (here === 'slack')
      world.slack.fail('chat.postMessage', { status: 200, body: { ok: false, error: 'is_archived' } });
    else world.teams.fail({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    await world.clock('2026-12-07T19:30:00+09:00');
    await world.clock('2026-12-09T19:45:00+09:00');
    expect(posts()).toHaveLength(2);
    expect(await stored()).toMatchObject({ state: { type: 'ended', reason: 'gone' }, day: asLocalDate('2026-12-07') });
    expect(world.complaints.filter((line) => line.includes('room-refused'))).toHaveLength(1);
    await person('9').say('チャンネルへのお知らせ');
    expect(last(person('9'), 'チャンネルへのお知らせ').text).toContain(
      '12月7日（月）に終わりました。灯りがチャンネルに書けなくなったためです。',
    );
  });
});
