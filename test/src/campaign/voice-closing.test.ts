import { expect, it } from 'vitest';
import type { Campaign } from '../../../src/campaign/model.ts';
import { closeKanji } from '../../../src/campaign/voice-closing.ts';
import type { VoiceStore } from '../../../src/campaign/voice-ports.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { memoryVoices } from '../../fixtures/memory-voices.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const closing = at('2026-12-08T10:00:00+09:00');
const counted = at('2026-12-08T10:01:00+09:00');
const content = { title: '題', body: '文', links: [] };
const campaign: Campaign = draftOf(ORG, {
  ...{ content: { ...content, collects: 'kanji' }, collectsUntil: closing },
  state: { type: 'done', at: at('2026-11-24T10:00:00+09:00') },
});
const { id } = campaign;
const expected = { characters: [{ character: '軽', people: 6 }], reasons: [{ character: '軽', text: '会議' }] };

const sixVoices = async (): Promise<VoiceStore> => {
  const store = memoryVoices();
  for (let i = 0; i < 7; i += 1) {
    const key = { org: ORG, campaign: id, kind: 'kanji', owner: `K${i}` } as const;
    const why = i === 0 ? { reason: '会議', mayShow: true } : { mayShow: false };
    await store.saveVoice(key, { order: 1, entry: { type: 'kanji', character: '軽', ...why } });
  }
  await store.saveVoice({ org: ORG, campaign: id, kind: 'kanji', owner: 'K6' }, { order: 2 });
  return store;
};

const leftIn = async (store: VoiceStore): Promise<number> => {
  let left = 0;
  for await (const page of store.voices(ORG, id, 'kanji')) left += page.length;
  return left;
};

/** Dies at the call of that number, before or after it has its effect. */
const mortal = (store: VoiceStore, dyingAt: number, effect: boolean): VoiceStore => {
  let calls = 0;
  const dying = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      calls += 1;
      if (calls === dyingAt && !effect) throw new Error('died');
      const result = await call(...args);
      if (calls === dyingAt) throw new Error('died');
      return result;
    };
  };
  return {
    ...store,
    kanji: dying(store.kanji),
    saveKanji: dying(store.saveKanji),
    eraseVoices: dying(store.eraseVoices),
  };
};

it('waits until everything that was written in time is there', async () => {
  const campaigns = await sixVoices();
  expect(await closeKanji(campaign, closing, { campaigns })).toBe(counted);
  expect(await campaigns.kanji(ORG, id)).toBeUndefined();
  expect(await closeKanji(campaign, counted, { campaigns })).toBeUndefined();
  expect(await campaigns.kanji(ORG, id)).toEqual(expected);
  expect(await leftIn(campaigns)).toBe(0);
});

it.each([true, false])('counts everybody once after a death at any call (with its effect: %s)', async (effect) => {
  for (const dyingAt of [1, 2, 3]) {
    const store = await sixVoices();
    await expect(closeKanji(campaign, counted, { campaigns: mortal(store, dyingAt, effect) })).rejects.toThrow('died');
    await closeKanji(campaign, counted, { campaigns: store });
    expect([dyingAt, await store.kanji(ORG, id)]).toEqual([dyingAt, expected]);
    expect(await leftIn(store)).toBe(0);
  }
});

it('erases what was written before a correction asked for something else, and counts nothing of it', async () => {
  const campaigns = await sixVoices();
  const other: Campaign = { ...campaign, content: { ...content, collects: 'pledge' } };
  expect(await closeKanji(other, counted, { campaigns })).toBeUndefined();
  expect(await campaigns.kanji(ORG, id)).toBeUndefined();
  expect(await leftIn(campaigns)).toBe(0);
});

it('has nothing to do for a campaign that collects nothing', async () => {
  const { collectsUntil: _, ...plain } = campaign;
  expect(await closeKanji({ ...plain, content }, counted, { campaigns: memoryVoices() })).toBeUndefined();
});
