import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import type { Composition } from '../../../src/delivery/attempt.ts';
import type { Entry } from '../../../src/delivery/budget.ts';
import { emptyMailbox } from '../../../src/delivery/mailbox.ts';
import { asDeliveryId, type Delivery } from '../../../src/delivery/model.ts';
import { type DeliverDeps, deliver } from '../../../src/delivery/use-cases.ts';
import { asPersonId, type MessageKind, type Person } from '../../../src/people/model.ts';
import { asLocalDate, dateIn, TOKYO } from '../../../src/time/instant.ts';
import { everyKind } from '../../fixtures/composers.ts';
import { type MemoryDelivery, memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { memoryPeople } from '../../fixtures/memory-people.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const ASK = at('2026-11-26T15:00:00+09:00');
const NEXT_MORNING = at('2026-11-27T08:30:00+09:00');
const REMIND = at('2026-11-27T10:00:00+09:00');
const K1 = asPersonId('1');

const planned = (id: string, kind: MessageKind = 'campaign'): Delivery => ({
  ...{ org: ORG, person: K1, id: asDeliveryId(id), kind, subject: id, dueAt: ASK, attempts: 0, group: 'slack' },
  ...{ expiresAt: at('2026-12-11T17:00:00+09:00'), state: { type: 'waiting' } },
});
const approval = (n: number): Entry => ({
  ...{
    delivery: asDeliveryId(`approval/${n}`),
    kind: 'approval',
    day: asLocalDate('2026-11-26'),
    at: ASK,
    fate: 'sent',
  },
});
const periods = [{ first: asLocalDate('2026-11-01'), last: asLocalDate('2026-12-31') }];
const hello: Composition = { type: 'card', card: card('ja', text('今週ためすこと')), counting: { periods } };

let slack: ReturnType<typeof memoryMessenger>;
let delivery: MemoryDelivery;
let people: Map<Person['id'], Person>;
let composition: Composition;
let deps: DeliverDeps;

const entries = () => delivery.mailboxes.all()[0]?.entries ?? [];
const fill = (...before: readonly Entry[]) => delivery.mailboxes.save({ ...emptyMailbox(ORG, K1), entries: before });
const plan = async (...rows: readonly Delivery[]) => {
  for (const row of rows) await delivery.outbox.plan(row);
};
const state = async (row: Delivery) => (await delivery.outbox.delivery(row))?.state;

beforeEach(() => {
  slack = memoryMessenger('slack');
  delivery = memoryDelivery();
  const memory = memoryDirectory();
  people = memory.people;
  people.set(K1, person('1', '課'));
  const size = { people: 1, units: 1, version: 1, closures: {} };
  memory.organisation = { id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], ...size };
  composition = hello;
  const composer = async () => composition;
  deps = {
    ...{ outbox: delivery.outbox, mailboxes: delivery.mailboxes, gate: openGate, directory: memory.directory },
    ...{ people: memoryPeople(people) },
    messengers: { slack: slack.messenger, teams: memoryMessenger('teams').messenger },
    composers: everyKind(composer),
  };
});

