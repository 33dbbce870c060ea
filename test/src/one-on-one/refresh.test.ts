import { describe, expect, it } from 'vitest';
import { type Card, card, text } from '../../../src/conversation/card.ts';
import { asMessageRef, type MessageRef, type SendResult } from '../../../src/conversation/platform.ts';
import type { DeliveryId } from '../../../src/delivery/model.ts';
import { askId, eveAgainId, eveId } from '../../../src/one-on-one/ids.ts';
import type { Pair } from '../../../src/one-on-one/model.ts';
import { type RefreshDeps, refreshCards, refreshOf } from '../../../src/one-on-one/refresh.ts';
import { decide } from '../../../src/one-on-one/rules.ts';
import { asPersonId, type PersonId } from '../../../src/people/model.ts';
import { asInstant, asLocalDate, isoOf, TOKYO } from '../../../src/time/instant.ts';
import { memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { diaryOf, fixedState, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-26T16:00:00+09:00');
const [one, two, nine] = ['1', '2', '9'].map(asPersonId);
const friday = asLocalDate('2026-11-27');

/** Manager 9 with 1 and 2; what was sent, and what is asked of the platform. */
const openWorld = async (stale: Partial<Pair> = { stale: [friday] }) => {
  const memory = memoryDirectory();
  for (const id of ['1', '2', '9']) memory.people.set(asPersonId(id), person(id, '課'));
  const { oneOnOne } = memoryOneOnOne();
  const { outbox, parcels } = memoryDelivery();
  const diary = diaryOf([pairOf('1', stale), pairOf('2')]);
  await oneOnOne.save(diary, undefined);
  const updated: string[] = [];
  const trouble: { result: SendResult | undefined } = { result: undefined };
  const update = async (message: MessageRef, _: Card): Promise<SendResult> => {
    if (trouble.result) return trouble.result;
    updated.push(String(message));
    return { type: 'sent', message };
  };
  const deps: RefreshDeps = {
    ...{ directory: memory.directory, oneOnOnes: oneOnOne, outbox, parcels, gate: openGate },
    messengers: { slack: { update }, teams: { update } },
    shownFor: async ({ id }) => card('ja', text(id)),
  };
  const sent = async (to: PersonId | undefined, id: DeliveryId) => {
    if (to === undefined) throw new Error('nobody');
    const key = { org: ORG, person: to, id };
    const planned = {
      kind: 'one-on-one',
      subject: '',
      dueAt: NOW,
      expiresAt: NOW,
      attempts: 0,
      group: 'slack',
    } as const;
    await outbox.plan({ ...key, ...planned, state: { type: 'waiting' } });
    const message = asMessageRef(`${to} ${id}`);
    await outbox.settle(key, { type: 'sent', at: NOW, place: 'slack', message });
  };
  const run = async () => {
    const parcel = refreshOf({ ...diary, revision: 1 }, NOW);
    if (!parcel) return undefined;
    await parcels.plan(parcel);
    return refreshCards(parcel, () => NOW, deps);
  };
  return { sent, run, updated, trouble, deps, parcels };
};

describe('cards that were sent', () => {
  const asked = askId({ manager: asPersonId('9'), staff: asPersonId('1'), n: 3 }, 1);

  it('are changed for both whose 1on1 changed, and for nobody else', async () => {
    const { sent, run, updated } = await openWorld();
    await sent(one, asked);
    for (const who of [one, two, nine]) await sent(who, eveId(friday));
    await sent(nine, eveId(asLocalDate('2026-12-04')));
    await run();
    expect(updated.toSorted()).toEqual([
      '1 one-on-one/ask/3/1/9',
      '1 one-on-one/eve/2026-11-27',
      '9 one-on-one/eve/2026-11-27',
    ]);
  });

  it('are changed, too, where a message of its own told late before the day of a time that it no longer has', async () => {
    const before = {
      ...pairOf('1'),
      meeting: meetingOf({ state: { ...fixedState, at: at('2026-11-26T15:30:00+09:00') } }),
    };
    const command = { type: 'choose', n: 3, from: at('2026-11-27T11:00:00+09:00'), minutes: 30 } as const;
    const by = { side: 'manager', order: NOW, now: NOW, zone: TOKYO } as const;
    const moved = decide(diaryOf([before]), asPersonId('1'), command, by);
    const pair = moved.type === 'changed' ? moved.diary.pairs[0] : undefined;
    const { sent, run, updated } = await openWorld(pair);
    const again = (iso: string) => eveAgainId(friday, iso, { manager: asPersonId('9'), staff: asPersonId('1'), n: 3 });
    const ids = [eveId(friday), again('2026-11-26T06:30:00.000Z'), again('2026-11-26T07:00:00.000Z')];
    for (const id of ids) await sent(one, id);
    await run();
    expect(updated).toEqual([
      '1 one-on-one/eve/2026-11-27',
      '1 one-on-one/eve/2026-11-27/2026-11-26T06:30:00.000Z/9/1',
      '1 one-on-one/eve/2026-11-27/2026-11-26T07:00:00.000Z/9/1',
    ]);
  });

  it('remember a few of the times a 1on1 had, and forget those of long ago', () => {
    let diary = diaryOf([pairOf('1')], { settings: { perDay: 3, focus: [] } });
    const times = ['2026-11-27T11:00', '2026-11-27T12:00', '2026-11-27T13:00', '2026-11-27T14:00', '2026-11-27T16:00'];
    for (const [i, time] of [...times, '2026-12-21T11:00', '2026-12-22T11:00'].entries()) {
      const now = asInstant(NOW + i * 1_000);
      const command = { type: 'choose', n: 3, from: at(`${time}:00+09:00`), minutes: 30 } as const;
      const decision = decide(diary, asPersonId('1'), command, { side: 'manager', order: now, now, zone: TOKYO });
      if (decision.type === 'changed') diary = decision.diary;
      if (i === 4)
        expect(diary.pairs[0]?.formerly?.map(({ from }) => isoOf(from))).toEqual([
          '2026-11-27T02:00:00.000Z',
          '2026-11-27T03:00:00.000Z',
          '2026-11-27T04:00:00.000Z',
          '2026-11-27T05:00:00.000Z',
        ]);
    }
    expect(diary.pairs[0]?.formerly?.map(({ from }) => isoOf(from))).toEqual(['2026-12-21T02:00:00.000Z']);
  });

  it('are left alone where nothing changed', async () => {
    const { sent, run, updated } = await openWorld({});
    await sent(one, eveId(friday));
    expect(await run()).toBeUndefined();
    expect(updated).toEqual([]);
  });

  it('are tried again where the platform asks for it', async () => {
    const { sent, run, updated, trouble, parcels } = await openWorld();
    await sent(one, eveId(friday));
    trouble.result = { type: 'throttled', retryAfterMs: 1_000 };
    await run();
    const parcel = refreshOf({ ...diaryOf([pairOf('1', { stale: [friday] })]), revision: 1 }, NOW);
    expect(parcel && (await parcels.parcel(parcel))).toMatchObject({
      left: ['9'],
      dueAt: at('2026-11-26T16:01:00+09:00'),
    });
    expect(updated).toEqual([]);
  });

  it('stay as they are where nobody can say how they read now', async () => {
    const { sent, run, updated, deps } = await openWorld();
    await sent(one, eveId(friday));
    Object.assign(deps, { shownFor: async () => undefined });
    await run();
    expect(updated).toEqual([]);
  });
});
