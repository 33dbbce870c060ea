import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { asDeliveryId, type Delivery } from '../../../src/delivery/model.ts';
import { type DeliverDeps, deliver } from '../../../src/delivery/use-cases.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asInstant, type Instant, isoOf, TOKYO } from '../../../src/time/instant.ts';
import { everyKind } from '../../fixtures/composers.ts';
import { type MemoryDelivery, memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { memoryPeople } from '../../fixtures/memory-people.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const ASK = at('2026-11-26T15:00:00+09:00');
const CLOSE = at('2026-11-27T17:00:00+09:00');

const rowOf = (id: string): Delivery => ({
  org: ORG,
  person: asPersonId(id),
  id: asDeliveryId('pulse/2026-W48/ask'),
  kind: 'pulse',
  subject: '2026-W48',
  dueAt: ASK,
  expiresAt: CLOSE,
  state: { type: 'waiting' },
  attempts: 0,
  group: 'slack',
});
const row = rowOf('1');

const noAnswer = { type: 'failed', reason: 'http-503', maybeSent: true } as const;
const refusedConnection = { type: 'failed', reason: 'ECONNREFUSED', maybeSent: false } as const;

let slack: ReturnType<typeof memoryMessenger>;
let delivery: MemoryDelivery;
let memory: ReturnType<typeof memoryDirectory>;
let deps: DeliverDeps;

const state = async () => (await delivery.outbox.delivery(row))?.state;

beforeEach(async () => {
  slack = memoryMessenger('slack');
  delivery = memoryDelivery();
  memory = memoryDirectory();
  memory.people.set(row.person, person('1', '課'));
  const size = { people: 1, units: 1, version: 1, closures: {} };
  memory.organisation = { id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], ...size };
  const composer = async () => ({ type: 'card', card: card('ja', text('おつかれさまでした。')) }) as const;
  deps = {
    outbox: delivery.outbox,
    mailboxes: delivery.mailboxes,
    gate: openGate,
    directory: memory.directory,
    people: memoryPeople(memory.people),
    messengers: { slack: slack.messenger, teams: memoryMessenger('teams').messenger },
    composers: everyKind(composer),
  };
  await delivery.outbox.plan(row);
});

/** Delivers whatever becomes due until then; every moment at which something was. */
const workUntil = async (end: Instant): Promise<readonly Instant[]> => {
  const moments: Instant[] = [];
  for (let next = await delivery.dueWork.nextDue(ORG); next !== undefined && next <= end; ) {
    moments.push(next);
    for (const entry of await delivery.dueWork.due(ORG, next, 1_000))
      if (entry.type === 'delivery') await deliver(entry.key, next, deps);
    next = await delivery.dueWork.nextDue(ORG);
  }
  return moments;
};

const times = (moments: readonly Instant[]) =>
  moments.map((moment) => isoOf(asInstant(moment + 9 * 3_600_000)).slice(11, 16));

describe('delivering under a rate limit', () => {
  it('holds the whole group for as long as it is told, and stays due meanwhile', async () => {
    slack.nextSends.push({ type: 'throttled', retryAfterMs: 30_000 });
    expect(await deliver(row, ASK, deps)).toEqual({ type: 'retry', delayMs: 30_000 });
    expect(await delivery.outbox.delivery(row)).toMatchObject({ dueAt: ASK, state: { type: 'waiting' } });
    expect(await deliver(row, ASK, deps)).toEqual({ type: 'done' });
    expect(slack.sent).toHaveLength(1);
  });

  it('goes by what it is told and not by the pause a failure before it would bring', async () => {
    slack.nextSends.push(refusedConnection, refusedConnection, { type: 'throttled', retryAfterMs: 2_000 });
    await workUntil(at('2026-11-26T15:01:00+09:00'));
    const third = at('2026-11-26T15:03:00+09:00');
    expect(await deliver(row, third, deps)).toEqual({ type: 'retry', delayMs: 2_000 });
    await deliver(row, third, deps);
    expect(await state()).toEqual({ type: 'sent', at: third, place: 'slack' });
  });
});

