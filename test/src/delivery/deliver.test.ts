import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { type Address, asAddress, asMessageRef, type OpenResult } from '../../../src/conversation/platform.ts';
import type { Composition } from '../../../src/delivery/attempt.ts';
import { asDeliveryId, type Delivery } from '../../../src/delivery/model.ts';
import { type DeliverDeps, deliver } from '../../../src/delivery/use-cases.ts';
import { asPersonId, type Person } from '../../../src/people/model.ts';
import { TOKYO } from '../../../src/time/instant.ts';
import { everyKind } from '../../fixtures/composers.ts';
import { type MemoryDelivery, memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { memoryPeople } from '../../fixtures/memory-people.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const ASK = at('2026-11-26T15:00:00+09:00');
const LEASE_END = at('2026-11-26T15:01:00+09:00');
const CLOSE = at('2026-11-27T17:00:00+09:00');

const row: Delivery = {
  org: ORG,
  person: asPersonId('1'),
  id: asDeliveryId('pulse/2026-W48/ask'),
  kind: 'pulse',
  subject: '2026-W48',
  dueAt: ASK,
  expiresAt: CLOSE,
  state: { type: 'waiting' },
  attempts: 0,
  group: 'slack',
};
const hello = card('ja', text('おつかれさまでした。'));

let slack: ReturnType<typeof memoryMessenger>;
let teams: ReturnType<typeof memoryMessenger>;
let delivery: MemoryDelivery;
let people: Map<Person['id'], Person>;
let composition: Composition;
let deps: DeliverDeps;

const state = async () => (await delivery.outbox.delivery(row))?.state;
const staff = (changes: Partial<Person> = {}): void => {
  people.set(row.person, person('1', '課', changes));
};
const { slack: _, ...nowhere } = person('1', '課');
const onBoth = { slack: { user: 'U1', team: 'T1' }, teams: { user: 'aad-1', tenant: 'tenant' } };

beforeEach(async () => {
  slack = memoryMessenger('slack');
  teams = memoryMessenger('teams');
  delivery = memoryDelivery();
  const memory = memoryDirectory();
  people = memory.people;
  memory.organisation = {
    id: ORG,
    name: '省',
    zone: TOKYO,
    zones: [TOKYO],
    people: 1,
    units: 1,
    version: 1,
    closures: {},
  };
  composition = { type: 'card', card: hello };
  const composer = async () => composition;
  deps = {
    outbox: delivery.outbox,
    mailboxes: delivery.mailboxes,
    gate: openGate,
    directory: memory.directory,
    people: memoryPeople(people),
    messengers: { slack: slack.messenger, teams: teams.messenger },
    composers: everyKind(composer),
  };
  staff();
  await delivery.outbox.plan(row);
});

describe('delivering', () => {
  it('sends once and records it', async () => {
    expect(await deliver(row, ASK, deps)).toEqual({ type: 'done' });
    expect(slack.sent).toEqual([{ to: 'slack:-:U1', card: hello, deliveryId: 'pulse/2026-W48/ask' }]);
    expect(await state()).toEqual({ type: 'sent', at: ASK, place: 'slack' });
    await deliver(row, ASK, deps);
    expect(slack.sent).toHaveLength(1);
  });

  it('sends once under twenty workers', async () => {
    await Promise.all(Array.from({ length: 20 }, () => deliver(row, ASK, deps)));
    expect(slack.sent).toHaveLength(1);
    expect(await delivery.outbox.delivery(row)).toMatchObject({ attempts: 1, state: { type: 'sent' } });
  });

  it('sends nothing before its moment, and nothing that was never planned', async () => {
    await deliver(row, at('2026-11-26T14:59:59+09:00'), deps);
    await deliver({ ...row, person: asPersonId('2') }, ASK, deps);
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'waiting' });
  });

  it('writes where an event told it to rather than where the directory says', async () => {
    staff({ preferences: { optOuts: [], addresses: { slack: asAddress('slack:D77') } } });
    await deliver(row, ASK, deps);
    expect(slack.sent.map(({ to }) => to)).toEqual(['slack:D77']);
  });
});

