import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../../adapters/dynamodb/store.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../src/people/model.ts';
import { ballotToken } from '../../../src/pulse/anonymity.ts';
import { asWeekId } from '../../../src/time/instant.ts';
import { diaryOf, fullPair, knownPair } from '../../fixtures/one-on-one.ts';
import { at } from '../../fixtures/time.ts';
import { type Engine, openEngine } from './engine.ts';
import { type Lossy, openLossy } from './lossy.ts';
import { roundOf } from './rounds.ts';

const now = at('2026-11-26T15:00:00+09:00');
const lease = at('2026-11-26T15:01:00+09:00');
const week = asWeekId('2026-W48');

describe('a write whose first answer got lost, so that the client sent it twice', () => {
  let engine: Engine;
  let network: Lossy;
  let client: ReturnType<typeof createClient>;
  let store: Store;
  beforeAll(async () => {
    engine = await openEngine();
    network = await openLossy(engine.endpoint);
    client = createClient({ endpoint: network.endpoint, region: 'ap-northeast-1' });
    store = openStore({ client, table: engine.table });
  });
  afterAll(async () => {
    client.destroy();
    await network.close();
    await engine.close();
  });

  const losing = async <T>(work: () => Promise<T>): Promise<T> => {
    store.meter.reset();
    let first = true;
    network.decide(() => {
      const fate = first ? 'answer-lost' : 'answered';
      first = false;
      return fate;
    });
    const result = await work();
    expect(store.meter.read().requests).toBeGreaterThan(1);
    return result;
  };

  const planned = async (org: OrgId) => {
    const key = { org, person: asPersonId('K1'), id: asDeliveryId('pulse/2026-W48/ask') };
    const row = {
      ...key,
      kind: 'pulse',
      subject: '2026-W48',
      dueAt: now,
      expiresAt: now,
      attempts: 0,
      group: 'g',
    } as const;
    await store.outbox.plan({ ...row, state: { type: 'waiting' } });
    return key;
  };

  it('is still a fresh event', async () => {
    const org = engine.org();
    expect(await losing(() => store.inbox.claim(org, 'Ev1', now, lease))).toBe('fresh');
    expect(await store.inbox.claim(org, 'Ev1', now, lease)).toBe('taken');
  });

  it('is still our claim, and our settling', async () => {
    const key = await planned(engine.org());
    const sent = { type: 'sent', at: now, place: 'slack' } as const;
    expect(await losing(() => store.outbox.claim(key, 'slack', now, lease))).toBe(true);
    expect(await losing(() => store.outbox.settle(key, sent))).toBe(true);
    expect(await store.outbox.delivery(key)).toMatchObject({ attempts: 1, state: sent });
  });

  it('is still our answer, and our skipping', async () => {
    const token = ballotToken(new Uint8Array([1]), asPersonId('K1'));
    const entry = { org: engine.org(), week, shard: 0, token, unit: asUnitId('u'), order: 1 };
    const answer = await losing(() => store.pulse.answer({ ...entry, question: 'A0', value: 5 }));
    expect(answer).toMatchObject({ answers: { A0: { value: 5, order: 1 } } });
    expect(await losing(() => store.pulse.skip({ ...entry, order: 2 }))).toMatchObject({ skipped: 2 });
  });

  it('is still our saving of a diary', async () => {
    const diary = diaryOf([fullPair('K1'), knownPair('K2')], { org: engine.org() });
    expect(await losing(() => store.oneOnOne.save(diary, now))).toBe(true);
    expect(await store.oneOnOne.save(diary, now)).toBe(false);
    expect(await losing(() => store.oneOnOne.save({ ...diary, revision: 1 }, undefined))).toBe(true);
    expect(await store.oneOnOne.diary(diary.org, diary.manager)).toEqual({ ...diary, revision: 2 });
  });

  it('is still our programme, our round and our closing', async () => {
    const org = engine.org();
    const programme = { org, version: 0, plans: {}, rounds: 1 };
    expect(await losing(() => store.pulse.saveProgramme(programme))).toBe(true);
    expect(await store.pulse.saveProgramme(programme)).toBe(false);
    expect(await store.pulse.createRound(roundOf(org), [])).toBe(true);
    expect(await losing(() => store.pulse.advance(org, week, 'open', 'counted'))).toBe(true);
    expect(await store.pulse.advance(org, week, 'open', 'counted')).toBe(false);
  });
});
