import { describe, expect, it } from 'vitest';
import { asCampaignId } from '../../src/campaign/model.ts';
import type { KanjiList, Voice } from '../../src/campaign/voice-model.ts';
import type { VoiceKey, VoiceStore } from '../../src/campaign/voice-ports.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';

export type VoicesSetup = { readonly org: OrgId; readonly other: OrgId; readonly campaigns: VoiceStore };

const campaign = asCampaignId('20261121T000000000Z-01');
const draft = asCampaignId('20261201T000000000Z-02');
const another = asCampaignId('20261201T000000000Z-03');
const third = asCampaignId('20261201T000000000Z-04');
const kanji = (character: string) => ({ type: 'kanji', character, mayShow: false }) as const;
const story = (text: string) => ({ type: 'story', text, consent: 'nameless' }) as const;
const fifty = <T>(work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 50 }, (_, i) => work(i)));

/** What every implementation of `VoiceStore` must do. */
export const voicesContract = (setup: () => VoicesSetup): void => {
  const keyOf = (org: OrgId, owner: string, kind: VoiceKey['kind'] = 'kanji'): VoiceKey => ({
    ...{ org, campaign, kind, owner },
  });
  const all = async (store: VoiceStore, org: OrgId, kind: VoiceKey['kind']): Promise<readonly Voice[]> => {
    const found: Voice[] = [];
    for await (const page of store.voices(org, campaign, kind)) found.push(...page);
    return found.toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
  };

  describe('voices contract', () => {
    it('keeps one a person and kind, the latest act, in whatever order they arrive', async () => {
      const { campaigns, org, other } = setup();
      const key = keyOf(org, 'K001');
      expect(await campaigns.voice(key)).toBeUndefined();
      const entry = { type: 'kanji', character: '軽', reason: '会議が軽い', mayShow: true } as const;
      expect(await campaigns.saveVoice(key, { order: 20, entry })).toEqual({ owner: 'K001', order: 20, entry });
      expect(await campaigns.saveVoice(key, { order: 10, entry: kanji('重') })).toMatchObject({ entry });
      await fifty(() => campaigns.saveVoice(key, { order: 20, entry }));
      expect(await all(campaigns, org, 'kanji')).toEqual([{ owner: 'K001', order: 20, entry }]);
      expect(await campaigns.saveVoice(key, { order: 30, entry: kanji('新') })).toEqual({
        ...{ owner: 'K001', order: 30, entry: kanji('新') },
      });
      expect(await campaigns.voice(keyOf(org, 'K001', 'story'))).toBeUndefined();
      expect(await campaigns.voice(keyOf(other, 'K001'))).toBeUndefined();
      expect(await campaigns.voice({ ...key, campaign: draft })).toBeUndefined();
    });

    it('keeps nothing of what was taken back, also when a late copy of it arrives', async () => {
      const { campaigns, org } = setup();
      const key = keyOf(org, 'K001', 'story');
      await campaigns.saveVoice(key, { order: 10, entry: story('早く帰れた') });
      expect(await campaigns.saveVoice(key, { order: 20 })).toEqual({ owner: 'K001', order: 20 });
      await campaigns.saveVoice(key, { order: 10, entry: story('早く帰れた') });
      expect(await all(campaigns, org, 'story')).toEqual([{ owner: 'K001', order: 20 }]);
      await campaigns.saveVoice(key, { order: 30, entry: story('書き直した') });
      expect(await campaigns.voice(key)).toMatchObject({ entry: { text: '書き直した' } });
    });

    it('remembers who wrote for a unit', async () => {
      const { campaigns, org } = setup();
      const key = keyOf(org, '第一課', 'pledge');
      const entry = { type: 'pledge', text: '会議は30分' } as const;
      await campaigns.saveVoice(key, { order: 10, by: asPersonId('K001'), entry });
      await campaigns.saveVoice(key, { order: 20, by: asPersonId('K002'), entry });
      expect(await campaigns.voice(key)).toEqual({ owner: '第一課', order: 20, by: 'K002', entry });
    });

    it('puts into a draft only what its writer has not changed since it was read', async () => {
      const { campaigns, org } = setup();
      const [one, two] = [keyOf(org, 'K001', 'story'), keyOf(org, 'K002', 'story')];
      await campaigns.saveVoice(one, { order: 10, entry: story('一') });
      await campaigns.saveVoice(two, { order: 10, entry: story('二') });
      await campaigns.saveVoice(two, { order: 20 });
      expect(await campaigns.pickVoice(one, 9, draft)).toBe(false);
      expect(await campaigns.pickVoice(one, 10, draft)).toBe(true);
      expect(await campaigns.pickVoice(one, 10, draft)).toBe(true);
      expect(await campaigns.pickVoice(one, 10, another)).toBe(false);
      expect(await campaigns.pickVoice(one, 10, another, third)).toBe(false);
      expect(await campaigns.pickVoice(one, 10, another, draft)).toBe(true);
      expect(await campaigns.pickVoice(one, 10, draft, another)).toBe(true);
      expect(await campaigns.pickVoice(two, 10, draft)).toBe(false);
      expect(await campaigns.pickVoice(two, 20, draft)).toBe(false);
      expect(await campaigns.pickVoice(keyOf(org, 'K003', 'story'), 0, draft)).toBe(false);
      expect(await all(campaigns, org, 'story')).toEqual([
        { owner: 'K001', order: 10, entry: story('一'), picked: draft },
        { owner: 'K002', order: 20 },
      ]);
    });

    it('keeps the words of what is in a draft, and notes that its writer wants it out', async () => {
      const { campaigns, org } = setup();
      const key = keyOf(org, 'K001', 'story');
      const entry = story('一');
      await campaigns.saveVoice(key, { order: 10, entry });
      await campaigns.pickVoice(key, 10, draft);
      const picked = { owner: 'K001', order: 10, entry, picked: draft };
      expect(await campaigns.saveVoice(key, { order: 20, entry: story('別') })).toEqual(picked);
      expect(await campaigns.saveVoice(key, { order: 9 })).toEqual(picked);
      const out = { ...picked, order: 30, withdrawn: true };
      expect(await campaigns.saveVoice(key, { order: 30 })).toEqual(out);
      expect(await campaigns.saveVoice(key, { order: 30 })).toEqual(out);
      expect(await campaigns.pickVoice(key, 30, draft)).toBe(false);
    });

    it('lists them all in pages, and erases those of one kind', async () => {
      const { campaigns, org } = setup();
      await fifty((i) => campaigns.saveVoice(keyOf(org, `K${100 + i}`), { order: 1, entry: kanji('軽') }));
      await campaigns.saveVoice(keyOf(org, 'K100', 'story'), { order: 1, entry: story('残る') });
      expect(await all(campaigns, org, 'kanji')).toHaveLength(50);
      await campaigns.eraseVoices(org, campaign, 'kanji');
      await campaigns.eraseVoices(org, campaign, 'kanji');
      expect(await all(campaigns, org, 'kanji')).toEqual([]);
      expect(await all(campaigns, org, 'story')).toHaveLength(1);
    });

    it('keeps the list of kanji that was saved first', async () => {
      const { campaigns, org, other } = setup();
      const list: KanjiList = {
        characters: [{ character: '軽', people: 5 }, { character: '疎' }],
        reasons: [{ character: '軽', text: '会議が軽い' }],
      };
      expect(await campaigns.kanji(org, campaign)).toBeUndefined();
      await campaigns.saveKanji(org, campaign, list);
      await campaigns.saveKanji(org, campaign, { characters: [], reasons: [] });
      expect(await campaigns.kanji(org, campaign)).toEqual(list);
      expect(await campaigns.kanji(other, campaign)).toBeUndefined();
    });
  });
};
