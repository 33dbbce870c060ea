import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import type { Account, Inbound } from '../../../src/conversation/inbound.ts';
import { reply } from '../../../src/conversation/outcome.ts';
import { asAddress } from '../../../src/conversation/platform.ts';
import { createConverse } from '../../../src/conversation/route.ts';
import { speakLanguage } from '../../../src/people/cards.ts';
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

  it('tells a stranger in English too, under the Japanese', async () => {
    const [shown] = cardsIn(await office.act(slackUser('U9'), hello));
    expect(shown && fallbackText(shown).split('\n')).toEqual([
      'はじめまして、灯り（Akari）です。職員の名簿にまだお名前が見つかりません。お手数ですが、システムの管理者にお知らせください。',
      'Hello, this is Akari. I cannot find you in the staff directory yet. Please let your system administrator know.',
    ]);
  });

  it('shows a stranger who opens the home the same, there', async () => {
    const [outcome, ...more] = await office.act(slackUser('U9'), { type: 'home' });
    expect([outcome?.type, more]).toEqual(['home', []]);
    expect(cardsIn(await office.act(slackUser('U9'), { type: 'home' }))).toEqual(
      cardsIn(await office.act(slackUser('U9'), hello)),
    );
  });

  it('is silent when a stranger only arrives', async () => {
    expect(await office.act(slackUser('U9'), { type: 'arrived' })).toEqual([]);
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
    const [shown] = cardsIn(await say(person('1', '省'), ' ﾋﾟｻﾞ、たべたい？ PIZZA! '));
    expect(JSON.stringify(shown)).toContain('「ﾋﾟｻﾞ、たべたい？ PIZZA!」は、うまく読み取れませんでした。');
  });

  it('is said back on one line', async () => {
    const { say } = office();
    const [shown] = cardsIn(await say(person('1', '省'), 'あした\n\n  てんき'));
    expect(JSON.stringify(shown)).toContain('「あした てんき」');
  });

  it('is cut when it is said back', async () => {
    const { say } = office();
    const [shown] = cardsIn(await say(person('1', '省'), '残'.repeat(3_000)));
    expect(JSON.stringify(shown)).toContain(`「${'残'.repeat(60)}…」`);
    expect(JSON.stringify(shown)).not.toContain('残'.repeat(61));
  });

  it('is cut between characters, never inside one', async () => {
    const { say } = office();
    const family = '👨‍👩‍👧‍👦';
    const [long] = cardsIn(await say(person('1', '省'), `か\u3099${'残'.repeat(58)}神󠄀業`));
    expect(JSON.stringify(long)).toContain(`「か\u3099${'残'.repeat(58)}神󠄀…」`);
    const [wide] = cardsIn(await say(person('1', '省'), `あ${family.repeat(59)}い`));
    expect(JSON.stringify(wide)).toContain(`「あ${family.repeat(27)}…」`);
    const [stacked] = cardsIn(await say(person('1', '省'), `あ${'\u0301'.repeat(5_000)}い`));
    expect(JSON.stringify(stacked)).toContain('「…」');
  });

  it('that names a language is asked back, and changes it with one tap, and back with another', async () => {
    const { say, tap, people } = office();
    const who = person('1', '省');
    await say(who, 'English');
    expect(people.get(asPersonId('1'))?.preferences.language).toBeUndefined();
    expect(JSON.stringify(await tap(who, speakLanguage.of({ language: 'en' })))).toContain('Changed.');
    expect(JSON.stringify(await say(who, 'settings'))).toContain('Settings');
    expect(JSON.stringify(await say(who, '日本語'))).toContain('これからは、日本語でお話ししますか。');
    expect(JSON.stringify(await tap(who, speakLanguage.of({ language: 'ja' })))).toContain('変更しました。');
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
    const away = { directory: false, home: false };
    const converse = createConverse({
      orgOf: () => ORG,
      directory: {
        ...memory.directory,
        personByAccount: async (...who) => {
          if (away.directory) throw new Error('the directory is away');
          return memory.directory.personByAccount(...who);
        },
      },
      people: memoryPeople(memory.people),
      inbox,
      messengers: { slack: slack.messenger, teams: slack.messenger },
      features: [],
      inRooms: { features: [], menu: async () => reply(card('ja', text('ここでは話せません'))) },
      home: async () => {
        if (away.home) throw new Error('the store is away');
        return [{ type: 'home', card: card('ja', text('家')) }];
      },
      menu: () => answers.text(),
      report: (error) => reports.push(error),
    });
    return { converse, reports, answers, away, people: memory.people };
  };
  const inbound: Inbound = {
    eventId: 'Ev1',
    account: slackUser('U1'),
    receivedAt: NOW,
    order: 1,
    type: 'text',
    text: 'なにか',
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

  it('apologises in the language of the person, and in two to whom it cannot know', async () => {
    const { converse, answers, people, away } = setUp();
    answers.text = async () => {
      throw new Error('away');
    };
    for (const [language, words] of [
      ['en', 'That did not work.'],
      ['yasashii', 'うまく できませんでした。'],
    ] as const) {
      people.set(asPersonId('1'), person('1', '省', { language }));
      const [outcome, ...more] = (await converse(inbound)).outcomes;
      expect([outcome && 'card' in outcome && outcome.card.language, more]).toEqual([language, []]);
      expect(JSON.stringify(outcome)).toContain(words);
    }
    away.directory = true;
    const said = JSON.stringify((await converse(inbound)).outcomes);
    expect(said).toContain('うまく処理できませんでした。');
    expect(said).toContain('That did not work.');
  });

  it('apologises on the home to who opened it, and to nobody who only arrived', async () => {
    const { converse, away } = setUp();
    away.home = true;
    const { text: _words, ...event } = { ...inbound, text: '' };
    const [outcome] = (await converse({ ...event, type: 'home' })).outcomes;
    expect(outcome?.type).toBe('home');
    expect(JSON.stringify(outcome)).toContain('うまく処理できませんでした。');
    away.directory = true;
    expect((await converse({ ...event, type: 'arrived' })).outcomes).toEqual([]);
  });

  it('learns where to write from now on', async () => {
    const { converse, people } = setUp();
    await converse({ ...inbound, address: asAddress('slack:T1:D1') });
    expect(people.get(asPersonId('1'))?.preferences.addresses).toEqual({ slack: 'slack:T1:D1' });
  });
});
