import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe('what only Slack has', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-24T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined)],
      [
        ...['1', '2'].map((id) => memberOn(world.slack, id, '省')),
        { id: '3', unit: '省', email: 'sato@example.go.jp' },
      ],
    );
  });
  afterAll(() => world.close());

  it('shows the menu on the App Home', async () => {
    const home = await world.slack.home('U1');
    expect(home.text).toContain('職員 1さん、おつかれさまです。');
    expect(home.buttons).toEqual([
      'やりがいパルス',
      '残業の申告',
      '1on1',
      'みんなの結果',
      '今日の退庁予定',
      '設定',
      '回答の扱い',
    ]);
  });

  it('answers /akari in the direct message, once', async () => {
    await world.slack.command('U1', '設定', { times: 2 });
    const messages = world.slack.person('U1').messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain('受け取り方を選べます。');
  });

  it('answers /akari without a word with the menu', async () => {
    await world.slack.command('U2', '');
    expect(world.slack.person('U2').messages()[0]?.text).toContain('おつかれさまです。');
  });

  it('finds a person by e-mail before the first message, and knows them from then on', async () => {
    const found = { ok: true, user: { id: 'U3', team_id: 'T00000001', profile: { email: 'sato@example.go.jp' } } };
    world.slack.fail('users.lookupByEmail', { status: 200, body: found });
    await world.clock('2026-11-26T15:00:00+09:00');
    const sato = world.slack.person('U3');
    expect(sato.messages()).toHaveLength(1);
    await sato.tap('とてもそう思う');
    expect(sato.messages()[0]?.text).toContain('Q2（全3問）');
  });

  it('waits when Slack says so, and loses nothing', async () => {
    const limited = { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '1' } };
    const broken = { status: 503, body: {} };
    world.slack.fail('chat.postMessage', limited, broken);
    await world.clock('2026-12-03T15:00:00+09:00');
    await world.clock('2026-12-03T15:10:00+09:00');
    const first = (user: string) =>
      world.slack
        .person(user)
        .messages()
        .filter(({ text }) => text.includes('1週間おつかれさまでした。')).length;
    // 3 answered a question of the week before: that message shows the next one.
    expect(['U1', 'U2', 'U3'].map(first)).toEqual([2, 2, 1]);
  });
});
