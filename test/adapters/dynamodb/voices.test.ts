import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetPerson, hasTraces, tracesOf } from '../../../adapters/dynamodb/forget.ts';
import type { Campaign } from '../../../src/campaign/model.ts';
import { openVoice, saveVoice } from '../../../src/campaign/voice-actions.ts';
import type { Voice, VoiceKind } from '../../../src/campaign/voice-model.ts';
import { asPersonId, asUnitId, type OrgId, type Person, type PersonId } from '../../../src/people/model.ts';
import { SWEEP, sweep } from '../../../src/retention/use-cases.ts';
import { entry, importing, put, putUnit, unit } from '../../contracts/directory.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import type { Office } from '../../fixtures/office.ts';
import { at } from '../../fixtures/time.ts';
import { officeOn, rawRows, rowsOf } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

const people: readonly PersonId[] = Array.from({ length: 7 }, (_, i) => asPersonId(`K${101 + i}`));
const who = asPersonId('K101');

let engine: Engine;
let org: OrgId;
let office: Office;
let campaign: Campaign;

const key = (kind: VoiceKind, owner: string) => ({ org, campaign: campaign.id, kind, owner });
const all = async (kind: VoiceKind): Promise<readonly Voice[]> => {
  const found: Voice[] = [];
  for await (const page of engine.store.campaigns.voices(org, campaign.id, kind)) found.push(...page);
  return found;
};
const dueRows = async () =>
  (await rowsOf(engine, org)).filter(({ type, dueKey }) => type === 'campaign' && dueKey !== undefined);

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** Seven people who all gave a kanji; some a story; and a campaign that asks for kanji and stories. */
beforeEach(async () => {
  org = engine.org();
  await importing(
    { ...engine.store, org },
    'i1',
    putUnit(unit('省')),
    ...people.map((id) => put(entry(id, { unit: asUnitId('省'), teams: { user: `T-${id}` } }))),
  );
  const content = { ...draftOf(org).content, collects: 'kanji', challenge: '会議を短くする' } as const;
  const state = { type: 'scheduled', at: at('2026-11-24T10:00:00+09:00') } as const;
  await engine.store.campaigns.save(draftOf(org, { author: asPersonId('K107'), content, state }));
  office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
  await office.moveTo(at('2026-11-24T10:05:00+09:00'));
  const [stored] = await engine.store.campaigns.recent(org, 1);
  if (!stored) throw new Error('no campaign');
  campaign = stored;
  const { campaigns } = engine.store;
  for (const id of people)
    await campaigns.saveVoice(key('kanji', id), {
      order: 1,
      entry: { type: 'kanji', character: '軽', mayShow: false },
    });
  await campaigns.saveVoice(key('story', who), { order: 1, entry: { type: 'story', text: '話', consent: 'named' } });
  await campaigns.saveVoice(key('pledge', '省'), { order: 1, by: who, entry: { type: 'pledge', text: '宣言' } });
});

describe('a collection in the whole product', () => {
  it('is counted two weeks after it began, keeps nothing of who wrote which kanji, and is due no more', async () => {
    expect(campaign.collectsUntil).toBe(at('2026-12-08T10:00:00+09:00'));
    expect(await dueRows()).toHaveLength(1);
    await office.moveTo(at('2026-12-08T10:00:30+09:00'));
    expect(await all('kanji')).toHaveLength(7);
    expect(await engine.store.campaigns.kanji(org, campaign.id)).toBeUndefined();
    await office.moveTo(at('2026-12-08T10:02:00+09:00'));
    expect(await all('kanji')).toEqual([]);
    expect(await engine.store.campaigns.kanji(org, campaign.id)).toEqual({
      ...{ characters: [{ character: '軽', people: 7 }], reasons: [] },
    });
    expect(await all('story')).toHaveLength(1);
    expect(await dueRows()).toEqual([]);
    expect(office.complaints).toEqual([]);
  });

  it('keeps the list it has when it is attended to again with half of the rows erased', async () => {
    await office.moveTo(at('2026-12-08T10:02:00+09:00'));
    const list = await engine.store.campaigns.kanji(org, campaign.id);
    const entry = { type: 'kanji', character: '重', mayShow: false } as const;
    await engine.store.campaigns.saveVoice(key('kanji', who), { order: 9, entry });
    const [stored] = await engine.store.campaigns.recent(org, 1);
    if (stored) await engine.store.campaigns.save({ ...stored, version: stored.version + 1 });
    await office.moveTo(at('2026-12-08T10:05:00+09:00'));
    expect(await engine.store.campaigns.kanji(org, campaign.id)).toEqual(list);
    expect(await all('kanji')).toEqual([]);
  });
});