describe('delivering to somebody with whom there is no chat yet', () => {
  let passed: number;
  let opens: OpenResult[];
  beforeEach(() => {
    passed = 0;
    opens = [{ type: 'opened', address: asAddress('teams:chat-1') }];
    staff({ teams: onBoth.teams, place: 'teams' });
    const gate: typeof openGate = {
      ...openGate,
      enter: async () => ({
        ...{ type: 'near', waitedMs: 0 },
        pass: async () => {
          passed += 1;
          return { type: 'go' };
        },
      }),
    };
    const openChat = (to: Address) => {
      const next = to.includes('chat') ? undefined : opens.shift();
      return next && (async () => next);
    };
    const messengers = { slack: slack.messenger, teams: { ...teams.messenger, openChat } };
    deps = { ...deps, gate, messengers };
  });

  it('takes a moment of the limit for the chat and one for the message, and keeps the chat', async () => {
    await deliver(row, ASK, deps);
    expect(teams.sent.map(({ to }) => to)).toEqual(['teams:chat-1']);
    expect(passed).toBe(2);
    expect(people.get(row.person)?.preferences.addresses).toEqual({ teams: 'teams:chat-1' });
  });

  it('holds the group for a limit met there, and has claimed nothing', async () => {
    opens = [{ type: 'throttled', retryAfterMs: 9_000 }];
    expect(await deliver(row, ASK, deps)).toEqual({ type: 'retry', delayMs: 9_000 });
    expect(await state()).toEqual({ type: 'waiting' });
  });

  it('tries the other place where there can be no chat, and comes again where nobody could tell', async () => {
    people.set(row.person, { ...nowhere, teams: onBoth.teams });
    opens = [{ type: 'failed', reason: 'http 503', maybeSent: false }];
    await deliver(row, ASK, deps);
    expect(await delivery.outbox.delivery(row)).toMatchObject({ attempts: 1, state: { type: 'waiting' } });
    staff({ teams: onBoth.teams, place: 'teams' });
    opens = [{ type: 'unreachable', reason: 'http 403' }];
    await deliver(row, at('2026-11-26T15:05:00+09:00'), deps);
    expect(slack.sent).toHaveLength(1);
    expect(await state()).toMatchObject({ type: 'sent', place: 'slack' });
  });

  it('leaves a row that says why nobody was reached', async () => {
    people.set(row.person, { ...nowhere, teams: onBoth.teams });
    opens = [{ type: 'unreachable', reason: 'http 403' }];
    await deliver(row, ASK, deps);
    expect(await state()).toMatchObject({ type: 'settled', fate: 'unreachable', reason: 'http 403' });
  });
});

describe('delivering by the rules', () => {
  it('waits for the morning', async () => {
    await deliver(row, at('2026-11-26T20:15:00+09:00'), deps);
    expect(slack.sent).toEqual([]);
    const morning = at('2026-11-27T08:30:00+09:00');
    expect(await delivery.outbox.delivery(row)).toMatchObject({ dueAt: morning, state: { type: 'waiting' } });
    await deliver(row, morning, deps);
    expect(slack.sent).toHaveLength(1);
  });

  it.each([
    ['expired', { fate: 'expired', reason: 'too-late' }, {}, CLOSE],
    ['left', { fate: 'skipped', reason: 'left' }, { left: true }, ASK],
    [
      'opted out',
      { fate: 'skipped', reason: 'opted-out' },
      { preferences: { optOuts: ['pulse'], addresses: {} } },
      ASK,
    ],
  ] as const)('ends what is %s', async (_, expected, changes, now) => {
    staff(changes);
    await deliver(row, now, deps);
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'settled', at: now, ...expected });
  });

  it('leaves of a pulse that was answered beforehand the very row of one that was sent', async () => {
    composition = { type: 'seen' };
    await deliver(row, ASK, deps);
    expect(slack.sent).toEqual([]);
    const seen = await delivery.outbox.delivery(row);
    composition = { type: 'card', card: hello };
    await delivery.outbox.erase([row]);
    await delivery.outbox.plan(row);
    await deliver(row, ASK, deps);
    expect(slack.sent).toHaveLength(1);
    expect(await delivery.outbox.delivery(row)).toEqual(seen);
  });

  it('ends what its feature finds of no use any more, with the reason', async () => {
    composition = { type: 'skip', reason: 'closed' };
    await deliver(row, ASK, deps);
    expect(await state()).toEqual({ type: 'settled', at: ASK, fate: 'skipped', reason: 'closed' });
  });
});

