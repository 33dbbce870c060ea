import { describe, expect, it } from 'vitest';
import { type Card, card, text } from '../../../src/conversation/card.ts';
import { asMessageRef, type MessageRef, type SendResult } from '../../../src/conversation/platform.ts';
import type { DeliveryId } from '../../../src/delivery/model.ts';
import { askId, eveId } from '../../../src/one-on-one/ids.ts';
import type { Pair } from '../../../src/one-on-one/model.ts';
import { type RefreshDeps, refreshCards, refreshOf } from '../../../src/one-on-one/refresh.ts';
import { asPersonId, type PersonId } from '../../../src/people/model.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { diaryOf, pairOf } from '../../fixtures/one-on-one.ts';
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