describe('a slot', () => {
  const row = planned('campaign/c1');

  it('is taken before the claim, and kept by what was sent', async () => {
    await plan(row);
    const seen: number[] = [];
    const { claim } = delivery.outbox;
    const outbox = {
      ...delivery.outbox,
      claim: (...args: Parameters<typeof claim>) => {
        seen.push(entries().length);
        return claim(...args);
      },
    };
    await deliver(row, ASK, { ...deps, outbox });
    expect(seen).toEqual([1]);
    expect(entries()).toEqual([
      { delivery: 'campaign/c1', kind: 'campaign', day: '2026-11-26', at: ASK, fate: 'sent' },
    ]);
  });

  it('goes to one of twenty messages that all want the last one', async () => {
    await fill(approval(1));
    const rows = Array.from({ length: 20 }, (_, i) => planned(`campaign/c${i}`));
    await plan(...rows);
    await Promise.all(rows.map((each) => deliver(each, ASK, deps)));
    expect(slack.sent).toHaveLength(1);
    expect(entries().filter(({ fate }) => fate === 'sent')).toHaveLength(2);
    // The others wait for days of their own, two a week, and for no day beyond their end.
    const until = entries().flatMap((entry) => (entry.fate === 'waits' ? [dateIn(entry.until, TOKYO)] : []));
    expect(until.toSorted()).toEqual(['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08']);
    expect(entries().filter(({ fate }) => fate === 'dropped')).toHaveLength(14);
  });

  it('of a follow-up counts in its day and week, and not among its kind', async () => {
    const again = planned('campaign/c1-again');
    composition = { ...hello, counting: { asFollowUp: true } };
    await plan(again);
    await deliver(again, ASK, deps);
    expect(entries()).toEqual([
      {
        ...{ delivery: 'campaign/c1-again', kind: 'campaign', day: '2026-11-26', at: ASK },
        ...{ fate: 'sent', asFollowUp: true },
      },
    ]);
    composition = { ...hello, counting: {} };
    const rest = [planned('campaign/c2'), planned('campaign/c3')];
    await plan(...rest);
    await deliver(rest[0] ?? row, ASK, deps);
    expect(slack.sent).toHaveLength(2);
    // The second of its kind within a fortnight.
    await deliver(rest[1] ?? row, ASK, deps);
    expect(slack.sent).toHaveLength(2);
  });

  it('of a follow-up is given only where every limit has room', async () => {
    composition = { ...hello, counting: { asFollowUp: true } };
    await fill(approval(1), approval(2));
    await plan(row);
    await deliver(row, ASK, deps);
    expect(slack.sent).toEqual([]);
    expect(entries()).toMatchObject([{}, {}, { fate: 'waits', reason: 'day-full' }]);
  });

  it('is taken once by a message that is tried again', async () => {
    await plan(row);
    slack.nextSends.push({ type: 'failed', reason: 'busy', maybeSent: false });
    await deliver(row, ASK, deps);
    expect(entries()).toHaveLength(1);
    await deliver(row, at('2026-11-26T15:02:00+09:00'), deps);
    expect(slack.sent).toHaveLength(1);
    expect(entries()).toMatchObject([{ at: ASK, fate: 'sent' }]);
  });

  it('is taken once by a message whose worker died before it claimed it', async () => {
    await plan(row);
    const outbox = { ...delivery.outbox, claim: () => Promise.reject(new Error('killed')) };
    await expect(deliver(row, ASK, { ...deps, outbox })).rejects.toThrow('killed');
    expect(entries()).toHaveLength(1);
    await deliver(row, at('2026-11-26T15:01:00+09:00'), deps);
    expect([slack.sent.length, entries().length]).toEqual([1, 1]);
  });

  it('moves with a message that is sent on another day', async () => {
    await plan(row);
    slack.nextSends.push({ type: 'failed', reason: 'busy', maybeSent: false });
    await deliver(row, ASK, deps);
    await deliver(row, NEXT_MORNING, deps);
    expect(entries()).toMatchObject([{ day: '2026-11-27', fate: 'sent' }]);
  });

  it('is given back by what could not be delivered', async () => {
    await plan(row, planned('campaign/c2'));
    await fill(approval(1));
    slack.nextSends.push({ type: 'unreachable', reason: 'account_inactive' });
    await deliver(row, ASK, deps);
    expect(entries().at(-1)).toMatchObject({ delivery: 'campaign/c1', fate: 'dropped', reason: 'unreachable' });
    await deliver(planned('campaign/c2'), ASK, deps);
    expect(entries().at(-1)).toMatchObject({ delivery: 'campaign/c2', fate: 'sent' });
  });

  it('is given back by what its feature takes back while it waits to be tried again', async () => {
    await plan(row);
    slack.nextSends.push({ type: 'failed', reason: 'busy', maybeSent: false });
    await deliver(row, ASK, deps);
    composition = { type: 'skip', reason: 'cancelled' };
    await deliver(row, at('2026-11-26T15:02:00+09:00'), deps);
    expect(entries()).toEqual([]);
  });
});

describe('over the limit', () => {
  const row = planned('campaign/c1');

  it('a message waits for the next morning, and its mailbox says so', async () => {
    await plan(row);
    await fill(approval(1), approval(2));
    await deliver(row, ASK, deps);
    expect(slack.sent).toEqual([]);
    expect(await delivery.outbox.delivery(row)).toMatchObject({ dueAt: NEXT_MORNING, state: { type: 'waiting' } });
    expect(entries().at(-1)).toMatchObject({ fate: 'waits', until: NEXT_MORNING, reason: 'day-full' });
    await deliver(row, NEXT_MORNING, deps);
    expect(slack.sent).toHaveLength(1);
    expect(entries().at(-1)).toMatchObject({ day: '2026-11-27', fate: 'sent' });
  });

  it('a message that would be too late by then ends, and its ledger and its mailbox say why', async () => {
    const short = { ...row, expiresAt: NEXT_MORNING };
    await plan(short);
    await fill(approval(1), approval(2));
    await deliver(short, ASK, deps);
    expect(await state(short)).toMatchObject({ type: 'settled', fate: 'skipped', reason: 'over-budget' });
    expect(entries().at(-1)).toMatchObject({ fate: 'dropped', reason: 'day-full' });
  });

  it('a duty is sent all the same, and counts', async () => {
    await plan(planned('approval/3', 'approval'));
    await fill(approval(1), approval(2));
    await deliver(planned('approval/3', 'approval'), ASK, deps);
    expect(slack.sent).toHaveLength(1);
    expect(entries()).toHaveLength(3);
  });
});

