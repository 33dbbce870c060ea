import { beforeEach, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { asMessageRef } from '../../../src/conversation/platform.ts';
import type { Composition } from '../../../src/delivery/attempt.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { memberOf, type Parcel, sumOf } from '../../../src/delivery/parcel.ts';
import { deliverParcel, type ParcelDeps } from '../../../src/delivery/parcel-work.ts';
import { asPersonId, type Person, type PersonId } from '../../../src/people/model.ts';
import { asInstant, type Instant, TOKYO } from '../../../src/time/instant.ts';
import { everyKind } from '../../fixtures/composers.ts';
import { type MemoryDelivery, memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { memoryPeople } from '../../fixtures/memory-people.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const THURSDAY = at('2026-11-26T15:00:00+09:00');
const AFTER_LEASE = at('2026-11-26T15:03:00+09:00');
const NEXT_WEEK = at('2026-12-04T17:00:00+09:00');

const ids = (count: number): readonly PersonId[] => Array.from({ length: count }, (_, i) => asPersonId(`${i + 1}`));
const parcel: Parcel = {
  ...{
    org: ORG,
    delivery: asDeliveryId('campaign/c1'),
    page: 'Asia/Tokyo/slack/0',
    kind: 'pulse',
    subject: 'c1',
    group: 'slack',
  },
  ...{ dueAt: THURSDAY, expiresAt: NEXT_WEEK, left: ids(40), ledger: {}, attempts: 0 },
};

const taken = { type: 'sent', message: asMessageRef('m') } as const;

let slack: ReturnType<typeof memoryMessenger>;
let teams: ReturnType<typeof memoryMessenger>;
let delivery: MemoryDelivery;
let people: Map<PersonId, Person>;
let deps: ParcelDeps;
let troubles: PersonId[];
let compose: (who: Person) => Composition;
let now: Instant;

const stored = async () => delivery.parcels.parcel(parcel);
const work = (moment: Instant = now) => {
  now = moment;
  return deliverParcel(parcel, () => now, deps);
};
const change = (id: string, changes: Partial<Person>) => people.set(asPersonId(id), person(id, '課', changes));

beforeEach(async () => {
  now = THURSDAY;
  troubles = [];
  slack = memoryMessenger('slack');
  teams = memoryMessenger('teams');
  delivery = memoryDelivery();
  const memory = memoryDirectory();
  people = memory.people;
  for (const id of parcel.left) people.set(id, person(id, '課'));
  const size = { people: 40, units: 1, version: 1, closures: {} };
  memory.organisation = { id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], ...size };
  compose = () => ({ type: 'card', card: card('ja', text('今週ためすこと')) });
  const composer = async (_: unknown, who: Person) => compose(who);
  deps = {
    ...delivery,
    gate: openGate,
    directory: memory.directory,
    people: memoryPeople(people),
    messengers: { slack: slack.messenger, teams: teams.messenger },
    composers: everyKind(composer),
    report: (_, row) => troubles.push(row.person),
  };
  await delivery.parcels.plan(parcel);
});

describe('working on a parcel', () => {
  it('sends to each of its people once and counts them', async () => {
    expect(await work()).toEqual({ type: 'done' });
    expect(new Set(slack.sent.map(({ to }) => to)).size).toBe(40);
    expect(slack.sent).toHaveLength(40);
    expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
    await work(AFTER_LEASE);
    expect(slack.sent).toHaveLength(40);
  });

  it('sends once under twenty workers', async () => {
    await Promise.all(Array.from({ length: 20 }, () => work()));
    expect(slack.sent).toHaveLength(40);
  });

  it('does nothing before its moment', async () => {
    await work(at('2026-11-26T14:59:59+09:00'));
    expect(slack.sent).toEqual([]);
  });

  it('says of everyone how it ended, and makes a row for nobody it did not write to', async () => {
    change('1', { left: true });
    change('2', { preferences: { optOuts: ['pulse'], addresses: {} } });
    people.delete(asPersonId('3'));
    slack.nextSends.push({ type: 'unreachable', reason: 'account_inactive' });
    compose = (who) =>
      who.id === '5' ? { type: 'skip', reason: 'over' } : { type: 'card', card: card('ja', text('今週ためすこと')) };
    await work();
    const ledger = (await stored())?.ledger ?? {};
    expect(ledger).toEqual({
      sent: 35,
      'skipped/left': 2,
      'skipped/opted-out': 1,
      'skipped/over': 1,
      'unreachable/account_inactive': 1,
    });
    expect(sumOf(ledger)).toBe(40);
    expect(delivery.rows()).toHaveLength(36);
  });

  it('waits for those for whom it is night or a day off, and sends to the others', async () => {
    change('1', { freeDay: 4 });
    change('2', { freeDay: 4 });
    await work();
    expect(slack.sent).toHaveLength(38);
    const friday = at('2026-11-27T08:30:00+09:00');
    expect(await stored()).toMatchObject({ left: ['1', '2'], ledger: { sent: 38 }, dueAt: friday });
    await work(friday);
    expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
  });

  it('ends what its time has run out for', async () => {
    await work(NEXT_WEEK);
    expect(slack.sent).toEqual([]);
    expect(await stored()).toMatchObject({ left: [], ledger: { 'expired/too-late': 40 } });
  });
});

describe('working on a parcel in trouble', () => {
  it('stops at a rate limit, asks its queue for the time, and goes on with those left', async () => {
    slack.nextSends.push(...Array.from({ length: 10 }, () => taken), { type: 'throttled', retryAfterMs: 30_000 });
    expect(await work()).toEqual({ type: 'retry', delayMs: 30_000 });
    const sent = slack.sent.length;
    expect(sent).toBeGreaterThanOrEqual(10);
    expect(sent).toBeLessThan(40);
    expect((await stored())?.left).toHaveLength(40 - sent);
    expect(await work()).toEqual({ type: 'done' });
    expect(slack.sent).toHaveLength(40);
    expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
  });

  it('holds everyone while the gate is shut, and has sent nothing', async () => {
    deps = { ...deps, gate: { ...openGate, enter: async () => ({ type: 'held', retryAfterMs: 5_000 }) } };
    expect(await work()).toEqual({ type: 'retry', delayMs: 5_000 });
    expect(slack.sent).toEqual([]);
    deps = { ...deps, gate: openGate };
    await work();
    expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
  });

  it('claims nobody before their turn, so that a death leaves no message in doubt that was only waiting', async () => {
    const never = new Promise<never>(() => undefined);
    let turns = 3;
    const gate: ParcelDeps['gate'] = {
      ...openGate,
      enter: async () => {
        turns -= 1;
        return turns >= 0 ? { type: 'near', waitedMs: 50_000, pass: () => never } : never;
      },
    };
    deps = { ...deps, gate };
    void work();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const leaseUntil = at('2026-11-26T15:01:50+09:00');
    expect(delivery.rows().map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => ({ type: 'claimed', place: 'slack', leaseUntil })),
    );
  });

  it('counts apart those of whom nobody knows whether it reached them, and does not write to them again', async () => {
    const many = {
      ...parcel,
      page: 'Asia/Tokyo/teams/0',
      kind: 'campaign',
      group: 'teams',
      left: ids(3),
      attempts: 1,
    } as const;
    for (const id of many.left) change(id, { teams: { user: `aad-${id}`, tenant: 'tenant' }, place: 'teams' });
    await delivery.parcels.plan(many);
    const [first] = many.left;
    if (!first) throw new Error('nobody');
    await delivery.outbox.claim(memberOf(many, first, THURSDAY), 'teams', THURSDAY, at('2026-11-26T15:01:00+09:00'));
    teams.find = { type: 'unknown' };
    now = AFTER_LEASE;
    await deliverParcel(many, () => now, deps);
    expect(teams.sent).toHaveLength(2);
    expect(await delivery.parcels.parcel(many)).toMatchObject({ left: [], ledger: { sent: 2, 'sent/unconfirmed': 1 } });
  });

  it('does not let one person’s trouble delay the others', async () => {
    compose = (who) => {
      if (who.id === '7') throw new Error('a card that cannot be made');
      return { type: 'card', card: card('ja', text('今週ためすこと')) };
    };
    expect(await work()).toEqual({ type: 'done' });
    expect(slack.sent).toHaveLength(39);
    expect(troubles).toEqual(['7']);
    expect(await stored()).toMatchObject({ left: ['7'], dueAt: at('2026-11-26T15:01:00+09:00') });
  });

  it('tries again later what the platform did not take, and looks for what it may have taken', async () => {
    slack.nextSends.push(
      { type: 'failed', reason: 'ECONNREFUSED', maybeSent: false },
      { type: 'failed', reason: 'http-503', maybeSent: true },
    );
    await work();
    expect(await stored()).toMatchObject({ ledger: { sent: 38 } });
    expect((await stored())?.left).toHaveLength(2);
    const later = (await stored())?.dueAt ?? THURSDAY;
    expect(later).toBe(at('2026-11-26T15:01:00+09:00'));
    await work(later);
    expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
    expect(slack.sent).toHaveLength(40);
  });

  it('is finished by the next worker when its own dies anywhere, and nobody is written to twice', async () => {
    for (let dies = 0; dies < 120; dies += 1) {
      slack.sent.length = 0;
      delivery = memoryDelivery();
      await delivery.parcels.plan(parcel);
      let calls = 0;
      const dying =
        <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) =>
        async (...args: A): Promise<T> => {
          calls += 1;
          if (calls > dies) await new Promise(() => undefined);
          return call(...args);
        };
      const { outbox, parcels } = delivery;
      const doomed: ParcelDeps = {
        ...deps,
        outbox: { ...outbox, claim: dying(outbox.claim), settle: dying(outbox.settle) },
        parcels: { ...parcels, settle: dying(parcels.settle) },
      };
      now = THURSDAY;
      const first = deliverParcel(parcel, () => now, doomed);
      await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 2))]);
      deps = { ...deps, ...delivery };
      for (let round = 0; round < 5; round += 1) await work(asInstant(AFTER_LEASE + round * 180_000));
      expect(new Set(slack.sent.map(({ to }) => to)).size).toBe(40);
      expect(slack.sent).toHaveLength(40);
      expect(await stored()).toMatchObject({ left: [], ledger: { sent: 40 } });
    }
  });
});