describe('delivering in an outage', () => {
  it.each([
    ['certainly did not get through', refusedConnection],
    ['may have got through and is looked for in vain', noAnswer],
  ] as const)('tries later and later what %s', async (_, failure) => {
    slack.nextSends.push(...Array.from({ length: 4 }, () => failure));
    const moments = await workUntil(at('2026-11-26T20:00:00+09:00'));
    expect(times(moments)).toEqual(['15:00', '15:01', '15:03', '15:07', '15:14']);
    expect(slack.sent).toHaveLength(1);
  });

  it('asks Slack for one message at most three times in the first five minutes and every half hour in the end', async () => {
    slack.nextSends.push(...Array.from({ length: 100 }, () => noAnswer));
    const moments = await workUntil(at('2026-11-26T20:00:00+09:00'));
    expect(times(moments).filter((time) => time < '15:05')).toHaveLength(3);
    const gaps = moments.slice(1).map((moment, i) => (moment - (moments[i] ?? 0)) / 60_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
    expect(gaps.slice(6).every((gap) => gap >= 22)).toBe(true);
  });

  it('finds what got through although nobody answered, and sends it once', async () => {
    await delivery.outbox.claim(row, 'slack', ASK, at('2026-11-26T15:01:00+09:00'));
    await slack.messenger.send(slack.messenger.addressOf('U1', undefined), card('ja', text('x')), row.id);
    await workUntil(CLOSE);
    expect(slack.sent).toHaveLength(1);
    expect(await state()).toMatchObject({ type: 'sent', at: at('2026-11-26T15:01:00+09:00') });
  });

  it('gives up at the end of the message and says so', async () => {
    slack.nextSends.push(...Array.from({ length: 500 }, () => noAnswer));
    await workUntil(at('2026-12-01T00:00:00+09:00'));
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'settled', at: CLOSE, fate: 'failed', reason: 'gave-up' });
  });

  it('settles at the end of the message what nobody could look for, and does not call it sent', async () => {
    slack.nextSends.push(noAnswer);
    slack.find = { type: 'unknown' };
    await workUntil(at('2026-12-01T00:00:00+09:00'));
    expect(slack.sent).toEqual([]);
    expect(await state()).toEqual({ type: 'settled', at: CLOSE, fate: 'failed', reason: 'unclear' });
  });

  it('leaves a ledger that adds up: forty people, some before, some after, some never', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => String(i + 1));
    for (const id of ids) {
      memory.people.set(asPersonId(id), person(id, '課'));
      await delivery.outbox.plan(rowOf(id));
    }
    slack.nextSends.push(...Array.from({ length: 150 }, (_, i) => (i % 3 === 0 ? refusedConnection : noAnswer)));
    await workUntil(at('2026-11-26T15:10:00+09:00'));
    slack.nextSends.splice(0);
    slack.nextSends.push(...Array.from({ length: 5 }, () => ({ type: 'rejected', reason: 'invalid_blocks' }) as const));
    await workUntil(at('2026-12-01T00:00:00+09:00'));
    const ends = delivery.rows().map(({ state }) => (state.type === 'settled' ? state.reason : state.type));
    expect(ends.toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'invalid_blocks'),
      ...Array.from({ length: 35 }, () => 'sent'),
    ]);
    expect(slack.sent).toHaveLength(35);
  });
});

describe('delivering over a platform in trouble', () => {
  it('ends what is refused for good, with the reason', async () => {
    slack.nextSends.push({ type: 'rejected', reason: 'invalid_blocks' });
    await deliver(row, ASK, deps);
    expect(await state()).toEqual({ type: 'settled', at: ASK, fate: 'failed', reason: 'invalid_blocks' });
  });
});