describe('delivering when a worker died', () => {
  const die = () => delivery.outbox.claim(row, 'slack', ASK, LEASE_END);

  it('leaves the row alone while the lease runs', async () => {
    await die();
    await deliver(row, at('2026-11-26T15:00:59+09:00'), deps);
    expect(slack.sent).toEqual([]);
    expect(await state()).toMatchObject({ type: 'claimed' });
  });

  it('records a message that is found', async () => {
    await die();
    slack.find = { type: 'found', message: asMessageRef('slack-before') };
    await deliver(row, LEASE_END, deps);
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'sent', at: LEASE_END, place: 'slack' });
  });

  it('sends a message that is not there', async () => {
    await die();
    slack.find = { type: 'absent' };
    await deliver(row, LEASE_END, deps);
    expect(slack.sent).toHaveLength(1);
    expect(await delivery.outbox.delivery(row)).toMatchObject({ attempts: 2, state: { type: 'sent' } });
  });

  it('takes it as sent on Teams, where one cannot look', async () => {
    staff(onBoth);
    await delivery.outbox.claim(row, 'teams', ASK, LEASE_END);
    teams.find = { type: 'unknown' };
    await deliver(row, LEASE_END, deps);
    expect([slack.sent, teams.sent]).toEqual([[], []]);
    expect(await state()).toEqual({ type: 'sent', at: LEASE_END, place: 'teams' });
  });

  it('looks again later where the look itself failed, and neither sends nor calls it sent', async () => {
    await die();
    slack.find = { type: 'unknown' };
    await deliver(row, LEASE_END, deps);
    const second = at('2026-11-26T15:03:00+09:00');
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'claimed', place: 'slack', leaseUntil: second });
    slack.find = { type: 'absent' };
    await deliver(row, second, deps);
    expect(slack.sent).toHaveLength(1);
    expect(await state()).toEqual({ type: 'sent', at: second, place: 'slack' });
  });

  it('sends once under twenty workers who all find nothing', async () => {
    await die();
    slack.find = { type: 'absent' };
    await Promise.all(Array.from({ length: 20 }, () => deliver(row, LEASE_END, deps)));
    expect(slack.sent).toHaveLength(1);
  });
});

describe('delivering to the second place', () => {
  beforeEach(() => staff({ ...onBoth, place: 'teams' }));

  it('is not needed when the first takes it', async () => {
    await deliver(row, ASK, deps);
    expect([slack.sent.length, teams.sent.length]).toEqual([0, 1]);
  });

  it.each([[{ type: 'unreachable', reason: 'not-installed' }], [{ type: 'rejected', reason: 'too-big' }]] as const)(
    'happens when the first is %j',
    async (answer) => {
      teams.nextSends.push(answer);
      await deliver(row, ASK, deps);
      expect([slack.sent.length, teams.sent.length]).toEqual([1, 0]);
      expect(await state()).toMatchObject({ type: 'sent', place: 'slack' });
    },
  );

  it('does not happen while the first may still take it', async () => {
    teams.nextSends.push({ type: 'failed', reason: 'no answer', maybeSent: true });
    await deliver(row, ASK, deps);
    expect(slack.sent).toEqual([]);
  });

  it('sends once under twenty workers when the first is closed', async () => {
    teams.nextSends.push(...Array.from({ length: 20 }, () => ({ type: 'unreachable', reason: 'gone' }) as const));
    await Promise.all(Array.from({ length: 20 }, () => deliver(row, ASK, deps)));
    expect([slack.sent.length, teams.sent.length]).toEqual([1, 0]);
  });

  it('ends as unreachable when both are closed', async () => {
    teams.nextSends.push({ type: 'unreachable', reason: 'not-installed' });
    slack.nextSends.push({ type: 'unreachable', reason: 'account_inactive' });
    await deliver(row, ASK, deps);
    expect(await state()).toEqual({ type: 'settled', at: ASK, fate: 'unreachable', reason: 'account_inactive' });
  });
});

describe('delivering to somebody known by e-mail', () => {
  const account = { platform: 'slack', tenant: 'T1', user: 'U9' } as const;
  beforeEach(() => {
    people.set(row.person, { ...nowhere, email: 'yamada@example.go.jp' });
  });

  it('finds the account, ties it to the person and sends there', async () => {
    const address = asAddress('slack:T1:U9');
    slack.emails.set('yamada@example.go.jp', { type: 'found', account, address });
    await deliver(row, ASK, deps);
    expect(slack.sent.map(({ to }) => to)).toEqual([address]);
    expect(people.get(row.person)?.slack).toEqual({ user: 'U9', team: 'T1' });
  });

  it('ends as unreachable when no account has it', async () => {
    await deliver(row, ASK, deps);
    expect(await state()).toEqual({ type: 'settled', at: ASK, fate: 'unreachable', reason: 'no-place' });
  });

  it('waits and looks again when the platform could not say', async () => {
    slack.emails.set('yamada@example.go.jp', { type: 'unknown' });
    await deliver(row, ASK, deps);
    const later = at('2026-11-26T15:01:00+09:00');
    expect(await delivery.outbox.delivery(row)).toMatchObject({ dueAt: later, state: { type: 'waiting' } });
    slack.emails.set('yamada@example.go.jp', { type: 'found', account, address: asAddress('slack:T1:U9') });
    await deliver(row, later, deps);
    expect(slack.sent).toHaveLength(1);
  });

  it('does not take a look-up that a worker died in for a message that was sent', async () => {
    slack.emails.set('yamada@example.go.jp', { type: 'unknown' });
    await delivery.outbox.claim(row, 'slack', ASK, LEASE_END);
    await deliver(row, LEASE_END, deps);
    expect(await state()).toEqual({ type: 'waiting' });
    expect((await delivery.outbox.delivery(row))?.dueAt).toBeGreaterThan(LEASE_END);
  });
});
