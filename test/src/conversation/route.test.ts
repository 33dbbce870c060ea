import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import type { Account, Inbound } from '../../../src/conversation/inbound.ts';
import { reply } from '../../../src/conversation/outcome.ts';
import { asAddress } from '../../../src/conversation/platform.ts';
import { createConverse } from '../../../src/conversation/route.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { memoryPeople } from '../../fixtures/memory-people.ts';
import { memoryPulse } from '../../fixtures/memory-pulse.ts';
import { cardsIn } from '../../fixtures/office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-24T09:00:00+09:00');
const EMAIL = 'yamada@example.go.jp';
const { slack: _, ...nowhere } = person('1', '課', { email: EMAIL });

const slackUser = (user: string, tenant = 'T1'): Account => ({ platform: 'slack', tenant, user });
const hello = { type: 'text', text: 'メニュー' } as const;

describe('finding out who acts', () => {
  let office: MemoryOffice;
  const words = async (account: Account) => JSON.stringify(await office.act(account, hello));
  const open = (who = nowhere) => {
    office = memoryOffice({ units: [unit('省'), unit('課', '省')], people: [who], start: NOW });
  };
  beforeEach(() => open());

  it('tells a stranger, kindly, whom to turn to', async () => {
    expect(await words(slackUser('U9'))).toContain('職員の名簿にまだお名前が見つかりません。');
  });

  it.each(['home', 'arrived'] as const)('is silent when a stranger only %s', async (type) => {
    expect(await office.act(slackUser('U9'), { type })).toEqual([]);
  });

  it('knows the account the directory names, in any workspace when it names none', async () => {
    open(person('1', '課'));
    expect(await words(slackUser('U1'))).toContain('職員 1さん');
    expect(await words(slackUser('U1', 'T2'))).toContain('職員 1さん');
  });

  it('knows it in the workspace the directory names only', async () => {
    open(person('1', '課', { slack: { user: 'U1', team: 'T1' } }));
    expect(await words(slackUser('U1'))).toContain('職員 1さん');
    expect(await words(slackUser('U1', 'T2'))).toContain('見つかりません');
  });

  it('finds a person by the e-mail the platform vouches for, and remembers the account', async () => {
    office.slack.emailsOf.set('U9', EMAIL);
    expect(await words(slackUser('U9'))).toContain('職員 1さん');
    expect(office.people.get(asPersonId('1'))?.slack).toEqual({ user: 'U9', team: 'T1' });
    office.slack.emailsOf.clear();
    expect(await words(slackUser('U9'))).toContain('職員 1さん');
  });

  it('never moves a person to another account because of an e-mail', async () => {
    open(person('1', '課', { email: EMAIL }));
    office.slack.emailsOf.set('UEVIL', EMAIL);
    expect(await words(slackUser('UEVIL'))).toContain('見つかりません');
    expect(office.people.get(asPersonId('1'))?.slack).toEqual({ user: 'U1' });
  });

  it('ties a second platform to a person who has an account on the first', async () => {
    open(person('1', '課', { email: EMAIL }));
    office.teams.emailsOf.set('aad-1', EMAIL);
    expect(await words({ platform: 'teams', tenant: 'tenant', user: 'aad-1' })).toContain('職員 1さん');
    expect(office.people.get(asPersonId('1'))).toMatchObject({ slack: { user: 'U1' }, teams: { user: 'aad-1' } });
  });

  it('does not know somebody who left', async () => {
    open(person('1', '課', { left: true, email: EMAIL }));
    office.slack.emailsOf.set('U1', EMAIL);
    expect(await words(slackUser('U1'))).toContain('見つかりません');
  });

  it('says nothing to a workspace that nobody registered', async () => {
    open(person('1', '課'));
    expect(await office.act(slackUser('U1', 'elsewhere'), hello)).toEqual([]);
  });
});