describe('the reminder', () => {
  const ask = { ...planned('pulse/2026-W48/ask', 'pulse'), expiresAt: at('2026-11-27T17:00:00+09:00') };
  const reminder = { ...planned('pulse/2026-W48/reminder', 'pulse-reminder'), dueAt: REMIND };
  const counting = { followsOn: asLocalDate('2026-11-27') };

  it('changes no mailbox, whether it is sent, seen, skipped, unreachable or too late', async () => {
    composition = { ...hello, counting };
    await plan(ask);
    await deliver(ask, ASK, deps);
    const before = delivery.mailboxes.all();
    const outcomes: readonly Composition[] = [hello, { type: 'seen' }, { type: 'skip', reason: 'closed' }];
    for (const each of outcomes) {
      composition = each;
      await delivery.outbox.erase([reminder]);
      await plan(reminder);
      await deliver(reminder, REMIND, deps);
      expect((await state(reminder))?.type).not.toBe('waiting');
    }
    for (const now of [REMIND, at('2027-01-12T12:00:00+09:00')]) {
      composition = hello;
      slack.nextSends.push({ type: 'unreachable', reason: 'gone' });
      await delivery.outbox.erase([reminder]);
      await plan(reminder);
      await deliver(reminder, now, deps);
    }
    expect(delivery.mailboxes.all()).toEqual(before);
    expect(before).toMatchObject([{ revision: 1, entries: [{ fate: 'sent', followsOn: '2026-11-27' }] }]);
  });

  it('has the place on its day that was taken for it with the asking', async () => {
    composition = { ...hello, counting };
    await plan(ask, reminder, planned('campaign/c1'));
    await deliver(ask, ASK, deps);
    composition = hello;
    await delivery.mailboxes.save({
      ...{ org: ORG, person: K1, revision: 1 },
      entries: [...entries(), { ...approval(1), day: asLocalDate('2026-11-27') }],
    });
    await deliver(planned('campaign/c1'), REMIND, deps);
    expect(entries().at(-1)).toMatchObject({ kind: 'campaign', fate: 'waits', reason: 'day-full' });
    await deliver(reminder, REMIND, deps);
    expect(await state(reminder)).toMatchObject({ type: 'sent' });
  });

  it('is not sent where the asking took no place for it', async () => {
    await fill({ ...approval(1), delivery: ask.id, kind: 'pulse' });
    await plan(reminder);
    await deliver(reminder, REMIND, deps);
    expect(slack.sent).toEqual([]);
    expect(await state(reminder)).toMatchObject({ fate: 'skipped', reason: 'over-budget' });
  });

  it('leaves the same mailbox of an asking that was sent and of one that was answered beforehand', async () => {
    const left: unknown[] = [];
    for (const each of [{ ...hello, counting }, { type: 'seen', counting } as const]) {
      composition = each;
      await delivery.outbox.erase([ask]);
      await plan(ask);
      await deliver(ask, ASK, deps);
      left.push(delivery.mailboxes.all()[0]);
      await delivery.mailboxes.save({ ...emptyMailbox(ORG, K1), revision: 1, entries: [] });
    }
    expect(left[0]).toMatchObject({ entries: [{ fate: 'sent', followsOn: '2026-11-27' }] });
    expect(left[1]).toMatchObject({ entries: [{ fate: 'sent', followsOn: '2026-11-27' }] });
  });
});

describe('a rest', () => {
  const resting = (until: string) =>
    people.set(
      K1,
      person('1', '課', { preferences: { optOuts: [], addresses: {}, snoozedUntil: asLocalDate(until) } }),
    );
  const row = planned('campaign/c1');

  it('is looked at again every morning, and ends when it was taken back', async () => {
    await plan(row);
    resting('2026-12-01');
    await deliver(row, ASK, deps);
    expect(entries()).toMatchObject([{ fate: 'waits', until: NEXT_MORNING, reason: 'snoozed' }]);
    people.set(K1, person('1', '課'));
    await deliver(row, NEXT_MORNING, deps);
    expect(slack.sent).toHaveLength(1);
  });

  it('ends what would be too late after it, at once', async () => {
    await plan(row);
    resting('2026-12-14');
    await deliver(row, ASK, deps);
    expect(await state(row)).toMatchObject({ fate: 'skipped', reason: 'snoozed' });
    expect(entries()).toMatchObject([{ fate: 'dropped', reason: 'snoozed' }]);
  });

  it('holds no duty', async () => {
    await plan(planned('approval/9', 'approval'));
    resting('2026-12-01');
    await deliver(planned('approval/9', 'approval'), ASK, deps);
    expect(slack.sent).toHaveLength(1);
  });
});