describe('what a tap costs', () => {
  const requests = async (act: () => Promise<unknown>): Promise<number> => {
    engine.store.meter.reset();
    await act();
    return engine.store.meter.read().requests;
  };
  const staff = async (id: PersonId): Promise<Person> => {
    const found = await engine.store.directory.person(org, id);
    if (!found) throw new Error('nobody');
    return found;
  };

  it.each(['kanji', 'story'] as const)(
    'is no more than four requests for a form and for what is sent: %s',
    async (kind) => {
      const [giver, of] = [await staff(asPersonId('K102')), { campaign: campaign.id, kind }];
      const values = { character: '新', reason: '', show: 'no', story: '話', consent: 'nameless' };
      // The directory is kept for a moment once it was read.
      await office.tap(giver, openVoice.of(of));
      expect(await requests(() => office.tap(giver, openVoice.of(of)))).toBeLessThanOrEqual(4);
      expect(await requests(() => office.submit(giver, saveVoice.of(of), values))).toBeLessThanOrEqual(4);
      expect(await engine.store.campaigns.voice(key(kind, 'K102'))).toMatchObject({ entry: { type: kind } });
    },
  );
});

describe('what is kept of voices', () => {
  const sweepAt = async (iso: string): Promise<void> => {
    const now = at(iso);
    await sweep(engine.another())({ org, id: 'sweep', kind: SWEEP, payload: { part: '0' }, dueAt: now }, now);
  };

  it('is stories and who declared for thirty days, lists and declarations for a year, then nothing', async () => {
    await office.moveTo(at('2026-12-08T10:02:00+09:00'));
    await sweepAt('2026-12-20T03:00:00+09:00');
    expect(await all('story')).toHaveLength(1);
    expect(await all('pledge')).toMatchObject([{ by: who }]);
    await sweepAt('2026-12-27T03:00:00+09:00');
    expect(await all('story')).toEqual([]);
    expect(await all('pledge')).toEqual([{ owner: '省', order: 1, entry: { type: 'pledge', text: '宣言' } }]);
    expect(await engine.store.campaigns.kanji(org, campaign.id)).toBeDefined();
    await sweepAt('2027-11-28T03:00:00+09:00');
    expect(await all('pledge')).toEqual([]);
    expect(await engine.store.campaigns.kanji(org, campaign.id)).toBeUndefined();
  });
});

describe('forgetting a person', () => {
  it('leaves no trace of what they gave, and keeps the others’ and the unit’s own words', async () => {
    const place = [rawRows(engine), engine.another()] as const;
    await forgetPerson(...place, { org, id: who, now: office.now(), importId: 'forget', standIn: 'stand-in' });
    expect(hasTraces(await tracesOf(...place, org, who, at('2026-12-24T10:00:00+09:00')))).toBe(false);
    expect((await all('kanji')).map(({ owner }) => owner)).toEqual(people.slice(1));
    expect(await all('story')).toEqual([]);
    expect(await all('pledge')).toEqual([{ owner: '省', order: 1, entry: { type: 'pledge', text: '宣言' } }]);
  });
});