describe('a line', () => {
  const office = () => memoryOffice({ units: [unit('省')], people: [person('1', '省')], start: NOW });

  it('that nothing understands is said back with what can be chosen', async () => {
    const { say } = office();
    const [shown] = cardsIn(await say(person('1', '省'), 'あしたの てんき は？'));
    expect(JSON.stringify(shown)).toContain('「あしたの てんき は」は、まだ分かりませんでした。');
  });

  it('is cut when it is said back', async () => {
    const { say } = office();
    const [shown] = cardsIn(await say(person('1', '省'), '残'.repeat(3_000)));
    expect(JSON.stringify(shown)).toContain(`「${'残'.repeat(40)}…」`);
    expect(JSON.stringify(shown)).not.toContain('残'.repeat(41));
  });

  it('that changes the language is answered in it at once', async () => {
    const { say } = office();
    expect(JSON.stringify(await say(person('1', '省'), 'English'))).toContain('Changed.');
    expect(JSON.stringify(await say(person('1', '省'), '設定'))).toContain('Settings');
  });
});

describe('an event delivered again', () => {
  const setUp = () => {
    const memory = memoryDirectory();
    memory.people.set(asPersonId('1'), person('1', '省'));
    const { inbox } = memoryPulse();
    const slack = memoryMessenger('slack');
    const reports: unknown[] = [];
    const answers: { text: () => Promise<ReturnType<typeof reply>> } = {
      text: async () => reply(card('ja', text('はい'))),
    };
    const converse = createConverse({
      orgOf: () => ORG,
      directory: memory.directory,
      people: memoryPeople(memory.people),
      inbox,
      messengers: { slack: slack.messenger, teams: slack.messenger },
      features: [],
      home: async () => [{ type: 'home', card: card('ja', text('家')) }],
      menu: () => answers.text(),
      report: (error) => reports.push(error),
    });
    return { converse, reports, answers, people: memory.people };
  };
  const inbound: Inbound = {
    eventId: 'Ev1',
    account: slackUser('U1'),
    receivedAt: NOW,
    order: 1,
    type: 'text',
    text: 'こんにちは',
  };
  const shown = { type: 'reply', card: card('ja', text('はい')) };

  it('shows its answer once while the first is being performed, and after', async () => {
    const { converse } = setUp();
    const first = await converse(inbound);
    expect(first.outcomes).toEqual([shown]);
    expect((await converse(inbound)).outcomes).toEqual([]);
    await first.settled();
    expect((await converse({ ...inbound, receivedAt: at('2026-11-24T10:00:00+09:00') })).outcomes).toEqual([]);
  });

  it('shows it again when the first worker died before it was shown', async () => {
    const { converse } = setUp();
    await converse(inbound);
    expect((await converse({ ...inbound, receivedAt: at('2026-11-24T09:00:59+09:00') })).outcomes).toEqual([]);
    expect((await converse({ ...inbound, receivedAt: at('2026-11-24T09:01:00+09:00') })).outcomes).toEqual([shown]);
  });

  it('shows it once among twenty at the same moment', async () => {
    const { converse } = setUp();
    const all = await Promise.all(Array.from({ length: 20 }, () => converse(inbound)));
    expect(all.flatMap(({ outcomes }) => outcomes)).toEqual([shown]);
  });

  it('keeps the events of two platforms apart that have one id', async () => {
    const { converse, people } = setUp();
    people.set(asPersonId('1'), person('1', '省', { teams: { user: 'aad-1' } }));
    await converse(inbound);
    const onTeams = { ...inbound, account: { platform: 'teams', tenant: 'tenant', user: 'aad-1' } } as const;
    expect((await converse(onTeams)).outcomes).toEqual([shown]);
  });

  it('shows again what only replaces: it looks the same twice', async () => {
    const { converse } = setUp();
    const home: Inbound = { eventId: 'Ev2', account: slackUser('U1'), receivedAt: NOW, order: 1, type: 'home' };
    for (let times = 0; times < 3; times += 1) expect((await converse(home)).outcomes).toHaveLength(1);
  });

  it('answers a surprise with a kind sentence, reports it, and can be tried again', async () => {
    const { converse, reports, answers } = setUp();
    const failure = new Error('the store is away');
    const kind = answers.text;
    answers.text = async () => {
      throw failure;
    };
    expect(JSON.stringify((await converse(inbound)).outcomes)).toContain('うまく処理できませんでした。');
    expect(reports).toEqual([failure]);
    answers.text = kind;
    expect((await converse(inbound)).outcomes).toEqual([shown]);
  });

  it('learns where to write from now on', async () => {
    const { converse, people } = setUp();
    await converse({ ...inbound, address: asAddress('slack:T1:D1') });
    expect(people.get(asPersonId('1'))?.preferences.addresses).toEqual({ slack: 'slack:T1:D1' });
  });
});
