import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { startMail } from '../adapters/calendars/mail-server.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import { accountOf, arrived, install, memberOn, unit } from '../wire/world.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

describe.each(['slack', 'teams'] as const)('invitations to 1on1s of people on %s, without calendars', (here) => {
  let world: AwsWorld;
  let ses: Awaited<ReturnType<typeof startMail>>;
  const person = (id: string) => world[here].person(accountOf(world[here], id));
  const mailed = () =>
    ses.mails.map(({ to, attachments }) => `${attachments[0]?.method} ${to?.map(({ address }) => address).join(' ')}`);

  beforeAll(async () => {
    ses = await startMail('akari@example.go.jp');
    world = await openAwsWorld({ mail: { from: 'akari@example.go.jp', url: ses.url } });
    await world.clock('2026-11-26T10:00:00+09:00');
    await install(
      world,
      [unit('省', undefined), unit('課', '省', { managers: ['9'] })],
      [
        memberOn(world[here], '1', '課', { email: 'ichiro@example.go.jp' }),
        memberOn(world[here], '9', '課', { email: 'hanako@example.go.jp' }),
      ],
    );
    for (const id of ['1', '9']) await arrived(world[here], id);
    await ensureTeams(LOCAL_ORG, at('2026-11-26T10:00:00+09:00'), world.system.store);
    await world.clock('2026-11-26T10:02:00+09:00');
    await person('1').say('1on1');
    await person('1').tap('1on1を始める');
    await world.clock('2026-11-26T10:05:00+09:00');
  });
  afterAll(async () => {
    await world.close();
    await ses.stop();
  });

  it('are mailed to both when a time is settled, once though the tap comes twice', async () => {
    const [first = ''] = last(person('1'), 'お二人とも空いている時間を探しました').buttons;
    await person('1').tap(first, { times: 2 });
    await world.clock('2026-11-26T10:10:00+09:00');
    expect(mailed()).toEqual(['REQUEST hanako@example.go.jp ichiro@example.go.jp']);
    expect(ses.mails[0]?.text).toContain('人事評価には使いません。');
    expect(ses.events()).toHaveLength(1);
  });

  it('wait for the morning when one of them moves it at night, and are about the same event', async () => {
    await world.clock('2026-11-26T22:00:00+09:00');
    await person('1').say('1on1');
    await person('1').tap('日を変える');
    const [other = ''] = last(person('1'), '選ぶと、その時間に決まります').buttons;
    await person('1').tap(other);
    await world.clock('2026-11-27T08:29:00+09:00');
    expect(mailed()).toHaveLength(1);
    const [before] = ses.events();
    await world.clock('2026-11-27T08:31:00+09:00');
    expect(mailed()).toHaveLength(2);
    const [after, ...others] = ses.events();
    expect(others).toEqual([]);
    expect(after?.from).not.toBe(before?.from);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY);
  });

  it('are taken back by a mail when it is called off', async () => {
    await world.clock('2026-11-27T10:00:00+09:00');
    await person('1').say('1on1');
    await person('1').tap('今回は見送り');
    await world.clock('2026-11-27T10:05:00+09:00');
    expect(mailed().at(-1)).toBe('CANCEL hanako@example.go.jp ichiro@example.go.jp');
    expect(ses.mails.at(-1)?.subject).toMatch(/^取りやめ：1on1（/);
    expect(ses.events()).toEqual([]);
  });
});
